"""Searches by citations: what cites something, what something cites, for whoever asks."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.library.citations.papers import citing_paper, paper, put, says, target_paper
from tests.library.shelf import somebody
from travaux.library.citations import deciding
from travaux.library.home import Home
from travaux.library.models import Citation, Visibility
from travaux.library.permissions import VISITOR, Viewer
from travaux.library.search import finder, indexing
from travaux.library.search.results import Request

pytestmark = pytest.mark.django_db


def found(viewer: Viewer, text: str, **chosen: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """Documents with the addresses of their paragraphs."""
    indexing.follow()
    names = {name.replace("_", "-"): values for name, values in chosen.items()}
    results = finder.search(viewer, Request(text, names, per_document=20))
    return [(group.symbol, sorted(hit.address for hit in group.hits)) for group in results.groups]


def test_what_cites_a_document_newest_first(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2", date="2005-01-01")
    citing_paper(owner, "A/61/1", "A/57/292", date="2006-01-01")
    citing_paper(owner, "A/62/1", "A/99/1")

    assert found(owner, "cites:A/57/292") == [("A/61/1", ["para_1"]), ("A/60/1", ["para_1"])]


@pytest.mark.parametrize(
    ("typed", "symbols"),
    [
        ("cites:A/57/292 para 2", "A/60/1 A/61/1"),  # its items are in it
        ('cites:"A/57/292, para. 2"', "A/60/1 A/61/1"),
        ('cites:"A/57/292, para. 2 (a)"', "A/61/1"),
        ('cites:"/A/57/292/para/2"', "A/60/1 A/61/1"),
        ("cites:A/57/292, para 3", "A/62/1"),
        ("cites:A/57/292 para 5", ""),
        ("recalls cites:A/57/292 para 3", "A/62/1"),  # with words
        ("nonsense cites:A/57/292 para 3", ""),
        ("cites:A/57/292 -cites:A/57/292 para 2", "A/62/1"),
        ("cites:A/57/292 para 3 OR cites:A/57/292 para 2", "A/60/1 A/61/1 A/62/1"),
    ],
)
def test_what_cites_a_paragraph(home: Home, owner: Viewer, typed: str, symbols: str) -> None:
    target_paper(owner)
    for symbol, pin in (("A/60/1", "para:2"), ("A/61/1", "para:2/sub:a"), ("A/62/1", "para:3-4")):
        citing_paper(owner, symbol, "A/57/292", pin)

    assert sorted(symbol for symbol, _ in found(owner, typed)) == symbols.split()


def test_what_is_cited_need_not_be_here(home: Home, owner: Viewer) -> None:
    citing_paper(owner, "A/60/1", "A/RES/48/121", "op:3")
    citing_paper(owner, "A/61/1", "A/RES/48/121")

    assert {symbol for symbol, _ in found(owner, "cites:A/RES/48/121")} == {"A/60/1", "A/61/1"}
    assert [symbol for symbol, _ in found(owner, "cites:A/RES/48/121 para 3")] == ["A/60/1"]


def test_an_instrument_by_its_article(home: Home, owner: Viewer) -> None:
    citing_paper(owner, "A/60/1", "iccpr", "art:9/para:1")
    citing_paper(owner, "A/61/1", "iccpr", "art:14")

    assert {symbol for symbol, _ in found(owner, "cites:iccpr")} == {"A/60/1", "A/61/1"}
    assert [symbol for symbol, _ in found(owner, "cites:iccpr art 9")] == ["A/60/1"]


def test_what_a_document_cites_paragraphs_and_whole_documents(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    target_paper(owner, "A/58/1", 3)
    text = "See A/57/292 and A/58/1."
    cited = (says(text, "A/57/292", "A/57/292", "para:2"), says(text, "A/58/1", "A/58/1"))
    put(owner, paper("A/60/1", text, "Nothing."), (("para_1", cited),))

    there = dict(found(owner, "cited-by:A/60/1"))

    assert there["A/57/292"] == ["para_2", "para_2__list_a"]  # with what hangs on it
    assert set(there["A/58/1"]) >= {"para_1", "para_2", "para_3"}  # cited as a whole
    assert set(there) == {"A/57/292", "A/58/1"}
    assert set(dict(found(owner, "cited-by:A/60/1 para 1"))) == set(there)
    assert found(owner, "cited-by:A/60/1 para 2") == []


def test_a_document_does_not_cite_itself(home: Home, owner: Viewer) -> None:
    text = "As A/60/1 says in paragraph 2."
    put(owner, paper("A/60/1", text, "It is."), (("para_1", (says(text, "A/60/1", "A/60/1", "para:2"),)),))

    assert found(owner, "cites:A/60/1") == found(owner, "cited-by:A/60/1") == []


def test_a_private_document_changes_nothing_for_others(home: Home, owner: Viewer) -> None:
    mine = somebody("contributor", "mine")
    target_paper(owner)
    citing_paper(mine, "A/60/1", "A/57/292", "para:2", visibility=Visibility.PRIVATE)
    target_paper(mine, "A/58/1", 3, date="2003-01-01")

    for viewer in (VISITOR, somebody("editor")):
        assert found(viewer, "cites:A/57/292") == []
        indexing.follow()
        hidden = finder.search(viewer, Request("cited-by:A/60/1"))
        absent = finder.search(viewer, Request("cited-by:A/60/2"))
        assert hidden.total == absent.total == 0
        assert hidden.notice == absent.notice.replace("60/2", "60/1")  # as if it were not here
    assert [symbol for symbol, _ in found(mine, "cites:A/57/292")] == ["A/60/1"]
    assert [symbol for symbol, _ in found(mine, "cited-by:A/60/1")] == ["A/57/292"]


def test_a_private_target_is_not_told_of(home: Home, owner: Viewer) -> None:
    """Who may not see a document finds what cites it as for one that is not here, and not its text."""
    mine = somebody("contributor", "mine")
    text = "Paragraph 7 is a secret."
    put(mine, paper("A/57/292", text), (), Visibility.PRIVATE)
    citing_paper(owner, "A/60/1", "A/57/292", "para:1")

    assert found(VISITOR, "cites:A/57/292 para 1") == [("A/60/1", ["para_1"])]
    assert found(VISITOR, "cited-by:A/60/1") == []
    assert found(mine, "cited-by:A/60/1") == [("A/57/292", ["para_1"])]


def test_a_decision_counts_at_once(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292")
    assert found(owner, "cites:A/57/292")

    deciding.decide(owner, Citation.objects.get().pk, "rejected")

    assert found(owner, "cites:A/57/292") == []


def test_chosen_like_a_facet(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    citing_paper(owner, "A/61/1", "A/57/292")

    assert [symbol for symbol, _ in found(owner, "", cites=("A/57/292 para 2",))] == ["A/60/1"]
    assert dict(found(owner, "", cited_by=("A/60/1",))) == {"A/57/292": ["para_2", "para_2__list_a"]}
    assert finder.search(owner, Request("", {"cites": ("A/57/292 para 2",)})).understood == (
        'cites:"A/57/292 para 2"'
    )


def test_a_name_that_is_none_finds_nothing_and_says_so(home: Home, owner: Viewer) -> None:
    citing_paper(owner, "A/60/1", "A/57/292")
    indexing.follow()
    results = finder.search(owner, Request('cites:"' + "x" * 400 + '"'))

    assert results.total == 0 and "at most 300" in results.notice


def test_most_cited_documents_and_in_them_most_cited_paragraphs_first(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    target_paper(owner, "A/58/1", 4, date="2009-01-01")
    for number, pin in enumerate(("para:4", "para:4", "para:4", "para:3", "para:3", "")):
        citing_paper(owner, f"A/60/{number}", "A/57/292", *filter(None, [pin]))
    citing_paper(owner, "A/61/1", "A/58/1", "para:2")
    indexing.follow()

    results = finder.search(owner, Request("migrants", sort="cited", per_document=3))
    first, second = results.groups[:2]

    assert [(group.symbol, group.cited) for group in (first, second)] == [("A/57/292", 6), ("A/58/1", 1)]
    assert [(hit.address, hit.cited) for hit in first.hits[:2]] == [("para_4", 3), ("para_3", 2)]
    assert [(hit.address, hit.cited) for hit in second.hits[:1]] == [("para_2", 1)]
    everything = [
        hit.address
        for skip in range(0, first.total, 2)
        for hit in finder.more(owner, Request("migrants", sort="cited"), first.edition_id, skip, 2)
    ]
    assert everything[:3] == [hit.address for hit in first.hits]
    assert len(everything) == len(set(everything)) == first.total


def test_many_citations_cost_no_more_queries(home: Home, owner: Viewer) -> None:
    def cost(count: int) -> int:
        for number in range(count):
            citing_paper(owner, f"A/{60 + count}/{number}", "A/57/292", "para:2")
        indexing.follow()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            finder.search(owner, Request("cites:A/57/292 para 2"))
        return len(asked)

    target_paper(owner)
    assert cost(2) == cost(12)
