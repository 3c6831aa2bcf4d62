"""Connections as a graph for Gephi, Cytoscape, yEd or networkx: GraphML.

In: rows of `connections.finding.iterate`, one after another. Out: lines of XML as bytes. A node is a
document or a paragraph, an edge a connection; a node is written just before its first edge, and only a
number of eight bytes is kept of it. Notes lead nowhere and are left out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from travaux.library.connections import relations
from travaux.library.connections.showing import EndShown, Shown

MEDIA_TYPE = "application/graphml+xml; charset=utf-8"
_NODE = ("label", "kind", "document", "address", "title", "language", "link")
_EDGE = ("relation", "verb", "note", "tags", "quote", "target_quote", "author", "made", "sharing")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML can hold these
_BYTES_OF_A_NAME = 8  # with a million nodes two are named alike once in ten million graphs
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def graph(rows: Iterable[Shown]) -> Iterator[bytes]:
    """The graph of all connections; those of a symmetric relation have no direction."""
    yield _HEAD.encode()
    for of, names in (("node", _NODE), ("edge", _EDGE)):
        for name in names:
            key = f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="string"/>\n'
            yield key.encode()
    yield b'<graph id="connections" edgedefault="directed">\n'
    both_ways = {one.slug for one in relations.all() if one.symmetric}
    there: set[str] = set()
    for row in rows:
        if row.target is not None:
            for end in (row.source, row.target):
                yield from _node(end, there)
            yield _edge(row, row.target, row.relation in both_ways).encode("utf-8", errors="replace")
    yield b"</graph>\n</graphml>\n"


def _node(end: EndShown, there: set[str]) -> Iterator[bytes]:
    name = _name(end)
    if name in there:
        return
    there.add(name)
    said = {
        "label": end.printed,
        "kind": "paragraph" if end.address else "document",
        "document": end.symbol,
        "address": end.address,
        "title": end.title,
        "language": end.language,
        "link": end.href.partition("#")[0],
    }
    yield f"<node id={quoteattr(name)}>{_data('node', said)}</node>\n".encode("utf-8", errors="replace")


def _edge(row: Shown, target: EndShown, both_ways: bool) -> str:
    said = {
        "relation": row.relation,
        "verb": row.verb,
        "note": row.note,
        "tags": "; ".join(row.tags),
        "quote": row.source.quote,
        "target_quote": target.quote,
        "author": row.author,
        "made": row.made_at.isoformat(),
        "sharing": row.sharing,
    }
    direction = ' directed="false"' if both_ways else ""
    ends = f'source="{_name(row.source)}" target="{_name(target)}"'
    return f'<edge id="e{row.key}" {ends}{direction}>{_data("edge", said)}</edge>\n'


def _name(end: EndShown) -> str:
    """A name that XML allows; equal for the same paragraph, whatever the words and the language."""
    place = f"{end.symbol}\n{end.address}".encode("utf-8", errors="replace")
    return f"n{hashlib.blake2b(place, digest_size=_BYTES_OF_A_NAME).hexdigest()}"


def _data(of: str, said: Mapping[str, str]) -> str:
    return "".join(
        f'<data key="{of}-{name}">{escape(_FORBIDDEN.sub("", value))}</data>'
        for name, value in said.items()
        if value
    )
