"""Whose resolution a number is: the form, the organ named, the document, the date; else candidates."""

from __future__ import annotations

import pytest

from travaux.citing.context import Context, of_document
from travaux.citing.mentions import Numbered
from travaux.citing.resolving.numbered import resolve

NOWHERE = Context()

SURE = [
    (Numbered("resolution", "1325", "2000", form="year"), NOWHERE, "S/RES/1325 (2000)", "the form"),
    (
        Numbered("resolution", "1540", "", organ="sc", form="bare"),
        NOWHERE,
        "S/RES/1540 (2004)",
        "numbers run on",
    ),
    (Numbered("resolution", "2200", "XXI", "A", form="roman"), NOWHERE, "A/RES/2200 A (XXI)", "romans"),
    (
        Numbered("resolution", "1503", "XLVIII", organ="ecosoc", form="roman"),
        NOWHERE,
        "E/RES/1503 (XLVIII)",
        "named",
    ),
    (Numbered("resolution", "36", "IV", form="roman"), NOWHERE, "E/RES/36 (IV)", "the Assembly was at 250"),
    (Numbered("resolution", "1503", "XLVIII", form="roman"), NOWHERE, "E/RES/1503 (XLVIII)", "after XXX"),
    (
        Numbered("resolution", "3379", "XXX", form="roman"),
        NOWHERE,
        "A/RES/3379 (XXX)",
        "in the Assembly's row",
    ),
    (Numbered("resolution", "973", "X", form="roman"), NOWHERE, "A/RES/973 (X)", "the same"),
    (
        Numbered("resolution", "3362", "S-VII", form="roman"),
        NOWHERE,
        "A/RES/3362 (S-VII)",
        "a special session",
    ),
    (
        Numbered("resolution", "1", "S-21", organ="hrc"),
        NOWHERE,
        "A/HRC/RES/S-21/1",
        "no year, though four long",
    ),
    (Numbered("resolution", "1", "5"), NOWHERE, "A/HRC/RES/5/1", "below 31"),
    (Numbered("resolution", "251", "60"), NOWHERE, "A/RES/60/251", "more than the Council ever adopted"),
    (Numbered("resolution", "13", "48", organ="hrc"), NOWHERE, "A/HRC/RES/48/13", "named"),
    (
        Numbered("resolution", "13", "48", organ="council"),
        NOWHERE,
        "A/HRC/RES/48/13",
        "“the Council” with a slash",
    ),
    (Numbered("resolution", "13", "48", near="hrc"), NOWHERE, "A/HRC/RES/48/13", "named before"),
    (Numbered("resolution", "13", "48", dated=2021), NOWHERE, "A/HRC/RES/48/13", "the year it sat"),
    (Numbered("resolution", "13", "48", dated=1993), NOWHERE, "A/RES/48/13", "the other year"),
    (
        Numbered("resolution", "13", "48"),
        of_document("A/50/1"),
        "A/RES/48/13",
        "written before the Council had it",
    ),
    (
        Numbered("resolution", "13", "48", own=True),
        of_document("A/HRC/52/1"),
        "A/HRC/RES/48/13",
        "its resolution",
    ),
    (Numbered("resolution", "2", "75"), NOWHERE, "A/RES/75/2", "a session the Council has not come to"),
    (Numbered("resolution", "5", "2015"), NOWHERE, "E/RES/2015/5", "the Commission had ended"),
    (Numbered("decision", "266", "2002"), NOWHERE, "E/DEC/2002/266", "a decision by its number"),
    (Numbered("resolution", "62", "2002", organ="chr"), NOWHERE, "E/CN.4/RES/2002/62", "named"),
    (
        Numbered("decision", "1", "5", organ="hrc"),
        NOWHERE,
        "A/HRC/RES/5/1",
        "no decision has so low a number",
    ),
    (Numbered("decision", "508", "60"), NOWHERE, "A/DEC/60/508", "decisions from 301"),
    (
        Numbered("resolution", "309", "68", organ="ga"),
        NOWHERE,
        "A/RES/68/309",
        "a resolution above 301 all the same",
    ),
    (Numbered("statement", "1", "19"), NOWHERE, "A/HRC/PRST/19/1", "a statement"),
]

OPEN = [
    (Numbered("resolution", "13", "48"), {"A/RES/48/13", "A/HRC/RES/48/13"}, "either organ"),
    (Numbered("resolution", "44", "1999"), {"E/RES/1999/44", "E/CN.4/RES/1999/44"}, "either organ"),
    (Numbered("resolution", "1334", "", organ="sc", form="bare"), set(), "too near the turn of the year"),
]


@pytest.mark.parametrize(("one", "context", "target", "reason"), SURE)
def test_one_organ(one: Numbered, context: Context, target: str, reason: str) -> None:
    found = resolve(one, context)
    assert (found.target, bool(found.reason)) == (target, True), reason


@pytest.mark.parametrize(("one", "candidates", "reason"), OPEN)
def test_never_picked_in_silence(one: Numbered, candidates: set[str], reason: str) -> None:
    found = resolve(one, NOWHERE)
    assert found.target is None, reason
    assert {candidate.target for candidate in found.candidates} == candidates
    assert all(candidate.reason for candidate in found.candidates)


def test_the_other_organ_stays_a_candidate() -> None:
    found = resolve(Numbered("resolution", "13", "48"), of_document("A/78/1"))
    assert found.target == "A/RES/48/13"
    assert [one.target for one in found.candidates] == ["A/RES/48/13", "A/HRC/RES/48/13"]
