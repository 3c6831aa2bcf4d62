"""A person's word on a citation holds, is found again after rereading, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from tests.library.citations.papers import citing_paper, paper, put, says, target_paper, unsure
from tests.library.shelf import somebody
from travaux.library import rereading
from travaux.library.citations import deciding, finding
from travaux.library.home import Home
from travaux.library.models import AuditEntry, Citation, CitationDecision, Edition, Visibility
from travaux.library.permissions import Viewer
from travaux.texts.errors import ConflictError, FieldsError, MissingError, NotAllowedError

pytestmark = pytest.mark.django_db


def only(edition: Edition) -> Citation:
    return edition.citations.select_related("work", "decision").get()


def shown(edition: Edition, viewer: Viewer) -> list[tuple[str, str, str]]:
    """Words, state and target of each citation that is shown."""
    return [
        (one.text, one.state, one.target)
        for some in finding.in_blocks(viewer, edition.pk).values()
        for one in some
    ]


@pytest.mark.parametrize("who", ["visitor", "reader", "contributor"])
def test_only_editors_review(home: Home, everyone: dict[str, Viewer], who: str) -> None:
    edition = citing_paper(everyone["admin"], "A/60/1", "A/57/292")
    with pytest.raises(NotAllowedError):
        deciding.decide(everyone[who], only(edition).pk, "accepted")
    with pytest.raises(NotAllowedError):
        deciding.accept_all(everyone[who], [only(edition).pk])
    with pytest.raises(NotAllowedError):
        deciding.add(everyone[who], edition.pk, "para_1", 0, 3, "A/1/1")
    with pytest.raises(NotAllowedError):
        deciding.undo(everyone[who], uuid4())
    deciding.decide(everyone["editor"], only(edition).pk, "accepted")
    assert only(edition).decision is not None


def test_what_may_not_be_seen_is_not_there_to_be_decided(home: Home, everyone: dict[str, Viewer]) -> None:
    edition = citing_paper(everyone["contributor"], "A/60/1", "A/57/292", visibility=Visibility.PRIVATE)
    with pytest.raises(MissingError):
        deciding.decide(everyone["editor"], only(edition).pk, "rejected")
    with pytest.raises(MissingError):
        deciding.add(everyone["editor"], edition.pk, "para_1", 0, 3, "A/1/1")
    assert deciding.accept_all(everyone["editor"], [only(edition).pk]).count == 0


def test_another_target(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    right = target_paper(owner, "A/57/299")
    edition = citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    done = deciding.decide(owner, only(edition).pk, "other", "A/57/299", ["para:3"])
    row = only(edition)
    assert (row.state, row.work, row.target) == ("resolved", right.work, "A/57/299")
    assert [place.address for place in row.places.all()] == ["para_3"]
    right.work.refresh_from_db()
    assert right.work.cited == 1
    entry = AuditEntry.objects.get(action="review")
    assert (entry.details["verdict"], entry.details["batch"]) == ("other", str(done.batch))
    deciding.undo(owner, done.batch)
    row = only(edition)
    assert (row.target, row.pinpoints, row.decision, row.overruled) == ("A/57/292", ["para:2"], None, {})
    assert [place.address for place in row.places.all()] == ["para_2"]
    right.work.refresh_from_db()
    assert right.work.cited == 0
    assert AuditEntry.objects.filter(action="undo-review").count() == 1
    with pytest.raises(MissingError, match="nothing to undo"):
        deciding.undo(owner, done.batch)


def test_a_rejected_one_is_shown_no_more_and_counts_no_more(home: Home, owner: Viewer) -> None:
    target = target_paper(owner)
    edition = citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    done = deciding.decide(owner, only(edition).pk, "rejected")
    assert shown(edition, owner) == []
    assert finding.counts(owner, target.work_id) == {}
    target.work.refresh_from_db()
    assert target.work.cited == 0
    deciding.undo(owner, done.batch)
    assert finding.counts(owner, target.work_id) == {"para_2": 1}


def test_choosing_among_candidates(home: Home, owner: Viewer) -> None:
    text = "Under article 9 of the Covenant, everyone is free."
    found = (("para_1", (unsure(text, "the Covenant", "A/RES/1", "A/RES/2"),)),)
    edition = put(owner, paper("A/60/1", text), found)
    target_paper(owner, "A/RES/2")
    with pytest.raises(FieldsError, match="candidates"):
        deciding.decide(owner, only(edition).pk, "accepted")
    deciding.decide(owner, only(edition).pk, "accepted", "A/RES/2")
    assert shown(edition, owner) == [("the Covenant", "resolved", "A/RES/2")]


def test_accepting_many_leaves_out_what_is_not_sure(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    sure = [citing_paper(owner, f"A/60/{number}", "A/57/292") for number in range(1, 4)]
    waits = citing_paper(owner, "A/60/9", "A/1/1")
    done = deciding.accept_all(owner, [only(one).pk for one in [*sure, waits]])
    assert done.count == 3
    assert only(waits).decision is None
    assert deciding.accept_all(owner, [only(sure[0]).pk]).count == 0  # decided already
    assert deciding.undo(owner, done.batch).count == 3
    assert deciding.accept_all(owner, document=sure[0].pk).count == 1


def test_two_people_at_once(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    edition = citing_paper(owner, "A/60/1", "A/57/292")
    other = somebody("editor", "another")
    deciding.decide(owner, only(edition).pk, "accepted")
    with pytest.raises(ConflictError, match="owner has decided on “A/57/292” meanwhile"):
        deciding.decide(other, only(edition).pk, "rejected")
    assert only(edition).state == "resolved"
    seen = only(edition).decision_id
    deciding.decide(other, only(edition).pk, "rejected", seen=seen)  # who has seen it may think otherwise
    assert only(edition).state == "rejected"
    assert CitationDecision.objects.filter(undone=False).count() == 1


def test_one_may_change_ones_mind(home: Home, owner: Viewer) -> None:
    edition = citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    deciding.decide(owner, only(edition).pk, "other", "A/1/1")
    deciding.decide(owner, only(edition).pk, "accepted")
    row = only(edition)
    assert (row.target, row.pinpoints, row.overruled["target"]) == ("A/57/292", ["para:2"], "A/57/292")


def test_adding_by_hand(home: Home, owner: Viewer) -> None:
    target = target_paper(owner)
    text = "The report on migrants of 2002 said so."
    edition = put(owner, paper("A/60/1", text), ())
    start = text.index("report on migrants")
    done = deciding.add(owner, edition.pk, "para_1", start, start + 18, "A/57/292", ["para:2"])
    assert shown(edition, owner) == [("report on migrants", "resolved", "A/57/292")]
    assert finding.counts(owner, target.work_id) == {"para_2": 1}
    with pytest.raises(FieldsError, match="is a citation already"):
        deciding.add(owner, edition.pk, "para_1", start + 3, start + 9, "A/1/1")
    deciding.undo(owner, done.batch)
    assert shown(edition, owner) == []


@pytest.mark.parametrize(
    ("start", "end", "target", "pins", "says_"),
    [
        (5, 5, "A/1/1", [], "Select the words"),  # nothing marked
        (0, 10_000, "A/1/1", [], "Select the words"),  # beyond the paragraph
        (0, 5, "", [], "Say what is cited"),
        (0, 5, "A" * 300, [], "at most 220"),
        (0, 5, "A/1/1", ["page twelve"], "is not a pinpoint"),
        (0, 5, "A/1/1", ["para:1"] * 51, "at most 50"),
    ],
)
def test_adding_what_can_not_be(
    home: Home, owner: Viewer, start: int, end: int, target: str, pins: list[str], says_: str
) -> None:
    edition = put(owner, paper("A/60/1", "The report said so."), ())
    with pytest.raises(FieldsError, match=says_):
        deciding.add(owner, edition.pk, "para_1", start, end, target, pins)
    assert not CitationDecision.objects.exists()


@pytest.mark.parametrize("verdict", ["accepted", "other", "rejected", "added"])
def test_decisions_survive_a_new_version(home: Home, owner: Viewer, verdict: str) -> None:
    """The same words in a paragraph that has another number now."""
    target_paper(owner)
    words, about = "A/57/292", "as was said in A/57/292 by many of those who spoke."
    first = put(
        owner,
        paper("A/60/1", f"It recalls it, {about}"),
        (("para_1", (says(f"It recalls it, {about}", words, words),)),),
    )
    if verdict == "added":
        first.citations.all().delete()
        text = first.blocks.get(address="para_1").text
        at = text.index(words)
        deciding.add(owner, first.pk, "para_1", at, at + len(words), "A/57/299")
    else:
        deciding.decide(owner, only(first).pk, verdict, "A/57/299" if verdict == "other" else "")
    longer = paper("A/60/1", "Something new in front of it.", f"It recalls it, {about}")
    found = (("para_2", (says(f"It recalls it, {about}", words, words),)),) if verdict != "added" else ()
    second = put(owner, longer, found)
    assert second.version == 2
    row = only(second)
    expected = {"accepted": "A/57/292", "rejected": "A/57/292"}.get(verdict, "A/57/299")
    assert (row.address, row.target, row.decision.verdict if row.decision else "") == (
        "para_2", expected, verdict,
    )  # fmt: skip
    assert row.state == ("rejected" if verdict == "rejected" else row.state)


def test_a_decision_on_words_that_are_gone_waits_for_them(home: Home, owner: Viewer) -> None:
    first = citing_paper(owner, "A/60/1", "A/57/292")
    deciding.decide(owner, only(first).pk, "rejected")
    put(owner, paper("A/60/1", "Nothing is cited here."), ())
    again = citing_paper(owner, "A/60/1", "A/57/292", date="2011-01-01")
    assert only(again).state == "rejected"


def test_rereading_keeps_what_was_decided(home: Home, owner: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    target_paper(owner)
    edition = citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    deciding.decide(owner, only(edition).pk, "other", "A/57/299")
    text = edition.blocks.get(address="para_1").text
    made = paper("A/60/1", text, "It thanks the State party.")
    found = (("para_1", (says(text, "A/57/292", "A/57/292", "para:2"),)),)
    rereading.replace_contents(owner, edition, replace(made), found)
    assert (only(edition).target, only(edition).overruled["pinpoints"]) == ("A/57/299", ["para:2"])
    deciding.undo(owner, only(edition).decision.batch)  # type: ignore[union-attr]
    assert (only(edition).target, only(edition).state) == ("A/57/292", "resolved")
