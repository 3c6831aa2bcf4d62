"""What tests of fetching may ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import LazySettings

from tests.library.fetching.source import Source, serving


@pytest.fixture
def source(settings: LazySettings) -> Iterator[Source]:
    """A source of documents on this machine, and no other."""
    with serving(settings) as made:
        yield made
