"""The walk through a document that gives every block its kind, parent and address.

In: units with headings marked and placed, numbers chosen, resolutions and speeches found. Out: the
units that become blocks, in order, each with kind, address and parent; those that only began because
a line happened to start with a label are glued to the text before. Everything here goes by the place
reached: the heading, the paragraph, the list and the speech that are open.
"""

from __future__ import annotations

from collections.abc import Sequence

from travaux.reading.pieces import glue
from travaux.reading.structure import labels, numerals, resolutions, vocabulary
from travaux.reading.structure.items import Lists
from travaux.reading.structure.labels import Form, Label
from travaux.reading.structure.naming import Names
from travaux.reading.structure.numbering import Doubt
from travaux.reading.structure.numerals import Reading
from travaux.reading.structure.outline import Placed
from travaux.reading.structure.speeches import summary_speaker
from travaux.reading.structure.units import Unit, broken_off, finished, starts_lower
from travaux.texts import address
from travaux.texts.reading import Kind

_BY_POSITION = {
    Kind.FURNITURE: "furn",
    Kind.TABLE: "tbl",
    Kind.FIGURE: "fig",
    Kind.CAPTION: "cap",
    Kind.TOC: "toc",
    Kind.MASTHEAD: "mast",
}
_MARKS = {"*": "asterisk", "＊": "asterisk", "†": "dagger", "‡": "ddagger", "§": "section", "¶": "pilcrow"}
_LEAD_IN = (":", "：", ";", "；", "؛", ",", "،", "，", "–", "—")
_FONT_BULLETS = frozenset("\uf0b7\uf02d\uf0a7\uf0d8o*")
"""Bullets that are only a place in a symbol font, or a letter standing for one; printed dashes and
bullets are text and stay (they are no number, and nothing else says that they were printed)."""
LOOK_AHEAD = 6
"""Texts ahead in which the next label of a list is looked for."""


