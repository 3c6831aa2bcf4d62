"""The text of a document as HTML: blocks with numbers that are links, notes, pages, doubts.

In: a reading, the place it is shown at, its citations as links, how often its paragraphs are cited. Out:
parts of HTML in reading order, and the notes. Each block has its address as id. Its text stands in the
page once, in runs that carry `data-at`: where the run begins in `Block.text`, counted in characters; note
marks and page numbers stand between runs. A citation is a run that is a link.
Written by hand and not by templates, because a document may have five thousand blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from travaux.exporting.labels import depths, direction, printed_label
from travaux.exporting.notes import Notes
from travaux.texts.links import Place
from travaux.texts.reading import Block, Kind, Mark, Reading
from travaux.web.citation_links import Link, Links
from travaux.web.doubts import Doubts

_DEEPEST_HEADING = 6
_DEEPEST_LOOK = 3  # below this all headings look alike
_DEEPEST_ITEM = 5  # levels that are indented further; below them all stand alike
_BLOCKS_IN_A_PART = 30  # what the browser lays out at a time: a few screens
_LINE = 68  # characters on a line of text, for guessing heights
_STEP = 400  # pixels: heights are guessed in these steps, one class each (no inline styles)
_MOST_STEPS = 30
_LEADING_KINDS = (Kind.MASTHEAD, Kind.TITLE, Kind.FURNITURE)


@dataclass(frozen=True, slots=True)
class Part:
    """Some blocks, with a guess at their height (a class) so that the page needs no layout to begin."""

    html: SafeString
    height: str


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text: what its first page prints above the text, the text in parts, the notes."""

    masthead: SafeString
    contents: SafeString
    parts: tuple[Part, ...]
    notes: SafeString


@dataclass(slots=True)
class _Gathered:
    rows: list[str] = field(default_factory=list)
    characters: int = 0


def write(
    reading: Reading,
    place: Place,
    target: frozenset[str] = frozenset(),
    panel: str = "",
    links: Links | None = None,
) -> Text:
    """The text of `reading`; the blocks of `target` are marked, `panel` stands after the last of them."""
    return _Writer(reading, place, target, panel, links or Links()).all()


