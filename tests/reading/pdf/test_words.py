"""Runs of words: what extraction gives for odd type."""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

import travaux
from travaux.reading.pdf.engine import PdfFile


def set_in(size: float) -> bytes:
    """Three lines in type of this size."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(400, 200))
    canvas.setFont("Times-Roman", size)
    for n, text in enumerate(
        ("1. The Committee notes that", "the report was late and", "2. The State replied.")
    ):
        canvas.drawString(40, 160 - 14 * n, text)
    canvas.save()
    return out.getvalue()


def test_size_is_that_of_the_page_as_shown() -> None:
    with PdfFile(set_in(11)) as file:
        assert {word.size for word in file.page(1).words} == {11.0}


def test_label_and_text_of_a_line_are_runs_of_their_own() -> None:
    with PdfFile(set_in(11)) as file:
        assert [word.text for word in file.page(1).words][:2] == ["1.", "The Committee notes that"]


def test_type_of_no_size_divides_nothing_by_zero() -> None:
    """Found by fuzzing: a font size that rounds to nothing ended the reading in a traceback."""
    for size in (0.001, 0.01, 0.04):
        assert travaux.read(set_in(size), ocr="never").pages
