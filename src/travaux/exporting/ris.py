"""Records as RIS, which every reference manager reads.

In: records. Out: text with the line ends that the format asks for. A value is one line, so that none
of its words can begin a tag. The body is the author, unless its name has a comma: readers of RIS would
take what stands before it for a surname; it is the institution (`PB`) then, and the United Nations the
author.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from travaux.exporting.reference import CASE, HEARING, REPORT, STATUTE, TREATY, UNITED_NATIONS, Record

MEDIA_TYPE = "application/x-research-info-systems; charset=utf-8"
_TYPES = {REPORT: "RPRT", STATUTE: "STAT", CASE: "CASE", TREATY: "STAT", HEARING: "HEAR"}
_NUMBERS = {"RPRT": "SN", "STAT": "M1", "CASE": "SV", "HEAR": "M1"}
"""Where each type has its number: of a report, a public law, a docket, a document (as Zotero reads them)."""


def write(records: Iterable[Record]) -> str:
    """The records, each ended by ER."""
    return "".join(_entry(record) for record in records)


def stream(records: Iterable[Record]) -> Iterator[bytes]:
    """The same, one after another."""
    return (_entry(record).encode(errors="replace") for record in records)


def _entry(record: Record) -> str:
    rows = [f"{tag}  - {' '.join(value.split())}" for tag, value in _rows(record) if value]
    return "\r\n".join([*rows, "ER  - ", "", ""])


def _rows(record: Record) -> Iterator[tuple[str, str]]:
    has_comma = "," in record.author
    yield "TY", _TYPES[record.type]
    yield "ID", record.key
    yield "TI", record.title
    yield "AU", UNITED_NATIONS if has_comma else record.author
    yield "PB", record.author if has_comma else record.publisher
    yield _NUMBERS[_TYPES[record.type]], record.number
    if record.date:
        yield "PY", f"{record.date[0]:04}"
        yield "DA", "/".join(f"{part:02}" for part in record.date) + "/" * (3 - len(record.date))
    yield "SP", record.pinpoint
    yield "LA", record.language
    yield "UR", record.link
    yield "N1", record.quotation
