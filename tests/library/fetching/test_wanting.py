"""Symbols that people type become rows that wait, and what has no symbol is told with its line."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.conf import LazySettings

from tests.library.shelf import shelve, short_report
from travaux.library.fetching import wanting
from travaux.library.fetching.wanting import MOST_AT_ONCE, Wish, can_be_asked, typed, want
from travaux.library.models import Addition, State
from travaux.library.permissions import Viewer
from travaux.texts.errors import FieldsError, NotAllowedError

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("A/57/292", ("A/57/292",)),
        ("a/57/292\n\nA/57/292 \n A/RES/60/147", ("A/57/292", "A/RES/60/147")),  # each once
        ("A/C.3/57/SR.39, 47 and 50", ("A/C.3/57/SR.39", "A/C.3/57/SR.47", "A/C.3/57/SR.50")),
        ("https://undocs.org/fr/A/57/292", ("A/57/292",)),
        ("S/RES/1325 (2000)", ("S/RES/1325 (2000)",)),
    ],
)
def test_what_is_typed(text: str, symbols: tuple[str, ...]) -> None:
    assert typed(text) == wanting.Typed(symbols, ())


def test_a_line_without_a_symbol_is_told() -> None:
    said = typed("A/57/292\nthe report of last year\n")
    assert said.symbols == ("A/57/292",)
    assert len(said.problems) == 1
    assert said.problems[0].startswith("Line 2 (“the report of last year”): ")


@pytest.mark.parametrize(
    ("target", "can"), [("A/57/292", True), ("instrument:iccpr", False), ("self", False), ("", False)]
)
def test_what_can_be_asked_for(target: str, can: bool) -> None:
    assert can_be_asked(target) is can


def test_a_row_for_each_language_and_none_for_what_is_here(owner: Viewer) -> None:
    here = shelve(short_report(), owner)
    batch = uuid4()
    rows = want(owner, ["A/57/292"], ["en", "fr", "fr"], Wish(batch))
    assert [(row.name, row.state, row.edition) for row in rows] == [
        ("A_57_292-EN.pdf", State.ALREADY_HERE, here),
        ("A_57_292-FR.pdf", State.QUEUED, None),
    ]
    again = want(owner, ["A/57/292"], ["en", "fr"], Wish(uuid4(), again=True))
    assert (again[0].state, again[1]) == (State.QUEUED, rows[1])  # what waits already waits once
    assert Addition.objects.count() == 3


@pytest.mark.parametrize(
    ("symbols", "languages", "form", "field"),
    [
        ([], ["en"], "pdf", "symbols"),
        (["A/1/1"], [], "pdf", "languages"),
        (["A/1/1"], ["de"], "pdf", "languages"),
        (["A/1/1"], ["en"], "odt", "format"),
        ([f"A/1/{n}" for n in range(MOST_AT_ONCE)], ["en", "fr"], "pdf", "symbols"),
    ],
)
def test_what_can_not_be_asked(
    owner: Viewer, symbols: list[str], languages: list[str], form: str, field: str
) -> None:
    with pytest.raises(FieldsError) as refused:
        want(owner, symbols, languages, Wish(uuid4(), format=form))
    assert list(refused.value.fields) == [field]
    assert not Addition.objects.exists()


def test_who_may_ask_and_where(everyone: dict[str, Viewer], settings: LazySettings) -> None:
    with pytest.raises(NotAllowedError):
        want(everyone["reader"], ["A/1/1"], ["en"], Wish(uuid4()))
    settings.FETCH = False
    with pytest.raises(NotAllowedError, match="TRAVAUX_FETCH=1"):
        wanting.require_allowed(everyone["admin"])
    settings.FETCH = True
    wanting.require_allowed(everyone["contributor"])
