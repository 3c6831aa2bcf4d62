"""Whose comment, communication or rules."""

from __future__ import annotations

import pytest

from travaux.citing.context import Context, of_document
from travaux.citing.mentions import Comment, Communication, Rules
from travaux.citing.resolving import committees

NOWHERE = Context()


@pytest.mark.parametrize(
    ("one", "source", "target", "reason"),
    [
        (Comment("14", 0, "cescr", "comment"), "", "gc:cescr/14", "named"),
        (Comment("36", 2018, "", "comment"), "", "gc:ccpr/36", "number and year"),
        (Comment("26", 2023, "", "comment"), "", "gc:crc/26", "the year tells two apart"),
        (Comment("7", 0, "", "comment"), "CRC/C/GC/12", "gc:crc/7", "of the issuing committee"),
        (Comment("7", 0, "", "comment"), "", None, "several"),
        (
            Comment("23", 1997, "", "recommendation"),
            "A/HRC/EMRIP/2025/3",
            "gc:cerd/23",
            "on the body's own subject",
        ),
        (Comment("23", 1997, "", "recommendation"), "", None, "two of one year"),
    ],
)
def test_comments(one: Comment, source: str, target: str | None, reason: str) -> None:
    found = committees.comment(one, of_document(source))
    assert found.target == target, reason
    assert target or found.candidates


@pytest.mark.parametrize(
    ("one", "source", "target", "reason"),
    [
        (Communication("1311", 2004), "", "comm:ccpr/1311/2004", "only one committee had so many"),
        (Communication("2025", 2011), "", "comm:ccpr/2025/2011", "a number that looks like a year"),
        (Communication("4", 2014), "E/C.12/59/D/4/2014", "comm:cescr/4/2014", "of the issuing committee"),
        (Communication("4", 2014, "crpd"), "", "comm:crpd/4/2014", "named"),
        (Communication("9000", 1990), "", None, "nobody ever had so many"),
    ],
)
def test_communications(one: Communication, source: str, target: str | None, reason: str) -> None:
    assert committees.communication(one, of_document(source)).target == target, reason


@pytest.mark.parametrize(
    ("one", "source", "target"),
    [
        (Rules("sc"), "", "rules:sc"),
        (Rules(), "CCPR/C/GC/36", "rules:ccpr"),
        (Rules(), "A/68/98", "rules:ga"),
        (Rules(), "TPNW/MSP/2025/11", "rules:tpnw-msp"),
        (Rules(), "", None),
    ],
)
def test_rules_of_procedure(one: Rules, source: str, target: str | None) -> None:
    assert committees.rules(one, of_document(source)).target == target
