"""Footnotes and endnotes: their parts come in, numbers as printed and notes as pieces go out.

A note has no number in the file; Word counts the references that it meets. Numbers are therefore
given when a reference is read, in reading order.
"""

from __future__ import annotations

from lxml import etree

from travaux.reading.word.names import W, number, value
from travaux.reading.word.numerals import counted

KINDS = ("footnote", "endnote")
_DEFAULT_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}


class Notes:
    """The notes of a file by kind and id, and the numbers given so far."""

    def __init__(
        self,
        parts: dict[str, etree._Element | None],
        settings: etree._Element | None,
        document: etree._Element,
    ) -> None:
        """`parts`: "footnote" and "endnote" → the part that holds them, if any."""
        self._notes: dict[tuple[str, str], etree._Element] = {}
        for kind in KINDS:
            part = parts.get(kind)
            for note in () if part is None else part.iter(W + kind):
                if note.get(W + "type") in (None, "normal"):
                    self._notes[kind, note.get(W + "id", "")] = note
        self._forms = {kind: _counting(kind, settings, document) for kind in KINDS}
        self._printed: dict[tuple[str, str], str] = {}
        self._count = dict.fromkeys(KINDS, 0)

    def number(self, kind: str, identity: str) -> str:
        """The printed number of a note; the next one of its kind when it is asked for first."""
        key = (kind, identity)
        if key not in self._printed:
            form, start = self._forms[kind]
            self._printed[key] = counted(start + self._count[kind], form)
            self._count[kind] += 1
        return self._printed[key]

    def name(self, kind: str, identity: str, mark: str) -> None:
        """A note with a mark of its own (*) is not counted."""
        self._printed[kind, identity] = mark

    def printed(self, kind: str, identity: str) -> str | None:
        """The number given to a note, None before its reference was met."""
        return self._printed.get((kind, identity))

    def element(self, kind: str, identity: str) -> etree._Element | None:
        """The note itself."""
        return self._notes.get((kind, identity))

    def unmarked(self) -> list[tuple[str, str]]:
        """Notes whose reference was not met (it stood in deleted text, or is lost)."""
        return [key for key in self._notes if key not in self._printed]


def _counting(kind: str, settings: etree._Element | None, document: etree._Element) -> tuple[str, int]:
    """Format and first number: a section's own setting wins over that of the file."""
    form, start = _DEFAULT_FORMS[kind], 1
    name = f"{W}{kind}Pr"
    found = [] if settings is None else settings.findall(name)
    found += [setting for section in document.iter(W + "sectPr") for setting in section.findall(name)][:1]
    for setting in found:
        form = value(setting, "numFmt") or form
        start = number(value(setting, "numStart")) or start
    return form, start
