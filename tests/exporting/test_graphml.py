"""The pieces of a graph are XML, whatever is in them."""

from __future__ import annotations

from lxml import etree

from travaux.exporting import graphml


def test_a_graph_of_two_nodes() -> None:
    one, other = graphml.name("A/57/292"), graphml.name("A/57/292", "para_1")
    written = b"".join(
        [
            *graphml.begin("g", ("label", "year"), ("count",), ("year", "count")),
            graphml.node(one, {"label": "<&\x00\ud800>", "year": 2002, "title": ""}),
            graphml.node(other, {"label": "b"}),
            graphml.edge("e", one, other, {"count": 2}, both_ways=True),
            graphml.END,
        ]
    )
    root = etree.fromstring(written)
    assert one != other
    kinds = {key.get("attr.name"): key.get("attr.type") for key in root.iterfind("{*}key")}
    assert kinds == {"label": "string", "year": "int", "count": "int"}
    said = [(data.get("key"), data.text) for data in root.iterfind("{*}graph/{*}node[1]/{*}data")]
    assert said == [("node-label", "<&>"), ("node-year", "2002")]
    (edge,) = root.iterfind("{*}graph/{*}edge")
    assert (edge.get("source"), edge.get("target"), edge.get("directed")) == (one, other, "false")
