"""The passage that is selected, and what it cites: also in the footnotes whose marks stand in it.

In: an edition and a stretch. Out: its words, and its citations as a viewer sees them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from travaux.library.citations import seeing
from travaux.library.citations.seeing import Shown
from travaux.library.connections import blocks
from travaux.library.models import Block, Citation, CitationState, Edition
from travaux.library.permissions import Viewer
from travaux.texts import passage, reading
from travaux.texts.citation import SELF
from travaux.texts.errors import MissingError
from travaux.texts.passage import Stretch, StretchError
from travaux.texts.reading import Kind

_MOST_BLOCKS = 200  # of a passage that are looked at for citations; nobody selects more to connect it
_WHOLE = (0, 1 << 30)


@dataclass(frozen=True, slots=True)
class Selected:
    """The words of a passage, their language, and which characters of which blocks count as in it."""

    text: str
    language: str
    inside: Mapping[str, tuple[int, int]]


def passage_of(edition: Edition, stretch: Stretch) -> Selected | None:
    """The passage at a stretch; None where the edition does not have it."""
    try:
        stretch = blocks.followed(edition, stretch) if stretch.whole else stretch
        run = passage.between(blocks.run(edition, stretch), stretch)[:_MOST_BLOCKS]
        text = passage.describe(run, _within(run, stretch)).quote
    except (StretchError, MissingError):
        return None
    first, last = run[0].address, run[-1].address
    start, end = stretch.start or 0, _WHOLE[1] if stretch.end is None else stretch.end
    inside = {one.address: _WHOLE for one in run}
    inside[first] = (start, inside[first][1])
    inside[last] = (inside[last][0], end)
    marks = [
        (one.address, mark.mark)
        for one in run
        for mark in one.marks
        if inside[one.address][0] <= mark.at <= inside[one.address][1]
    ]
    notes = _notes(edition, marks) if marks else []
    language = run[0].language or edition.language
    return Selected(text, language, inside | dict.fromkeys(notes, _WHOLE))


def cited(viewer: Viewer, edition: Edition, one: Selected, language: str = "en") -> list[Shown]:
    """What a passage cites, in the order of the text; references inside its document left out."""
    rows = Citation.objects.filter(edition=edition, address__in=list(one.inside))
    rows = rows.exclude(state=CitationState.REJECTED).exclude(target=SELF)
    there = [
        row
        for row in rows.select_related("decision", "edition__work").order_by("place", "start", "pk")
        if one.inside[row.address][0] < row.end and row.start < one.inside[row.address][1]
    ]
    return seeing.show(viewer, there, language)


def _within(run: Sequence[reading.Block], stretch: Stretch) -> Stretch:
    """The stretch, where it was cut short."""
    if run[-1].address == stretch.last:
        return stretch
    return Stretch(run[0].address, until=run[-1].address)


def _notes(edition: Edition, marks: Sequence[tuple[str, str]]) -> list[str]:
    """The footnotes that marks mean: the next one of that name after the text, or else the last before."""
    order = blocks.places(edition.pk, {address for address, _mark in marks})
    rows = Block.objects.filter(
        edition=edition, kind=Kind.FOOTNOTE, number__in={mark for _address, mark in marks}
    )
    by_mark: dict[str, list[tuple[int, str]]] = {}
    for mark, place, address in rows.order_by("place").values_list("number", "place", "address"):
        by_mark.setdefault(mark or "", []).append((place, address))
    found = []
    for address, mark in marks:
        if some := by_mark.get(mark):
            after = bisect_left(some, (order[address], ""))
            found.append(some[min(after, len(some) - 1)][1])
    return found
