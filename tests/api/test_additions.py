"""Adding by the API, from the upload to the document, and everything one can do on the way."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.api.conftest import client_of
from tests.api.seeding import pdf, seed
from tests.api.wrong_files import zipped
from tests.library.shelf import somebody
from travaux.library import collecting, editing
from travaux.library.adding.work import work
from travaux.library.home import Home
from travaux.library.models import Addition, Edition
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db(transaction=True)


def send(client: Client, *names: str, **wish: object) -> dict[str, Any]:
    files = [SimpleUploadedFile(name, pdf("A/57/292", name)) for name in names]
    answer = client.post("/api/additions", {"files": files, **wish})
    assert answer.status_code == 202, answer.content
    made: dict[str, Any] = answer.json()
    return made


def test_from_an_upload_to_a_document(local: Client, owner: Viewer) -> None:
    collection = collecting.make(owner, "Migration")
    sent = send(local, "one.pdf", "two.pdf", collection=collection.pk, visibility="private")
    assert [one["state"] for one in sent["additions"]] == ["queued", "queued"]
    progress = local.get("/api/additions/progress", {"batch": sent["batch"]}).json()
    assert (progress["counts"]["queued"], progress["total"], progress["finished"]) == (2, 2, 0)

    work()

    rows = local.get("/api/additions", {"batch": sent["batch"]}).json()["items"]
    assert [one["name"] for one in rows] == ["one.pdf", "two.pdf"]
    assert all(one["finished"] and one["edition"] and one["pages_done"] == one["pages"] for one in rows)
    assert local.get(f"/api/editions/{rows[0]['edition']}").json()["visibility"] == "private"
    assert local.get(f"/api/collections/{collection.pk}").json()["documents"] == 2


def test_an_archive_is_its_files(local: Client) -> None:
    archive = SimpleUploadedFile(
        "all.zip", zipped({"a.pdf": pdf("A/1/1", "a"), "b/c.pdf": pdf("A/1/2", "c")})
    )

    answer = local.post("/api/additions", {"files": archive}).json()

    assert [one["name"] for one in answer["additions"]] == ["a.pdf", "c.pdf"]


def test_the_same_file_again_is_here_already(local: Client) -> None:
    send(local, "one.pdf")
    work()

    again = send(local, "one.pdf")["additions"][0]

    assert again["state"] == "already-here" and again["edition"] == Edition.objects.get().pk
    assert again["link"] and "Already in the library" in again["reason"]


def test_cancelling_and_trying_again(local: Client) -> None:
    path = f"/api/additions/{send(local, 'one.pdf')['additions'][0]['id']}"

    assert local.post(f"{path}/cancel").json()["state"] == "cancelled"
    assert local.post(f"{path}/cancel").json()["code"] == "conflict"
    assert local.post(f"{path}/retry").json()["state"] == "queued"


@pytest.mark.parametrize(
    ("do", "said", "symbol"), [("settle", {"symbol": "A/57/292"}, "A/57/292"), ("dismiss", {}, "Doc/report")]
)
def test_answering_what_an_addition_asks(local: Client, do: str, said: dict[str, str], symbol: str) -> None:
    path = f"/api/additions/{send(local, 'report.pdf')['additions'][0]['id']}"
    work()
    assert local.get(path).json()["state"] == "needs-a-look"

    answer = local.post(f"{path}/{do}", said, content_type="application/json").json()

    assert (answer["state"], answer["code"]) == ("ready", "")
    assert Edition.objects.select_related("work").get().work.symbol == symbol


def test_an_answer_that_can_not_be_changes_nothing(local: Client) -> None:
    path = f"/api/additions/{send(local, 'report.pdf')['additions'][0]['id']}"
    work()

    answer = local.post(f"{path}/settle", {"symbol": "lower/case"}, content_type="application/json")

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "symbol")
    assert Addition.objects.get().state == "needs-a-look"


def test_others_see_nothing_of_it(home: Home, server: None) -> None:
    one, two = somebody("contributor", "one"), somebody("contributor", "two")
    addition = send(client_of(one), "one.pdf")["additions"][0]

    assert client_of(two).get("/api/additions").json()["items"] == []
    assert client_of(two).get(f"/api/additions/{addition['id']}").status_code == 404
    assert client_of(two).post(f"/api/additions/{addition['id']}/cancel").status_code == 404


def test_what_it_became_is_not_told_once_it_may_not_be_seen(home: Home, server: None) -> None:
    one, two = somebody("contributor", "one"), somebody("contributor", "two")
    seeded = seed(one, "A/57/292", "public", job=1)
    row = Addition.objects.create(
        id="00000000-0000-0000-0000-000000000009", batch=seeded.addition, name="same.pdf",
        state="already-here", edition=seeded.edition, by=two.person,
    )  # fmt: skip
    client = client_of(two)
    assert client.get(f"/api/additions/{row.pk}").json()["edition"] == seeded.edition.pk

    editing.share(one, seeded.edition, "private")

    assert client.get(f"/api/additions/{row.pk}").json()["edition"] is None
    assert [one["link"] for one in client.get("/api/additions").json()["items"]] == [None]


def test_who_may_not_add_uploads_nothing(home: Home, server: None) -> None:
    answer = client_of(somebody("reader")).post(
        "/api/additions", {"files": SimpleUploadedFile("a.pdf", b"x")}
    )

    assert (answer.status_code, Addition.objects.count()) == (403, 0)
    assert list(home.incoming.iterdir()) == []


def test_documents_are_asked_for_by_symbol(local: Client, settings: LazySettings) -> None:
    said = {"symbols": ["A/57/292", "nothing"], "languages": ["en", "fr"]}
    made = local.post("/api/fetches", said, content_type="application/json")
    assert made.status_code == 202
    answer = made.json()
    assert [(one["name"], one["state"]) for one in answer["additions"]] == [
        ("A_57_292-EN.pdf", "queued"),
        ("A_57_292-FR.pdf", "queued"),
    ]
    assert answer["problems"] == ["Line 2 (“nothing”): “nothing” has no slash: a symbol looks like A/57/292."]
    one = answer["additions"][0]["id"]
    assert local.post(f"/api/additions/{one}/keep-anyway").status_code == 409
    assert local.post(f"/api/additions/{one}/cancel").json()["state"] == "cancelled"
    assert local.post(f"/api/additions/{one}/retry").json()["state"] == "queued"
    settings.FETCH = False
    assert local.post("/api/fetches", said, content_type="application/json").status_code == 403


def test_a_table_says_what_the_files_are(local: Client) -> None:
    table = SimpleUploadedFile("about.csv", b"file,title\na.pdf,Said\nb.pdf,x\n")
    files = [SimpleUploadedFile("a.pdf", pdf("A/57/292", "a")), table]
    rows = local.post("/api/additions", {"files": files}).json()["additions"]
    assert [(row["name"], row["state"]) for row in rows] == [
        ("a.pdf", "queued"),
        ("about.csv, line 3", "failed"),
    ]
    wrong = local.post("/api/additions", {"files": [SimpleUploadedFile("about.csv", b"title\nx\n")]})
    assert (wrong.status_code, wrong.json()["code"]) == (400, "usage")
