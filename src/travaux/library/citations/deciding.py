"""What people decide on citations: accept, another target, reject, add by hand, and undo.

In: a viewer who may review, citations they see, their word. Out: the citation as decided, a decision that
is found again by quote and place after rereading, an entry in the log, and a batch by which it is undone;
one transaction each. When somebody else has decided meanwhile, nothing changes (ConflictError).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from travaux.library import audit
from travaux.library.citations import keeping, names, remembering, seeing
from travaux.library.citations.following import following, hold
from travaux.library.citations.keeping import BY_HAND
from travaux.library.citations.remembering import Spot
from travaux.library.models import (
    Block,
    Citation,
    CitationDecision,
    CitationState,
    CitedPlace,
    Edition,
    Verdict,
)
from travaux.library.permissions import Action, Viewer, require, visible_editions
from travaux.texts import pinpoint
from travaux.texts.citation import SELF
from travaux.texts.errors import ConflictError, FieldsError, MissingError

MOST_AT_ONCE = 500
"""Citations that are accepted by one action: what a person can have looked at."""

_LONGEST_TARGET = 220  # as the tables have it
_LONGEST_QUOTE = 1000  # characters that a person marks by hand as one citation
_MOST_PINPOINTS = 50


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided: the batch to undo it by, how many citations, and the citation (None: several)."""

    batch: UUID
    count: int
    citation: int | None = None


@transaction.atomic
def decide(
    viewer: Viewer,
    citation_id: int,
    verdict: str,
    target: str = "",
    pinpoints: Sequence[str] | None = None,
    *,
    seen: int | None = None,
) -> Decided:
    """Say of a citation that it is right, names something else, or is none.

    `target` is needed for "other", and for "accepted" where there are several candidates; `pinpoints` None
    keeps those there are. `seen` is the decision that the viewer saw (None: none): when somebody else has
    decided since, ConflictError. Raises MissingError when the citation is not there any more.
    """
    require(viewer, Action.REVIEW)
    hold()
    row = _held(viewer, citation_id)
    _refuse_second(viewer, row, seen)
    _refuse_wrong(row, verdict, target, pinpoints)
    batch = uuid.uuid4()
    with following(row.edition.work):
        _decide(viewer, row, verdict, target, pinpoints, batch)
        _settle(row.edition, [row])
    audit.record(
        viewer, "review", _subject(row.edition), edition_id=row.edition_id, batch=str(batch),
        verdict=verdict, address=row.address, text=row.text, target=row.target,
    )  # fmt: skip
    return Decided(batch, 1, row.pk)


@transaction.atomic
def accept_all(viewer: Viewer, ids: Iterable[int] = (), *, document: int | None = None) -> Decided:
    """Accept all sure proposals among these citations, or of one edition; at most `MOST_AT_ONCE`.

    Those that are decided already, are gone, or may not be seen are left out.
    """
    require(viewer, Action.REVIEW)
    hold()
    some_of = {"pk__in": list(ids)[:MOST_AT_ONCE]} if document is None else {"edition": document}
    rows = _sure(viewer).filter(**some_of)
    batch, count = uuid.uuid4(), 0
    held = list(rows.select_for_update(of=("self",)).order_by("edition", "place", "start")[:MOST_AT_ONCE])
    for edition, some in _by_edition(held):
        texts = _texts(some)
        decisions = [
            _decision(viewer, one, Verdict.ACCEPTED, "", None, batch, texts[one.address]) for one in some
        ]
        CitationDecision.objects.bulk_create(decisions)
        for one, decision in zip(some, decisions, strict=True):
            one.overruled, one.decision = keeping.proposal(one), decision
        Citation.objects.bulk_update(some, ["overruled", "decision"])
        count += len(some)
        audit.record(
            viewer, "review", _subject(edition), edition_id=edition.pk, batch=str(batch),
            verdict=str(Verdict.ACCEPTED), count=len(some),
        )  # fmt: skip
    return Decided(batch, count)


