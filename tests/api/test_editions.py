"""Editions by the API: what they say, their files, corrections, sharing, reading again, removing."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from tests.api.conftest import client_of
from tests.api.seeding import pdf, seed
from tests.library.shelf import shelve, short_report, somebody
from travaux.library.home import Home
from travaux.library.models import AuditEntry, Edition
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def test_an_edition_tells_all_that_is_known(local: Client, owner: Viewer) -> None:
    edition = shelve(short_report(), owner)

    said = local.get(f"/api/editions/{edition.pk}").json()

    assert (said["symbol"], said["language"], said["version"], said["page_count"]) == ("A/57/292", "en", 1, 2)
    assert said["metadata"]["date"] == "2002-08-09"
    assert said["original"]["media_type"] == "application/pdf"
    assert (said["owner"], said["link"], said["corrected"]) == ("owner", "/A/57/292/en", [])


def test_versions_newest_first(local: Client, owner: Viewer) -> None:
    first = shelve(short_report(), owner)
    second = shelve(short_report(), owner, data=b"another file")

    versions = local.get(f"/api/editions/{first.pk}/versions").json()

    assert [(one["id"], one["superseded"]) for one in versions] == [(second.pk, False), (first.pk, True)]
    assert versions[1]["link"] == "/A/57/292/en/v1"


def test_the_file_comes_back_byte_for_byte_as_a_download(local: Client, owner: Viewer) -> None:
    seeded = seed(owner, "A/57/292", "public", job=1)

    answer = local.get(f"/api/editions/{seeded.edition.pk}/original")
    again = local.get(
        f"/api/editions/{seeded.edition.pk}/original", headers={"If-None-Match": answer["ETag"]}
    )

    assert b"".join(answer.streaming_content) == pdf("A/57/292", "")
    assert answer["Content-Disposition"].startswith("attachment")
    assert again.status_code == 304


def test_the_whole_reading_as_the_command_writes_it(local: Client, owner: Viewer) -> None:
    edition = shelve(short_report(), owner)

    reading = json.loads(local.get(f"/api/editions/{edition.pk}/reading").content)

    assert reading["schema"] == "travaux/reading/1"
    assert [block["address"] for block in reading["blocks"]][:3] == ["title", "sec_I", "para_1"]
    assert reading["pages"][0]["lines"]


def test_correcting_keeps_what_was_read_beside_it(local: Client, owner: Viewer) -> None:
    edition = shelve(short_report(), owner)
    path = f"/api/editions/{edition.pk}"

    said = local.patch(
        path, {"title": "Migrants", "symbol": "A/57/293"}, content_type="application/json"
    ).json()

    assert (said["title"], said["symbol"], said["corrected"]) == ("Migrants", "A/57/293", ["symbol", "title"])
    entry = local.get(f"{path}/history").json()[0]
    assert (entry["action"], entry["details"]["before"]["title"]) == ("edit", "Human rights of migrants")
    assert local.get("/api/documents/A/57/292").json()["symbol"] == "A/57/293", "the old symbol leads there"


def test_what_can_not_be_is_said_field_by_field(local: Client, owner: Viewer) -> None:
    edition = shelve(short_report(), owner)
    wrong = {"date": "2002-13-01", "countries": ["QQZ"]}

    answer = local.patch(f"/api/editions/{edition.pk}", wrong, content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (422, "bad-fields")
    assert {one["field"] for one in answer.json()["errors"]} == {"date", "countries"}


def test_sharing(home: Home, server: None) -> None:
    contributor = somebody("contributor")
    edition = shelve(short_report(), contributor, visibility="private")
    path = f"/api/editions/{edition.pk}"
    assert Client().get(path).status_code == 404

    answer = client_of(contributor).put(
        f"{path}/visibility", {"visibility": "public"}, content_type="application/json"
    )

    assert answer.json()["visibility"] == "public"
    assert Client().get(path).status_code == 200


def test_reading_again_tells_what_changed(local: Client, owner: Viewer) -> None:
    seeded = seed(owner, "A/57/292", "public", job=1)

    changes = local.post(f"/api/editions/{seeded.edition.pk}/reread").json()

    assert changes["gone"] and changes["examples"], "the file says less than the report on the shelf"
    assert Edition.objects.get(pk=seeded.edition.pk).page_count == 1


def test_removing(local: Client, owner: Viewer) -> None:
    seeded = seed(owner, "A/57/292", "public", job=1)

    answer = local.delete(f"/api/editions/{seeded.edition.pk}")

    assert (answer.status_code, answer.content) == (204, b"")
    assert local.get("/api/documents/A/57/292").status_code == 404
    assert AuditEntry.objects.filter(action="remove").exists()
