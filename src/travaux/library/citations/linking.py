"""The citations of an edition as links, for its reading page: nothing but what a link needs.

In: a viewer and an edition that was found for them. Out: for each block where its links stand and lead,
and how often it is cited elsewhere.
It says of each citation what `seeing.show` says, in four plain queries and without its words: a document
may have thousands, and they are on the first page that anybody opens.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db.models import Count, F, TextField, Value
from django.db.models.functions import Cast, Concat

from travaux.library.citations import names, placing, seeing
from travaux.library.models import Citation, CitationState, CitedPlace, Edition
from travaux.library.permissions import Viewer, visible_editions

_Row = tuple[int, str, int, int, str, str, int | None]


class Linked(NamedTuple):
    """A citation: its characters, what became of it; the cited work, and the place in it ("": the whole)."""

    id: int
    start: int
    end: int
    state: str
    work_id: int | None = None
    symbol: str = ""
    place: str = ""


def links(viewer: Viewer, edition: Edition) -> dict[str, list[Linked]]:
    """The citations of an edition by the address of their block, in the order of the text."""
    rows: list[_Row] = list(
        Citation.objects.filter(edition=edition)
        .exclude(state=CitationState.REJECTED)
        .order_by("place", "start", "pk")
        .values_list("pk", "address", "start", "end", "state", "key", "work")
    )
    if not rows:
        return {}
    unsure = names.works_by_key({row[5] for row in rows if row[4] == CitationState.AMBIGUOUS})
    ids = {row[6] for row in rows if row[6]} | {one for some in unsure.values() for one in some}
    symbols = dict(seeing.visible_works(viewer).filter(pk__in=ids).values_list("pk", "symbol"))
    places = _places(edition) if symbols else {}
    found: dict[str, list[Linked]] = defaultdict(list)
    for row in rows:
        state, work = _seen(row, symbols, unsure)
        place = places.get(row[0], "") if work else ""
        found[row[1]].append(Linked(row[0], row[2], row[3], state, work, symbols.get(work or 0, ""), place))
    return dict(found)


def times(viewer: Viewer, edition: Edition) -> dict[str, int]:
    """How many paragraphs of other documents cite each address of the edition's work (`finding.counts`)."""
    others = CitedPlace.objects.filter(work=edition.work_id).exclude(citation__edition__work=edition.work_id)
    if not others.exists():  # most documents: they don't pay for counting
        return {}
    seen = visible_editions(viewer).filter(superseded=False)
    rows = others.filter(citation__state=CitationState.RESOLVED, citation__edition__in=seen)
    passage = Concat(
        Cast(F("citation__edition__work"), TextField()), Value(" "), F("citation__address"),
        output_field=TextField(),
    )  # fmt: skip
    counted = rows.order_by().values_list("address").annotate(times=Count(passage, distinct=True))
    return dict(counted)


def _seen(row: _Row, symbols: dict[int, str], unsure: Mapping[str, Sequence[int]]) -> tuple[str, int | None]:
    """What became of it and the cited work, as far as the viewer may see that."""
    state, key, work = row[4], row[5], row[6]
    if state == CitationState.AMBIGUOUS and key:
        there = [one for one in unsure.get(key, ()) if one in symbols]
        if len(there) < 2:  # the others are not for this viewer
            state, work = CitationState.RESOLVED, there[0] if there else None
    if state != CitationState.RESOLVED:
        return state, None
    return (state, work) if work in symbols else (CitationState.WAITING, None)


def _places(edition: Edition) -> dict[int, str]:
    """The first place of each citation that its target has, or that is nearest to it there."""
    rows = CitedPlace.objects.filter(citation__edition=edition).order_by("pk")
    first: dict[int, str] = {}
    lacking: dict[int, list[str]] = defaultdict(list)
    for citation, address, found in rows.values_list("citation", "address", "found"):
        if found:
            first.setdefault(citation, address)
        else:
            lacking[citation].append(address)
    open_ones = [one for one in lacking if one not in first]
    first.update(_instead(open_ones, lacking))
    return first


def _instead(citations: Iterable[int], lacking: dict[int, list[str]]) -> dict[int, str]:
    """Where the target has the paragraph and not the item that is cited: the paragraph."""
    wanted = list(citations)
    found: dict[int, str] = {}
    if not wanted:
        return found
    for pk, pinpoints in Citation.objects.filter(pk__in=wanted).values_list("pk", "pinpoints"):
        asked = {one.asked for one in placing.place(pinpoints, None)}
        there = [address for address in lacking[pk] if address not in asked]
        if there:
            found[pk] = there[0]
    return found
