"""Running heads and feet are furniture, whatever their form, and stand in no paragraph."""

from __future__ import annotations

import pytest

from tests.typeset.asked import BODY_KINDS, inside, of, paragraphs, read, texts
from tests.typeset.furniture import (
    first_foot,
    from_second,
    goes_on,
    old_head,
    page_number,
    running_symbol,
    together,
)
from tests.typeset.prose import prose
from tests.typeset.typesetter import Decoration, Typesetter
from travaux.texts.reading import Kind

PAGES = 5
HEADS = [
    (running_symbol("A/79/352"), None, ["A/79/352"], "symbol on alternating sides"),
    (
        running_symbol("A/79/876", "S/2025/230"),
        None,
        ["A/79/876", "S/2025/230"],
        "double symbol in two lines",
    ),
    (None, page_number(), ["2", "3"], "bare page number"),
    (
        None,
        page_number(total=PAGES, job="24-03160"),
        ["2/5", "24-03160"],
        "n/m and job number, sides alternate",
    ),
    (old_head("A/52/622"), None, ["A/52/622", "English", "Page 3"], "three lines of the 1990s"),
    (
        old_head("A/52/622", "Français"),
        goes_on(PAGES),
        ["Français", "/..."],
        "and its mark that the text goes on",
    ),
    (
        running_symbol("A/79/352", skip_first=True),
        together(first_foot("24-03160 (E)", ["010324", "180324"]), from_second(page_number(total=PAGES))),
        ["24-03160 (E)", "*2403160*", "Please recycle"],
        "foot of the first page with bar code and recycling note",
    ),
]


def document(
    head: Decoration | None, foot: Decoration | None, columns: int = 1
) -> tuple[bytes, dict[str, str]]:
    """Some pages of numbered paragraphs under this head and foot, and the truth."""
    ts = Typesetter(head=head, foot=foot, columns=columns)
    truth = {}
    number = 0
    while ts.pages < PAGES:
        number += 1
        truth[str(number)] = prose(number, 5)
        ts.para(truth[str(number)], label=f"{number}.")
    return ts.pdf(), truth


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize(("head", "foot", "printed", "why"), HEADS, ids=[row[3] for row in HEADS])
def test_is_found_and_stands_in_no_paragraph(
    head: Decoration | None, foot: Decoration | None, printed: list[str], why: str, columns: int
) -> None:
    pdf, truth = document(head, foot, columns)
    reading = read(pdf)
    assert paragraphs(reading) == truth, why
    furniture = " ".join(texts(reading, Kind.FURNITURE))
    masthead = " ".join(texts(reading, Kind.MASTHEAD))
    for words in printed:
        assert words in furniture or words in masthead, (words, why)
        assert not [b for b in inside(reading, words) if b.kind in BODY_KINDS and b.number is None], (
            words,
            why,
        )


def test_page_labels_are_the_printed_numbers() -> None:
    ts = Typesetter(foot=page_number(), first_page=14)
    for n in range(1, 30):
        ts.para(prose(n, 5), label=f"{n}.")
    assert [page.label for page in read(ts).pages] == [str(14 + n) for n in range(ts.pages)]


def test_text_that_repeats_in_the_body_is_not_furniture() -> None:
    ts = Typesetter(head=running_symbol("A/79/352"))
    said = "The resolution was adopted without a vote."
    for n in range(1, 40):
        ts.para(prose(n, 3), label=f"{n}.")
        ts.para(said)
    found = [b for b in of(read(ts), Kind.PARAGRAPH) if b.text == said]
    assert len(found) == 39


def test_number_that_is_alone_on_the_last_line_of_a_page_is_not_lost() -> None:
    ts = Typesetter(foot=page_number())
    ts.para("The figures of the three years are as follows: 12, 13 and 14.", label="1.")
    reading = read(ts)
    assert paragraphs(reading) == {"1": "The figures of the three years are as follows: 12, 13 and 14."}
    assert "1" in texts(reading, Kind.FURNITURE)
