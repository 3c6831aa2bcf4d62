"""`travaux connect`, `connections` and `relations`, from the command line to the last byte."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.shelves import Library

RELATED = "A/60/1, para. 2 implements A/57/292, para. 1"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of two documents, one connection with tags, and a note on some words."""
    made = Library(tmp_path_factory.mktemp("two") / "library", tmp_path_factory.mktemp("files"))
    made.file("one.docx", "A/57/292", "Detention must end.", "Police must be trained.")
    made.file("two.docx", "A/60/1", "The Committee thanks them.", "Detention ended in 2005.")
    assert made.run("add", made.files).code == 0
    shutil.copytree(made.home, made.home.with_name("bare"))
    ran = made.run(
        "connect", "A/60/1 para 2", "A/57/292, para. 1", "--relation", "implements", "--note", "At last",
        "--tag", "detention",
    )  # fmt: skip
    assert (ran.code, ran.text) == (0, f"{RELATED}  /connections/1\n")
    note = made.run(
        "connect", "A/57/292 para 2", "--quote", "must be trained", "--note", "By whom?", "--private"
    )
    assert (note.code, note.text) == (0, "A/57/292, para. 2: By whom?  /connections/2\n")
    yield made


def test_lines_for_people(two: Library) -> None:
    ran = two.run("connections")

    assert ran.code == 0
    first, second = ran.text.splitlines()
    assert first.startswith(f"{RELATED}  “At last”  #detention  owner  ")
    assert second.startswith("A/57/292, para. 2: By whom?  owner  ")
    assert ran.err == "2 connections and notes.\n"
    asked = ("A/57/292, para. 1", "--relation", "implements", "--tag", "detention", "--author", "owner")
    assert two.run("connections", *asked).text.splitlines() == [first]
    assert two.run("connections", "--kind", "note").text.splitlines() == [second]


def test_objects_for_a_program(two: Library) -> None:
    rows = [json.loads(line) for line in two.run("connections", "--format", "json").text.splitlines()]

    assert (rows[0]["relation"], rows[0]["target"]["place"]) == ("implements", "A/57/292/en#para_1")
    assert (rows[1]["target"], rows[1]["sharing"]) == (None, "private")
    assert rows[1]["source"]["quote"] == "must be trained"


def test_out_and_in_again(two: Library, tmp_path: Path) -> None:
    table, notes = tmp_path / "all.csv", tmp_path / "all.jsonld"
    for out in (table, notes):
        ran = two.run("connections", "--format", out.suffix[1:], "--out", out)
        assert (ran.code, ran.out, ran.err) == (0, b"", f"{out}: 2 connections and notes.\n")
    assert two.run("connections", "--out", table).code == 1  # there already
    with table.open(encoding="utf-8-sig", newline="") as stream:
        assert [row["source_place"] for row in csv.DictReader(stream)] == [
            "A/60/1/en#para_2", "A/57/292/en#para_2:7-22",
        ]  # fmt: skip
    other = Library(two.home.with_name("bare"), two.files)

    assert other.run("connect", "--annotations", notes).text == "2 made, 0 here already, 0 not taken in.\n"
    assert other.run("connect", "--csv", table).text == "0 made, 2 here already, 0 not taken in.\n"
    again = other.run("connections", "--format", "jsonld").text
    assert json.loads(again)["first"] == json.loads(notes.read_text(encoding="utf-8"))["first"]


def test_each_bad_line_is_a_sentence(two: Library, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(
        "A/60/1 para 1,cites,A/57/292 para 2\nA/60/1 para 1,cytes,A/57/292\nA/60/1 para 9,cites,A/57/292\n"
        ",cites,A/57/292\n",
        encoding="utf-8",
    )

    ran = two.run("connect", "--csv", table, "--dry-run")

    assert (ran.code, ran.text) == (1, "1 would be made, 0 here already, 3 not taken in.\n")
    lines = ran.err.splitlines()
    assert [line.partition(": line ")[2][:1] for line in lines] == ["2", "3", "4"]
    assert "“cytes” is no relation type" in lines[0] and "no paragraph 9" in lines[1]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ((), 2, "Say what to connect"),
        (("A/60/1", "A/57/292"), 2, "Choose a relation"),
        (("A/60/1", "A/57/292", "--relation", "cites", "--quote", "no such words"), 1, "no such words"),
        (("A/60/1", "A/57/292", "--relation", "cites", "--group", "Team"), 1, "You are in no group “Team”"),
        (("--csv", "nothing.csv"), 1, "There is no file nothing.csv"),
        (("A/60/1", "--csv", "nothing.csv"), 2, "leave SOURCE"),
        (("A/60/1", "--note", "x", "--dry-run"), 2, "--dry-run is for files"),
    ],
)
def test_what_cannot_be_connected(two: Library, arguments: tuple[str, ...], code: int, says: str) -> None:
    ran = two.run("connect", *arguments)

    assert (ran.code, ran.out) == (code, b"")
    assert says in ran.err and "Traceback" not in ran.err


def test_relation_types(two: Library) -> None:
    english, french = two.run("relations").text, two.run("relations", "--language", "fr").text

    assert "implements      implements / is implemented by: " in english
    assert len(english.splitlines()) == len(french.splitlines()) and english != french
    rows = [json.loads(line) for line in two.run("relations", "--json").text.splitlines()]
    assert next(row for row in rows if row["slug"] == "implements")["used"] == 1
