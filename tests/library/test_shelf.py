"""The shelf: one row a work, filters, sorts, facets, and never more than may be seen."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.library.shelf import shelve, short_report
from travaux.library import collecting, finding
from travaux.library.permissions import Viewer
from travaux.library.shelf import SORTS, Filters, collection, collections, shelf, years
from travaux.texts.errors import MissingError

pytestmark = pytest.mark.django_db


@pytest.fixture
def five(owner: Viewer) -> None:
    shelve(short_report("A/57/292"), owner)
    shelve(short_report("A/57/292", "fr", title="Droits de l’homme des migrants"), owner)
    shelve(
        short_report("CCPR/C/FRA/CO/5", title="Concluding observations on France", date="2015-08-17"), owner
    )
    shelve(short_report("A/HRC/46/30", title="Albinism", date="2021-01"), owner)
    shelve(
        short_report("S/RES/1325(2000)", title="Women and peace", date="2000-10-31"),
        owner,
        visibility="private",
    )


def _symbols(viewer: Viewer, **asked: object) -> list[str]:
    return [row.symbol for row in shelf(viewer, Filters(**asked)).rows]  # type: ignore[arg-type]


def test_a_work_is_one_row_in_all_its_languages(five: None, owner: Viewer) -> None:
    row = next(row for row in shelf(owner, Filters()).rows if row.symbol == "A/57/292")
    assert [version.language for version in row.versions] == ["en", "fr"]
    assert row.title == "Human rights of migrants"
    assert row.paragraphs == 6


def test_titles_come_in_the_readers_language(five: None, owner: Viewer) -> None:
    row = next(row for row in shelf(owner, Filters(), prefer=("fr",)).rows if row.symbol == "A/57/292")
    assert (row.title, row.language) == ("Droits de l’homme des migrants", "fr")


def test_counts(five: None, owner: Viewer) -> None:
    found = shelf(owner, Filters(text="albin"))
    assert (found.works, found.of_all, found.editions, found.paragraphs) == (1, 4, 5, 30)


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("date", "A/HRC/46/30"),
        ("added", "S/RES/1325(2000)"),
        ("title", "A/HRC/46/30"),
        ("symbol", "A/57/292"),
    ],
)
def test_sorts(five: None, owner: Viewer, sort: str, first: str) -> None:
    assert sort in SORTS
    assert _symbols(owner, sort=sort)[0] == first


@pytest.mark.parametrize(
    ("asked", "found", "why"),
    [
        ({"text": "migrants"}, {"A/57/292"}, "a word of a title"),
        ({"text": "rights HUMAN"}, {"A/57/292"}, "all words, in any order and case"),
        ({"text": "a/57"}, {"A/57/292"}, "part of a symbol, in small letters"),
        ({"text": "1325 (2000)"}, {"S/RES/1325(2000)"}, "a symbol with a space that its link has not"),
        ({"chosen": {"lang": ("fr",)}}, {"A/57/292"}, "one language"),
        ({"chosen": {"lang": ("fr", "en")}}, 4, "any of two"),
        ({"chosen": {"year": ("2015",)}}, {"CCPR/C/FRA/CO/5"}, "a year"),
        (
            {"chosen": {"year": ("2015-2021",)}},
            {"CCPR/C/FRA/CO/5", "A/HRC/46/30"},
            "years, a month at the end",
        ),
        ({"chosen": {"year": ("-2001",)}}, {"S/RES/1325(2000)"}, "up to a year"),
        ({"chosen": {"year": ("soon",)}}, set(), "no year"),
        ({"chosen": {"country": ("FRA",)}}, {"CCPR/C/FRA/CO/5"}, "a country in the symbol"),
        ({"chosen": {"country": ('F"RA',)}}, set(), "no way out of the quotation marks"),
        ({"chosen": {"visibility": ("private",)}}, {"S/RES/1325(2000)"}, "what is private"),
        ({"chosen": {"year": ("2002",), "lang": ("es",)}}, set(), "filters of two kinds both count"),
    ],
)
def test_filters(five: None, owner: Viewer, asked: dict[str, object], found: object, why: str) -> None:
    got = _symbols(owner, **asked)
    assert (len(got) if isinstance(found, int) else set(got)) == found, why


def test_a_facet_counts_works_without_its_own_choice(five: None, owner: Viewer) -> None:
    found = shelf(owner, Filters(chosen={"lang": ("fr",)}))
    by_name = {facet.name: {one.value: one.count for one in facet.values} for facet in found.facets}
    assert by_name["lang"] == {"en": 4, "fr": 1}
    assert "year" not in by_name, "one value is nothing to choose among"


def test_a_chosen_value_that_finds_nothing_can_be_taken_away(five: None, owner: Viewer) -> None:
    found = shelf(owner, Filters(chosen={"lang": ("zh",)}))
    chosen = [one for facet in found.facets for one in facet.values if one.chosen]
    assert [(one.value, one.count) for one in chosen] == [("zh", 0)]


def test_nobody_is_told_of_what_is_private(five: None, everyone: dict[str, Viewer]) -> None:
    found = shelf(everyone["reader"], Filters())
    assert "S/RES/1325(2000)" not in [row.symbol for row in (*found.rows, *found.recent)]
    assert (found.of_all, found.editions) == (3, 4)
    assert "2000" not in [one.value for facet in found.facets for one in facet.values]


def test_private_collections_are_no_filter_for_others(five: None, everyone: dict[str, Viewer]) -> None:
    admin, reader = everyone["admin"], everyone["reader"]
    made = collecting.make(admin, "A case")
    from_shelf = shelf(admin, Filters()).rows
    works = [finding.work(admin, row.symbol) for row in from_shelf]
    collecting.put(admin, made, works)
    chosen = Filters(chosen={"collection": (made.slug,)})
    assert len(shelf(admin, chosen).rows) == 4
    assert not shelf(reader, chosen).rows
    assert not collections(reader)
    with pytest.raises(MissingError):
        collection(reader, made.slug)


def test_a_collection_counts_what_each_may_see(five: None, everyone: dict[str, Viewer]) -> None:
    admin = everyone["admin"]
    made = collecting.make(admin, "A case", "public")
    collecting.put(admin, made, [finding.work(admin, symbol) for symbol in ("A/57/292", "S/RES/1325(2000)")])
    assert [one.seen for one in collections(admin)] == [2]  # type: ignore[attr-defined]
    assert [one.seen for one in collections(everyone["reader"])] == [1]  # type: ignore[attr-defined]


def test_queries_do_not_grow_with_the_shelf(
    five: None, owner: Viewer, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(16):
        shelf(owner, Filters())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2002", ("2002", "2002")),
        ("2001-2005", ("2001", "2005")),
        ("2001-", ("2001", "9999")),
        ("-2005", ("0000", "2005")),
        ("", None),
        ("-", None),
        ("02", None),
    ],
)
def test_years(typed: str, meant: tuple[str, str] | None) -> None:
    assert years(typed) == meant
