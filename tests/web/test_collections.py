"""Collections on the web: made, filled, renamed, shared, taken apart."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.library.shelf import shelve, short_report
from tests.web.site import browser, links, words
from travaux.library import collecting, finding
from travaux.library.models import Collection
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def test_from_making_to_deleting(client: Client, owner: Viewer) -> None:
    shelve(short_report(), owner)
    answer = client.post("/collections", {"name": "Cas  № 7", "visibility": "private"})
    made = Collection.objects.get()
    page = answer["Location"]
    assert links(client.get("/collections"), "Cas № 7") == [page]
    client.post(page, {"do": "put", "symbol": " a/57/292 "})
    inside = client.get(page)
    assert "1 document" in words(inside) and links(inside, "Human rights of migrants") == ["/A/57/292"]
    assert client.post(page, {"do": "put", "symbol": "A/99/99"}).status_code == 404
    client.post(page, {"do": "take-out", "symbol": "A/57/292"})
    assert "Nothing is in this collection" in words(client.get(page))
    client.post(page, {"do": "rename", "name": "Case 7"})
    client.post(page, {"do": "share", "visibility": "public"})
    made.refresh_from_db()
    assert (made.name, made.visibility) == ("Case 7", "public")
    answer = client.post(page, {"do": "delete"})
    assert answer["Location"] == "/collections"
    assert "The collection “Case 7” was deleted" in words(client.get("/collections"))


@pytest.mark.parametrize("name", ["", "   ", "x" * 121])
def test_a_name_that_can_not_be(client: Client, owner: Viewer, name: str) -> None:
    answer = client.post("/collections", {"name": name, "visibility": "private"})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not Collection.objects.exists()


def test_wrong_changes(client: Client, owner: Viewer) -> None:
    made = collecting.make(owner, "A case")
    assert client.post(f"/collections/{made.slug}", {"do": "dance"}).status_code == 400
    assert client.post(f"/collections/{made.slug}", {"do": "rename", "name": ""}).status_code == 400
    assert client.get("/collections/none").status_code == 404


def test_who_may_see_and_change(everyone: dict[str, Viewer], settings: LazySettings) -> None:
    settings.MODE = "server"
    private = collecting.make(everyone["contributor"], "Private")
    public = collecting.make(everyone["contributor"], "Public", "public")
    shelve(short_report(), everyone["admin"])
    collecting.put(everyone["contributor"], public, [finding.work(everyone["reader"], "A/57/292")])
    for role in ("visitor", "reader", "editor"):
        client = browser(everyone[role])
        assert client.get(f"/collections/{private.slug}").status_code == 404
        assert "Human rights of migrants" in words(client.get(f"/collections/{public.slug}"))
    for role in ("visitor", "reader"):
        client = browser(everyone[role])
        assert "Change this collection" not in words(client.get(f"/collections/{public.slug}"))
        assert client.post(f"/collections/{public.slug}", {"do": "delete"}).status_code == 403
        assert client.post("/collections", {"name": "Mine", "visibility": "private"}).status_code == 403
    assert Collection.objects.count() == 2
