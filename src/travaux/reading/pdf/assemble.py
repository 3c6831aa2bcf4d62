"""From lines to pieces: one text per piece, with note marks taken out and a span per box.

Hyphens at line ends are decided here with the document's own words; lines in Chinese and Japanese
are joined without a space.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from travaux.reading.hyphens import Hyphens, fold
from travaux.reading.pdf.lines import Line, is_raised
from travaux.reading.pdf.page import Word
from travaux.reading.pieces import FOOTNOTE, FURNITURE, Piece, Style, joint
from travaux.texts.geometry import Box, around
from travaux.texts.reading import Mark, Span

_MARK = re.compile(r"(?:\*{1,4}|†{1,2}|‡{1,2}|\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|[a-z])[,.]?")
_OLD_MARK = re.compile(r"(\d{1,3}|[a-z]|\*{1,3})/[,;.]?")
_INLINE_HINT = re.compile(r"[*†‡]|\d/(?!\w)|\b[a-z]/(?!\w)")
_INLINE_MARK = re.compile(
    r"(?<=[\w.,;:)\]”\"])([*†‡]{1,4})(?=[\s,.;:)]|$)|(?:^|\s)(\d{1,3}|[a-z]|\*{1,3})\s?/(?=[\s,.;:)]|$)"
)
_OWN_MARK = re.compile(r"(\d{1,3}|[a-z]|\*{1,4}|†{1,2}|‡{1,2})(?:\s?[/.)])?\s*")
_EXPONENT = re.compile(r"(?:\b(?:k|c|m|d)?m|CO|SO|NO|PM|H)$")
_LIGATURE = re.compile("[\ufb00-\ufb06\u00ad\u200b\ufeff]")
_CAPS = re.compile(r"[^\W\d_]{2}")


class Assembler:
    """Makes pieces from lines. `notes` are the marks that the file's footnotes carry."""

    def __init__(self, hyphens: Hyphens, notes: Iterable[str], body: float) -> None:
        self._hyphens = hyphens
        self._notes = frozenset(notes)
        self._body = body

    def piece(self, lines: Sequence[Line], role: str, why: Sequence[str] = ()) -> Piece:
        """One piece of `lines`, with its style."""
        text, marks, spans = self.text(lines) if role != FURNITURE else _as_set(lines)
        piece = Piece(text, role, _style(lines, text), lines=len(lines), marks=marks, spans=spans)
        piece.why = [*why, f"{len(lines)} line{'s' if len(lines) > 1 else ''} from page {lines[0].page}"]
        return piece

    def note(self, mark: str | None, lines: Sequence[Line]) -> Piece:
        """A footnote; its own mark leaves the text and becomes the label."""
        piece = self.piece(lines, FOOTNOTE)
        if piece.marks and piece.marks[0].at == 0:
            piece.label = piece.marks.pop(0).mark
        elif mark and (match := _OWN_MARK.match(piece.text)) and match.group(1) == mark:
            piece.label = mark
            cut_start(piece, match.end())
        return piece

    def text(self, lines: Sequence[Line]) -> tuple[str, list[Mark], list[Span]]:
        """Running text, its note marks (`at` in characters) and one span for each column it stands in."""
        text = ""
        marks: list[Mark] = []
        starts: list[int] = []
        for line in lines:
            own, own_marks = self._line(line)
            end = len(text)
            if text:
                text = self._join(text, own)
            starts.append(len(text))
            marks += [Mark(m.kind, m.mark, m.at + len(text) if m.at else end) for m in own_marks]
            text += own
        return text, marks, _spans(lines, starts, len(text))

    def _join(self, text: str, following: str) -> str:
        """The text so far, ready for the next line: hyphen settled, space set."""
        if text.endswith("-") and following:
            left = text[text.rfind(" ") + 1 : -1]
            right = following.split(" ", 1)[0]
            if left and not self._hyphens.keep(left, right):
                return text[:-1]
            return text if left else text + " "
        return text + joint(text, following)

    def _line(self, line: Line) -> tuple[str, list[Mark]]:
        words = line.words
        if not line.marks:
            text = line.text
            return (fold(text) if _LIGATURE.search(text) else text), []
        text = ""
        marks: list[Mark] = []
        for at, word in enumerate(words):
            if at in line.marks and (mark := self._mark(line, at, text)):
                marks.append(Mark("footnote", mark, len(text)))
                text += word.text[-1] if word.text[-1] in ",;." and len(word.text) > 1 else ""
                continue
            if text and not word.glued:
                text += " "
            own = fold(word.text) if _LIGATURE.search(word.text) else word.text
            text += self._without_marks(own, marks, len(text))
        return text, marks

    def _without_marks(self, text: str, marks: list[Mark], offset: int) -> str:
        """The text without marks that are set like it ("report*", "Haiti 1/"); they go to `marks`."""
        if not _INLINE_HINT.search(text):
            return text
        out = ""
        end = 0
        for match in _INLINE_MARK.finditer(text):
            mark = match.group(1) or match.group(2)
            if mark in self._notes:
                out += text[end : match.start()]
                marks.append(Mark("footnote", mark, offset + len(out)))
                end = match.end()
        out += text[end:]
        return out if offset else out.lstrip()

    def _mark(self, line: Line, at: int, before: str) -> str | None:
        """The note mark printed by a word, or None when it is an ordinal, an exponent or a figure."""
        word = line.words[at]
        if not _stands_up(word, line):
            return None
        mark = word.text.rstrip(",.;")
        if mark in "23" and _EXPONENT.search(before, max(0, len(before) - 6)):
            return None
        known = all(part in self._notes for part in re.split(r"\s?[,–-]\s?", mark))
        if known:
            return mark
        if not mark[0].isdigit():
            return mark if mark[0] in "*†‡" else None
        return mark


