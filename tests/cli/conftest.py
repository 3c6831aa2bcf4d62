"""What tests of commands may ask for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.shelves import Library


@pytest.fixture(scope="session")
def _one_document(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Made once, by the command itself: adding takes as long as many a test."""
    made = Library(tmp_path_factory.mktemp("one") / "library", tmp_path_factory.mktemp("files"))
    assert made.run("add", made.file("one.docx"), "--collection", "Box").code == 0
    return made


@pytest.fixture
def filled(_one_document: Library, nowhere: Library) -> Library:
    """A library with A/57/292 in it, from the file one.docx beside it."""
    shutil.copytree(_one_document.home, nowhere.home)
    shutil.copy(_one_document.files / "one.docx", nowhere.files)
    return nowhere


@pytest.fixture(scope="session")
def _empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: the tables of a new library take longer than most commands."""
    made = Library(tmp_path_factory.mktemp("empty") / "library", tmp_path_factory.mktemp("none"))
    assert made.run("list").code == 0
    return made.home


@pytest.fixture
def library(_empty: Path, nowhere: Library) -> Library:
    """An empty library, and an empty folder for files."""
    shutil.copytree(_empty, nowhere.home)
    return nowhere


@pytest.fixture
def nowhere(tmp_path: Path) -> Library:
    """A library that is not there yet, and an empty folder for files."""
    files = tmp_path / "files"
    files.mkdir()
    return Library(tmp_path / "library", files)
