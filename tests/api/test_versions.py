"""Versions by the API: the same as on the pages, for programs."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.library.shelf import shelve, short_report
from tests.library.side_by_side.papers import french, resolution
from travaux.library.home import Home
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def test_side_by_side_page_by_page(local: Client, home: Home, owner: Viewer) -> None:
    edition = shelve(short_report(), owner)
    french(owner)
    path = f"/api/editions/{edition.pk}/columns"

    first = local.get(path, {"with": "fr", "limit": 2}).json()
    assert [row["cells"][0]["address"] for row in first["items"]] == ["title", "sec_I"]
    rest = local.get(path, {"with": "fr", "cursor": first["next"]}).json()
    assert len(rest["items"]) == 8 and rest["next"] is None
    (row,) = local.get(path, {"with": "fr", "only": "differences"}).json()["items"]
    (figure,) = row["cells"][1]["only_here"]
    assert (figure["text"], row["cells"][1]["link"], row["cells"][1]["by"]) == (
        "3", "/A/57/292/fr/para/1", "number",
    )  # fmt: skip
    (gap,) = local.get(path, {"only": "gaps"}).json()["items"]
    assert gap["cells"][1]["empty"] == "no-number"
    assert local.get(path, {"with": "de"}).status_code == 404
    memory = local.get(f"{path}.tmx", {"with": "fr"})
    assert memory.getvalue().count(b"<tu ") == 9  # type: ignore[attr-defined]


def test_what_changed_and_what_to_compare(local: Client, home: Home, owner: Viewer) -> None:
    text = "Requests the Secretary-General to report on the matter"
    draft = resolution("A/C.3/57/L.5", f"{text};", owner=owner, date="2002-11-01")
    adopted = resolution("A/RES/57/218", f"{text} at its next session;", owner=owner)

    path = f"/api/editions/{adopted.pk}/compare"
    (row,) = local.get(path, {"with": "A/C.3/57/L.5", "only": "changed"}).json()["items"]
    assert (row["what"], row["old"]) == ("changed", "op_1")
    assert {"kind": "new", "text": " at its next session"} in row["parts"]
    assert local.get(path, {"with": "A/RES/57/218"}).json()["code"] == "usage"
    (one,) = local.get(f"/api/editions/{draft.pk}/comparable").json()
    assert (one["symbol"], one["why"]) == ("A/RES/57/218", "title")


def test_search_says_where_it_stands_in_another_language(local: Client, home: Home, owner: Viewer) -> None:
    shelve(short_report(), owner)
    french(owner)
    found = local.get("/api/search", {"text": "torture", "lang": "en", "also": "fr"}).json()
    assert found["groups"][0]["hits"][0]["elsewhere"] == "/A/57/292/fr/para/3(a)"
