"""The list of recommendations: narrowed down, many at once, pictures, repeated ones, files, roles."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.web.recommended import FIRST, SECOND, of, reviews
from tests.web.site import browser, links, words
from travaux.library.home import Home
from travaux.library.models import Recommendation, Visibility
from travaux.library.permissions import Viewer
from travaux.library.recommendations import changing

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(home: Home, owner: Viewer) -> Viewer:
    reviews(owner)
    changing.follow_up(owner, of(owner, "5.1").key, status="done", deadline="2020-01-01")
    changing.follow_up(
        owner, of(owner, "5.2").key, status="planned", deadline="2020-01-01", responsible="A school"
    )
    return owner


def test_all_with_their_choices(client: Client, filled: Viewer) -> None:
    page = client.get("/recommendations")
    said = words(page)
    assert "4 recommendations" in said and "Select A/HRC/22/6, para. 5.2" in said
    assert "Ensure that girls go to school" in said and "Ghana, Norway → asks Cyprus" in said
    assert "planned overdue" in said and "until 1 January 2020 A school" in said
    assert links(page, "planned") == ["?status=planned"]
    assert "?from=2017&to=2017" in links(page, "2017")
    assert any(href.startswith("?topic=") for href in links(page, "Education"))
    assert links(client.get("/"), "Recommendations"), "the menu has a way here"


NARROWED: tuple[tuple[str, dict[str, str], list[str]], ...] = (
    ("status", {"status": "done"}, ["22/6, para. 5.1"]),
    ("a State that is not asked", {"country": "FRA"}, []),
    ("a State that asks", {"recommender": "GHA"}, ["22/6, para. 5.2"]),
    ("years", {"from": "2017", "to": "2017"}, ["40/7, para. 5.1"]),
    ("words", {"text": "police rights"}, ["22/6, para. 5.3"]),
    ("a document as typed", {"symbol": "a/hrc/40/7"}, ["40/7, para. 5.1"]),
    ("a theme, newest first", {"topic": "torture"}, ["40/7, para. 5.1", "22/6, para. 5.1"]),
    ("overdue: what is done is not", {"overdue": "1"}, ["22/6, para. 5.2"]),
    ("responsible", {"responsible": "A school"}, ["22/6, para. 5.2"]),
    ("set aside", {"dismissed": "1"}, []),
)


def test_narrowed_down(client: Client, filled: Viewer) -> None:
    for why, query, numbers in NARROWED:
        page: Any = client.get("/recommendations", query)
        assert _selectable(page) == numbers, why
        assert links(page, "Take away"), f"{why}: what was chosen can be taken away again"
        assert bool(numbers) is ("Nothing is left of them" not in words(page)), why


def test_many_at_once_and_undone(client: Client, filled: Viewer) -> None:
    keys = [str(of(filled, number).key) for number in ("5.2", "5.3")]
    sent = {
        "do": "many",
        "key": keys,
        "status": "in-progress",
        "remark": "Asked.",
        "next": "/recommendations?text=i",
    }
    answer = client.post("/recommendations", sent)
    assert answer.status_code == 302 and answer["Location"].startswith("/recommendations?text=i&undo=")
    page = client.get(answer["Location"])
    assert "2 recommendations were changed. Undo" in words(page)
    assert Recommendation.objects.filter(status="in-progress").count() == 2
    batch = answer["Location"].partition("undo=")[2].partition("&")[0]
    client.post("/recommendations", {"do": "undo", "batch": batch, "next": "/recommendations"})
    assert of(filled, "5.2").status == "planned"
    assert client.post("/recommendations", {"do": "many", "status": "done"}).status_code == 400, (
        "none selected"
    )
    assert client.post("/recommendations", {"do": "dance"}).status_code == 400


def test_all_of_a_list_at_once(client: Client, filled: Viewer) -> None:
    sent = {"do": "many", "all": "1", "status": "rejected", "next": "/recommendations?recommender=GHA"}
    client.post("/recommendations", sent)
    assert [row.number for row in Recommendation.objects.filter(status="rejected")] == ["5.2"]
    place = {**sent, "next": f"/{SECOND}/en/recommendations", "in": f"/{SECOND}/en"}
    client.post("/recommendations", place)
    assert [row.symbol for row in Recommendation.objects.filter(status="rejected")] == [FIRST, SECOND]


def test_pictures_are_filters_with_tables(client: Client, filled: Viewer) -> None:
    page = client.get("/recommendations", {"view": "pictures", "country": "CYP"})
    said = words(page)
    assert "By status" in said and "planned: 1 (25 %)" in said
    assert "<svg xmlns" in page.content.decode()
    assert "?country=CYP&status=planned" in links(page, "planned")
    years = links(page, "Torture and ill-treatment, 2017")
    assert years and years[0].endswith("topic=torture&from=2017&to=2017")
    assert "view" not in years[0]


def test_repeated_ones(client: Client, filled: Viewer) -> None:
    page = client.get("/recommendations?view=repeated")
    assert "1 recommendation that comes again" in words(page) and "2013–2017" in words(page)
    assert links(page, "2 beside each other") == [f"/recommendations/{of(filled, '5.1', SECOND).key}#similar"]


def test_as_files_with_the_same_choices(client: Client, filled: Viewer) -> None:
    page = client.get("/recommendations?status=planned")
    (href,) = links(page, "CSV")
    assert href == "/recommendations/export?format=csv&status=planned"
    table = client.get(href)
    rows = list(csv.DictReader(io.StringIO(b"".join(table).decode("utf-8-sig"))))  # type: ignore[call-overload]
    assert [row["number"] for row in rows] == ["5.2"] and rows[0]["responsible"] == "A school"
    assert table["Content-Disposition"].endswith('travaux.recommendations.csv"')
    found = json.loads(b"".join(client.get(f"/recommendations/export?format=json&in=/{SECOND}")))  # type: ignore[call-overload]
    assert [row["symbol"] for row in found["recommendations"]] == [SECOND]
    assert client.get("/recommendations/export?format=doc").status_code == 400


def test_what_is_private_is_told_to_nobody_else(
    home: Home, everyone: dict[str, Viewer], accounts: None
) -> None:
    reviews(everyone["contributor"], Visibility.PRIVATE)
    for who, count in (("contributor", 4), ("reader", 0), ("visitor", 0)):
        found = words(browser(everyone[who]).get("/recommendations"))
        assert (f"{count} recommendations" in found, "girls" in found) == (True, bool(count)), who
    assert "Set their status to" not in words(browser(everyone["reader"]).get("/recommendations"))


def test_nothing_yet(client: Client, home: Home, owner: Viewer) -> None:
    for view in ("", "?view=pictures", "?view=repeated"):
        assert client.get(f"/recommendations{view}").status_code == 200
    assert "There are none yet." in words(client.get("/recommendations"))


def _selectable(page: HttpResponse) -> list[str]:
    return re.findall(r"Select A/HRC/([^<]+)<", page.content.decode())
