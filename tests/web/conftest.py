"""What every test of the site needs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.utils import translation


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The interface is English before each test, and whatever a page chose is forgotten after it."""
    with translation.override("en"):
        yield


@pytest.fixture
def accounts(settings: LazySettings) -> None:
    """A site with accounts: who asks is who has signed in."""
    settings.MODE = "server"
