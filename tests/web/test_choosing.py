"""Choices in the address: what is chosen, and the link that changes one thing."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from travaux.library.search.results import Facet, FacetValue
from travaux.web import choosing

QUERY = QueryDict("q=torture&lang=fr&lang=en&sort=date&page=3")


def test_what_is_chosen_once_each() -> None:
    query = QueryDict("lang=fr&lang=fr&lang=&year=2001-2005&other=x")
    assert choosing.chosen(query, ("lang", "year", "body")) == {"lang": ("fr",), "year": ("2001-2005",)}


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("page=3", 3),
        ("", 1),
        ("page=0", 1),
        ("page=-1", 1),
        ("page=x", 1),
        ("page=٣", 1),
        ("page=9999999", 100_000),
    ],
)
def test_page(query: str, page: int) -> None:
    assert choosing.page(QueryDict(query)) == page


def test_a_link_changes_one_thing_and_goes_to_the_first_page() -> None:
    assert choosing.link(QUERY, sort="title") == "?q=torture&lang=fr&lang=en&sort=title"
    assert choosing.link(QUERY, lang=None, sort=None) == "?q=torture"
    assert choosing.link(QUERY, page="4").endswith("page=4")


def test_a_value_is_chosen_and_taken_away() -> None:
    assert choosing.chosen(QueryDict(choosing.toggled(QUERY, "lang", "en")[1:]), ("lang",)) == {
        "lang": ("fr",)
    }
    assert "body=ga" in choosing.toggled(QUERY, "body", "ga")


@pytest.mark.parametrize(
    ("query", "year"),
    [("from=2001&to=2005", ["2001-2005"]), ("from=2001", ["2001-"]), ("to=2005", ["-2005"]),
     ("from=2001&to=2001", ["2001"]), ("from=&to=", []), ("year=2001&from=&to=", ["2001"])],
)  # fmt: skip
def test_years_from_two_inputs(rf: RequestFactory, query: str, year: list[str]) -> None:
    assert choosing.asked(rf.get(f"/?{query}")).getlist("year") == year


def test_groups_show_the_chosen_first_and_fold_the_rest() -> None:
    values = tuple(FacetValue(f"{year}", f"{year}", 1, year == 1990) for year in range(2000, 1985, -1))
    (group,) = choosing.groups(QueryDict(""), [Facet("year", values)])
    assert group.first[0].label == "1990"
    assert (len(group.first), len(group.rest), group.years) == (8, 7, True)
    (chip,) = choosing.chips(QueryDict("year=1990"), [Facet("year", values)])
    assert (chip.title, chip.label, chip.href) == ("Year", "1990", "?")


def test_pager_only_where_there_are_pages() -> None:
    assert choosing.pager(QUERY, 1, 1) is None
    pager = choosing.pager(QUERY, 9, 2)
    assert pager is not None
    assert (pager.page, pager.after) == (2, "")


def test_a_form_carries_the_other_choices() -> None:
    assert choosing.hidden(QUERY, "sort") == [("q", "torture"), ("lang", "fr"), ("lang", "en")]


@pytest.mark.parametrize(
    ("text", "number"), [("3", 3), ("", 0), ("-3", 0), ("x", 0), ("½", 0), ("9" * 40, 100_000)]
)
def test_a_number_in_the_address(text: str, number: int) -> None:
    assert choosing.number(QueryDict(f"count={text}"), "count") == number
