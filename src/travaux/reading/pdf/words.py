"""A page's text cut into runs of words, with their places, fonts and sizes.

In: PDFium's text page. Out: `Word`s in content order. Per run this asks PDFium for two character
boxes, and per word for its text object; everything else is remembered by font.
"""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_right

from travaux.reading.pdf import bidi, pdfium, rtl
from travaux.reading.pdf.page import Font, Frame, Word

# PDFium writes a line-end hyphen, soft or hard, as one of these and joins the halves.
_HYPHENS = "\ufffe\x02"
_WORD = re.compile(r"[^\s\ufffe\x02\x00]+[\ufffe\x02]?")
_LINE = re.compile(r"[^\r\n]+")
_BOLD = re.compile(r"bold|black|heavy|demi(?!an)|,bd|-bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|,it|-it\b", re.IGNORECASE)
_BOLD_WEIGHT = 650  # regular fonts were seen at 400-555, bold ones at 665-816
_ITALIC_FLAG = 1 << 6
_SPREAD = 0.66  # font sizes per character: wider runs hide a tab (Courier takes 0.6)
_LABEL = re.compile(
    r"(?:[(\[]?[^\W_]{1,5}(?:\.\d{1,3})*[.)\]]+|\d{1,3}(?:\.\d{1,3})*|[-–—•·*†§]|\d{1,3}/"
    r"|[A-Z\d-]{1,5}/\d{1,4}\.)(?= )"
)
_LEVEL = 1.0  # points by which the baselines of one run may differ
_SPACE = 0.6  # font sizes: wider white than this may be a tab
_LONGEST_LABEL = 8  # characters: a shorter beginning of a line is kept apart, it may be a number
_MAY_BE_MARK = re.compile(r"[\d*†‡]")
_NO_SPACE = 0.125  # font sizes: white between letters that is no space; true spaces were seen from 0.15 up
_AT_HYPHEN = 0.2  # beside a hyphen, where true spaces were seen from 0.25 up
_SMALLEST = 0.1  # points: type of no size is set by broken files, and distances are counted in sizes
_BOX = 16  # bytes of an FS_RECTF
_ASCENT = 1.15  # font sizes: usual height of a character's loose box


def page_text(text_page: int) -> str:
    """The text of a page, one character for each that PDFium counts."""
    count = pdfium.count_chars(text_page)
    if count <= 0:
        return ""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    pdfium.get_text(text_page, 0, count, ctypes.addressof(buffer))
    text = buffer.raw[: 2 * count].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # characters beyond the first plane take two units: ask one by one so that indices agree
    return "".join(chr(min(pdfium.get_unicode(text_page, i), 0x10FFFF)) for i in range(count))


