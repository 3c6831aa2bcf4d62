"""Connections as a graph: well-formed, each node once, edges between nodes that are there."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.exporting import joined
from travaux.exporting import connections_graphml
from travaux.library.connections import finding
from travaux.library.home import Home
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db
NS = "{http://graphml.graphdrawing.org/xmlns}"


def _data(element: etree._Element) -> dict[str, str]:
    return {one.get("key", ""): one.text or "" for one in element.iter(f"{NS}data")}


def test_a_graph_of_paragraphs(home: Home, owner: Viewer) -> None:
    joined.documents(owner)
    joined.connections(owner)

    root = etree.fromstring(b"".join(connections_graphml.graph(finding.iterate(owner))))

    keys = {(one.get("id"), one.get("for")) for one in root.iter(f"{NS}key")}
    nodes = {one.get("id"): _data(one) for one in root.iter(f"{NS}node")}
    edges = list(root.iter(f"{NS}edge"))
    assert len(nodes) == len(list(root.iter(f"{NS}node"))) == 6  # the same passage of two connections once
    assert len(edges) == 4  # notes lead nowhere
    assert {name for data in nodes.values() for name in data} <= {key for key, of in keys if of == "node"}
    first = edges[0]
    source, target = nodes[first.get("source")], nodes[first.get("target")]
    assert (source["node-label"], source["node-kind"]) == ("A/57/292, para. 2", "paragraph")
    assert (target["node-document"], target["node-address"]) == ("CAT/C/54/2", "para_3__list_a")
    assert _data(first)["edge-note"] == "=A note,\nof two “lines”"
    assert "document" in {data["node-kind"] for data in nodes.values()}
    assert _data(edges[2])["edge-verb"] == "quotes"


def test_nothing_still_is_a_graph(db: None) -> None:
    root = etree.fromstring(b"".join(connections_graphml.graph([])))

    assert root.tag == f"{NS}graphml" and len(list(root.iter(f"{NS}graph"))) == 1
