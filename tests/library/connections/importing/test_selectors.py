"""What selectors of annotations say."""

from __future__ import annotations

from typing import Any

import pytest

from travaux.library.connections.importing import selectors

ADDRESS = "urn:x-travaux:address"


def fragment(value: str, *positions: int, **fields: Any) -> dict[str, Any]:
    """A fragment selector, perhaps refined by positions."""
    made: dict[str, Any] = {"type": "FragmentSelector", "value": value, **fields}
    if positions:
        made["refinedBy"] = {"type": "TextPositionSelector", "start": positions[0], "end": positions[1]}
    return made


QUOTE = {"type": "oa:TextQuoteSelector", "exact": "words", "prefix": "b" * 40, "suffix": "a" * 40}
RANGE = {
    "type": "RangeSelector",
    "startSelector": fragment("para_1", 4, 4),
    "endSelector": fragment("para_3", 6, 6),
}
XPATHS = {
    "type": "RangeSelector",
    "startSelector": {"type": "XPathSelector", "value": "/p"},
    "endSelector": {"type": "XPathSelector", "value": "/p"},
}


@pytest.mark.parametrize(
    ("said", "stretch", "quote", "others"),
    [
        pytest.param(fragment("para_62"), "para_62", "", False, id="a block"),
        pytest.param(fragment("#para_62:3-9"), "para_62:3-9", "", False, id="our own links"),
        pytest.param(fragment("para_62", 3, 9), "para_62:3-9", "", False, id="characters of a block"),
        pytest.param(fragment("para_62", -3, 9), "para_62", "", False, id="impossible characters"),
        pytest.param([RANGE, QUOTE], "para_1:4~para_3:6", "words", False, id="from one block to another"),
        pytest.param([XPATHS, QUOTE], "None", "words", True, id="a page's elements, and words"),
        pytest.param(
            fragment("para_62", conformsTo=ADDRESS, refinedBy=QUOTE),
            "para_62",
            "words",
            False,
            id="words in a block",
        ),
        pytest.param(
            fragment("page=3", conformsTo="http://tools.ietf.org/rfc/rfc3778"), "None", "", True, id="a page"
        ),
        pytest.param(fragment("a b"), "None", "", True, id="no address"),
        pytest.param({"type": "SvgSelector", "value": "<svg/>"}, "None", "", True, id="a shape"),
        pytest.param(["rubbish", 7, None], "None", "", False, id="no selectors"),
        pytest.param(None, "None", "", False, id="none"),
    ],
)
def test_what_they_say(said: Any, stretch: str, quote: str, others: bool) -> None:
    found = selectors.read(said)
    assert (str(found.stretch), found.quote, found.others) == (stretch, quote, others)


def test_as_a_passage() -> None:
    boxes = {"type": "FragmentSelector", "value": "page=1", "travaux:boxes": [[1, 0, 0, 9, 9], "rubbish"]}
    passage = selectors.read([fragment("para_62", 3, 8), QUOTE, boxes]).passage()
    assert (passage.start, passage.end, passage.whole, len(passage.boxes)) == (3, 8, False, 1)
    assert (passage.before, passage.after) == ("b" * 32, "a" * 32), "no more than a passage keeps"


def test_selectors_within_selectors_end() -> None:
    said: dict[str, Any] = fragment("para_1")
    for _ in range(100):
        said = {**fragment("para_1"), "refinedBy": said}
    assert str(selectors.read(said).stretch) == "para_1"
