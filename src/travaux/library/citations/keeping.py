"""Keeps the citations that were found in an edition.

In: an edition with its blocks, and what was found in them. Out: a row for each citation, those that lead
nowhere yet among them, with the paragraphs it names and the person's decision it follows. What stood there
before is replaced. Written in the transaction that stores the edition (`following` is around it).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from travaux import __version__
from travaux.library.citations import names, placing, remembering, waking
from travaux.library.citations.remembering import Quote
from travaux.library.models import (
    Citation,
    CitationDecision,
    CitationState,
    CitedPlace,
    Edition,
    Verdict,
    Work,
)
from travaux.texts import citation as texts
from travaux.texts.citation import SELF

Found = Iterable[tuple[str, Sequence[texts.Citation]]]
"""Citations by the address of their block, in reading order (`citing.cite_reading`)."""

BY_HAND = "by-hand"
"""The rule of a citation that a person added."""

_LONGEST = 220  # a target as the tables have it; no honest one is longer
_ROWS_AT_A_TIME = 500


def carried(found: Found, renamed: Mapping[str, str]) -> Found:
    """The same with the addresses that the blocks have now (`carrying`)."""
    return [(renamed.get(address, address), some) for address, some in found]


def write(edition: Edition, found: Found) -> int:
    """Put these citations in the place of those an edition has; how many there are then."""
    clear(edition)
    blocks = dict(edition.blocks.values_list("address", "place"))
    decisions = list(
        CitationDecision.objects.filter(work=edition.work_id, language=edition.language, undone=False)
    )
    texts_of = dict(edition.blocks.values_list("address", "text")) if decisions else {}
    rows = [
        row(edition, address, blocks[address], one)
        for address, some in found
        if address in blocks
        for one in some
        if len(one.target or "") <= _LONGEST
    ]
    rows += _decided(edition, rows, decisions, texts_of, blocks)
    insert(edition, rows)
    Edition.objects.filter(pk=edition.pk).update(finder=__version__)
    edition.finder = __version__
    return len(rows)


def clear(edition: Edition) -> None:
    """Forget the citations of an edition."""
    CitedPlace.objects.filter(citation__edition=edition).delete()
    Citation.objects.filter(edition=edition).delete()


def move(editions: Iterable[Edition], work: Work, language: str | None = None) -> None:
    """Editions are about to go to another work or language: what hangs on them goes along.

    References to themselves lead to the new work, and the decisions that they follow belong to it; where
    another version follows a decision too, it stays for that one and is copied.
    """
    for edition in editions:
        own = Citation.objects.filter(edition=edition, target=SELF, state=CitationState.RESOLVED)
        CitedPlace.objects.filter(citation__in=own.values("pk")).update(work=work)
        own.update(work=work)
        rows = Citation.objects.filter(edition=edition).exclude(decision=None)
        ids = list(rows.values_list("decision", flat=True))
        shared = Citation.objects.filter(decision__in=ids).exclude(edition=edition)
        kept = set(shared.values_list("decision", flat=True))
        there = CitationDecision.objects.filter(pk__in=set(ids) - kept)
        there.update(work=work, language=language or edition.language)
        for one in CitationDecision.objects.filter(pk__in=kept):
            was, one.pk, one.work, one.language = one.pk, None, work, language or edition.language
            one.save(force_insert=True)
            rows.filter(decision=was).update(decision=one)


def row(edition: Edition, address: str, place: int, one: texts.Citation) -> Citation:
    """A citation as a row that is not resolved yet."""
    return Citation(
        edition=edition,
        place=place,
        address=address,
        start=one.start,
        end=one.end,
        text=one.text,
        kind=one.kind.value,
        target=one.target or "",
        key=names.key(one.target),
        pinpoints=[str(pinpoint) for pinpoint in one.pinpoints],
        rule=one.rule,
        reason=one.reason,
        candidates=[list(candidate) for candidate in one.candidates],
        corrected=one.corrected[:_LONGEST],
        state=CitationState.WAITING,
    )


def insert(edition: Edition, rows: Sequence[Citation]) -> None:
    """Resolve new rows of an edition and write them with their places."""
    by_key = names.works_by_key(one.key for one in rows)
    for one in rows:
        resolve(one, edition, by_key)
    made = Citation.objects.bulk_create(rows, batch_size=_ROWS_AT_A_TIME)
    place(edition, made)


def resolve(one: Citation, edition: Edition, by_key: Mapping[str, Sequence[int]]) -> None:
    """Set state and work of a row by who goes by its key."""
    works = [edition.work_id] if one.target == SELF else by_key.get(one.key, [])
    if one.state == CitationState.REJECTED:
        works = []
    elif len(works) == 1:
        one.state = CitationState.RESOLVED
    else:
        one.state = CitationState.WAITING if one.key and not works else CitationState.AMBIGUOUS
    one.work_id = works[0] if len(works) == 1 else None


def place(edition: Edition, rows: Iterable[Citation]) -> None:
    """Write the places of resolved rows that have none."""
    resolved = [one for one in rows if one.work_id is not None and one.pinpoints]
    own = [one for one in resolved if one.target == SELF]
    order = dict(edition.blocks.values_list("address", "place")) if own else {}
    CitedPlace.objects.bulk_create(
        [
            CitedPlace(citation=one, work_id=edition.work_id, address=spot.address, found=spot.found)
            for one in own
            for spot in placing.place_own(one.pinpoints, order, one.address)
        ],
        batch_size=_ROWS_AT_A_TIME,
    )
    waking.put((one.pk, one.work_id or 0, one.pinpoints) for one in resolved if one.target != SELF)


def follow(one: Citation, decision: CitationDecision) -> None:
    """Let a row say what a person decided; what was proposed is kept beside it."""
    if not one.overruled and one.rule != BY_HAND:
        one.overruled = proposal(one)
    one.decision = decision
    if decision.verdict == Verdict.REJECTED:
        one.state, one.key, one.work_id = CitationState.REJECTED, "", None
        return
    one.state = CitationState.WAITING
    one.target, one.pinpoints, one.candidates = decision.target, list(decision.pinpoints), []
    one.key = names.key(decision.target)


def proposal(one: Citation) -> dict[str, Any]:
    """What is proposed for a row now, to be kept beside what a person decides."""
    return {name: getattr(one, name) for name in ("target", "pinpoints", "candidates", "reason")}


def unfollow(one: Citation) -> None:
    """Let a row say again what was proposed."""
    for name, value in (one.overruled or {}).items():
        setattr(one, name, value)
    one.overruled, one.decision = {}, None
    one.state, one.key = CitationState.WAITING, names.key(one.target)


def added(edition: Edition, spot: remembering.Spot, place_in: int, decision: CitationDecision) -> Citation:
    """The row of a citation that a person added."""
    made = Citation(
        edition=edition,
        place=place_in,
        address=spot.address,
        start=spot.start,
        end=spot.end,
        text=decision.quote,
        kind=texts.CitationKind.DOCUMENT.value,
        rule=BY_HAND,
        reason="",
        state=CitationState.WAITING,
    )
    follow(made, decision)
    return made


def _decided(
    edition: Edition,
    rows: Sequence[Citation],
    decisions: Sequence[CitationDecision],
    texts_of: Mapping[str, str],
    blocks: Mapping[str, int],
) -> list[Citation]:
    """Let rows follow the decisions that were made on them; rows that a person added and nobody found."""
    if not decisions:
        return []
    quotes = [remembering.quote(r.address, texts_of[r.address], r.start, r.end, r.target) for r in rows]
    pairs = remembering.match(quotes, [quote_of(one) for one in decisions])
    for at, number in pairs.items():
        follow(rows[at], decisions[number])
    made = []
    for number, one in enumerate(decisions):
        if one.verdict == Verdict.ADDED and number not in pairs.values():
            spot = remembering.locate(quote_of(one), texts_of)
            if spot is not None:
                made.append(added(edition, spot, blocks[spot.address], one))
    return made


def quote_of(decision: CitationDecision) -> Quote:
    """Where a decision was made."""
    return Quote(decision.address, decision.quote, decision.before, decision.after, decision.proposed)