class Words:
    """Cuts a page's text into runs of words and asks PDFium where they stand.

    A run is a stretch of words of one text object on one line: its first and last character give
    its box. Asking for every word would double the cost of extraction; runs that may hide a tab
    (a printed label at their start, more width than their letters need) are cut into words.
    """

    def __init__(self, text_page: int, text: str, frame: Frame, fonts: dict[int, Font]) -> None:
        self._page = text_page
        self._text = text
        self._frame = frame
        self._fonts = fonts
        self._sizes: dict[tuple[int, int], float] = {}
        self._styles: dict[int | None, tuple[Font, int]] = {}

    def all(self, rtl: bool) -> list[Word]:
        """The runs in content order; `rtl`: the page holds right-to-left letters."""
        pieces = self._runs()
        out: list[Word] = []
        if rtl:
            pieces = self._right_to_left(pieces, out)
        glued = -1
        for (start, end, found), (x0, top, x1, bottom) in zip(pieces, self._boxes(pieces), strict=True):
            font, size = self._look(found, bottom - top)
            spread = x1 - x0 > _SPREAD * size * (end - start)
            if (spread or _LABEL.match(self._text, start, end)) and " " in self._text[start:end]:
                glued = self._cut(out, (start, end, found), font, size, glued, spread)
                continue
            glued = self._add(out, start, end, (x0, top, x1, bottom), font, size, glued)
        return out

    def _runs(self) -> list[tuple[int, int, int | None]]:
        """(start, end, text object) of every run."""
        page, text = self._page, self._text
        spans = [match.span() for match in _WORD.finditer(text)]
        objects: list[int | None] = [pdfium.text_object(page, start) for start, _ in spans]
        objects.append(-1)
        out: list[tuple[int, int, int | None]] = []
        begin = stop = 0
        current: int | None = -1
        for at, (start, end) in enumerate(spans):
            found = objects[at]
            if found != current or text[stop:start] != " ":
                if current != -1:
                    out.append((begin, stop, current))
                begin, current = start, found
            stop = end
            if objects[at + 1] != found and end - start > 1:
                last = pdfium.text_object(page, end - 1)
                if last != found and not self._same_setting(start, end - 1, found, last):
                    begin, current = self._inside(out, begin, start, end, found)
        if current != -1:
            out.append((begin, stop, current))
        return out

    def _right_to_left(
        self, pieces: list[tuple[int, int, int | None]], out: list[Word]
    ) -> list[tuple[int, int, int | None]]:
        """Add the runs of right-to-left lines to `out`; the pieces of all other lines remain."""
        lines = []
        taken: list[tuple[int, int]] = []
        for match in _LINE.finditer(self._text):
            if not bidi.is_rtl(match.group()):
                continue
            start, end = match.span()
            boxes = self._boxes([(at, at + 1, None) for at in range(start, end)])
            glyphs = [bidi.Glyph(self._text[at], *boxes[at - start][0:3:2]) for at in range(start, end)]
            heights = [box[3] - box[1] for box in boxes]
            lines.append((start, max(heights) / 1.3, glyphs))
            taken.append((start, end))
        for run in rtl.runs(lines):
            found = pdfium.text_object(self._page, run.first)
            ((_, top, _, bottom),) = self._boxes([(run.first, run.first + 1, found)])
            out.append(Word(run.text, run.x0, top, run.x1, bottom, *self._look(found, bottom - top)))
        starts = [start for start, _ in taken]
        return [piece for piece in pieces if not _within(piece[0], starts, taken)]

    def _inside(
        self, out: list[tuple[int, int, int | None]], begin: int, start: int, end: int, found: int | None
    ) -> tuple[int, int | None]:
        """Part a word in which the text object changes (a raised note mark after a word)."""
        for at in range(start + 1, end):
            here = pdfium.text_object(self._page, at)
            if here != found and here is not None:
                out.append((begin, at, found))
                begin, found = at, here
        return begin, found

    def _same_setting(self, start: int, end: int, first: int | None, last: int | None) -> bool:
        """Whether a word's first and last character share font, size and baseline: some programs
        make a text object of every letter."""
        if not first or not last or _MAY_BE_MARK.search(self._text, start, end):
            return False
        if pdfium.object_font(first) != pdfium.object_font(last):
            return False
        (_, top0, _, foot0), (_, top1, _, foot1) = self._boxes(
            [(start, start + 1, first), (end, end + 1, last)]
        )
        return abs(foot0 - foot1) < _LEVEL and abs(top0 - top1) < _LEVEL

    def _boxes(self, pieces: list[tuple[int, int, int | None]]) -> list[tuple[float, float, float, float]]:
        """(x0, top, x1, bottom) of the page as shown for each piece, from its first and last character."""
        page, text = self._page, self._text
        buffer = ctypes.create_string_buffer(2 * _BOX * len(pieces) + _BOX)
        at = ctypes.addressof(buffer)
        for start, end, _ in pieces:
            last = end - 1
            if last > start and text[last] in _HYPHENS:
                last -= 1
            pdfium.loose_box(page, start, at)
            pdfium.loose_box(page, last, at + _BOX)
            at += 2 * _BOX
        values = iter(memoryview(buffer).cast("B")[: 2 * _BOX * len(pieces)].cast("f").tolist())
        rows = zip(values, values, values, values, values, values, values, values, strict=True)
        if self._frame.turns:
            shown = self._frame.shown
            return [
                shown(min(l0, l1), max(t0, t1), max(r0, r1), min(b0, b1))
                for l0, t0, r0, b0, l1, t1, r1, b1 in rows
            ]
        dx, dy = self._frame.left, self._frame.top
        return [
            ((l0 if l0 < l1 else l1) - dx, dy - t0, (r0 if r0 > r1 else r1) - dx, dy - b0)
            for l0, t0, r0, b0, l1, _, r1, _ in rows
        ]

    def _look(self, found: int | None, height: float) -> tuple[Font, float]:
        """Font and size of a text object, remembered by font and height of its box."""
        style = self._styles.get(found)
        if style is None:
            pointer = (pdfium.object_font(found) or 0) if found else 0
            if pointer not in self._fonts:
                self._fonts[pointer] = _font(pointer)
            style = self._styles[found] = (self._fonts[pointer], pointer)
        key = (style[1], int(abs(height) * 8 + 0.5))
        size = self._sizes.get(key)
        if size is None:
            size = self._sizes[key] = _size(found, abs(height))
        return style[0], size

    def _cut(
        self,
        out: list[Word],
        run: tuple[int, int, int | None],
        font: Font,
        size: float,
        glued: int,
        every: bool,
    ) -> int:
        """Add a run word by word, or only its first word apart."""
        start, end, found = run
        spans = [match.span() for match in _WORD.finditer(self._text, start, end)]
        if not every:
            spans = [spans[0], (spans[1][0], end)]
        pieces = [(first, last, found) for first, last in spans]
        for (first, last, _), box in zip(pieces, self._boxes(pieces), strict=True):
            glued = self._add(out, first, last, box, font, size, glued)
        return glued

    def _add(
        self,
        out: list[Word],
        start: int,
        end: int,
        box: tuple[float, float, float, float],
        font: Font,
        size: float,
        glued: int,
    ) -> int:
        """Append a word, joined to the one before when nothing but a text object parts them.

        Returns the index at which a following word would be glued to this one.
        """
        text = self._text
        hyphen = text[end - 1] in _HYPHENS
        word = text[start : end - 1] + "-" if hyphen else text[start:end]
        x0, top, x1, bottom = box
        joined = start == glued
        spaced = glued >= 0 and start == glued + 1 and text[glued] == " "
        if spaced and self._no_space(out[-1], word, box, size):
            joined, spaced = True, False
        new = Word(word, x0, top, x1, bottom, font, size, hyphen, joined)
        if (joined or spaced) and self._is_one(out[-1], new):
            before = out[-1]
            whole = before.text + word if joined else f"{before.text} {word}"
            out[-1] = Word(whole, before.x0, top, x1, bottom, font, size, hyphen, before.glued)
        else:
            out.append(new)
        return -1 if hyphen else end

    def _is_one(self, before: Word, new: Word) -> bool:
        """Whether a word goes on in the next text object: same type, same line, no gap."""
        if before.font is not new.font or before.size != new.size:
            return False
        gap = new.x0 - before.x1
        level = -_LEVEL < before.bottom - new.bottom < _LEVEL
        return level and (gap < new.size if new.glued else self._runs_on(before, gap))

    @staticmethod
    def _no_space(before: Word, word: str, box: tuple[float, float, float, float], size: float) -> bool:
        """Whether PDFium put a space where two text objects of one word meet ("drug - resistant")."""
        if before.size != size or not -_LEVEL < before.bottom - box[3] < _LEVEL:
            return False
        hyphen = before.text.endswith("-") or word.startswith("-")
        return 0 <= box[0] - before.x1 < (_AT_HYPHEN if hyphen else _NO_SPACE) * size

    @staticmethod
    def _runs_on(before: Word, gap: float) -> bool:
        """Whether a word goes on the run before it: an ordinary space parts them, and no label."""
        return len(before.text) > _LONGEST_LABEL and -0.3 * before.size < gap < _SPACE * before.size


