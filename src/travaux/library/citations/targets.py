"""What stands at a cited place, for previews: a paragraph's words beside the passage that cites it.

In: citations as a viewer sees them, and the language each is read in. Out: for each that leads somewhere
the title and the words there, in the language that suits best; how often something is cited that is not
here. Three queries however many citations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from travaux.library.citations import names, seeing
from travaux.library.citations.seeing import Shown
from travaux.library.models import Block, Edition
from travaux.library.permissions import Viewer, visible_editions
from travaux.texts import address as addresses
from travaux.texts.reading import Kind

_LANGUAGE_ORDER = ("en", "fr", "es", "ru", "ar", "zh")
_MOST_PLACES = 6  # paragraphs of a range that a preview begins with
_LONGEST = 700  # characters: a paragraph of most documents whole; more is read in its place
_NOT_SHOWN = (Kind.FURNITURE, Kind.FOOTNOTE, Kind.TABLE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or item: its number as printed, its words, and where it is."""

    address: str
    printed: str
    number: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Target:
    """A cited place: its document's title and language, and what it says; `more` when that goes on."""

    symbol: str
    title: str
    language: str
    passages: tuple[Passage, ...]
    more: bool = False


def texts(viewer: Viewer, rows: Iterable[tuple[Shown, str]]) -> dict[int, Target]:
    """What each of these citations leads to, by the citation's number, in its language if it is there."""
    wanted = [(one, language) for one, language in rows if one.work_id]
    there = _editions(viewer, {one.work_id or 0 for one, _ in wanted})
    chosen = {one.id: _chosen(there.get(one.work_id or 0, []), language) for one, language in wanted}
    asked = [(edition, one) for one, _ in wanted if (edition := chosen[one.id]) is not None]
    blocks = _blocks(asked)
    return {one.id: _target(edition, one, blocks) for edition, one in asked}


def times(viewer: Viewer, target: str) -> tuple[int, int]:
    """How many paragraphs of how many documents that they may see cite a target, here or not."""
    key = names.key(target)
    if not key:
        return 0, 0
    rows = seeing.citing(viewer).filter(key=key).order_by()
    passages = rows.values("edition__work", "address").distinct().count()
    return passages, rows.values("edition__work").distinct().count()


def _editions(viewer: Viewer, works: set[int]) -> dict[int, list[Edition]]:
    found: dict[int, list[Edition]] = defaultdict(list)
    for one in visible_editions(viewer).filter(work__in=works, superseded=False).select_related("work"):
        found[one.work_id].append(one)
    return found


def _chosen(there: Sequence[Edition], language: str) -> Edition | None:
    order = (language, *_LANGUAGE_ORDER)
    return min(
        there,
        key=lambda one: (order.index(one.language) if one.language in order else len(order), -one.version),
        default=None,
    )


def _blocks(asked: Iterable[tuple[Edition, Shown]]) -> dict[tuple[int, str], list[Block]]:
    """The blocks at each address and under it, in reading order."""
    wanted = Q(pk__in=[])
    pairs: set[tuple[int, str]] = set()
    for edition, one in asked:
        for address in one.places[:_MOST_PLACES]:
            pairs.add((edition.pk, address))
            wanted |= Q(edition=edition.pk) & (Q(address=address) | Q(address__startswith=f"{address}__"))
    found: dict[tuple[int, str], list[Block]] = defaultdict(list)
    if not pairs:
        return found
    rows = Block.objects.filter(wanted).exclude(kind__in=_NOT_SHOWN).order_by("edition", "place")
    fields = ("edition", "place", "address", "kind", "number", "text")
    for row in rows.only(*fields):
        for name in (row.address, *_above(row.address)):
            if (row.edition_id, name) in pairs and f"{name}__dup_" not in row.address:
                found[row.edition_id, name].append(row)
    return found


def _above(address: str) -> list[str]:
    """What an address hangs on, innermost first."""
    found = []
    head = address.rpartition("__")[0]
    while head:
        found.append(head)
        head = head.rpartition("__")[0]
    return found


def _target(edition: Edition, one: Shown, blocks: dict[tuple[int, str], list[Block]]) -> Target:
    passages: dict[str, Passage] = {}
    left, more = _LONGEST, len(one.places) > _MOST_PLACES
    for address in one.places[:_MOST_PLACES]:
        for row in blocks.get((edition.pk, address), []):
            if row.address in passages:
                continue
            if left <= 0:
                more = True
                break
            passages[row.address] = _passage(row, left)
            more = more or len(row.text) > left
            left -= len(row.text)
    return Target(edition.work.symbol, edition.title, edition.language, tuple(passages.values()), more)


def _passage(row: Block, room: int) -> Passage:
    text = row.text if len(row.text) <= room else row.text[:room].rsplit(" ", 1)[0] + " …"
    return Passage(row.address, addresses.printed(row.address), row.number or "", text, row.kind)
