"""What is kept comes out again as it went in."""

from __future__ import annotations

import pytest

from tests.library.shelf import shelve, short_report
from travaux.exporting import reading_json
from travaux.library import nouns
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def test_a_stored_reading_comes_out_as_it_went_in(owner: Viewer) -> None:
    read = short_report()
    kept = nouns.reading(shelve(read, owner))
    expected, found = reading_json.document(read), reading_json.document(kept)
    for part in ("metadata", "pages", "blocks", "warnings"):
        assert found[part] == expected[part], part
