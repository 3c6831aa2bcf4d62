"""What people type is folded, or refused with a sentence (the refusals stand in test_editing)."""

from __future__ import annotations

import pytest

from travaux.library.corrections import Value, checked
from travaux.texts.errors import FieldsError


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("symbol", " HRI/GEN/1/Rev.9  (Vol. I) ", "HRI/GEN/1/Rev.9 (Vol. I)"),
        ("title", "Two\n lines", "Two lines"),
        ("title", "", ""),  # takes the correction back
        ("date", "2002-02", "2002-02"),
        ("language", "FR", "fr"),
        ("countries", "ken; fra KEN", ["FRA", "KEN"]),
        ("countries", ["FRA"], ["FRA"]),
        ("countries", "", []),
        ("kind", "report", "report"),
    ],
)
def test_folded(field: str, typed: object, kept: Value) -> None:
    assert checked({field: typed}) == {field: kept}


def test_every_wrong_field_has_its_sentence() -> None:
    with pytest.raises(FieldsError) as wrong:
        checked({"date": "yesterday", "language": "xx", "title": "Fine"})
    assert set(wrong.value.fields) == {"date", "language"}
    assert str(wrong.value) == " ".join(wrong.value.fields.values())
