"""Laws that hold for every document, however it is set. Documents are made up by Hypothesis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import travaux
from tests.typeset.furniture import page_number, running_symbol
from tests.typeset.prose import prose
from tests.typeset.seed import typeset_seed
from tests.typeset.tables import figure, table
from tests.typeset.typesetter import Margins, Typesetter
from travaux.reading.subset import subset
from travaux.texts.reading import Block, Kind, Reading

HALF_A_POINT = 0.5  # boxes are rounded

Part = Callable[[Typesetter, int], None]


def paragraph(ts: Typesetter, n: int) -> None:
    ts.para(prose(n, 1 + n % 6), label=f"{n}.")


def unnumbered(ts: Typesetter, n: int) -> None:
    ts.para(prose(n, 1 + n % 4))


def noted(ts: Typesetter, n: int) -> None:
    ts.para(
        f"{prose(n, 2)}<sup>{n}</sup> {prose(n + 500, 2)}",
        label=f"{n}.",
        notes={str(n): f"See A/56/{n}, annex."},
    )


def with_items(ts: Typesetter, n: int) -> None:
    ts.para("The Committee recommends that the State party:", label=f"{n}.")
    for letter in "abc"[: 1 + n % 3]:
        ts.para(prose(n * 31 + ord(letter), 2), label=f"({letter})", first=28)


def heading(ts: Typesetter, n: int) -> None:
    ts.heading(f"Measures taken in the year {1990 + n}", label=f"{chr(64 + n % 26)}.")


def with_table(ts: Typesetter, n: int) -> None:
    rows = [["State", "Sum"], *[[f"State {k}", f"{k * n}.5"] for k in range(2 + n % 4)]]
    table(ts, rows, [ts.column_width * 0.6, ts.column_width * 0.3], ruled=bool(n % 2))


def with_figure(ts: Typesetter, n: int) -> None:
    figure(ts, ts.column_width * 0.8, 60, f"Figure {n}. Contributions in the year")


def page_break(ts: Typesetter, n: int) -> None:
    ts.new_page()


PARTS: list[Part] = [
    *[paragraph] * 3, unnumbered, noted, with_items, heading, with_table, with_figure, page_break,
]  # fmt: skip


@st.composite
def documents(draw: Any, parts: list[Part] = PARTS) -> bytes:
    """A document of up to forty parts in one or two columns, with or without running heads."""
    ts = Typesetter(
        columns=draw(st.sampled_from([1, 2])),
        margins=Margins(72, 90, 72, draw(st.sampled_from([90, 300]))),
        justify=draw(st.booleans()),
        head=running_symbol("A/57/292") if draw(st.booleans()) else None,
        foot=page_number() if draw(st.booleans()) else None,
    )
    for n, part in enumerate(draw(st.lists(st.sampled_from(parts), min_size=1, max_size=40)), 1):
        part(ts, n)
    return ts.pdf()


laws = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def letters(text: str) -> Counter[str]:
    """Letters and figures; what a label or a line-end hyphen is made of besides is not counted."""
    return Counter(c for c in text if c.isalnum())


def printed(pdf: bytes) -> Counter[str]:
    """All letters and figures that PDFium finds in the file."""
    document = pdfium.PdfDocument(pdf)
    return letters("".join(page.get_textpage().get_text_range() for page in document))


def said(block: Block) -> str:
    """Everything a block holds: its number, its text and the marks taken out of it."""
    body = "".join(cell.text for row in block.rows for cell in row) if block.rows else block.text
    return (block.number or "") + body + "".join(mark.mark for mark in block.marks)


def check_nothing_lost(pdf: bytes, reading: Reading) -> None:
    found: Counter[str] = Counter()
    for block in reading.blocks:
        found += letters(said(block))
    wanted = printed(pdf)
    assert found == wanted, f"lost {wanted - found}, twice {found - wanted}"


def check_spans(reading: Reading) -> None:
    for block in reading.blocks:
        if not block.text:
            continue
        assert block.spans, block.address
        assert (block.spans[0].start, block.spans[-1].end) == (0, len(block.text)), block.address
        for one, other in pairwise(block.spans):
            assert one.end == other.start, f"{block.address}: characters without a place"
        for span in block.spans:
            assert span.page is not None and span.box is not None and span.box.page == span.page
            page = reading.pages[span.page - 1]
            assert span.box.x0 >= -HALF_A_POINT and span.box.x1 <= (page.width or 0) + HALF_A_POINT
            assert span.box.y0 >= -HALF_A_POINT and span.box.y1 <= (page.height or 0) + HALF_A_POINT
            assert span.box.x0 < span.box.x1 and span.box.y0 < span.box.y1
        for mark in block.marks:
            assert 0 <= mark.at <= len(block.text)


def check_outline(reading: Reading) -> None:
    addresses = [block.address for block in reading.blocks]
    assert len(set(addresses)) == len(addresses), [a for a, k in Counter(addresses).items() if k > 1]
    known = set(addresses)
    for block in reading.blocks:
        assert block.parent is None or block.parent in known, (block.address, block.parent)
        assert block.parent != block.address
    parents = {block.address: block.parent for block in reading.blocks}
    for address in addresses:
        seen, at = set(), parents[address]
        while at is not None:
            assert at not in seen, f"{address} hangs on itself"
            seen.add(at)
            at = parents[at]


@laws
@given(documents())
def test_text_of_blocks_and_furniture_is_all_text_of_the_file(pdf: bytes) -> None:
    check_nothing_lost(pdf, travaux.read(pdf, ocr="never"))


@laws
@given(documents())
def test_lines_of_a_page_are_all_its_text(pdf: bytes) -> None:
    reading = travaux.read(pdf, ocr="never")
    document = pdfium.PdfDocument(pdf)
    for page, raw in zip(reading.pages, document, strict=True):
        assert letters("".join(line.text for line in page.lines)) == letters(
            raw.get_textpage().get_text_range()
        )


@laws
@given(documents())
def test_spans_cover_the_text(pdf: bytes) -> None:
    check_spans(travaux.read(pdf, ocr="never"))


@laws
@given(documents())
def test_addresses_are_unique_and_the_outline_is_a_tree(pdf: bytes) -> None:
    check_outline(travaux.read(pdf, ocr="never"))


@laws
@given(documents())
def test_reading_is_deterministic(pdf: bytes) -> None:
    assert travaux.read(pdf, ocr="never") == travaux.read(pdf, ocr="never")


@laws
@given(documents())
def test_pages_put_together_again_are_the_whole(pdf: bytes) -> None:
    whole = travaux.read(pdf, ocr="never")
    parts = [subset(whole, page.number, page.number) for page in whole.pages]
    assert [p for part in parts for p in part.pages] == list(whole.pages)
    together: dict[str, str] = {}
    for part in parts:
        for block in part.blocks:
            together[block.address] = together.get(block.address, "") + block.text
    for block in whole.blocks:
        assert letters(together[block.address]) == letters(block.text), block.address


@laws
@given(documents([paragraph]))
def test_numbered_paragraphs_come_out_as_they_went_in(pdf: bytes) -> None:
    reading = travaux.read(pdf, ocr="never")
    found = [(b.number, b.text) for b in reading.blocks if b.kind is Kind.PARAGRAPH]
    assert found == [(str(n), prose(n, 1 + n % 6)) for n in range(1, len(found) + 1)]


@pytest.mark.parametrize(("before", "after"), [(0, 0), (3, 2)])
def test_the_seed_obeys_every_law(before: int, after: int) -> None:
    pdf = typeset_seed(before=before, after=after)
    reading = travaux.read(pdf, ocr="never")
    check_nothing_lost(pdf, reading)
    check_spans(reading)
    check_outline(reading)
