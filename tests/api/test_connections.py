"""Connections by the API: from making to undoing, import and export, marks, and who may."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.api.conftest import client_of
from tests.library.shelf import shelve, short_report, somebody
from travaux.library.home import Home
from travaux.library.models import Edition
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db
JSON = "application/json"
SOURCE = {"place": "A/57/292, para. 2", "quote": "detention of migrants"}


@pytest.fixture
def report(home: Home, owner: Viewer) -> Edition:
    """Two reports; the first."""
    shelve(short_report("CAT/C/54/2"), owner)
    return shelve(short_report(), owner)


def _connect(client: Client, *targets: str, **about: object) -> Any:
    asked = {"source": SOURCE, "targets": [{"place": one} for one in targets], "relation": "implements"}
    return client.post("/api/connections", asked | about, content_type=JSON)


def test_from_making_to_undoing(local: Client, report: Edition) -> None:
    answer = _connect(local, "CAT/C/54/2 paras. 1 and 4", "A/99/1", note="See both", tags=["police"])

    assert answer.status_code == 201
    made = answer.json()
    assert [one["target"]["place"] for one in made["connections"]] == [
        "CAT/C/54/2, para. 1", "CAT/C/54/2, para. 4", "A/99/1",
    ]  # fmt: skip
    first = made["connections"][0]
    assert (first["verb"], first["source"]["stretch"], first["source"]["quote"]) == (
        "implements", "para_2:10-31", "detention of migrants",
    )  # fmt: skip
    assert (first["target"]["known"], made["connections"][2]["target"]["known"]) == (True, False)
    assert local.get(f"/api/connections/{first['id']}").json() == first
    again = _connect(local, "CAT/C/54/2, para. 4").json()
    assert (again["connections"], [one["id"] for one in again["duplicates"]]) == (
        [], [made["connections"][1]["id"]],
    )  # fmt: skip
    undone = local.post("/api/connections/undo", {"batch": made["batch"]}, content_type=JSON)
    assert undone.json() == {"count": 3}
    assert local.get("/api/connections").json()["items"] == []


def test_change_swap_retarget_remove_restore(local: Client, report: Edition) -> None:
    one = _connect(local, "CAT/C/54/2, para. 4").json()["connections"][0]
    path = f"/api/connections/{one['id']}"

    change = {"relation": "explains", "note": "Better", "tags": ["a", "b"], "sharing": "private"}
    changed = local.patch(path, change, content_type=JSON).json()
    assert {name: changed[name] for name in change} == change
    swapped = local.post(f"{path}/swap", {}, content_type=JSON).json()
    assert (swapped["source"]["symbol"], swapped["target"]["symbol"]) == ("CAT/C/54/2", "A/57/292")
    to = {"side": "target", "place": "/A/57/292/en/at/para_3__list_a#para_3__list_a:0-3"}
    assert local.post(f"{path}/retarget", to, content_type=JSON).json()["target"]["quote"] == "End"
    assert local.delete(path).status_code == 204
    assert local.get(path).status_code == 404
    assert local.post(f"{path}/restore", {}, content_type=JSON).json()["note"] == "Better"


@pytest.mark.parametrize(
    ("said", "status", "words"),
    [
        ({"relation": "implementz", "targets": [{"place": "A/1"}]}, 422, "is no relation type"),
        ({"targets": []}, 422, "Choose a document"),
        (
            {"targets": [{"place": "A/57/292, para. 2", "quote": "detention of migrants"}]},
            422,
            "same passage",
        ),
        ({"source": {"place": "A/57/292, para. 99"}, "targets": [{"place": "A/1"}]}, 422, "no paragraph 99"),
        ({"source": {"place": "something"}, "targets": [{"place": "A/1"}]}, 422, "names no document"),
        ({"source": {"place": "A/57/292", "quote": "not there"}, "targets": [{"place": "A/1"}]}, 404, ""),
        ({"sharing": "group", "group": 77, "targets": [{"place": "A/1"}]}, 422, "groups that you are in"),
    ],
)
def test_what_cannot_be_connected(
    local: Client, report: Edition, said: dict[str, Any], status: int, words: str
) -> None:
    answer = _connect(local, **said)

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert words in answer.json()["detail"]
    assert local.get("/api/connections").json()["items"] == []


def test_lists_pages_filters_counts_and_marks(local: Client, report: Edition) -> None:
    _connect(local, "CAT/C/54/2, para. 4", "CAT/C/54/2, para. 1", "CAT/C/54/2")
    note = {"source": {"place": "A/57/292, para. 4"}, "note": "A word on this", "tags": ["later"]}
    assert local.post("/api/connections", note, content_type=JSON).json()["connections"][0]["kind"] == "note"

    first = local.get("/api/connections", {"limit": 3, "order": "old"}).json()
    second = local.get("/api/connections", {"limit": 3, "order": "old", "cursor": first["next"]}).json()
    assert (len(first["items"]), len(second["items"]), second["next"]) == (3, 1, None)
    for asked, count in (({"kind": "note"}, 1), ({"tag": "later"}, 1), ({"symbol": "CAT/C/54/2"}, 3),
                         ({"symbol": "CAT/C/54/2", "address": "para_4"}, 1), ({"text": "a word"}, 1),
                         ({"relation": "cites"}, 0)):  # fmt: skip
        assert len(local.get("/api/connections", asked).json()["items"]) == count, asked
    path = f"/api/editions/{report.pk}"
    assert len(local.get(f"{path}/connections").json()["items"]) == 4
    assert len(local.get(f"{path}/connections", {"address": "para_4"}).json()["items"]) == 1
    counts = local.get(f"{path}/connections/counts").json()
    assert (counts["total"], counts["notes"], counts["relations"][0]["count"]) == (4, 1, 3)
    marks = local.get(f"{path}/marks").json()
    assert [(one["address"], one["start"], one["end"]) for one in marks[:3]] == [("para_2", 10, 31)] * 3
    assert marks[0]["words"].startswith("implements CAT/C/54/2")
    assert local.get(f"{path}/marks", {"first": marks[-1]["place"]}).json() == marks[-1:]


def test_out_and_in_again(local: Client, report: Edition) -> None:
    _connect(local, "CAT/C/54/2, para. 4", note="Both ways")
    files = {}
    for form, kind in (("jsonld", "application/ld+json"), ("jsonl", "application/jsonl"), ("csv", "text/csv"),
                       ("graphml", "application/graphml+xml")):  # fmt: skip
        answer: Any = local.get("/api/connections/export", {"format": form})
        assert answer["Content-Type"].startswith(kind) and form in answer["Content-Disposition"]
        files[form] = b"".join(answer.streaming_content)
    assert json.loads(files["jsonld"])["first"]["items"][0]["target"]["source"].startswith(
        "http://testserver/"
    )
    one = local.get("/api/connections").json()["items"][0]
    assert local.delete(f"/api/connections/{one['id']}").status_code == 204

    sent = {"files": [SimpleUploadedFile(name, files[name]) for name in ("jsonld", "csv")]}
    tried = local.post("/api/connections/import?do=try", sent).json()
    assert [row["made"] for row in tried] == [1, 1]
    sent = {"files": [SimpleUploadedFile(name, files[name]) for name in ("jsonld", "csv", "graphml")]}
    done = local.post("/api/connections/import", sent).json()

    assert [(row["made"], row["duplicates"]) for row in done[:2]] == [(1, 0), (0, 1)]
    assert done[2]["made"] == 0 and (done[2]["problem"] or done[2]["problems"])
    (again,) = local.get("/api/connections").json()["items"]
    assert (again["key"], again["made_at"], again["note"]) == (one["key"], one["made_at"], "Both ways")


def test_relations_and_groups(local: Client, report: Edition) -> None:
    assert local.get("/api/relations").json()[0]["shipped"] is True
    new = {"verb": "mirrors", "reverse": "is mirrored by", "labels": {"fr": {"verb": "reflète"}}}
    made = local.post("/api/relations", new, content_type=JSON).json()
    path = f"/api/relations/{made['slug']}"
    assert made["labels"]["fr"]["verb"] == "reflète"
    _connect(local, "CAT/C/54/2", relation=made["slug"])
    assert local.delete(path).status_code == 409  # in use
    assert local.patch(path, {"meaning": "The same"}, content_type=JSON).json()["meaning"] == "The same"
    assert local.patch("/api/relations/cites", {"verb": "x"}, content_type=JSON).status_code == 409

    group = local.post("/api/groups", {"name": "Team"}, content_type=JSON).json()
    member = somebody("reader")
    assert member.person is not None
    change = {"members": [member.person.pk]}
    changed = local.patch(f"/api/groups/{group['id']}", change, content_type=JSON).json()
    assert changed["members"] == ["a-reader"]
    assert local.delete(f"/api/groups/{group['id']}").status_code == 204


def test_a_group_sees_what_others_do_not(home: Home, owner: Viewer, server: None) -> None:
    shelve(short_report(), owner)
    author, member, other = (somebody("contributor", name) for name in ("author", "member", "other"))
    admin = client_of(somebody("admin"))
    group = admin.post("/api/groups", {"name": "Team"}, content_type=JSON).json()["id"]
    members = [one.person.pk for one in (author, member) if one.person]
    admin.patch(f"/api/groups/{group}", {"members": members}, content_type=JSON)
    made = _connect(client_of(author), "A/99/1", sharing="group", group=group)
    path = f"/api/connections/{made.json()['connections'][0]['id']}"

    answers = [client_of(one).get(path).status_code for one in (author, member, other)]
    assert answers == [200, 200, 404]
    assert admin.get(path).status_code == 404  # admins are no exception
    assert client_of(member).get("/api/groups").json() == [{"id": group, "name": "Team", "members": None}]
