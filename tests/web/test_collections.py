"""Collections on the web: made, filled with everything, changed in place, put in order, taken out, shared."""

from __future__ import annotations

import re

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.library.shelf import shelve, short_report, somebody
from tests.web.connected import documents, join
from tests.web.site import browser, links, words
from travaux.library import collecting
from travaux.library.collecting import fields, items, lists, members
from travaux.library.home import Home
from travaux.library.models import Collection, CollectionItem
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def _keys(page: HttpResponse) -> list[str]:
    return re.findall(r'id="item-([0-9a-f-]{36})"', page.content.decode())


def test_from_making_to_deleting(client: Client, owner: Viewer) -> None:
    shelve(short_report(), owner)
    page = client.post("/collections", {"name": "Cas  № 7", "visibility": "private"})["Location"]
    made = Collection.objects.get()
    assert links(client.get("/collections"), "Cas № 7") == [page]
    there = client.post(page, {"do": "add", "place": "A/57/292, paras. 1-2"})["Location"]
    client.post(page, {"do": "add", "place": "A/57/292"})
    client.post(page, {"do": "record", "title": "Case 7", "note": "Heard in May."})
    client.post(page, {"do": "introduce", "introduction": "See https://example.org/x <b>.\n\nSecond."})
    inside = client.get(page)
    assert there.startswith(f"{page}?added=") and there.rpartition("#item-")[2] == _keys(inside)[0]
    shown = words(inside)
    assert "3 items" in shown
    for expected in ("The Special Rapporteur visited", "Human rights of migrants", "Case 7", "Heard in May."):
        assert expected in shown
    assert '<a href="https://example.org/x" rel="nofollow">' in inside.content.decode()
    assert "&lt;b&gt;" in inside.content.decode()  # the introduction is plain text
    assert client.post(page, {"do": "add", "place": "A/99/99"}).status_code == 400
    assert client.post(page, {"do": "add", "place": "A/57/292, para. 99"}).status_code == 400
    client.post(page, {"do": "rename", "name": "Case 7"})
    client.post(page, {"do": "share", "visibility": "public"})
    made.refresh_from_db()
    assert (made.name, made.visibility) == ("Case 7", "public")
    assert client.post(page, {"do": "delete"})["Location"] == "/collections"
    assert "The collection “Case 7” was deleted" in words(client.get("/collections"))


def test_an_item_is_moved_changed_taken_out_and_brought_back(client: Client, owner: Viewer) -> None:
    report, comment = documents(owner)
    made = collecting.make(owner, "Case")
    rights = lists.make(owner, "Rights")
    lists.add_term(owner, rights, "lib", "Liberty")
    right = fields.add(owner, made, "Right", "choice", rights, many=True)
    number = fields.add(owner, made, "Persons", "number")
    first = items.add_paragraph(owner, made, report, "para_2").item.key
    second = items.add_connection(owner, made, join(owner, report, comment)).item.key
    page, item = "/collections/case", f"/collections/case/items/{first}"
    assert words(client.get(page)).count("Arbitrary detention") >= 2  # both ends are told with their words

    moved = client.post(item, {"do": "move", "to": "down", "next": page}, headers=HTMX)
    assert _keys(moved) == [str(second), str(first)] and "Now at place 2 of 2." in moved.content.decode()
    assert client.post(item, {"do": "move", "to": "1"})["Location"].endswith(f"#item-{first}")
    assert _keys(client.get(page)) == [str(first), str(second)]

    form = client.get(item, headers=HTMX).content.decode()
    assert "Liberty" in form and "<html" not in form
    said = {
        "do": "change",
        "note": "Why",
        f"field-{right.slug}": ["lib"],
        "fields": [right.slug, number.slug],
    }
    wrong = client.post(item, said | {f"field-{number.slug}": "many"}, headers=HTMX)
    assert wrong.status_code == 422 and wrong["HX-Retarget"] == f"#form-{first}"
    assert "is no number" in words(wrong) and 'value="many"' in wrong.content.decode()
    row = CollectionItem.objects.get(key=first)
    assert row.note == ""  # nothing is half saved
    right_now = client.post(item, said | {f"field-{number.slug}": "12"}, headers=HTMX)
    assert all(one in words(right_now) for one in ("Why", "Liberty", "12"))
    assert _keys(client.get(page, {f"f-{right.slug}": "lib"})) == [str(first)]
    assert _keys(client.get(page, {"q": "why"})) == [str(first)]

    answer = client.post(item, {"do": "remove", "next": page})
    assert answer["Location"] == f"{page}?removed={first}"
    left = client.get(answer["Location"])
    assert _keys(left) == [str(second)] and "It was taken out" in words(left)
    back = client.post(f"{page}/restore", {"removed": str(first), "next": page}, headers=HTMX)
    assert _keys(back) == [str(first), str(second)] and "Why" in words(back)
    assert client.get(item.replace("/case/", "/none/")).status_code == 404
    assert client.post(item, {"do": "dance"}).status_code == 400


