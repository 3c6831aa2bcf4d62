"""Connections for the tests of the pages that show them: two documents, and what is joined in them."""

from __future__ import annotations

from tests.library.shelf import shelve, short_report
from travaux.library.connections import connecting, describing
from travaux.library.models import Connection, Edition, Visibility
from travaux.library.permissions import Viewer

REPORT, COMMENT = "A/57/292", "CCPR/C/GC/35"


def documents(viewer: Viewer, visibility: str = Visibility.PUBLIC) -> tuple[Edition, Edition]:
    """A report and a general comment."""
    report = shelve(short_report(REPORT), viewer, visibility=visibility)
    return report, shelve(short_report(COMMENT, title="Liberty and security"), viewer, visibility=visibility)


def join(
    viewer: Viewer,
    source: Edition,
    target: Edition,
    at: str = "para_2:0-19",
    to: str = "para_1",
    relation: str = "implements",
    **said: str,
) -> Connection:
    """Connect "Arbitrary detention" in paragraph 2 of one with paragraph 1 of the other."""
    ends = [describing.end_in(viewer, target, to)]
    made = connecting.connect(viewer, describing.end_in(viewer, source, at), ends, relation, **said)  # type: ignore[arg-type]
    return made.connections[0]


def note(viewer: Viewer, edition: Edition, at: str = "para_4", words: str = "Ask for figures.") -> Connection:
    """A note on a paragraph."""
    return connecting.note(viewer, describing.end_in(viewer, edition, at), words).connections[0]
