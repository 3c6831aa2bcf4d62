"""What every test may ask for: the shared folder, and golden files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
GOLDEN = ROOT / "tests" / "golden"
WRITING = os.environ.get("TRAVAUX_GOLDEN") == "write"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared documents beside the project; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the shared folder is not beside the project")
    return SHARED


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with tests/golden/NAME; with TRAVAUX_GOLDEN=write, write it there instead."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if WRITING:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path} is missing: `make golden` writes it"
        assert text == path.read_text(encoding="utf-8")

    return compare
