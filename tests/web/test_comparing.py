"""The page of what changed, and how one gets there."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.library.side_by_side.papers import french, resolution
from tests.web.site import links, words
from travaux.library.home import Home
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db
DRAFT, ADOPTED = "A/C.3/57/L.5", "A/RES/57/218"
PAGE = f"/{DRAFT}/en/compare"


@pytest.fixture(autouse=True)
def texts(home: Home, owner: Viewer) -> None:
    """A draft and what was adopted."""
    welcomes = "Welcomes the report of the Special Rapporteur on the human rights of migrants;"
    asks = "Requests the Secretary-General to report on the matter"
    resolution(DRAFT, welcomes, f"{asks};", owner=owner, date="2002-11-01")
    resolution(ADOPTED, welcomes, f"{asks} at its next session;", owner=owner)


def test_words_that_came_are_said_and_marked(client: Client) -> None:
    page = client.get(PAGE, {"with": ADOPTED})
    assert "<ins>" in page.content.decode() and "[new: at its next session ]" in words(page)
    assert "All 3 What changed 1 Changed 1 Moved 0 New 0 Gone 0" in words(page)
    assert f"From {DRAFT} 1 November 2002 to {ADOPTED} 18 December 2002" in words(page)
    assert "Welcomes" not in words(client.get(PAGE, {"with": ADOPTED, "only": "changed"}))


def test_the_other_way_round(client: Client) -> None:
    page = client.get(PAGE, {"with": ADOPTED, "swap": "1"})
    assert f"From {DRAFT}" in words(page)
    adopted = client.get(f"/{ADOPTED}/en/compare", {"with": DRAFT, "swap": "1"})
    assert "[taken away: at its next session ]" in words(adopted)


def test_suggested_and_typed(client: Client) -> None:
    page = client.get(PAGE)
    assert links(page, ADOPTED) == [f"{PAGE}?with={ADOPTED}/en"]
    wrong = client.get(PAGE, {"with": "A/RES/57/999"})
    assert wrong.status_code == 404 and "A/RES/57/999 is not in this library" in words(wrong)
    assert PAGE in links(client.get(f"/{DRAFT}/en"), "Compare")


def test_two_boxes(client: Client) -> None:
    answer = client.get("/compare", {"a": DRAFT, "b": f"/{ADOPTED}/en"})
    assert answer["Location"] == f"{PAGE}?with={ADOPTED}/en"
    assert "Fill both boxes" in words(client.get("/compare", {"a": DRAFT, "b": ""}))
    assert client.get("/compare", {"a": DRAFT, "b": "A/1/1"}).status_code == 404


def test_neither_two_languages_nor_itself(client: Client, owner: Viewer) -> None:
    french(owner)
    two = client.get(PAGE, {"with": "A/57/292/fr"})
    assert two.status_code == 400 and "side by side" in words(two)
    assert client.get(PAGE, {"with": DRAFT}).status_code == 400


def test_taken_out(client: Client) -> None:
    answer = client.get(PAGE, {"with": ADOPTED, "format": "json"})
    assert b'"changed": 1' in answer.getvalue()
    assert client.get(PAGE, {"with": ADOPTED, "format": "tmx"}).status_code == 400
