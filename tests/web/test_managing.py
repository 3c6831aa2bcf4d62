"""People and the log, for admins only."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.web.site import browser, links, words
from travaux.library import audit
from travaux.library.models import Person
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(everyone: dict[str, Viewer], settings: LazySettings) -> Client:
    settings.MODE = "server"
    return browser(everyone["admin"])


def test_an_account_is_made(admin: Client) -> None:
    admin.post("/people", {"name": "amina", "password": "a-long-and-odd-one", "role": "editor"})
    page = words(admin.get("/people"))
    assert "amina can sign in now." in page
    assert Person.objects.get(username="amina").role == "editor"


def test_what_is_wrong_stands_beside_its_field(admin: Client) -> None:
    answer = admin.post("/people", {"name": "a-reader", "password": "123", "role": "reader"})
    assert answer.status_code == 422
    assert "The name a-reader is taken" in words(answer) and "too short" in words(answer)
    assert "123" not in answer.content.decode().replace("1234", "")


def test_roles_passwords_and_shutting_out(admin: Client, everyone: dict[str, Viewer]) -> None:
    reader = everyone["reader"].person
    assert reader is not None
    page = f"/people/{reader.pk}"
    admin.post(page, {"do": "role", "role": "contributor"})
    admin.post(page, {"do": "password", "password": "a-long-and-odd-one"})
    admin.post(page, {"do": "shut-out"})
    reader.refresh_from_db()
    assert (reader.role, reader.is_active) == ("contributor", False)
    assert reader.check_password("a-long-and-odd-one")
    assert "a-reader is shut out." in words(admin.get("/people"))
    admin.post(page, {"do": "let-in"})
    reader.refresh_from_db()
    assert reader.is_active
    assert admin.post(page, {"do": "dance"}).status_code == 400
    assert admin.post(page, {"do": "role", "role": "king"}).status_code == 400
    assert admin.get(page).status_code == 405
    assert admin.post("/people/999999", {"do": "let-in"}).status_code == 404


def test_the_last_admin_stays(admin: Client, everyone: dict[str, Viewer]) -> None:
    own = everyone["admin"].person
    assert own is not None
    answer = admin.post(f"/people/{own.pk}", {"do": "role", "role": "reader"})
    assert answer.status_code == 409
    assert "a-admin is the last admin" in words(answer)


@pytest.mark.parametrize("role", ["visitor", "reader", "contributor", "editor"])
def test_nobody_else(admin: Client, everyone: dict[str, Viewer], role: str) -> None:
    client, own = browser(everyone[role]), everyone["reader"].person
    assert own is not None
    assert client.get("/people").status_code == 403
    assert client.get("/log").status_code == 403
    assert client.post(f"/people/{own.pk}", {"do": "role", "role": "admin"}).status_code == 403
    assert (
        client.post("/people", {"name": "x", "password": "a-long-and-odd-one", "role": "admin"}).status_code
        == 403
    )
    assert "/people" not in links(client.get("/"), "People")


def test_the_log_is_filtered_and_has_pages(admin: Client, everyone: dict[str, Viewer]) -> None:
    for number in range(51):
        audit.record(
            everyone["editor"], "edit", f"A/60/{number}", before={"title": "Old"}, after={"title": None}
        )
    audit.record(everyone["admin"], "share", "A/57/292")
    page = admin.get("/log")
    assert "52 entries" in words(page) and "Title: Old → became —" in words(page)
    assert links(page, "Next") == ["?page=2"]
    only = words(admin.get("/log?by=admin&action=share&subject=57"))
    assert "1 entry" in only and "A/57/292" in only and "A/60/1" not in only
    assert "Nothing of that kind" in words(admin.get("/log?by=nobody&page=x"))
