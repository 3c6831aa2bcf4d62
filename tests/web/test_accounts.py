"""Signing in and out, one's password and tokens; in local mode there is one owner."""

from __future__ import annotations

import re

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.test import Client

from tests.library.shelf import somebody
from tests.web.site import browser, words
from travaux.library import people
from travaux.library.models import ApiToken
from travaux.library.permissions import VISITOR, Viewer

pytestmark = pytest.mark.django_db
PASSWORD = "secret-secret"


@pytest.fixture
def server(settings: LazySettings) -> None:
    settings.MODE = "server"
    cache.clear()


def _sign_in(client: Client, name: str = "a-reader", password: str = PASSWORD, **more: str):  # type: ignore[no-untyped-def]
    return client.post("/sign-in", {"username": name, "password": password, **more})


@pytest.mark.parametrize("address", ["/sign-in", "/account", "/people", "/password"])
def test_in_local_mode_there_is_one_owner(client: Client, address: str) -> None:
    assert "This library has one owner" in words(client.get(address))
    assert client.post(address, {}).status_code == 400


def test_in_and_out(server: None, client: Client) -> None:
    somebody("reader")
    assert _sign_in(client, next="/help")["Location"] == "/help"
    assert "Your role here: reader" in words(client.get("/account"))
    assert client.get("/sign-out").status_code == 405
    client.post("/sign-out")
    assert client.get("/account")["Location"] == "/sign-in?next=/account"


@pytest.mark.parametrize("where", ["https://example.org/", "//example.org/x", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(server: None, client: Client, where: str) -> None:
    somebody("reader")
    assert _sign_in(client, next=where)["Location"] == "/"


def test_wrong_and_shut_out_look_the_same(server: None, client: Client) -> None:
    out = somebody("reader")
    assert out.person is not None
    wrong = words(_sign_in(client, password="wrong"))
    out.person.is_active = False
    out.person.save()
    assert "Please enter a correct" in wrong
    assert "Please enter a correct" in words(_sign_in(client))
    assert "_auth_user_id" not in client.session


def test_too_many_tries_are_told_to_wait(server: None, client: Client, settings: LazySettings) -> None:
    settings.RATELIMIT_ENABLE = True
    somebody("reader")
    for _ in range(10):
        assert _sign_in(client, password="wrong").status_code == 200
    answer = _sign_in(client, name="A-Reader")
    assert answer.status_code == 429
    assert "Wait ten minutes" in words(answer)
    assert _sign_in(client, name="somebody-else", password="wrong").status_code == 200
    assert client.get("/sign-in").status_code == 200


def test_a_new_password_needs_the_old_one(server: None, everyone: dict[str, Viewer]) -> None:
    client = browser(everyone["reader"])
    new = {"new_password1": "a-long-and-odd-one", "new_password2": "a-long-and-odd-one"}
    assert "was entered incorrectly" in words(client.post("/password", {"old_password": "wrong", **new}))
    answer = client.post("/password", {"old_password": PASSWORD, **new})
    assert answer["Location"] == "/account"
    assert "Your password is changed." in words(client.get("/account"))
    assert _sign_in(Client(), password="a-long-and-odd-one").status_code == 302


def test_a_token_is_shown_once(server: None, everyone: dict[str, Viewer]) -> None:
    client = browser(everyone["reader"])
    body = client.post("/account", {"name": "nightly import"}).content.decode()
    found = re.search(r'value="(travaux_[\w-]+)"', body)
    assert found is not None
    assert people.viewer_of_token(found[1]) == everyone["reader"]
    again = client.get("/account")
    assert "nightly import" in words(again) and found[1] not in again.content.decode()
    client.post(f"/account/tokens/{ApiToken.objects.get().pk}")
    assert "revoked" in words(client.get("/account"))
    assert people.viewer_of_token(found[1]) == VISITOR


def test_tokens_are_their_owners(server: None, everyone: dict[str, Viewer]) -> None:
    made, _text = people.make_token(everyone["reader"], "mine")
    assert browser(everyone["admin"]).post(f"/account/tokens/{made.pk}").status_code == 404
    assert "mine" not in words(browser(everyone["admin"]).get("/account"))
    assert Client().post(f"/account/tokens/{made.pk}").status_code == 302


def test_a_token_without_a_name(server: None, everyone: dict[str, Viewer]) -> None:
    answer = browser(everyone["reader"]).post("/account", {"name": " "})
    assert answer.status_code == 422
    assert not ApiToken.objects.exists()
