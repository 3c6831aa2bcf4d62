"""The border: errors of the framework as problems, sizes, HEAD, caches."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.library.shelf import shelve, short_report
from travaux.api import documents
from travaux.library.home import Home
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        pytest.param("get", "/api/nothing", 404, "missing", id="no such address"),
        pytest.param("get", "/api/", 404, "missing", id="the root has no page"),
        pytest.param("get", "/api/editions/7", 404, "missing", id="no such edition"),
        pytest.param("delete", "/api/documents", 405, "method", id="no such method"),
        pytest.param("get", "/api/editions/none", 422, "invalid-request", id="no number"),
        pytest.param("get", "/api/documents?cursor=made:up:one", 400, "usage", id="a cursor of one's own"),
        pytest.param("get", "/api/editions/1/blocks?limit=1000", 422, "invalid-request", id="too many"),
        pytest.param("post", "/api/collections", 400, "bad-request", id="no body"),
    ],
)
def test_every_error_is_a_problem(local: Client, method: str, path: str, status: int, code: str) -> None:
    answer = getattr(local, method)(path)

    assert answer["Content-Type"] == "application/problem+json"
    said = answer.json()
    assert (answer.status_code, said["status"], said["code"]) == (status, status, code)
    assert said["detail"].endswith(".") and said["title"] and said["type"]


def test_broken_json_is_a_problem(local: Client) -> None:
    answer = local.post("/api/collections", "{no json", content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (400, "bad-request")


def test_each_wrong_part_is_named(local: Client) -> None:
    answer = local.post(
        "/api/collections", {"name": "", "visibility": "secret", "more": 1}, content_type="application/json"
    ).json()

    assert [one["field"] for one in answer["errors"]] == ["name", "visibility", "more"]
    assert "name" in answer["detail"]


def test_the_unforeseen_is_logged_and_shows_no_traceback(
    local: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*args: Any) -> None:
        raise RuntimeError("the inside of the program")

    monkeypatch.setattr(documents, "shelf", broken)

    answer = local.get("/api/documents")

    assert (answer.status_code, answer.json()["code"]) == (500, "fault")
    assert "inside" not in answer.content.decode()
    assert "the inside of the program" in caplog.text


def test_a_body_that_is_too_large_is_turned_away_unread(local: Client, settings: Any) -> None:
    settings.LARGEST_UPLOAD_MB = 1
    answer = local.post("/api/additions", b"x" * 1_100_000, content_type="multipart/form-data; boundary=b")

    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")
    assert "at most 1 MB" in answer.json()["detail"]


def test_a_body_without_its_length_is_turned_away(local: Client) -> None:
    answer = local.post("/api/additions", headers={"Transfer-Encoding": "chunked"})

    assert (answer.status_code, answer.json()["code"]) == (411, "length")


def test_what_one_has_is_not_sent_again(local: Client, owner: Viewer) -> None:
    edition = shelve(short_report(), owner)
    path = f"/api/editions/{edition.pk}/outline"
    first = local.get(path)

    again = local.get(path, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert "private" in first["Cache-Control"]
    assert {"authorization", "cookie"} <= {one.strip().lower() for one in first["Vary"].split(",")}
    assert first["Cross-Origin-Resource-Policy"] == "same-origin"


def test_head_is_get_without_a_body(local: Client) -> None:
    head, get = local.head("/api/documents"), local.get("/api/documents")

    assert (head.status_code, head.content, head["ETag"]) == (200, b"", get["ETag"])


def test_other_addresses_are_left_alone(home: Home, db: None) -> None:
    answer = Client().get("/help")

    assert "Cross-Origin-Resource-Policy" not in answer
    assert Client().get("/no-such-page")["Content-Type"].startswith("text/html")
