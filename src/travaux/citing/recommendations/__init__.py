"""Recommendations: who should do what, by whom it is asked, and where that stands.

    >>> from travaux.citing import recommendations
    >>> [one.number for one in recommendations.find(reading)]
    ['114.1', '114.2', …]

In: a Reading. Out: Recommendations in the order of the reading. A report of the universal periodic review has
those of its lists and no others (the dialogue before them only tells what was said); every other document
those of its sentences. How each language recommends is data (`language/*.toml`), and so is what tells of a
topic (`texts/data/themes.toml`).
"""

from __future__ import annotations

from dataclasses import replace

from travaux.citing.recommendations import review, tables, topics
from travaux.citing.recommendations.general import Finder
from travaux.citing.recommendations.outline import Outline
from travaux.texts.reading import Reading
from travaux.texts.recommendation import Form, Recommendation


def find(reading: Reading) -> list[Recommendation]:
    """The recommendations of a document; none in a language without a table."""
    words = tables.table(reading.metadata.language)
    if words is None:
        return []
    outline = Outline(reading)
    found = review.find(outline, words) or Finder(outline, words).find()
    return [replace(one, topics=about(one, words.language)) for one in found]


def load(language: str) -> None:
    """Make a language's tables ready, so that the first document doesn't wait for it."""
    tables.table(language)
    topics.of("", language)


def about(one: Recommendation, language: str) -> tuple[str, ...]:
    """Its topics; an item that names none has those of what it continues."""
    found = topics.of(one.text, language)
    return found or (topics.of(one.lead_in, language) if one.form is Form.LISTED else ())
