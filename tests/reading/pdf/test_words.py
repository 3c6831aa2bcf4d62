"""Runs of words: what extraction gives for odd type."""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

import travaux
from travaux.reading.pdf.engine import PdfFile
from travaux.reading.pdf.lines import set_text


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


def test_space_that_pdfium_puts_into_a_word_set_in_parts_is_none() -> None:
    """Seen in files made by Word: "drug-resistant" in three text objects came out as "drug - resistant"."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(400, 200))
    canvas.setFont("Times-Roman", 10)
    x = 40.0
    for part, white in (("including its drug", 1.5), ("-", 1.5), ("resistant", 2.5), ("forms of it", 0)):
        canvas.drawString(x, 160, part)
        x += canvas.stringWidth(part, "Times-Roman", 10) + white
    canvas.save()
    with PdfFile(out.getvalue()) as file:
        page = file.page(1)
        assert "drug -" in page.text, "PDFium no longer does so: the rule can go"
        assert set_text(page.words) == "including its drug-resistant forms of it"


def test_type_of_no_size_divides_nothing_by_zero() -> None:
    """Found by fuzzing: a font size that rounds to nothing ended the reading in a traceback."""
    for size in (0.001, 0.01, 0.04):
        assert travaux.read(set_in(size), ocr="never").pages
