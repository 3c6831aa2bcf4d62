"""Arabic lines come out in reading order. The truth is typeset; shaping and order are a library's."""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from tests.typeset.arabic import rtl_lines
from tests.typeset.fonts import dejavu, needs_dejavu
from tests.typeset.typesetter import Typesetter
from travaux.reading.pdf.bidi import Glyph, is_rtl, logical, order, repair

WIDE = 12.0  # points: a gap that parts cells, 1.2 of the size the lines are set in

LINES = [
    ("12. يشير المقرر الخاص إلى قرار الجمعية العامة A/RES/217 (د-3) المؤرخ", "torn symbol, turned brackets"),
    ("10 كانون الأول/ديسمبر 1948، وإلى التقرير (A/79/876، الفقرة 12)", "year on the wrong side of the comma"),
    ("(أ) الفقرات 3-5 والمادة 9 (1) من العهد [انظر 2001/45]؛", "ranges run from the right, numbers do not"),
    ("أفاد Smith (2000) بأن 50% من الأشخاص", "bracket behind a Latin name belongs to it"),
    ("(انظر E/CN.4/Sub.2/2001/20 و Add.1) هاجروا.", "two Latin runs in one bracket"),
    ("الفقرة 1.2 والفقرة 109.15 من الوثيقة A/HRC/43/12.", "numbers with points"),
    ("قرار مجلس الأمن 1325 (2000)، «المرأة والسلام»", "number, year in brackets, Arabic quotation marks"),
    ("Human Rights Council مجلس حقوق الإنسان", "a Latin phrase keeps its order"),
    ("١٢ - ترحب اللجنة بالتقرير الدوري الثالث (CRC/C/3)", "Arabic-Indic digits"),
    ("انظر General Assembly resolution 217 A (III) بشأن ذلك", "PDFium takes this line for a Latin one"),
    ("12. A/RES/217 قرار الجمعية العامة", "a label before a symbol is not part of it"),
    ("لا إله، الأول والآخر لأنها", "ligatures of lam and alef"),
]


def rows_of(pdf: bytes) -> list[list[Glyph]]:
    """The lines of the first page as PDFium parts and orders them, with places."""
    page = pdfium.PdfDocument(pdf)[0].get_textpage()
    box = raw.FS_RECTF()
    rows: list[list[Glyph]] = [[]]
    for at in range(page.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(page, at))
        raw.FPDFText_GetLooseCharBox(page, at, ctypes.byref(box))
        if char == "\n":
            rows.append([])
        elif char != "\r":
            rows[-1].append(Glyph(char, box.left, box.right))
    return rows


@needs_dejavu
@pytest.mark.parametrize(("line", "why"), LINES, ids=[why for _, why in LINES])
def test_line_is_read_as_it_was_written(line: str, why: str) -> None:
    ts = Typesetter(face=dejavu())
    rtl_lines(ts, [line])
    assert logical(rows_of(ts.pdf())[0], WIDE) == line, why


@needs_dejavu
def test_words_keep_their_places() -> None:
    ts = Typesetter(face=dejavu())
    rtl_lines(ts, [LINES[0][0]])
    words = repair([rows_of(ts.pdf())[0]], WIDE)[0]
    starts = [word.x0 for word in words]
    assert starts == sorted(starts, reverse=True), "every word of this line stands left of the one before"
    symbol = next(word for word in words if word.text == "A/RES/217")
    assert symbol.x1 - symbol.x0 == pytest.approx(ts.canvas.stringWidth(symbol.text, "DejaVuSans", 10), abs=1)
    assert words[0].x1 == pytest.approx(ts.width - ts.margins.right, abs=2)


def glyphs(visual: str, step: float = 5.0) -> list[Glyph]:
    """Signs set from left to right in steps, in the order PDFium has: from the right."""
    return [Glyph(char, n * step, n * step + step) for n, char in enumerate(visual)][::-1]


def test_brackets_that_the_file_has_as_meant_stay() -> None:
    # Word writes the bracket that is meant; PDFium turns it when an Arabic letter stands before
    line = glyphs(")ب( ا")  # from the right: alef, space, PDFium's turned "(", beh, PDFium's turned ")"
    turned = [g._replace(char={"(": ")", ")": "("}.get(g.char, g.char)) for g in line]
    assert logical(turned) == "ا (ب)"


def test_wide_gap_parts_cells() -> None:
    # two Latin cells of an Arabic table: the right one is read first
    row = [*glyphs("12"), *[g._replace(x0=g.x0 + 200, x1=g.x1 + 200) for g in glyphs("34 ب")]]
    assert logical(row, WIDE).split()[-1] == "12"


@pytest.mark.parametrize(
    ("words", "expected", "why"),
    [
        ([("العامة", 50, 90), ("الجمعية", 100, 140)], ["الجمعية", "العامة"], "from the right"),
        (
            [("مجلس", 100, 140), ("Human", 10, 40), ("Rights", 45, 80)],
            ["مجلس", "Human", "Rights"],
            "a Latin phrase from the left",
        ),
        ([("the", 0, 20), ("report", 25, 60)], ["the", "report"], "a Latin line stays"),
        ([("10", 120, 130), ("كانون", 80, 115), ("1948", 40, 70)], ["10", "كانون", "1948"], "figures apart"),
    ],
)
def test_order_of_words_put_together_from_parts(
    words: list[tuple[str, float, float]], expected: list[str], why: str
) -> None:
    assert [words[i][0] for i in order(words)] == expected, why


def test_kashida_inside_a_word_is_dropped_and_kept_at_its_end() -> None:
    assert logical(glyphs("ةيـــنطو")) == "وطنية"
    assert logical(glyphs("ـه")) == "هـ"


@pytest.mark.parametrize(("text", "expected"), [("A/57/292", False), ("Устав", False), ("12 العامة", True)])
def test_only_lines_with_right_to_left_letters_ask_for_repair(text: str, expected: bool) -> None:
    assert is_rtl(text) is expected
