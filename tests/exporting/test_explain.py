"""Why a block came out as it did."""

from __future__ import annotations

import pytest

from tests.builders import report
from travaux.exporting.explain import explain
from travaux.texts.errors import UsageError


def test_it_says_what_where_and_why() -> None:
    told = explain(report(), "para_2")
    assert told.splitlines()[0] == "para_2: paragraph 2"
    assert "hangs on sec_I__sec_A" in told
    assert "page 2 at 72,100 to 524,112: اللجنة" in told
    assert "because number chosen: step after 1" in told
    assert "doubt   The numbers go from 1 to 3. [number-gap]" in told


def test_every_page_of_a_text_is_named() -> None:
    told = explain(report(), "para_1")
    assert "page 1 at" in told and "page 2 at" in told
    assert "noted no reason" in told


def test_an_unknown_address_is_met_with_near_ones() -> None:
    with pytest.raises(UsageError, match="para_1__list_a"):
        explain(report(), "para_1__list_z"[:12])
    with pytest.raises(UsageError, match=r"'nothing like it'.*mast_1"):
        explain(report(), "nothing like it")
