"""Document information: what is known and from where; correcting, sharing, reading again, removing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.library.adding.papers import add, report
from tests.library.shelf import shelve, short_report
from tests.web.site import browser, links, words
from travaux.library import collecting
from travaux.library.models import AuditEntry, Collection, Edition
from travaux.library.permissions import Viewer
from travaux.texts.reading import Warning

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
INFO = "/A/57/292/en/info"
KNOWN = {
    "do": "correct",
    "symbol": "A/57/292",
    "title": "Human rights of migrants",
    "date": "2002-08-09",
    "language": "en",
    "body": "ga",
    "kind": "",
    "countries": "",
}


@pytest.fixture
def one(owner: Viewer) -> Edition:
    doubts = (
        Warning("number-gap", "Numbers jump from 2 to 4.", 1, "para_2"),
        Warning("damaged-text", "Page 2 was read from its picture.", 2),
    )
    known = short_report(
        sources=(("symbol", "title"), ("job_number", "docProps/custom.xml")), job_number="02-5"
    )
    return shelve(replace(known, warnings=doubts), owner)


def test_values_come_with_the_place_they_were_read_from(client: Client, one: Edition) -> None:
    page = client.get(INFO)
    text = words(page)
    assert page.status_code == 200
    assert "Symbol A/57/292 read from title" in text
    assert links(page, "title") == ["/A/57/292/en/at/title"]
    assert "02-5 read from docProps/custom.xml" in text
    assert "9 August 2002" in text and "SHA-256 " + one.original_id in text
    assert "application/pdf" in text and f"Travaux {one.reader}" in text


def test_doubts_lead_to_their_places(client: Client, one: Edition) -> None:
    page = client.get(INFO)
    assert links(page, "para. 2, page 1") == ["/A/57/292/en/para/2"]
    assert links(page, "page 2")[-1] == "/A/57/292/en/page/2"
    assert "Numbers jump from 2 to 4." in words(page)


def test_versions_are_listed(client: Client, one: Edition, owner: Viewer) -> None:
    shelve(short_report("A/57/292", "fr"), owner)
    shelve(replace(short_report(), warnings=()), owner, data=b"newer")
    page = client.get(INFO)
    assert links(page, "French, version 1") == ["/A/57/292/fr"]
    assert links(page, "English, version 1") == ["/A/57/292/en/v1"]
    assert "replaced by a later one" in words(client.get("/A/57/292/en/v1/info"))
    assert "English, version 2" in words(client.get("/A/57/292/en/history"))


def test_a_correction_is_shown_beside_what_was_read(client: Client, one: Edition) -> None:
    answer = client.post(INFO, {**KNOWN, "title": "Rights of migrants", "countries": "fra, ken"})
    assert answer["Location"] == INFO
    text = words(client.get(INFO))
    assert "Rights of migrants corrected; the file says “Human rights of migrants”" in text
    assert "France, Kenya" in text
    entry = AuditEntry.objects.get(action="edit")
    assert entry.details["before"]["title"] == "Human rights of migrants"
    assert "Human rights of migrants → became Rights of migrants" in text


def test_a_wrong_value_is_said_beside_its_field(client: Client, one: Edition) -> None:
    answer = client.post(INFO, {**KNOWN, "date": "soon"})
    assert answer.status_code == 422
    body = answer.content.decode()
    assert "“soon” is no date" in words(answer)
    assert 'aria-invalid="true"' in body and 'value="soon"' in body
    assert not AuditEntry.objects.filter(action="edit").exists()


def test_a_new_symbol_moves_the_page(client: Client, one: Edition) -> None:
    answer = client.post(INFO, {**KNOWN, "symbol": "A/57/293"})
    assert answer["Location"] == "/A/57/293/en/info"
    assert client.get(answer["Location"]).status_code == 200
    assert client.get(INFO).status_code in (301, 302)


def test_sharing(client: Client, one: Edition) -> None:
    client.post(INFO, {"do": "share", "visibility": "private"})
    one.refresh_from_db()
    assert one.visibility == "private"
    assert "This edition is private now." in words(client.get(INFO))
    assert client.post(INFO, {"do": "share", "visibility": "secret"}).status_code == 400


def test_reading_again(client: Client, owner: Viewer) -> None:
    add(owner, report("A/99/1"))
    answer = client.post("/A/99/1/en/info", {"do": "reread"})
    assert "every paragraph is as it was" in words(client.get(answer["Location"]))
    assert AuditEntry.objects.filter(action="reread").exists()


def test_removing_is_asked_first(client: Client, one: Edition) -> None:
    question = client.get(f"{INFO}?do=remove")
    assert "Remove A/57/292 (English)?" in words(question)
    assert "It is the only version here" in words(question)
    assert Edition.objects.exists()
    answer = client.post(INFO, {"do": "remove"})
    assert answer["Location"] == "/"
    assert "A/57/292 (en) was removed" in words(client.get("/"))
    assert not Edition.objects.exists()


def test_collections_are_joined_and_left(client: Client, one: Edition) -> None:
    client.post(INFO, {"do": "put", "new": "A case"})
    made = Collection.objects.get()
    assert list(made.works.all()) == [one.work]
    assert links(client.get(INFO), "A case") == [f"/collections/{made.slug}"]
    client.post(INFO, {"do": "take-out", "collection": made.slug})
    assert not made.works.exists()
    client.post(INFO, {"do": "put", "collection": made.slug})
    assert made.works.exists()
    assert client.post(INFO, {"do": "put", "collection": "none"}).status_code == 404


def test_nothing_else_is_done(client: Client, one: Edition) -> None:
    assert client.post(INFO, {"do": "dance"}).status_code == 400
    assert client.post(INFO, {}).status_code == 400


@pytest.mark.parametrize("role", ["visitor", "reader", "contributor"])
@pytest.mark.parametrize("do", ["correct", "share", "reread", "remove"])
def test_only_editors_change_what_is_others(
    one: Edition, everyone: dict[str, Viewer], settings: LazySettings, role: str, do: str
) -> None:
    settings.MODE = "server"
    answer = browser(everyone[role]).post(INFO, {**KNOWN, "do": do, "title": "Mine", "visibility": "private"})
    assert answer.status_code == 403
    page = words(browser(everyone[role]).get(INFO))
    assert "Correct the information" not in page and "History" not in page and "Remove …" not in page


def test_readers_put_nothing_into_collections(
    one: Edition, everyone: dict[str, Viewer], settings: LazySettings
) -> None:
    settings.MODE = "server"
    made = collecting.make(everyone["editor"], "Theirs", "public")
    assert browser(everyone["reader"]).post(INFO, {"do": "put", "collection": made.slug}).status_code == 403
    assert not made.works.exists()


def test_what_is_private_is_not_there(
    one: Edition, everyone: dict[str, Viewer], settings: LazySettings
) -> None:
    settings.MODE = "server"
    Edition.objects.update(visibility="private")
    for address in (INFO, "/A/57/292/en/history", f"{INFO}?do=remove"):
        assert browser(everyone["editor"]).get(address).status_code == 404
    assert browser(everyone["editor"]).post(INFO, {"do": "remove"}).status_code == 404
