"""Steps are shown at a terminal only, and the line is gone at the end."""

from __future__ import annotations

import pytest

from tests.cli.shelves import Library
from tests.cli.terminal import travaux_at_terminal
from travaux.cli.steps import Steps


def test_silent_in_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    with Steps() as steps:
        steps.step("saving", 1, 2)
    assert capsys.readouterr() == ("", "")


def test_at_a_terminal(filled: Library) -> None:
    ran = travaux_at_terminal("--home", filled.home, "backup", filled.files / "library.zip")
    assert "saving" in ran.err
    assert ran.err.endswith("\r\x1b[K")
