"""The API as tests ask it: a client for each role, on a site with accounts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from travaux.library import people
from travaux.library.home import Home
from travaux.library.permissions import Viewer


@pytest.fixture
def server(settings: Any) -> None:
    """A site with accounts instead of one's own machine."""
    settings.MODE = "server"


@pytest.fixture(autouse=True)
def nothing_counted() -> Iterator[None]:
    """Rate limits start anew."""
    cache.clear()
    yield


@pytest.fixture
def local(home: Home, db: None) -> Client:
    """The owner at their own machine."""
    return Client()


def client_of(viewer: Viewer) -> Client:
    """A client that sends this person's token; a visitor's sends none."""
    if viewer.person is None:
        return Client()
    _, text = people.make_token(viewer, "tests")
    return Client(headers={"Authorization": f"Bearer {text}"})
