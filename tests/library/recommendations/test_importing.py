"""Tables of our own come in as they went out; rows of the index become recommendations."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

import openpyxl
import pytest

from tests.library.recommendations.reports import kept, put, rows, upr
from travaux.library.permissions import VISITOR, Viewer
from travaux.library.recommendations import changing, finding, importing
from travaux.library.recommendations.importing import Imported
from travaux.library.recommendations.table import COLUMNS, cells
from travaux.texts.errors import NotAllowedError, UsageError

pytestmark = pytest.mark.django_db

ITEMS = ("End torture in prisons (Spain, Chile);", "Train the police (Ghana).")
UHRI = {
    "AnnotationId": "a-1", "Text": "<p>End torture in prisons (Spain);</p>", "Symbol": "A/HRC/22/6",
    "Body": "UPR", "Countries": "- Cyprus", "Themes": ["- Prohibition of torture", "- Right to education"],
    "AffectedPersons": "- Persons deprived of their liberty\n- Girls", "Sdgs": "16", "DocumentId": "7",
    "AnnotationType": "- Recommendations", "PublicationDate": "2013-01-04T00:00:00",
    "Reccomending Body": "UPR",
}  # fmt: skip


def table(names: Sequence[str], *lines: Sequence[str]) -> io.BytesIO:
    out = io.StringIO()
    csv.writer(out).writerows([names, *lines])
    return io.BytesIO(b"\xef\xbb\xbf" + out.getvalue().encode())


def sums(done: Imported) -> tuple[int, int, int, int]:
    return done.made, done.changed, done.unchanged, done.wrong


def test_a_table_that_went_out_changes_nothing_when_it_comes_in(owner: Viewer) -> None:
    put(owner, upr(*ITEMS))
    changing.follow_up(owner, rows()[0].key, status="planned", deadline="2030-01-31", responsible="=MoJ")
    changing.correct(owner, rows()[1].key, addressees=["Cyprus", "NGOs"], text="Train them")
    lines = [[f"'{cell}" if cell[:1] in ("=", "-") else cell for cell in cells(row)] for row in rows()]
    assert sums(importing.load(owner, table(COLUMNS, *lines), "a.csv")) == (0, 0, 2, 0)
    book = openpyxl.Workbook()
    for line in [list(COLUMNS), *lines]:
        book.active.append(line)  # type: ignore[union-attr]
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)
    assert sums(importing.load(owner, stream, "a.xlsx")) == (0, 0, 2, 0)


def test_what_was_changed_in_the_table_is_changed_here(owner: Viewer) -> None:
    put(owner, upr(*ITEMS))
    first, second = rows()
    names = ("key", "status", "deadline", "response", "remark", "topics", "recommenders", "my own column")
    line = (str(first.key), "done", "2030-01-31", "noted", "Law 5.", "torture; health", "Spain; Peru", "x")
    tried = importing.load(owner, table(names, line), "a.csv", dry_run=True)
    assert (sums(tried), tried.changes[0].printed) == ((0, 1, 0, 0), "A/HRC/22/6, para. 5.1")
    assert finding.one(owner, first.key).status == "none"
    done = importing.load(owner, table(names, line), "a.csv")
    shown = finding.one(owner, first.key)
    assert (shown.status, str(shown.deadline), shown.response) == ("done", "2030-01-31", "noted")
    assert [topic.slug for topic in shown.topics] == ["torture", "health"]
    assert [party.code for party in shown.recommenders] == ["ESP", "PER"]
    assert {one.remark for one in changing.history(owner, first.key)} == {"Law 5.", ""}
    assert ("response", "supported", "noted") in {
        (one.field, one.before, one.after) for one in done.changes[0].fields
    }
    assert changing.undo(owner, done.batch) == 1
    assert (finding.one(owner, first.key).status, finding.one(owner, first.key).verb) == ("none", first.verb)
    by_place = table(("document", "number", "status"), ("A/HRC/22/6", "5.2", "planned"))
    assert sums(importing.load(owner, by_place, "a.csv")) == (0, 1, 0, 0)
    assert finding.one(owner, second.key).status == "planned"


def test_rows_without_a_key_are_new_and_a_wrong_one_costs_no_other(owner: Viewer) -> None:
    names = ("document", "text", "addressees", "recommenders", "date", "status")
    done = importing.load(
        owner,
        table(
            names,
            ("CEDAW/C/GHA/CO/6", "End trokosi.", "Ghana", "CEDAW", "2014-11-14", "planned"),
            ("", "", "", "", "", ""),
            ("CEDAW/C/GHA/CO/6", "", "Ghana", "", "", ""),
            ("no symbol", "Text.", "", "", "", ""),
            ("CEDAW/C/GHA/CO/6", "Build wells.", "Ghana", "", "", "finished"),
        ),
        "a.csv",
    )
    assert sums(done) == (1, 0, 0, 3)
    assert [problem.place for problem in done.problems] == ["row 4", "row 5", "row 6"]
    (row,) = rows()
    assert (row.text, row.symbol, row.year, row.status, row.source, row.href) == (
        "End trokosi.", "CEDAW/C/GHA/CO/6", 2014, "planned", "imported", "",
    )  # fmt: skip
    assert row.states == ("GHA",)


def test_rows_of_the_index_are_read_and_known_again(owner: Viewer) -> None:
    other = UHRI | {
        "AnnotationId": "a-2",
        "Text": "Lower the voting age.",
        "Themes": "",
        "AffectedPersons": "",
    }
    concern = UHRI | {"AnnotationId": "a-3", "AnnotationType": "- Concerns/Observations"}
    for text in (
        json.dumps([UHRI, other, concern]),
        json.dumps({"results": [UHRI, other, concern]}, indent=1),
    ):
        done = importing.load(owner, io.BytesIO(text.encode()), "uhri.json")
    assert (sums(done), done.passed_over, kept()) == ((0, 0, 2, 0), 1, 2)
    first = next(row for row in rows() if row.origin["uhri"] == "a-1")
    assert (first.text, first.year, first.states, first.symbol) == (
        "End torture in prisons", 2013, ("CYP",), "A/HRC/22/6",
    )  # fmt: skip
    assert [party.code for party in first.recommenders] == ["ESP"]
    assert {topic.slug for topic in first.topics} == {"torture", "education", "detained", "girls"}
    changing.follow_up(owner, first.key, status="done")
    put(owner, upr(*ITEMS))
    assert (kept(), finding.one(owner, first.key).href) == (3, "/A/HRC/22/6/en/para/5.1")
    assert finding.one(owner, first.key).status == "done"


def test_the_index_adds_to_what_was_found(owner: Viewer) -> None:
    put(owner, upr(*ITEMS))
    done = importing.load(owner, io.BytesIO(json.dumps([UHRI]).encode()), "uhri.json")
    assert (sums(done), kept()) == ((0, 1, 0, 0), 2)
    assert {topic.slug for topic in rows()[0].topics} >= {"torture", "education", "girls"}
    assert rows()[0].origin["themes"] == ["Prohibition of torture", "Right to education"]


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "a.csv", "no table of recommendations"),
        (b"name,age\nx,3\n", "a.csv", "no table of recommendations"),
        (b"key,text\n\xff\xfe\x00broken\n", "a.csv", "not UTF-8"),
        (b'[{"AnnotationId": "1", "Text": "x", "Symbol": "A/1"}, {"Annot', "a.json", "no JSON after entry 1"),
        (b"PK\x03\x04nonsense", "a.xlsx", "no workbook"),
        (b"%PDF-1.7\n", "a.pdf", "no table of recommendations"),
    ],
)
def test_what_is_no_table_is_told_in_a_sentence(owner: Viewer, data: bytes, name: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        importing.load(owner, io.BytesIO(data), name)


def test_who_may_and_what_is_kept_private(owner: Viewer, everyone: dict[str, Viewer]) -> None:
    lines = table(("document", "text"), ("A/1/1", "End it."))
    with pytest.raises(NotAllowedError):
        importing.load(everyone["reader"], lines, "a.csv")
    lines.seek(0)
    importing.load(everyone["contributor"], lines, "a.csv", visibility="private")
    assert len(rows(everyone["contributor"])) == 1
    assert rows(everyone["editor"]) == rows(VISITOR) == []
