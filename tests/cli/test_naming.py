"""Documents as people name them."""

from __future__ import annotations

import pytest

from tests.library.shelf import shelve, short_report
from travaux.cli import naming
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("A/57/292", {"A/57/292/en/v1", "A/57/292/en/v2", "A/57/292/fr/v1"}),
        ("a/57/292".upper(), {"A/57/292/en/v1", "A/57/292/en/v2", "A/57/292/fr/v1"}),
        ("A/57/292/en", {"A/57/292/en/v1", "A/57/292/en/v2"}),
        ("A/57/292/en/v1", {"A/57/292/en/v1"}),
        ("/A/57/292/fr", {"A/57/292/fr/v1"}),  # a link from the browser, without the site
    ],
)
def test_names(name: str, found: set[str], owner: Viewer) -> None:
    for title, language in (("First", "en"), ("Second", "en"), ("Premier", "fr")):
        shelve(short_report(title=title, language=language), owner)
    assert {naming.name_of(one) for one in naming.editions(owner, name)} == found
    assert len(naming.all_of(owner, [name, name])) == len(found)  # each once
