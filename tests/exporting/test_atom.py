"""Feeds, read by the standard library's parser and held against RFC 4287."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree

from travaux.exporting.atom import Entry, Feed, write

A = "{http://www.w3.org/2005/Atom}"
NOW = datetime(2026, 11, 22, 10, 30, 59, 123456, UTC)
FEED = Feed("urn:uuid:1", "Détention & <registers>", "https://x/c/1", NOW, "https://x/c/1/feed.atom")


def test_a_feed_has_what_the_standard_asks_of_it() -> None:
    entries = [
        Entry("urn:uuid:2", "A/57/292, para. 62", NOW, "https://x/A", "“Words”\x0b & more", "Ana", "en"),
        Entry("urn:uuid:3", "نص", NOW, "https://x/B", language="ar"),
    ]
    root = ElementTree.fromstring(write(FEED, entries))

    assert root.tag == f"{A}feed"
    for one in (root, *root.findall(f"{A}entry")):  # RFC 4287, 4.1.1 and 4.1.2: exactly one of each
        assert [len(one.findall(f"{A}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert one.findtext(f"{A}updated") == "2026-11-22T10:30:59Z"
    assert root.findtext(f"{A}title") == "Détention & <registers>"
    assert root.find(f"{A}author/{A}name") is not None  # needed where not every entry has one
    links = {one.get("rel"): one.get("href") for one in root.findall(f"{A}link")}
    assert links == {"self": "https://x/c/1/feed.atom", "alternate": "https://x/c/1"}
    first, second = root.findall(f"{A}entry")
    assert first.findtext(f"{A}summary") == "“Words”\ufffd & more"
    assert first.findtext(f"{A}author/{A}name") == "Ana"
    assert second.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert second.find(f"{A}summary") is None and second.find(f"{A}link") is not None
