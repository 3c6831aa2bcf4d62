"""`travaux symbol`: symbols in a text, or why there is none."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.terminal import COMMAND, travaux


def test_lists_are_expanded_a_line_each() -> None:
    ran = travaux("symbol", "(A/C.3/57/SR.39, 47 y 50)")
    assert ran.code == 0
    assert [line.partition("\t")[0] for line in ran.text.splitlines()] == [
        "A/C.3/57/SR.39",
        "A/C.3/57/SR.47",
        "A/C.3/57/SR.50",
    ]
    assert "Third Committee; summary record; session 57" in ran.text


def test_json_has_everything() -> None:
    ran = travaux("symbol", "see", "CCPR/KEN/Q/3/Add.1", "--format", "json")
    (told,) = json.loads(ran.text)["symbols"]
    assert told["symbol"] == "CCPR/C/KEN/Q/3/Add.1"
    assert told["corrected"] == told["printed"] == "CCPR/KEN/Q/3/Add.1"
    assert (told["start"], told["end"]) == (4, 22)
    assert (told["committee"], told["country"], told["kind"], told["number"]) == ("ccpr", "KEN", "Q", "3")
    assert (told["modifiers"], told["parent"]) == (["Add.1"], "CCPR/C/KEN/Q/3")


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("CCPR/C/121/D/2025/2011", "communication", "ccpr/2025/2011"),
        ("CRC/GC/2003/5", "general_comment", "crc/5"),
        ("A/HRC/WGAD/2024/46", "opinion", "46/2024"),
        ("217 A (III)", "symbol", "A/RES/217 A (III)"),  # a form of running text, alone
        ("A/65/L.78*", "display", "A/65/L.78*"),
        ("E/2010/27-E/CN.6/2010/11", "both", ["E/2010/27", "E/CN.6/2010/11"]),
    ],
)
def test_facts(text: str, field: str, value: object) -> None:
    ran = travaux("symbol", text, "--format", "json")
    assert json.loads(ran.text)["symbols"][0][field] == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("24/7", "begins with a figure"),
        ("MSC/72/13/2", "“MSC”"),
        ("A/HRC", "number is missing"),
        ("", "no text"),
    ],
)
def test_none_is_a_reason_and_exit_code_1(text: str, reason: str) -> None:
    ran = travaux("symbol", text)
    assert (ran.code, ran.out) == (1, b"")
    assert reason in ran.err
    assert ran.err.count("\n") == 1


def test_standard_input() -> None:
    ran = travaux("symbol", "-", stdin="见CEDAW/C/SR.1453和1454\n".encode())
    assert ran.text.count("\n") == 2
    none = travaux("symbol", "-", stdin=b"nothing here. " * 40)
    assert (none.code, none.err) == (1, "travaux: There is no symbol in this text.\n")


def test_it_needs_no_library(tmp_path: Path) -> None:
    home = tmp_path / "none"
    ran = travaux("--home", home, "symbol", "A/57/292")
    assert (ran.code, home.exists()) == (0, False)
    assert travaux("symbol", "A/57/292", "--format", "xml").code == 2


def test_it_does_not_load_django() -> None:
    python, *rest = COMMAND
    told = subprocess.run(
        [python, "-X", "importtime", *rest, "symbol", "A/57/292"], capture_output=True, check=True
    )
    assert b"travaux.texts.symbol" in told.stderr
    assert b"django" not in told.stderr
