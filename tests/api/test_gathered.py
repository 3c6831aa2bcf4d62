"""What is in collections by the API: items, fields, members, tables, lists; kept searches and following."""

from __future__ import annotations

import io
import json
from typing import Any

import openpyxl
import pytest
from django.test import Client

from tests.api.conftest import client_of
from tests.library.shelf import shelve, short_report, somebody
from travaux.library import collecting
from travaux.library.home import Home
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db
JSON = "application/json"


def _sent(client: Client, method: str, path: str, body: Any = None, status: int = 200) -> Any:
    answer = getattr(client, method)(path, json.dumps(body or {}), content_type=JSON)
    assert answer.status_code == status, answer.content
    return answer.json() if answer.content else None


def test_items_are_put_in_changed_moved_and_taken_out(local: Client, owner: Viewer) -> None:
    shelve(short_report(), owner)
    made = collecting.make(owner, "Case")
    path = f"/api/collections/{made.pk}"
    _sent(local, "patch", path, {"introduction": "Why."})
    field = _sent(local, "post", f"{path}/fields", {"label": "Country", "kind": "country"}, 201)
    first = _sent(local, "post", f"{path}/items", {"place": "A/57/292, para. 2", "note": "Why"}, 201)
    said = {"title": "Case 7", "values": {field["slug"]: ["FRA"]}}
    second = _sent(local, "post", f"{path}/items", said, 201)
    again = _sent(local, "post", f"{path}/items", {"place": "A/57/292, para. 2"}, 201)
    assert (first["printed"], first["new"], again["new"]) == ("A/57/292, para. 2", True, False)
    wrong = _sent(local, "post", f"{path}/items", {"place": "A/57/292, para. 99"}, 422)
    assert "99" in wrong["detail"]
    changed = _sent(local, "patch", f"{path}/items/{second['key']}", {"place": 1, "note": "First"})
    assert (changed["position"], changed["note"], changed["values"]) == (1, "First", {"country": ["FRA"]})
    _sent(local, "patch", f"{path}/items/{second['key']}", {"values": {"country": ["Nowhere"]}}, 422)
    _sent(local, "delete", f"{path}/items/{first['key']}", status=204)
    assert [one["kind"] for one in local.get(f"{path}/items").json()["items"]] == ["record"]
    back = _sent(local, "post", f"{path}/items/{first['key']}/restore")
    assert (back["note"], back["position"]) == ("Why", 2)
    found = local.get(f"{path}/items", {"text": "arbitrary", "kind": "paragraph"}).json()["items"]
    assert [one["key"] for one in found] == [first["key"]]
    other = collecting.make(owner, "Other")
    _sent(local, "patch", f"/api/collections/{other.pk}/items/{first['key']}", {"note": ""}, 404)

    _sent(local, "patch", f"{path}/fields/country", {"label": "State"})
    assert [one["label"] for one in local.get(f"{path}/fields").json()] == ["State"]
    tried = _sent(local, "post", f"{path}/import", {"table": "title,State\nCase 8,Kenya\n", "dry_run": True})
    assert (tried["made"], made.items.count()) == (1, 2)
    taken = _sent(local, "post", f"{path}/import", {"table": "title,State\nCase 8,Kenya\nCase 9,X\n"})
    assert (taken["made"], len(taken["problems"])) == (1, 1)
    book = local.get(f"{path}/export", {"format": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(book.streaming_content))).active  # type: ignore[attr-defined]
    assert sheet is not None and sheet.max_row == 4
    _sent(local, "delete", f"{path}/fields/country", status=204)


def test_lists_of_terms(local: Client, owner: Viewer) -> None:
    assert _sent(local, "post", "/api/lists", {"name": "Rights"}, 201)["slug"] == "rights"
    _sent(local, "put", "/api/lists/rights/terms/lib", {"label": "Liberty"})
    told = _sent(local, "put", "/api/lists/rights/terms/det", {"label": "Detention", "broader": "lib"})
    assert [(one["code"], one["broader"]) for one in told["terms"]] == [("lib", None), ("det", "lib")]
    taken = _sent(local, "post", "/api/lists/rights/import", {"table": "code,label\ndet,Held\nasy,Asylum\n"})
    assert (taken["made"], taken["changed"]) == (1, 1)
    _sent(local, "delete", "/api/lists/rights/terms/asy", status=204)
    assert _sent(local, "patch", "/api/lists/rights", {"name": "Human rights"})["name"] == "Human rights"
    _sent(local, "delete", "/api/lists/rights", status=204)
    assert local.get("/api/lists").json() == []


def test_sharing_and_following(home: Home, server: None) -> None:
    contributor, reader = somebody("contributor"), somebody("reader")
    shared = collecting.make(contributor, "Shared")
    mine, theirs = client_of(contributor), client_of(reader)
    path = f"/api/collections/{shared.pk}"
    assert theirs.get(path).status_code == 404
    member = _sent(mine, "post", f"{path}/members", {"name": "a-reader", "role": "contributor"}, 201)
    _sent(theirs, "post", f"{path}/items", {"title": "A case"}, 201)
    assert theirs.get(f"{path}/members").status_code == 403
    (followed,) = _sent(theirs, "put", "/api/following", {"collection": "shared"})
    assert Client().get(followed["feed"]).status_code == 200
    kept = _sent(theirs, "post", "/api/searches", {"name": "Held", "query": "q=detention"}, 201)
    assert len(_sent(theirs, "put", "/api/following", {"search": kept["id"]})) == 2
    _sent(theirs, "patch", f"/api/searches/{kept['id']}", {"visibility": "public"})
    assert [one["name"] for one in mine.get("/api/searches").json()] == ["Held"]
    assert len(_sent(theirs, "put", "/api/following", {"search": kept["id"], "follow": False})) == 1
    _sent(theirs, "put", "/api/following", status=400)
    _sent(mine, "delete", f"{path}/members/{member['id']}", status=204)
    assert theirs.get("/api/following").json() == []
    assert Client().get(followed["feed"]).status_code == 404
