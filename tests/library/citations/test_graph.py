"""The neighbourhood of a document, never larger than a picture, and its citing documents by year."""

from __future__ import annotations

import pytest

from tests.library.citations.papers import citing_paper, paper, put, says, target_paper
from travaux.library.citations import graph
from travaux.library.citations.graph import CITED, CITES, Edge
from travaux.library.home import Home
from travaux.library.models import Visibility
from travaux.library.permissions import Viewer
from travaux.texts.errors import MissingError

pytestmark = pytest.mark.django_db


def test_both_directions_by_year(home: Home, owner: Viewer) -> None:
    older = target_paper(owner, "A/50/1", date="1995-01-01")
    text = "As A/50/1 says, and A/50/1 again."
    found = (
        ("para_1", (says(text, "A/50/1", "A/50/1", "para:2"),)),
        ("para_2", (says(text, "A/50/1", "A/50/1"),)),
    )
    centre = put(owner, paper("A/57/292", text, text, date="2002-01-01"), found)
    new = citing_paper(owner, "A/66/1", "A/57/292", "para:2", date="2011-01-01")
    put(owner, paper("A/66/9", "Cites nothing."), ())
    seen = graph.neighbourhood(owner, centre.work_id)
    assert [(one.label, one.year, one.role, one.count) for one in seen.nodes] == [
        ("A/57/292", 2002, "centre", 0),
        ("A/50/1", 1995, CITED, 2),
        ("A/66/1", 2011, CITES, 1),
    ]
    assert seen.edges == (Edge(new.work_id, centre.work_id, 1), Edge(centre.work_id, older.work_id, 2))
    assert seen.folded == {CITES: 0, CITED: 0}
    paragraph = graph.neighbourhood(owner, centre.work_id, "para_1")
    assert [(one.label, one.count) for one in paragraph.nodes] == [("A/57/292", 0), ("A/50/1", 1)]


def test_at_most_so_many_and_the_rest_folded(home: Home, owner: Viewer) -> None:
    target = target_paper(owner)
    for number in range(6):
        citing_paper(owner, f"A/60/{number}", "A/57/292", date=f"20{10 + number}-01-01")
    seen = graph.neighbourhood(owner, target.work_id, most=4)
    assert (len(seen.nodes), len(seen.edges), seen.folded) == (4, 3, {CITES: 3, CITED: 0})


def test_documents_that_cite_each_other_are_one_node(home: Home, owner: Viewer) -> None:
    first = citing_paper(owner, "A/60/1", "A/60/2")
    second = citing_paper(owner, "A/60/2", "A/60/1")
    seen = graph.neighbourhood(owner, first.work_id)
    assert len(seen.nodes) == 2
    assert seen.edges == (Edge(second.work_id, first.work_id, 1), Edge(first.work_id, second.work_id, 1))


def test_the_timeline(home: Home, owner: Viewer) -> None:
    target = target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", date="2005-03-01")
    citing_paper(owner, "A/60/1", "A/57/292", date="2005-03-01", language="fr")
    citing_paper(owner, "A/60/2", "A/57/292", date="2005-09-01")
    citing_paper(owner, "CRC/C/GC/6", "A/57/292", date="2005-09-01")
    citing_paper(owner, "A/60/3", "A/57/292", date="")
    seen = [(one.year, one.count) for one in graph.timeline(owner, target.work_id)]
    assert sorted(seen, key=str) == [(2005, 1), (2005, 2), (None, 1)]


def test_only_what_may_be_seen(home: Home, everyone: dict[str, Viewer]) -> None:
    author, reader = everyone["contributor"], everyone["reader"]
    target = target_paper(author)
    citing_paper(author, "A/60/1", "A/57/292", visibility=Visibility.PRIVATE)
    hidden = put(author, paper("A/99/1", "Secret."), (), Visibility.PRIVATE)
    citing_paper(author, "A/57/292", "A/99/1", language="fr")
    assert len(graph.neighbourhood(author, target.work_id).nodes) == 3
    assert len(graph.neighbourhood(reader, target.work_id).nodes) == 1
    assert graph.timeline(reader, target.work_id) == []
    with pytest.raises(MissingError):
        graph.neighbourhood(reader, hidden.work_id)
