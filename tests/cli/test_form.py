"""`travaux form`: other forms of what is in the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shelves import Library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library with one document."""
    made = Library(tmp_path_factory.mktemp("form") / "library", tmp_path_factory.mktemp("files"))
    made.file("one.docx", "A/57/292", "Detention must end.", "Police must be trained.")
    assert made.run("add", made.files).code == 0
    return made


def test_a_paragraph_is_printed_or_saved(library: Library, tmp_path: Path) -> None:
    ran = library.run("form", "A/57/292/para/2.ris", "--site", "https://library.example/")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(b"TY  - RPRT\r\n")
    assert b"UR  - https://library.example/A/57/292/para/2\r\n" in ran.out

    saved = tmp_path / "quotation.docx"
    assert library.run("form", "A/57/292/paras/1-2.docx", "--out", saved).out == b""
    assert saved.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("address", "code", "sentence"),
    [
        ("A/57/292", 2, "does not end with a form"),
        ("A/57/292/info.ris", 2, "has no other forms"),
        ("A/57/999.ris", 1, "A/57/999 is not in this library"),
    ],
)
def test_what_is_wrong_is_said(library: Library, address: str, code: int, sentence: str) -> None:
    ran = library.run("form", address)
    assert ran.code == code and sentence in ran.err
