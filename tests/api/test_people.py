"""People by the API: who one is, tokens, accounts, the log."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.api.conftest import client_of
from tests.library.shelf import shelve, short_report, somebody
from travaux.library.home import Home
from travaux.library.models import AuditEntry, Person
from travaux.library.permissions import Action, Viewer

pytestmark = pytest.mark.django_db
JSON = "application/json"


@pytest.mark.parametrize(
    ("role", "may"), [("reader", {"read", "have-tokens", "save-search"}), ("admin", None)]
)
def test_who_one_is(home: Home, server: None, role: str, may: set[str] | None) -> None:
    said = client_of(somebody(role)).get("/api/me").json()

    assert (said["name"], said["role"]) == (f"a-{role}", role)
    assert set(said["may"]) == (may or set(Action))


def test_a_token_works_until_it_is_revoked_and_is_shown_once(local: Client, server: None) -> None:
    client = client_of(somebody("reader"))
    made = client.post("/api/tokens", {"name": "nightly"}, content_type=JSON)
    assert made.status_code == 201
    other = Client(headers={"Authorization": f"Bearer {made.json()['token']}"})

    listed = client.get("/api/tokens")
    assert listed.json()["items"][0]["name"] == "nightly"
    assert made.json()["token"] not in listed.content.decode()
    assert other.get("/api/me").json()["name"] == "a-reader"
    assert client.delete(f"/api/tokens/{made.json()['id']}").status_code == 204
    assert other.get("/api/me").status_code == 401


def test_an_admin_makes_and_changes_accounts(home: Home, server: None) -> None:
    client = client_of(somebody("admin"))
    new = {"name": "translator", "password": "a-long-secret", "role": "reader"}
    made = client.post("/api/people", new, content_type=JSON).json()
    path = f"/api/people/{made['id']}"

    changed = client.patch(path, {"role": "editor", "active": False}, content_type=JSON).json()

    assert (changed["role"], changed["active"]) == ("editor", False)
    assert Person.objects.get(pk=made["id"]).check_password("a-long-secret")
    assert [one["name"] for one in client.get("/api/people").json()["items"]] == ["a-admin", "translator"]
    actions = list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))
    assert actions[-3:] == ["create-person", "set-role", "shut-out"]


def test_half_a_change_is_none(home: Home, server: None) -> None:
    admin, reader = somebody("admin"), somebody("reader")
    assert reader.person is not None

    answer = client_of(admin).patch(
        f"/api/people/{reader.person.pk}", {"role": "editor", "password": "123"}, content_type=JSON
    )

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "password")
    assert Person.objects.get(pk=reader.person.pk).role == "reader"


def test_the_log_is_searched_and_paged(local: Client, owner: Viewer) -> None:
    for number in range(3):
        shelve(short_report(f"A/60/{number}"), owner)

    first = local.get("/api/log", {"action": "add", "limit": 2}).json()
    second = local.get("/api/log", {"action": "add", "limit": 2, "cursor": first["next"]}).json()

    assert [one["subject"] for one in (*first["items"], *second["items"])] == [
        "A/60/2 (en)",
        "A/60/1 (en)",
        "A/60/0 (en)",
    ]
    assert local.get("/api/log", {"subject": "A/60/1"}).json()["items"][0]["by"] == "owner"
