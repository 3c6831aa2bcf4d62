"""What came is what was asked for when its own page says so, in any spelling."""

from __future__ import annotations

import pytest

from tests.library.shelf import short_report
from travaux.library.fetching.checking import check
from travaux.library.fetching.sources import Wanted
from travaux.texts.errors import FetchError, WrongDocumentError, WrongLanguageError


@pytest.mark.parametrize(
    ("asked", "printed", "others"),
    [
        ("A/57/292", "A/57/292*", ()),  # reissued
        ("S/RES/1325 (2000)", "S/RES/1325(2000)", ()),
        ("E/2002/1", "A/57/292", ("E/2002/1",)),  # a double symbol
    ],
)
def test_the_same_document(asked: str, printed: str, others: tuple[str, ...]) -> None:
    check(short_report(printed, other_symbols=others), Wanted(asked, "en"))
    check(short_report(printed, other_symbols=others, language=None), Wanted(asked, "fr"))  # asks for a look


@pytest.mark.parametrize(
    ("printed", "language", "error", "words"),
    [
        ("A/57/292/Add.1", "en", WrongDocumentError, "documents.un.org gave for A/57/292 is A/57/292/Add.1"),
        (None, "en", WrongDocumentError, "No symbol could be read"),
        ("A/57/292", "fr", WrongLanguageError, "A/57/292 in English is in French"),
    ],
)
def test_another_document(printed: str | None, language: str, error: type[FetchError], words: str) -> None:
    reading = short_report(printed, language=language)
    with pytest.raises(error, match=words):
        check(reading, Wanted("A/57/292", "en"))
    check(reading, Wanted("A/57/292", "en", anyway=True))
