"""Recommendations by the API: finding, following up, correcting, those like it, files out and in."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.recommended import FIRST, SECOND, of, reviews
from travaux.library.home import Home
from travaux.library.models import Edition
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db
JSON = "application/json"


@pytest.fixture
def one(home: Home, owner: Viewer) -> str:
    """The path of 5.1 of the first of two reviews."""
    reviews(owner)
    return f"/api/recommendations/{of(owner, '5.1').key}"


def _sent(answer: Any, status: int = 200) -> Any:
    assert answer.status_code == status, answer.content
    return answer.json()


def test_found_counted_and_exported(local: Client, one: str) -> None:
    listed = _sent(local.get("/api/recommendations?topic=torture&limit=1"))
    assert [row["symbol"] for row in listed["items"]] == [SECOND]
    further = _sent(
        local.get("/api/recommendations", {"topic": "torture", "limit": 1, "cursor": listed["next"]})
    )
    assert [row["place"] for row in further["items"]] == [f"{FIRST}, para. 5.1"] and further["next"] is None
    assert _sent(local.get(one)) == further["items"][0]
    facets = _sent(local.get("/api/recommendations/facets?country=CYP"))
    assert facets["total"] == 4 and {"value": "2017", "label": "2017", "count": 1} in facets["years"]
    tallies = _sent(local.get("/api/recommendations/tallies"))
    assert tallies["statuses"][0] == {"value": "none", "label": "no action known", "count": 4}
    assert (
        tallies["years"][0] == 2013 and sum(tallies["topics"][0]["counts"]) == tallies["topics"][0]["total"]
    )
    (again,) = _sent(local.get("/api/recommendations/clusters"))["items"]
    assert (again["count"], again["first"], again["last"]) == (2, 2013, 2017)
    document = Edition.objects.get(work__symbol=FIRST).pk
    printed = _sent(local.get(f"/api/editions/{document}/recommendations"))["items"]
    assert [row["number"] for row in printed] == ["5.1", "5.2", "5.3"]
    table = local.get("/api/recommendations/export?format=json&symbol=" + SECOND)
    assert len(json.loads(b"".join(table))["recommendations"]) == 1  # type: ignore[call-overload]


def test_followed_up_corrected_undone(local: Client, one: str) -> None:
    now = _sent(local.put(f"{one}/follow-up", {"status": "planned", "remark": "Soon."}, content_type=JSON))
    assert now["follow_up"]["status"] == "planned"
    (step,) = _sent(local.get(f"{one}/history"))
    assert (step["remark"], step["changes"][0]["field"]) == ("Soon.", "status")
    undone = local.post("/api/recommendations/undo", {"batch": step["batch"]}, content_type=JSON)
    assert _sent(undone) == {"count": 1}
    fixed = local.patch(one, {"addressees": ["FRA"], "topics": ["education"]}, content_type=JSON)
    assert [party["code"] for party in _sent(fixed)["addressees"]] == ["FRA"]
    assert set(fixed.json()["corrected"]) == {"addressees", "topics"}
    assert _sent(local.post(f"{one}/dismiss", {"remark": "No."}, content_type=JSON))["dismissed"]
    assert not _sent(local.post(f"{one}/bring-back", {}, content_type=JSON))["dismissed"]
    unknown = local.put(f"{one}/follow-up", {"status": "forgotten"}, content_type=JSON)
    assert unknown.status_code == 422


def test_many_evidence_and_those_like_it(local: Client, one: str, owner: Viewer) -> None:
    asked = {"all_of": {"text": "Convention"}, "status": "done"}
    many = _sent(local.post("/api/recommendations/follow-up", asked, content_type=JSON))
    assert many["count"] == 2
    both = local.post("/api/recommendations/follow-up", {**asked, "keys": [one[-36:]]}, content_type=JSON)
    assert both.status_code == 400
    shown = local.post(f"{one}/evidence", {"place": f"{SECOND}, para. 5"}, content_type=JSON)
    assert _sent(shown, 201)["relation"] == "is-evidence-of"
    assert len(_sent(local.get(f"{one}/evidence"))) == 1
    first, second = _sent(local.get(f"{one}/cluster"))["members"]
    assert first["parts"] is None
    assert "without delay" in "".join(part["text"] for part in second["parts"] if part["kind"] == "new")
    assert len(_sent(local.post(f"{one}/part", {}, content_type=JSON))["members"]) == 1
    other = {"other": second["recommendation"]["key"]}
    assert len(_sent(local.post(f"{one}/join", other, content_type=JSON))["members"]) == 2


def test_added_by_hand_and_taken_in(local: Client, one: str) -> None:
    document = Edition.objects.get(work__symbol=FIRST).pk
    path = f"/api/editions/{document}/recommendations"
    added = _sent(local.post(path, {"stretch": "para_5", "addressees": ["Cyprus"]}, content_type=JSON), 201)
    assert (added["source"], added["addressees"][0]["code"]) == ("hand", "CYP")
    removed = local.delete(f"/api/recommendations/{added['key']}")
    assert removed.status_code == 204
    table = SimpleUploadedFile("t.csv", f"key,status\n{one[-36:]},done\nx,done\n".encode())
    tried = _sent(local.post("/api/recommendations/import?do=try", {"files": table}))
    assert (tried["changed"], tried["wrong"], tried["problems"][0]["at"]) == (1, 1, "row 3")
    assert _sent(local.get(one))["follow_up"]["status"] == "none", "only tried"
