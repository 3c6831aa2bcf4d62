"""Step 3: the target's text to choose from, a window at a time, with its search, contents and numbers.

In: an edition and what is asked for in it. Out: rows with the words of each block, which ones are chosen,
and where the text goes on before and after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from travaux.exporting.labels import direction, printed_label
from travaux.library import finding, nouns, paragraphs
from travaux.library.models import Block, Edition
from travaux.library.permissions import Viewer
from travaux.library.search import finder
from travaux.library.search.results import Part, Request
from travaux.texts import passage
from travaux.texts.errors import MissingError
from travaux.texts.passage import StretchError
from travaux.texts.reading import Kind
from travaux.web.connect_asked import Asked

WINDOW = 40  # blocks at a time: some screens, and a page that comes at once whatever the document
_CONTEXT = 2  # blocks before the one that was asked for
_LONGEST_HEADING = 80
_NOT_CHOSEN = (Kind.FURNITURE, Kind.TOC, Kind.MASTHEAD)


@dataclass(frozen=True, slots=True)
class Row:
    """A block to choose: its words in parts where something was searched for."""

    address: str
    label: str
    kind: str
    parts: tuple[Part, ...]
    language: str
    direction: str
    chosen: bool
    wanted: bool


@dataclass(frozen=True, slots=True)
class Pane:
    """A window on the target's text. `before` and `after` are addresses to go on from, "" at the ends."""

    rows: tuple[Row, ...]
    before: str
    after: str
    outline: tuple[tuple[str, str], ...]
    find: str
    near: str
    problem: str
    key: str


def pane(viewer: Viewer, edition: Edition, asked: Asked) -> Pane:
    """The window that is asked for: what was searched, else around a number, else the beginning."""
    problem, near = "", ""
    if asked.find:
        rows, before, after = _found(viewer, edition, asked), "", ""
    else:
        try:
            start = _start(edition, asked)
        except MissingError as error:
            problem, start = str(error), None
        near = start.address if start else ""
        rows, before, after = _window(edition, asked, start)
    return Pane(
        tuple(rows), before, after, _outline(edition), asked.find, near, problem,
        f"{asked.target} {near} {asked.find}",
    )  # fmt: skip


def _start(edition: Edition, asked: Asked) -> Block | None:
    """The block that was jumped to, by number or address; else the first that is chosen."""
    for wanted in (asked.near, *asked.at):
        if not wanted:
            continue
        if "_" not in wanted and ":" not in wanted:
            return paragraphs.paragraph(edition, wanted).block
        try:
            return finding.block(edition, passage.parse(wanted).address)
        except StretchError:
            return paragraphs.paragraph(edition, wanted).block
    return None


def _window(edition: Edition, asked: Asked, start: Block | None) -> tuple[list[Row], str, str]:
    """Blocks from just before `start` on."""
    shown = _shown(edition)
    first = start.place if start else -1
    lead = list(shown.filter(place__lt=first).order_by("-place")[: _CONTEXT + 1]) if start else []
    earlier = lead[_CONTEXT].address if len(lead) > _CONTEXT else ""
    tail = list(shown.filter(place__gte=first).order_by("place")[: WINDOW + 1])
    later = tail[WINDOW].address if len(tail) > WINDOW else ""
    blocks = [*reversed(lead[:_CONTEXT]), *tail[:WINDOW]]
    back = shown.filter(place__lte=blocks[0].place).order_by("-place")[:WINDOW] if earlier else []
    rows = [_row(edition, one, asked, wanted=one.address if start == one else "") for one in blocks]
    return rows, ([*back][-1].address if earlier else ""), later


def _found(viewer: Viewer, edition: Edition, asked: Asked) -> list[Row]:
    """The blocks that have the words, in reading order, with the words marked."""
    hits = finder.more(viewer, Request(asked.find), edition.pk, 0, WINDOW)
    snippets = {hit.address: hit.snippet for hit in hits}
    blocks = _shown(edition).filter(address__in=snippets).order_by("place")
    return [_row(edition, one, asked, snippets[one.address]) for one in blocks]


def _shown(edition: Edition) -> QuerySet[Block]:
    return edition.blocks.exclude(kind__in=_NOT_CHOSEN).exclude(text="")


def _row(edition: Edition, block: Block, asked: Asked, parts: Sequence[Part] = (), wanted: str = "") -> Row:
    noun = nouns.block(block)
    language = noun.language or edition.language
    return Row(
        noun.address,
        printed_label(noun, edition.language),
        noun.kind.value,
        tuple(parts) or (Part(noun.text),),
        language,
        direction(language),
        noun.address in asked.at,
        bool(wanted),
    )


def _outline(edition: Edition) -> tuple[tuple[str, str], ...]:
    headings = paragraphs.outline(edition).exclude(text="")
    return tuple((one.address, _short(one, edition.language)) for one in headings)


def _short(block: Block, language: str) -> str:
    """A heading with its number, on one line."""
    label = printed_label(nouns.block(block), language)
    text = " ".join(f"{label} {block.text}".split())
    return text if len(text) <= _LONGEST_HEADING else f"{text[:_LONGEST_HEADING].rsplit(' ', 1)[0]} …"
