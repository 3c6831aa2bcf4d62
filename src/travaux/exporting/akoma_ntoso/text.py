"""The words of a block with what stands in them: notes, references, page breaks.

In: a block and an element. Out: the element filled with the block's text, character for character,
with `authorialNote` where a note mark stood, `ref` around what is cited and `eop` where a page begins.
A note stands in the text once, where it is first marked; the other marks refer to it. Notes whose mark
was not found stand at the end of the text before them, so that nothing is lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from travaux.exporting.akoma_ntoso.elements import LANGUAGE, add, append_text
from travaux.exporting.akoma_ntoso.tree import in_notes
from travaux.exporting.notes import Notes
from travaux.texts.reading import Block, Kind, Mark, Reading


class Reference(NamedTuple):
    """Characters of a block's text that cite something, and where that is."""

    start: int
    end: int
    href: str


class Inside(NamedTuple):
    """Characters that stand in an element of their own: `ref`, `docNumber`, `docTitle`."""

    start: int
    end: int
    name: str
    attributes: Mapping[str, str]


class Texts:
    """Writes the texts of one reading; knows which notes are written and which page it is on."""

    def __init__(self, reading: Reading, references: Mapping[str, Sequence[Reference]]) -> None:
        self._language = reading.metadata.language
        self._labels = {page.number: page.label or str(page.number) for page in reading.pages}
        self._by_address = {block.address: block for block in reading.blocks}
        self._notes = Notes(reading)
        self._references = references
        self._page = 0
        self._written: set[str] = set()
        self._more: dict[str, list[Block]] = defaultdict(list)  # further paragraphs of a note
        self._unmarked: dict[str, list[Block]] = defaultdict(list)  # block → notes at its end
        self._apart: set[str] = set()
        self.homeless: list[Block] = []
        self._place(reading)

    def fill(
        self,
        element: etree._Element,
        block: Block,
        start: int = 0,
        end: int | None = None,
        inside: Sequence[Inside] = (),
    ) -> etree._Element:
        """The characters from `start` to `end` of the block's text, into the element."""
        stop = len(block.text) if end is None else end
        marked = inside or self._cited(block)
        points = self._points(block, start, stop)
        at = start
        for one in sorted(marked, key=lambda one: one.start):
            if one.start < at or one.end > stop:
                continue
            self._run(element, block, at, one.start, points)
            holder = add(element, one.name, **one.attributes)
            self._run(holder, block, one.start, one.end, points, closed=True)
            at = one.end
        self._run(element, block, at, stop, points)
        if end is None:
            self._notes_at_end(element, block)
        return element

    def notes(self, element: etree._Element, notes: Sequence[Block]) -> None:
        """These notes, one after the other."""
        for note in notes:
            self._note(element, note, note.number or "")

    def language(self, element: etree._Element, block: Block) -> etree._Element:
        """The element with the language of the block, where that is not the document's."""
        if block.language and block.language != self._language:
            element.set(LANGUAGE, block.language)
        return element

    def table(self, parent: etree._Element, block: Block) -> etree._Element:
        """A table with its cells; the notes of its text stand in the cell where they were marked."""
        table = add(parent, "table", eId=block.address)
        at, last = 0, None
        for cells in block.rows:
            row = add(table, "tr") if cells else None
            for cell in cells:
                last = add(add(row, "th" if cell.header else "td"), "p")
                found = block.text.find(cell.text, at) if cell.text else -1
                if found < 0:
                    append_text(last, cell.text)
                    continue
                at = found + len(cell.text)
                self.fill(last, block, found, at)
        if last is not None:
            self._left_over(last, block)
            self._notes_at_end(last, block)
        return table

    def _place(self, reading: Reading) -> None:
        """Decide where the notes without a mark stand."""
        shown = [block for block in reading.blocks if block.kind is not Kind.FURNITURE]
        noted = in_notes(shown)
        marked = self._marked(shown, noted)
        hosts = [one for one in shown if one.kind is not Kind.TOC and one.address not in noted]
        host = hosts[0] if hosts else None
        for block in shown:
            note = noted.get(block.address)
            if note and note != block.address:
                self._more[note].append(block)
            elif note and note not in marked:
                self._apart.add(note)
                (self._unmarked[host.address] if host else self.homeless).append(block)
            elif not note and block.kind is not Kind.TOC:
                host = block

    def _marked(self, shown: Sequence[Block], noted: Mapping[str, str]) -> set[str]:
        """The notes that the text leads to, by a mark in it or in a note that it leads to."""
        marks: dict[str, set[str]] = defaultdict(set)  # "" is the text itself
        for block in shown:
            found = {self._notes.of(block, mark) for mark in block.marks}
            marks[noted.get(block.address, "")] |= {note for note in found if note}
        reached: set[str] = set()
        waiting = set(marks[""])
        while waiting:
            note = waiting.pop()
            reached.add(note)
            waiting |= marks[note] - reached
        return reached

    def _cited(self, block: Block) -> list[Inside]:
        cited = self._references.get(block.address, ())
        return [Inside(one.start, one.end, "ref", {"href": one.href}) for one in cited if one.href]

    def _points(self, block: Block, start: int, stop: int) -> list[tuple[int, Mark | int]]:
        """Note marks and page breaks with their places."""
        points: list[tuple[int, Mark | int]] = []
        for span in block.spans if block.kind is not Kind.TABLE else ():
            if (
                span.page is not None
                and span.page > self._page
                and start <= span.start < max(stop, start + 1)
            ):
                self._page = span.page
                points.append((span.start, span.page))
        points += [
            (mark.at, mark) for mark in block.marks if start < mark.at <= stop or mark.at == start == 0
        ]
        return sorted(points, key=lambda point: point[0])

    def _run(
        self,
        element: etree._Element,
        block: Block,
        start: int,
        stop: int,
        points: list[tuple[int, Mark | int]],
        *,
        closed: bool = False,
    ) -> None:
        """Plain text with its points; those at its end stand behind what is closed around it."""
        at = start
        while points and (points[0][0] < stop or (points[0][0] == stop and not closed)):
            place, point = points.pop(0)
            append_text(element, block.text[at : max(place, at)])
            at = max(place, at)
            self._point(element, block, point)
        append_text(element, block.text[at:stop])

    def _point(self, element: etree._Element, block: Block, point: Mark | int) -> None:
        if isinstance(point, int):
            add(element, "eop", eId=f"page_{point}", number=self._labels.get(point, str(point)))
            return
        note = self._notes.of(block, point)
        if note is None:
            add(element, "noteRef", href="#", marker=point.mark, placement="bottom")
        elif note in self._written or note in self._apart:
            add(element, "noteRef", href=f"#{note}", marker=point.mark, placement="bottom")
        else:
            self._note(element, self._by_address[note], point.mark)

    def _note(self, element: etree._Element, note: Block, marker: str) -> None:
        self._written.add(note.address)
        made = add(element, "authorialNote", eId=note.address, marker=marker, placement="bottom")
        self.fill(add(self.language(made, note), "p"), note)
        for more in self._more.get(note.address, ()):
            self.fill(add(made, "p", eId=more.address), more)

    def _notes_at_end(self, element: etree._Element, block: Block) -> None:
        self.notes(element, self._unmarked.get(block.address, ()))

    def _left_over(self, element: etree._Element, block: Block) -> None:
        """Notes marked in a table outside its cells' texts."""
        for mark in block.marks:
            note = self._notes.of(block, mark)
            if note and note not in self._written:
                self._note(element, self._by_address[note], mark.mark)