def _stands_up(word: Word, line: Line) -> bool:
    """Whether a small word is raised; asterisks and daggers are, by their own drawing."""
    return is_raised(word, line) or word.text[0] in "*†‡"


def find_marks(line: Line) -> None:
    """Note which words of a line look like note marks: raised and small, or set in the line."""
    hinted = _INLINE_HINT.search(line.text) is not None
    if len(line.words) == 1 and not hinted:
        return
    small = 0.86 * line.size
    line.marks = [
        at
        for at, word in enumerate(line.words)
        if (word.size < small and _stands_up(word, line) and _MARK.fullmatch(word.text))
        or (hinted and word.size >= small and _INLINE_HINT.search(word.text))
    ]


def cut_start(piece: Piece, size: int) -> None:
    """Take the first `size` characters off a piece; marks and spans agree."""
    piece.text = piece.text[size:]
    piece.marks = [Mark(m.kind, m.mark, max(m.at - size, 0)) for m in piece.marks]
    piece.spans = [Span(s.page, s.box, max(s.start - size, 0), max(s.end - size, 0)) for s in piece.spans]


def _as_set(lines: Sequence[Line]) -> tuple[str, list[Mark], list[Span]]:
    text = " ".join(line.text for line in lines)
    return text, [], [Span(lines[0].page, box_of(lines), 0, len(text))]


def _spans(lines: Sequence[Line], starts: Sequence[int], end: int) -> list[Span]:
    """One span per run of lines in the same column."""
    out: list[Span] = []
    first = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and lines[at].flow == lines[first].flow:
            continue
        run = lines[first:at]
        stop = starts[at] if at < len(lines) else end
        out.append(Span(run[0].page, box_of(run), 0 if first == 0 else starts[first], stop))
        first = at
    return out


def line_box(line: Line) -> Box:
    """The box of a line, of the page as shown, to a tenth of a point."""
    if line.shown is None:
        x0, x1 = (line.mirror - line.x1, line.mirror - line.x0) if line.mirror else (line.x0, line.x1)
        line.shown = Box(line.page, round(x0, 1), round(line.top, 1), round(x1, 1), round(line.bottom, 1))
    return line.shown


def box_of(run: Sequence[Line]) -> Box:
    """The box around lines of one page, of the page as shown, to a tenth of a point."""
    return line_box(run[0]) if len(run) == 1 else around([line_box(line) for line in run])


def _style(lines: Sequence[Line], text: str) -> Style:
    first = lines[0]
    widest = max(line.x1 for line in lines)
    return Style(
        size=Counter([line.size for line in lines]).most_common(1)[0][0] if len(lines) > 2 else first.size,
        bold=all(line.bold for line in lines),
        italic=all(line.italic for line in lines),
        caps=text.isupper() and bool(_CAPS.search(text)),
        lead_bold=first.words[0].font.bold,
        lead_italic=_lead_italic(first),
        align=_align(lines, widest),
        indent=round(first.x0 - first.left, 1),
        hang=round(lines[1].x0 - lines[1].left, 1) if len(lines) > 1 else None,
    )


def _lead_italic(line: Line) -> bool:
    """Whether the first word after a printed label is italic (operative verbs)."""
    for word in line.words[:3]:
        if word.font.italic:
            return True
        if not word.text[0].isdigit() and not word.text.endswith((".", ")")):
            return False
    return False


def _align(lines: Sequence[Line], widest: float) -> str:
    first = lines[0]
    width = first.right - first.left
    slack = 0.06 * width
    middles = [(line.x0 + line.x1) / 2 - (line.left + line.right) / 2 for line in lines]
    inset = min(line.x0 - line.left for line in lines)
    if len(lines) > 2 and max(line.x0 for line in lines[1:]) - min(line.x0 for line in lines[1:]) < 2:
        return "left"
    if inset > 2 * first.size and all(abs(middle) < slack for middle in middles):
        return "center"
    if len(lines) == 1 and inset > 0.5 * width and widest > first.right - first.size:
        return "right"
    return "left"
