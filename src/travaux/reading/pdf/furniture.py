"""Running heads and feet: what repeats at the edge of pages, and what has their form.

In: the rows of every page. Out: which segments are furniture, and each page's printed label.
Found by place (above or below the text), by form (symbols, page numbers, job numbers, bar codes,
"/…", recycling notes: UN Editorial Manual and the mastheads of both duty stations) and by
repetition over the file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from travaux.reading.pdf.lines import Segment, rows
from travaux.reading.pdf.page import RawPage

_HEAD = 0.15  # share of the page's height in which heads may stand
_FOOT = 0.86  # feet stand below this share
_EDGE_ROWS = 4  # rows looked at from each edge
_REPEATS = (2, 3)  # pages on which a text at the same height is furniture: short files, longer ones
_APART = 1.9  # font sizes from baseline to baseline between furniture and text
_SHORT_FILE = 6  # pages
_HEIGHT_STEP = 6.0  # points within which heights count as the same

_SYMBOL = r"[A-Z][A-Za-z.]{0,7}\s?/[A-Za-z0-9.()/\-–]+(?:\s?\((?:Part|Vol|Sect|Sec)[^()]{1,12}\))?\*{0,2}"
_NUMBER = r"(?:[-–—]\s*)?\d{1,4}(?:\s*[-–—])?"
_PAGES = r"\d{1,4}\s*/\s*\d{1,4}"
_JOB = r"(?:\d{2}-\d{5}|GE\.\s?\d{2}-\d{5}|V\.\s?\d{2}-\d{5})"
_FORM = re.compile(
    rf"""(?:
      {_SYMBOL} (?:\s*[-–]\s*{_SYMBOL})?                 # A/57/292, A/79/876-S/2025/230
    | {_NUMBER} | {_PAGES}                               # 16, - 3 -, 2/25
    | (?:Page|page|Página|página|Pág\.|Стр\.|стр\.|Страница|第|صفحة|الصفحة)\s*{_NUMBER}\s*(?:页)?
    | (?:{_JOB}\s*(?:\([A-Z]\))?\s*)+ (?:\d{{6}}\s*)*    # 24-03160 (R) 010324 180324
    | {_PAGES}\s+{_JOB}(?:\s*\([A-Z]\))? | {_JOB}(?:\s*\([A-Z]\))?\s+{_PAGES}
    | {_NUMBER}\s+{_JOB} | {_JOB}\s+{_NUMBER}
    | (?:\(\s*[A-Z]\s*\)\s*)? (?:\d{{6}}\s+)* \*[0-9A-Z]{{5,12}}\*   # bar code
    | (?:\d{{6}}\s*){{1,3}}
    | \*{{1,2}}\d{{7}}\*{{1,2}}
    | / \s* (?:\.\s*){{3}} | /\s*…                       # goes on
    | Please\ recycle.* | Merci\ de\ recycler.* | Se\ ruega\ reciclar.* | Просьба\ (?:отправить|сдать).*
    | English|French|Spanish|Russian|Arabic|Chinese|Français|Español
    )""",
    re.VERBOSE,
)
_SYMBOL_ONLY = re.compile(_SYMBOL)
_JOB_LINE = re.compile(rf"{_JOB}|\*[0-9A-Z]{{6,12}}\*")
_LABEL = re.compile(
    r"^(?:(?:Page|Página|Pág\.|Стр\.|Страница|page|página|стр\.)\s*)?(?:[-–—]\s*)?(\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*/\s*\d{1,4})?(?:\s*[-–—])?$"
)
_UNIT = re.compile(
    r"(?:Article|Art[ií]culo|Artigo|Статья|المادة|Rule|Règle|Regla|Правило|Principle|Principe|Principio|Принцип|Part|"
    r"Partie|Parte|Часть|Chapter|Chapitre|Cap[ií]tulo|Глава|Section|Sección|Раздел|Annex|Annexe|Anexo|Приложение|"
    r"Table|Tableau|Cuadro|Таблица|Figure|Figura|Рисунок)\s+\d",
    re.IGNORECASE,
)  # headings and captions that differ only in their number
_BAR_CODE = {0xF000 + code: chr(code) for code in range(0x20, 0x7F)}  # its font has no map to Unicode
_DIGITS = re.compile(r"\d+")
_ROMAN_PAGE = re.compile(r"[ivxl]{1,6}")


Key = tuple[str, int, str]
"""Edge of the page, step of height, text: what rows of several pages are compared by."""


class EdgeRow:
    """A row near the head or the foot of a page, with what it is compared by, worked out once.

    `keys` hold its text with digits masked, at its height (both neighbouring steps, for jitter);
    `exact` its text as it is, wherever it stands: "Part I" over every page, not "Article 8", "Article 9".
    """

    __slots__ = ("exact", "keys", "segments", "texts")

    def __init__(self, part: str, segments: list[Segment]) -> None:
        self.segments = segments
        self.texts = [segment.text for segment in segments]
        masked = _DIGITS.sub("#", " ".join(sorted(self.texts)))
        step = int(segments[0].bottom / _HEIGHT_STEP)
        self.keys: tuple[Key, Key] = ((part, step, masked), (part, step + 1, masked))
        self.exact: Key = (part, -1, " ".join(self.texts))


@dataclass(slots=True)
class Edges:
    """The rows near the head and the foot of one page, each from the edge inwards."""

    head: list[EdgeRow]
    foot: list[EdgeRow]


@dataclass(slots=True)
class Found:
    """Furniture of a file: for each page its segments, and the printed page label."""

    segments: list[set[int]] = field(default_factory=list)
    labels: list[str | None] = field(default_factory=list)


def find(pages: Sequence[RawPage], found: Sequence[list[Segment]]) -> Found:
    """Furniture over all pages. `found` holds the segments of each page."""
    edges = [_edges(page, segments) for page, segments in zip(pages, found, strict=True)]
    counts: Counter[Key] = Counter()
    for edge in edges:
        counts.update({key for row in edge.head + edge.foot for key in (*row.keys, row.exact)})
    out = Found()
    least = _REPEATS[len(pages) > _SHORT_FILE]
    common = {key for key, count in counts.items() if count >= least}
    for index, edge in enumerate(edges):
        first = index == 0 and len(pages) > 1
        marked = _marked(edge.head, "head", common, first) + _marked(edge.foot, "foot", common, first)
        out.segments.append({id(segment) for segment in marked})
        out.labels.append(_label(edge, out.segments[-1]))
    return out


def _edges(page: RawPage, found: list[Segment]) -> Edges:
    top, foot = _HEAD * page.height, _FOOT * page.height
    upper = rows([s for s in found if s.bottom < top + s.size])
    lower = rows([s for s in found if s.top > foot - s.size])
    return Edges(
        [EdgeRow("head", row) for row in upper[: _EDGE_ROWS + 1]],
        [EdgeRow("foot", row) for row in lower[-_EDGE_ROWS - 1 :][::-1]],
    )


def _marked(edge: list[EdgeRow], part: str, common: set[Key], first: bool) -> list[Segment]:
    """Rows from the edge inwards, as long as they repeat or have the form of furniture."""
    out: list[Segment] = []
    for at, row in enumerate(edge[:_EDGE_ROWS]):
        formed = [s for s, text in zip(row.segments, row.texts, strict=True) if _has_form(text, part, first)]
        repeats = not common.isdisjoint(row.keys)
        if repeats and _UNIT.match(row.texts[0]):
            repeats = row.exact in common
        if len(formed) == len(row.segments) or (repeats and not _touches_text(edge, at, common)):
            out += row.segments
        elif part == "foot" and len(row.segments) > 1:
            out += [s for s in formed if _JOB_LINE.search(s.text)]
        elif out and not formed:
            break
    return out


def _touches_text(edge: list[EdgeRow], at: int, common: set[Key]) -> bool:
    """Whether a row stands as close to the text inside it as text does: then it is text."""
    if at + 1 >= len(edge) or not common.isdisjoint(edge[at + 1].keys):
        return False
    row, inner = edge[at].segments[0], edge[at + 1].segments[0]
    return abs(inner.bottom - row.bottom) < _APART * max(row.size, inner.size)


def _has_form(text: str, part: str, first: bool) -> bool:
    if not _FORM.fullmatch(text.translate(_BAR_CODE).strip()):
        return False
    if part == "foot" and _SYMBOL_ONLY.fullmatch(text.strip()):
        return False  # a note may hold nothing but a symbol
    return not (first and part == "head")  # a first page's head is the masthead


def _label(edge: Edges, marked: set[int]) -> str | None:
    for row in edge.foot + edge.head:
        for segment, text in zip(row.segments, row.texts, strict=True):
            if id(segment) in marked and (match := _LABEL.match(text.strip())):
                return match.group(1)
    return None