class _Writer:
    """Writes the blocks of one reading."""

    def __init__(
        self, reading: Reading, place: Place, target: frozenset[str], panel: str, links: Links
    ) -> None:
        self._reading = reading
        self._links = links
        self._cited_by = _("Cited by %(n)d")
        self._place = place.document()
        self._base = self._place.path()
        self._language = reading.metadata.language
        self._target = target
        marked = [block.address for block in reading.blocks if block.address in target]
        self._first = marked[0] if marked else None
        self._last = marked[-1] if marked else None
        self._panel = panel
        self._depths = depths(reading)
        self._notes = Notes(reading)
        self._doubts = Doubts(reading, self._place)
        self._labels = {page.number: page.label or str(page.number) for page in reading.pages}
        self._page = 0
        self._heading_level = 1  # the page's own
        self._cited: set[str] = set()
        self._forms: dict[Kind, Callable[[Block], str]] = {
            Kind.HEADING: self._heading,
            Kind.ITEM: self._item,
            Kind.TABLE: self._table,
            Kind.FIGURE: self._figure,
            Kind.SPEECH: self._speech,
        }

    def all(self) -> Text:
        """Masthead, contents, parts and notes; the order of writing counts pages and marks."""
        shown = [block for block in self._reading.blocks if block.kind not in (Kind.FURNITURE, Kind.FOOTNOTE)]
        first = next((at for at, block in enumerate(shown) if block.kind not in _LEADING_KINDS), len(shown))
        masthead = "".join(map(self._block, shown[:first]))
        contents: list[str] = []
        gathered = [_Gathered()]
        for block in shown[first:]:
            html = self._block(block)
            if block.kind is Kind.TOC:
                contents.append(html)
                continue
            if len(gathered[-1].rows) >= _BLOCKS_IN_A_PART:
                gathered.append(_Gathered())
            gathered[-1].rows.append(html)
            gathered[-1].characters += len(block.text) + _LINE
        notes = "".join(self._note(one) for one in self._reading.blocks if one.kind is Kind.FOOTNOTE)
        return Text(
            mark_safe(masthead),
            mark_safe("".join(contents)),
            tuple(_part(one) for one in gathered),
            mark_safe(notes),
        )

    def _block(self, block: Block) -> str:
        html = self._forms.get(block.kind, self._paragraph)(block)
        html += self._doubts.after(block, self._page)
        return html + self._panel if block.address == self._last else html

    def _paragraph(self, block: Block) -> str:
        return self._element("p", block, block.kind.value)

    def _heading(self, block: Block) -> str:
        """Looks by its own level; as an element never more than one below the heading before it."""
        level = block.level or 1
        self._heading_level = min(level + 1, self._heading_level + 1, _DEEPEST_HEADING)
        return self._element(f"h{self._heading_level}", block, f"heading lv{min(level, _DEEPEST_LOOK)}")

    def _item(self, block: Block) -> str:
        depth = min(self._depths.get(block.address, 1), _DEEPEST_ITEM)
        return self._element("p", block, f"item d{depth}")

    def _speech(self, block: Block) -> str:
        """The speaker's name, with which the text opens, stands out."""
        speaker = dict(block.details).get("speaker", "")
        name = len(speaker) if block.text.startswith(speaker) else 0
        return self._element("p", block, "speech", bold_to=name)

    def _figure(self, block: Block) -> str:
        if block.text:
            return self._paragraph(block)
        marks = self._page_marks(block)
        page = block.spans[0].page if block.spans else None
        where = f' href="{escape(self._place.page(page).path())}"' if page else ""
        words = escape(_("A figure stands here: look at the page."))
        head = f'<p id="{escape(block.address)}" class="b figure">'
        return f'{head}{"".join(html for _, html in marks)}<a class="aside"{where}>{words}</a></p>'

    def _note(self, block: Block) -> str:
        """A footnote with a way back to its first mark."""
        back = ""
        if block.address in self._cited:
            words = escape(_("Back to the text"))
            back = f' <a class="back" href="#to_{escape(block.address)}" aria-label="{words}">↩</a>'
        html = self._element("p", block, "note", after=back) + self._doubts.after(block, self._page)
        return html + self._panel if block.address == self._last else html

    def _element(self, tag: str, block: Block, kind: str, *, bold_to: int = 0, after: str = "") -> str:
        head = self._head(tag, block, kind)
        mark = self._times_cited(block)
        return f"{head}{self._number(block)}{mark}{self._text(block, bold_to)}{after}</{tag}>"

    def _times_cited(self, block: Block) -> str:
        """In the outer gutter: how many passages elsewhere cite this block; leads to their list."""
        times = self._links.times.get(block.address)
        if not times:
            return ""
        words = escape(self._cited_by % {"n": times})
        link = f"{escape(self._place.named('citations').path())}?at={escape(block.address)}"
        inside = f'<span class="cb-words">{words}</span><bdi aria-hidden="true">{times}</bdi>'
        return f'<a class="cb" href="{link}" title="{words}">{inside}</a>'

    def _head(self, tag: str, block: Block, kind: str) -> str:
        here = ""
        if block.address in self._links.times:
            kind += " cited"
        if block.address in self._target:
            kind += " here"
            # Brings the reader here without a script too: browsers scroll to what has the focus.
            here = ' tabindex="-1" autofocus' if block.address == self._first else ""
        language = ""
        if block.language and block.language != self._language:
            language = f' lang="{escape(block.language)}" dir="{direction(block.language)}"'
        return f'<{tag} id="{escape(block.address)}" class="b {kind}"{language}{here}>'

    def _number(self, block: Block) -> str:
        label = printed_label(block, self._language)
        if not label:
            label = "¶" if block.kind in (Kind.PARAGRAPH, Kind.PREAMBLE, Kind.SPEECH) else ""
            kind = "n quiet"
        else:
            kind = "n"
        if not label:
            return ""
        if block.kind is Kind.HEADING:
            return f'<span class="n"><bdi>{escape(label)}</bdi></span> '
        link = escape(self._place.at(block.address).path())
        words = ""
        if kind != "n":
            said = escape(_("Paragraph without a number"))
            words = f' aria-label="{said}"'
        return f'<a class="{kind}" href="{link}"{words}><bdi>{escape(label)}</bdi></a> '

    def _text(self, block: Block, bold_to: int = 0) -> str:
        """Runs of text with note marks and page numbers between them."""
        inserts = [(mark.at, self._mark(block, mark)) for mark in block.marks]
        inserts += self._page_marks(block)
        links = self._links.at.get(block.address, ())
        if not inserts and not bold_to and not links:
            return f'<span data-at="0">{escape(block.text, quote=False)}</span>'
        cuts = [(place, html) for place, html in inserts if place >= bold_to]
        parts, at = [], 0
        if bold_to:
            parts.append(f'<b data-at="0">{escape(block.text[:bold_to], quote=False)}</b>')
            parts += [html for place, html in inserts if place < bold_to]
            at = bold_to
        for place, html in sorted(cuts, key=lambda entry: entry[0]):
            parts += (_runs(block.text, at, place, links), html)
            at = place
        return "".join((*parts, _runs(block.text, at, len(block.text), links)))

    def _mark(self, block: Block, mark: Mark) -> str:
        shown = escape(mark.mark)
        note = self._notes.of(block, mark)
        if note is None:
            return f'<sup class="mark">{shown}</sup>'
        anchor = "" if note in self._cited else f' id="to_{escape(note)}"'
        self._cited.add(note)
        words = escape(_("Note %(mark)s") % {"mark": mark.mark})
        link = f'<a{anchor} href="#{escape(note)}" data-note aria-label="{words}">{shown}</a>'
        return f'<sup class="mark">{link}</sup>'

    def _page_marks(self, block: Block) -> list[tuple[int, str]]:
        """Where pages begin in this block: notes come late and stand on earlier pages."""
        found = []
        if block.kind is not Kind.FOOTNOTE:
            for span in block.spans:
                if span.page is not None and span.page > self._page:
                    self._page = span.page
                    found.append((span.start, self._page_mark(span.page)))
        return found

    def _page_mark(self, number: int) -> str:
        label = escape(self._labels.get(number, str(number)))
        words = escape(_("Page %(number)s") % {"number": label})
        link = escape(self._place.page(number).path())
        return (
            f'<a class="pb" id="page_{number}" href="{link}" data-page="{number}" '
            f'aria-label="{words}"><bdi>{label}</bdi></a>'
        )

    def _table(self, block: Block) -> str:
        if not block.rows:
            return self._element("p", block, "table-text")
        marks = "".join(html for _, html in self._page_marks(block))
        at, rows = 0, []
        for row in block.rows:
            cells = []
            for cell in row:
                found = block.text.find(cell.text, at)
                at = found if found >= 0 else at
                cells.append(_cell(cell.text, at, header=cell.header))
                at += len(cell.text)
            rows.append(f"<tr>{''.join(cells)}</tr>")
        words = escape(_("Table"))
        head = self._head("div", block, "table")
        link = f'<a class="n quiet" href="{escape(self._place.at(block.address).path())}"'
        link += f' aria-label="{words}"><bdi>¶</bdi></a>'
        inside = f'<div class="scroll" role="group" tabindex="0" aria-label="{words}">'
        return f"{head}{link}{marks}{inside}<table>{''.join(rows)}</table></div></div>"


def _runs(text: str, start: int, end: int, links: Sequence[Link]) -> str:
    """A stretch of text, the citations in it as links."""
    parts: list[str] = []
    at = start
    for link in links:
        first, last = max(link.start, at), min(link.end, end)
        if first < last:
            parts += (_run(text, at, first), link.written(text, first, last))
            at = last
    return "".join((*parts, _run(text, at, end)))


def _run(text: str, start: int, end: int) -> str:
    if start >= end:
        return ""
    return f'<span data-at="{start}">{escape(text[start:end], quote=False)}</span>'


def _cell(text: str, at: int, *, header: bool) -> str:
    inside = escape(text, quote=False)
    return f'<th scope="col" data-at="{at}">{inside}</th>' if header else f'<td data-at="{at}">{inside}</td>'


def _part(gathered: _Gathered) -> Part:
    pixels = gathered.characters / _LINE * 28  # a line is 1.6 × 17.6 px high
    steps = min(max(1, round(pixels / _STEP)), _MOST_STEPS)
    return Part(mark_safe("".join(gathered.rows)), f"h{steps}")
