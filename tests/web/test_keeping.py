""" "Add to a collection": as a page without a script, as the part that a script asks for; undone."""

from __future__ import annotations

import re

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client

from tests.library.shelf import shelve, short_report, somebody
from tests.web.connected import documents, join
from tests.web.site import browser, links, words
from travaux.library import collecting
from travaux.library.collecting import members
from travaux.library.models import Collection, CollectionItem
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db
AT = {"from": "/A/57/292/en", "at": "para_2:0-19"}


def _key(page: HttpResponse) -> str:
    found = re.search(r'name="key" value="([^"]+)"', page.content.decode())
    assert found is not None
    return found[1]


def test_a_passage_into_a_new_collection_and_out_again(client: Client, owner: Viewer) -> None:
    shelve(short_report(), owner)
    ways = links(client.get("/A/57/292/en/para/2"), "Add to a collection")
    assert any(way.startswith("/keep?from=") for way in ways)  # the document's and the paragraph's
    form = client.get("/keep", AT)
    assert "A/57/292, para. 2" in words(form) and "Arbitrary detention" in words(form)
    assert client.post("/keep", AT | {"note": "Why"}).status_code == 422  # where to?
    done = client.post("/keep", AT | {"name": "Registers", "note": "Why"})
    row = CollectionItem.objects.get()
    assert (row.quote, row.note, row.collection.name) == ("Arbitrary detention", "Why", "Registers")
    assert links(done, "Back to the text") == ["/A/57/292/en/para/2"]
    other = client.post("/keep?part=1", AT | {"name": "مجموعة"})
    assert other.cookies["collection"].value.isascii()  # a cookie holds nothing else
    collecting.delete(owner, Collection.objects.get(name="مجموعة"))
    undone = client.post("/keep/undo", {"key": _key(done), "made": "1", "back": "/A/57/292/en/para/2"})
    assert links(undone, "Back to the text") and not Collection.objects.exists()


def test_the_part_that_a_script_asks_for(client: Client, owner: Viewer) -> None:
    report, comment = documents(owner)
    made = collecting.make(owner, "Case")
    other = collecting.make(owner, "Other")
    form = client.get("/keep", AT | {"part": "1"}).content.decode()
    assert form.startswith("<form") and "<html" not in form
    for sent in (
        {"from": "/A/57/292/en"},
        {"connection": str(join(owner, report, comment).pk)},
        AT,
    ):
        saved = client.post("/keep?part=1", sent | {"collection": made.slug})
        assert saved.status_code == 200 and "Case" in words(saved)
    assert [one.kind for one in made.items.order_by("position")] == ["document", "connection", "paragraph"]
    again = client.post("/keep?part=1", AT | {"collection": made.slug})
    assert "was there already" in words(again) and "Undo" not in words(again)
    assert made.items.count() == 3 and not other.items.exists()
    form = client.get("/keep", AT | {"part": "1"}).content.decode()
    assert form.index('value="case" checked') < form.index('value="other"')  # the last used comes first
    assert client.post("/keep/undo?part=1", {"key": _key(saved)}).status_code == 204
    assert client.get("/keep", {"from": "/A/99/99"}).status_code == 404
    assert client.get("/keep").status_code == 400


def test_a_reader_adds_where_it_is_shared_with_them(
    everyone: dict[str, Viewer], settings: LazySettings
) -> None:
    settings.MODE = "server"
    shelve(short_report(), everyone["admin"])
    shared = collecting.make(everyone["contributor"], "Shared")
    members.share_with(everyone["contributor"], shared, "a-reader", "contributor")
    reader = browser(everyone["reader"])
    assert reader.post("/keep", AT | {"collection": "shared"}).status_code == 200
    assert reader.post("/keep", AT | {"name": "Mine"}).status_code == 403
    assert browser(somebody("reader", "another")).get("/keep", AT).status_code == 403
    assert browser().get("/keep", AT).status_code == 403
    assert shared.items.count() == 1
