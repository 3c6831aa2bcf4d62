"""Connecting without a script: plain forms do all of it, and each step is an address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from lxml import html

from tests.library.shelf import shelve, short_report, somebody
from tests.web.site import browser, words
from travaux.library.connections import groups, relations
from travaux.library.home import Home
from travaux.library.models import Connection
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db
HERE = {"from": "/A/57/292/en", "connect": "para_2:10-19"}  # "detention"
THERE = {"to": "/A/60/1/en", "relation": "implements"}


@pytest.fixture(autouse=True)
def shelf(home: Home, owner: Viewer) -> None:
    """A source and a target."""
    shelve(short_report(), owner)
    shelve(short_report("A/60/1", title="Detention and registers"), owner)


def tree(answer: HttpResponse) -> html.HtmlElement:
    return html.fromstring(answer.content.decode())


def sent(client: Client, button: tuple[str, str], **fields: Any) -> HttpResponse:
    """The form with these fields, sent by this button; the page that comes."""
    name, value = button
    return client.post("/connect", {**HERE, **fields, name: value}, follow=True)  # type: ignore[return-value]


def save(client: Client, **fields: Any) -> HttpResponse:
    return sent(client, ("do", "save"), **fields)


@contextmanager
def made(count: int) -> Iterator[list[Connection]]:
    """So many connections are made inside, and these they are."""
    before = set(Connection.objects.values_list("pk", flat=True))
    rows: list[Connection] = []
    yield rows
    rows += Connection.objects.exclude(pk__in=before).order_by("pk")
    assert len(rows) == count


class TestSteps:
    """Any order; all of it in the address."""

    def test_the_passage_stands_above_three_steps(self, client: Client) -> None:
        page = client.get("/connect", HERE)
        assert tree(page).xpath("//blockquote/text()") == ["detention"]
        legends = [" ".join(one.text_content().split()) for one in tree(page).xpath("//legend")]
        assert legends == ["1 Relation", "2 Document", "3 Select target paragraph"]
        assert "A/57/292, para. 2 cites … choose a document" in words(page)

    @pytest.mark.parametrize(
        ("typed", "address"),
        [
            ("A/60/1, para. 3 (b)", "relation=cites&to=/A/60/1/en&near=para_3__list_b&at=para_3__list_b"),
            ("implements A/60/1 para 4", "relation=implements&to=/A/60/1/en&near=para_4&at=para_4"),
            ("is implemented by A/60/1", "relation=implements&to=/A/60/1/en&swap=1"),
            ("http://testserver/A/60/1/en/para/2#para_2:0-9", "to=/A/60/1/en&near=para_2:0-9&at=para_2:0-9"),
        ],
    )
    def test_one_box_fills_what_is_typed_into_it(self, client: Client, typed: str, address: str) -> None:
        answer = client.post("/connect", {**HERE, "q": typed, "do": "show"})
        assert answer.status_code == 302
        assert address in answer["Location"]

    def test_words_find_documents_and_a_click_chooses_one(self, client: Client) -> None:
        page = sent(client, ("do", "show"), q="registers")
        assert tree(page).xpath("//button[@name='choose']/@value")[0] == "/A/60/1/en"
        chosen = sent(client, ("choose", "/A/60/1/en"), q="registers")
        assert "Detention and registers" in words(chosen)
        assert "para_4" in tree(chosen).xpath("//input[@name='at']/@value")
        again = sent(client, ("drop", "document"), **THERE, at="para_4")
        assert tree(again).xpath("//input[@name='to']") == []

    def test_what_names_nothing_is_said(self, client: Client) -> None:
        page = sent(client, ("do", "show"), q="zzz qqq")
        assert "No document here goes by that." in words(page)
        page = sent(client, ("do", "show"), q="A/1/1")
        assert "A/1/1 is not in this library" in words(page)
        assert tree(page).xpath("//input[@name='to']/@value") == ["/A/1/1"]

    def test_the_target_is_searched_jumped_in_and_ticked(self, client: Client) -> None:
        jumped = sent(client, ("do", "show"), **THERE, near="4")
        assert tree(jumped).xpath("//*[@data-wanted]/@data-address") == ["para_4"]
        wrong = sent(client, ("do", "show"), **THERE, near="99")
        assert "has no paragraph 99" in words(wrong)
        ticked = sent(client, ("do", "show"), **THERE, at=["para_2", "para_4"])
        assert tree(ticked).xpath("//input[@name='at'][@checked]/@value") == ["para_2", "para_4"]
        assert "A/57/292, para. 2 implements A/60/1, para. 2 , A/60/1, para. 4" in words(ticked)
        fewer = sent(client, ("drop", "para_2"), **THERE, at=["para_2", "para_4"])
        assert tree(fewer).xpath("//input[@name='at'][@checked]/@value") == ["para_4"]

    def test_swap_shows_the_reverse_verb(self, client: Client) -> None:
        turned = sent(client, ("turn", "1"), **THERE, at="para_4")
        assert "A/57/292, para. 2 is implemented by A/60/1, para. 4" in words(turned)
        back = sent(client, ("turn", "1"), **THERE, at="para_4", swap="1")
        assert "A/57/292, para. 2 implements A/60/1, para. 4" in words(back)

    def test_a_long_note_is_not_lost_between_steps(self, client: Client) -> None:
        note = "ملاحظة " * 400
        page = sent(client, ("choose", "/A/60/1/en"), note=note)
        assert page.status_code == 200
        assert tree(page).xpath("//textarea[@name='note']")[0].text.strip() == note.strip()

    def test_a_part_alone_for_the_script(self, client: Client) -> None:
        sheet = client.get("/connect", {**HERE, **THERE, "part": "sheet"}).content.decode()
        assert sheet.startswith("<form")
        known = f"suggested {HERE['from']} {HERE['connect']} {THERE['to']}"
        kept = client.get("/connect", {**HERE, **THERE, "part": "sheet", "known": known})
        assert tree(kept).xpath("//*[@data-part='suggested']/@data-keep") == [""]
        pane = client.get("/connect", {**HERE, **THERE, "part": "pane"}).content.decode()
        assert pane.startswith("<section") and "para_4" in pane

    @pytest.mark.parametrize(
        ("query", "status"),
        [
            ({}, 400),
            ({"from": "/A/57/292/en", "connect": "para_99"}, 404),
            ({"from": "/A/57/292/en", "connect": "nonsense:"}, 400),
            ({"from": "/A/1/1/en", "connect": "para_1"}, 404),
            ({**HERE, "to": "nonsense", "at": "x y"}, 200),
            ({**HERE, **THERE, "at": "para_99"}, 200),
            ({**HERE, **THERE, "near": "para_99:"}, 200),
            ({**HERE, "relation": "no-such-relation"}, 200),
        ],
    )
    def test_addresses_that_lead_nowhere(self, client: Client, query: dict[str, str], status: int) -> None:
        assert client.get("/connect", query).status_code == status


class TestSaving:
    """Saved at both ends, once, and taken back."""

    def test_several_targets_in_one_go_and_undo(self, client: Client) -> None:
        with made(2) as rows:
            page = save(client, **THERE, at=["para_2", "para_4:0-16"], note="A note.", tags="one, two")
        assert "A/57/292, para. 2 implements A/60/1, para. 2" in words(page)
        assert {row.note for row in rows} == {"A note."} and rows[0].tags == ["one", "two"]
        form = tree(page).xpath("//form[@action='/connect/undo']")[0]
        batch = form.xpath(".//input[@name='batch']/@value")[0]
        answer = client.post("/connect/undo", {"batch": batch, "next": "/A/57/292/en/para/2"})
        assert answer["Location"] == "/A/57/292/en/para/2"
        assert not Connection.objects.filter(removed_at=None).exists()
        assert client.post("/connect/undo", {"batch": "x"}).status_code == 400

    def test_typed_and_saved_at_once(self, client: Client) -> None:
        with made(1) as rows:
            save(client, q="implements A/60/1, para. 4")
        assert rows[0].relation == "implements"
        assert rows[0].passages.get(side="target").address == "para_4"

    def test_swapped_and_whole(self, client: Client) -> None:
        with made(1) as rows:
            save(client, **THERE, whole="1", swap="1")
        assert rows[0].passages.get(side="source").symbol == "A/60/1"
        assert rows[0].passages.get(side="target").quote == "detention"

    def test_a_document_that_is_not_here(self, client: Client) -> None:
        with made(1) as rows:
            save(client, q="A/1/1, para. 7")
        assert rows[0].passages.get(side="target").symbol == "A/1/1"

    def test_what_is_there_already_is_offered_for_a_change(self, client: Client) -> None:
        with made(1) as rows:
            save(client, **THERE, at="para_4")
        with made(0):
            page = save(client, **THERE, at="para_4")
        assert page.status_code == 422
        assert tree(page).xpath("//p[contains(@class, 'there')]/a/@href") == [f"/connections/{rows[0].pk}"]
        with made(1):
            some = save(client, **THERE, at=["para_4", "para_2"])
        assert "1 was there already." in words(some)

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"relation": "cites"}, "Choose a document."),
            (THERE, "Choose a paragraph, or the whole document."),
            ({**THERE, "at": "para_99"}, "para_99"),
            ({**THERE, "relation": "nonsense", "at": "para_4"}, "relation"),
            ({"kind": "note"}, "Write a note, or give it a tag."),
        ],
    )
    def test_what_is_missing_is_said(self, client: Client, fields: dict[str, str], said: str) -> None:
        with made(0):
            page = save(client, **fields)
        assert page.status_code == 422
        assert any(said in one.text_content() for one in tree(page).xpath("//*[contains(@class, 'wrong')]"))

    def test_a_note_has_no_target(self, client: Client) -> None:
        with made(1) as rows:
            page = save(client, kind="note", note="Look again.", tags="later")
        assert "Note saved: A/57/292, para. 2" in words(page)
        assert rows[0].relation == "" and rows[0].passages.count() == 1

    def test_the_last_choices_come_first(self, client: Client) -> None:
        save(client, **{**THERE, "relation": "explains"}, at="para_4", sharing="private")
        page = tree(client.get("/connect", HERE))
        assert page.xpath("//input[@name='relation']/@value")[0] == "explains"
        assert page.xpath("//option[@selected]/@value") == ["private"]
        assert Connection.objects.get().sharing == "private"

    @pytest.mark.usefixtures("accounts")
    def test_shared_with_a_group(self, everyone: dict[str, Viewer]) -> None:
        admin, editor = everyone["admin"], everyone["editor"]
        group = groups.create(admin, "Drafters")
        groups.set_members(admin, group.pk, [editor.person])
        client = browser(editor)
        page = client.get("/connect", HERE)
        assert f"group:{group.pk}" in tree(page).xpath("//option/@value")
        save(client, **THERE, at="para_4", sharing=f"group:{group.pk}")
        assert Connection.objects.get().group == group
        save(browser(somebody("editor", "another")), **THERE, at="para_2", sharing=f"group:{group.pk}")
        assert not Connection.objects.filter(group=group).exclude(owner=editor.person).exists()

    def test_a_relation_of_the_library_s_own(self, client: Client, owner: Viewer) -> None:
        relations.add(owner, "quotes at length", "is quoted at length by", "It has whole sentences of it.")
        with made(1) as rows:
            save(client, q="quotes at length A/60/1, para. 4")
        assert rows[0].relation == "quotes-at-length"


class TestTray:
    """Picked up here, connected there."""

    def test_picked_up_connected_and_put_down(self, client: Client) -> None:
        answer = client.post("/tray", {**HERE, "do": "pick-up", "next": "/A/60/1/en/para/4"})
        assert answer["Location"] == "/A/60/1/en/para/4"
        there = client.get("/A/60/1/en/para/4")
        link = tree(there).xpath("//a[@data-here]/@href")[0]
        page = client.get(link)
        assert "A/57/292, para. 2 cites A/60/1, para. 4" in words(page)
        assert "detention" in words(client.get("/tray"))
        client.post("/tray", {**HERE, "do": "drop"})
        assert "Nothing is picked up." in words(client.get("/tray"))

    def test_a_cookie_that_is_not_ours_is_an_empty_tray(self, client: Client) -> None:
        client.cookies["tray"] = "forged:by:somebody"
        assert "Nothing is picked up." in words(client.get("/tray"))

    def test_it_holds_ten(self, client: Client) -> None:
        for end in range(1, 13):
            client.post("/tray", {"from": "/A/57/292/en", "connect": f"para_2:0-{end}", "do": "pick-up"})
        assert len(tree(client.get("/tray")).xpath("//ul[@class='held']/li")) == 10


class TestWays:
    """Where it begins on the reading page."""

    def test_the_panel_has_plain_links(self, client: Client) -> None:
        page = tree(client.get("/A/57/292/en/para/2"))
        (connect, note) = page.xpath("//a[@data-connect]/@href")
        assert words(client.get(connect)).count("Select target paragraph") == 1
        assert "Note on a passage" in words(client.get(note))

    @pytest.mark.usefixtures("accounts")
    def test_who_may_not_connect_is_not_offered_it(self, everyone: dict[str, Viewer]) -> None:
        page = browser(everyone["reader"]).get("/A/57/292/en/para/2")
        assert tree(page).xpath("//*[@data-do='copy']") and not tree(page).xpath("//*[@data-do='connect']")
        assert not tree(page).xpath("//*[@id='connect-sheet'] | //a[@data-connect]")
