"""Pinpoints are read back as they were written, and say which addresses they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.texts import address, pinpoint
from travaux.texts.pinpoint import MOST, STEPS, UNITS, Pinpoint, PinpointError, Segment

_VALUES = st.from_regex(r"[A-Za-z0-9]{1,4}(-[A-Za-z0-9]{1,4})?", fullmatch=True)
_PINPOINTS = st.lists(
    st.builds(Segment, st.sampled_from(UNITS), st.one_of(st.just(""), _VALUES)), min_size=1, max_size=4
).map(lambda segments: Pinpoint(tuple(segments)))


@given(_PINPOINTS)
def test_what_is_written_is_read_back(one: Pinpoint) -> None:
    assert pinpoint.parse(str(one)) == one


@given(_PINPOINTS)
def test_addresses_are_addresses_and_bounded(one: Pinpoint) -> None:
    names = one.addresses()
    assert len(names) <= MOST
    for name in names:
        assert str(address.parse(name)) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("para:62", ("para_62",)),
        ("para:11/sub:c/sub:iv", ("para_11__list_c__list_iv",)),
        ("art:14/para:3/sub:b", ("art_14__para_3__list_b",)),
        ("annex/para:16", ("annex__para_16",)),  # an annex without a number
        ("annex:A/para:12/sub:c", ("annex_A__para_12__list_c",)),
        ("para:59-61", ("para_59", "para_60", "para_61")),
        ("annex:I/para:3-4", ("annex_I__para_3", "annex_I__para_4")),
        ("para:12/sub:b-d", ("para_12__list_b", "para_12__list_c", "para_12__list_d")),
        ("sect:II-V", ("sec_II", "sec_III", "sec_IV", "sec_V")),
        ("chap:VI/sect:A", ("chp_VI__sec_A",)),
        ("op:4", ("op_4",)),
        ("pp:13", ("pp_13",)),
        ("table:4", ("tbl_4",)),
        ("para:12 bis", ("para_12bis",)),
        ("para:9-5", ("para_9", "para_5")),  # a misprint: both ends, nothing guessed between
        ("para:3-b", ("para_3", "para_b")),
        ("goal:9", ()),  # goals have no address in a document
        ("art:3/goal:9", ()),
    ],
)
def test_addresses(text: str, expected: tuple[str, ...]) -> None:
    assert pinpoint.parse(text).addresses() == expected


def test_a_range_is_bounded() -> None:
    assert len(pinpoint.parse("para:1-999999").addresses()) == MOST
    assert len(pinpoint.parse("art:1-100/para:1-100").addresses()) == MOST


@pytest.mark.parametrize("text", ["", "62", "paragraph:62", "para:", "para:6/", "para:6:7", "PARA:6"])
def test_what_is_not_a_pinpoint_is_refused_with_the_part(text: str) -> None:
    with pytest.raises(PinpointError, match="should look like para:12"):
        pinpoint.parse(text)


def test_within_outer_units() -> None:
    inner = pinpoint.parse("para:3/sub:b")
    assert str(inner.under(Segment("art", "14"))) == "art:14/para:3/sub:b"
    assert not Pinpoint(())
    assert Pinpoint(()).addresses() == ()


def test_every_step_is_one_of_an_address() -> None:
    assert set(STEPS.values()) <= set(address.PRINTED)
