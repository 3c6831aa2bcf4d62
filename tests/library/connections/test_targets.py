"""Documents to connect with: by symbol, by title, and those that lie near."""

from __future__ import annotations

import pytest
from django.db import connection as database
from django.test.utils import CaptureQueriesContext

from tests.library.citations.papers import citing_paper, paper, put, target_paper
from tests.library.connections import papers
from tests.library.shelf import somebody
from travaux.library.connections import connecting, describing, targets
from travaux.library.home import Home
from travaux.library.models import Visibility
from travaux.library.permissions import VISITOR, Viewer
from travaux.library.search import indexing
from travaux.texts.passage import Stretch

pytestmark = pytest.mark.django_db

ABOUT = "The detention of migrants and the registers of prisons are a concern of the committee"


def symbols(rows: tuple[targets.Row, ...]) -> list[str]:
    """The symbols of rows, in order."""
    return [one.symbol for one in rows]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("a/57", ["A/57/2", "A/57/292"], id="a symbol that is begun: the shortest first"),
        pytest.param("A/57/292", ["A/57/292"], id="a whole symbol"),
        pytest.param("torture COMMITTEE", ["A/57/2"], id="words of a title in any order"),
        pytest.param("migrants", ["A/57/292", "E/1/1"], id="newest first"),
        pytest.param("etude", ["E/1/2"], id="without its accents"),
        pytest.param("étude", ["E/1/2"], id="capitals with accents"),
        pytest.param("covenant civil", ["Instrument/iccpr"], id="a treaty without its text"),
        pytest.param("x", [], id="one letter is in everything"),
        pytest.param("  ", [], id="nothing"),
    ],
)
def test_by_symbol_or_title(owner: Viewer, home: Home, words: str, found: list[str]) -> None:
    put(owner, paper("A/57/292", "One.", title="Report on migrants", date="2002-08-09"))
    put(owner, paper("A/57/2", "One.", title="Committee against Torture", date="2003-01-01"))
    put(owner, paper("E/1/1", "One.", title="Study of migrants", date="1999-01-01"))
    put(owner, paper("E/1/2", "Un.", title="ÉTUDE SUR LE LOGEMENT", language="fr"))
    indexing.follow()
    assert symbols(targets.documents(owner, words))[: len(found) or None] == found


def test_what_may_not_be_seen_is_not_offered(owner: Viewer, home: Home) -> None:
    put(owner, paper("A/57/292", "One.", title="Report on migrants"), visibility=Visibility.PRIVATE)
    indexing.follow()
    for viewer in (VISITOR, somebody("contributor")):
        assert symbols(targets.documents(viewer, "A/57/292")) == []
        assert symbols(targets.documents(viewer, "report on migrants")) == []


def test_near_a_passage(owner: Viewer, home: Home) -> None:
    """What was connected last, what it cites, who cites it, what says the same: each with its reason."""
    texts = (f"{ABOUT}.", "Something else about the budget of the year.")
    here = put(owner, paper("A/57/292", *texts))
    alike = put(owner, paper("A/8/8", f"{ABOUT}, it said.", "Nothing of that sort."))
    citing_paper(owner, "A/60/1", "A/57/292", "para:1")
    citing_paper(owner, "A/60/2", "A/57/292", "para:2")
    source = citing_paper(owner, "A/60/3", "A/57/292")
    for name in ("A/40/1", "A/40/2"):
        connecting.connect(owner, papers.end(owner, here, "para_2"), [describing.named(owner, name)], "cites")
    connecting.connect(
        owner, papers.end(owner, alike, "para_2"), [papers.end(owner, here, "para_1")], "cites"
    )
    indexing.follow()
    near = targets.near(owner, here, Stretch("para_1"))
    assert symbols(near.recent) == ["A/8/8", "A/40/2", "A/40/1"]
    assert symbols(near.citing)[0] == "A/60/1" and set(symbols(near.citing)) == {"A/60/1", "A/60/2", "A/60/3"}
    assert near.citing[0].note == "cites this paragraph"
    assert symbols(near.similar) == ["A/8/8"]
    cited = targets.near(owner, source, Stretch("para_1")).cited
    assert [(one.symbol, one.note) for one in cited] == [("A/57/292", "cited in this passage")]
    assert symbols(targets.near(VISITOR, here, Stretch("para_1")).recent) == []


def test_near_costs_the_same_whatever_the_document(owner: Viewer, home: Home) -> None:
    counts = []
    for size in (1, 25):
        here = target_paper(owner, f"A/57/{size}")
        for number in range(size):
            citing_paper(owner, f"A/6{size}/{number}", f"A/57/{size}", "para:1")
        indexing.follow()
        with CaptureQueriesContext(database) as asked:
            targets.near(owner, here, Stretch("para_1"))
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 2
