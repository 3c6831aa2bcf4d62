"""What a search found, and where it stands in the reader's language."""

from __future__ import annotations

import pytest

from tests.library.shelf import shelve, short_report
from tests.library.side_by_side.papers import french
from travaux.library.home import Home
from travaux.library.models import Visibility
from travaux.library.permissions import Viewer
from travaux.library.search import finder
from travaux.library.search.results import Request
from travaux.library.side_by_side.elsewhere import offered

pytestmark = pytest.mark.django_db


def there(viewer: Viewer, text: str, language: str = "fr") -> dict[str, str]:
    """Where each paragraph that is found stands in a language."""
    found = offered(viewer, finder.search(viewer, Request(text)), language)
    hits = [hit for group in found.groups for hit in group.hits]
    return {hit.address: hit.elsewhere.path() for hit in hits if hit.elsewhere}


def test_the_same_number_in_the_readers_language(home: Home, owner: Viewer) -> None:
    shelve(short_report(), owner)
    french(owner)
    assert there(owner, "torture lang:en") == {"para_3__list_a": "/A/57/292/fr/para/3(a)"}
    assert there(owner, "torture lang:en", "en") == {}
    assert there(owner, '"Non-governmental"') == {}  # paragraph 4 is missing in French


def test_not_what_they_may_not_see(home: Home, owner: Viewer, everyone: dict[str, Viewer]) -> None:
    shelve(short_report(), owner)
    french(owner, visibility=Visibility.PRIVATE)
    assert there(everyone["reader"], "torture") == {}