class Walk:
    """One walk over the units of a document."""

    def __init__(self, units: Sequence[Unit], outline: dict[int, Placed]) -> None:
        self.names = Names()
        self.out: list[Unit] = []
        self.doubts: list[Doubt] = []
        self._units = units
        self._outline = outline
        self._headings: dict[int, Unit] = {}
        self._containers: dict[int, str] = {}
        self._here = ""
        self._container = ""
        self._paragraph: Unit | None = None
        self._speech = ""
        self._resolution = ""
        self._resolutions = 0
        self._lists = Lists()
        self._owner = ""
        self._lead_in = ""
        self._runs: dict[int, str] = {}
        self._last_body: Unit | None = None
        self._last_note: Unit | None = None
        self._last_note_number: dict[str, int] = {}

    def run(self) -> list[Unit]:
        """Walk, and give the units that become blocks."""
        self._prepare_runs()
        for place, unit in enumerate(self._units):
            if unit.kind is Kind.HEADING:
                self._heading(place, unit)
            elif unit.kind is Kind.FOOTNOTE:
                self._note(unit)
            elif unit.kind is Kind.TITLE:
                self._emit(unit, self.names.count_from_first("title"), parent=None)
            elif unit.kind is not None:
                self._emit(unit, self.names.count("", _BY_POSITION[unit.kind]), parent=None)
            elif unit.run is not None:
                self._numbered(unit)
            elif unit.role == "speech":
                self._open_speech(unit)
            else:
                self._text(place, unit)
        return self.out

    # Headings

    def _heading(self, place: int, unit: Unit) -> None:
        placed = self._outline[place]
        parent = self._headings.get(placed.parent) if placed.parent is not None else None
        unit.level, unit.reading = placed.level, placed.reading
        holder = self._containers.get(placed.parent, "") if placed.parent is not None else ""
        above = parent.address if parent is not None else ""
        if unit.label is not None and unit.label.form in (Form.ITEM, Form.NUMBER, Form.UNIT):
            unit.number = unit.label.printed or None
            unit.cut = 0 if unit.label.form is Form.UNIT else unit.label.end
        name, doubled = self._heading_name(unit, above, holder)
        self._headings[place] = unit
        container = name if unit.unit in vocabulary.RESTARTING else holder
        self._containers[place] = container
        self._emit(unit, name, parent=above or None)
        if doubled:
            self.doubts.append(
                Doubt(
                    unit, "address-repeat", f"A second heading {unit.number or ''} stands at the same place."
                )
            )
        self._here, self._container = name, container
        self._paragraph, self._speech, self._last_body = None, "", None
        self._own(name)

    def _heading_name(self, unit: Unit, above: str, holder: str) -> tuple[str, bool]:
        number = spelled(unit)
        if unit.unit in ("opinion", "letter"):
            return self.names.count("", unit.unit), False
        if unit.unit in vocabulary.RESTARTING:
            keeps = unit.unit in ("appendix", "enclosure", "att", "art", "rule", "prin", "gl")
            return self.names.take(
                address.join(_container_only(holder) if keeps else "", address.step(unit.unit, number))
            )
        if not number and not unit.unit:
            return self.names.count("", "dvs"), False
        kind = unit.unit or "sec"
        free, doubled = self.names.take(address.join(_without_divisions(above), address.step(kind, number)))
        return free, doubled

    # Numbered paragraphs

    def _prepare_runs(self) -> None:
        """Keep the names of numbers in order for them, so that a misprint does not take one."""
        for unit in self._units:
            if unit.run is not None and unit.run == 0 and unit.move not in ("misprint", "repeat"):
                self.names.reserve(self._paragraph_name(unit, ""))

    def _paragraph_name(self, unit: Unit, prefix: str) -> str:
        kind = "op" if unit.role == resolutions.OPERATIVE else "para"
        return address.join(prefix, address.step(kind, spelled(unit)))

    def _prefix(self, unit: Unit) -> str:
        """What stands before the numbers of this unit's run: nothing for the run of the document."""
        run = unit.run if unit.run is not None else -1
        if run not in self._runs:
            prefix = self._resolution if unit.role == resolutions.OPERATIVE else self._container
            used = set(self._runs.values())
            if prefix in used or (not prefix and self._runs):
                prefix = self._here if self._here not in used else prefix
            self._runs[run] = prefix
        return self._runs[run]

    def _numbered(self, unit: Unit) -> None:
        name, doubled = self.names.take(
            self._paragraph_name(unit, self._prefix(unit)), owner=unit.move not in ("misprint", "repeat")
        )
        if doubled and unit.move not in ("misprint", "repeat"):
            self.doubts.append(Doubt(unit, "number-repeat", f"The number {unit.number} is printed again."))
        who = summary_speaker(unit)
        if who is not None:
            unit.details["speaker"] = who.name
            if who.country:
                unit.details["country"] = who.country
        unit.kind = Kind.PARAGRAPH
        self._emit(unit, name, parent=self._here or None)
        self._paragraph, self._last_body = unit, unit
        self._own(name)

    # Other texts

    def _text(self, place: int, unit: Unit) -> None:
        if unit.role == resolutions.PREAMBLE:
            unit.kind, unit.cut, unit.number = Kind.PREAMBLE, 0, None
            self._body(unit, self.names.count(self._resolution, "pp"))
        elif unit.role == resolutions.OPERATIVE:
            unit.kind = Kind.PARAGRAPH
            self._body(unit, self.names.count(self._resolution, "op"))
            self._paragraph = unit
            self._own(unit.address)
        elif unit.label is None or not self._item(place, unit):
            if self._goes_on(unit) and self._last_body is not None:
                self._glue(unit)
            else:
                self._unnumbered(unit)

    def _item(self, place: int, unit: Unit) -> bool:
        """Make the unit an item if its label fits the lists that are open, or opens one."""
        label = unit.label
        if label is None or len(label.value) > 1 or not self._may_open(unit, label):
            return False
        if self._lead_in and not self._lists.continues(label):
            self._own(self._lead_in)
        found = self._lists.place(label, self._following(place, label), unit.piece.style.indent)
        if found is None:
            return False
        depth, reading = found
        parent = self._lists.parent(depth) or self._owner
        unit.kind, unit.reading = Kind.ITEM, reading
        unit.take_label()
        if label.form is Form.BULLET:
            unit.number, unit.cut = None, label.end if label.printed in _FONT_BULLETS else 0
            unit.details["list"] = "dash" if label.printed in "-–—" else "bullet"
            name = self.names.count(parent, "list")
        else:
            name, doubled = self.names.take(
                address.join(parent, address.step("list", numerals.spelled(reading)))
            )
            if doubled:
                self.doubts.append(Doubt(unit, "item-repeat", f"The item {unit.number} is printed again."))
        unit.say(f"item: {reading.series} {reading.place} at depth {depth + 1}")
        self._emit(unit, name, parent=parent or None)
        self._lists.levels[depth].address = name
        self._last_body = unit
        return True

    def _may_open(self, unit: Unit, label: Label) -> bool:
        """Whether a label may be an item's here: the next of an open list, or where a list may begin."""
        if self._lists.continues(label):
            return True
        before = self._last_body
        if unit.piece.only_by_label or label.value:
            return (
                before is None
                or before.text.rstrip().endswith(_LEAD_IN)
                or (not unit.piece.only_by_label and finished(before.text))
            )
        return True

    def _following(self, place: int, label: Label) -> Label | None:
        """The next label of the same shape before a heading or a numbered paragraph."""
        for unit in self._units[place + 1 : place + 1 + LOOK_AHEAD]:
            if unit.kind is Kind.HEADING or unit.run is not None:
                return None
            if unit.kind is None and unit.label is not None and unit.label.shape == label.shape:
                return unit.label
        return None

    def _goes_on(self, unit: Unit) -> bool:
        """Whether a text goes on with the one before: begun by a label that is none, or cut by a page."""
        before = self._last_body
        if before is None or before.kind is Kind.HEADING:
            return False
        if unit.piece.only_by_label and unit.label is not None:
            return True
        if before.run is not None and not before.text[before.cut :].strip():
            return True
        return _parted_by_page(before, unit) and broken_off(before.text) and starts_lower(unit.text)

    def _glue(self, unit: Unit) -> None:
        before = self._last_body
        if before is None:
            return
        glue(before.piece, unit.piece)
        before.indices += unit.indices
        before.say(f"glued: “{unit.text[:40]}” goes on with the text before")

    def _unnumbered(self, unit: Unit) -> None:
        """A text without number: under its speech, its numbered paragraph, or its heading."""
        unit.kind = Kind.PARAGRAPH
        if unit.role in (resolutions.ORGAN, resolutions.CLOSING):
            self._paragraph = None
            self._own(self._here)
        if unit.role == resolutions.ORGAN:
            self._resolution = self._container or (self._here if self._resolutions or self._runs else "")
            self._resolutions += 1
        parent = self._speech or (self._paragraph.address if self._paragraph else self._here)
        self._body(unit, self.names.count(parent, "p"), parent)
        if not self._lists.levels:
            self._own(unit.address)
        elif unit.text.rstrip().endswith((":", "：")):
            self._lead_in = unit.address

    def _open_speech(self, unit: Unit) -> None:
        unit.kind = Kind.SPEECH
        self._emit(unit, self.names.count("", "speech"), parent=self._here or None)
        self._speech, self._paragraph, self._last_body = unit.address, None, unit
        self._own(unit.address)

    # Notes

    def _note(self, unit: Unit) -> None:
        found = labels.note(unit.piece.label + " X") if unit.piece.label else labels.note(unit.text)
        if found is None:
            last = self._last_note.address if self._last_note else ""
            self._emit(unit, self.names.count(last or "fn", "p"), parent=last or None)
            return
        unit.number, unit.cut = found[0], 0 if unit.piece.label else found[1]
        number = _note_name(unit.number)
        value = int(number) if number.isdecimal() else 0
        restarted = self._container and 0 < value <= self._last_note_number.get("", 0)
        prefix = _container_only(self._container) if restarted else ""
        name, doubled = self.names.take(address.join(prefix, address.step("fn", number)))
        if doubled and value:
            self.doubts.append(Doubt(unit, "number-repeat", f"The footnote {unit.number} is printed again."))
        self._last_note_number[prefix] = max(value, self._last_note_number.get(prefix, 0))
        self._emit(unit, name, parent=None)
        self._last_note = unit

    # Giving out

    def _own(self, name: str) -> None:
        """From here on lists hang on `name`."""
        self._owner, self._lists, self._lead_in = name, Lists(), ""

    def _body(self, unit: Unit, name: str, parent: str | None = None) -> None:
        self._emit(unit, name, parent=parent or self._here or None)
        self._last_body = unit

    def _emit(self, unit: Unit, name: str, parent: str | None) -> None:
        unit.address, unit.parent = name, parent
        self.out.append(unit)


