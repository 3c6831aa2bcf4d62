"""The list of all connections: narrowed down, paged, taken away as a file, nothing told that is hidden."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from tests.web.connected import documents, join, note
from tests.web.site import browser, links, words
from travaux.library.home import Home
from travaux.library.models import Edition
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(home: Home, owner: Viewer) -> tuple[Edition, Edition]:
    report, comment = documents(owner)
    join(owner, report, comment, note="Word for word.", tags=["liberty"])  # type: ignore[arg-type]
    join(owner, report, comment, at="para_4", relation="cites")
    note(owner, report)
    return report, comment


def test_all_with_their_choices(client: Client, both: tuple[Edition, Edition]) -> None:
    page = client.get("/connections")
    said = words(page)
    assert "3 connections and notes" in said
    assert "A/57/292, para. 2 implements CCPR/C/GC/35, para. 1 Arbitrary detention The Special" in said
    assert links(page, "implements") == ["?relation=implements"]
    assert links(page, "liberty")[-1].endswith("tag=liberty")


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        pytest.param({"relation": "cites"}, "cites CCPR", "implements CCPR", id="relation"),
        pytest.param({"kind": "note"}, "Ask for figures.", "implements CCPR", id="notes alone"),
        pytest.param({"kind": "connection"}, "implements CCPR", "Ask for figures.", id="connections alone"),
        pytest.param({"tag": "liberty"}, "Word for word.", "cites CCPR", id="tag"),
        pytest.param({"q": "figures"}, "Ask for figures.", "Word for word.", id="words"),
        pytest.param(
            {"document": "ccpr/c/gc/35"}, "cites CCPR", "Ask for figures.", id="a document as typed"
        ),
        pytest.param(
            {"document": "A/57/292", "at": "para_2"}, "implements CCPR", "cites CCPR", id="a paragraph"
        ),
        pytest.param(
            {"author": "nobody"}, "Take one of the choices above away", "implements CCPR", id="nobody"
        ),
    ],
)
def test_narrowed_down(
    client: Client, both: tuple[Edition, Edition], query: dict[str, str], there: str, gone: str
) -> None:
    page = client.get("/connections", query)
    main = words(page).partition("Take these away")[0]
    assert there in main and gone not in main
    assert links(page, "Take away"), "what was chosen can be taken away again"


def test_a_page_at_a_time_newest_first(client: Client, both: tuple[Edition, Edition], owner: Viewer) -> None:
    for number in range(20):
        note(owner, both[0], words=f"Remark {number}.")
    first, second = words(client.get("/connections")), words(client.get("/connections?page=2"))
    assert "Page 1 of 2" in first and first.index("Remark 19.") < first.index("Remark 0.")
    assert "Word for word." in second and "Remark" not in second
    oldest = words(client.get("/connections?sort=old"))
    assert oldest.index("Word for word.") < oldest.index("Remark 0.")


def test_as_files_with_the_same_choices(client: Client, both: tuple[Edition, Edition]) -> None:
    table = client.get("/connections?format=csv&relation=cites")
    rows = b"".join(table).decode("utf-8-sig").splitlines()  # type: ignore[call-overload]
    assert len(rows) == 2 and "A/57/292, para. 4" in rows[1]
    assert table["Content-Disposition"].endswith('travaux.connections.csv"')
    found = json.loads(b"".join(client.get("/connections?format=jsonld")))  # type: ignore[call-overload]
    assert found["total"] == 3
    graph = b"".join(client.get("/A/57/292/connections?format=graphml"))  # type: ignore[call-overload]
    assert b"<graphml" in graph
    assert client.get("/connections?format=doc").status_code == 400


def test_what_is_private_is_its_authors_alone(
    home: Home, everyone: dict[str, Viewer], accounts: None
) -> None:
    report, comment = documents(everyone["editor"])
    join(everyone["contributor"], report, comment, sharing="private", note="A secret remark.")
    for who, count in (("contributor", 1), ("admin", 0), ("visitor", 0)):
        page = words(browser(everyone[who]).get("/connections"))
        assert ("A secret remark." in page) is bool(count), who


def test_nothing_yet(client: Client, home: Home, owner: Viewer) -> None:
    page = words(client.get("/connections"))
    assert "Nothing is connected yet. Open a document" in page
    assert "Connections" in words(client.get("/")), "the menu has a way here"
