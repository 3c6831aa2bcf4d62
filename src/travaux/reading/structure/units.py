"""The working form of a piece while structure is being found: what is known of it so far.

In: pieces. Out: units that the steps of structure fill in (kind, label, heading, number), and what
the document looks like as a whole (size of its body type, usual indents), against which single
pieces are judged. Only the structure stage uses these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from travaux.reading import pieces
from travaux.reading.pieces import Piece
from travaux.reading.structure import labels
from travaux.reading.structure.labels import Label
from travaux.reading.structure.numerals import Reading
from travaux.texts.reading import Kind, Mark, Span

KINDS = {
    pieces.FURNITURE: Kind.FURNITURE,
    pieces.FOOTNOTE: Kind.FOOTNOTE,
    pieces.TABLE: Kind.TABLE,
    pieces.CAPTION: Kind.CAPTION,
    pieces.FIGURE: Kind.FIGURE,
    pieces.TOC: Kind.TOC,
    pieces.MASTHEAD: Kind.MASTHEAD,
    pieces.TITLE: Kind.TITLE,
    pieces.HEADING: Kind.HEADING,
}
"""Roles that a format reader or the masthead stage is sure of."""

FLOATING = frozenset({Kind.FURNITURE, Kind.FOOTNOTE, Kind.TABLE, Kind.CAPTION, Kind.FIGURE})
"""Kinds that stand between the parts of a text without belonging to it."""

SENTENCE_ENDS = ".!?;:。！？；：؟؛…"
CLOSERS = "”\"'’»)]）】」』›*†0123456789 "
QUOTES = frozenset('“"«‘„')
_UNFINISHED = ",،，、-–—‐("


@dataclass(slots=True)
class Unit:
    """A piece under work. `kind` None means ordinary text, not yet decided.

    `indices` are the places of its pieces in the draft. `label` is what it opens with; `number`
    what was decided of it, `reading` the place in its series; `cut` how many characters of label
    go. `run` is the run of paragraph numbers it belongs to, None when it has no number of a
    paragraph. `address`, `parent` and `level` are filled last.
    """

    piece: Piece
    indices: list[int]
    kind: Kind | None = None
    label: Label | None = None
    number: str | None = None
    reading: Reading | None = None
    cut: int = 0
    run: int | None = None
    move: str = ""
    unit: str = ""
    role: str = ""
    level: int | None = None
    address: str = ""
    parent: str | None = None
    details: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text of the piece with its label."""
        return self.piece.text

    @property
    def body(self) -> str:
        """The text after the label it opens with."""
        return self.piece.text[self.label.end :] if self.label else self.piece.text

    @property
    def page(self) -> int | None:
        """The page it begins on."""
        return self.piece.spans[0].page if self.piece.spans else None

    def take_label(self) -> None:
        """Make the label its number: the text goes on after it.

        A label inside a quotation ("“(B) An order …") is part of what is quoted and stays.
        """
        if self.label is not None:
            self.number = self.label.printed or None
            self.cut = 0 if self.text.lstrip()[:1] in QUOTES else self.label.end

    def say(self, reason: str) -> None:
        """Add a sentence for `--explain`."""
        self.piece.why.append(reason)


@dataclass(frozen=True, slots=True)
class Look:
    """What the document looks like: `size` of its body type in points (0 when unknown), whether it
    carries type styles at all, and the indents at which its numbered paragraphs usually begin."""

    size: float
    styled: bool
    indents: tuple[float, ...]


INDENT_STEP = 4.0
"""Points within which two indents count as one: typists and PDF writers vary by a point or two."""
USUAL_SHARE = 0.15
"""An indent that this part of the numbered texts share is a usual one."""


def start(draft_pieces: Sequence[Piece]) -> list[Unit]:
    """One unit for each piece, with its label read where it may have one."""
    units = []
    for index, piece in enumerate(draft_pieces):
        unit = Unit(piece, [index], KINDS.get(piece.role))
        if unit.kind is None or unit.kind is Kind.HEADING:
            unit.label = labels.parse(piece.text, piece.label)
        units.append(unit)
    return units


def look(units: Sequence[Unit]) -> Look:
    """Measure the ordinary text of the document."""
    sizes: Counter[float] = Counter()
    indents: Counter[int] = Counter()
    styled = False
    for unit in units:
        style = unit.piece.style
        if unit.kind is None:
            sizes[round(style.size * 2) / 2] += len(unit.text)
            styled = styled or style.size > 0 or style.bold or style.italic or style.align == "center"
            if unit.label is not None and unit.label.value:
                indents[round(style.indent / INDENT_STEP)] += 1
        styled = styled or unit.kind is Kind.HEADING
    enough = USUAL_SHARE * indents.total()
    usual = tuple(key * INDENT_STEP for key, count in indents.items() if count >= enough)
    return Look(sizes.most_common(1)[0][0] if sizes else 0.0, styled, usual)


def finished(text: str) -> bool:
    """Whether a text ends as a sentence or clause does (closing quotes and note marks aside)."""
    bare = text.rstrip(CLOSERS)
    return not bare or bare[-1] in SENTENCE_ENDS


def broken_off(text: str) -> bool:
    """Whether a text stops in the middle of a sentence: no closing punctuation of any sort."""
    bare = text.rstrip()
    return bool(bare) and not finished(bare) and (bare[-1].isalnum() or bare[-1] in _UNFINISHED)


def starts_lower(text: str) -> bool:
    """Whether a text opens with a small letter, as the rest of a sentence does."""
    for char in text[:4]:
        if char.isalpha():
            return char.islower()
    return False


def split(unit: Unit, at: int) -> tuple[Unit, Unit]:
    """A unit as two: its first `at` characters, and the rest with its own label."""
    piece, rest = unit.piece, unit.piece.text[at:]
    head = Piece(
        piece.text[:at].rstrip(), piece.role, piece.style, lines=1,
        why=[*piece.why, "parted from the text after it"], label=piece.label,
        only_by_label=piece.only_by_label, details=piece.details,
        marks=[mark for mark in piece.marks if mark.at <= at],
        spans=[Span(s.page, s.box, s.start, min(s.end, at)) for s in piece.spans if s.start < at],
        continues_from_page=piece.continues_from_page,
    )  # fmt: skip
    tail = Piece(
        rest, piece.role, piece.style, lines=max(1, piece.lines - 1), why=list(piece.why),
        marks=[Mark(m.kind, m.mark, m.at - at) for m in piece.marks if m.at > at],
        spans=[Span(s.page, s.box, max(0, s.start - at), s.end - at) for s in piece.spans if s.end > at],
        continues_to_page=piece.continues_to_page,
    )  # fmt: skip
    first, second = Unit(head, list(unit.indices), unit.kind, unit.label), Unit(tail, list(unit.indices))
    second.label = labels.parse(rest)
    return first, second
