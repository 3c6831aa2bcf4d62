"""The server, once for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.postgres import server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server of our own; tests are skipped where there can't be one."""
    with ExitStack() as stack:
        try:
            address = stack.enter_context(server.running())
        except server.NoPostgresError as reason:
            pytest.skip(str(reason))
        yield address
