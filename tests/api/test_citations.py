"""Citations by the API: both directions, by name, as tables and pictures' data, and of texts and files."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.api.conftest import client_of
from tests.builders import docx
from tests.library.citations.papers import citing_paper, paper, put, says, target_paper, unsure
from tests.library.shelf import somebody
from travaux.library.home import Home
from travaux.library.models import Edition, Visibility
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db

TEXT = "See A/57/292, paragraph 2 (a), A/RES/48/121 and the Covenant."


@pytest.fixture
def citing(home: Home, owner: Viewer) -> Edition:
    """A document that cites one that is here, one that is not, and something unclear."""
    target_paper(owner)
    found = (
        says(TEXT, "A/57/292, paragraph 2 (a)", "A/57/292", "para:2/sub:a"),
        says(TEXT, "A/RES/48/121", "A/RES/48/121"),
        unsure(TEXT, "the Covenant", "iccpr", "icescr"),
    )
    return put(owner, paper("A/60/1", TEXT, TEXT), (("para_1", found), ("para_2", found[:1])))


def _target(client: Client) -> int:
    return int(client.get("/api/documents/A/57/292").json()["editions"][0]["id"])


def _all(client: Client, path: str, **asked: Any) -> list[dict[str, Any]]:
    """Every item, a few at a time."""
    items, cursor = [], ""
    while cursor is not None:
        page = client.get(path, {**asked, "limit": 2, "cursor": cursor}).json()
        items += page["items"]
        cursor = page["next"]
    return items


def test_what_an_edition_cites_in_reading_order(local: Client, citing: Edition) -> None:
    items = _all(local, f"/api/editions/{citing.pk}/citations")

    assert [(one["address"], one["target"], one["state"]) for one in items] == [
        ("para_1", "A/57/292", "resolved"), ("para_1", "A/RES/48/121", "waiting"),
        ("para_1", "", "ambiguous"), ("para_2", "A/57/292", "resolved"),
    ]  # fmt: skip
    first = items[0]
    assert TEXT[first["start"] : first["end"]] == first["text"]
    assert (first["link"], first["pinpoints"], first["places"]) == (
        "/A/57/292/para/2(a)", ["para:2/sub:a"], ["para_2__list_a"],
    )  # fmt: skip
    assert {one["target"] for one in items[2]["candidates"]} == {"iccpr", "icescr"}
    assert local.get(f"/api/citations/{first['id']}").json() == first
    only = _all(local, f"/api/editions/{citing.pk}/citations", address="para_2")
    assert [one["id"] for one in only] == [items[3]["id"]]


def test_by_target_and_as_a_table(local: Client, citing: Edition) -> None:
    rows = local.get(f"/api/editions/{citing.pk}/cites").json()

    assert (rows[0]["target"], rows[0]["count"], rows[0]["places"]) == ("A/57/292", 2, ["para_1", "para_2"])
    answer = local.get(f"/api/editions/{citing.pk}/cites.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    table = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))  # type: ignore[attr-defined]
    assert table[1][:2] == ["A/60/1", "A/57/292"] and len(table) == 1 + len(rows)


def test_who_cites_a_document_or_paragraph(local: Client, citing: Edition, owner: Viewer) -> None:
    citing_paper(owner, "A/61/1", "A/57/292", "para:3")
    path = f"/api/editions/{_target(local)}/cited-by"

    everything = _all(local, path)
    assert {(row["symbol"], row["address"]) for row in everything} == {
        ("A/60/1", "para_1"), ("A/60/1", "para_2"), ("A/61/1", "para_1"),
    }  # fmt: skip
    assert len(_all(local, path, address="para_2")) == 2  # what cites its item, too
    assert _all(local, path, address="para_2", under="false") == []
    row = _all(local, path, address="para_3")[0]
    assert row["sentence"][row["start"] : row["end"]] == "A/57/292"


@pytest.mark.parametrize(
    ("target", "count"),
    [
        ("A/57/292", 3),
        ("A/57/292, para. 2", 2),
        ("A/57/292, paras. 2-3", 3),
        ("/A/57/292/para/3", 1),
        ("iccpr art 9", 1),
    ],
)
def test_who_cites_what_is_named(
    local: Client, citing: Edition, owner: Viewer, target: str, count: int
) -> None:
    citing_paper(owner, "A/61/1", "A/57/292", "para:3")
    citing_paper(owner, "A/62/1", "iccpr", "art:9")

    assert len(_all(local, "/api/cited-by", target=target)) == count


def test_names_that_are_none_or_not_here(local: Client) -> None:
    assert local.get("/api/cited-by", {"target": "A/99/1"}).status_code == 404
    assert local.get("/api/cited-by", {"target": "?"}).status_code == 422


def test_most_cited_neighbourhood_and_timeline(local: Client, citing: Edition, owner: Viewer) -> None:
    citing_paper(owner, "A/61/1", "A/57/292", "para:3", date="2006-01-01")
    path = f"/api/editions/{_target(local)}"

    most = local.get(f"{path}/most-cited", {"limit": 1}).json()
    assert [(one["address"], one["count"]) for one in most] == [("para_2__list_a", 2)]
    around = local.get(f"{path}/neighbourhood").json()
    assert [(one["label"], one["role"]) for one in around["nodes"]] == [
        ("A/57/292", "centre"), ("A/61/1", "cites"), ("A/60/1", "cites"),
    ]  # fmt: skip
    assert (around["more_citing"], around["more_cited"], len(around["edges"])) == (0, 0, 2)
    assert local.get(f"{path}/timeline").json() == [
        {"year": 2006, "body": "ga", "count": 1}, {"year": 2010, "body": "ga", "count": 1},
    ]  # fmt: skip
    assert len(local.get(f"{path}/timeline", {"address": "para_3"}).json()) == 1


def test_what_is_private_is_neither_listed_nor_counted(home: Home, server: None, owner: Viewer) -> None:
    target_paper(owner)
    citing_paper(somebody("contributor"), "A/60/1", "A/57/292", "para:2", visibility=Visibility.PRIVATE)
    client = Client()
    path = f"/api/editions/{_target(client)}"

    assert client.get(f"{path}/cited-by").json()["items"] == []
    assert client.get(f"{path}/most-cited").json() == client.get(f"{path}/timeline").json() == []
    assert len(client.get(f"{path}/neighbourhood").json()["nodes"]) == 1


def test_references_of_a_document_and_of_a_file(local: Client, owner: Viewer) -> None:
    target_paper(owner)
    bad = citing_paper(owner, "A/60/1", "A/57/292", "para:140")
    file = docx("A/61/1", "1. See A/57/292, para. 140, for the rest of it.")

    (finding,) = local.get(f"/api/editions/{bad.pk}/check").json()
    assert (finding["code"], finding["severity"], finding["address"]) == (
        "missing-paragraph",
        "error",
        "para_1",
    )
    sent = [SimpleUploadedFile("draft.docx", file), SimpleUploadedFile("bad.pdf", b"%PDF-1.4 nothing")]
    good, unread = local.post("/api/check", {"files": sent}).json()
    assert (good["name"], good["problem"], good["references"] > 0) == ("draft.docx", None, True)
    assert [one["code"] for one in good["findings"]] == ["missing-paragraph"]
    assert unread["findings"] == [] and unread["problem"]
    assert local.get("/api/documents").json()["items"][0]["symbol"] != "A/61/1"  # nothing was added


def test_a_text_of_ones_own(home: Home, server: None) -> None:
    client, json = Client(), "application/json"
    text = "See A/57/292, para. 62 (b), and article 7 of the Convention."
    sent = {"text": text, "language": "en", "document": "CEDAW/C/FRA/CO/9"}

    first, second = client.post("/api/texts/citations", sent, json).json()["citations"]
    assert (first["target"], first["pinpoint"]) == ("A/57/292", ["para:62/sub:b"])
    assert (second["target"], text[second["start"] : second["end"]]) == ("cedaw", second["text"])
    symbols = client.post("/api/texts/symbols", {"text": "E/CN.4/2002/94 and Add.1"}, json).json()["symbols"]
    assert [one for found in symbols for one in found["symbols"]] == [
        "E/CN.4/2002/94",
        "E/CN.4/2002/94/Add.1",
    ]


def test_a_text_may_be_so_long_and_no_longer(local: Client) -> None:
    answer = local.post("/api/texts/citations", {"text": "x" * 200_001}, "application/json")

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid-request")


def test_adding_one_by_hand_is_for_editors(home: Home, server: None, owner: Viewer) -> None:
    edition = put(owner, paper("A/60/1", "As the Assembly said then."), ())
    new = {"address": "para_1", "start": 3, "end": 15, "target": "A/RES/48/121", "pinpoints": ["op:3"]}
    path = f"/api/editions/{edition.pk}/citations"

    assert client_of(somebody("reader")).post(path, new, "application/json").status_code == 403
    made = client_of(somebody("editor")).post(path, new, "application/json")
    assert made.status_code == 201
    found = Client().get(f"/api/citations/{made.json()['citation']}").json()
    assert (found["text"], found["target"], found["decided"]) == ("the Assembly", "A/RES/48/121", "added")
