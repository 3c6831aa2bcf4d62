"""The reader's doubts in a person's words, each at its place in the text.

In: a reading's warnings. Out: HTML that stands after the block, or after the first block of the
page, that a doubt is about; and the list of all for the head of the page. The sentence itself is the
reader's, in English, and marked as such.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from travaux.texts.links import Place
from travaux.texts.reading import Block, Reading, Warning

# The beginning of a warning's code, and what it is called in few words.
_NAMES = {
    "number-gap": gettext_noop("A number is missing"),
    "number-repeat": gettext_noop("A number is printed twice"),
    "number-order": gettext_noop("A number is out of order"),
    "item-repeat": gettext_noop("A letter is printed twice"),
    "address-repeat": gettext_noop("A heading is printed twice"),
    "symbol-conflict": gettext_noop("Two symbols"),
    "language-conflict": gettext_noop("Language uncertain"),
    "language-mixed": gettext_noop("Several languages"),
    "property-conflict": gettext_noop("The file says otherwise"),
    "no-text": gettext_noop("No text found"),
    "damaged-text": gettext_noop("Read by OCR"),
    "ocr-not-installed": gettext_noop("Not readable without OCR"),
    "ocr-unsure": gettext_noop("Read by OCR, uncertain"),
    "citations-failed": gettext_noop("Citations not found"),
    "recommendations-failed": gettext_noop("Recommendations not found"),
}
_OTHERWISE = gettext_noop("Uncertain")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt for a list: its name, the sentence, where it is."""

    name: str
    sentence: str
    href: str
    page: str


class Doubts:
    """The doubts of one reading, given out as the text is written."""

    def __init__(self, reading: Reading, place: Place) -> None:
        self._place = place
        self._at: dict[str, list[Warning]] = {}
        self._on: dict[int, list[Warning]] = {}
        for note in reading.warnings:
            if note.address:
                self._at.setdefault(note.address, []).append(note)
            elif note.page:
                self._on.setdefault(note.page, []).append(note)
        told = set(self._on)
        for page in reading.pages:
            if page.ocr and page.number not in told:
                sentence = "This page was recognised from its picture: check it there."
                self._on[page.number] = [Warning("damaged-text", sentence, page.number)]

    def after(self, block: Block, page: int) -> str:
        """What is to be said after this block, the text having come to `page`."""
        if not self._at and not self._on:
            return ""
        due = self._at.pop(block.address, [])
        for number in [number for number in self._on if number <= page]:
            due += self._on.pop(number)
        return "".join(map(self._line, due))

    def _line(self, note: Warning) -> str:
        look = ""
        if note.page:
            link, words = escape(self._place.page(note.page).path()), escape(_("See the page"))
            look = f' <a href="{link}" data-page="{note.page}">{words}</a>'
        name, said = escape(name_of(note.code)), escape(note.message)
        return f'<p class="doubt"><b>{name}.</b> <span lang="en" dir="ltr">{said}</span>{look}</p>'


def name_of(code: str) -> str:
    """What a doubt is called, in the interface's language."""
    return _(_NAMES.get(code.partition(":")[0], _OTHERWISE))


def listed(reading: Reading) -> list[Doubt]:
    """All doubts, each with a link to its place in the text or to its page."""
    return [
        Doubt(
            name_of(note.code),
            note.message,
            f"#{note.address}" if note.address else f"#page_{note.page}" if note.page else "#text",
            str(note.page or ""),
        )
        for note in reading.warnings
    ]
