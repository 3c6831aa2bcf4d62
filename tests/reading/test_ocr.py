"""OCR by Tesseract: words in their places. Skipped, with the command that installs it, when it is absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.typeset.typesetter import Typesetter
from travaux.reading import ocr
from travaux.texts.errors import DamagedFileError, OcrUnavailableError

needs_tesseract = pytest.mark.skipif(not ocr.available(), reason=f"Tesseract is absent: {ocr.INSTALL}")

ROWS = ["The Committee recommends that the State party", "ratify the Convention without delay."]


def page() -> bytes:
    """Two lines in a clean face, 100 points from the left."""
    ts = Typesetter(body=14.0)
    ts.lines(ROWS, indent=28)
    return ts.pdf()


@needs_tesseract
def test_words_and_places_agree_with_the_page() -> None:
    (number, words), *more = ocr.pages(page(), [1], ["en"])
    assert (number, more) == (1, [])
    assert " ".join(word.text for word in words) == " ".join(ROWS)
    first = words[0]
    assert first.x0 == pytest.approx(100, abs=2)
    assert first.y0 < 90 < first.y1 + 1, "the baseline of the first line is 90 points from the top"
    assert {(w.y0, w.y1) for w in words[:7]} == {(first.y0, first.y1)}, "words of a line share its height"
    assert ocr.confidence(words) > 80


@needs_tesseract
def test_script_is_found_when_no_language_is_named() -> None:
    ts = Typesetter(body=14.0)
    ts.para("The Committee recommends that the State party ratify the Convention without delay. " * 8)
    (_, words), *_ = ocr.pages(ts.pdf(), [1])
    assert {"Committee", "Convention"} <= {word.text for word in words}


@needs_tesseract
def test_blank_page_has_no_words() -> None:
    (_, words), *_ = ocr.pages(Typesetter().pdf(), [1], ["en"])
    assert words == []
    assert ocr.confidence(words) == 0.0


@needs_tesseract
def test_page_that_is_not_there_is_said() -> None:
    with pytest.raises(DamagedFileError, match="Page 7"):
        list(ocr.pages(page(), [7], ["en"]))


@needs_tesseract
def test_unknown_language_falls_back_to_english() -> None:
    assert ocr.packs(["xx"]) == ["eng"]


def test_without_tesseract_the_message_gives_the_one_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # an empty folder: no program is found
    assert not ocr.available()
    with pytest.raises(OcrUnavailableError, match=r"apt-get install tesseract-ocr "):
        list(ocr.pages(page(), [1], ["en"]))


def test_picture_has_the_size_of_the_page() -> None:
    picture = ocr.draw(page(), 1)
    assert (picture.width, picture.height) == (612.0, 792.0)
    head, size = picture.pgm.split(b"\n", 1)[0].split(b" "), len(picture.pgm.split(b"\n", 1)[1])
    assert head[0] == b"P5"
    assert int(head[1]) * int(head[2]) == size
    assert int(head[1]) == 612 * ocr.DPI // 72


def test_huge_page_is_drawn_more_coarsely() -> None:
    picture = ocr.draw(Typesetter(size=(14_000, 14_000)).pdf(), 1)
    assert len(picture.pgm) < 42_000_000


def test_huge_page_keeps_its_size_in_points() -> None:
    assert ocr.draw(Typesetter(size=(14_000, 9_000)).pdf(), 1).width == 14_000