@transaction.atomic
def add(
    viewer: Viewer,
    edition_id: int,
    address: str,
    start: int,
    end: int,
    target: str,
    pinpoints: Sequence[str] = (),
) -> Decided:
    """Add a citation that was not found: a stretch of a block's text and what it names.

    Raises FieldsError when the stretch is empty or is a citation already, or the target is missing.
    """
    require(viewer, Action.REVIEW)
    hold()
    edition, block = _there(viewer, edition_id, address)
    _refuse_stretch(edition, address, start, end, len(block.text))
    _check_target(target, pinpoints)
    quote = remembering.quote(address, block.text, start, end)
    decision = _addition(viewer, edition, quote, target, pinpoints)
    with following(edition.work):
        decision.save()
        made = keeping.added(edition, Spot(address, start, end), block.place, decision)
        keeping.insert(edition, [made])
    audit.record(
        viewer, "review", _subject(edition), edition_id=edition.pk, batch=str(decision.batch),
        verdict=str(Verdict.ADDED), address=address, text=quote.text, target=target,
    )  # fmt: skip
    return Decided(decision.batch, 1, made.pk)


def _addition(
    viewer: Viewer, edition: Edition, quote: remembering.Quote, target: str, pinpoints: Sequence[str]
) -> CitationDecision:
    return CitationDecision(
        work=edition.work, language=edition.language, address=quote.address, quote=quote.text,
        before=quote.before, after=quote.after, verdict=Verdict.ADDED, target=target,
        pinpoints=list(pinpoints), by=viewer.person,
    )  # fmt: skip


@transaction.atomic
def undo(viewer: Viewer, batch: UUID) -> Decided:
    """Take back all that was decided in a batch; what was proposed stands again.

    What somebody has decided anew since then stays. Raises MissingError when there is nothing to undo.
    """
    require(viewer, Action.REVIEW)
    hold()
    decisions = CitationDecision.objects.filter(batch=batch, undone=False)
    rows = list(
        Citation.objects.filter(decision__in=decisions, edition__in=visible_editions(viewer))
        .select_for_update(of=("self",))
        .select_related("edition__work")
        .order_by("edition", "place", "start")
    )
    if not rows and not decisions.filter(by=viewer.person).exists():
        raise MissingError("There is nothing to undo: it was undone or decided anew already.")
    kept = [one.decision_id for one in rows if one.decision_id is not None]
    for edition, some in _by_edition(rows):
        with following(edition.work):
            _take_back(edition, some)
        audit.record(
            viewer, "undo-review", _subject(edition), edition_id=edition.pk, batch=str(batch), count=len(some)
        )
    undone = CitationDecision.objects.filter(pk__in=kept) | decisions.filter(by=viewer.person)
    undone.update(undone=True)
    return Decided(batch, len(rows))


def _sure(viewer: Viewer) -> QuerySet[Citation]:
    """What was resolved and nobody has decided on, where they may see the target."""
    rows = seeing.citing(viewer).filter(state=CitationState.RESOLVED, decision=None)
    return rows.filter(work__in=seeing.visible_works(viewer)).select_related("edition__work")


def _held(viewer: Viewer, citation_id: int) -> Citation:
    row = (
        Citation.objects.filter(pk=citation_id, edition__in=visible_editions(viewer))
        .select_for_update(of=("self",))
        .select_related("edition__work", "decision__by")
        .first()
    )
    if row is None:
        raise MissingError("This citation is not there any more: the document was read again, or removed.")
    return row


def _refuse_second(viewer: Viewer, row: Citation, seen: int | None) -> None:
    there = row.decision
    if there is None or there.pk == seen or (viewer.person is not None and there.by_id == viewer.person.pk):
        return
    who = there.by.get_username() if there.by else "Somebody"
    raise ConflictError(
        f"{who} has decided on “{row.text}” meanwhile ({Verdict(there.verdict).label}): "
        "look at it again, then decide."
    )


def _refuse_wrong(row: Citation, verdict: str, target: str, pinpoints: Sequence[str] | None) -> None:
    if verdict not in (Verdict.ACCEPTED, Verdict.OTHER, Verdict.REJECTED):
        raise FieldsError({"verdict": f"“{verdict}” is unknown: use accepted, other or rejected."})
    if verdict == Verdict.OTHER or (verdict == Verdict.ACCEPTED and not _proposed(row)):
        _check_target(target, pinpoints or ())
    elif pinpoints:
        _check_pinpoints(pinpoints)


def _check_target(target: str, pinpoints: Sequence[str]) -> None:
    if target != SELF and not names.key(target):
        raise FieldsError({"target": "Say what is cited: a symbol, or one of the candidates."})
    if len(target) > _LONGEST_TARGET:
        raise FieldsError({"target": f"A symbol has at most {_LONGEST_TARGET} characters."})
    _check_pinpoints(pinpoints)


