"""The addresses of documents, as a browser asks for them."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.http import HttpResponseBase
from django.test import Client
from lxml import html
from pytest_django import DjangoAssertNumQueries

from tests import builders
from tests.builders import block, page, reading
from tests.library.shelf import shelve, short_report, somebody
from travaux.library import originals, pictures
from travaux.library.home import Home
from travaux.library.models import Edition, FormerAddress, Visibility
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db

MOST_QUERIES = 17  # five for citations, two each for connections and recommendations, however many there are


@pytest.fixture(autouse=True)
def ended() -> Iterator[None]:
    """No drawing process is left behind."""
    yield
    pictures.close()


@pytest.fixture
def edition(home: Home, owner: Viewer) -> Edition:
    """A/57/292 in English, public, its file kept."""
    data = builders.pdf(["Human rights of migrants", "1. The Special"], ["States should:"])
    originals.keep(io.BytesIO(data))
    return shelve(short_report(), owner, data=data)


@pytest.fixture
def french(edition: Edition, owner: Viewer) -> Edition:
    """The same in French."""
    made = short_report(language="fr")
    return shelve(replace(made, blocks=(replace(made.blocks[0], text="Droits"), *made.blocks[1:])), owner)


def tree(answer: HttpResponseBase) -> html.HtmlElement:
    """The page as a tree."""
    return html.fromstring(answer.content)  # type: ignore[attr-defined]


def body(answer: HttpResponseBase) -> bytes:
    """Everything that was sent."""
    return b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined, call-overload]


# The document


def test_a_document_is_read_by_its_symbol(client: Client, edition: Edition) -> None:
    answer = client.get("/A/57/292")
    assert answer.status_code == 200
    shown = tree(answer)
    assert shown.xpath("//h1")[0].text_content().strip() == "Human rights of migrants"
    assert shown.xpath("//*[@id='para_4']")[0].text_content().endswith("assist migrants.")
    assert [link.get("href") for link in shown.xpath("//nav[@id='contents']//a")] == ["#sec_I", "#sec_II"]


def test_a_page_takes_few_queries(
    client: Client, edition: Edition, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for path in ("/A/57/292", "/A/57/292/para/3", "/A/57/292/page/1"):
        with django_assert_max_num_queries(MOST_QUERIES):
            client.get(path)


@pytest.mark.parametrize(
    ("path", "headers", "language"),
    [
        ("/A/57/292", {}, "en"),
        ("/A/57/292", {"accept-language": "fr-CA, en;q=0.5"}, "fr"),
        ("/A/57/292", {"accept-language": "es"}, "en"),  # not there in Spanish
        ("/A/57/292?lang=fr", {"accept-language": "en"}, "fr"),
        ("/A/57/292/en", {"accept-language": "fr"}, "en"),
    ],
)
def test_the_language_is_the_best_for_the_reader(
    client: Client, french: Edition, path: str, headers: dict[str, str], language: str
) -> None:
    answer = client.get(path, headers=headers)
    assert tree(answer).xpath("//article/@lang") == [language]
    assert {"Accept-Language", "Cookie"} <= set(answer["Vary"].split(", "))


def test_changing_the_language_keeps_the_paragraph(client: Client, french: Edition) -> None:
    links = tree(client.get("/A/57/292/en/para/3")).xpath("//a[@data-language='fr']/@href")
    assert links == ["/A/57/292/fr/para/3"]


def test_a_second_symbol_leads_to_the_first_for_good(client: Client, home: Home, owner: Viewer) -> None:
    shelve(short_report("A/79/876", other_symbols=("S/2025/230",)), owner)
    answer = client.get("/S/2025/230/para/3?view=text")
    assert (answer.status_code, answer["Location"]) == (301, "/A/79/876/para/3?view=text")


def test_an_older_version_tells_of_the_newer(client: Client, edition: Edition, owner: Viewer) -> None:
    shelve(short_report(date="2003-01-01"), owner, data=b"another file")
    old = tree(client.get("/A/57/292/en/v1"))
    assert old.xpath("//p[contains(@class, 'warning')]/a/@href") == ["/A/57/292/en"]
    assert not tree(client.get("/A/57/292")).xpath("//p[contains(@class, 'warning')]")


def test_a_page_that_has_not_changed_is_not_sent_again(client: Client, edition: Edition) -> None:
    first = client.get("/A/57/292")
    assert first["Cache-Control"] == "private, no-cache"
    again = client.get("/A/57/292", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Edition.objects.update(corrections={"title": "Another title"})
    assert client.get("/A/57/292", headers={"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("view", ["both", "text", "page"])
def test_the_view_is_in_the_address(client: Client, edition: Edition, view: str) -> None:
    shown = tree(client.get(f"/A/57/292?view={view}"))
    assert shown.xpath("//*[@id='room']/@data-view") == [view]
    assert set(shown.xpath("//a[@aria-current]/@data-to")) >= {view}


def test_a_file_without_pages_says_why_there_are_none(client: Client, home: Home, owner: Viewer) -> None:
    made = reading([block("para_1", "One.", number="1")], symbol="A/1/1")
    shelve(made, owner)
    shown = tree(client.get("/A/1/1"))
    assert shown.xpath("//*[@id='room']/@data-view") == ["text"]
    assert "no fixed pages" in shown.xpath("//p[contains(@class, 'no-pages')]")[0].text_content()


def test_no_inline_style_and_no_inline_script(client: Client, edition: Edition) -> None:
    for path in ("/A/57/292/para/3", "/A/57/292/page/1", "/A/57/292/para/99", "/B/1"):
        shown = tree(client.get(path))
        assert not shown.xpath("//@style | //style | //@onclick | //@onload")
        scripts = shown.xpath("//script[not(@src)]")
        # Data, which no browser runs; the policy lets it stand.
        assert {script.get("type") for script in scripts} <= {"application/json", "application/ld+json"}


# Paragraphs


@pytest.mark.parametrize(
    ("path", "first", "marked"),
    [
        ("/A/57/292/para/2", "para_2", 1),
        ("/A/57/292/para/3", "para_3", 3),  # its items are marked with it
        ("/A/57/292/para/3(b)", "para_3__list_b", 1),
        ("/A/57/292/paras/2-3", "para_2", 5),
        ("/A/57/292/at/sec_II", "sec_II", 1),
        ("/A/57/292/at/fn_1", "fn_1", 1),
    ],
)
def test_a_deep_link_shows_its_place_in_the_document(
    client: Client, edition: Edition, path: str, first: str, marked: int
) -> None:
    shown = tree(client.get(path))
    assert shown.xpath("//*[@id='room']/@data-target") == [first]
    assert shown.xpath("//*[@autofocus]/@id") == [first]
    assert len(shown.xpath("//*[contains(@class, ' here')]")) == marked
    assert len(shown.xpath("//*[contains(@class, 'panel')][@data-link]")) == 1
    assert shown.xpath("//*[@id='para_4']"), "the whole document is there"


def test_the_panel_has_everything_to_take_away(client: Client, french: Edition) -> None:
    panel = tree(client.get("/A/57/292/para/2")).xpath("//section[@data-link]")[0]
    fields = {one.get("data-field"): one.get("value") or one.text for one in panel.xpath(".//*[@data-field]")}
    assert fields["citation"] == "A/57/292, para. 2"
    assert fields["quotation"] == "“Arbitrary detention of migrants must end.” (A/57/292, para. 2)"
    assert fields["link"] == "http://testserver/A/57/292/para/2"
    hrefs = panel.xpath(".//ul//a/@href")
    assert "http://testserver/A/57/292/en/para/2" in hrefs
    assert "/A/57/292/fr/para/2" in hrefs
    assert {"/A/57/292/en/para/2.txt", "/A/57/292/en/para/2.json", "/A/57/292/en/para/2.md"} <= set(hrefs)


def test_the_style_of_citing_is_remembered(client: Client, edition: Edition) -> None:
    client.get("/A/57/292/para/2?style=bluebook")
    panel = tree(client.get("/A/57/292/para/4")).xpath("//section[@data-link]")[0]
    assert panel.xpath(".//a[@aria-current]/@data-style") == ["bluebook"]
    assert "¶ 4" in panel.xpath(".//*[@data-field='citation']/@value")[0]


def test_the_words_are_those_of_the_language(client: Client, french: Edition) -> None:
    panel = tree(client.get("/A/57/292/fr/para/2")).xpath("//section[@data-link]")[0]
    assert panel.xpath(".//*[@data-field='citation']/@value") == ["A/57/292, par. 2"]


def test_the_panel_can_be_had_alone(client: Client, edition: Edition) -> None:
    alone = tree(client.get("/A/57/292/en/para/3?part=panel"))
    assert alone.tag == "section"
    assert "End torture;" in alone.xpath(".//textarea")[0].text


def test_an_unknown_number_shows_the_nearest_and_the_range(client: Client, edition: Edition) -> None:
    answer = client.get("/A/57/292/en/para/9")
    assert answer.status_code == 404
    shown = tree(answer)
    assert "1 to 4" in shown.text_content()
    assert {"/A/57/292/en/para/3", "/A/57/292/en/para/4", "/A/57/292/en"} <= set(
        shown.xpath("//main//a/@href")
    )


def test_an_unknown_symbol_offers_to_search_and_to_add(client: Client, edition: Edition) -> None:
    answer = client.get("/E/CN.4/1999/1/para/3")
    assert answer.status_code == 404
    shown = tree(answer)
    assert "E/CN.4/1999/1" in shown.xpath("//h1")[0].text_content()
    assert shown.xpath("//main//form//input[@name='q']/@value") == ["E/CN.4/1999/1"]
    assert "/add" in shown.xpath("//main//a/@href")


def test_a_language_that_is_not_there_shows_those_that_are(client: Client, edition: Edition) -> None:
    answer = client.get("/A/57/292/zh")
    assert answer.status_code == 404
    assert tree(answer).xpath("//main//li/a/@href") == ["/A/57/292/en"]


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/A/57/292/en/para/12", "/A/57/292/en/para/2"),
        ("/A/57/292/en/at/para_12?view=text", "/A/57/292/en/para/2?view=text"),
        ("/A/57/292/en/para/12.json", "/A/57/292/en/para/2.json"),
    ],
)
def test_a_former_address_leads_to_where_it_went(
    client: Client, edition: Edition, path: str, to: str
) -> None:
    FormerAddress.objects.create(edition=edition, former="para_12", address="para_2")
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (301, to)


@pytest.mark.parametrize(
    ("path", "type_", "holds"),
    [
        ("/A/57/292.txt", "text/plain", "Arbitrary detention"),
        ("/A/57/292/para/2.txt", "text/plain", "Arbitrary detention"),
        ("/A/57/292/para/3.md", "text/markdown", "Train the police."),
        ("/A/57/292/paras/1-2.txt", "text/plain", "Special Rapporteur"),
        ("/A/57/292/page/2.txt", "text/plain", "States should:"),
    ],
)
def test_each_has_other_forms(client: Client, edition: Edition, path: str, type_: str, holds: str) -> None:
    answer = client.get(path)
    assert answer["Content-Type"].startswith(type_)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert holds in answer.content.decode()


def test_a_paragraph_as_data_holds_that_paragraph(client: Client, edition: Edition) -> None:
    found: dict[str, Any] = json.loads(client.get("/A/57/292/para/3.json").content)
    assert [one["address"] for one in found["blocks"]] == ["para_3", "para_3__list_a", "para_3__list_b"]


def test_an_unknown_paragraph_in_another_form_is_a_sentence(client: Client, edition: Edition) -> None:
    answer = client.get("/A/57/292/para/99.txt")
    assert (answer.status_code, answer["Content-Type"]) == (404, "text/plain; charset=utf-8")
    assert b"1 to 4" in answer.content


# Pages


def test_a_page_as_it_is_set_and_as_running_text(client: Client, edition: Edition) -> None:
    lines = tree(client.get("/A/57/292/page/2?form=lines"))
    assert [one.text for one in lines.xpath("//section[@class='set']/div")] == ["States should:"]
    assert lines.xpath("//a[@rel='prev']/@href") == ["/A/57/292/en/page/1"]
    running = tree(client.get("/A/57/292/page/2?form=running"))
    assert running.xpath("//p[@class='running']")[0].text == "States should:"
    assert client.get("/A/57/292/page/2.txt?form=lines").content == b"States should:"
    assert client.get("/A/57/292/page/2?form=upside-down").status_code == 400


@pytest.mark.parametrize("value", ["0", "3", "x"])
def test_a_page_that_is_not_there(client: Client, edition: Edition, value: str) -> None:
    answer = client.get(f"/A/57/292/page/{value}")
    assert answer.status_code == 404
    assert "1 to 2" in answer.content.decode()


def test_pictures_state_their_size_and_come_late(client: Client, edition: Edition) -> None:
    first = tree(client.get("/A/57/292")).xpath("//figure//img")[0]
    assert (first.get("width"), first.get("height"), first.get("loading")) == ("1000", "1414", "lazy")
    answer = client.get(first.get("src"))
    assert answer["Content-Type"] == "image/png"
    assert "immutable" in answer["Cache-Control"]
    assert answer["Cache-Control"].startswith("private")
    assert body(answer).startswith(b"\x89PNG")


def test_regions_lie_over_the_picture_in_points(client: Client, edition: Edition) -> None:
    sheet = tree(client.get("/A/57/292")).xpath("//figure[@data-page='1']//svg")[0]
    assert sheet.get("viewbox") == "0 0 595.28 841.89"
    assert "#para_1" in sheet.xpath(".//a/@href")
    assert set(sheet.xpath(".//a/@tabindex")) == {"-1"}, "the numbers in the text are the way for keys"


def test_a_page_that_can_t_be_drawn_says_so_in_its_place(client: Client, home: Home, owner: Viewer) -> None:
    data = b"%PDF-1.4 nothing more"
    originals.keep(io.BytesIO(data))
    shelve(short_report("A/1/2"), owner, data=data)
    answer = client.get("/A/1/2/page/1/picture")
    assert (answer.status_code, answer["Content-Type"]) == (422, "image/svg+xml")
    assert b"can&#x27;t be drawn" in answer.content


# Who may


@pytest.mark.parametrize(
    "tail", ["", "/para/2", "/para/2.json", "/page/1", "/page/1/picture", "/file", "/info"]
)
def test_what_is_private_does_not_exist_for_others(
    client: Client, home: Home, settings: Any, edition: Edition, tail: str
) -> None:
    settings.MODE = "server"
    Edition.objects.update(visibility=Visibility.PRIVATE)
    answer = client.get(f"/A/57/292{tail}")
    assert answer.status_code == 404
    assert b"Arbitrary" not in body(answer)
    client.force_login(somebody("admin").person)  # type: ignore[arg-type]
    seen = client.get(f"/A/57/292{tail}")
    body(seen)
    assert seen.status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_documents_are_read_and_nothing_else(client: Client, edition: Edition, method: str) -> None:
    assert getattr(client, method)("/A/57/292").status_code == 405


def test_a_document_in_arabic_is_set_from_right_to_left_in_an_english_page(
    client: Client, home: Home, owner: Viewer
) -> None:
    made = reading(
        [block("para_1", "اللجنة", number="1", on=[(1, 6)])],
        pages=[page(1, "x")],
        symbol="A/1/4",
        language="ar",
    )
    shelve(made, owner)
    shown = tree(client.get("/A/1/4"))
    assert shown.get("dir") == "ltr"
    assert shown.xpath("//article/@dir") == ["rtl"]
    assert all(one == "ltr" for one in shown.xpath("//bdi[.='A/1/4']/@dir"))


def test_each_id_stands_once(client: Client, edition: Edition) -> None:
    ids = re.findall(r' id="([^"]+)"', client.get("/A/57/292/para/3").content.decode())
    assert len(ids) == len(set(ids))
