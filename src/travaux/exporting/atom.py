"""What is new as an Atom feed (RFC 4287), for feed readers.

In: what a feed is called, where it stands, its entries, newest first. Out: the bytes of the feed. An entry
keeps its id for ever, so that a reader shows it once; titles and summaries are plain text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lxml import etree

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_IN_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], "\ufffd")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is new. `id` is an IRI of its own ("urn:uuid:…"), `href` the page where it stands."""

    id: str
    title: str
    updated: datetime
    href: str
    summary: str = ""
    author: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed. `page` is the page it belongs to, `own` its own address; both whole, with the site.

    A feed with a secret in its address leaves `own` out: what is passed on must not open it.
    """

    id: str
    title: str
    page: str
    updated: datetime
    own: str = ""
    subtitle: str = ""
    author: str = ""
    language: str = ""


def write(feed: Feed, entries: Iterable[Entry]) -> bytes:
    """The feed with its entries."""
    root = etree.Element(f"{{{_NAMESPACE}}}feed", nsmap={None: _NAMESPACE})
    if feed.language:
        root.set(_XML_LANGUAGE, feed.language)
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    if feed.subtitle:
        _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", _when(feed.updated))
    _author(root, feed.author or "Travaux")
    _link(root, "alternate", feed.page, "text/html")
    if feed.own:
        _link(root, "self", feed.own, MEDIA_TYPE.partition(";")[0])
    _text(root, "generator", "Travaux")
    for entry in entries:
        _entry(root, entry)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _entry(root: Any, entry: Entry) -> None:
    made = etree.SubElement(root, f"{{{_NAMESPACE}}}entry")
    if entry.language:
        made.set(_XML_LANGUAGE, entry.language)
    _text(made, "id", entry.id)
    _text(made, "title", entry.title)
    _text(made, "updated", _when(entry.updated))
    if entry.author:
        _author(made, entry.author)
    _link(made, "alternate", entry.href, "text/html")
    if entry.summary:
        _text(made, "summary", entry.summary)


def _text(parent: Any, name: str, text: str) -> None:
    made = etree.SubElement(parent, f"{{{_NAMESPACE}}}{name}")
    made.text = text.translate(_NOT_IN_XML).encode("utf-8", "replace").decode("utf-8")


def _author(parent: Any, name: str) -> None:
    _text(etree.SubElement(parent, f"{{{_NAMESPACE}}}author"), "name", name)


def _link(parent: Any, relation: str, href: str, kind: str) -> None:
    etree.SubElement(parent, f"{{{_NAMESPACE}}}link", rel=relation, type=kind, href=href)


def _when(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
