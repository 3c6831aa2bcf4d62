"""The page of columns: cells in their own language, empty ones with a reason, figures marked."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.library.shelf import shelve, short_report
from tests.library.side_by_side.papers import french
from tests.web.site import links, words
from travaux.library.home import Home
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db
PAGE = "/A/57/292/en/columns"


@pytest.fixture(autouse=True)
def versions(home: Home, owner: Viewer) -> None:
    """The short report in English and French."""
    shelve(short_report(), owner)
    french(owner)


def test_rows_of_cells(client: Client) -> None:
    page = client.get(PAGE, {"with": "fr"})
    html = page.content.decode()
    assert re.search(r'id="para_3__list_a" data-language="en"', html)
    assert re.search(r'id="fr-para_3__list_a" data-language="fr"', html)
    assert (
        '<p lang="fr" dir="ltr"><a class="cell-number num" href="/A/57/292/fr/para/3(a)"><bdi>a)</bdi>'
        in html
    )
    assert "This version has no para. 4." in words(page)
    assert re.search(r'<mark class="only-here"[^>]*>3<', html)
    assert 'data-citation="A/57/292, par. 2"' in html
    assert "All 10 Figures differ 1 Only in some 1" in words(page)


def test_filters_keep_what_was_chosen(client: Client) -> None:
    page = client.get(PAGE, {"with": "fr", "at": "para_1"})
    assert links(page, "Figures differ") == ["?with=fr&only=differences"]
    only = client.get(PAGE, {"with": "fr", "only": "gaps"})
    assert "Non-governmental" in words(only) and "Arbitrary" not in words(only)


def test_from_the_reading_page_and_a_paragraph(client: Client) -> None:
    assert PAGE in links(client.get("/A/57/292/en"), "Side by side")
    paragraph = client.get("/A/57/292/en/para/2")
    assert f"{PAGE}?at=para_2#para_2" in links(paragraph, "Side by side")


def test_taken_out(client: Client) -> None:
    answer = client.get(PAGE, {"with": "fr", "format": "tmx"})
    assert answer["Content-Type"] == "application/x-tmx+xml"
    assert answer["Content-Disposition"] == 'attachment; filename="A_57_292.en-fr.tmx"'
    assert answer.getvalue().count(b"<tu ") == 9


def test_what_cannot_stand_there(client: Client) -> None:
    assert client.get(PAGE, {"with": "de"}).status_code == 404
    assert client.get(PAGE, {"with": "fr,es,ru"}).status_code == 400
    assert client.get(PAGE, {"with": "fr", "format": "docx"}).status_code == 400


def test_a_document_in_one_language(client: Client, owner: Viewer) -> None:
    shelve(short_report("CAT/C/54/2"), owner)
    page = client.get("/CAT/C/54/2/columns")
    assert "This document is here in English only" in words(page)
    assert not links(client.get("/CAT/C/54/2"), "Side by side")


def test_search_offers_the_same_in_the_readers_language(client: Client) -> None:
    page = client.get("/search", {"q": "torture", "lang": "en"}, headers={"Accept-Language": "fr"})
    assert (
        '<a class="small hit-elsewhere" href="/A/57/292/fr/para/3(a)" hreflang="fr">' in page.content.decode()
    )
