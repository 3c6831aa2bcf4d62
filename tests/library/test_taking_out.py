"""What is taken out at once: all of it, counted, in its order."""

from __future__ import annotations

import pytest

from tests.library.citations.papers import paper, put
from travaux.library import taking_out
from travaux.library.home import Home
from travaux.library.permissions import VISITOR, Viewer
from travaux.library.search import finder, indexing
from travaux.library.search.results import Request
from travaux.library.shelf import Filters

pytestmark = pytest.mark.django_db


def test_documents_in_the_order_of_the_search_and_paragraphs_as_they_stand(
    home: Home, owner: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(owner, paper("A/1/1", "Detention, detention!", "Nothing.", "Of detention.", date="2001-01-01"))
    put(owner, paper("A/1/2", *["Words about much else, and about detention too."] * 3, date="2009-01-01"))
    indexing.rebuild()
    wanted = Request("detention", page=7, documents=1, per_document=1)
    monkeypatch.setattr(taking_out, "ROWS_AT_A_TIME", 2)  # batches and documents do not end together
    found = list(taking_out.found(owner, wanted))
    assert taking_out.count_found(owner, wanted) == taking_out.Count(2, 5)
    places = ["A/1/1 para_1", "A/1/1 para_3", "A/1/2 para_1", "A/1/2 para_2", "A/1/2 para_3"]
    assert [f"{one.symbol} {one.address}" for one in found] == places
    assert [one.symbol for one in taking_out.found_documents(owner, wanted)] == ["A/1/1", "A/1/2"]
    monkeypatch.setattr(finder, "_RANKED", 4)  # more than can be ranked: the newest document first
    assert [f"{one.symbol} {one.address}" for one in taking_out.found(owner, wanted)] == [
        *places[2:],
        *places[:2],
    ]
    assert taking_out.count_documents(VISITOR, Filters("A/1/2")) == taking_out.Count(1)
    assert [one.symbol for one in taking_out.documents(owner, Filters(sort="symbol"))] == ["A/1/1", "A/1/2"]
