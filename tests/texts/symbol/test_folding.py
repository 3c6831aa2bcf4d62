"""Look-alikes, and the key."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from travaux.texts import links
from travaux.texts.symbol import folding


@given(st.text())
def test_places_stay(text: str) -> None:
    folded = folding.fold(text)
    assert len(folded) == len(text)
    assert folding.fold(folded) == folded


def test_look_alikes_become_plain() -> None:
    assert folding.fold("САТ／С–٥ ۷") == "CAT/C-5 7"
    assert folding.fold("a\tb\nc") == "a b c"


@given(st.text())
def test_the_key_is_that_of_links(text: str) -> None:
    assert folding.key(text) == links.key(text)