def _within(at: int, starts: list[int], ranges: list[tuple[int, int]]) -> bool:
    index = bisect_right(starts, at) - 1
    return index >= 0 and at < ranges[index][1]


def _font(pointer: int) -> Font:
    if not pointer:
        return Font("", False, False)
    buffer = ctypes.create_string_buffer(256)
    pdfium.font_name(pointer, buffer, 256)
    name = buffer.value.decode("utf-8", "replace")
    angle = ctypes.c_int(0)
    pdfium.font_angle(pointer, ctypes.addressof(angle))
    bold = bool(_BOLD.search(name)) or pdfium.font_weight(pointer) >= _BOLD_WEIGHT
    italic = angle.value < 0 or bool(pdfium.font_flags(pointer) & _ITALIC_FLAG) or bool(_ITALIC.search(name))
    return Font(name, bold, italic)


def _size(found: int | None, height: float) -> float:
    """Font size in points as it is shown, above zero: the nominal size times the scale of its matrix."""
    size = ctypes.c_float(0)
    matrix = (ctypes.c_float * 6)()
    if not found or not pdfium.font_size(found, ctypes.addressof(size)):
        return max(round(height / _ASCENT, 1), _SMALLEST)
    pdfium.object_matrix(found, ctypes.addressof(matrix))
    a, b, c, d, _, _ = matrix
    scale = abs(a * d - b * c) ** 0.5
    return max(round(size.value * scale, 1) or round(height / _ASCENT, 1), _SMALLEST)
