"""Taking out: how much there is, in which form, and the file."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.test import Client

from tests.library.shelf import shelve, short_report
from tests.web.site import links, words
from travaux.library.permissions import Viewer
from travaux.library.search import indexing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def shelved(owner: Viewer) -> None:
    shelve(short_report(), owner)
    shelve(short_report("A/58/1", date="2003-01-02"), owner)
    indexing.follow()


def content(client: Client, path: str) -> bytes:
    answer = client.get(path)
    assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_a_search_is_counted_and_taken(client: Client, shelved: None) -> None:
    results = client.get("/search?q=detention&year=2002&page=2")
    (way,) = links(results, "Download …")
    page = client.get(way)
    assert "2 paragraphs" in words(page) and "1 document" in words(page)
    assert b'name="year" value="2002"' in page.content and b'name="page"' not in page.content
    (back,) = links(page, "Back to the results")
    assert back == "/search?q=detention&year=2002"
    table = content(client, "/search/export?q=detention&year=2002&format=csv&what=paragraphs").decode()
    assert table.count("A/57/292, 9 August 2002, para. ") == 2 and "http://testserver/A/57/292/en" in table
    assert content(client, "/search/export?q=detention&what=documents&format=ris").count(b"TY  - ") == 2


def test_the_shelf_as_it_was_narrowed_down(client: Client, shelved: None) -> None:
    (way,) = links(client.get("/?named=58"), "Download …")
    page = client.get(way)
    assert "1 document" in words(page) and "Named like" in words(page)
    data = content(client, "/documents/export?named=58&of=documents&format=xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Documents"]
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == ["symbol", "A/58/1"]
    assert "nothing to download" in words(client.get("/download?named=nowhere"))


def test_a_document_has_its_forms(client: Client, shelved: None) -> None:
    (way,) = links(client.get("/A/57/292/en"), "Download …")
    page = client.get(way)
    assert links(page, "RIS") == ["/A/57/292/en.ris"] and not links(page, "Word (DOCX)")
    part = client.get("/download?of=/A/57/292/en/para/2")
    assert links(part, "Word (DOCX)") == ["/A/57/292/en/para/2.docx"]


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/search/export?q=x&format=pdf", 400, "choose one of csv"),
        ("/documents/export", 400, "choose one of csv"),
        ("/download?of=nothing", 400, "nothing that can be downloaded"),
        ("/download?of=/A/1/1", 404, "not in this library"),
    ],
)
def test_what_there_is_not(client: Client, path: str, status: int, says: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status and says in words(answer)
