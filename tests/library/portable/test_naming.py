"""Names of rows lead to the same rows in another library."""

from __future__ import annotations

import pytest

from tests.library.shelf import shelve, short_report
from travaux.library.models import Edition, Original, Person, Work
from travaux.library.permissions import Viewer
from travaux.library.portable.naming import Names

pytestmark = pytest.mark.django_db


def test_there_and_back(owner: Viewer) -> None:
    edition = shelve(short_report(language="fr"), owner)
    names = Names()
    for model, pk, name in (
        (Edition, edition.pk, ["A/57/292", "fr", 1]),
        (Work, edition.work_id, "A/57/292"),
        (Person, edition.owner_id, "owner"),
        (Original, edition.original_id, edition.original_id),
        (Work, None, None),
    ):
        assert names.of(model, pk) == name
        assert Names().find(model, name) == pk


@pytest.mark.parametrize("name", ["A/1/1", ["A/57/292", "en"], ["A/57/292", "en", "x"], [], 7])
def test_what_is_not_here_is_nothing(name: object, owner: Viewer) -> None:
    shelve(short_report(), owner)
    assert Names().find(Edition, name) is None


def test_a_row_that_moved_is_found_where_it_went(owner: Viewer) -> None:
    names = Names()
    names.moved[Edition, "['A/57/292', 'en', 1]"] = 7
    assert names.find(Edition, ["A/57/292", "en", 1]) == 7
