"""What a typed symbol, citation or link names."""

from __future__ import annotations

import pytest

from travaux.library.citations import naming
from travaux.library.citations.naming import Said
from travaux.texts.errors import FieldsError


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("A/57/292", Said("A/57/292")),
        ("  A/57/292,  para. 62 ", Said("A/57/292", ("para:62",))),
        ("A/57/292, para. 12 (b) (ii)", Said("A/57/292", ("para:12/sub:b/sub:ii",))),
        ("A/57/292, paras. 59-63", Said("A/57/292", ("para:59-63",))),
        ("/A/57/292/fr/para/62", Said("A/57/292", ("para:62",))),  # copied from the site
        ("/A/57/292/page/3", Said("A/57/292")),  # pages are no pinpoints of citations
        ("S/RES/1325 (2000)", Said("S/RES/1325 (2000)")),
    ],
)
def test_what_is_named(typed: str, said: Said) -> None:
    assert naming.said(typed) == said


@pytest.mark.parametrize("typed", ["", "   ", "hello, world", "the Covenant", "A" * 400])
def test_what_names_nothing(typed: str) -> None:
    with pytest.raises(FieldsError) as refused:
        naming.said(typed)
    assert set(refused.value.fields) == {"target"}
