"""Collections by the API."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.api.conftest import client_of
from tests.library.shelf import shelve, short_report, somebody
from travaux.library import collecting
from travaux.library.home import Home
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db
JSON = "application/json"


def test_from_making_to_taking_apart(local: Client, owner: Viewer) -> None:
    shelve(short_report(), owner)
    shelve(short_report("CAT/C/54/2"), owner)
    made = local.post("/api/collections", {"name": "Migration"}, content_type=JSON).json()
    path = f"/api/collections/{made['id']}"
    both = {"symbols": ["A/57/292", "CAT/C/54/2"]}

    assert (made["slug"], made["visibility"], made["documents"]) == ("migration", "private", 0)
    assert local.post(f"{path}/documents", both, content_type=JSON).json() == {"documents": 2}
    assert [one["symbol"] for one in local.get(f"{path}/documents").json()["items"]] == both["symbols"]
    one = {"symbols": ["A/57/292"]}
    assert local.post(f"{path}/documents/remove", one, content_type=JSON).json() == {"documents": 1}
    change = {"name": "Borders", "visibility": "public"}
    changed = local.patch(path, change, content_type=JSON).json()
    assert (changed["name"], changed["visibility"], changed["documents"]) == ("Borders", "public", 1)
    assert local.delete(path).status_code == 204
    assert local.get(path).status_code == 404


def test_one_symbol_that_is_not_here_puts_none_in(local: Client, owner: Viewer) -> None:
    shelve(short_report(), owner)
    made = collecting.make(owner, "Migration")

    answer = local.post(
        f"/api/collections/{made.pk}/documents", {"symbols": ["A/57/292", "A/1/1"]}, content_type=JSON
    )

    assert answer.status_code == 404 and "A/1/1" in answer.json()["detail"]
    assert local.get(f"/api/collections/{made.pk}").json()["documents"] == 0


def test_counts_and_lists_only_what_is_seen(home: Home, server: None) -> None:
    contributor = somebody("contributor")
    made = collecting.make(contributor, "Mixed", "public")
    editions = [
        shelve(short_report(), contributor),
        shelve(short_report("CAT/C/1"), contributor, visibility="private"),
    ]
    collecting.put(contributor, made, [one.work for one in editions])

    for client, count in ((Client(), 1), (client_of(contributor), 2)):
        assert client.get("/api/collections").json()["items"][0]["documents"] == count
        assert len(client.get(f"/api/collections/{made.pk}/documents").json()["items"]) == count
