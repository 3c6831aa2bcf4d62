"""What is selected: its words, and what it cites, in its footnotes too."""

from __future__ import annotations

import pytest

from tests.builders import block
from tests.library.citations.papers import made_of, put, says
from travaux.library.connections import selected
from travaux.library.models import Edition
from travaux.library.permissions import Viewer
from travaux.texts import passage
from travaux.texts.reading import Kind, Mark

pytestmark = pytest.mark.django_db

FIRST = "The Committee recalls A/1/1 and its concern, and refers to A/1/2 as well."
SECOND = "It says so again."


@pytest.fixture
def edition(owner: Viewer) -> Edition:
    """Two paragraphs with citations, one of them in a note; another note of the same number stands before."""
    blocks = [
        block("fn_1", "See A/1/8.", kind=Kind.FOOTNOTE, number="1"),
        block("para_1", FIRST, number="1"),
        block("para_2", SECOND, number="2", marks=(Mark("footnote", "1", 9),)),
        block("fn_1__dup_2", "See A/1/3, para. 4.", kind=Kind.FOOTNOTE, number="1"),
    ]
    found = (
        ("fn_1", (says("See A/1/8.", "A/1/8", "A/1/8"),)),
        ("para_1", (says(FIRST, "A/1/1", "A/1/1"), says(FIRST, "A/1/2", "A/1/2"))),
        ("fn_1__dup_2", (says("See A/1/3, para. 4.", "A/1/3, para. 4", "A/1/3", "para:4"),)),
    )
    return put(owner, made_of("A/9/9", blocks), found)


@pytest.mark.parametrize(
    ("stretch", "cited"),
    [
        pytest.param("para_1", ["A/1/1", "A/1/2"], id="a whole paragraph"),
        pytest.param("para_1:30-70", ["A/1/2"], id="some words"),
        pytest.param("para_2", ["A/1/3"], id="its note"),
        pytest.param("para_2:0-5", [], id="words before the mark of the note"),
        pytest.param("para_1:40~para_2:10", ["A/1/2", "A/1/3"], id="over two"),
        pytest.param("para_1~para_2", ["A/1/1", "A/1/2", "A/1/3"], id="two whole"),
    ],
)
def test_what_a_passage_cites(owner: Viewer, edition: Edition, stretch: str, cited: list[str]) -> None:
    one = selected.passage_of(edition, passage.parse(stretch))
    assert one is not None
    assert [shown.target for shown in selected.cited(owner, edition, one)] == cited


def test_its_words(edition: Edition) -> None:
    one = selected.passage_of(edition, passage.parse("para_1:61~para_2:2"))
    assert one is not None and (one.text, one.language) == (f"{FIRST[61:]}\nIt", "en")
    assert selected.passage_of(edition, passage.parse("para_9")) is None
