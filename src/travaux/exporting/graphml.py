"""The pieces of a graph for Gephi, Cytoscape, yEd or networkx: GraphML.

In: names of data, nodes and edges with their data. Out: lines of XML as bytes. What XML can't hold is left
out of values; names of nodes are short hashes, so that any symbol can have one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

MEDIA_TYPE = "application/graphml+xml; charset=utf-8"
END = b"</graph>\n</graphml>\n"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML can hold these
_BYTES_OF_A_NAME = 8  # with a million nodes two are named alike once in ten million graphs
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""

Value = str | int


def begin(
    graph: str, of_node: Sequence[str], of_edge: Sequence[str], whole: Sequence[str] = ()
) -> Iterator[bytes]:
    """The head: what data nodes and edges have; those named in `whole` are whole numbers, the rest text."""
    yield _HEAD.encode()
    for of, names in (("node", of_node), ("edge", of_edge)):
        for name in names:
            kind = "int" if name in whole else "string"
            key = f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n'
            yield key.encode()
    yield f'<graph id="{graph}" edgedefault="directed">\n'.encode()


def name(*parts: str) -> str:
    """A name that XML allows, the same for the same parts."""
    place = "\n".join(parts).encode("utf-8", errors="replace")
    return f"n{hashlib.blake2b(place, digest_size=_BYTES_OF_A_NAME).hexdigest()}"


def node(named: str, said: Mapping[str, Value]) -> bytes:
    """A node with its data; what is empty is left out."""
    return f"<node id={quoteattr(named)}>{_data('node', said)}</node>\n".encode("utf-8", errors="replace")


def edge(
    named: str, source: str, target: str, said: Mapping[str, Value], *, both_ways: bool = False
) -> bytes:
    """An edge between two named nodes."""
    direction = ' directed="false"' if both_ways else ""
    ends = f'source="{source}" target="{target}"'
    written = f'<edge id="{named}" {ends}{direction}>{_data("edge", said)}</edge>\n'
    return written.encode("utf-8", errors="replace")


def _data(of: str, said: Mapping[str, Value]) -> str:
    return "".join(
        f'<data key="{of}-{name}">{escape(_FORBIDDEN.sub("", str(value)))}</data>'
        for name, value in said.items()
        if value
    )
