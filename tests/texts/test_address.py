"""Addresses: one place spells, parses and prints them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.texts import address
from travaux.texts.address import Address, AddressError, Step


@pytest.mark.parametrize(
    ("kind", "number", "spelled", "reason"),
    [
        ("para", "62", "para_62", "a plain number"),
        ("para", "12 bis", "para_12bis", "an inserted paragraph"),
        ("para", "26.1", "para_26-1", "a dotted number"),
        ("para", "11.2 Rev. A", "para_11-2RevA", "as the guide to AKN4UN spells it"),
        ("list", "a.", "list_a", "final punctuation goes"),
        ("annex", "", "annex", "an annex without a number"),
        ("sec", "V", "sec_V", "letters keep their case"),
    ],
)
def test_step(kind: str, number: str, spelled: str, reason: str) -> None:
    assert address.step(kind, number) == spelled, reason


@pytest.mark.parametrize(
    ("text", "symbol", "printed"),
    [
        ("para_62", "A/57/292", "A/57/292, para. 62"),
        ("para_62", None, "para. 62"),
        ("para_62__list_a__list_i", None, "para. 62 (a) (i)"),
        ("annex_I__para_3", None, "annex I, para. 3"),
        ("annex__para_3", "A/74/277", "A/74/277, annex, para. 3"),
        ("art_9__para_3", None, "art. 9, para. 3"),
        ("sec_V__sec_A", None, "sect. V, sect. A"),
        ("para_26-1", None, "para. 26.1"),
        ("para_12bis", None, "para. 12 bis"),
        ("fn_12", None, "footnote 12"),
        ("pp_13", None, "preambular para. 13"),
        ("para_12__dup_2", None, "para. 12 (printed again, 2)"),
    ],
)
def test_as_people_cite_it(text: str, symbol: str | None, printed: str) -> None:
    assert address.printed(text, symbol) == printed


@pytest.mark.parametrize(
    "text", ["", "__", "para_", "Para_1", "para__3 ", "dup_2", "para_1__dup_1", "para_1__dup_2__dup_3", "a b"]
)
def test_no_address(text: str) -> None:
    with pytest.raises(AddressError, match="is not an address"):
        address.parse(text)


def test_the_same_number_again() -> None:
    assert address.parse(address.again("sec_IX", 2) + "__para_4") == Address(
        (Step("sec", "IX", 2), Step("para", "4"))
    )


_KINDS = st.sampled_from(["para", "sec", "annex", "list", "art", "fn", "op", "pp", "dvs"])
_NUMBERS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=6)
_STEPS = st.builds(Step, _KINDS, st.one_of(st.just(""), _NUMBERS), st.integers(1, 30))


@given(st.lists(_STEPS, min_size=1, max_size=5))
def test_parse_undoes_str(steps: list[Step]) -> None:
    written = Address(tuple(steps))
    assert address.parse(str(written)) == written


@given(_KINDS, st.text(max_size=12))
def test_whatever_is_printed_spells_a_step(kind: str, number: str) -> None:
    assert str(address.parse(address.step(kind, number))) == address.step(kind, number)
