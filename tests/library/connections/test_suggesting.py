"""Suggestions: what the passage cites comes first, then what says the same."""

from __future__ import annotations

import pytest

from tests.library.citations.papers import paper, put, says, target_paper
from travaux.library.connections import resolving, suggesting
from travaux.library.home import Home
from travaux.library.models import Edition, Visibility
from travaux.library.permissions import VISITOR, Viewer
from travaux.library.search import indexing
from travaux.texts.passage import Stretch

pytestmark = pytest.mark.django_db

SAID = "The registers of prisons must be open to monitors of the detention of migrants"
TEXT = f"{SAID}, see A/57/292, para. 2, and A/58/5."


@pytest.fixture
def source(owner: Viewer, home: Home) -> Edition:
    """A passage that cites one document that is here and one that is not, and two that are like it."""
    found = (
        says(TEXT, "A/57/292, para. 2", "A/57/292", "para:2"),
        says(TEXT, "A/58/5", "A/58/5"),
    )
    here = put(
        owner, paper("A/60/1", TEXT, "Registers of prisons must be open, as was said."), (("para_1", found),)
    )
    target_paper(owner)
    put(
        owner,
        paper("A/70/1", *(f"Subject {n} of another sort altogether, with number {n}." for n in range(40))),
    )
    put(owner, paper("A/61/1", "Nothing about that.", f"{SAID} at all times."))
    put(owner, paper("A/61/2", f"{SAID}, even so."), visibility=Visibility.PRIVATE)
    indexing.follow()
    return here


def rows(viewer: Viewer, source: Edition, target: str | None = None) -> list[tuple[str, str, bool]]:
    """Why, what, and whether it is here."""
    found = suggesting.paragraphs(viewer, source, Stretch("para_1"), target)
    return [(one.why, one.printed, one.here) for one in found]


def test_what_it_cites_comes_first_then_what_is_like_it(owner: Viewer, source: Edition) -> None:
    assert rows(owner, source)[:4] == [
        ("cited", "A/57/292, para. 2", True),
        ("cited", "A/58/5", False),
        ("similar", "A/61/2, para. 1", True),
        ("similar", "A/61/1, para. 2", True),
    ]


def test_nobody_is_told_of_what_they_may_not_see(owner: Viewer, source: Edition) -> None:
    assert ("similar", "A/61/2, para. 1", True) not in rows(VISITOR, source)
    Edition.objects.filter(work__symbol="A/57/292").update(visibility=Visibility.PRIVATE)
    assert rows(VISITOR, source)[0] == ("cited", "A/57/292, para. 2", False), "as if it were not here"


def test_within_the_target_that_is_chosen(owner: Viewer, source: Edition) -> None:
    assert rows(owner, source, "A/61/1") == [("similar", "A/61/1, para. 2", True)]
    assert rows(owner, source, "A/57/292")[0] == ("cited", "A/57/292, para. 2", True)
    assert rows(owner, source, "A/58/5") == [("cited", "A/58/5", False)]
    assert rows(owner, source, "A/60/1") == [("similar", "A/60/1, para. 2", True)], "not the passage itself"


def test_each_leads_where_it_says(owner: Viewer, source: Edition) -> None:
    for one in suggesting.paragraphs(owner, source, Stretch("para_1")):
        found = resolving.place(owner, one.typed)
        assert (found.symbol, found.address, found.here) == (one.symbol, one.address, one.here)
        assert bool(one.parts) == one.here
    similar = suggesting.paragraphs(owner, source, Stretch("para_1"), "A/61/1")[0]
    assert [part.text for part in similar.parts if part.marked][:2] == ["registers", "prisons"]
    assert suggesting.paragraphs(owner, source, Stretch("para_9")) == ()
