"""Facets: each counted without its own choice, in one pass over the rows."""

from __future__ import annotations

import pytest

from travaux.library.connections import tallying
from travaux.library.connections.tallying import Chosen, Group

pytestmark = pytest.mark.django_db

GROUPS = [
    Group("cites", "ada", "public", 3),
    Group("cites", "eve", "private", 1),
    Group("explains", "ada", "public", 2),
    Group("", "eve", "public", 5),
]


@pytest.mark.parametrize(
    ("chosen", "total", "relations", "authors"),
    [
        (Chosen(), 11, {"cites": 4, "explains": 2}, {"ada": 5, "eve": 6}),
        (Chosen(relation="cites"), 4, {"cites": 4, "explains": 2}, {"ada": 3, "eve": 1}),
        (Chosen(author="eve"), 6, {"cites": 1}, {"ada": 5, "eve": 6}),
        (Chosen(kind="note"), 5, {}, {"eve": 5}),
        (Chosen(kind="connection", sharing="public"), 5, {"cites": 3, "explains": 2}, {"ada": 5}),
    ],
)
def test_facets(chosen: Chosen, total: int, relations: dict[str, int], authors: dict[str, int]) -> None:
    assert tallying.total(GROUPS, chosen) == total
    assert {one.value: one.count for one in tallying.by_relation(GROUPS, chosen, "en")} == relations
    assert {one.value: one.count for one in tallying.by_author(GROUPS, chosen)} == authors


def test_the_most_frequent_comes_first_under_its_name() -> None:
    (first, second) = tallying.by_relation(GROUPS, Chosen(), "ru")
    assert (first.value, first.label, second.label) == ("cites", "ссылается на", "разъясняет")
    assert [one.value for one in tallying.by_kind(GROUPS, Chosen(relation="cites", kind="note"))] == [
        "connection"
    ]
