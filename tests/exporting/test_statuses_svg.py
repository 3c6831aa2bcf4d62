"""What became of recommendations as a picture: a bar a status, with its number in words."""

from __future__ import annotations

from xml.etree import ElementTree

from travaux.exporting import statuses_svg
from travaux.library.recommendations.finding import Facet

_NAME = "{http://www.w3.org/2000/svg}"
ROWS = [Facet("none", "no action known", 6), Facet("planned", "planned", 2), Facet("done", "done", 0)]


def test_bars_with_their_numbers() -> None:
    drawn = ElementTree.fromstring(statuses_svg.draw(ROWS, lambda value: f"?status={value}"))
    assert [one.attrib["href"] for one in drawn.iter(f"{_NAME}a")] == ["?status=none", "?status=planned"]
    said = "".join(drawn.itertext())
    assert "planned: 2 (25 %)" in said and "done: 0 (0 %)" in said
    wide = [
        float(one.attrib["width"])
        for one in drawn.iter(f"{_NAME}rect")
        if one.attrib["fill"] != "transparent"
    ]
    assert wide[0] == 3 * wide[1] and wide[2] == 0


def test_nothing_to_draw() -> None:
    assert statuses_svg.draw([Facet("none", "no action known", 0)], str) == ""
