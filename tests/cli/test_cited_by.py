"""`travaux cited-by`: who cites a document or paragraph of the library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.shelves import Library


@pytest.fixture(scope="module")
def cited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library in which two documents cite a third."""
    made = Library(tmp_path_factory.mktemp("cited") / "library", tmp_path_factory.mktemp("citing"))
    made.file("one.docx", "A/57/292", "Detention must end.", "Police must be trained.")
    made.file(
        "two.docx",
        "A/60/1",
        "The Committee recalls A/57/292, para. 2, on the training of the police.",
        "See General Assembly resolution 48/121.",
    )
    made.file("three.docx", "A/61/1", "Nothing here.", "See A/57/292.")
    assert made.run("add", made.files).code == 0
    yield made


def test_a_paragraph_with_its_sentence(cited: Library) -> None:
    ran = cited.run("cited-by", "A/57/292", "--para", "2")

    assert ran.code == 0
    assert "A/60/1 (en)" in ran.text and "A/61/1" not in ran.text
    assert "para. 1  The Committee recalls A/57/292, para. 2, on the training of the police." in ran.text
    assert "/A/60/1/en/para/1" in ran.text
    assert "1 paragraph of 1 document cites A/57/292, para. 2." in ran.err


def test_a_document_for_a_program(cited: Library) -> None:
    rows = [json.loads(line) for line in cited.run("cited-by", "A/57/292", "--json").text.splitlines()]

    assert sorted((row["symbol"], row["address"]) for row in rows) == [
        ("A/60/1", "para_1"),
        ("A/61/1", "para_2"),
    ]
    for row in rows:
        assert row["sentence"][row["start"] : row["end"]].startswith("A/57/292")


def test_a_citation_instead_of_an_option(cited: Library) -> None:
    assert (
        cited.run("cited-by", "A/57/292, para. 2").out == cited.run("cited-by", "A/57/292", "--para", "2").out
    )


def test_limit(cited: Library) -> None:
    assert len(cited.run("cited-by", "A/57/292", "--json", "--limit", "1").text.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("A/61/1",), 1, "Nothing in this library cites A/61/1."),
        (("A/57/292", "--para", "1"), 1, "Nothing in this library cites A/57/292, para. 1."),
        (("A/99/1",), 1, "A/99/1 is not in this library"),
        (("---",), 2, ""),
        (("?",), 2, "names no document"),
    ],
)
def test_nothing(cited: Library, arguments: tuple[str, ...], code: int, says: str) -> None:
    ran = cited.run("cited-by", *arguments)

    assert (ran.code, ran.out) == (code, b"")
    assert says in ran.err and "Traceback" not in ran.err


def test_search_knows_citations(cited: Library) -> None:
    found = json.loads(cited.run("search", "--json", "cites:A/57/292 para 2").out)
    assert [group["symbol"] for group in found["groups"]] == ["A/60/1"]
    absent = json.loads(cited.run("search", "--json", "cites:A/RES/48/121").out)
    assert [group["symbol"] for group in absent["groups"]] == ["A/60/1"]


def test_check_a_document_of_the_library(cited: Library, tmp_path: Path) -> None:
    assert cited.run("check", "A/60/1").code == 0
    draft = Library(cited.home, tmp_path).file(
        "draft.docx",
        "A/62/1",
        "See A/57/292, para. 2.",
        "See A/57/292, para. 140.",
        "See paragraph 77 above.",
    )

    ran = cited.run("check", draft)

    assert ran.code == 1
    lines = ran.text.splitlines()
    assert all(line.startswith(f"{draft}: para. ") for line in lines)
    assert any("para. 2: error" in line and "paragraphs run from 1 to 2" in line for line in lines)
    assert not any(": para. 1: " in line for line in lines)
    assert (
        f"{len(lines)} references to look at." in ran.err or f"{len(lines)} reference to look at." in ran.err
    )
    assert b"A/62/1" not in cited.run("list").out  # nothing was added
    facts = [json.loads(line) for line in cited.run("check", draft, "--json").text.splitlines()]
    assert {"missing-paragraph"} <= {fact["code"] for fact in facts}


def test_check_what_cannot_be_read(cited: Library, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.4 and nothing more")
    ran = cited.run("check", bad, tmp_path / "nothing.docx")

    assert ran.code == 1
    assert "bad.pdf: " in ran.err and "nothing.docx: " in ran.err and "2 could not be read" in ran.err
    assert cited.run("check", "A/99/1").code == 1
    assert cited.run("check", "A/57/292/en").code == 0
