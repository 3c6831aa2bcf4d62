"""`travaux list`: documents, or additions in a state."""

from __future__ import annotations

import json

from tests.cli.shelves import Library


def test_an_empty_library_says_what_to_do(library: Library) -> None:
    ran = library.run("list")
    assert (ran.code, ran.out) == (0, b"")
    assert "travaux add FILE" in ran.err


def test_words_narrow_it(library: Library) -> None:
    library.run("add", library.file("one.docx", "A/57/292"), library.file("two.docx", "S/2002/1"))
    assert library.run("list").text.count("\n") == 2
    (line,) = library.run("list", "s/2002").text.splitlines()
    assert line.startswith("S/2002/1 ")
    facts = json.loads(library.run("list", "A/57", "--json").text)
    assert (facts["symbol"], facts["languages"], facts["link"]) == ("A/57/292", ["en"], "/A/57/292")


def test_states(library: Library) -> None:
    (library.files / "empty.pdf").write_bytes(b"")
    library.run("add", library.files / "empty.pdf")
    ran = library.run("list", "--state", "failed")
    assert ran.text.startswith("empty.pdf: ")
    assert ran.err == "1 addition.\n"
    assert json.loads(library.run("list", "--state", "failed", "--json").text)["code"] == "empty-file"
    assert library.run("list", "--state", "gone").code == 2
