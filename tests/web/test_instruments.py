"""The pages of instruments: the list, each one's own, and addresses that have no text yet."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.library.citations.papers import citing_paper, put
from tests.library.test_instruments import treaty
from tests.web.site import links, words
from travaux.library.home import Home
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def test_the_list_has_all_and_finds_some(client: Client, home: Home) -> None:
    answer = client.get("/instruments")
    assert links(answer, "Convention on the Rights of the Child")[0] == "/instruments/crc"
    assert "Core human rights treaties" in words(answer) and "Paris Agreement" in words(answer)
    some = client.get("/instruments", {"named": "mandela"})
    assert "1 instrument" in words(some) and "Paris Agreement" not in words(some)
    assert "No instrument has these words" in words(client.get("/instruments", {"named": "zzz"}))
    assert links(client.get("/"), "Instruments") == ["/instruments"]


def test_the_list_is_in_the_reader_s_language(client: Client, home: Home) -> None:
    client.post("/language", {"language": "fr"})
    assert "Convention relative aux droits de l’enfant" in words(client.get("/instruments"))


def test_a_page_says_who_cites_which_article(client: Client, owner: Viewer, home: Home) -> None:
    citing_paper(owner, "A/57/1", "cat", "art:3")
    citing_paper(owner, "A/57/2", "cat", "art:10")
    answer = client.get("/instruments/cat")
    said = words(answer)
    assert "2 paragraphs cite it , in 2 documents" in said.replace("it,", "it ,")
    assert "33 articles" in said and "vol. 1465, No. 24841" in said
    assert "Its text is not in this library" in said
    assert links(answer, "art. 3") == ["?at=art_3#citing"]
    at = client.get("/instruments/cat", {"at": "art_3"})
    assert links(at, "A/57/1") == ["/A/57/1/en/para/1"] and not links(at, "A/57/2")
    assert "What cites art. 3" in words(at)


def test_a_title_from_memory_is_marked(client: Client, home: Home) -> None:
    assert "(from memory)" in words(client.get("/instruments/cat"))
    assert "written down from memory" not in words(client.get("/instruments/cat"))
    client.post("/language", {"language": "ar"})
    assert client.get("/instruments/cat").content.decode().count('dir="rtl"') >= 2


def test_addresses_without_a_text_lead_to_the_page(client: Client, owner: Viewer, home: Home) -> None:
    assert client.get("/Instrument/iccpr").headers["Location"] == "/instruments/iccpr"
    assert client.get("/Instrument/iccpr/at/art_9").headers["Location"] == "/instruments/iccpr?at=art_9"
    assert client.get("/instruments/iccpr", {"at": "art_9"}).status_code == 200
    assert client.get("/Instrument/nothing").status_code == 404
    assert client.get("/Instrument/iccpr.json").status_code in (302, 404)


def test_with_a_text_they_open_it(client: Client, owner: Viewer, home: Home) -> None:
    put(owner, treaty())
    assert client.get("/Instrument/iccpr/at/art_3").status_code == 200
    assert links(client.get("/instruments/iccpr"), "Read its text") == ["/Instrument/iccpr"]


@pytest.mark.parametrize("path", ["/instruments/nothing", "/instruments/ICCPR"])
def test_unknown_ones_are_a_page(client: Client, home: Home, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("at", ["art_9__", "../..", "art_9'\"<b>", "x" * 3000])
def test_strange_places_are_no_fault(client: Client, home: Home, at: str) -> None:
    assert client.get("/instruments/iccpr", {"at": at, "page": "999999"}).status_code == 200
