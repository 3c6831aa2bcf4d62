"""Tables of collections: out, changed in a spreadsheet, and in again; each line right or with a sentence."""

from __future__ import annotations

import csv
import io

import pytest

from tests.library.collecting.box import filled, kinds_of_violation, shared
from tests.library.shelf import somebody
from travaux.library import collecting
from travaux.library.collecting import fields, finding, items, table
from travaux.library.models import Collection
from travaux.library.permissions import Viewer
from travaux.texts.errors import NotAllowedError, UsageError

pytestmark = pytest.mark.django_db


@pytest.fixture
def box(owner: Viewer) -> Collection:
    """Four items, and fields for them."""
    made = filled(owner).box
    fields.add(owner, made, "Violation", "choice", kinds_of_violation(owner), many=True)
    fields.add(owner, made, "Day", "date")
    fields.add(owner, made, "Amount", "number")
    return made


def written(viewer: Viewer, box: Collection) -> str:
    """The table as a spreadsheet saves it, with formulas made harmless."""
    out = io.StringIO()
    rows = [table.head(box), *table.rows(viewer, box)]
    csv.writer(out).writerows(
        [[f"'{cell}" if cell[:1] in "=+-@" and cell else cell for cell in row] for row in rows]
    )
    return out.getvalue()


def test_out_and_in_again_changes_nothing(box: Collection, owner: Viewer) -> None:
    record = box.items.get(kind="record")
    items.change(owner, record, note="=1+1; and more\nlines")
    items.add_record(owner, box, "Two", values={"violation": "A;A.1", "day": "2002-08", "amount": "-3"})
    again = table.read_in(owner, box, written(owner, box).encode("utf-8-sig"))
    assert (again.made, again.changed, again.unchanged, again.problems) == (0, 0, 5, [])
    other = collecting.make(owner, "Other")
    for label, kind in (("Violation", "text"), ("Day", "date"), ("Amount", "number")):
        fields.add(owner, other, label, kind)
    copied = table.read_in(owner, other, written(owner, box).encode())
    assert copied.made == 4
    assert [one.sentence for one in copied.problems] == [
        "A table can't add a connection: open it, and put it into the collection there."
    ]
    rows = finding.listing(owner, other).rows
    assert [one.printed for one in rows] == ["CCPR/C/GC/34", "A/57/292, para. 2", "Case 12", "Two"]
    assert (rows[2].note, str(rows[3].values["violation"])) == (
        "=1+1; and more\nlines",
        "Liberty; Arbitrary detention",
    )


def test_each_line_is_taken_whole_or_has_a_sentence(box: Collection, owner: Viewer) -> None:
    key = box.items.get(kind="record").key
    data = (
        "Title;Document;Place;Key;Violation;Day;Unknown\r\n"
        f";;;{key};Liberty;2002-08-09;x\r\n"  # changes what is there
        "Case 12;;;;A.1;;\r\n"  # by its title; the day is emptied
        "Case 13;;;;;;\r\n"
        ";A/57/292;3;;;;\r\n"
        ";A/57/292;99;;;;\r\n"
        ";A/1/1;;;;;\r\n"
        "Case 14;;;;Theft;;\r\n"
        ";;;;A;;\r\n"
        ";;;nonsense;;;\r\n"
    )
    done = table.read_in(owner, box, data.encode())
    assert (done.made, done.changed, done.unchanged, done.ignored) == (2, 2, 0, ["Unknown"])
    assert [(one.at, one.sentence.partition(":")[0]) for one in done.problems] == [
        ("line 6", "A/57/292 (en) has no paragraph 99"),
        ("line 7", "A/1/1 is not in this library. Add it, or search for it by its title."),
        ("line 8", "“Violation”"),
        ("line 9", "This line names nothing"),
        ("line 10", "“nonsense” is no key"),
    ]
    first = finding.one(owner, key)
    assert ({name: str(one) for name, one in first.values.items()}) == {"violation": "Arbitrary detention"}
    assert not box.items.filter(title="Case 14").exists()  # nothing of a line that is wrong


def test_a_contributor_changes_their_own_lines_alone(box: Collection, owner: Viewer) -> None:
    friend = somebody("reader")
    shared(owner, box, friend, "contributor")
    done = table.read_in(friend, box, b"title,note\nCase 12,changed\nCase 13,made\n", dry_run=True)
    assert (done.made, [one.at for one in done.problems]) == (1, ["line 2"])
    assert box.items.filter(kind="record").count() == 1
    with pytest.raises(NotAllowedError):
        table.read_in(somebody("contributor"), box, b"title\nx\n")


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "is empty"),
        (b"a,b\n1,2\n", "names no column of items"),
        (b"title,Title\n", "Two columns are called “title”"),
        ("title\nété\n".encode("latin-1"), "Line 2 of the table is not UTF-8"),
    ],
)
def test_what_is_no_table(data: bytes, fault: str, box: Collection, owner: Viewer) -> None:
    with pytest.raises(UsageError, match=fault):
        table.read_in(owner, box, data)
