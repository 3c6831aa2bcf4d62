"""What anybody may see, for the sitemap."""

from __future__ import annotations

from typing import Any

import pytest

from tests.library.shelf import shelve, short_report
from travaux.library import public
from travaux.library.home import Home
from travaux.library.permissions import Viewer
from travaux.texts.errors import MissingError

pytestmark = pytest.mark.django_db


def test_public_documents_page_by_page(home: Home, owner: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    for symbol, visibility in (("A/1/1", "public"), ("A/1/2", "private"), ("A/1/3", "public")):
        shelve(short_report(symbol), owner, visibility=visibility)
    shelve(short_report("A/1/1", language="fr"), owner)
    monkeypatch.setattr(public, "A_PAGE", 2)

    assert public.pages() == 2
    found = [place.path() for number in (1, 2) for place, _ in public.page(number)]
    assert found == ["/A/1/1/en", "/A/1/3/en", "/A/1/1/fr"]
    with pytest.raises(MissingError, match="There is no sitemap 3: the last is 2"):
        public.page(3)


def test_a_closed_library_lists_nothing(home: Home, owner: Viewer, settings: Any) -> None:
    shelve(short_report(), owner)
    settings.OPEN_TO_VISITORS = False
    assert (public.pages(), list(public.page(1))) == (1, [])
