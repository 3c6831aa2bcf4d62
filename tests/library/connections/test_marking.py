"""Spans in a slice of a text: those that touch it, in order, and only what may be seen."""

from __future__ import annotations

import pytest

from tests.library.shelf import shelve, short_report
from travaux.library.connections import connecting, describing, marking
from travaux.library.connections.finding import Filters
from travaux.library.connections.marking import Slice
from travaux.library.home import Home
from travaux.library.models import Edition, Sharing
from travaux.library.permissions import VISITOR, Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(home: Home, owner: Viewer) -> Edition:
    """A report with a stretch over two paragraphs, and a private note on the last."""
    edition = shelve(short_report(), owner)
    source = describing.end_in(owner, edition, "para_1:4~para_2:19")
    connecting.connect(owner, source, [describing.named(owner, "A/60/1", "4")], "cites")
    connecting.note(owner, describing.end_in(owner, edition, "para_4"), "Mine.", sharing=Sharing.PRIVATE)
    return edition


def test_a_slice_by_the_addresses_of_its_blocks(report: Edition) -> None:
    assert marking.slice_of(report) == Slice(0, None)
    assert marking.slice_of(report, "para_1", "para_2") == Slice(2, 2)
    assert marking.slice_of(report, "para_99", "para_98") == Slice(0, None), "unknown ones are the ends"
    assert marking.blocks(report, Slice(2, 3)) == {2: ("para_1", "paragraph"), 3: ("para_2", "paragraph")}


def test_spans_that_touch_a_slice(report: Edition, owner: Viewer) -> None:
    def found(within: Slice, viewer: Viewer = owner, **said: str) -> list[tuple[int, int, bool, str]]:
        rows = marking.spans(viewer, report, within, Filters(**said))  # type: ignore[arg-type]
        return [(row.place, row.last, row.whole, row.relation) for row in rows]

    both = [(2, 3, False, "cites"), (8, 8, True, "")]
    assert found(Slice(0, None)) == both
    assert found(Slice(3, 3)) == both[:1], "it begins before the slice"
    assert found(Slice(4, 7)) == []
    assert found(Slice(0, None), kind="note") == both[1:]
    assert found(Slice(0, None), VISITOR) == both[:1], "the note is private"
