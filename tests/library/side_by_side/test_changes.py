"""What changed between two texts, paragraph by paragraph."""

from __future__ import annotations

import pytest

from tests.builders import block
from travaux.library.side_by_side.changes import Kinds, changes, counts, same_language
from travaux.texts.errors import UsageError
from travaux.texts.reading import Block, Kind

FIRST = "Welcomes the report of the Special Rapporteur on the human rights of migrants;"
SECOND = "Requests the Secretary-General to provide all necessary assistance to the mandate;"
THIRD = "Decides to remain seized of the matter at its next regular session in Geneva;"
FOURTH = "Encourages Governments to invite the Special Rapporteur to visit their countries."


def text(*paragraphs: str) -> list[Block]:
    """Operative paragraphs with these texts."""
    return [block(f"op_{at}", words, number=str(at)) for at, words in enumerate(paragraphs, 1)]


def told(old: list[Block], new: list[Block]) -> list[tuple[str, str, str]]:
    """The changes as kind and addresses."""
    return [
        (one.kind.value, one.old.address if one.old else "", one.new.address if one.new else "")
        for one in changes(old, new)
    ]


def test_changed_new_and_gone_stand_where_they_are() -> None:
    new = text(FIRST.replace("Welcomes", "Takes note of"), FOURTH, THIRD)
    old = text(FIRST, SECOND, THIRD)
    assert told(old, new) == [
        ("changed", "op_1", "op_1"),
        ("gone", "op_2", ""),
        ("new", "", "op_2"),
        ("same", "op_3", "op_3"),
    ]
    first = changes(old, new)[0]
    assert [part for part in first.parts if part.kind != "same"] == [
        ("gone", "Welcomes"),
        ("new", "Takes note of"),
    ]


def test_moved_with_its_words() -> None:
    old = text(FIRST, SECOND, THIRD, FOURTH)
    new = text(FOURTH.replace("Encourages", "Urges"), FIRST, SECOND, THIRD)
    rows = changes(old, new)
    assert (rows[0].kind, rows[0].old.address if rows[0].old else "") == (Kinds.MOVED, "op_4")
    assert rows[0].words and [one.renumbered for one in rows] == [True] * 4
    assert counts(rows).named() == {
        "same": 0, "changed": 0, "moved": 1, "new": 0, "gone": 0, "renumbered": 3,
    }  # fmt: skip


def test_rewritten_beyond_recognition_is_gone_and_new() -> None:
    assert told(text(FIRST), text(THIRD)) == [("gone", "op_1", ""), ("new", "", "op_1")]


def test_every_paragraph_stands_once() -> None:
    old, new = text(FIRST, SECOND, FIRST, THIRD), text(THIRD, FIRST, FOURTH, FIRST)
    rows = changes(old, new)
    assert sorted(one.old.address for one in rows if one.old) == ["op_1", "op_2", "op_3", "op_4"]
    assert [one.new.address for one in rows if one.new] == ["op_1", "op_2", "op_3", "op_4"]


def test_what_is_set_anew_is_no_change() -> None:
    head = block("mast_1", "A/C.3/57/L.5", kind=Kind.MASTHEAD)
    assert told([head, *text(FIRST)], text(FIRST)) == [("same", "op_1", "op_1")]


def test_two_languages_are_not_compared() -> None:
    same_language("en", "und")
    with pytest.raises(UsageError, match="side by side"):
        same_language("en", "fr")