def _check_pinpoints(pinpoints: Sequence[str]) -> None:
    if len(pinpoints) > _MOST_PINPOINTS:
        raise FieldsError({"pinpoints": f"Name at most {_MOST_PINPOINTS} places."})
    for one in pinpoints:
        try:
            pinpoint.parse(one)
        except pinpoint.PinpointError as error:
            raise FieldsError({"pinpoints": str(error)}) from None


def _there(viewer: Viewer, edition_id: int, address: str) -> tuple[Edition, Block]:
    """An edition and a block of it that they may see."""
    edition = visible_editions(viewer).select_related("work").filter(pk=edition_id).first()
    block = edition.blocks.filter(address=address).first() if edition else None
    if edition is None or block is None:
        raise MissingError("The paragraph is not there any more: open the document again.")
    return edition, block


def _refuse_stretch(edition: Edition, address: str, start: int, end: int, length: int) -> None:
    if not 0 <= start < end <= length or end - start > _LONGEST_QUOTE:
        raise FieldsError({"text": "Select the words that cite, inside one paragraph."})
    there = edition.citations.filter(address=address, start__lt=end, end__gt=start)
    if clash := there.exclude(state=CitationState.REJECTED).first():
        raise FieldsError({"text": f"“{clash.text}” is a citation already: change its target instead."})


def _proposed(row: Citation) -> str:
    return str(row.overruled.get("target", "")) if row.decision_id else row.target


def _decide(
    viewer: Viewer, row: Citation, verdict: str, target: str, pinpoints: Sequence[str] | None, batch: UUID
) -> None:
    if row.decision is not None:
        CitationDecision.objects.filter(pk=row.decision.pk).update(undone=True)
        if row.rule != BY_HAND:
            keeping.unfollow(row)
    text = row.edition.blocks.get(address=row.address).text
    decision = _decision(viewer, row, verdict, target, pinpoints, batch, text)
    decision.save()
    keeping.follow(row, decision)


def _decision(
    viewer: Viewer,
    row: Citation,
    verdict: str,
    target: str,
    pinpoints: Sequence[str] | None,
    batch: UUID,
    text: str,
) -> CitationDecision:
    quote = remembering.quote(row.address, text, row.start, row.end, row.target)
    by_hand = row.rule == BY_HAND and verdict != Verdict.REJECTED
    return CitationDecision(
        work=row.edition.work,
        language=row.edition.language,
        address=row.address,
        quote=quote.text,
        before=quote.before,
        after=quote.after,
        verdict=Verdict.ADDED if by_hand else verdict,
        proposed="" if row.rule == BY_HAND else row.target,
        target="" if verdict == Verdict.REJECTED else (target or row.target),
        pinpoints=list(row.pinpoints if pinpoints is None else pinpoints),
        batch=batch,
        by=viewer.person,
    )


def _settle(edition: Edition, rows: Sequence[Citation]) -> None:
    """Resolve rows whose target has changed, and write them with their places."""
    by_key = names.works_by_key(one.key for one in rows)
    for one in rows:
        keeping.resolve(one, edition, by_key)
    CitedPlace.objects.filter(citation__in=[one.pk for one in rows]).delete()
    fields = ["state", "work", "key", "target", "pinpoints", "candidates", "reason", "overruled", "decision"]
    Citation.objects.bulk_update(rows, fields, batch_size=MOST_AT_ONCE)
    keeping.place(edition, rows)


def _take_back(edition: Edition, rows: Sequence[Citation]) -> None:
    by_hand = [one.pk for one in rows if one.rule == BY_HAND]
    Citation.objects.filter(pk__in=by_hand).delete()
    rest = [one for one in rows if one.rule != BY_HAND]
    for one in rest:
        keeping.unfollow(one)
    _settle(edition, rest)


def _by_edition(rows: Sequence[Citation]) -> list[tuple[Edition, list[Citation]]]:
    found: dict[int, tuple[Edition, list[Citation]]] = {}
    for one in rows:
        found.setdefault(one.edition_id, (one.edition, []))[1].append(one)
    return list(found.values())


def _texts(rows: Sequence[Citation]) -> dict[str, str]:
    edition = rows[0].edition
    addresses = {one.address for one in rows}
    return dict(edition.blocks.filter(address__in=addresses).values_list("address", "text"))


def _subject(edition: Edition) -> str:
    return f"{edition.work.symbol} ({edition.language})"
