"""How the library stands, for whoever asks."""

from __future__ import annotations

import pytest

from tests.library.shelf import shelve, short_report
from travaux.library import standing
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def test_counts_what_is_seen_and_leaves_superseded_versions_out(everyone: dict[str, Viewer]) -> None:
    contributor = everyone["contributor"]
    shelve(short_report(), contributor)
    shelve(short_report(), contributor, data=b"a second file")
    shelve(short_report("CAT/C/1"), contributor, visibility="private")

    for role, documents, behind in (("visitor", 1, False), ("contributor", 2, False), ("admin", 2, True)):
        found = standing.standing(everyone[role])
        assert (found.documents, found.editions, found.paragraphs) == (documents, documents, 6 * documents)
        assert (found.unindexed is not None) == behind


def test_a_database_that_is_there_is_no_error() -> None:
    standing.touch()
