"""Look, language and keys: kept in cookies, and never a way out to another site."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.site import words

pytestmark = pytest.mark.django_db


def test_the_look_is_kept(client: Client) -> None:
    answer = client.post("/look", {"look": "dark", "next": "/help"})
    assert answer["Location"] == "/help"
    assert 'data-theme="dark"' in client.get("/help").content.decode()
    client.post("/look", {"look": ""})
    assert "data-theme" not in client.get("/help").content.decode()


@pytest.mark.parametrize("look", ["pink", '"><script>', "light dark"])
def test_no_other_look(client: Client, look: str) -> None:
    client.post("/look", {"look": look})
    client.cookies["look"] = look
    assert "data-theme" not in client.get("/").content.decode()


@pytest.mark.parametrize("where", ["https://example.org/", "//example.org", "javascript:alert(1)", ""])
@pytest.mark.parametrize("address", ["/look", "/language"])
def test_it_leads_nowhere_else(client: Client, address: str, where: str) -> None:
    answer = client.post(address, {"look": "dark", "language": "fr", "next": where})
    assert answer["Location"] == "/"


def test_the_language_is_kept(client: Client) -> None:
    client.post("/language", {"language": "fr", "next": "/"})
    assert '<html lang="fr" dir="ltr"' in client.get("/").content.decode()
    client.post("/language", {"language": "xx", "next": "/"})
    assert '<html lang="fr"' in client.get("/").content.decode()


def test_keys_are_changed_turned_off_and_put_back(client: Client) -> None:
    client.post("/keys", {"do": "save", "copy": "y", "search": "s", "next-page": "too long", "go": ";"})
    assert client.cookies["keys"].value == "search=s copy=y"
    assert 'data-key="s"' in client.get("/").content.decode()
    client.post("/keys", {"do": "off"})
    page = client.get("/help")
    assert "Single keys are off" in words(page)
    assert "data-key" not in page.content.decode()
    client.post("/keys", {"do": "reset"})
    assert 'data-key="/"' in client.get("/").content.decode()


@pytest.mark.parametrize("address", ["/look", "/keys", "/language"])
def test_looking_changes_nothing(client: Client, address: str) -> None:
    assert client.get(address).status_code in (302, 405)
    assert not client.cookies.get("look")
