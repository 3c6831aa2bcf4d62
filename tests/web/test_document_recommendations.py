"""A document's own list of recommendations, and the line in the panel of a paragraph."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.recommended import FIRST, of, reviews
from tests.web.site import links, words
from travaux.library.home import Home
from travaux.library.permissions import Viewer
from travaux.library.recommendations import changing

pytestmark = pytest.mark.django_db


def test_its_list_and_the_way_there(client: Client, home: Home, owner: Viewer) -> None:
    reviews(owner)
    page = client.get(f"/{FIRST}/en")
    assert links(page, "Recommendations (3)") == [f"/{FIRST}/en/recommendations"]
    listed = client.get(f"/{FIRST}/en/recommendations?text=police")
    said = words(listed)
    assert "1 recommendation" in said and "Train the police" in said and "girls" not in said
    (table,) = links(listed, "CSV")
    assert len(b"".join(client.get(table)).splitlines()) == 2, "a head and the one"  # type: ignore[call-overload]
    assert client.get(f"/{FIRST}/recommendations?view=pictures").status_code == 200


def test_in_the_panel_of_a_paragraph(client: Client, home: Home, owner: Viewer) -> None:
    reviews(owner)
    one = of(owner, "5.2")
    changing.follow_up(owner, one.key, status="in-progress")
    for address in (f"/{FIRST}/en/para/5.2?part=panel", f"/{FIRST}/en/para/5.2"):
        page = client.get(address)
        assert "Recommendation to Cyprus in progress" in words(page)
        assert links(page, "Recommendation to Cyprus") == [one.page_href]
    assert "Recommendation to" not in words(client.get(f"/{FIRST}/en/para/1?part=panel"))
