"""Documents and paragraphs of a list in every format in which they leave: one table for all doors.

In: a viewer, what a list was asked, the name of a form, where the site is. Out: bytes, piece by piece, as
`library.taking_out` finds them. Each row says where it is from: symbol, address, citation, link.
References of paragraphs have the paragraph as locator and its words as note. A graph is of documents, with
who cites whom.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from django.utils.translation import gettext as _

from travaux.exporting import bibtex, csl_json, csv_table, documents_graphml, ris, sheet
from travaux.exporting.citation import CitedDocument, cite
from travaux.exporting.reference import Record, record
from travaux.library import describing, taking_out
from travaux.library.citations.graph import edges
from travaux.library.permissions import Viewer
from travaux.library.search.results import Request
from travaux.library.shelf import Filters
from travaux.library.taking_out import Item
from travaux.texts.errors import UsageError
from travaux.texts.links import Place

PARAGRAPHS = (
    "symbol", "paragraph", "text", "citation", "link", "headings", "title", "date", "body", "kind",
    "language", "address", "what",
)  # fmt: skip
DOCUMENTS = ("symbol", "title", "date", "body", "kind", "languages", "citation", "link")
BETWEEN, UNDER = "; ", " › "
_NAMED = {"body": describing.body_label, "kind": describing.kind_label}
_WIDE = frozenset({"text", "title", "citation", "headings"})


class Format(NamedTuple):
    """A format: what it is called on the web, and what writes it from items and the site's address, and
    whether they are whole documents.
    """

    media_type: str
    write: Callable[[Iterable[Item], str, bool], Iterator[bytes]]


GRAPH = "graphml"
"""The form of documents with the citations between them."""


def _csv(items: Iterable[Item], site: str, whole: bool) -> Iterator[bytes]:
    return csv_table.table(head(whole), (cells(item, site) for item in items))


def _xlsx(items: Iterable[Item], site: str, whole: bool) -> Iterator[bytes]:
    name = "Documents" if whole else "Paragraphs"
    return sheet.workbook(name, head(whole), (cells(item, site) for item in items), _WIDE)


def _lines(items: Iterable[Item], site: str, _whole: bool) -> Iterator[bytes]:
    for item in items:
        yield json.dumps(facts(item, site), ensure_ascii=False).encode(errors="replace") + b"\n"


FORMATS: Mapping[str, Format] = {
    "csv": Format(csv_table.MEDIA_TYPE, _csv),
    "xlsx": Format(sheet.MEDIA_TYPE, _xlsx),
    "ris": Format(ris.MEDIA_TYPE, lambda items, site, _: ris.stream(_records(items, site))),
    "bib": Format(bibtex.MEDIA_TYPE, lambda items, site, _: bibtex.stream(_records(items, site))),
    "csl.json": Format(csl_json.MEDIA_TYPE, lambda items, site, _: csl_json.stream(_records(items, site))),
    "jsonl": Format("application/jsonl; charset=utf-8", _lines),
}


def of_search(
    viewer: Viewer, request: Request, form: str, site: str, *, whole: bool = False
) -> Iterator[bytes]:
    """All paragraphs of a search, or (`whole`, and always as a graph) the documents that they stand in."""
    if whole or form == GRAPH:
        return _of_whole(viewer, taking_out.found_documents(viewer, request), form, site)
    return _writer(form)(taking_out.found(viewer, request), site, False)


def of_documents(
    viewer: Viewer, filters: Filters, form: str, site: str, prefer: tuple[str, ...] = ()
) -> Iterator[bytes]:
    """All documents of a list."""
    return _of_whole(viewer, taking_out.documents(viewer, filters, prefer), form, site)


def _of_whole(viewer: Viewer, items: Iterable[Item], form: str, site: str) -> Iterator[bytes]:
    if form == GRAPH:
        return documents_graphml.graph(items, edges(viewer), site)
    return _writer(form)(items, site, True)


def _writer(form: str) -> Callable[[Iterable[Item], str, bool], Iterator[bytes]]:
    if form not in FORMATS:
        choice = ", ".join([*FORMATS, GRAPH])
        raise UsageError(
            _("A list has no form “%(form)s”: choose one of %(choice)s.") % {"form": form, "choice": choice}
        )
    return FORMATS[form].write


def media_type(form: str) -> str:
    """What a form is called on the web."""
    return (
        documents_graphml.MEDIA_TYPE if form == GRAPH else FORMATS[form].media_type if form in FORMATS else ""
    )


def head(whole: bool) -> tuple[str, ...]:
    """The columns of a table."""
    return DOCUMENTS if whole else PARAGRAPHS


def cells(item: Item, site: str) -> list[csv_table.Cell]:
    """The cells of an item, in the order of `head`."""
    told = facts(item, site)
    return [_cell(name, told[name]) for name in head(not item.address)]


def facts(item: Item, site: str) -> dict[str, str | list[str]]:
    """All that is told of an item."""
    about = cited(item, site)
    addresses = (item.address,) if item.address else ()
    told: dict[str, str | list[str]] = {
        "symbol": item.symbol,
        "title": item.title,
        "date": item.date,
        "body": item.body,
        "kind": item.kind,
        "citation": cite(replace(about, link=None), addresses, "plain", item.language or "en"),
        "link": about.link or "",
    }
    if not item.address:
        return {**told, "languages": list(item.languages)}
    return {
        **told,
        "language": item.language,
        "address": item.address,
        "paragraph": item.number,
        "what": item.what,
        "headings": list(item.headings),
        "text": item.text,
    }


def cited(item: Item, site: str) -> CitedDocument:
    """What a citation says of it; its link lasts, whatever version comes."""
    lasting = Place(item.symbol, item.languages[0]) if item.address else Place(item.symbol)
    place = lasting.at(item.address) if item.address else lasting
    return CitedDocument(
        item.symbol, item.title or None, item.date or None, item.body or None, item.kind or None,
        item.language, site + place.path(),
    )  # fmt: skip


def _records(items: Iterable[Item], site: str) -> Iterator[Record]:
    """References; the same paragraph in another language has another key."""
    for item in items:
        one = record(cited(item, site), (item.address,) if item.address else (), item.text)
        yield replace(one, key=f"{one.key}-{item.languages[0]}") if item.address else one


def _cell(name: str, value: str | list[str]) -> str:
    """What people read: several values in a row, the names of body and kind."""
    if not isinstance(value, str):
        return (UNDER if name == "headings" else BETWEEN).join(value)
    return _NAMED[name](value) if value and name in _NAMED else value
