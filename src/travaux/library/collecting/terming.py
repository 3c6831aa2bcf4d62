"""What may be said of a term: its code, its labels, the term above it. Pure.

In: what was typed, or stands in a table. Out: the same, clean, or FieldsError with a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping

from travaux.library.collecting import wording
from travaux.texts import links
from travaux.texts.errors import FieldsError

MOST = 20_000
"""Terms of one list: larger thesauri are linked to, and not chosen from."""

DEEPEST = 20
"""Broader terms of broader terms."""

CODE, LABEL, BROADER, LABEL_IN = "code", "label", "broader", "label_"
"""Columns of a list as a table; after the last one stands a language."""

_LONGEST_CODE, _LONGEST_LABEL = 80, 200  # as the table has them


def code(text: str) -> str:
    """A code."""
    clean = wording.line(text, "code", missing="A term needs a code.", longest=_LONGEST_CODE)
    if ";" in clean:
        raise FieldsError({"code": "A code has no semicolon: that parts several values in a table."})
    return clean


def label(text: str) -> str:
    """A label."""
    return wording.line(text, "label", missing="A term needs a label.", longest=_LONGEST_LABEL)


def labels(said: Mapping[str, str]) -> dict[str, str]:
    """Labels in further languages; empty ones, and what is no language, left out."""
    return {
        language: label(text)
        for language, text in said.items()
        if text.strip() and language in links.LANGUAGES
    }


def refuse_circle(below: str, broader: str, above: Mapping[str, str | None]) -> None:
    """Refuse a broader term that is not there, or stands below; `above` has the broader code of each.

    Raises FieldsError.
    """
    if broader not in above:
        raise FieldsError({"broader": f"The list has no term “{broader}” to be under: add it first."})
    at: str | None = broader
    for _ in range(DEEPEST):
        if not at:
            return
        if at == below:
            break
        at = above.get(at)
    raise FieldsError({"broader": f"“{broader}” can't be above “{below}”: they would go in a circle."})
