"""A document's connections: the list, one paragraph's, its panel, what the reading page fetches."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from lxml import html

from tests.library.shelf import shelve, short_report
from tests.web.connected import documents, join, note
from tests.web.site import browser, links, words
from travaux.library.home import Home
from travaux.library.models import Edition, Visibility
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db
LIST = "/A/57/292/en/connections"


@pytest.fixture
def both(home: Home, owner: Viewer) -> tuple[Edition, Edition]:
    report, comment = documents(owner)
    join(owner, report, comment, note="Word for word.", tags=["liberty"])  # type: ignore[arg-type]
    note(owner, report)
    return report, comment


def test_the_list_of_a_document_from_both_its_ends(client: Client, both: tuple[Edition, Edition]) -> None:
    page = client.get("/A/57/292/connections")
    said = words(page)
    assert "2 connections and notes" in said
    assert "A/57/292, para. 2 implements CCPR/C/GC/35, para. 1 Liberty and security" in said
    assert "The Special Rapporteur visited places of detention." in said, "the other end's words"
    assert "Word for word." in said and "Ask for figures." in said
    assert "is implemented by A/57/292, para. 2" in words(client.get("/CCPR/C/GC/35/connections"))
    assert links(page, "CSV")[0].endswith("format=csv")


def test_one_paragraph(client: Client, both: tuple[Edition, Edition]) -> None:
    page = client.get(LIST, {"at": "para_2"})
    assert "Connections and notes (1)" in words(page)
    part = client.get(LIST, {"at": "para_2", "part": "connections"})
    assert "Connections of para. 2 (1)" in words(part) and b"<html" not in part.content
    assert links(part, "CCPR/C/GC/35, para. 1")[:2] == ["/CCPR/C/GC/35/en/para/1"] * 2
    assert "Nothing is connected with this paragraph." in words(client.get(LIST, {"at": "para_1"}))
    assert client.get(LIST, {"at": "para_99"}).status_code == 404


def test_more_of_one_paragraph_than_a_page(
    client: Client, both: tuple[Edition, Edition], owner: Viewer
) -> None:
    for number in range(25):
        note(owner, both[0], "para_4", f"Remark {number}.")
    part = client.get(LIST, {"at": "para_4", "part": "connections"})
    (more,) = html.fromstring(part.content).xpath("//a[@hx-get]")
    rest = client.get(more.get("hx-get"))
    assert words(rest).count("Remark") == 6 and "more" not in words(rest)


def test_what_is_shown_narrows_the_paragraph_too(client: Client, both: tuple[Edition, Edition]) -> None:
    assert "Connections of para. 2 (0)" in words(
        client.get(LIST, {"at": "para_2", "part": "connections", "show": "cites"})
    )


def test_the_panel_of_a_paragraph_has_them_without_a_script(
    client: Client, both: tuple[Edition, Edition], owner: Viewer
) -> None:
    for number in range(4):
        note(owner, both[0], "para_2", f"Remark {number}.")
    page = client.get("/A/57/292/en/para/2")
    panel = html.fromstring(page.content).xpath("//div[@class='panel-connected']")[0].text_content()
    assert "5 connections and notes" in panel and "implements" in panel
    assert links(page, "All 5") == [f"{LIST}?at=para_2"]
    part = client.get("/A/57/292/en/para/2?part=panel")
    assert "5 connections and notes" in words(part)
    assert b"panel-connected" not in client.get("/A/57/292/en/para/1").content


def test_a_page_that_was_kept_is_stale_after_connecting(
    client: Client, both: tuple[Edition, Edition], owner: Viewer
) -> None:
    tag = client.get("/A/57/292/en/para/1")["ETag"]
    assert client.get("/A/57/292/en/para/1", headers={"If-None-Match": tag}).status_code == 304
    join(owner, *both, at="para_1", relation="cites")
    assert "cites" in words(client.get("/A/57/292/en/para/1", headers={"If-None-Match": tag}))


def test_the_reading_page_holds_none_of_them_and_fetches_their_marks(
    client: Client, both: tuple[Edition, Edition]
) -> None:
    page = client.get("/A/57/292/en")
    assert b"implements" not in page.content
    assert links(page, "Connections").count(LIST) == 2, "in the head, and in the tools"
    answer = client.get(LIST, {"marks": "1", "first": "sec_I", "until": "sec_II"})
    assert answer["Content-Type"] == "application/json"
    assert json.loads(answer.content)["blocks"]["para_2"]["n"] == 1
    only = client.get(LIST, {"marks": "1", "show": "note"})
    assert list(json.loads(only.content)["blocks"]) == ["para_4"]


def test_the_menu_counts(client: Client, both: tuple[Edition, Edition]) -> None:
    part = client.get(LIST, {"part": "menu", "show": "implements"})
    assert "All 2 implements 1 Notes 1 No marks" in words(part)
    (chosen,) = html.fromstring(part.content).xpath("//a[@aria-current]")
    assert chosen.get("data-show") == "implements"
    empty = words(client.get("/CCPR/C/GC/35/en/connections", {"part": "menu"}))
    assert "All 1 implements 1" in empty and "Notes" not in empty


def test_a_document_that_may_not_be_seen_is_not_told(
    home: Home, everyone: dict[str, Viewer], accounts: None
) -> None:
    editor = everyone["editor"]
    report, comment = documents(editor)
    secret = shelve(short_report("E/CN.4/1"), editor, visibility=Visibility.PRIVATE)
    join(editor, report, secret)
    join(editor, report, comment, relation="cites")
    page = words(browser(everyone["reader"]).get("/A/57/292/en/connections"))
    assert "1 connection or note" in page and "E/CN.4/1" not in page
    marks = browser(everyone["reader"]).get(LIST, {"marks": "1"})
    assert json.loads(marks.content)["blocks"]["para_2"]["n"] == 1
