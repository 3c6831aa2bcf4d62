"""How a language says figures in words: months, number words, thousands and millions.

In: a language. Out: its `Words`, read from data/figures.toml, or None for a language that has none there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_GLUED = r"(?:[وفبلك]{0,2}(?:ال|لل)?)"  # and, in, for, the: Arabic writes them onto the word
_ENDING = {"*": r"\w*"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a language; of `values` the highest first, because a form of 30 may begin as one of 3.

    `month` finds the name of one (in a group m1 to m12), `word` a number word.
    """

    month: re.Pattern[str] | None
    word: re.Pattern[str] | None
    values: tuple[tuple[re.Pattern[str], int], ...]
    scales: Mapping[str, int]
    scale: re.Pattern[str]

    def value(self, word: str) -> int | None:
        """What a number word is worth."""
        return next((value for pattern, value in self.values if pattern.fullmatch(word)), None)


@cache
def words(language: str) -> Words | None:
    """The words of `language`, or None."""
    data = _data().get(language)
    if data is None:
        return None
    forms = {int(value): tuple(map(_form, some)) for value, some in data["words"].items()}
    before = _GLUED if language == "ar" else ""
    every = sorted((form for some in forms.values() for form in some), key=len, reverse=True)
    scales: dict[str, int] = data["scales"]
    return Words(
        _month(tuple(map(_form, data["months"])), again=language == "ar"),
        re.compile(rf"(?<!\w){before}(?P<bare>{'|'.join(every)})(?!\w)") if every else None,
        tuple((re.compile("|".join(some)), value) for value, some in sorted(forms.items(), reverse=True)),
        scales,
        _scale(scales, spaced=bool(every)),
    )


def _month(forms: Sequence[str], *, again: bool) -> re.Pattern[str] | None:
    """The name of a month; `again`: often in a second calendar, after a slash (آذار/مارس)."""
    named = "|".join(f"(?P<m{number}>{form})" for number, form in enumerate(forms, 1))
    second = rf"(?:\s?/\s?(?:{'|'.join(forms)}))?" if again else ""
    return re.compile(rf"(?<!\w)(?:{named}){second}(?!\w)", re.IGNORECASE) if forms else None


def _scale(scales: Mapping[str, int], *, spaced: bool) -> re.Pattern[str]:
    """What multiplies a figure, right after it; in Chinese no space parts it from what follows."""
    forms = "|".join(sorted(map(re.escape, scales), key=len, reverse=True))
    return re.compile(rf"\s*[-‑]?(?:de |d’)?(?P<scale>{forms})" + (r"(?!\w)" if spaced else ""))


def _form(form: str) -> str:
    return form[:-1] + _ENDING["*"] if form.endswith("*") else form


@cache
def _data() -> dict[str, Any]:
    text = resources.files("travaux.texts").joinpath("data/figures.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
