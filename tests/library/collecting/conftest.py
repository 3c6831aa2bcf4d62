"""People of these tests."""

from __future__ import annotations

import pytest

from tests.library.shelf import somebody
from travaux.library.collecting import following
from travaux.library.permissions import Viewer


@pytest.fixture
def reader(db: None) -> Viewer:
    """A reader with a mail address."""
    made = somebody("reader")
    following.set_mail(made, "reader@example.org")
    return made
