"""Recommendations by theme and year as a picture: bars that lead to lists, mirrored."""

from __future__ import annotations

from xml.etree import ElementTree

from travaux.exporting import topics_svg
from travaux.library.recommendations.tallying import Grid, GridRow

_NAME = "{http://www.w3.org/2000/svg}"
GRID = Grid(
    (2012, 2013, 2014), (GridRow("health", "Health & <care>", (1, 0, 4), 5), GridRow("x", "X", (0, 2, 0), 2))
)


def _link(slug: str, year: int | None) -> str:
    return f"?topic={slug}&from={year}&to={year}" if year else f"?topic={slug}"


def test_each_bar_is_a_filter() -> None:
    drawn = ElementTree.fromstring(topics_svg.draw(GRID, _link))
    links = [one.attrib["href"] for one in drawn.iter(f"{_NAME}a")]
    assert links == [
        "?topic=health", "?topic=health&from=2012&to=2012", "?topic=health&from=2014&to=2014",
        "?topic=x", "?topic=x&from=2013&to=2013",
    ]  # fmt: skip
    titles = [one.text for one in drawn.iter(f"{_NAME}title")]
    assert "Health & <care>, 2014: 4" in titles
    heights = [
        float(one.attrib["height"])
        for one in drawn.iter(f"{_NAME}rect")
        if one.attrib["fill"] != "transparent"
    ]
    assert heights[1] == 4 * heights[0] == 2 * heights[2], "one measure for all rows"


def test_mirrored_bars_run_the_other_way() -> None:
    plain, mirrored = (
        [float(one.attrib["x"]) for one in ElementTree.fromstring(drawn).iter(f"{_NAME}rect")]
        for drawn in (topics_svg.draw(GRID, _link), topics_svg.draw(GRID, _link, mirrored=True))
    )
    assert plain[0] < plain[2] and mirrored[0] > mirrored[2]


def test_a_long_span_shows_the_years_that_have_any() -> None:
    years = tuple(range(1950, 2021))
    counts = tuple(int(year in (1950, 1999, 2020)) for year in years)
    grid = Grid(years, (GridRow("health", "Health", counts, 3),))
    assert [years[at] for at in topics_svg.shown_years(grid)] == [1950, 1999, 2020]
    assert ">1999<" in topics_svg.draw(grid, _link) and ">1998<" not in topics_svg.draw(grid, _link)
    assert topics_svg.draw(Grid(), _link) == ""
