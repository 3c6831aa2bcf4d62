"""Evidence is a connection from a passage to the words of a recommendation."""

from __future__ import annotations

import pytest

from tests.library.recommendations.reports import observations, put, rows, upr
from tests.library.shelf import shelve, short_report
from travaux.library.connections import connecting, describing
from travaux.library.permissions import VISITOR, Viewer
from travaux.library.recommendations import evidence, finding
from travaux.texts.errors import FieldsError, NotAllowedError

pytestmark = pytest.mark.django_db


def test_a_typed_place_is_connected_and_counted(owner: Viewer, everyone: dict[str, Viewer]) -> None:
    shelve(short_report(), owner)
    put(owner, upr("End torture (Spain);", "Train the police (Ghana)."))
    first, second = rows()
    made = evidence.add(owner, first.key, "A/57/292, para. 2", "It ended.")
    assert made.target is not None
    assert (made.source.printed, made.target.printed, made.note) == (
        "A/57/292, para. 2", "A/HRC/22/6, para. 5.1", "It ended.",
    )  # fmt: skip
    assert [one.id for one in evidence.of(VISITOR, first.key)] == [made.id]
    assert evidence.of(VISITOR, second.key) == []
    assert [row.evidence for row in rows()] == [1, 0]
    evidence.add(owner, first.key, "A/57/292, para. 2", "It ended.")  # said already: not a second one
    assert finding.one(VISITOR, first.key).evidence == 1
    with pytest.raises(FieldsError):
        evidence.add(owner, first.key, "  ")
    with pytest.raises(NotAllowedError):
        evidence.add(everyone["reader"], first.key, "A/57/292")


def test_what_is_connected_on_the_page_is_evidence_too(owner: Viewer) -> None:
    report = shelve(short_report(), owner)
    text = "The State party should end torture. It was good."
    edition = put(owner, observations(text))
    source = describing.end_in(owner, report, "para_2")
    target = describing.end_in(owner, edition, "para_1:0-12")
    connecting.connect(owner, source, [target], evidence.RELATION)
    other = describing.end_in(owner, edition, f"para_1:{text.index('It was')}-{len(text)}")
    connecting.connect(owner, source, [other], evidence.RELATION)  # beside the words that recommend
    connecting.connect(owner, source, [target], "supports")
    assert [row.evidence for row in rows()] == [1]