def test_a_table_is_sorted_taken_out_and_in(client: Client, home: Home, owner: Viewer) -> None:
    edition = shelve(short_report(), owner)
    made = collecting.make(owner, "Case")
    when = fields.add(owner, made, "Date", "date")
    items.add_paragraph(owner, made, edition, "para_2", values={when.slug: "2003"})
    items.add_record(owner, made, "Case 7", values={when.slug: "2002-05-01"})
    page = "/collections/case/table"
    assert _order(client.get(page, {"sort": when.slug}), "2002-05-01", "2003")
    assert _order(client.get(page, {"sort": f"-{when.slug}"}), "2003", "2002-05-01")

    table = "title,Date,Colour\nCase 7,2004,red\nCase 8,yesterday,\nCase 9,,\n"

    def send(do: str) -> str:
        sent = SimpleUploadedFile("cases.csv", table.encode(), "text/csv")
        return words(client.post(page, {"do": do, "table": sent}))

    tried = send("try")
    for expected in ("What would happen", "1 new", "1 changed", "1 problem", "Colour", "yesterday"):
        assert expected in tried
    assert "line 3" in tried and made.items.count() == 2
    assert "What was taken in" in send("take-in") and made.items.count() == 3
    assert client.post(page, {"do": "try"}).status_code == 400

    answer = client.get("/collections/case/export", {"format": "csv"})
    out = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert "attachment" in answer["Content-Disposition"] and "Case 7" in out and "2004" in out
    assert client.get("/collections/case/export", {"format": "odt"}).status_code == 400
    printed = client.get("/collections/case/print")
    assert "http://testserver/A/57/292/en/para/2" in words(printed)


def _order(page: HttpResponse, first: str, second: str) -> bool:
    shown = words(page)
    return 0 < shown.index(first) < shown.index(second)


def test_fields_are_made_moved_and_removed(client: Client, owner: Viewer) -> None:
    made = collecting.make(owner, "Case")
    page = "/collections/case/fields"
    assert client.post(page, {"do": "add", "label": "Country", "kind": "country"}).status_code == 302
    client.post(page, {"do": "add", "label": "Port", "kind": "text"})
    again = client.post(page, {"do": "add", "label": "country", "kind": "text"})
    assert again.status_code == 422 and "already" in words(again)
    assert client.post(page, {"do": "add", "label": "Right", "kind": "choice"}).status_code == 422
    client.post(page, {"do": "move", "field": "port", "to": "up"})
    assert [one.label for one in fields.of(made)] == ["Port", "Country"]
    client.post(page, {"do": "change", "field": "port", "label": "Town"})
    client.post(page, {"do": "remove", "field": "country"})
    assert [one.label for one in fields.of(made)] == ["Town"]
    assert client.post(page, {"do": "dance", "field": "port"}).status_code == 400


@pytest.mark.parametrize("name", ["", "   ", "x" * 121])
def test_a_name_that_can_not_be(client: Client, owner: Viewer, name: str) -> None:
    answer = client.post("/collections", {"name": name, "visibility": "private"})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not Collection.objects.exists()


def test_wrong_changes(client: Client, owner: Viewer) -> None:
    made = collecting.make(owner, "A case")
    assert client.post(f"/collections/{made.slug}", {"do": "dance"}).status_code == 400
    assert client.post(f"/collections/{made.slug}", {"do": "rename", "name": ""}).status_code == 400
    assert client.get("/collections/none").status_code == 404


def test_who_may_see_and_change(everyone: dict[str, Viewer], settings: LazySettings) -> None:
    settings.MODE = "server"
    hidden = shelve(short_report("A/1/1", title="Quicksilver"), everyone["contributor"], visibility="private")
    shelve(short_report(), everyone["admin"])
    shared = collecting.make(everyone["contributor"], "Shared")
    items.add_document(everyone["contributor"], shared, hidden.work)
    items.add_document(everyone["contributor"], shared, "A/57/292")
    page = f"/collections/{shared.slug}"
    for role in ("visitor", "reader", "editor"):
        assert browser(everyone[role]).get(page).status_code == 404

    client = browser(everyone["contributor"])
    client.post(f"{page}/members", {"do": "share", "name": "a-reader", "role": "contributor"})
    unknown = client.post(f"{page}/members", {"do": "share", "name": "nobody", "role": "reader"})
    assert unknown.status_code == 422 and "nobody" in words(unknown)
    reader = browser(everyone["reader"])
    seen = words(reader.get(page))
    assert "Human rights of migrants" in seen and "you may add" in seen and "1 item" in seen
    assert "Quicksilver" not in seen  # sharing a collection never shows a private document
    assert reader.post(page, {"do": "record", "title": "Mine"}).status_code == 302
    for path in ("members", "fields", "settings"):
        assert reader.get(f"{page}/{path}").status_code == 403
    assert reader.post(page, {"do": "delete"}).status_code == 403
    (member,) = members.of(everyone["contributor"], shared)
    client.post(f"{page}/members", {"do": "remove", "member": member.id})
    assert reader.get(page).status_code == 404
    assert browser(somebody("reader", "another")).post(
        "/collections", {"name": "Mine", "visibility": "private"}
    ).status_code == 403  # fmt: skip
