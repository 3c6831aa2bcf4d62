"""Names in the manner of AKN4UN: what a document is called, and which element it is.

In: symbol, kind, body, date and languages. Out: IRIs
(`/akn/un/doc/paper/un-ga/2002-08-09/A-57-292`, its expression `…/eng@2002-08-09`, its part
`…/!main~para_62`) and the `Shape` of a kind of document (element, subtype, @name). The guidelines'
examples differ among themselves; these are the forms of their tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

UNKNOWN_DATE = "0001-01-01"  # the schema wants a date; this one says that there is none
LANGUAGES = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb", "hi": "hin",
    "it": "ita", "ja": "jpn", "ko": "kor", "nl": "nld", "pl": "pol", "ps": "pus", "pt": "por", "ru": "rus",
    "sw": "swa", "tr": "tur", "uk": "ukr", "ur": "urd", "zh": "zho",
}  # fmt: skip
"""ISO 639-2 (terminology codes), which the guidelines ask for; others are written as they are known."""

_UNSAFE = re.compile(r"[^\w.\-()]+")


class Shape(NamedTuple):
    """How a kind of document is written: element, subtype in its IRI, @name."""

    element: str
    subtype: str
    name: str


_SHAPES = {
    "resolution": Shape("statement", "deliberation", "resolution"),
    "draft-resolution": Shape("statement", "deliberation", "resolutionDraft"),
    "decision": Shape("statement", "deliberation", "decision"),
    "declaration": Shape("statement", "deliberation", "declaration"),
    "presidential-statement": Shape("statement", "deliberation", "presidentialStatement"),
    "letter": Shape("doc", "communication", "officialLetter"),
    "note": Shape("doc", "communication", "note"),
    "ngo-statement": Shape("doc", "communication", "statement"),
    "agenda": Shape("debateReport", "agenda", "agendaListing"),
    "summary-record": Shape("debateReport", "minute", "summaryRecord"),
    "verbatim-record": Shape("debate", "record", "verbatimRecord"),
    "treaty": Shape("act", "provision", "treaty"),
    "views": Shape("judgment", "decision", "views"),
    "opinion": Shape("judgment", "decision", "advisoryOpinion"),
    "judgment": Shape("judgment", "decision", "judgment"),
}


def shape(kind: str | None) -> Shape:
    """The shape of a kind of document; reports and all that is not listed are papers."""
    slug = kind or "document"
    first, *rest = slug.split("-")
    return _SHAPES.get(slug) or Shape("doc", "paper", first + "".join(word.title() for word in rest))


@dataclass(frozen=True, slots=True)
class Names:
    """What one document goes by: `actor` is a body of the United Nations ("un-ga")."""

    shape: Shape
    actor: str
    date: str
    number: str
    language: str

    @property
    def work(self) -> str:
        """The work, whatever the language."""
        kind, subtype, _ = self.shape
        return f"/akn/un/{kind}/{subtype}/{self.actor}/{self.date}/{self.number}"

    @property
    def expression(self) -> str:
        """One language version."""
        return self.in_language(self.language)

    def in_language(self, language: str) -> str:
        """The version in another language (ISO 639-2)."""
        return f"{self.work}/{language}@{self.date}"


def names(kind: str | None, body: str | None, date: str | None, symbol: str, language: str | None) -> Names:
    """The names of a document; what is not known has its place in them nevertheless."""
    actor = f"un-{body}" if body else "un"
    return Names(shape(kind), actor, whole_date(date), number(symbol), language_code(language))


def number(symbol: str) -> str:
    """A symbol as a part of a name: A/RES/66/1 is A-RES-66-1; a space is an underscore."""
    return _UNSAFE.sub("-", "_".join(symbol.replace("/", "-").split())).strip("-") or "nn"


def whole_date(date: str | None) -> str:
    """The date with day and month, which are 01 where they are not known."""
    parts = (date or UNKNOWN_DATE).split("-")
    return "-".join([*parts, "01", "01"][:3])


def language_code(language: str | None) -> str:
    """ISO 639-2: "eng"; "und" for what is not known."""
    return LANGUAGES.get(language or "und", language or "und")


def portion(addresses: Sequence[str], page: int | None) -> str:
    """What is asked for in a name: `~para_62`, `~para_8->para_15`; empty for the whole."""
    if page is not None:
        return f"~page_{page}"
    if not addresses:
        return ""
    first, last = addresses[0], addresses[-1]
    return f"~{first}" if first == last else f"~{first}->{last}"
