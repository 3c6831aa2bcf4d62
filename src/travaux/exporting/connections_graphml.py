"""Connections as a graph for Gephi, Cytoscape, yEd or networkx: GraphML.

In: rows of `connections.finding.iterate`, one after another. Out: lines of XML as bytes. A node is a
document or a paragraph, an edge a connection; a node is written just before its first edge, and only a
short name is kept of it. Notes lead nowhere and are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from travaux.exporting import graphml
from travaux.exporting.graphml import MEDIA_TYPE
from travaux.library.connections import relations
from travaux.library.connections.showing import EndShown, Shown

__all__ = ["MEDIA_TYPE", "graph"]

_NODE = ("label", "kind", "document", "address", "title", "language", "link")
_EDGE = ("relation", "verb", "note", "tags", "quote", "target_quote", "author", "made", "sharing")


def graph(rows: Iterable[Shown]) -> Iterator[bytes]:
    """The graph of all connections; those of a symmetric relation have no direction."""
    yield from graphml.begin("connections", _NODE, _EDGE)
    both_ways = {one.slug for one in relations.all() if one.symmetric}
    there: set[str] = set()
    for row in rows:
        if row.target is not None:
            for end in (row.source, row.target):
                yield from _node(end, there)
            yield _edge(row, row.target, row.relation in both_ways)
    yield graphml.END


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
    yield graphml.node(name, said)


def _edge(row: Shown, target: EndShown, both_ways: bool) -> bytes:
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
    return graphml.edge(f"e{row.key}", _name(row.source), _name(target), said, both_ways=both_ways)


def _name(end: EndShown) -> str:
    """Equal for the same paragraph, whatever the words and the language."""
    return graphml.name(end.symbol, end.address)
