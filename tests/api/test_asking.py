"""Who may ask: tokens, sessions with their CSRF token, the owner at this machine, foreign pages, limits."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.api.conftest import client_of
from tests.library.shelf import shelve, short_report, somebody
from travaux.api import asking
from travaux.library import people
from travaux.library.home import Home
from travaux.library.models import Collection
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db

NEW = {"name": "Migration"}


def post(client: Client, **headers: str) -> int:
    answer = client.post("/api/collections", NEW, content_type="application/json", headers=headers)
    assert Collection.objects.exists() == (answer.status_code == 201)
    return answer.status_code


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({}, 201, id="a program: says nothing of where it comes from"),
        pytest.param({"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}, 201, id="our own page"),
        pytest.param({"Origin": "https://evil.example"}, 403, id="a foreign page"),
        pytest.param({"Origin": "null"}, 403, id="a sandboxed frame or a file"),
        pytest.param({"Origin": "http://localhost:9999"}, 403, id="another program's page on this machine"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, 403, id="the same, by another header"),
        pytest.param({"Sec-Fetch-Site": "cross-site"}, 403, id="a foreign form"),
        pytest.param({"Host": "evil.example"}, 400, id="a foreign name that leads here"),
        pytest.param(
            {"Origin": "https://evil.example", "Authorization": "Basic b3duZXI6"}, 403, id="another scheme"
        ),
    ],
)
def test_at_ones_own_machine_foreign_pages_change_nothing(
    home: Home, headers: dict[str, str], status: int
) -> None:
    client = Client(enforce_csrf_checks=True, headers={"Host": "localhost"})

    assert post(client, **headers) == status


def test_a_session_changes_things_only_with_its_csrf_token(home: Home, server: None) -> None:
    client = Client(enforce_csrf_checks=True)
    person = somebody("contributor").person
    assert person is not None
    client.force_login(person)
    token = client.cookies["csrftoken"] = "a" * 32

    assert post(client) == 403
    assert post(client, **{"X-CSRFToken": "x" * 32}) == 403
    assert client.get("/api/me").json()["role"] == "contributor"
    assert post(client, **{"X-CSRFToken": token}) == 201


def test_a_token_needs_no_csrf_token_and_any_origin_will_do(home: Home, server: None) -> None:
    _, text = people.make_token(somebody("contributor"), "tests")

    assert (
        post(Client(enforce_csrf_checks=True), Authorization=f"Bearer {text}", Origin="https://x.org") == 201
    )


@pytest.mark.parametrize("mode", ["server", "local"])
def test_a_wrong_token_is_nobodys_not_even_at_ones_own_machine(home: Home, settings: Any, mode: str) -> None:
    settings.MODE = mode
    answer = Client().get("/api/documents", headers={"Authorization": "Bearer travaux_made-up"})

    assert (answer.status_code, answer.json()["code"]) == (401, "bad-token")
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_revoked_token_stops_working(home: Home, server: None) -> None:
    reader = somebody("reader")
    made, text = people.make_token(reader, "tests")
    client = Client(headers={"Authorization": f"Bearer {text}"})
    assert client.get("/api/me").json()["name"] == "a-reader"

    people.revoke_token(reader, made.pk)

    assert client.get("/api/me").status_code == 401


def test_who_has_not_signed_in_is_told_to_and_who_may_not_is_told_who_may(home: Home, server: None) -> None:
    assert post(Client()) == 401
    assert post(client_of(somebody("reader"))) == 403


def test_a_closed_library_tells_visitors_nothing(
    home: Home, server: None, settings: Any, owner: Viewer
) -> None:
    shelve(short_report(), owner)
    settings.OPEN_TO_VISITORS = False

    assert Client().get("/api/documents").status_code == 401
    assert Client().get("/api/status").status_code == 401
    assert Client().get("/api/health").json()["status"] == "ok"


def test_a_runaway_program_is_slowed_down(
    home: Home, server: None, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RATELIMIT_ENABLE = True
    monkeypatch.setattr(asking, "RATE_FOR_VISITORS", "3/m")
    client = Client()

    answers = [client.get("/api/me") for _ in range(5)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert answers[-1].json()["code"] == "too-many-requests"
    assert 1 <= int(answers[-1]["Retry-After"]) <= 60
    assert client_of(somebody("reader")).get("/api/me").status_code == 200, "others are not slowed down"
