"""The picture of a neighbourhood: what is in it, where, and for whom it can be read."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from travaux.exporting import neighbourhood_svg
from travaux.library.citations.graph import CENTRE, CITED, CITES, Edge, Graph, Node

SVG = "{http://www.w3.org/2000/svg}"
HERE = Node(1, "A/57/292", "Migrants", 2002, "/A/57/292", CENTRE, 0)


def _graph(*others: tuple[str, int | None], folded: tuple[int, int] = (0, 0)) -> Graph:
    nodes = [Node(at, f"A/{at}", "T", year, f"/A/{at}", role, 1) for at, (role, year) in enumerate(others, 2)]
    edges = [Edge(one.id, 1, 2) if one.role == CITES else Edge(1, one.id, 1) for one in nodes]
    return Graph((HERE, *nodes), tuple(edges), {CITES: folded[0], CITED: folded[1]})


def _drawn(graph: Graph, *, mirrored: bool = False) -> ET.Element:
    return ET.fromstring(neighbourhood_svg.draw(graph, mirrored=mirrored))


def _places(drawn: ET.Element) -> dict[str, float]:
    """Where each document's box begins, by its link."""
    return {a.attrib["href"]: float(a.find(f"{SVG}rect").attrib["x"]) for a in drawn.iter(f"{SVG}a")}  # type: ignore[union-attr]


def test_years_go_from_left_to_right_and_from_right_to_left() -> None:
    graph = _graph((CITED, 1989), (CITES, 2010), (CITES, 2020), (CITED, None))
    places, mirrored = _places(_drawn(graph)), _places(_drawn(graph, mirrored=True))

    assert places["/A/2"] < places["/A/57/292"] < places["/A/3"] < places["/A/4"] < places["/A/5"]
    assert sorted(places, key=lambda one: -mirrored[one]) == sorted(places, key=lambda one: places[one])


def test_arrows_point_to_what_is_cited() -> None:
    drawn = _drawn(_graph((CITED, 1989), (CITES, 2010)))
    paths = [path for path in drawn.iter(f"{SVG}path") if "marker-end" in path.attrib]

    assert [path[0].text for path in paths] == [
        "A/57/292 cites A/2 in 1 paragraph", "A/3 cites A/57/292 in 2 paragraphs",
    ]  # fmt: skip


def test_many_years_share_columns_and_none_lies_on_another() -> None:
    others = [(CITES if at % 2 else CITED, 1950 + at) for at in range(49)]
    drawn = _drawn(_graph(*others, folded=(12, 1)))
    boxes = [
        (float(rect.attrib["x"]), float(rect.attrib["y"]))
        for a in drawn.iter(f"{SVG}a")
        for rect in a.iter(f"{SVG}rect")
    ]

    assert len(boxes) == len(set(boxes)) == 50
    assert len({x for x, _ in boxes}) <= 7
    assert max(x for x, _ in boxes) + 146 <= float(drawn.attrib["width"])
    said = " ".join(text.text or "" for text in drawn.iter(f"{SVG}text"))
    assert "and 12 more that cite it; and 1 more that it cites" in said


def test_more_than_can_be_drawn_are_counted() -> None:
    drawn = _drawn(_graph(*[(CITES, 2010)] * 60))

    assert len(list(drawn.iter(f"{SVG}a"))) == 50
    assert "and 11 more that cite it" in "".join(drawn.itertext())


def test_who_does_not_see_it_is_told_and_can_follow_its_links() -> None:
    drawn = _drawn(_graph((CITED, 1989), (CITES, 2010)))
    ids = {element.attrib["id"]: element for element in drawn.iter() if "id" in element.attrib}

    assert drawn.attrib["role"] == "group"  # a picture (img) would hide the links in it
    assert ids[drawn.attrib["aria-labelledby"]].text == "Neighbourhood of A/57/292"
    assert "1 that cite A/57/292, 1 that it cites" in (ids[drawn.attrib["aria-describedby"]].text or "")
    assert next(a[0].text for a in drawn.iter(f"{SVG}a")) == "A/2 · T · 1989 · cited by it"


def test_what_is_printed_in_a_title_is_no_markup() -> None:
    bad = Node(2, "<script>&\"'", "</title>", 2003, '/"><x', CITES, 1)
    drawn = _drawn(Graph((HERE, bad), (Edge(2, 1, 1),), {}))

    assert [a.attrib["href"] for a in drawn.iter(f"{SVG}a")][-1] == '/"><x'
    assert not list(drawn.iter(f"{SVG}script"))


@pytest.mark.parametrize("forbidden", ["style=", "onclick", "<style", "javascript:"])
def test_the_policy_of_the_site_allows_all_of_it(forbidden: str) -> None:
    assert forbidden not in neighbourhood_svg.draw(_graph((CITES, 2010)))


def test_colours_follow_the_page() -> None:
    text = neighbourhood_svg.draw(_graph((CITES, 2010)))

    assert 'fill="var(--ink, currentColor)"' in text and "#000" not in text


def test_a_document_without_neighbours_stands_alone() -> None:
    assert list(_places(_drawn(_graph()))) == ["/A/57/292"]
