"""What is found in a collection: filters, facets, order; what is not to be seen is not counted either."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.library.collecting.box import filled, grouped, kinds_of_violation, shared
from tests.library.shelf import somebody
from travaux.library import collecting
from travaux.library.collecting import fields, finding, items, members
from travaux.library.collecting.finding import Filters
from travaux.library.home import Home
from travaux.library.models import Collection, Edition, Visibility
from travaux.library.permissions import VISITOR, Viewer, visible_collections
from travaux.library.search import finder, indexing
from travaux.library.search.results import Request
from travaux.texts.errors import MissingError

pytestmark = pytest.mark.django_db


def test_sharing_never_shows_more(owner: Viewer) -> None:
    """A private document is not shown, not counted and leaves no gap, however the collection is shared."""
    box, report, _comment = filled(owner)
    reader, friend = somebody("reader"), somebody("reader", "friend")
    with pytest.raises(MissingError):
        finding.collection(reader, box.slug)
    shared(owner, box, reader, "editor")
    members.share_with(owner, box, grouped("Team", friend), "reader")
    assert finding.listing(reader, box).of_all == 4
    Edition.objects.filter(pk=report.pk).update(visibility=Visibility.PRIVATE)
    for viewer in (reader, friend):
        found = finding.listing(viewer, finding.collection(viewer, box.slug))
        assert [(one.position, one.printed) for one in found.rows] == [(1, "CCPR/C/GC/34"), (2, "Case 12")]
        assert (found.total, found.of_all, found.facets[0].values[0].count) == (2, 2, 1)
        assert finding.totals(viewer, [box]) == {box.pk: 2}
        assert not finding.listing(viewer, box, Filters(text="heart")).rows
        with pytest.raises(MissingError):
            finding.one(viewer, box.items.get(address="para_2"))
    assert finding.listing(owner, box).of_all == 4
    assert box not in visible_collections(VISITOR)


def test_its_search_is_for_those_who_see_it(home: Home, owner: Viewer) -> None:
    box, *_ = filled(owner)
    friend, other = somebody("reader"), somebody("reader", "other")
    shared(owner, box, friend)
    indexing.follow()
    wanted = Request("detention", {"collection": (box.slug,)})
    found = [finder.search(viewer, wanted) for viewer in (friend, other)]
    assert [(one.documents, one.total) for one in found] == [(1, 3), (0, 0)]
    names = [[value.label for value in one.facets[-1].values] for one in found]
    assert (found[0].facets[-1].name, names) == ("collection", [["A case"], []])


@pytest.fixture
def cases(owner: Viewer) -> Collection:
    """Six records with fields: kind of violation, country, day, number of people."""
    box = collecting.make(owner, "Cases", Visibility.PUBLIC)
    fields.add(owner, box, "Violation", "choice", kinds_of_violation(owner), many=True)
    fields.add(owner, box, "Country", "country")
    fields.add(owner, box, "People", "number")
    for title, violation, country, people in (
        ("one", "A", "Mexico", "3"),
        ("two", "A; A.1", "Mexico", "20"),
        ("three", "Arbitrary detention", "PER", "100"),
        ("four", "", "", ""),
    ):
        items.add_record(
            owner, box, title, values={"violation": violation, "country": country, "people": people}
        )
    return box


def named(viewer: Viewer, box: Collection, **wanted: object) -> list[str]:
    """Titles of what is found."""
    return [one.title for one in finding.listing(viewer, box, Filters(**wanted)).rows]  # type: ignore[arg-type]


def test_filters_and_order(cases: Collection) -> None:
    assert named(VISITOR, cases, chosen={"violation": ("A",)}) == ["one", "two"]
    assert named(VISITOR, cases, chosen={"violation": ("A.1",), "country": ("MEX",)}) == ["two"]
    assert named(VISITOR, cases, chosen={"violation": ("A", "A.1")}, order="-people") == [
        "three",
        "two",
        "one",
    ]
    assert named(VISITOR, cases, order="people") == ["one", "two", "three", "four"]  # nothing comes last
    assert named(VISITOR, cases, order="title") == ["four", "one", "three", "two"]
    assert named(VISITOR, cases, text="tw") == ["two"]
    assert named(VISITOR, cases, text="PER") == ["three"]
    assert named(VISITOR, cases, kind="document") == []


def test_facets_ignore_their_own_choice(cases: Collection) -> None:
    found = finding.listing(VISITOR, cases, Filters(chosen={"country": ("MEX",)}), language="fr")
    counts = {one.name: [(v.value, v.label, v.count, v.chosen) for v in one.values] for one in found.facets}
    assert counts == {
        "violation": [("A", "Liberté", 2, False), ("A.1", "Arbitrary detention", 1, False)],
        "country": [("MEX", "Mexique", 2, True), ("PER", "Pérou", 1, False)],
    }
    assert (found.total, found.of_all) == (2, 4)
    row = found.rows[1]
    assert (str(row.values["violation"]), row.values["country"].raw) == (
        "Liberté, Arbitrary detention",
        ("MEX",),
    )


def test_a_page_costs_the_same_however_much_there_is(owner: Viewer) -> None:
    box, report, _comment = filled(owner)

    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert finding.listing(owner, box).rows
        return len(seen)

    before = cost()
    for number in ("1", "3", "4", "para_1~para_3"):
        items.add_paragraph(owner, box, report, number)
        items.add_record(owner, box, f"record {number}")
    assert cost() == before + 1  # the one for words over several paragraphs
    assert [one.title for one in finding.iterate(owner, box)][-1] == "record para_1~para_3"


def test_words_over_several_paragraphs(owner: Viewer) -> None:
    box, report, _comment = filled(owner)
    added = items.add_paragraph(owner, box, report, "2-3").item
    shown = finding.one(owner, added)
    assert (shown.printed, shown.changed, shown.now) == ("A/57/292, paras. 2 and 3", False, added.quote)
    assert shown.href == "/A/57/292/en/para/2#para_2~para_3"
