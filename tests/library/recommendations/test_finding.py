"""Lists of recommendations: filters, facets that leave out their own filter, orders, addresses."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.library.recommendations.reports import REVIEW, numbers, observations, put, rows, upr
from travaux.library.models import Visibility
from travaux.library.permissions import VISITOR, Viewer
from travaux.library.recommendations import changing, clustering, finding, tallying
from travaux.library.recommendations.filtering import Filters
from travaux.texts.errors import ConflictError, MissingError
from travaux.texts.theme import TopicKind

pytestmark = pytest.mark.django_db

TORTURE = "End torture in prisons without any further delay (Spain, Chile);"
POLICE = "Train the police to protect migrants (Ghana);"
SCHOOLS = "Build schools for girls in rural areas (Fiji)."


@pytest.fixture
def shelf(owner: Viewer) -> Viewer:
    """Two reports of the review of Cyprus, and concluding observations on it."""
    put(owner, upr(TORTURE, POLICE, SCHOOLS))
    noted = "The recommendations below were noted by Cyprus:"
    put(owner, upr(TORTURE.replace("any", "all"), POLICE.replace("Ghana", "Peru"), symbol="A/HRC/40/6",
                   date="2019-01-04", lead=noted))  # fmt: skip
    put(
        owner,
        observations("States should end torture in prisons without any further delay.", date="2020-02-02"),
    )
    return owner


FILTERS: list[tuple[dict[str, object], list[str]]] = [
    ({}, ["5.1", "5.2", "5.3", "5.1", "5.2", "1"]),
    ({"country": "CYP"}, ["5.1", "5.2", "5.3", "5.1", "5.2"]),  # "States" are no State
    ({"addressee": "states"}, ["1"]),
    ({"addressee": "CYP", "year_from": 2014}, ["5.1", "5.2"]),
    ({"year_to": 2014}, ["5.1", "5.2", "5.3"]),
    ({"recommender": "ESP"}, ["5.1", "5.1"]),
    ({"recommender": "body"}, ["1"]),
    ({"topics": ("torture",)}, ["5.1", "5.1", "1"]),
    ({"topics": ("justice", "migrants")}, ["5.2", "5.2"]),  # all of them
    ({"response": "noted"}, ["5.1", "5.2"]),
    ({"form": "should"}, ["1"]),
    ({"text": "PRISONS delay"}, ["5.1", "5.1", "1"]),  # all words, in any case
    ({"symbol": "a/hrc/22/6", "body": "hrc"}, ["5.1", "5.2", "5.3"]),
    ({"status": "done"}, []),
    ({"mine": True}, []),
    ({"cluster": "nonsense"}, []),
]


def test_filters(shelf: Viewer) -> None:
    for filters, found in FILTERS:
        assert numbers(VISITOR, order="old", **filters) == found, filters


def test_facets_leave_out_their_own_filter(shelf: Viewer) -> None:
    found = finding.listing(VISITOR, Filters(response="noted", topics=("torture",)), size=1)
    assert (found.total, len(found.rows)) == (1, 1)
    facets = found.facets
    assert [(one.value, one.count) for one in facets.responses] == [("noted", 1), ("supported", 1)]
    assert [(one.value, one.label, one.count) for one in facets.recommenders] == [
        ("CHL", "Chile", 1), ("ESP", "Spain", 1),
    ]  # fmt: skip
    assert [one.value for one in facets.years] == ["2019"]
    assert {one.value for one in facets.themes} == {"torture", "liberty"}
    assert [one.value for one in facets.groups] == ["detained"]
    assert [(one.value, one.count) for one in finding.listing(VISITOR).facets.addressees] == [
        ("state", 5), ("states", 1),
    ]  # fmt: skip


def test_what_is_overdue_and_whose_it_is(shelf: Viewer) -> None:
    first, second, *_ = rows()
    yesterday = timezone.localdate() - timedelta(days=1)
    changing.many(shelf, [first.key, second.key], deadline=yesterday, responsible="MoJ")
    changing.follow_up(shelf, second.key, status="done")
    assert [row.key for row in rows(overdue=True)] == [first.key]
    assert [row.overdue for row in rows(responsible="MoJ")] == [True, False]
    assert {row.key for row in rows(shelf, mine=True)} == {first.key, second.key}
    assert [row.key for row in rows(order="deadline")] == [first.key, second.key]
    assert rows(order="changed")[0].key == second.key


def test_what_is_in_a_private_edition_is_not_searched(shelf: Viewer, everyone: dict[str, Viewer]) -> None:
    author = everyone["contributor"]
    put(author, observations("Les États devraient mettre fin à la torture secrète.", language="fr"),
        Visibility.PRIVATE)  # fmt: skip
    assert numbers(author, text="secrète") == ["1"]
    assert numbers(everyone["editor"], text="secrète") == []


def test_filters_survive_their_address() -> None:
    filters = Filters(
        country="CYP", year_from=2001, topics=("torture", "health"), overdue=True, order="old", text="a b"
    )
    query: dict[str, list[str]] = {}
    for name, value in filters.to_query():
        query.setdefault(name, []).append(value)
    assert query["topic"] == ["torture", "health"]
    assert Filters.from_query(query) == filters
    assert (
        Filters.from_query({"from": ["now"], "order": ["up"], "text": ["x" * 999], "other": ["1"]})
        == Filters()
    )
    assert Filters().to_query() == []
    for one in fields(Filters):
        assert (
            filters.without(one.name).with_(**{one.name: getattr(filters, one.name)}) == filters
            or one.name == "topics"
        )
    assert filters.without("topics", "torture").topics == ("health",)


def test_those_of_a_document_and_at_an_address(shelf: Viewer) -> None:
    edition = put(shelf, upr(TORTURE, POLICE, SCHOOLS, date="2013-01-05"))
    found = finding.of_document(VISITOR, edition, size=2)
    assert (found.total, [row.number for row in found.rows]) == (3, ["5.1", "5.2"])
    assert [row.number for row in finding.at(VISITOR, edition, ["para_5-3", "para_5"])] == ["5.3"]
    assert finding.counts(VISITOR, edition) == 3
    with pytest.raises(MissingError):
        finding.one(VISITOR, "0" * 32)


def test_a_page_costs_the_same_however_many_rows_it_has(shelf: Viewer) -> None:
    counted = []
    for size in (1, 6):
        with CaptureQueriesContext(connection) as queries:
            assert len(finding.page(VISITOR, Filters(), 0, size)) == size
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 10


def test_near_identical_ones_to_one_state_are_a_cluster(shelf: Viewer) -> None:
    first, police, schools, second, other, states = rows(order="old")
    assert first.cluster == second.cluster
    assert police.cluster == other.cluster
    assert len({one.cluster for one in (first, police, schools, states)}) == 4
    assert (first.cluster_size, schools.cluster_size) == (2, 1)
    group = clustering.cluster(VISITOR, second.key)
    assert [member.shown.year for member in group.members] == [2013, 2019]
    assert [part.text.strip() for part in group.members[1].parts if part.kind != "same"] == ["any", "all"]
    assert clustering.cluster(VISITOR, police.key).members[1].same
    listed = clustering.clusters(VISITOR, Filters(), size=1)
    assert (listed.total, listed.rows[0].count, listed.rows[0].years) == (2, 2, (2013, 2019))


def test_what_a_person_joined_or_parted_stays(shelf: Viewer) -> None:
    first, _, schools, second, *_ = rows(order="old")
    assert len(clustering.part(shelf, second.key).members) == 1
    assert len(clustering.join(shelf, schools.key, first.key).members) == 2
    with pytest.raises(ConflictError):
        clustering.join(shelf, schools.key, first.key)
    put(shelf, upr(TORTURE.replace("any", "all"), symbol="A/HRC/40/6", date="2019-01-05"))
    assert finding.one(VISITOR, second.key).cluster not in {finding.one(VISITOR, first.key).cluster}
    changing.undo(shelf, changing.history(shelf, schools.key)[0].batch)
    assert finding.one(VISITOR, schools.key).cluster_size == 1


def test_numbers_for_pictures(shelf: Viewer) -> None:
    changing.follow_up(shelf, rows()[0].key, status="done")
    assert [(one.value, one.count) for one in tallying.by_status(VISITOR, Filters(symbol=REVIEW))] == [
        ("none", 2), ("planned", 0), ("in-progress", 0), ("done", 1), ("rejected", 0),
    ]  # fmt: skip
    assert [(one.value, one.count) for one in tallying.by_response(VISITOR, Filters())] == [
        ("supported", 3), ("noted", 2),
    ]  # fmt: skip
    grid = tallying.by_topic_and_year(VISITOR, Filters(country="CYP"), kind=TopicKind.GROUP)
    assert grid.years == tuple(range(2013, 2020))
    assert {row.value: (row.counts[0], row.counts[-1], row.total) for row in grid.rows} == {
        "detained": (1, 1, 2), "migrants": (1, 1, 2), "girls": (1, 0, 1), "rural": (1, 0, 1),
    }  # fmt: skip
