"""Documents by the API: the list, one by its symbol, links and citations followed."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.library.shelf import shelve, short_report
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def test_lists_documents_with_their_languages(local: Client, owner: Viewer) -> None:
    shelve(short_report(), owner)
    shelve(short_report(language="fr"), owner)
    shelve(short_report("CAT/C/54/2"), owner)

    answer = local.get("/api/documents", {"text": "57/292"}).json()

    assert [row["symbol"] for row in answer["items"]] == ["A/57/292"]
    assert [one["language"] for one in answer["items"][0]["languages"]] == ["en", "fr"]
    assert answer["next"] is None


@pytest.mark.parametrize(
    ("asked", "symbols"),
    [
        ({"lang": "fr"}, ["A/57/292"]),
        ({"lang": ["fr", "en"]}, ["A/57/292", "CAT/C/54/2"]),
        ({"year": "2001-2003", "sort": "symbol"}, ["A/57/292", "CAT/C/54/2"]),
        ({"year": "1999"}, []),
    ],
)
def test_filters(local: Client, owner: Viewer, asked: dict[str, object], symbols: list[str]) -> None:
    shelve(short_report(language="fr"), owner)
    shelve(short_report("CAT/C/54/2"), owner)

    answer = local.get("/api/documents", {"sort": "symbol"} | asked).json()

    assert [row["symbol"] for row in answer["items"]] == symbols


def test_pages_of_the_list_follow_one_another(local: Client, owner: Viewer) -> None:
    for number in range(103):
        shelve(short_report(f"A/60/{number}"), owner)
    symbols, cursor = [], ""
    while cursor is not None:
        answer = local.get("/api/documents", {"sort": "symbol", "cursor": cursor}).json()
        symbols += [row["symbol"] for row in answer["items"]]
        cursor = answer["next"]

    assert len(symbols) == 103 == len(set(symbols))


@pytest.mark.parametrize("written", ["A/57/292", "A%2F57%2F292", "a/57/292"])
def test_finds_a_document_by_its_symbol(local: Client, owner: Viewer, written: str) -> None:
    shelve(short_report(), owner)
    shelve(short_report(), owner, data=b"a second file")
    shelve(short_report(language="fr"), owner)

    answer = local.get(f"/api/documents/{written}").json()

    assert answer["symbol"] == "A/57/292"
    assert [(one["language"], one["version"], one["superseded"]) for one in answer["editions"]] == [
        ("en", 2, False),
        ("en", 1, True),
        ("fr", 1, False),
    ]


@pytest.mark.parametrize(
    ("address", "addresses", "page"),
    [
        ("/A/57/292", [], None),
        ("/A/57/292/para/3", ["para_3"], 2),
        ("/A/57/292/en/para/3(b)", ["para_3__list_b"], 2),
        ("http://library.example.org/A/57/292/paras/1-2", ["para_1", "para_2"], 1),
        ("/A/57/292/page/2", [], 2),
        ("/A/57/292/at/sec_II", ["sec_II"], 2),
    ],
)
def test_follows_links(local: Client, owner: Viewer, address: str, addresses: list[str], page: int) -> None:
    edition = shelve(short_report(), owner)

    answer = local.get("/api/resolve", {"address": address}).json()

    assert answer["edition"]["id"] == edition.pk
    assert (answer["addresses"], answer["page"]) == (addresses, page)


@pytest.mark.parametrize(
    ("address", "status", "word"),
    [
        ("/A/57/999", 404, "A/57/999"),
        ("/A/57/292/para/99", 404, "run from 1 to 4"),
        ("/A/57/292/page/9", 404, "no page 9"),
        ("no place at all", 400, "names no place"),
    ],
)
def test_says_what_a_link_does_not_find(
    local: Client, owner: Viewer, address: str, status: int, word: str
) -> None:
    shelve(short_report(), owner)

    answer = local.get("/api/resolve", {"address": address})

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert word in answer.json()["detail"]


def test_every_script_is_written_as_it_is(local: Client, owner: Viewer) -> None:
    shelve(short_report(language="ar", title="حقوق الإنسان للمهاجرين"), owner)

    assert "حقوق الإنسان للمهاجرين" in local.get("/api/documents").content.decode()
