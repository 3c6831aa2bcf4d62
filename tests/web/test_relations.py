"""Relation types: the list, those that editors add, change and remove."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.connected import documents, join
from tests.web.site import browser, links, words
from travaux.library.connections import relations
from travaux.library.home import Home
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db
NEW = {
    "verb": "echoes",
    "reverse": "is echoed by",
    "meaning": "It says it faintly.",
    "verb_fr": "fait écho à",
}


def test_the_list_says_how_often_each_is_used(client: Client, home: Home, owner: Viewer) -> None:
    join(owner, *documents(owner))
    page = client.get("/relations")
    assert "implements is implemented by It puts into practice" in words(page)
    assert links(page, "1 implements") == ["/connections?relation=implements"]
    assert "is related to the same" in words(page), "one that reads alike from both ends"


def test_an_editor_adds_changes_and_removes_one(client: Client, home: Home, owner: Viewer) -> None:
    assert "“echoes” can be chosen now." in words(client.post("/relations", NEW, follow=True))
    assert relations.one("echoes").words("fr").verb == "fait écho à"
    assert 'value="fait écho à"' in client.get("/relations/echoes").content.decode()
    client.post("/relations/echoes", {**NEW, "do": "change", "meaning": "It says it again."})
    assert relations.one("echoes").meaning == "It says it again."
    assert "“echoes” is removed." in words(client.post("/relations/echoes", {"do": "remove"}, follow=True))
    assert client.get("/relations/echoes").status_code == 404


def test_one_that_is_used_stays(client: Client, home: Home, owner: Viewer) -> None:
    client.post("/relations", NEW)
    join(owner, *documents(owner), relation="echoes")
    assert "1 connection says it" in words(client.get("/relations/echoes"))
    answer = client.post("/relations/echoes", {"do": "remove"})
    assert answer.status_code == 409 and "can go when none does" in words(answer)


def test_what_is_wrong_stands_beside_its_field(client: Client, home: Home, owner: Viewer) -> None:
    assert client.post("/relations", {"verb": "", "reverse": "x"}).status_code == 422
    answer = client.post("/relations", {**NEW, "verb": "implements"})
    assert answer.status_code == 422 and "There is a relation type “implements” already" in words(answer)
    assert client.get("/relations/cites").status_code == 409, "those that ship stay as they are"
    assert client.post("/relations/cites", {"do": "remove"}).status_code == 409


def test_for_editors(home: Home, everyone: dict[str, Viewer], accounts: None) -> None:
    reader = browser(everyone["reader"])
    assert "Add a relation type" not in words(reader.get("/relations"))
    assert reader.post("/relations", NEW).status_code == 403
    assert browser(everyone["editor"]).post("/relations", NEW).status_code == 302
    assert reader.get("/relations/echoes").status_code == 403
