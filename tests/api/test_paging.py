"""Cursors: nothing skipped, nothing twice, whatever comes or goes meanwhile; nothing made up."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.library.shelf import shelve, short_report
from travaux.api.paging import Asked, rows
from travaux.library import collecting, people
from travaux.library.models import ApiToken, Collection, Edition
from travaux.library.permissions import Viewer
from travaux.texts.errors import UsageError

pytestmark = pytest.mark.django_db


def walk(client: Client, path: str, limit: int) -> list[list[Any]]:
    pages, cursor = [], ""
    while cursor is not None:
        answer = client.get(path, {"limit": limit, "cursor": cursor}).json()
        pages.append(answer["items"])
        cursor = answer["next"]
    return pages


@pytest.mark.parametrize(("limit", "sizes"), [(3, [3, 3, 3, 1]), (5, [5, 5]), (10, [10]), (200, [10])])
def test_pages_of_the_size_asked_for(local: Client, owner: Viewer, limit: int, sizes: list[int]) -> None:
    edition = shelve(short_report(), owner)

    pages = walk(local, f"/api/editions/{edition.pk}/blocks", limit)

    assert [len(page) for page in pages] == sizes
    assert [block["place"] for page in pages for block in page] == list(range(10))


def test_rows_that_come_and_go_meanwhile_shift_nothing(local: Client, owner: Viewer) -> None:
    made = [collecting.make(owner, f"c{number}") for number in range(6)]
    first = local.get("/api/collections", {"limit": 3}).json()
    collecting.make(owner, "a new one before")
    collecting.delete(owner, made[1])

    second = local.get("/api/collections", {"limit": 3, "cursor": first["next"]}).json()

    assert [one["name"] for one in second["items"]] == ["c3", "c4", "c5"]


def test_equal_times_are_told_apart(local: Client, owner: Viewer) -> None:
    for number in range(5):
        people.make_token(owner, f"t{number}")
    ApiToken.objects.update(made_at="2026-01-01T00:00:00.000123Z")

    names = [one["name"] for page in walk(local, "/api/tokens", 2) for one in page]

    assert names == ["t4", "t3", "t2", "t1", "t0"]


def test_times_are_kept_to_the_microsecond(local: Client, owner: Viewer) -> None:
    for number in range(4):
        token, _ = people.make_token(owner, f"t{number}")
        ApiToken.objects.filter(pk=token.pk).update(made_at=f"2026-01-01T00:00:00.00000{number}Z")

    assert [one["name"] for page in walk(local, "/api/tokens", 1) for one in page] == ["t3", "t2", "t1", "t0"]


def test_a_cursor_fits_only_its_own_list(owner: Viewer) -> None:
    for name in "abc":
        collecting.make(owner, name)
    cursor = rows(Collection.objects.all(), ("name", "pk"), Asked(limit=1), str)["next"]

    with pytest.raises(UsageError, match="none of this list"):
        rows(Edition.objects.all(), ("-added_at", "pk"), Asked(limit=1, cursor=cursor), str)
    with pytest.raises(UsageError, match="none of this list"):
        rows(Collection.objects.all(), ("name", "pk"), Asked(limit=1, cursor=cursor + "x"), str)
