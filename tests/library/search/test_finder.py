"""A page of results, for whoever asks."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import block, reading
from tests.library.shelf import shelve, short_report, somebody
from travaux.library.home import Home
from travaux.library.models import Collection, CollectionEntry, Edition, OutboxEntry, Visibility
from travaux.library.permissions import VISITOR, Viewer
from travaux.library.search import finder, indexing, keeping
from travaux.library.search.results import Request, Results
from travaux.texts.reading import Kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(home: Home, owner: Viewer) -> Mapping[str, Edition]:
    """A public report in two languages, and a private one."""
    made = {
        "en": shelve(short_report(), owner),
        "fr": shelve(short_report(language="fr"), owner),
        "private": shelve(short_report("A/58/1", date="2003-01-02"), owner, visibility=Visibility.PRIVATE),
    }
    indexing.follow()
    return made


def _symbols(found: Results) -> list[tuple[str, str]]:
    return [(group.symbol, group.language) for group in found.groups]


def test_a_hit_says_all_that_a_result_shows(library: Mapping[str, Edition], owner: Viewer) -> None:
    found = finder.search(owner, Request("torture", {"lang": ("en",), "year": ("2002",)}))
    assert (found.total, found.documents, found.understood) == (1, 1, "torture")
    group = found.groups[0]
    assert (group.symbol, group.title, group.date, group.total) == (
        "A/57/292", "Human rights of migrants", "2002-08-09", 1,
    )  # fmt: skip
    hit = group.hits[0]
    assert (hit.label, hit.kind, hit.address) == ("3 (a)", "item", "para_3__list_a")
    assert [(part.text, part.marked) for part in hit.snippet] == [
        ("End ", False),
        ("torture", True),
        (";", False),
    ]
    assert hit.place.path() == "/A/57/292/en/para/3(a)"
    assert found.milliseconds > 0


def test_headings_above_are_named_from_the_outermost(home: Home, owner: Viewer) -> None:
    made = reading(
        [
            block("sec_I", "Introduction", kind=Kind.HEADING, number="I", level=1),
            block("sec_I__sec_A", "Visits", kind=Kind.HEADING, number="A", level=2, parent="sec_I"),
            block("para_1", "The following places:", number="1", parent="sec_I__sec_A"),
            block("para_1__list_a", "A prison;", kind=Kind.ITEM, number="a", parent="para_1"),
        ]
    )
    shelve(made, owner)
    indexing.follow()
    assert finder.search(owner, Request("prison")).groups[0].hits[0].heading == (
        "I. Introduction",
        "A. Visits",
    )


def test_nobody_finds_or_counts_what_they_may_not_see(library: Mapping[str, Edition], owner: Viewer) -> None:
    stranger = somebody("editor")
    for viewer in (VISITOR, stranger):
        found = finder.search(viewer, Request("torture"))
        assert sorted(_symbols(found)) == [("A/57/292", "en"), ("A/57/292", "fr")]
        years = next(facet for facet in found.facets if facet.name == "year")
        assert [(value.value, value.count) for value in years.values] == [("2002", 2)]
        assert finder.more(viewer, Request("torture"), library["private"].pk, 0, 10) == ()
        assert finder.search(viewer, Request("torture", within=library["private"].pk)).total == 0
    assert finder.search(owner, Request("torture")).total == 3


def test_private_collections_are_no_facet_for_others(library: Mapping[str, Edition], owner: Viewer) -> None:
    mine = Collection.objects.create(name="Secret plan", slug="secret-plan", owner=owner.person)
    CollectionEntry.objects.create(collection=mine, work=library["en"].work)
    OutboxEntry.objects.create(edition_id=library["en"].pk)
    indexing.follow()

    def collections(viewer: Viewer, **chosen: tuple[str, ...]) -> tuple[list[tuple[str, int]], int]:
        found = finder.search(viewer, Request("torture", chosen))
        facet = next(one for one in found.facets if one.name == "collection")
        return [(value.label, value.count) for value in facet.values], found.total

    assert collections(owner) == ([("Secret plan", 1)], 3)
    assert collections(VISITOR) == ([], 2)
    assert collections(VISITOR, collection=("secret-plan",)) == ([], 0)


def test_facets_carry_labels_and_what_is_chosen(library: Mapping[str, Edition], owner: Viewer) -> None:
    found = finder.search(owner, Request("torture", {"lang": ("fr",), "year": ("2001-2002",)}))
    facets = {facet.name: facet.values for facet in found.facets}
    assert [(one.value, one.label, one.count, one.chosen) for one in facets["lang"]] == [
        ("en", "English", 1, False),
        ("fr", "French", 1, True),
    ]
    assert [(one.value, one.count, one.chosen) for one in facets["year"]] == [
        ("2002", 1, False),
        ("2001-2002", 1, True),
    ]


def test_nothing_found_says_which_choice_to_take_away(library: Mapping[str, Edition], owner: Viewer) -> None:
    found = finder.search(owner, Request("torture", {"lang": ("ru",)}))
    assert (found.total, found.without) == (0, (("lang", "ru", 3),))


def test_a_bad_query_is_understood_as_far_as_it_can_be(library: Mapping[str, Edition], owner: Viewer) -> None:
    found = finder.search(owner, Request('torture "police'))
    assert [(one.at, one.end) for one in found.problems] == [(8, 9)]
    assert found.understood == 'torture "police"'
    nothing = finder.search(owner, Request("year:20"))
    assert (nothing.total, len(nothing.problems)) == (0, 1)  # not everything


def test_a_citation_jumps_and_finds_who_mentions_it(library: Mapping[str, Edition], owner: Viewer) -> None:
    found = finder.search(owner, Request("A/57/292, para. 2"))
    assert found.jump is not None
    assert found.jump.path() == "/A/57/292/para/2"
    mentioned = finder.search(owner, Request("A/56/10"))
    assert mentioned.notice.startswith("A/56/10 is not in this library.")
    assert {hit.address for group in mentioned.groups for hit in group.hits} == {"fn_1"}


def test_more_of_one_document_goes_on_where_the_group_ends(
    library: Mapping[str, Edition], owner: Viewer
) -> None:
    request = Request("detention OR torture OR police OR migrants", per_document=2)
    group = next(one for one in finder.search(owner, request).groups if one.edition_id == library["en"].pk)
    rest = finder.more(owner, request, group.edition_id, 2, 10)
    assert len(rest) == group.total - 2
    assert not {hit.address for hit in rest} & {hit.address for hit in group.hits}


def test_similar_paragraphs(library: Mapping[str, Edition], owner: Viewer) -> None:
    found = finder.similar(owner, library["en"], "para_2")
    assert found[0].address == "para_2"
    assert found[0].edition_id == library["private"].pk
    assert all((hit.edition_id, hit.address) != (library["en"].pk, "para_2") for hit in found)
    assert all(
        hit.edition_id != library["private"].pk for hit in finder.similar(VISITOR, library["en"], "para_2")
    )


def test_a_page_of_results_takes_a_handful_of_queries(home: Home, owner: Viewer) -> None:
    for number in range(12):
        shelve(short_report(f"A/57/{number}"), owner)
    indexing.follow()
    finder.search(owner, Request("migrants"))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert len(finder.search(owner, Request("migrants")).groups) == 10
    assert len(queries) <= 6


def test_what_is_gone_from_the_tables_is_left_out(library: Mapping[str, Edition], owner: Viewer) -> None:
    library["fr"].delete()  # the index has not followed yet
    assert ("A/57/292", "fr") not in _symbols(finder.search(owner, Request("torture")))


def test_a_lost_index_is_made_again_and_the_results_say_so(
    library: Mapping[str, Edition], owner: Viewer, home: Home
) -> None:
    (home.index / "stamp").write_text("{}")
    keeping._open.clear()
    found = finder.search(owner, Request("torture"))
    assert (found.total, found.notice) == (3, "The search index was damaged. It has been made again.")


def test_an_empty_request_gives_everything_newest_first(
    library: Mapping[str, Edition], owner: Viewer
) -> None:
    found = finder.search(owner, Request(""))
    assert found.total == 30
    assert _symbols(found)[0] == ("A/58/1", "en")


def test_what_cannot_be_asked_is_put_right(library: Mapping[str, Edition], owner: Viewer) -> None:
    found = finder.search(owner, Request("torture", {"nonsense": ("x",)}, sort="sideways", page=-3))
    assert (found.total, found.request.sort, found.request.page) == (3, "relevance", 1)
