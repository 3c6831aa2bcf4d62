"""Symbols for what texts name without one."""

from __future__ import annotations

import pytest

from travaux.texts import symbol
from travaux.texts.symbol import Symbol, SymbolError


@pytest.mark.parametrize(
    ("built", "text"),
    [
        (symbol.resolution("ga", 57, 218), "A/RES/57/218"),
        (symbol.resolution("ga", 45, 248, "B"), "A/RES/45/248 B"),
        (symbol.resolution("ga", "ES-10", 2), "A/RES/ES-10/2"),
        (symbol.resolution("hrc", "S-9", 1), "A/HRC/RES/S-9/1"),
        (symbol.resolution("subcommission", 1989, 13), "E/CN.4/Sub.2/RES/1989/13"),
        (symbol.old_resolution(217, "A", 3), "A/RES/217 A (III)"),
        (symbol.old_resolution(169, session="II"), "A/RES/169 (II)"),
        (symbol.old_resolution(3362, session="S-7"), "A/RES/3362 (S-VII)"),
        (symbol.old_resolution(3419, "D", 30), "A/RES/3419 D (XXX)"),
        (symbol.security_council(1325, 2000), "S/RES/1325 (2000)"),
        (symbol.ecosoc(2024, 17), "E/RES/2024/17"),
        (symbol.old_ecosoc(1503, 48), "E/RES/1503 (XLVIII)"),
        (symbol.old_ecosoc(663, 24, "C"), "E/RES/663 C (XXIV)"),
        (symbol.human_rights_council(5, 1), "A/HRC/RES/5/1"),
        (symbol.commission_on_human_rights(1999, 44), "E/CN.4/RES/1999/44"),
        (symbol.decision("ga", 60, 508), "A/DEC/60/508"),
        (symbol.decision("hrc", 17, 119), "A/HRC/DEC/17/119"),
        (symbol.decision("ecosoc", 2021, 254), "E/DEC/2021/254"),
        (symbol.presidential_statement("sc", 2011, 20), "S/PRST/2011/20"),
        (symbol.presidential_statement("hrc", 8, 1), "A/HRC/PRST/8/1"),
        (symbol.supplement(73, 10), "A/73/10"),
    ],
)
def test_builders(built: Symbol, text: str) -> None:
    assert str(built) == text
    assert symbol.parse(text) == built


def test_an_unknown_organ_is_refused() -> None:
    with pytest.raises(SymbolError, match="organ"):
        symbol.resolution("parliament", 1, 1)
