"""What a document page says of itself to programs: `<meta>` tags and schema.org.

In: a record, the languages it is in, where its file is. Out: names and values of `<meta>` (Highwire's
`citation_*`, which Zotero and search engines read, and Dublin Core), and JSON-LD as a script may hold it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from travaux.exporting.reference import CASE, HEARING, REPORT, STATUTE, TREATY, Record

_DUBLIN_CORE = {REPORT: "Report", STATUTE: "Statute", CASE: "Case", TREATY: "Treaty", HEARING: "Hearing"}
_SCHEMA = {REPORT: "Report", STATUTE: "Legislation", TREATY: "Legislation"}
_NUMBER = {"Report": "reportNumber", "Legislation": "legislationIdentifier"}
# A script ends at "</script>" whatever quotes are around it.
_IN_SCRIPTS = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page is of: the record, other languages with their links, and the file."""

    record: Record
    translations: Sequence[tuple[str, str]] = ()
    file: str = ""
    file_type: str = ""


def tags(shown: Shown) -> list[tuple[str, str]]:
    """Names and values of the `<meta>` tags; what is not known has none."""
    return [(name, value) for name, value in _tags(shown) if value]


def json_ld(shown: Shown) -> str:
    """The document as schema.org has it, for a script of type application/ld+json."""
    said = {name: value for name, value in _facts(shown).items() if value}
    return json.dumps(said, ensure_ascii=False).translate(_IN_SCRIPTS)


def _tags(shown: Shown) -> Iterator[tuple[str, str]]:
    one = shown.record
    yield "citation_title", one.title
    yield "citation_author", one.author
    yield "citation_publication_date", "/".join(f"{part:02}" for part in one.date)
    yield "citation_technical_report_institution", one.publisher or one.author
    yield "citation_technical_report_number", one.number
    yield "citation_language", one.language
    yield "citation_public_url", one.link
    yield "citation_pdf_url", shown.file if shown.file_type == "application/pdf" else ""
    yield "DC.title", one.title
    yield "DC.creator", one.author
    yield "DC.publisher", one.publisher
    yield "DC.date", _iso(one)
    yield "DC.identifier", one.number or one.link
    yield "DC.language", one.language
    yield "DC.type", _DUBLIN_CORE[one.type]


def _facts(shown: Shown) -> dict[str, Any]:
    one = shown.record
    kind = _SCHEMA.get(one.type, "CreativeWork")
    return {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": one.link,
        "url": one.link,
        "name": one.title,
        "identifier": one.number,
        _NUMBER.get(kind, "alternateName"): one.number,
        "inLanguage": one.language,
        "datePublished": _iso(one),
        "author": _organization(one.author),
        "publisher": _organization(one.publisher),
        "workTranslation": [
            {"@type": kind, "inLanguage": code, "url": link} for code, link in shown.translations
        ],
        "encoding": shown.file
        and {"@type": "MediaObject", "contentUrl": shown.file, "encodingFormat": shown.file_type},
    }


def _organization(name: str) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def _iso(one: Record) -> str:
    return "-".join(f"{part:02}" for part in one.date)
