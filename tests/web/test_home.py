"""The library's first page: documents, filters in the address, where to begin when it is empty."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.library.shelf import shelve, short_report
from tests.web.site import browser, links, words
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(owner: Viewer) -> None:
    shelve(short_report("A/57/292"), owner)
    shelve(short_report("A/57/292", "fr", title="Droits de l’homme des migrants"), owner)
    shelve(short_report("S/2003/7", title="A letter", date="2003-02-01"), owner, visibility="private")


def test_every_document_has_a_line(client: Client, three: None) -> None:
    page = client.get("/")
    text = words(page)
    assert page.status_code == 200
    assert "2 documents · 3 language versions · 18 paragraphs" in text
    assert links(page, "Human rights of migrants")[-1] == "/A/57/292"
    assert "9 August 2002" in text
    assert links(page, "fr French") == ["/A/57/292/fr"]


def test_filters_are_links_and_a_chosen_one_a_chip(client: Client, three: None) -> None:
    page = client.get("/?lang=fr&sort=title")
    assert "1 of 2 documents" in words(page)
    assert links(page, "Take away Language French") == ["?sort=title"]
    assert links(page, "English 2") == ["?sort=title&lang=fr&lang=en"]
    assert links(page, "Symbol") == ["?lang=fr&sort=symbol"]


def test_two_inputs_make_one_range_of_years(client: Client, three: None) -> None:
    page = client.get("/?from=2003&to=2010")
    assert "A letter" in words(page)
    assert "Human rights of migrants" not in words(page)
    assert links(page, "Take away Year 2003-2010") == ["?"]


def test_nothing_fits(client: Client, three: None) -> None:
    page = client.get("/?named=penguins")
    assert "No document has all of this" in words(page)
    assert links(page, "clear all") == ["?"]


@pytest.mark.parametrize("query", ["page=0", "page=99", "sort=x", "year=%00", "lang=xx&lang=", "from=x"])
def test_no_address_breaks_it(client: Client, three: None, query: str) -> None:
    assert client.get(f"/?{query}").status_code == 200


def test_pages_of_fifty(client: Client, owner: Viewer) -> None:
    for number in range(51):
        shelve(short_report(f"A/60/{number + 1}"), owner)
    page = client.get("/?sort=symbol")
    assert "Page 1 of 2" in words(page)
    assert links(page, "Next") == ["?sort=symbol&page=2"]
    second = client.get("/?sort=symbol&page=2")
    assert links(second, "Previous") == ["?sort=symbol&page=1"]
    assert second.content.count(b'class="work"') == 1


def test_an_empty_library_offers_three_ways(client: Client, db: None) -> None:
    page = client.get("/")
    assert links(page, "Add documents") == ["/add"]
    assert "Open the sample" in words(page)
    assert links(page, "How citing works") == ["/help#citing"]


def test_visitors_of_an_empty_library_are_asked_to_sign_in(
    client: Client, db: None, settings: LazySettings
) -> None:
    settings.MODE = "server"
    page = client.get("/")
    assert "/sign-in" in links(page, "Sign in")
    assert not links(page, "Add documents")


def test_others_are_not_told_of_private_documents(
    three: None, everyone: dict[str, Viewer], settings: LazySettings
) -> None:
    settings.MODE = "server"
    for viewer in (everyone["visitor"], everyone["reader"]):
        text = words(browser(viewer).get("/"))
        assert "A letter" not in text
        assert "1 document ·" in text
    assert "A letter" in words(browser(everyone["admin"]).get("/"))


def test_queries_stay_few(
    client: Client, owner: Viewer, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        shelve(short_report(f"A/60/{number + 1}"), owner)
    with django_assert_max_num_queries(20):
        client.get("/")


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_it_is_only_looked_at(client: Client, db: None, method: str) -> None:
    answer = getattr(client, method)("/")
    assert answer.status_code == 405
    assert "GET" in answer["Allow"]


def test_head_is_get_without_a_body(client: Client, db: None) -> None:
    answer = client.head("/")
    assert (answer.status_code, answer.content) == (200, b"")


def test_no_script_or_style_stands_in_a_page(client: Client, three: None) -> None:
    body = client.get("/").content.decode()
    assert "style=" not in body
    assert " onclick" not in body
    assert "hx-on" not in body
    assert body.count("<script") == body.count("<script src") + body.count('<script type="module" src')


def test_the_interface_turns_with_its_language(client: Client, three: None) -> None:
    client.cookies["django_language"] = "ar"
    body = client.get("/").content.decode()
    assert '<html lang="ar" dir="rtl"' in body
    assert 'lang="en" dir="auto">Human rights of migrants' in body
