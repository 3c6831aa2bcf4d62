"""The examples of the documentation are what the code does."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

from travaux.texts import symbol

PAGE = Path(__file__).parents[3] / "docs" / "symbols.md"
_EXAMPLES = re.compile(r"```pycon\n(.+?)```", re.DOTALL)


def test_the_page() -> None:
    examples = "".join(_EXAMPLES.findall(PAGE.read_text(encoding="utf-8")))
    assert examples.count(">>>") > 3
    found = doctest.DocTestParser().get_doctest(examples, {}, "symbols.md", str(PAGE), 0)
    assert doctest.DocTestRunner().run(found).failed == 0


def test_the_front_door() -> None:
    ran = doctest.testmod(symbol)
    assert (ran.failed, ran.attempted > 2) == (0, True)


def test_every_public_name_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in symbol.__all__ if f"`{name}" not in text] == []
