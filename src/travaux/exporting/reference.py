"""What reference managers take: a document, or a place in it, as one record.

In: what a citation says of a document, addresses inside it, the words quoted. Out: a `Record`, from
which `ris`, `bibtex` and `csl_json` write their forms. United Nations practice: a report is a report
whose number is the symbol, a resolution a statute; the paragraph is the locator; nothing is guessed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.exporting.citation import CitedDocument
from travaux.library import describing
from travaux.texts.citation_words import words_of
from travaux.texts.pinpoint_words import pinpoint

REPORT, STATUTE, CASE, TREATY, HEARING = "report", "statute", "case", "treaty", "hearing"
UNITED_NATIONS = "United Nations"
_TYPES = {
    "resolution": STATUTE, "decision": STATUTE, "declaration": STATUTE, "draft-resolution": STATUTE,
    "presidential-statement": STATUTE, "treaty": TREATY, "views": CASE, "opinion": CASE, "judgment": CASE,
    "verbatim-record": HEARING, "summary-record": HEARING,
}  # fmt: skip
_PARAGRAPH = re.compile(r"(?:para|op)_(?P<number>[^_]+)(?P<letters>(?:__list_[^_]+)*)\Z")
_BYTES = 4  # of a hash in a key: two documents in a million would be named alike
_NOT_IN_KEYS = re.compile(r"[^0-9A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Record:
    """One entry. `locator` is the number alone ("62 (a)") and `pinpoint` the words ("para. 62 (a)")."""

    key: str
    type: str
    title: str
    author: str
    number: str
    date: tuple[int, ...]
    language: str
    publisher: str
    link: str
    locator: str = ""
    pinpoint: str = ""
    quotation: str = ""


def record(about: CitedDocument, addresses: Sequence[str] = (), quotation: str = "") -> Record:
    """The record of a document, or of what stands at these addresses in it."""
    language = about.language or ""
    type_ = _TYPES.get(about.kind or "", REPORT)
    # The body that a treaty's work is filed under watches over it: its parties made it.
    body = "" if type_ == TREATY else about.body or ""
    author = describing.body_label(body, language or "en") if body else ""
    where = pinpoint(addresses, words_of(language or "en"))
    return Record(
        key=_key(about.symbol, addresses),
        type=type_,
        title=about.name,
        author=author or (UNITED_NATIONS if about.un_symbol else ""),
        number=about.un_symbol or "",
        date=_date(about.date),
        language=language,
        publisher=UNITED_NATIONS if about.un_symbol else "",
        link=about.link or "",
        locator=locator(addresses) or where,
        pinpoint=where,
        quotation=" ".join(quotation.split()),
    )


def locator(addresses: Sequence[str]) -> str:
    """The numbers of main paragraphs, as a locator has them: "62", "12 (b) (i)", "59-63"."""
    outer = [one for one in addresses if not any(one.startswith(f"{other}__") for other in addresses)]
    found = [match for one in outer if (match := _PARAGRAPH.match(one))]
    if not found or len(found) < len(outer):
        return ""
    said = []
    for match in (found[0], found[-1])[: len(found)]:
        letters = match["letters"].split("__list_")[1:]
        said.append(" ".join([match["number"].replace("-", "."), *(f"({one})" for one in letters)]))
    return "-".join(said)


def _key(symbol: str, addresses: Sequence[str]) -> str:
    """What entries call it: letters, figures and hyphens only."""
    parts = [symbol, *((addresses[0],) if addresses else ())]
    key = "-".join(folded for part in parts if (folded := _NOT_IN_KEYS.sub("-", part).strip("-")))
    if symbol.isascii():
        return key or "document"
    # What is left of other letters would be the same for many documents.
    return f"{key}-{hashlib.blake2b(symbol.encode(errors='replace'), digest_size=_BYTES).hexdigest()}"


def _date(date: str | None) -> tuple[int, ...]:
    """Year, month, day, as far as they are known."""
    return tuple(int(part) for part in (date or "").split("-") if part.isdecimal())[:3]
