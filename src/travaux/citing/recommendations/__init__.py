"""Recommendations: who should do what, by whom it is asked, and where that stands.

    >>> from travaux.citing import recommendations
    >>> [one.number for one in recommendations.find(reading)]
    ['114.1', '114.2', …]

In: a Reading. Out: Recommendations in the order of the reading. A report of the universal periodic review has
those of its lists and no others (the dialogue before them only tells what was said); every other document
those of its sentences. How each language recommends is data (`language/*.toml`).
"""

from __future__ import annotations

from travaux.citing.recommendations import review
from travaux.citing.recommendations.general import Finder
from travaux.citing.recommendations.outline import Outline
from travaux.citing.recommendations.tables import table
from travaux.texts.reading import Reading
from travaux.texts.recommendation import Recommendation


def find(reading: Reading) -> list[Recommendation]:
    """The recommendations of a document; none in a language without a table."""
    words = table(reading.metadata.language)
    if words is None:
        return []
    outline = Outline(reading)
    return review.find(outline, words) or Finder(outline, words).find()
