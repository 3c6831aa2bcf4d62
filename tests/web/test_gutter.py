"""Marks for the gutter: counted by block, stretches joined, bounded by the text."""

from __future__ import annotations

import pytest

from tests.web.connected import documents, join, note
from travaux.library.connections import connecting, describing
from travaux.library.connections.finding import Filters
from travaux.library.home import Home
from travaux.library.models import Edition
from travaux.library.permissions import Viewer
from travaux.web import gutter

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(home: Home, owner: Viewer) -> tuple[Edition, Edition]:
    return documents(owner)


def _marks(viewer: Viewer, edition: Edition, first: str = "", until: str = "", **said: str) -> dict:  # type: ignore[type-arg]
    return gutter.marks(viewer, edition, first, until, Filters(**said))  # type: ignore[arg-type]


def test_each_block_has_its_numbers_and_words(owner: Viewer, both: tuple[Edition, Edition]) -> None:
    report, comment = both
    join(owner, report, comment)
    join(owner, report, comment, at="para_2:10-31", relation="cites")
    note(owner, report)
    found = _marks(owner, report)
    assert found["para_2"]["words"] == [[0, 31, "c"]], "stretches that touch are sent as one"
    assert (found["para_2"]["n"], found["para_2"]["said"]) == (2, "2 connections")
    assert found["para_4"] | {"words": []} == found["para_4"], "a whole paragraph is marked at its edge"
    assert (found["para_4"]["said"], found["para_4"]["notes"], found["para_4"]["whole"]) == (
        "1 note",
        1,
        True,
    )
    other = _marks(owner, comment)
    assert {address: one["n"] for address, one in other.items()} == {"para_1": 2}, "both ends are marked"


def test_a_slice_has_its_own_blocks_only(owner: Viewer, both: tuple[Edition, Edition]) -> None:
    report, comment = both
    join(owner, report, comment, at="para_1:4~para_2:19")
    join(owner, report, comment, at="para_3__list_a")
    assert list(_marks(owner, report, "sec_I", "para_2")) == ["para_1"]
    begins = _marks(owner, report, "para_2", "sec_II")
    assert begins["para_2"] | {"n": 0, "words": [[0, 19, "c"]]} == begins["para_2"], "counted where it begins"
    assert list(_marks(owner, report, "para_3")) == ["para_3__list_a"], "no end: to that of the document"
    assert _marks(owner, report)["para_1"]["words"] == [[4, None, "c"]]


def test_what_is_shown_can_be_chosen(owner: Viewer, both: tuple[Edition, Edition]) -> None:
    report, comment = both
    join(owner, report, comment)
    join(owner, report, comment, relation="cites")
    note(owner, report, "para_2")
    assert _marks(owner, report, relation="cites")["para_2"]["said"] == "1 connection"
    assert _marks(owner, report, kind="note")["para_2"]["said"] == "1 note"
    assert _marks(owner, report)["para_2"]["said"] == "2 connections, 1 note"
    assert _marks(owner, report, author="nobody") == {}


def test_what_is_sent_does_not_grow_with_connections(owner: Viewer, both: tuple[Edition, Edition]) -> None:
    report = both[0]
    source = describing.end_in(owner, report, "para_2:0-19")
    ends = [describing.named(owner, f"A/{number}/1") for number in range(60, 100)]
    connecting.connect(owner, source, ends, "cites")
    few = _marks(owner, report)["para_2"]
    assert (few["n"], few["words"]) == (40, [[0, 19, "c"]])
