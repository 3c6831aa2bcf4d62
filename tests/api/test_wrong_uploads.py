"""Fifty wrong uploads and the robustness files: a sentence each, nothing half stored, still up."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.api.wrong_files import Wrong, at_once, good_pdf, strange_names, when_read, zipped
from travaux.library.adding.work import work
from travaux.library.home import Home
from travaux.library.models import Addition, Block, Edition, Original, OutboxEntry, Page, State

pytestmark = pytest.mark.django_db

SECONDS_FOR_CORPUS = 6
_NO_SENTENCE = re.compile(r"Traceback|Error\b|Exception|0x[0-9a-f]{6}|/incoming|\.py\b")


def send(client: Client, *wrong: Wrong) -> list[dict[str, Any]]:
    """The additions that an upload made."""
    files = [SimpleUploadedFile("placeholder", one.data, "application/pdf") for one in wrong]
    for file, one in zip(files, wrong, strict=True):
        file._name = one.name  # as a browser might send it; Django cleans it only on the way in
    answer = client.post("/api/additions", {"files": files})
    assert answer.status_code == 202, answer.content
    made: list[dict[str, Any]] = answer.json()["additions"]
    return made


def is_sentence(text: str) -> bool:
    return text.endswith(".") and len(text) > 20 and not _NO_SENTENCE.search(text)


def nothing_half_stored(home: Home) -> None:
    """No rows without their edition, no file in no place, nothing left on the way in."""
    assert list(home.incoming.iterdir()) == []
    kept = {f"{path.parent.name}{path.name}" for path in home.originals.rglob("*") if path.is_file()}
    assert kept == set(Original.objects.values_list("pk", flat=True))
    editions = set(Edition.objects.values_list("pk", flat=True))
    for table in (Block, Page):
        assert set(table.objects.values_list("edition_id", flat=True)) <= editions
    assert set(OutboxEntry.objects.values_list("edition_id", flat=True)) <= editions


@pytest.mark.parametrize("wrong", at_once(), ids=lambda one: one.reason)
def test_what_can_be_told_at_once_is(local: Client, home: Home, wrong: Wrong) -> None:
    (made,) = send(local, wrong)

    assert (made["state"], made["code"]) == ("failed", wrong.code), made
    assert is_sentence(made["reason"]), made["reason"]
    assert (Edition.objects.count(), Original.objects.count()) == (0, 0)
    nothing_half_stored(home)
    assert local.get("/api/health").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_what_reading_finds_out_is_told(local: Client, home: Home) -> None:
    rows = {one.reason: send(local, one)[0]["id"] for one in when_read()}

    work()

    for one in when_read():
        made = local.get(f"/api/additions/{rows[one.reason]}").json()
        assert made["finished"], (one.reason, made)
        if one.code != "*":
            assert (made["state"], made["code"]) == ("failed", one.code), (one.reason, made)
        if made["state"] == "failed":
            assert is_sentence(made["reason"]), (one.reason, made["reason"])
        else:
            assert made["edition"], (one.reason, made)
    nothing_half_stored(home)


@pytest.mark.parametrize("strange", strange_names(), ids=lambda one: one.reason)
def test_a_strange_name_harms_nobody(local: Client, home: Home, strange: Wrong) -> None:
    (made,) = send(local, strange)

    assert made["state"] == "queued", made
    name = made["name"]
    assert not re.search(r"[\x00-\x1f/\\]", name) and 0 < len(name) <= 300, name
    nothing_half_stored(home)


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        pytest.param({}, None, 422, id="no files at all"),
        pytest.param({"file": "x"}, None, 422, id="another field"),
        pytest.param({"files": "only text"}, None, 422, id="text where a file belongs"),
        pytest.param(b"{}", "application/json", 422, id="JSON"),
        pytest.param(b"--x", "multipart/form-data", 400, id="no boundary"),
        pytest.param(b"rubbish", "multipart/form-data; boundary=x", 422, id="no parts"),
        pytest.param(b"x" * 100, "application/pdf", 422, id="the file itself as the body"),
        pytest.param(
            b"--x\r\nContent-Disposition: form-data", "multipart/form-data; boundary=x", 422, id="broken off"
        ),
    ],
)
def test_a_wrong_request_is_a_problem(
    local: Client, home: Home, body: Any, content_type: str | None, status: int
) -> None:
    options = {"content_type": content_type} if content_type else {}
    answer = local.post("/api/additions", body, **options)

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json"), (
        answer.content
    )
    assert is_sentence(answer.json()["detail"]), answer.json()
    assert Addition.objects.count() == 0
    nothing_half_stored(home)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"visibility": "secret"}, 422),
        ({"ocr": "perhaps"}, 422),
        ({"collection": "mine"}, 422),
        ({"collection": "77"}, 404),
    ],
)
def test_a_wrong_wish_takes_nothing_in(
    local: Client, home: Home, fields: dict[str, str], status: int
) -> None:
    answer = local.post("/api/additions", {"files": SimpleUploadedFile("a.pdf", good_pdf()), **fields})

    assert answer.status_code == status, answer.content
    assert (Addition.objects.count(), Original.objects.count()) == (0, 0)
    nothing_half_stored(home)


def test_a_name_longer_than_any_file_has_is_refused(local: Client, home: Home) -> None:
    file = SimpleUploadedFile("placeholder", good_pdf())
    file._name = "x" * 1000 + ".pdf"
    answer = local.post("/api/additions", {"files": file})

    assert (answer.status_code, answer.json()["code"]) == (400, "bad-request")
    nothing_half_stored(home)


def test_a_file_larger_than_allowed_is_said_so(local: Client, home: Home, settings: Any) -> None:
    settings.LARGEST_UPLOAD_MB = 1
    answer = local.post("/api/additions", {"files": SimpleUploadedFile("a.txt", b"words " * 200_000)})

    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")
    nothing_half_stored(home)


def test_bad_entries_of_an_archive_do_not_keep_out_the_good_ones(local: Client, home: Home) -> None:
    archive = zipped({"good.pdf": good_pdf(), "../bad.pdf": good_pdf("2. Two."), "hollow.txt": b""})

    made = send(local, Wrong("", "mixed.zip", archive, ""))

    assert {one["name"]: one["state"] for one in made} == {
        "good.pdf": "queued",
        "bad.pdf": "failed",
        "hollow.txt": "failed",
    }


def test_good_and_bad_files_together(local: Client, home: Home) -> None:
    wrong = [Wrong("", "good.pdf", good_pdf(), ""), *at_once()[:4]]

    made = send(local, *wrong)

    assert [one["state"] for one in made] == ["queued", *["failed"] * 4]
    assert len({one["batch"] for one in made}) == 1


@pytest.mark.django_db(transaction=True)
def test_the_robustness_files(local: Client, home: Home, shared: Path) -> None:
    """As many as the time allows, from the smallest on."""
    files = sorted((shared / "corpus" / "robustness").iterdir(), key=lambda path: path.stat().st_size)
    if not files:
        pytest.skip("no robustness files")
    end = time.monotonic() + SECONDS_FOR_CORPUS
    for path in files:
        made = send(local, Wrong("", path.name, path.read_bytes(), ""))
        if time.monotonic() < end:
            work()
        for one in made:
            row = local.get(f"/api/additions/{one['id']}").json()
            assert row["state"] in State.values
            assert row["state"] != "failed" or is_sentence(row["reason"]), (path.name, row)
    nothing_half_stored(home)
    assert local.get("/api/health").status_code == 200