def spelled(unit: Unit) -> str:
    """The number of a unit as it stands in an address, in Latin letters and digits."""
    label = unit.label
    if label is None:
        return ""
    if label.value:
        suffix = label.printed.split()[-1] if label.rank else ""
        return address.spell(".".join(map(str, label.value)) + suffix)
    reading: Reading | None = unit.reading or (label.readings[0] if label.readings else None)
    suffix = label.printed.split()[-1] if label.rank else ""
    return numerals.spelled(reading) + suffix if reading is not None else address.spell(label.printed)


def _note_name(mark: str) -> str:
    """A note mark in an address: "**" is 2asterisk."""
    if mark[:1] in _MARKS:
        return (str(len(mark)) if len(mark) > 1 else "") + _MARKS[mark[0]]
    return mark


def _parted_by_page(before: Unit, unit: Unit) -> bool:
    """Whether only a page or column change parts two texts, as far as their places tell."""
    if not before.piece.spans or not unit.piece.spans:
        return False
    last, first = before.piece.spans[-1], unit.piece.spans[0]
    if last.box is None or first.box is None:
        return False
    return last.page != first.page or first.box.y0 < last.box.y0


def _without_divisions(above: str) -> str:
    """An address without unnumbered headings: they are counted through the document, not nested."""
    return "__".join(part for part in above.split("__") if not part.startswith("dvs_"))


def _container_only(holder: str) -> str:
    """The part of an address up to its last container that is no article."""
    parts = holder.split("__") if holder else []
    while parts and parts[-1].split("_")[0] not in vocabulary.CONTAINERS:
        parts.pop()
    return "__".join(parts)
