"""Similar paragraphs in other languages: with the extra for real, without it a sentence."""

from __future__ import annotations

import pytest

from tests.library.shelf import shelve, short_report
from tests.library.side_by_side.papers import french
from travaux.library.home import Home
from travaux.library.models import Visibility
from travaux.library.permissions import Viewer
from travaux.library.similar import encoding, vectors
from travaux.library.similar.across import across

pytestmark = pytest.mark.django_db


@pytest.mark.skipif(encoding.installed(), reason="the extra is installed")
def test_without_the_extra_a_sentence(home: Home, owner: Viewer) -> None:
    found = across(owner, shelve(short_report(), owner), "para_2")
    assert found.hits == () and "travaux[similar]" in found.said


@pytest.mark.skipif(not encoding.installed(), reason='needs pip install "travaux[similar]"')
def test_the_nearest_that_they_may_see(home: Home, owner: Viewer, everyone: dict[str, Viewer]) -> None:
    edition = shelve(short_report(), owner)
    french(owner, visibility=Visibility.PRIVATE)
    assert vectors.missing() == 2
    assert vectors.make(lambda _done, _all: None) > 0
    assert vectors.missing() == 0
    assert across(owner, edition, "para_2").hits[0].place.path() == "/A/57/292/fr/para/2"
    assert across(everyone["reader"], edition, "para_2").hits == ()
