"""Taking a table in: what would change is shown first, then what was done, and what could not be by line."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.recommended import of, reviews
from tests.web.site import browser, words
from travaux.library.home import Home
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db
PAGE = "/recommendations/import"


def _table(*lines: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("status.csv", "\r\n".join(("key,status,remark", *lines)).encode())


def test_shown_first_then_taken_in_and_undone(client: Client, home: Home, owner: Viewer) -> None:
    reviews(owner)
    one = of(owner, "5.1")
    page = client.post(PAGE, {"files": _table(f"{one.key},done,Ratified.", "nothing,done,")})
    said = words(page)
    assert "What “status.csv” would change" in said and "1 would be changed" in said
    assert "status: no action known → is now done" in said
    assert "1 not taken in" in said and "row 3" in said
    assert of(owner, "5.1").status == "none", "only looked at"
    (word,) = re.findall(r'name="word" value="([^"]+)"', page.content.decode())
    done = client.post(PAGE, {"do": "import", "word": word})
    assert "“status.csv” is taken in" in words(done) and "1 changed" in words(done)
    assert of(owner, "5.1").status == "done"
    assert client.post(PAGE, {"do": "import", "word": word}).status_code == 400, "it is held no more"
    (batch,) = re.findall(r'name="batch" value="([^"]+)"', done.content.decode())
    client.post("/recommendations", {"do": "undo", "batch": batch, "next": PAGE})
    assert of(owner, "5.1").status == "none"


def test_what_is_no_table_is_said_in_a_sentence(client: Client, home: Home, owner: Viewer) -> None:
    assert client.get(PAGE).status_code == 200
    assert "Choose a file." in words(client.post(PAGE, {}))
    letter = SimpleUploadedFile("letter.csv", b"dear,sirs\r\nwe,regret\r\n")
    assert "“letter.csv” is no table of recommendations" in words(client.post(PAGE, {"files": letter}))
    assert "The table is no longer here" in words(client.post(PAGE, {"do": "import", "word": "made-up"}))


def test_what_one_holds_nobody_else_takes_in(home: Home, everyone: dict[str, Viewer], accounts: None) -> None:
    reviews(everyone["editor"])
    one = of(everyone["editor"], "5.1")
    page = browser(everyone["editor"]).post(PAGE, {"files": _table(f"{one.key},done,")})
    (word,) = re.findall(r'name="word" value="([^"]+)"', page.content.decode())
    assert browser(everyone["contributor"]).post(PAGE, {"do": "import", "word": word}).status_code == 400
    assert browser(everyone["reader"]).get(PAGE).status_code == 403
