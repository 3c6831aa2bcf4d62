"""Search by the API: the same as on the search page, for programs."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.library.citations.papers import citing_paper, target_paper
from tests.library.shelf import shelve, short_report, somebody
from travaux.library.home import Home
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def test_paragraphs_grouped_by_document_with_facets(local: Client, owner: Viewer) -> None:
    edition = shelve(short_report(), owner)
    shelve(short_report("CAT/C/54/2"), owner)

    found = local.get("/api/search", {"text": "detention", "documents": 1}).json()

    assert (found["total"], found["documents"], len(found["groups"])) == (4, 2, 1)
    hit = found["groups"][0]["hits"][0]
    assert "".join(part["text"] for part in hit["snippet"] if part["marked"]).lower() == "detention"
    assert hit["heading"] == ["Introduction"] or "Introduction" in hit["heading"][-1]
    assert {facet["name"] for facet in found["facets"]} >= {"year", "lang"}
    rest = local.get("/api/search", {"text": "detention", "documents": 1, "cursor": found["next"]}).json()
    symbols = {found["groups"][0]["symbol"], rest["groups"][0]["symbol"]}
    assert symbols == {edition.work.symbol, "CAT/C/54/2"} and rest["next"] is None


def test_choices_narrow_it_down(local: Client, owner: Viewer) -> None:
    shelve(short_report(), owner)
    shelve(short_report("CAT/C/54/2", date="2015-01-01"), owner)

    found = local.get(
        "/api/search", {"text": "detention", "year": "2014-2016", "count_facets": "false"}
    ).json()

    assert [group["symbol"] for group in found["groups"]] == ["CAT/C/54/2"]
    assert found["facets"] == []


def test_filters_by_citations(local: Client, owner: Viewer) -> None:
    target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    citing_paper(owner, "A/61/1", "A/57/292")

    found = local.get("/api/search", {"cites": "A/57/292 para 2", "sort": "cited"}).json()
    assert [group["symbol"] for group in found["groups"]] == ["A/60/1"]
    cited = local.get("/api/search", {"cited-by": "A/60/1", "sort": "cited"}).json()
    assert [(group["symbol"], group["cited"]) for group in cited["groups"]] == [("A/57/292", 2)]
    first = cited["groups"][0]["hits"][0]
    assert (first["address"], first["cited"]) == ("para_2", 1)


def test_a_citation_leads_there(local: Client, owner: Viewer) -> None:
    shelve(short_report(), owner)

    assert local.get("/api/search", {"text": "A/57/292, para. 3 (b)"}).json()["jump"] == "/A/57/292/para/3(b)"
    assert local.get("/api/resolve", {"address": "A/57/292, para. 3 (b)"}).json()["addresses"] == [
        "para_3__list_b"
    ]


def test_a_bad_query_says_where_it_is_bad(local: Client, owner: Viewer) -> None:
    shelve(short_report(), owner)

    lenient = local.get("/api/search", {"text": 'detention "migrants'}).json()
    strict = local.get("/api/search", {"text": 'detention "migrants', "strict": "true"})

    assert lenient["problems"] and lenient["understood"]
    assert (strict.status_code, strict.json()["code"]) == (400, "bad-query")
    assert 0 <= strict.json()["at"] < strict.json()["end"] <= 19


def test_all_of_one_edition_page_by_page(local: Client, owner: Viewer) -> None:
    edition = shelve(short_report(), owner)
    shelve(short_report("CAT/C/54/2"), owner)
    path, hits, cursor = f"/api/editions/{edition.pk}/search", [], ""
    while cursor is not None:
        answer = local.get(path, {"text": "migrants", "limit": 1, "cursor": cursor}).json()
        hits += answer["items"]
        cursor = answer["next"]

    assert {hit["edition"] for hit in hits} == {edition.pk}
    assert len({hit["address"] for hit in hits}) == len(hits) >= 2


def test_similar_paragraphs(local: Client, owner: Viewer) -> None:
    edition = shelve(short_report(), owner)
    twin = shelve(short_report("CAT/C/54/2"), owner)

    found = local.get(f"/api/editions/{edition.pk}/blocks/para_2/similar", {"limit": 1}).json()

    assert [(hit["edition"], hit["address"]) for hit in found] == [(twin.pk, "para_2")]


def test_private_paragraphs_are_neither_found_nor_counted(home: Home, server: None) -> None:
    shelve(short_report(), somebody("contributor"), visibility="private")

    found = Client().get("/api/search", {"text": "detention"}).json()

    assert (found["total"], found["groups"]) == (0, [])
    assert all(value["count"] == 0 for facet in found["facets"] for value in facet["values"])
