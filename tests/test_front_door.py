"""The public names of the package, and that coming in costs little."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import travaux

ROOT = Path(__file__).parents[1]
HEAVY = {"docx", "lxml", "pypdfium2", "PIL", "rich", "numpy", "reportlab", "multiprocessing", "asyncio"}


def test_the_names_are_these_and_no_others() -> None:
    assert travaux.__all__ == ["Block", "Reading", "TravauxError", "__version__", "read"]
    assert all(hasattr(travaux, name) for name in travaux.__all__)
    assert dir(travaux) == sorted(travaux.__all__)


def test_a_name_that_is_not_there_is_not_there() -> None:
    with pytest.raises(AttributeError, match="'write'"):
        _ = travaux.write  # type: ignore[attr-defined]


def test_it_is_typed() -> None:
    assert (ROOT / "src" / "travaux" / "py.typed").is_file()


@pytest.mark.parametrize(
    ("program", "allowed"),
    [
        ("import travaux", set()),
        ("import travaux; travaux.Reading", set()),
        ("import travaux.cli.main", set()),
        ("import travaux.cli.read", set()),
        # Reading a text needs no engine, a PDF no Word library, and neither a bar or pictures.
        ("import travaux; travaux.read(b'1. Text.')", set()),
        ("import travaux.reading.pdf", {"pypdfium2", "PIL"}),
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(program: str, allowed: set[str]) -> None:
    tell = f"{program}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    # Without the measuring of coverage, which loads modules of its own.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    command = [sys.executable, "-c", tell]
    out = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
    assert (HEAVY - allowed).isdisjoint(out.split())


def test_the_changelog_knows_this_version() -> None:
    """A version is in the changelog, or its changes stand under Unreleased."""
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased" or headings[0] == travaux.__version__
