"""Running text of one paragraph, put together run by run: used for Word and for HTML.

Stretches of text with their look come in; one text with note marks, and the look of the whole, go
out. White space is one space, except the tab that parts a typed number from its text
("1.<tab>During"): it tells the number from a figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace

from travaux.reading.pieces import Style
from travaux.texts.reading import Mark

DEFAULT_TAB = 36.0
"""Points between tab stops where none is set."""

MOST_TABS = 50
"""Tabs before a text that are counted; the templates set fourteen."""

LONGEST_LABEL = 20
"""Characters of a typed number with its brackets."""

LONGEST_UNIT = 8
"""Characters looked at before raised text, to tell a power ("km2") from a note mark."""

ALMOST_ALL = 0.9
"""Share of the characters that makes a paragraph bold: its number or full stop may be plain."""

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_TYPED_LABEL = re.compile(
    r"[\[(（]?(?:\d{1,4}(?:\.\d{1,3})*|[A-Za-z]{1,5}|[^\W\d_]{1,2})(?: bis| ter)?[.)\]）]{0,2}$"
)
_RAISED_MARK = re.compile(r"(?:\*{1,4}|[†‡§¶]{1,2}|\d{1,3}|[a-z](?: ?, ?[a-z])*)$")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|re|ère|ème|e|o|a|os|as|º|ª)$")
_UNIT = re.compile(r"(?:^|[\d\s(/])(?:[kcmdµ]?m|s|ft)$")


@dataclass(frozen=True, slots=True)
class Look:
    """How text is set; None where nothing is said. Sizes and indents in points."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    raised: str | None = None
    size: float | None = None
    align: str | None = None
    left: float | None = None
    first: float | None = None
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    tabs: tuple[float, ...] = ()

    def over(self, below: Look) -> Look:
        """This setting on top of `below`: what is said here wins."""
        if self == NOTHING:
            return below
        said = {name: value for name in _LOOK_FIELDS if (value := getattr(self, name)) not in (None, ())}
        return replace(below, **said)


NOTHING = Look()
_LOOK_FIELDS = tuple(field.name for field in fields(Look))


@dataclass(slots=True)
class Content:
    """The text of a paragraph while it is put together, with all that was found in it.

    `notes` are (kind, id) in order; `leading_tabs` were set before the text; `runs` are lengths
    with their looks; `labelled` once a typed number and its tab were met.
    """

    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    leading_tabs: int = 0
    runs: list[tuple[int, Look]] = field(default_factory=list)
    labelled: bool = False

    def add(self, text: str, look: Look) -> None:
        """Put text on the end: one space for any white space, none at the beginning."""
        text = _SPACES.sub(" ", text.translate(_DROPPED))
        if not self.text or self.text[-1] in " \t":
            text = text.removeprefix(" ")
        if text:
            self.text += text
            self.runs.append((len(text), look))

    def tab(self, look: Look) -> None:
        """A tab: counted before the text, kept after a typed number, else a space."""
        if not self.text:
            self.leading_tabs += 1
        elif not self.labelled and len(self.text) <= LONGEST_LABEL and _TYPED_LABEL.match(self.text.rstrip()):
            self.text = self.text.rstrip() + "\t"
            self.runs.append((1, look))
            self.labelled = True
        else:
            self.add(" ", look)

    def mark(self, kind: str, mark: str) -> None:
        """A note mark at the place reached."""
        self.marks.append(Mark(kind, mark, len(self.text)))

    def finish(self) -> None:
        """White space at the end goes; marks stay within the text."""
        self.text = self.text.rstrip()
        self.marks = [Mark(m.kind, m.mark, min(m.at, len(self.text))) for m in self.marks]


def style_of(content: Content, look: Look) -> Style:
    """The look of a whole paragraph from the looks of its runs."""
    runs = [(length, run) for length, run in content.runs if length]
    total = sum(length for length, _ in runs) or 1
    sizes: dict[float, int] = {}
    for length, run in runs:
        sizes[run.size or 0.0] = sizes.get(run.size or 0.0, 0) + length
    first = _first_words(content)
    left = look.left or 0.0
    return Style(
        size=max(sizes, key=lambda size: sizes[size]) if sizes else look.size or 0.0,
        bold=_most(runs, "bold", total),
        italic=_most(runs, "italic", total),
        caps=content.text.isupper(),
        lead_bold=bool(first and first.bold),
        lead_italic=bool(first and first.italic),
        align=look.align or "left",
        indent=_first_place(content, look),
        hang=left,
    )


def _most(runs: list[tuple[int, Look]], name: str, total: int) -> bool:
    return sum(length for length, run in runs if getattr(run, name)) >= ALMOST_ALL * total


def _first_words(content: Content) -> Look | None:
    """The look of the first run after a typed number."""
    place = content.text.find("\t") + 1 if content.labelled else 0
    at = 0
    for length, run in content.runs:
        if at >= place and content.text[at : at + length].strip():
            return run
        at += length
    return None


def _first_place(content: Content, look: Look) -> float:
    """Where the first character stands, in points: the first line's indent and its leading tabs."""
    left = look.left or 0.0
    place = left + (look.first or 0.0)
    stops = sorted({*look.tabs, left})
    for _ in range(min(content.leading_tabs, MOST_TABS)):
        place = next((stop for stop in stops if stop > place + 0.1), place + DEFAULT_TAB)
    return place


def is_mark(raised: str, before: str) -> bool:
    """Whether raised text is a note mark, not an ordinal's ending (1st, XXe) or a power (m2)."""
    if not _RAISED_MARK.match(raised):
        return False
    before = before[-LONGEST_UNIT:]
    if raised.isdigit():
        return not _UNIT.search(before)
    end = before.rstrip(".")[-1:]
    follows_numeral = (end.isdigit() and (before.endswith(".") or len(raised) > 1)) or (
        end in "IVX" and end != ""
    )
    return not (_ORDINAL.match(raised) and follows_numeral)
