"""How values are shown."""

from __future__ import annotations

import pytest
from django.utils import translation

from travaux.library.models import AuditEntry
from travaux.library.search.results import Problem
from travaux.web.templatetags import shown


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [
        ("en", "2002-08-09", "9 August 2002"),
        ("fr", "2002-08-09", "9 août 2002"),
        ("en", "2002-08", "August 2002"),
        ("en", "2002", "2002"),
        ("en", "", ""),
        ("en", "soon", "soon"),
        ("en", "2002-13", "2002-13"),
    ],
)
def test_day(language: str, value: str, text: str) -> None:
    with translation.override(language):
        assert shown.day(value) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (None, ""),
        (0.0, "under a minute"),
        (59, "under a minute"),
        (119, "about 2 min"),
        (7300, "about 2 h"),
        (3590, "about 1 h"),
    ],
)
def test_duration(seconds: float | None, text: str) -> None:
    assert shown.duration(seconds) == text


def test_a_query_is_cut_where_it_is_wrong() -> None:
    assert shown.cut('torture "and', Problem("", 8, 9)) == ("torture ", '"', "and")
    assert shown.cut("a", Problem("", 1, 1)) == ("a", "", "")


def test_numbers_and_names() -> None:
    assert shown.counted(1234567) == "1,234,567"
    assert shown.language_name("fr") == "French"
    assert shown.language_name("und") == "language not known"
    with translation.override("fr"):
        assert shown.language_name("ar") == "arabe"


def test_an_entry_of_the_log_in_words() -> None:
    entry = AuditEntry(
        action="edit",
        details={
            "before": {"title": "Old"},
            "after": {"title": None},
            "works": ["A/1", "A/2"],
            "counts": {"same": 3},
        },
    )
    assert shown.change(entry) == "corrected"
    assert [(line.name, line.before, line.after) for line in shown.differences(entry)] == [
        ("Title", "Old", None),
        ("Documents", None, "A/1, A/2"),
        ("counts", None, "same 3"),
    ]
    assert shown.change(AuditEntry(action="unheard-of")) == "unheard-of"
    assert shown.differences(AuditEntry(action="add", details={})) == []
