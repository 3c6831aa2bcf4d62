"""Tables: lines as people write them, each made or answered with a sentence."""

from __future__ import annotations

import pytest

from tests.library.connections.papers import COMMENT, end, joined, put
from tests.library.shelf import somebody
from travaux.exporting import connections_csv
from travaux.library.connections import connecting, finding, importing
from travaux.library.connections.importing import making, table
from travaux.library.models import Connection, Edition
from travaux.library.permissions import VISITOR, Viewer
from travaux.texts.errors import NotAllowedError, UsageError

pytestmark = pytest.mark.django_db


@pytest.fixture
def documents(owner: Viewer) -> tuple[Edition, Edition]:
    """A report and a general comment."""
    return put(owner), put(owner, COMMENT)


def read(viewer: Viewer, *lines: str, **fields: object) -> importing.Imported:
    """Import these lines."""
    return importing.read(viewer, "\n".join(lines).encode(), **fields)  # type: ignore[arg-type]


@pytest.mark.usefixtures("documents")
@pytest.mark.parametrize(
    ("lines", "said"),
    [
        pytest.param(
            ('"A/57/292 para 2",implements,"CCPR/C/GC/34, para. 1"',),
            "A/57/292, para. 2 implements CCPR/C/GC/34, para. 1", id="without names of columns",
        ),
        pytest.param(
            ("Target;Relation;Source", "A/57/292;is cited by;A/57/292, par. 3"),
            "A/57/292 cites A/57/292, para. 3", id="semicolons, other order, said from the other end",
        ),
        pytest.param(
            ("source\trelation\ttarget\tquote\ttarget_quote",
             "A/57/292, para. 1\tcites\tCCPR/C/GC/34\televen  places\tregisters of all persons"),
            "A/57/292, para. 1 cites CCPR/C/GC/34, para. 3", id="tabs and quotes",
        ),
        pytest.param(
            ("source_place,relation,target_place",
             "A/57/292/en#para_2:0-9,cites,CCPR/C/GC/34/en#para_1~para_2"),
            "A/57/292, para. 2 cites CCPR/C/GC/34, paras. 1 and 2", id="exact places",
        ),
        pytest.param(
            ("source,relation,target", '"A/57/292, para. 2",updates,"ICCPR, art. 9"'),
            "A/57/292, para. 2 updates Instrument/iccpr, art. 9", id="a treaty without its text",
        ),
        pytest.param(
            ("source,note,tags", "A/57/292，第4段,Look here.,a; b"), "A/57/292, para. 4", id="a note",
        ),
    ],
)  # fmt: skip
def test_a_line_is_a_connection(owner: Viewer, lines: tuple[str, ...], said: str) -> None:
    done = read(owner, *lines)
    assert (done.made, done.problems) == (1, [])
    (row,) = finding.iterate(owner)
    end = f" {row.verb} {row.target.symbol}{_place(row.target.printed)}" if row.target else ""
    assert f"{row.source.printed}{end}" == said


def _place(printed: str) -> str:
    comma, place = printed.rpartition(", ")[1:]
    return comma + place if comma else ""


@pytest.mark.usefixtures("documents")
def test_each_line_is_made_or_answered(owner: Viewer) -> None:
    done = read(
        owner,
        "source,relation,target,made,tags,quote",
        '"A/57/292, para. 1",cites,"CCPR/C/GC/34, para. 1",,,',
        '"A/57/292, para. 1",cites,"CCPR/C/GC/34, para. 1",,,',
        '"A/57/292, para. 99",cites,"CCPR/C/GC/34, para. 1",,,',
        '"A/57/292, para. 1",admires,"CCPR/C/GC/34, para. 1",,,',
        ',cites,"CCPR/C/GC/34, para. 1",,,',
        '"A/57/292, para. 1",cites,"article 9 of the Covenant",,,',
        '"A/57/292, para. 1",cites,"a letter",,,',
        "",
        '"A/57/292, para. 1",cites,,,,',
        '"A/57/292, para. 1",cites,"CCPR/C/GC/34, para. 2",yesterday,,',
        '"A/57/292, para. 1",cites,"CCPR/C/GC/34, para. 2",,,"words that',
        'are not there"',
        '"A/57/292, para. 1",cites,"CCPR/C/GC/34, para. 2",2024-05-31,,',
    )
    assert (done.made, done.duplicates) == (2, 1)
    assert [one.at for one in done.problems] == [f"line {n}" for n in (4, 5, 6, 7, 8, 10, 11, 12)]
    words = ("no paragraph 99", "no relation type", "source is missing", "may be one of several",
             "names no document", "Choose a document", "no time", "is not in A/57/292, para. 1")  # fmt: skip
    for word, problem in zip(words, done.problems, strict=True):
        assert word in problem.sentence
    assert Connection.objects.get(made_at__year=2024, made_at__month=5).made_at.day == 31
    assert connecting.undo(owner, done.batch) == 2, "one batch, undone in one go"


def test_our_own_table_comes_back(owner: Viewer, documents: tuple[Edition, Edition]) -> None:
    report, comment = documents
    joined(
        owner,
        report,
        comment,
        "implements",
        "para_2:10-19",
        "para_1:4~para_3:6",
        note="=SUM(A1)\n“x”",
        tags=["a", "b"],
    )
    joined(owner, report, comment, "cites", "para_1~para_2", by_name="somebody else", sharing="private")
    connecting.note(owner, end(owner, report), "A note.")
    exported = b"".join(connections_csv.table_of(finding.iterate(owner)))
    Connection.objects.all().delete()
    done = importing.read(owner, exported)
    assert (done.made, done.problems) == (3, [])
    assert b"".join(connections_csv.table_of(finding.iterate(owner))) == exported
    assert importing.read(owner, exported).duplicates == 3


def test_a_dry_run_makes_nothing(owner: Viewer, documents: object) -> None:
    lines = ['"A/57/292, para. 1",cites,"CCPR/C/GC/34, para. 1"'] * 2
    told: list[tuple[int, int]] = []
    done = read(owner, *lines, dry_run=True, on_progress=lambda count, of: told.append((count, of)))
    assert (done.made, done.duplicates, told) == (1, 1, [(1, 2), (2, 2)])
    assert not Connection.objects.exists()


def test_who_may_not_connect_imports_nothing(owner: Viewer, documents: object) -> None:
    for viewer in (VISITOR, somebody("reader")):
        with pytest.raises(NotAllowedError):
            read(viewer, "A/57/292,cites,CCPR/C/GC/34")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b'a,"b\xff', "Line 1 of the table is not UTF-8", id="another encoding"),
        pytest.param(b"A/57/292,cites,A/57/293\n" * 4, "more than 3 lines", id="too many lines"),
        pytest.param(b'A/57/292,cites,"' + b"x" * 200_000 + b'"', "from line 1 on", id="a cell without end"),
    ],
)
def test_a_table_that_can_not_be_read(
    owner: Viewer, monkeypatch: pytest.MonkeyPatch, data: bytes, words: str
) -> None:
    monkeypatch.setattr(table, "MOST", 3)
    with pytest.raises(UsageError, match=words):
        importing.read(owner, data)


def test_many_lines_are_made_some_at_a_time(owner: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "AT_A_TIME", 2)
    put(owner), put(owner, COMMENT)
    lines = [f'"A/57/292, para. {n}",cites,"CCPR/C/GC/34, para. {n}"' for n in (1, 2, 3, 4, 1)]
    done = read(owner, *lines)
    assert (done.made, done.duplicates) == (4, 1)
    assert Connection.objects.filter(batch=done.batch).count() == 4
