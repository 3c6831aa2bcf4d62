"""The picture of citing documents by year."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from travaux.exporting import timeline_svg
from travaux.library.citations.graph import Year

SVG = "{http://www.w3.org/2000/svg}"
ROWS = [Year(2003, "hrc", 2), Year(2003, "ga", 4), Year(2006, "ga", 1), Year(None, "", 3)]
LIGHT, DARK = "#ffffff", "#14181a"  # the pages behind it
CONTRAST = 3.0  # what a part of a picture needs (WCAG 1.4.11)


def _bars(drawn: ET.Element) -> dict[str, ET.Element]:
    """The parts of bars by what they say."""
    return {str(rect[0].text): rect for rect in drawn.iter(f"{SVG}rect") if len(rect)}


def test_each_part_says_what_it_is_and_is_as_high_as_it_counts() -> None:
    bars = _bars(ET.fromstring(timeline_svg.draw(ROWS)))

    assert set(bars) == {
        "2003, Human Rights Council: 2", "2003, General Assembly: 4", "2006, General Assembly: 1",
        "no date, other bodies: 3",
    }  # fmt: skip
    high = {said: float(bar.attrib["height"]) + 1 for said, bar in bars.items()}
    assert high["2003, General Assembly: 4"] == pytest.approx(
        2 * high["2003, Human Rights Council: 2"], abs=0.2
    )


def test_years_without_any_are_left_free_and_no_date_comes_last() -> None:
    bars = _bars(ET.fromstring(timeline_svg.draw(ROWS)))
    x = [float(bar.attrib["x"]) for bar in bars.values()]
    places = dict(zip(bars, x, strict=True))
    step = 900 / 5  # 2003 to 2006, and no date

    assert places["2006, General Assembly: 1"] - places["2003, General Assembly: 4"] == pytest.approx(
        3 * step
    )
    assert max(x) == places["no date, other bodies: 3"]


def test_mirrored_for_languages_written_from_right_to_left() -> None:
    places = [
        float(_bars(ET.fromstring(timeline_svg.draw(ROWS, mirrored=True)))[said].attrib["x"])
        for said in ("2003, General Assembly: 4", "2006, General Assembly: 1", "no date, other bodies: 3")
    ]
    assert places == sorted(places, reverse=True)


def test_a_year_leads_to_what_cites_it_then() -> None:
    drawn = ET.fromstring(timeline_svg.draw(ROWS, link=lambda year: f"/search?year={year}"))

    assert [a.attrib["href"] for a in drawn.iter(f"{SVG}a")] == ["/search?year=2003", "/search?year=2006"]


def test_bodies_beyond_the_colours_share_one() -> None:
    rows = [Year(2003, f"body-{at}", 9 - at) for at in range(9)]
    colours = [bar.attrib["fill"] for bar in _bars(ET.fromstring(timeline_svg.draw(rows))).values()]

    assert colours.count(timeline_svg.OTHERS) == 3 and len(set(colours)) == 7


def test_centuries_are_drawn_without_the_years_between() -> None:
    drawn = timeline_svg.draw([Year(1815, "", 1), Year(2020, "", 1)])

    assert len(_bars(ET.fromstring(drawn))) == 2 and len(drawn) < 4000


def test_nothing_is_nothing() -> None:
    assert timeline_svg.draw([]) == ""


@pytest.mark.parametrize("colour", [*timeline_svg.COLOURS, timeline_svg.OTHERS])
@pytest.mark.parametrize("page", [LIGHT, DARK])
def test_colours_stand_out_on_light_and_dark_pages(colour: str, page: str) -> None:
    lighter, darker = sorted((_luminance(colour), _luminance(page)), reverse=True)

    assert (lighter + 0.05) / (darker + 0.05) >= CONTRAST


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
