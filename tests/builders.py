"""Readings built by hand, with known truth, for the tests of what is done with readings."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from reportlab.pdfgen.canvas import Canvas

from travaux.texts.geometry import Box
from travaux.texts.reading import (
    Block,
    Cell,
    Kind,
    Mark,
    Metadata,
    Page,
    PageLine,
    Reading,
    Source,
    Span,
    Warning,
)


def box(page: int, y: float = 100.0) -> Box:
    """A box of one line on a page."""
    return Box(page, 72.04, y, 523.96, y + 12)


def block(
    address: str,
    text: str = "",
    *,
    kind: Kind = Kind.PARAGRAPH,
    on: Sequence[tuple[int, int]] = (),
    **fields: object,
) -> Block:
    """A block whose text stands on the pages of `on`: pairs of page and number of characters."""
    spans, at = [], 0
    for page, length in on:
        spans.append(Span(page, box(page), at, at + length))
        at += length
    return Block(address, kind, text, spans=tuple(spans), **fields)  # type: ignore[arg-type]


def page(number: int, *rows: str) -> Page:
    """A page of A4 with these lines."""
    lines = tuple(PageLine(row, box(number, 100 + 14 * at), "body") for at, row in enumerate(rows))
    return Page(number, 595.28, 841.89, lines, label=str(number))


def reading(
    blocks: Sequence[Block],
    *,
    pages: Sequence[Page] = (),
    warnings: Sequence[Warning] = (),
    why: Sequence[tuple[str, tuple[str, ...]]] = (),
    **metadata: object,
) -> Reading:
    """A reading of a made-up file."""
    source = Source("made-up.pdf", "0" * 64, "application/pdf", len(pages) or None)
    about = Metadata(**{"language": "en", **metadata})  # type: ignore[arg-type]
    return Reading(source, about, tuple(pages), tuple(blocks), tuple(warnings), tuple(why))


def report() -> Reading:
    """A small report with one block of every kind that exports treat apart."""
    first = "The Committee recalls <article 4> & takes note"
    second = " of the report."
    return reading(
        [
            block("mast_1", "A/99/901", kind=Kind.MASTHEAD, on=[(1, 8)]),
            block("title", "Registers & places", kind=Kind.TITLE, on=[(1, 18)]),
            block("toc_1", "I. Findings 1", kind=Kind.TOC, on=[(1, 13)]),
            block("sec_I", "Findings", kind=Kind.HEADING, on=[(1, 8)], number="I", level=1),
            block(
                "para_1",
                first + second,
                on=[(1, len(first)), (2, len(second))],
                number="1",
                parent="sec_I",
                marks=(Mark("footnote", "1", 33), Mark("footnote", "9", len(first))),
            ),
            block("fn_1", "See A/RES/43/173.", kind=Kind.FOOTNOTE, on=[(1, 17)], number="1"),
            block("furn_1", "2", kind=Kind.FURNITURE, on=[(2, 1)]),
            block("para_1__list_a", "Prisons;", kind=Kind.ITEM, on=[(2, 8)], number="a", parent="para_1"),
            block(
                "para_1__list_a__list_i",
                "closed ones;",
                kind=Kind.ITEM,
                on=[(2, 12)],
                number="i",
                parent="para_1__list_a",
            ),
            block(
                "para_1__list_2",
                "Others.",
                kind=Kind.ITEM,
                on=[(2, 7)],
                parent="para_1",
                details=(("list", "dash"),),
            ),
            block(
                "sec_I__sec_A", "Figures", kind=Kind.HEADING, on=[(2, 7)], number="A", level=2, parent="sec_I"
            ),
            block("cap_1", "Table 1", kind=Kind.CAPTION, on=[(2, 7)]),
            block(
                "tbl_1",
                "Region\tCount\nAfrica\t<31>",
                kind=Kind.TABLE,
                on=[(2, 24)],
                rows=(
                    (Cell("Region", True, box(2)), Cell("Count", True, box(2))),
                    (Cell("Africa", False, box(2)), Cell("a|<31>", False, box(2))),
                ),
            ),
            block("para_2", "اللجنة", on=[(2, 6)], number="2", language="ar", parent="sec_I__sec_A"),
        ],
        pages=[page(1, "A/99/901", "I. Findings"), page(2, "1. The Committee", "2. اللجنة")],
        warnings=[Warning("number-gap", "The numbers go from 1 to 3.", 2, "para_2"), Warning("odd", "Odd.")],
        why=[("para_2", ("number chosen: step after 1",))],
        symbol="A/99/901",
        title="Registers & places",
        date="2044-05-04",
        sources=(("symbol", "mast_1"),),
    )


def pdf(*pages: Sequence[str]) -> bytes:
    """A PDF with these lines on its pages."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for rows in pages:
        for at, row in enumerate(rows):
            canvas.setFont("Times-Roman", 11)
            canvas.drawString(72, 760 - 14 * at, row)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def docx(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()
