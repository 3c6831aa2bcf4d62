"""What templates of connections ask for: words around a passage."""

from __future__ import annotations

import pytest

from travaux.web.templatetags import connected


@pytest.mark.parametrize(
    ("context", "shown"),
    [
        pytest.param("the words before", "…the words before", id="cut off"),
        pytest.param("of another.\nHere", "Here", id="the paragraph begins there"),
        pytest.param("", "", id="nothing before"),
    ],
)
def test_words_before_a_passage_are_of_its_own_paragraph(context: str, shown: str) -> None:
    assert connected.before_it(context) == shown


def test_words_after_a_passage_are_of_its_own_paragraph() -> None:
    assert connected.after_it("and so on") == "and so on…"
    assert connected.after_it("must end.\nAnother") == "must end."
