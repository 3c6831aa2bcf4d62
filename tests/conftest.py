"""What every test may ask for: the shared folder, and golden files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from pytest_django import DjangoDbBlocker

from tests.library import shelf
from travaux.library import instruments, people
from travaux.library.home import Home
from travaux.library.permissions import VISITOR, Viewer

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
GOLDEN = ROOT / "tests" / "golden"
WRITING = os.environ.get("TRAVAUX_GOLDEN") == "write"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest test goes first: at the end the other worker would only wait for it."""
    items.sort(key=lambda item: item.get_closest_marker("postgres") is None)


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


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Instruments are there from the start, as in every library."""
    with django_db_blocker.unblock():
        instruments.ensure()


@pytest.fixture
def home(tmp_path: Path, settings: LazySettings, request: pytest.FixtureRequest) -> Home:
    """An empty library folder for this test alone."""
    if request.node.get_closest_marker("django_db") is not None:
        instruments.ensure()  # a test whose transaction was real leaves empty tables
    made = Home(tmp_path / "library")
    made.make()
    settings.HOME = made
    settings.FILE_UPLOAD_TEMP_DIR = str(made.incoming)
    return made


@pytest.fixture
def owner(db: None) -> Viewer:
    """The owner of a local library."""
    return people.owner()


@pytest.fixture
def everyone(db: None) -> dict[str, Viewer]:
    """A viewer for each role, by its name: visitor, reader, contributor, editor, admin."""
    return {"visitor": VISITOR} | {role: shelf.somebody(role) for role in shelf.ROLES}
