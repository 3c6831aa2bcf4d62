"""Finding: filters, counts and marks show what may be seen and count nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection as database
from django.test.utils import CaptureQueriesContext

from tests.library.connections.papers import COMMENT, FRENCH, REPORT, TEXTS, end, joined, put
from tests.library.shelf import somebody
from travaux.library.connections import connecting, describing, finding
from travaux.library.connections.finding import Filters
from travaux.library.models import Edition, Visibility
from travaux.library.permissions import VISITOR, Viewer
from travaux.texts.errors import MissingError

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(owner: Viewer) -> Edition:
    """A report with two connections, a note, and a private connection of somebody else."""
    report, comment = put(owner), put(owner, COMMENT)
    author = somebody("contributor", "ada")
    joined(owner, report, comment, at="para_2:0-9", note="On detention", tags=["custody", "Law"])
    joined(author, comment, report, "cites", to="para_4", tags=["law"])
    connecting.note(owner, end(owner, report, "para_1~para_3"), "A note of mine")
    joined(somebody("editor", "eve"), report, comment, "explains", sharing="private")
    return report


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), 3),
        (Filters(relation="cites"), 1),
        (Filters(author="ada"), 1),
        (Filters(tag="LAW"), 2),
        (Filters(symbol="a/57/292"), 3),
        (Filters(symbol=COMMENT), 2),
        (Filters(symbol=REPORT, address="para_2"), 1),
        (Filters(address="para_3"), 1),
        (Filters(symbol="A/1/1"), 0),
        (Filters(text="DETENTION"), 3),
        (Filters(text="Arbitrary detention"), 2),
        (Filters(kind="note"), 1),
        (Filters(kind="connection"), 2),
        (Filters(sharing="private"), 0),
    ],
)
def test_filters(filters: Filters, found: int, report: Edition, owner: Viewer) -> None:
    listing = finding.listing(owner, filters)
    assert (listing.total, len(listing.rows)) == (found, found), filters
    assert [row.id for row in finding.iterate(owner, filters)] == sorted(row.id for row in listing.rows)


def test_facets_count_what_else_could_be_chosen(report: Edition, owner: Viewer) -> None:
    listing = finding.listing(owner, Filters(relation="cites"), language="fr")
    assert {one.value: one.count for one in listing.relations} == {"cites": 1, "implements": 1}
    assert {one.value: one.label for one in listing.relations}["cites"] == "cite"
    assert {one.value: one.count for one in listing.authors} == {"ada": 1}
    assert [(one.value, one.count) for one in listing.tags] == [("law", 1)]
    everything = finding.listing(owner)
    assert {one.value: one.count for one in everything.kinds} == {"connection": 2, "note": 1}
    assert {one.value: one.count for one in everything.sharings} == {"public": 3}


def test_orders_and_pages(report: Edition, owner: Viewer) -> None:
    def order(name: str) -> list[str]:
        return [row.relation for row in finding.listing(owner, Filters(order=name, edition=report)).rows]

    assert order("new") == ["", "cites", "implements"]
    assert order("old") == ["implements", "cites", ""]
    assert order("place") == ["", "implements", "cites"]
    assert [row.relation for row in finding.listing(owner, start=1, size=1).rows] == ["cites"]
    sides = [row.here for row in finding.listing(owner, Filters(order="place", edition=report)).rows]
    assert sides == ["source", "source", "target"]


def test_counts_of_a_document_are_the_same_in_all_its_editions(report: Edition, owner: Viewer) -> None:
    french = put(owner, texts=FRENCH, language="fr")
    for edition in (report, french):
        counts = finding.counts(VISITOR, edition)
        assert (counts.total, counts.notes) == (3, 1)
        assert {one.value: one.count for one in counts.relations} == {"cites": 1, "implements": 1}
        assert {one.value: one.count for one in counts.authors} == {"owner": 2, "ada": 1}


def test_marks_by_blocks(report: Edition, owner: Viewer) -> None:
    marks = finding.marks(owner, report)
    assert [(one.address, one.until, one.start, one.end, one.whole, one.words) for one in marks] == [
        ("para_1", "para_3", 0, len(TEXTS[2]), True, "A note of mine"),
        ("para_2", "", 0, 9, False, f"implements {COMMENT}, para. 3"),
        ("para_4", "", 0, len(TEXTS[3]), True, f"is cited by {COMMENT}, para. 2"),
    ]
    assert [one.address for one in finding.marks(owner, report, 3, 3)] == ["para_1"]  # it goes on to there
    assert [one.address for one in finding.marks(owner, report, 4, 9)] == ["para_4"]
    assert [one.side for one in finding.marks(owner, report, relation="cites", language="fr")] == ["target"]
    assert finding.marks(owner, report, author="nobody") == []


def test_what_touches_a_paragraph(report: Edition, owner: Viewer) -> None:
    third = finding.at(owner, report, ["para_3"])
    assert (third.total, [row.note for row in third.rows]) == (1, ["A note of mine"])
    both = finding.at(owner, report, ["para_4", "para_2"])
    assert [(row.relation, row.here, row.words) for row in both.rows] == [
        ("", "source", ""), ("implements", "source", "implements"), ("cites", "target", "is cited by"),
    ]  # fmt: skip
    assert finding.at(owner, report, ["para_77"]).total == 0


def test_a_document_that_may_not_be_seen_is_not_betrayed(owner: Viewer, everyone: dict[str, Viewer]) -> None:
    """Neither listed nor counted nor marked at the end that is open."""
    report, hidden = put(owner), put(owner, COMMENT, visibility=Visibility.PRIVATE)
    row = joined(owner, report, hidden)
    whole = connecting.connect(owner, end(owner, report), [describing.whole(owner, COMMENT)], "cites")
    for role in ("visitor", "reader", "contributor", "editor"):
        viewer = everyone[role]
        assert finding.listing(viewer).total == 0
        assert finding.listing(viewer).relations == ()
        assert finding.counts(viewer, report).total == 0
        assert finding.marks(viewer, report) == []
        assert finding.at(viewer, report, ["para_2"]).total == 0
        assert list(finding.iterate(viewer)) == []
        for one in (row, *whole.connections):
            with pytest.raises(MissingError):
                finding.one(viewer, one.pk)
    assert finding.counts(everyone["admin"], report).total == 2


def test_one_by_number_or_key(report: Edition, owner: Viewer) -> None:
    first = finding.listing(owner, Filters(order="old")).rows[0]
    assert (
        finding.one(owner, first.id)
        == finding.one(owner, str(first.key))
        == finding.one(owner, f"{first.id}")
    )
    for wrong in (0, "9" * 30, "no-such-thing"):
        with pytest.raises(MissingError):
            finding.one(owner, wrong)
    connecting.remove(owner, first.id)
    with pytest.raises(MissingError, match="or it was removed"):
        finding.one(owner, first.id)
    assert finding.one(owner, first.id, removed=True).id == first.id


def test_questions_to_the_database_do_not_depend_on_how_many_there_are(
    report: Edition, owner: Viewer
) -> None:
    comment = Edition.objects.get(work__symbol=COMMENT)

    def asked() -> list[int]:
        counted = []
        for ask in (
            lambda: finding.counts(owner, report),
            lambda: finding.marks(owner, report),
            lambda: finding.listing(owner, replace(Filters(), edition=report)),
            lambda: finding.at(owner, report, ["para_2"]),
        ):
            with CaptureQueriesContext(database) as queries:
                ask()
            counted.append(len(queries))
        return counted

    few = asked()
    for at in range(15):
        joined(owner, report, comment, "cites", f"para_2:{at}-{at + 20}")
    assert asked() == few
    assert max(few) <= 20
