"""Names in the manner of AKN4UN."""

from __future__ import annotations

import pytest

from travaux.exporting.akoma_ntoso.naming import language_code, names, number, portion, shape, whole_date


@pytest.mark.parametrize(
    ("symbol", "written", "reason"),
    [
        ("A/RES/66/1", "A-RES-66-1", "slashes are hyphens"),
        ("S/RES/1325 (2000)", "S-RES-1325_(2000)", "a space is an underscore"),
        ("Doc/Ünï ?#", "Doc-Ünï_-", "what ends a path does not stand in one"),
        ("", "nn", "a document without a symbol"),
    ],
)
def test_numbers(symbol: str, written: str, reason: str) -> None:
    assert number(symbol).rstrip("-") == written.rstrip("-"), reason


@pytest.mark.parametrize(
    ("date", "whole"),
    [("2002-08-09", "2002-08-09"), ("2002", "2002-01-01"), ("2002-08", "2002-08-01"), (None, "0001-01-01")],
)
def test_what_is_not_known_of_a_date_is_01(date: str | None, whole: str) -> None:
    assert whole_date(date) == whole


def test_portions() -> None:
    assert portion(["para_62"], None) == "~para_62"
    assert portion(["para_8", "para_9", "para_15"], None) == "~para_8->para_15"
    assert portion([], 16) == "~page_16"


def test_languages_have_three_letters() -> None:
    assert [language_code(one) for one in ("en", "fr", "es", "ru", "ar", "zh", None)] == [
        "eng", "fra", "spa", "rus", "ara", "zho", "und",
    ]  # fmt: skip


def test_a_kind_that_is_not_listed_is_a_paper_of_that_name() -> None:
    assert shape("concluding-observations") == ("doc", "paper", "concludingObservations")
    assert names(None, None, None, "A/1", None).work == "/akn/un/doc/paper/un/0001-01-01/A-1"
