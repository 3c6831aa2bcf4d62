"""Documents and the citations between them as a graph for Gephi, Cytoscape, yEd or networkx: GraphML.

In: documents of `library.taking_out`, and who cites whom (`citations.graph.edges`), each one after another.
Out: lines of XML as bytes. A node is a document, with its symbol, title, year and body; an edge says in how
many paragraphs one cites the other. Treaties that these documents cite are nodes as well. Of a document
only its short name is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from travaux.exporting import graphml
from travaux.exporting.graphml import MEDIA_TYPE, Value
from travaux.library import describing
from travaux.library.citations.graph import Cites
from travaux.library.taking_out import Item
from travaux.texts.links import Place

__all__ = ["MEDIA_TYPE", "graph"]

_NODE = ("label", "symbol", "title", "year", "body", "kind", "language", "link")
_EDGE = ("count",)
_WHOLE = ("year", "count")
_YEAR = 4  # digits of a year at the beginning of a date


def graph(items: Iterable[Item], edges: Iterable[Cites], site: str = "") -> Iterator[bytes]:
    """The graph of these documents; of citations only those between them, and of treaties."""
    yield from graphml.begin("citations", _NODE, _EDGE, _WHOLE)
    there: set[str] = set()
    for item in items:
        named = graphml.name(item.symbol)
        if named not in there:
            there.add(named)
            yield graphml.node(named, _document(item, site))
    treaties: set[str] = set()
    for one in edges:
        source, target = graphml.name(one.source), graphml.name(one.target)
        if source not in there or (target not in there and not one.treaty):
            continue
        if target not in there and target not in treaties:
            treaties.add(target)
            said = {"label": one.treaty, "symbol": one.target, "title": one.treaty, "kind": "treaty"}
            yield graphml.node(target, {**said, "link": site + Place(one.target).path()})
        yield graphml.edge(f"{source}-{target}", source, target, {"count": one.count})
    yield graphml.END


def _document(item: Item, site: str) -> dict[str, Value]:
    year = item.date[:_YEAR]
    return {
        "label": item.symbol,
        "symbol": item.symbol,
        "title": item.title,
        "year": int(year) if year.isdecimal() else "",
        "body": describing.body_label(item.body) if item.body else "",
        "kind": describing.kind_label(item.kind) if item.kind else "",
        "language": item.language,
        "link": site + Place(item.symbol).path(),
    }
