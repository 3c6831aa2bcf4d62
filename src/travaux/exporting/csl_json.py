"""Records as CSL-JSON, which Zotero, Pandoc and citeproc take.

In: records. Out: a JSON list. The paragraph is `locator` with its `label`, which belong to a citation
and not to the entry; readers that take entries only leave them out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from travaux.exporting.reference import CASE, HEARING, REPORT, STATUTE, TREATY, Record

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"
_TYPES = {REPORT: "report", STATUTE: "legislation", CASE: "legal_case", TREATY: "treaty", HEARING: "hearing"}


def write(records: Iterable[Record]) -> str:
    """The records as a list; ends with a line end."""
    return json.dumps([_entry(record) for record in records], ensure_ascii=False, indent=2) + "\n"


def stream(records: Iterable[Record]) -> Iterator[bytes]:
    """A list with an entry a line, one after another."""
    yield b"["
    for at, record in enumerate(records):
        said = json.dumps(_entry(record), ensure_ascii=False)
        yield (",\n" if at else "\n").encode() + said.encode(errors="replace")
    yield b"\n]\n"


def _entry(record: Record) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": record.key,
        "type": _TYPES[record.type],
        "title": record.title,
        "author": [{"literal": record.author}] if record.author else None,
        "number": record.number,
        "issued": {"date-parts": [list(record.date)]} if record.date else None,
        "language": record.language,
        "publisher": record.publisher,
        "URL": record.link,
        "locator": record.locator,
        "label": "paragraph" if record.locator and record.locator != record.pinpoint else None,
    }
    return {name: value for name, value in said.items() if value}
