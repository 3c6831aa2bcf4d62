"""What is to be reviewed, what is missing, and how often proposals were right."""

from __future__ import annotations

import pytest

from tests.library.citations.papers import citing_paper, paper, put, says, target_paper, unsure
from travaux.library.citations import deciding, queue
from travaux.library.home import Home
from travaux.library.models import Citation, CitationDecision, Verdict, Visibility
from travaux.library.permissions import Viewer
from travaux.texts.errors import NotAllowedError, UsageError

pytestmark = pytest.mark.django_db


def pk(symbol: str) -> int:
    return Citation.objects.get(edition__work__symbol=symbol).pk


def filled(viewer: Viewer) -> None:
    """Two sure ones, one to choose, three missing in two targets."""
    target_paper(viewer)
    citing_paper(viewer, "A/60/1", "A/57/292", "para:2")
    citing_paper(viewer, "A/60/2", "A/57/292")
    text = "Under the Covenant, everyone is free."
    put(viewer, paper("A/60/3", text), (("para_1", (unsure(text, "the Covenant", "A/RES/9", "A/57/292"),)),))
    for number in (4, 5):
        citing_paper(viewer, f"A/60/{number}", "A/1/1", "para:7")
    citing_paper(viewer, "A/60/6", "A/2/2")


def test_tabs(home: Home, owner: Viewer) -> None:
    filled(owner)
    assert queue.counts(owner) == {"sure": 2, "choose": 1, "missing": 2}
    sure = queue.tab(owner, "sure", size=1)
    assert (sure.total, [row.document for row in sure.rows]) == (2, ["A/60/1"])
    row = sure.rows[0]
    assert (row.label, row.target_href, row.href) == (
        "A/57/292, para. 2",
        "/A/57/292/para/2",
        "/A/60/1/en/para/1",
    )
    assert row.sentence[row.start : row.end] == "A/57/292"
    (choose,) = queue.tab(owner, "choose").rows
    assert [one.target for one in choose.candidates] == ["A/57/292", "A/RES/9"]  # what is here comes first
    missing = queue.tab(owner, "missing")
    assert (missing.total, [(row.target, row.times, row.documents) for row in missing.rows]) == (
        2, [("A/1/1", 2, 2), ("A/2/2", 1, 1)],
    )  # fmt: skip
    assert queue.tab(owner, "missing", start=1, size=1).rows[0].target == "A/2/2"


def test_what_has_no_candidates_is_not_to_be_chosen(home: Home, owner: Viewer) -> None:
    text = "See paragraph 15 (a)."
    put(owner, paper("A/60/1", text), (("para_1", (says(text, "paragraph 15 (a)", None),)),))
    assert queue.counts(owner) == {"sure": 0, "choose": 0, "missing": 0}


def test_one_document(home: Home, owner: Viewer) -> None:
    filled(owner)
    edition = Citation.objects.get(edition__work__symbol="A/60/4").edition_id
    assert queue.counts(owner, edition) == {"sure": 0, "choose": 0, "missing": 1}
    assert queue.tab(owner, "missing", document=edition).total == 1
    assert [one.target for one in queue.acquisitions(owner, edition)] == ["A/1/1"]


def test_what_was_decided_is_in_the_queue_no_more(home: Home, owner: Viewer) -> None:
    filled(owner)
    deciding.decide(owner, pk("A/60/1"), "accepted")
    deciding.decide(owner, pk("A/60/3"), "accepted", "A/57/292")
    deciding.decide(owner, pk("A/60/6"), "rejected")
    assert queue.counts(owner) == {"sure": 1, "choose": 0, "missing": 1}


def test_the_list_of_acquisitions(home: Home, owner: Viewer) -> None:
    filled(owner)
    citing_paper(owner, "A/60/7", "gc:ccpr/99", "para:9")
    assert [(one.target, one.label, one.times, one.documents) for one in queue.acquisitions(owner)] == [
        ("A/1/1", "A/1/1", 2, 2),
        ("A/2/2", "A/2/2", 1, 1),
        ("gc:ccpr/99", "CCPR, general comment No. 99", 1, 1),
    ]


def test_what_is_private_is_missing_for_others(home: Home, everyone: dict[str, Viewer]) -> None:
    author, editor = everyone["contributor"], everyone["editor"]
    put(author, paper("A/99/1", "Secret."), (), Visibility.PRIVATE)
    citing_paper(author, "A/60/1", "A/99/1")
    citing_paper(author, "A/60/2", "A/98/1", visibility=Visibility.PRIVATE)
    assert queue.counts(everyone["admin"]) == {"sure": 1, "choose": 0, "missing": 1}
    assert queue.counts(editor) == {"sure": 0, "choose": 0, "missing": 1}
    assert [one.target for one in queue.acquisitions(editor)] == ["A/99/1"]
    assert queue.tab(editor, "missing").rows[0].target_href == ""


def test_only_editors_and_only_known_tabs(home: Home, everyone: dict[str, Viewer]) -> None:
    for ask in (queue.counts, queue.measured, lambda viewer: list(queue.acquisitions(viewer))):
        with pytest.raises(NotAllowedError):
            ask(everyone["contributor"])  # type: ignore[operator]
    with pytest.raises(UsageError, match="sure, choose, missing"):
        queue.tab(everyone["editor"], "all")


def test_the_share_of_right_proposals(home: Home, owner: Viewer) -> None:
    filled(owner)
    done = deciding.decide(owner, pk("A/60/1"), "accepted")
    deciding.decide(owner, pk("A/60/2"), "rejected")
    deciding.decide(owner, pk("A/60/3"), "accepted", "A/RES/9")  # nothing was proposed
    assert queue.measured(owner) == queue.Measured(2, 1)
    assert queue.measured(owner).share is None  # too few
    deciding.undo(owner, done.batch)
    assert queue.measured(owner) == queue.Measured(1, 0)
    work = Citation.objects.filter(work=None).first().edition.work  # type: ignore[union-attr]
    CitationDecision.objects.bulk_create(
        CitationDecision(
            work=work, language="en", address="p", quote="q", verdict=Verdict.ACCEPTED, proposed="A/1/1"
        )
        for _ in range(49)
    )
    assert queue.measured(owner).share == 0.98


def test_the_same_words_in_two_citations(home: Home, owner: Viewer) -> None:
    text = "See A/1/1 and A/1/1."
    first = says(text, "A/1/1", "A/1/1")
    put(owner, paper("A/60/1", text), (("para_1", (first, first)),))
    (row,) = queue.tab(owner, "missing").rows
    assert (row.times, row.documents) == (2, 1)
