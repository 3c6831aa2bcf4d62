"""What helps to connect, by the API: named places, suggestions, passages that wait for a word."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.api.seeding import seed
from tests.library.shelf import shelve, short_report
from travaux.library.home import Home
from travaux.library.models import Edition
from travaux.library.permissions import Viewer
from travaux.library.search import indexing

pytestmark = pytest.mark.django_db
JSON = "application/json"


@pytest.fixture
def report(home: Home, owner: Viewer) -> Edition:
    """A report, and another that says the same."""
    made = shelve(short_report(), owner)
    shelve(short_report("CAT/C/54/2"), owner)
    indexing.follow()
    return made


@pytest.mark.parametrize(
    ("text", "document", "kind", "stretches"),
    [
        ("A/57/292, para. 2", "", "passage", ["para_2"]),
        ("http://testserver/A/57/292/en/para/2#para_2:0-9", "", "passage", ["para_2:0-9"]),
        ("3 (a)", "A/57/292", "passage", ["para_3__list_a"]),
        ("A/57/292", "", "document", []),
        ("A/99/1", "", "document", []),
        ("human rights", "", "words", []),
        ("", "", "", []),
    ],
)
def test_named_places(
    local: Client, report: Edition, text: str, document: str, kind: str, stretches: list[str]
) -> None:
    found = local.get("/api/connect/place", {"text": text, "document": document}).json()

    assert (found["kind"], found["stretches"]) == (kind, stretches)
    assert bool(found["note"]) == (text == "A/99/1")  # not here


def test_what_suggests_itself(local: Client, report: Edition) -> None:
    path = f"/api/editions/{report.pk}/connect"

    rows = local.get("/api/connect/documents", {"text": "CAT/C"}).json()
    assert [row["symbol"] for row in rows] == ["CAT/C/54/2"]
    near = local.get(f"{path}/targets", {"stretch": "para_2"}).json()
    assert [row["symbol"] for row in near["similar"]] == ["CAT/C/54/2"]
    found = local.get(f"{path}/suggestions", {"stretch": "para_2", "target": "CAT/C/54/2"}).json()
    assert (found[0]["why"], found[0]["place"]) == ("similar", "CAT/C/54/2, para. 2")
    assert local.get(f"{path}/suggestions", {"stretch": "para_99"}).status_code in (400, 404)


def test_a_passage_waits_for_a_word(home: Home, local: Client, owner: Viewer) -> None:
    place = seed(owner, "A/57/292", "public", job=1).place
    path = f"/api/connections/check/{place}"

    (row,) = local.get("/api/connections/check").json()["items"]
    assert (row["id"], row["side"], row["was"]) == (place, "source", "Arbitrary detention")
    wrong = local.post(f"{path}/settle", {"say": "here"}, content_type=JSON)
    assert wrong.status_code == 400 and "stretch" in wrong.json()["detail"]
    said = local.post(f"{path}/settle", {"say": "here", "stretch": "para_4"}, content_type=JSON)
    assert (said.json()["address"], said.json()["certain"]) == ("para_4", True)
    assert local.get("/api/connections/check").json()["items"] == []
    assert local.post(f"{path}/undo", {}, content_type=JSON).json()["certain"] is False
