"""What a source said of a file is remembered as long as the file is here."""

from __future__ import annotations

import io

import pytest

from travaux.library import originals
from travaux.library.fetching import remembering
from travaux.library.fetching.remembering import Remembered
from travaux.library.home import Home

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
ADDRESS = "https://documents.un.org/a"


def test_a_file_is_known_by_what_came_with_it(home: Home) -> None:
    original = originals.keep(io.BytesIO(b"%PDF-1.7 and so on"))
    said = Remembered(ADDRESS, original.pk, '"7"', "Fri, 09 Aug 2002 10:00:00 GMT")
    remembering.remember(said)
    assert remembering.of(ADDRESS) == (said, original)
    assert said.headers() == {
        "If-None-Match": '"7"',
        "If-Modified-Since": "Fri, 09 Aug 2002 10:00:00 GMT",
    }
    assert remembering.of(f"{ADDRESS}b") is None
    for path in home.fetched.glob("*.json"):
        path.write_text("[]", encoding="utf-8")  # damaged, it is a request more
    assert remembering.of(ADDRESS) is None


def test_nothing_is_remembered_of_a_file_that_is_gone_or_has_no_mark(home: Home) -> None:
    original = originals.keep(io.BytesIO(b"%PDF-1.7 and so on"))
    remembering.remember(Remembered(ADDRESS, original.pk))
    assert not list(home.fetched.glob("*.json"))
    remembering.remember(Remembered(ADDRESS, original.pk, '"7"'))
    originals.forget(original)
    assert remembering.of(ADDRESS) is None
