"""Taking out by the API: the same rows as the site gives."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from tests.library.shelf import shelve, short_report
from travaux.library.permissions import Viewer
from travaux.library.search import indexing

pytestmark = pytest.mark.django_db


def content(local: Client, path: str, **asked: str) -> bytes:
    answer = local.get(path, asked)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_all_that_is_found_and_all_documents(local: Client, owner: Viewer) -> None:
    shelve(short_report(), owner)
    shelve(short_report("A/58/1", date="2003-01-02"), owner)
    indexing.follow()
    found = content(local, "/api/export/search", text="detention", year="2002", format="jsonl")
    assert [json.loads(line)["address"] for line in found.splitlines()] == ["para_1", "para_2"]
    assert found == content(local, "/search/export", q="detention", year="2002", format="jsonl")
    few = content(local, "/api/export/documents", text="58", format="csl.json")
    assert [one["number"] for one in json.loads(few)] == ["A/58/1"]
    assert content(local, "/api/export/search", text="detention", what="documents").count(b"\r\n") == 3
    assert local.get("/api/export/search", {"text": "x", "format": "pdf"}).status_code == 422
