"""What a viewer sees of citations: cited works they may not see look as if they were not in the library.

In: a viewer and rows. Out: querysets of what is visible, and for rows of a page what they show. Whether a
citation is resolved is kept for the library as a whole; here it is worked out again for one viewer, from
the few rows that a page shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from travaux.library.citations import labels, names, placing
from travaux.library.models import Citation, CitationState, CitedPlace, Edition, Role, Work
from travaux.library.permissions import Action, Viewer, may, visible_editions
from travaux.texts.citation import PREVIOUS, SELF
from travaux.texts.links import Place


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that may be meant, with where it leads ("" when it is not in the library)."""

    target: str
    label: str
    reason: str
    href: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A citation as somebody sees it.

    `start` and `end` count characters of the block's text. `href` leads to the cited paragraph, or to
    the document, or is "". `found` is False when the document is here and has no such paragraph.
    `decided` is what a person said of it ("accepted" …), "" when nobody has.
    """

    id: int
    address: str
    start: int
    end: int
    text: str
    kind: str
    state: str
    target: str
    label: str
    href: str
    pinpoints: tuple[str, ...]
    places: tuple[str, ...]
    found: bool
    candidates: tuple[Choice, ...]
    rule: str
    reason: str
    corrected: str
    decided: str
    work_id: int | None


def visible_works(viewer: Viewer) -> QuerySet[Work]:
    """The works they may see: with an edition that they see, or an instrument."""
    if not may(viewer, Action.READ):
        return Work.objects.none()
    seen = Exists(visible_editions(viewer).filter(work=OuterRef("pk")))
    return Work.objects.filter(seen | Q(symbol__startswith=names.INSTRUMENT))


def sees_all(viewer: Viewer) -> bool:
    """Whether nothing is hidden from them."""
    return may(viewer, Action.READ) and viewer.role == Role.ADMIN


def citing(viewer: Viewer) -> QuerySet[Citation]:
    """The citations in current editions that they may see, but for those a person rejected."""
    rows = Citation.objects.filter(edition__superseded=False).exclude(state=CitationState.REJECTED)
    if sees_all(viewer):
        return rows
    # Looked up for each citation: what this costs depends on the citations asked for, not on the library.
    return rows.filter(Exists(visible_editions(viewer).filter(pk=OuterRef("edition"))))


def of_others(viewer: Viewer, work_id: int) -> QuerySet[Citation]:
    """The citations of a work in other documents that they may see; none when they don't see the work."""
    there = visible_works(viewer).filter(pk=OuterRef("work"))
    return (
        citing(viewer)
        .filter(Exists(there), work=work_id, state=CitationState.RESOLVED)
        .exclude(edition__work=work_id)
    )


def at(rows: QuerySet[Citation], work_id: int, address: str, *, under: bool = False) -> QuerySet[Citation]:
    """Those of these citations that name a place of a work, or with `under` what is part of it."""
    wanted = Q(address=address)
    if under:
        wanted |= Q(address__startswith=f"{address}__")
    there = CitedPlace.objects.filter(wanted, work=work_id)
    return rows.filter(pk__in=there.values("citation"))


def cited_works(viewer: Viewer, ids: Iterable[int]) -> dict[int, Work]:
    """Those of these works that they may see."""
    return {one.pk: one for one in visible_works(viewer).filter(pk__in=set(ids))}


@dataclass(slots=True)
class _Known:
    """What a page of rows needs to know."""

    works: dict[int, Work] = field(default_factory=dict)
    by_key: dict[str, list[int]] = field(default_factory=dict)
    places: dict[int, list[CitedPlace]] = field(default_factory=dict)


def show(viewer: Viewer, rows: Sequence[Citation], language: str = "en") -> list[Shown]:
    """What these rows show to the viewer; three queries however many rows."""
    known = _known(viewer, rows)
    return [_shown(row, known, language) for row in rows]


def _known(viewer: Viewer, rows: Sequence[Citation]) -> _Known:
    keys = {names.key(target) for row in rows for target, _ in row.candidates}
    keys |= {row.key for row in rows if row.state == CitationState.AMBIGUOUS}
    by_key = names.works_by_key(keys)
    ids = {row.work_id for row in rows if row.work_id} | {one for some in by_key.values() for one in some}
    known = _Known(cited_works(viewer, ids))
    known.by_key = {key: [one for one in some if one in known.works] for key, some in by_key.items()}
    for place in CitedPlace.objects.filter(citation__in=[row.pk for row in rows if row.work_id]).order_by(
        "pk"
    ):
        known.places.setdefault(place.citation_id, []).append(place)
    return known


def _seen(row: Citation, known: _Known) -> tuple[str, Work | None]:
    """State and cited work, as far as this viewer may know of works."""
    work = known.works.get(row.work_id or 0)
    if row.state == CitationState.RESOLVED and work is None:
        return CitationState.WAITING, None
    if row.state == CitationState.AMBIGUOUS and row.key:
        seen = known.by_key.get(row.key, [])
        if len(seen) < 2:  # the others are not for this viewer
            work = known.works[seen[0]] if seen else None
            return (CitationState.RESOLVED if work else CitationState.WAITING), work
    return row.state, work


def _shown(row: Citation, known: _Known, language: str) -> Shown:
    state, work = _seen(row, known)
    settled = row.state == CitationState.AMBIGUOUS and state != row.state
    places = known.places.get(row.pk, []) if work else []
    asked = {one.asked for one in placing.place(row.pinpoints, None)} if places else set()
    there = [one.address for one in places if one.found or one.address not in asked]
    return Shown(
        id=row.pk,
        address=row.address,
        start=row.start,
        end=row.end,
        text=row.text,
        kind=row.kind,
        state=str(state),
        target=row.target,
        label=labels.label(row.target, row.pinpoints, work, language),
        href=href(work, there) if work else "",
        pinpoints=tuple(row.pinpoints),
        places=tuple(one.address for one in places),
        found=all(one.found for one in places),
        candidates=() if settled else _choices(row, known, language),
        rule=row.rule,
        reason=row.reason,
        corrected=row.corrected,
        decided=row.decision.verdict if row.decision else "",
        work_id=work.pk if work else None,
    )


def _choices(row: Citation, known: _Known, language: str) -> tuple[Choice, ...]:
    """The candidates, those that are here first, each group likeliest first."""
    if row.state != CitationState.AMBIGUOUS:
        return ()
    found = []
    for target, reason in row.candidates or [[row.target, ""]]:
        if target in ("", PREVIOUS):
            continue
        if target == SELF:
            label = labels.label(_("This document"), row.pinpoints)
            found.append(Choice(SELF, label, reason, href(row.edition.work)))
            continue
        works = [known.works[one] for one in known.by_key.get(names.key(target), [])]
        for work in works:
            name = target if len(works) == 1 else work.symbol
            label = labels.label(name, row.pinpoints, work, language)
            found.append(Choice(name, label, reason, href(work)))
        if not works:
            found.append(Choice(target, labels.label(target, row.pinpoints, None, language), reason, ""))
    return tuple(sorted(found, key=lambda one: not one.href))


def href(work: Work, addresses: Sequence[str] = ()) -> str:
    """The link to a work, or to a place in it."""
    place = Place(work.symbol)
    return (place.at(addresses[0]) if addresses else place).path()


def href_in(edition: Edition, address: str) -> str:
    """The link to a place in an edition in its language."""
    version = edition.version if edition.superseded else None
    return Place(edition.work.symbol, edition.language, version).at(address).path()
