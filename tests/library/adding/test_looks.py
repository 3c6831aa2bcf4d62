"""Somebody is asked to look only where it matters, with a reason and a place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.library.shelf import short_report
from travaux.library.adding.looks import Look, look
from travaux.texts.reading import Kind, Reading, Warning


def warned(*notes: Warning) -> Reading:
    return replace(short_report(), warnings=notes)


def test_a_plain_document_is_ready() -> None:
    assert look(short_report(), "A/57/292") is None


@pytest.mark.parametrize(
    ("notes", "code", "where", "why"),
    [
        ([Warning("number-gap", "From 41 to 43.", 9, "para_43")], "number-gap", "para_43", "its address"),
        ([Warning("damaged-text:font-map", "Wrong.", 9)], "damaged-text:font-map", "page 9", "only a page"),
        ([Warning("symbol-conflict", "Two.")], "symbol-conflict", "", "no place at all"),
        (
            [Warning("number-gap", "Gap.", 2), Warning("damaged-text:no-text", "None.", 7)],
            "damaged-text:no-text",
            "page 7",
            "the weightiest comes first",
        ),
    ],
)
def test_doubts_that_matter(notes: list[Warning], code: str, where: str, why: str) -> None:
    found = look(warned(*notes), "A/57/292")
    assert found is not None
    assert (found.code, found.where) == (code, where), why


@pytest.mark.parametrize("code", ["number-repeat", "address-repeat", "property-conflict", "no-text"])
def test_doubts_that_are_shown_at_their_place_only(code: str) -> None:
    assert look(warned(Warning(code, "A doubt.", 3)), "A/57/292") is None


def test_further_doubts_are_counted() -> None:
    gap = Warning("number-gap", "From 1 to 3.", 1)
    assert look(warned(gap, gap), "A/57/292") == Look(
        "number-gap", "From 1 to 3. There is 1 more to look at.", "page 1"
    )
    several = look(warned(gap, gap, gap), "A/57/292")
    assert several is not None
    assert several.reason.endswith("There are 2 more to look at.")


def test_no_symbol_is_asked_for_with_the_name_it_has() -> None:
    found = look(short_report(symbol=None), "Doc/human-rights-of-migrants")
    assert found is not None
    assert (found.code, found.where) == ("no-symbol", "title")
    assert "Doc/human-rights-of-migrants" in found.reason


def test_no_language_is_asked_for() -> None:
    found = look(short_report(language=None), "A/57/292")  # type: ignore[arg-type]
    assert found is not None
    assert found.code == "no-language"


def test_a_document_without_text_is_said_before_all_else() -> None:
    bare = short_report(symbol=None)
    furniture = tuple(replace(one, kind=Kind.FURNITURE) for one in bare.blocks)
    for blocks in ((), furniture):
        found = look(replace(bare, blocks=blocks), "Doc/x")
        assert found is not None
        assert found.code == "nothing-read"
