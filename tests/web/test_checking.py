"""Check references: of a document of the library, and of a file that is not added."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.browser.papers import broken, short_report
from tests.library.citations.papers import paper, put, says, target_paper
from tests.web.site import links, words
from travaux.library.home import Home
from travaux.library.models import Addition, Edition, Original
from travaux.library.permissions import Viewer
from travaux.texts.citation import CitationKind

pytestmark = pytest.mark.django_db
TEXTS = ("The Committee met.", "It recalls paragraph 140 above.", "It recalls paragraph 1 above.")


def give(client: Client, data: bytes, name: str = "draft.pdf") -> object:
    """What the page says of a file."""
    return client.post("/check", {"files": SimpleUploadedFile(name, data)})


def kept(home: Home) -> list[Path]:
    """Every file of an upload that is left behind."""
    return [
        path for folder in (home.incoming, home.originals) for path in folder.rglob("*") if path.is_file()
    ]


def test_a_document_of_the_library(client: Client, home: Home, owner: Viewer) -> None:
    found = (
        ("para_2", (says(TEXTS[1], "paragraph 140 above", "self", "para:140", kind=CitationKind.INTERNAL),)),
        ("para_3", (says(TEXTS[2], "paragraph 1 above", "self", "para:1", kind=CitationKind.INTERNAL),)),
    )
    put(owner, paper("A/60/1", *TEXTS), found)
    page = client.get("/A/60/1/check")
    assert "1 error · 2 references were checked" in words(page)
    assert b"It recalls <mark>paragraph 140 above</mark>." in page.content
    assert links(page, "para. 2") == ["/A/60/1/en/para/2"]


def test_one_with_nothing_wrong(client: Client, home: Home, owner: Viewer) -> None:
    target_paper(owner)
    assert "Nothing is wrong that can be told from here." in words(client.get("/A/57/292/check"))


def test_a_file_is_checked_and_forgotten(client: Client, home: Home, owner: Viewer) -> None:
    page = give(client, short_report("A/98/1", "A draft", *TEXTS))
    said = words(page)
    assert "draft.pdf" in said and "1 error" in said and "para. 2" in said
    assert b"<mark>paragraph 140" in page.content  # type: ignore[attr-defined]
    assert not kept(home), "nothing of it is kept"
    assert not Edition.objects.exists() and not Original.objects.exists() and not Addition.objects.exists()


@pytest.mark.parametrize(
    ("data", "status", "sentence"),
    [
        (b"", 422, "draft.pdf"),
        (b"\x00\x01\x02 no format of ours", 422, "draft.pdf"),
        (broken(), 422, "draft.pdf"),
    ],
)
def test_a_file_that_can_not_be_read(
    client: Client, home: Home, owner: Viewer, data: bytes, status: int, sentence: str
) -> None:
    answer = give(client, data)
    assert answer.status_code == status  # type: ignore[attr-defined]
    assert sentence in words(answer)
    assert not kept(home)


def test_no_file(client: Client, home: Home, owner: Viewer) -> None:
    answer = client.post("/check", {})
    assert answer.status_code == 400 and "Choose a file." in words(answer)


def test_a_file_that_is_too_large(client: Client, home: Home, owner: Viewer, settings: LazySettings) -> None:
    settings.LARGEST_UPLOAD_MB = 0
    answer = give(client, b"%PDF-1.4 " + b" " * 100)
    assert answer.status_code == 413 and not kept(home)  # type: ignore[attr-defined]
