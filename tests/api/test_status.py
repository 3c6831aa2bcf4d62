"""How the library is, by the API."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.api.conftest import client_of
from tests.library.shelf import shelve, short_report, somebody
from travaux.library.home import Home

pytestmark = pytest.mark.django_db


def test_counts_what_one_sees_and_tells_admins_of_the_index(home: Home, server: None) -> None:
    contributor = somebody("contributor")
    shelve(short_report(), contributor)
    shelve(short_report(language="fr"), contributor, visibility="private")

    for client, counts in (
        (Client(), (1, 1, 6, None)),
        (client_of(contributor), (1, 2, 12, None)),
        (client_of(somebody("admin")), (1, 2, 12, 2)),
    ):
        said = client.get("/api/status").json()
        found = tuple(said[name] for name in ("documents", "editions", "paragraphs", "unindexed"))
        assert found == counts


def test_health_needs_nobody_and_tells_nothing(home: Home, server: None) -> None:
    assert set(Client().get("/api/health").json()) == {"status", "version"}
