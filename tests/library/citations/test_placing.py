"""What people cite and what a document prints are brought together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.library.citations import placing
from travaux.texts import pinpoint

REPORT = {
    "para_1",
    "para_2",
    "para_2__list_a",
    "para_2__list_a__list_i",
    "para_3",
    "annex_I",
    "annex_I__para_1",
}
RESOLUTION = {"pp_1", "op_1", "op_2", "annex__art_5", "annex__art_5__p_1", "annex__para_3"}
TREATY = {"art_7", "art_7__p_1", "art_14__para_3", "art_14__para_3__list_b", "art_9__p_1"}
RUSSIAN = {"para_12", "para_12__list_б"}


@pytest.mark.parametrize(
    ("pin", "there", "found"),
    [
        ("para:2", REPORT, [("para_2", True)]),
        ("para:2/sub:a/sub:i", REPORT, [("para_2__list_a__list_i", True)]),
        ("para:2/sub:c", REPORT, [("para_2", False)]),  # the paragraph is there, the item is not
        ("para:2-4", REPORT, [("para_2", True), ("para_3", True), ("para_4", False)]),
        ("annex/para:1", REPORT, [("annex_I__para_1", True)]),  # the one annex, cited without its number
        ("annex:I/para:1", REPORT, [("annex_I__para_1", True)]),
        ("annex:II/para:1", REPORT, [("annex_II__para_1", False)]),
        ("sect:VI/para:3", REPORT, [("para_3", True)]),  # numbers run through
        ("para:2", RESOLUTION, [("op_2", True)]),  # paragraph of a resolution
        ("op:2", REPORT, [("para_2", True)]),
        ("preamble", RESOLUTION, [("pp_1", True)]),
        ("pp:1", RESOLUTION, [("pp_1", True)]),
        ("para:3", RESOLUTION, [("annex__para_3", True)]),  # what it brings in its annex
        ("art:5", RESOLUTION, [("annex__art_5", True)]),  # a declaration in the annex of its resolution
        ("art:7", TREATY, [("art_7", True)]),
        ("art:9", TREATY, [("art_9__p_1", True)]),  # an article without a heading of its own
        ("art:7/para:1", TREATY, [("art_7__p_1", True)]),  # its only paragraph has no number
        ("art:14/para:3/sub:b", TREATY, [("art_14__para_3__list_b", True)]),
        ("part:III/art:14/para:3", TREATY, [("art_14__para_3", True)]),
        ("para:12/sub:b", RUSSIAN, [("para_12__list_б", True)]),  # letters of another script, by order
        ("goal:14", TREATY, []),  # has no address
        ("nonsense", REPORT, []),
    ],
)
def test_places(pin: str, there: set[str], found: list[tuple[str, bool]]) -> None:
    assert [(one.address, one.found) for one in placing.place([pin], there)] == found


@pytest.mark.parametrize(
    ("pin", "seen_from", "found"),
    [
        ("para:2", "para_3", ("para_2", True)),
        ("para:1", "annex_I__para_2", ("annex_I__para_1", True)),  # the annex's own
        ("para:3", "annex_I__para_2", ("para_3", True)),  # the annex has none
        ("sub:a", "para_2__list_b", ("para_2__list_a", True)),  # of the same paragraph
        ("sub:a", "para_3", ("list_a", False)),
        ("para:3", "art_14__para_1", ("art_14__para_3", True)),  # of the same article
        ("sect:B", "para_3", ("sec_II__sec_B", True)),  # the nearest of several
        ("para:9", "para_3", ("para_9", False)),
    ],
)
def test_places_in_the_document_itself(pin: str, seen_from: str, found: tuple[str, bool]) -> None:
    names = (
        "sec_I sec_I__sec_B para_1 sec_II para_2 para_2__list_a para_2__list_b sec_II__sec_B para_3 "
        "annex_I annex_I__para_1 annex_I__para_2 art_14__para_1 art_14__para_3"
    )
    order = {name: at for at, name in enumerate(names.split())}
    (one,) = placing.place_own([pin], order, seen_from)
    assert (one.address, one.found) == found


def test_a_work_without_text_is_believed() -> None:
    (one,) = placing.place(["art:9/para:1"], None)
    assert (one.address, one.found) == ("art_9__para_1", True)


def test_ranges_are_bounded_and_places_come_once() -> None:
    assert len(placing.place(["para:1-99999"], {"para_1"})) == pinpoint.MOST
    assert len(placing.place(["para:1-3", "para:2", "para:2-4"], {"para_1"})) == 4


@given(
    st.lists(
        st.tuples(st.sampled_from([*pinpoint.UNITS]), st.text("0123456789abIVX-–. ", max_size=6)),
        max_size=5,
    )
)
def test_any_pinpoint_is_placed_or_left_and_never_at_great_cost(parts: list[tuple[str, str]]) -> None:
    text = "/".join(f"{unit}:{value}" if value else unit for unit, value in parts)
    found = placing.place([text], REPORT)
    assert len(found) <= pinpoint.MOST
    assert all(one.address in REPORT for one in found if one.found)
    wanted = placing.wanted([text])
    assert {one.address for one in found if one.found} <= wanted


def test_addresses_in_the_order_of_people() -> None:
    names = ["para_10", "para_9", "annex_I__para_2", "para_9__list_b"]
    assert sorted(names, key=placing.in_order) == ["annex_I__para_2", "para_9", "para_9__list_b", "para_10"]
