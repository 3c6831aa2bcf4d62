"""Forms: what an action refuses stands beside its field."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from travaux.texts.errors import FieldsError
from travaux.web.forms import AddForm, CorrectionForm, TokenForm, blame

VALUES = {
    "symbol": "A/1",
    "title": "",
    "date": "",
    "language": "en",
    "body": "own-body",
    "kind": "",
    "countries": ["FRA", "KEN"],
}


def test_blame_finds_the_field_or_stands_above() -> None:
    form = TokenForm({"name": "x"})
    assert form.is_valid()
    blame(form, FieldsError({"name": "Too dull.", "elsewhere": "Wrong."}))
    assert form.errors["name"] == ["Too dull."]
    assert form.non_field_errors() == ["Wrong."]
    other = TokenForm({"name": "x"})
    assert other.is_valid()
    blame(other, FieldsError("Nothing fits."))
    assert other.non_field_errors() == ["Nothing fits."]


def test_what_stands_there_can_stay() -> None:
    form = CorrectionForm(None, VALUES)
    assert ("own-body", "Own body") in form.fields["body"].choices  # type: ignore[attr-defined]
    assert form.initial["countries"] == "FRA, KEN"
    said = QueryDict("symbol=A/1&language=en&body=own-body")
    assert CorrectionForm(said, VALUES).is_valid()
    assert not CorrectionForm(QueryDict("symbol=A/1&language=en&body=other-body"), VALUES).is_valid()


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("visibility=public", True),
        ("visibility=secret", False),
        ("", False),
        ("visibility=public&batch=x", False),
    ],
)
def test_adding(said: str, right: bool) -> None:
    assert AddForm(QueryDict(said), collections=[], visibility="public").is_valid() is right
