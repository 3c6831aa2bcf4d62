"""A library for assistants: what is public, what is private, and who cites whom."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.library.citations.papers import paper, put, says
from tests.library.shelf import shelve, short_report
from travaux.library.home import Home
from travaux.library.models import Edition, Visibility
from travaux.library.permissions import Viewer
from travaux.library.search import indexing

CITING = "Torture must end, see A/57/292, para. 3."


@pytest.fixture
def shelved(home: Home, owner: Viewer) -> Mapping[str, Edition]:
    """A report in two languages, one that cites it, and a private one."""
    made = {
        "en": shelve(short_report(), owner),
        "fr": shelve(short_report(language="fr"), owner),
        "private": shelve(short_report("A/58/1"), owner, visibility=Visibility.PRIVATE),
        "citing": put(
            owner,
            paper("A/60/5", CITING),
            (("para_1", (says(CITING, "A/57/292, para. 3", "A/57/292", "para:3"),)),),
        ),
    }
    indexing.follow()
    return made
