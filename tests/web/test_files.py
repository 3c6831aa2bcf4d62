"""Original files, as they were given, whole or in part."""

from __future__ import annotations

import io

import pytest
from django.http import HttpResponseBase
from django.test import Client

from tests import builders
from tests.library.shelf import shelve, short_report
from travaux.library import originals
from travaux.library.home import Home
from travaux.library.models import Edition
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(home: Home, owner: Viewer) -> Edition:
    """A/57/292 in English, its file kept."""
    data = builders.pdf(["Human rights of migrants"], ["States should:"])
    originals.keep(io.BytesIO(data))
    return shelve(short_report(), owner, data=data)


def body(answer: HttpResponseBase) -> bytes:
    """Everything that was sent."""
    return b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined, call-overload]


def test_the_file_is_sent_as_it_was_given(client: Client, edition: Edition) -> None:
    answer = client.get("/A/57/292/file")
    content = body(answer)
    assert content == originals.path_of(edition.original_id).read_bytes()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="report.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    saved = client.get("/A/57/292/file?download")
    body(saved)
    assert saved["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-3", 206, slice(0, 4)),
        ("bytes=-5", 206, slice(-5, None)),
        ("bytes=10-", 206, slice(10, None)),
        ("bytes=99999999-", 416, None),
        ("lines=1-2", 200, slice(None)),  # not understood: the whole file
        ("bytes=5-2", 200, slice(None)),
    ],
)
def test_a_part_of_the_file(
    client: Client, edition: Edition, asked: str, status: int, part: slice | None
) -> None:
    whole = originals.path_of(edition.original_id).read_bytes()
    answer = client.get("/A/57/292/file", headers={"range": asked})
    assert answer.status_code == status
    if part:
        assert body(answer) == whole[part]


def test_a_web_page_from_a_stranger_is_saved_and_never_shown(
    client: Client, home: Home, owner: Viewer
) -> None:
    data = b"<!doctype html><script>alert(1)</script>"
    original = originals.keep(io.BytesIO(data))
    made = shelve(short_report("A/1/3"), owner, data=data)
    Edition.objects.filter(pk=made.pk).update(name='../"evil\r\n.html')
    original.media_type = "text/html"
    original.save()
    answer = client.get("/A/1/3/file")
    body(answer)
    assert answer["Content-Disposition"] == 'attachment; filename="_evil_.html"'
    assert "script-src" in answer["Content-Security-Policy"]
