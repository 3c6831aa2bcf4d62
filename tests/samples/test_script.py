"""The texts of the sample: how their lines become units."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
TEXT = """title: A sample
left: One | Two

# I. | Introduction
### Registers
> _Recalling_ a text,
1. First.{1}
^1 A note.
  (a) An item;
    (i) Another.
2- Second.
@ The President: | We begin.
% Table 1
| A | B |
= Annex
=- Model
right> Signed
"""


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module that reads texts."""
    monkeypatch.syspath_prepend(str(SAMPLES))
    return pytest.importorskip("script")


def test_every_mark(script: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.en.txt"
    path.write_text(TEXT, encoding="utf-8")
    loaded = script.load(path)
    assert loaded["title"] == "A sample" and loaded.rows("left") == ["One", "Two"] and loaded["none"] == ""
    assert [(e.kind, e.label, e.text, e.depth) for e in loaded.elements] == [
        ("heading", "I.", "Introduction", 1),
        ("heading", "", "Registers", 3),
        ("plain", "", "_Recalling_ a text,", 0),
        ("paragraph", "1.", "First.{1}", 0),
        ("item", "(a)", "An item;", 1),
        ("item", "(i)", "Another.", 2),
        ("paragraph", "2-", "Second.", 0),
        ("speech", "The President:", "We begin.", 0),
        ("caption", "", "Table 1", 0),
        ("row", "", "", 0),
        ("annex", "", "Annex", 0),
        ("annex-title", "", "Model", 0),
        ("right", "", "Signed", 0),
    ]
    assert loaded.elements[3].notes == (("1", "A note."),)
    assert loaded.elements[9].cells == ("A", "B")


def test_a_line_that_is_no_unit_is_said(script: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.en.txt"
    path.write_text("title: A\n\nno mark", encoding="utf-8")
    with pytest.raises(AssertionError, match="not a unit: no mark"):
        script.load(path)
