"""Damaged pages: said as a warning, and read from their picture when asked."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from tests.typeset.arabic import rtl_lines
from tests.typeset.asked import codes, of, paragraphs, read
from tests.typeset.fonts import dejavu, needs_dejavu
from tests.typeset.prose import prose
from tests.typeset.typesetter import Typesetter
from travaux.reading import ocr
from travaux.texts.errors import OcrUnavailableError
from travaux.texts.reading import Kind

needs_tesseract = pytest.mark.skipif(not ocr.available(), reason=f"Tesseract is absent: {ocr.INSTALL}")


def scan(good_pages: int = 0) -> tuple[bytes, dict[str, str]]:
    """A page that is only a picture of three paragraphs, behind so many pages with text; and the truth."""
    truth = {str(n): prose(n, 4) for n in range(good_pages * 3 + 1, good_pages * 3 + 4)}
    drawn = Typesetter(body=12.0, leading=15.0)
    for number, text in truth.items():
        drawn.para(text, label=f"{number}.")
    picture = ocr.draw(drawn.pdf(), 1)
    ts = Typesetter(body=12.0, leading=15.0)
    for page in range(good_pages):
        for n in range(page * 3 + 1, page * 3 + 4):
            truth[str(n)] = prose(n, 4)
            ts.para(truth[str(n)], label=f"{n}.")
        ts.new_page()
    ts.canvas.drawImage(ImageReader(Image.open(BytesIO(picture.pgm))), 0, 0, ts.width, ts.height)
    return ts.pdf(), truth


def mojibake() -> bytes:
    """A page of Russian whose letters come out as Latin-1, as from WordPerfect."""
    ts = Typesetter()
    text = (
        "Организация Объединенных Наций ссылается на резолюцию 49/202 и призывает государства принять меры."
    )
    for n in range(1, 6):
        ts.para(text.encode("cp1251").decode("latin-1"), label=f"{n}.")
    return ts.pdf()


def test_page_without_text_is_a_warning_with_its_page() -> None:
    pdf, _ = scan(good_pages=1)
    reading = read(pdf, ocr="never")
    (told,) = [w for w in reading.warnings if w.code.startswith("damaged-text")]
    assert told.page == 2
    assert "--ocr" in told.message


def test_mojibake_is_a_warning() -> None:
    assert "damaged-text:font-map" in codes(read(mojibake(), ocr="never"))


@needs_dejavu
def test_arabic_with_a_damaged_map_is_a_warning() -> None:
    ts = Typesetter(face=dejavu())
    line = "الضؤؤؤؤرورية للمدنيين في المناطق المتأثرة بالحرب التي شؤؤؤؤنتها المليشيا"
    rtl_lines(ts, [f"{line} {n}" for n in range(8)])
    assert "damaged-text:arabic-map" in codes(read(ts, ocr="never"))


def test_good_pages_are_not_doubted() -> None:
    ts = Typesetter()
    for n in range(1, 30):
        ts.para(prose(n, 5), label=f"{n}.")
    assert not {c for c in codes(read(ts)) if c.startswith("damaged-text")}


@needs_tesseract
@pytest.mark.parametrize("mode", ["auto", "always"])
def test_scan_is_read_like_any_other_page(mode: str) -> None:
    pdf, truth = scan()
    reading = read(pdf, ocr=mode)
    assert reading.pages[0].ocr
    assert paragraphs(reading) == truth


@needs_tesseract
def test_only_damaged_pages_are_recognised_and_numbers_run_on() -> None:
    pdf, truth = scan(good_pages=1)
    reading = read(pdf, ocr="auto")
    assert [page.ocr for page in reading.pages] == [False, True]
    assert paragraphs(reading) == truth


@needs_tesseract
def test_recognised_text_is_marked_as_such() -> None:
    pdf, _ = scan(good_pages=1)
    reading = read(pdf, ocr="auto")
    assert any(w.page == 2 and "OCR" in w.message for w in reading.warnings)
    assert {s.page for b in of(reading, Kind.PARAGRAPH) for s in b.spans} == {1, 2}


def test_never_recognises_nothing() -> None:
    pdf, _ = scan()
    reading = read(pdf, ocr="never")
    assert not reading.pages[0].ocr
    assert of(reading, Kind.PARAGRAPH) == []


def test_always_without_tesseract_gives_the_one_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pdf, _ = scan()
    monkeypatch.setenv("PATH", str(tmp_path_factory.mktemp("no-programs")))
    with pytest.raises(OcrUnavailableError, match="apt-get install tesseract-ocr"):
        read(pdf, ocr="always")


def test_auto_without_tesseract_still_reads_and_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pdf, _ = scan(good_pages=1)
    monkeypatch.setenv("PATH", str(tmp_path_factory.mktemp("no-programs")))
    reading = read(pdf, ocr="auto")
    assert list(paragraphs(reading)) == ["1", "2", "3"]
    assert any("apt-get install" in w.message for w in reading.warnings)
