"""Review by the API: lists, decisions, undo, and what the library lacks."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.library.citations.papers import citing_paper, paper, put, target_paper, unsure
from travaux.library.home import Home
from travaux.library.models import Citation
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db

TEXT = "As the Covenant says."


@pytest.fixture
def waiting(home: Home, owner: Viewer) -> None:
    """Two sure citations, one to choose, three of two targets that are not here."""
    target_paper(owner)
    for number in (1, 2):
        citing_paper(owner, f"A/60/{number}", "A/57/292", "para:2")
        citing_paper(owner, f"A/61/{number}", "A/RES/48/121")
    citing_paper(owner, "A/62/1", "A/RES/1/1")
    put(owner, paper("A/63/1", TEXT), (("para_1", (unsure(TEXT, "the Covenant", "iccpr", "icescr"),)),))


def _rows(client: Client, tab: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = client.get("/api/review", {"tab": tab}).json()["items"]
    return rows


def _decide(client: Client, row: dict[str, Any], **decision: object) -> Any:
    return client.put(f"/api/citations/{row['citation']['id']}/decision", decision, "application/json")


def test_three_lists_and_their_counts(local: Client, waiting: None) -> None:
    assert [len(_rows(local, tab)) for tab in ("sure", "choose", "missing")] == [2, 1, 2]
    counts = local.get("/api/review/counts").json()
    assert {name: counts[name] for name in ("sure", "choose", "missing", "decided", "share")} == {
        "sure": 2, "choose": 1, "missing": 2, "decided": 0, "share": None,
    }  # fmt: skip
    row = _rows(local, "sure")[0]
    assert row["sentence"][row["start"] : row["end"]] == "A/57/292"
    assert row["citation"]["link"] == "/A/57/292/para/2"
    assert (_rows(local, "missing")[0]["times"], _rows(local, "missing")[0]["documents"]) == (2, 2)


def test_a_decision_and_its_undoing(local: Client, waiting: None) -> None:
    row = _rows(local, "choose")[0]

    made = _decide(local, row, verdict="accepted", target="iccpr").json()
    assert local.get(f"/api/citations/{made['citation']}").json()["target"] == "iccpr"
    assert _rows(local, "choose") == []
    undone = local.post(f"/api/review/{made['batch']}/undo")
    assert (undone.status_code, undone.json()["count"]) == (200, 1)
    assert len(_rows(local, "choose")) == 1
    assert local.post(f"/api/review/{made['batch']}/undo").status_code in (200, 404)


def test_another_target_may_be_written_as_people_cite(local: Client, waiting: None) -> None:
    row = _rows(local, "sure")[0]

    assert _decide(local, row, verdict="other", target="A/57/292, para. 3 (b)").status_code == 200
    kept = Citation.objects.get(pk=row["citation"]["id"])
    assert (kept.target, kept.pinpoints) == ("A/57/292", ["para:3/sub:b"])


@pytest.mark.parametrize(
    ("decision", "status"),
    [
        ({"verdict": "other"}, 422),  # what else?
        ({"verdict": "other", "target": "A/1", "pinpoints": ["nonsense"]}, 422),
        ({"verdict": "maybe"}, 422),
        ({"verdict": "rejected", "seen": 999}, 200),  # nobody has decided: nothing to be behind of
    ],
)
def test_decisions_that_are_none(local: Client, waiting: None, decision: dict[str, Any], status: int) -> None:
    assert _decide(local, _rows(local, "sure")[0], **decision).status_code == status


def test_accepting_all_that_is_sure(local: Client, waiting: None) -> None:
    numbers = [row["citation"]["id"] for tab in ("sure", "choose") for row in _rows(local, tab)]

    made = local.post("/api/review/accept", {"citations": numbers}, "application/json").json()

    assert (made["count"], made["citation"]) == (2, None)  # what is to be chosen is not sure
    assert _rows(local, "sure") == []
    local.post(f"/api/review/{made['batch']}/undo")
    assert len(_rows(local, "sure")) == 2


def test_what_the_library_lacks_most_cited_first(local: Client, waiting: None) -> None:
    first = local.get("/api/acquisitions", {"limit": 1}).json()
    assert [(one["target"], one["times"]) for one in first["items"]] == [("A/RES/48/121", 2)]
    rest = local.get("/api/acquisitions", {"limit": 1, "cursor": first["next"]}).json()
    assert ([one["target"] for one in rest["items"]], rest["next"]) == (["A/RES/1/1"], None)

    answer = local.get("/api/acquisitions.csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert [line.split(",")[0] for line in lines] == ["target", "A/RES/48/121", "A/RES/1/1"]
