"""The front door: any source in, a reading out, or one clear error."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import travaux
from tests.builders import docx, pdf
from travaux.reading.read import fetch, read
from travaux.texts.errors import EmptyFileError, NotFoundError, TooManyPagesError, UsageError

ROWS = ["1. The Committee notes the report.", "2. It thanks the State party."]
HTML = f"<!doctype html><html><body>{''.join(f'<p>{row}</p>' for row in ROWS)}</body></html>"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pdf(ROWS), id="pdf"),
        pytest.param(docx(*ROWS), id="docx"),
        pytest.param(HTML.encode(), id="html"),
        pytest.param("\n".join(ROWS).encode(), id="text"),
    ],
)
def test_every_format_gives_the_same_paragraphs(data: bytes) -> None:
    reading = read(data)
    found = [(block.address, block.number, block.text) for block in reading.blocks if block.number]
    assert found == [
        ("para_1", "1", "The Committee notes the report."),
        ("para_2", "2", "It thanks the State party."),
    ]
    assert reading.source.sha256 == hashlib.sha256(data).hexdigest()


def test_a_path_is_named_after_its_file(tmp_path: Path) -> None:
    file = tmp_path / "A_57_292.txt"
    file.write_text("\n".join(ROWS), encoding="utf-8")
    assert read(file).source.name == "A_57_292.txt"
    assert read(str(file), name="other").source.name == "other"
    assert travaux.read(file) == read(file)


def test_pages_are_counted_for_pdf_only() -> None:
    assert read(pdf(ROWS, ["3. More."])).source.pages == 2
    assert read("\n".join(ROWS).encode()).source.pages is None


def test_the_content_decides_and_not_the_name(tmp_path: Path) -> None:
    file = tmp_path / "really_a_pdf.docx"
    file.write_bytes(pdf(ROWS))
    assert read(file).source.media_type == "application/pdf"


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(TooManyPagesError, match="--max-pages"):
        read(pdf(ROWS, ROWS, ROWS), max_pages=2)


def test_an_unknown_way_of_ocr_is_refused() -> None:
    with pytest.raises(UsageError, match="auto, never, always"):
        read(pdf(ROWS), ocr="maybe")


def test_missing_files_folders_and_empty_files_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"No file at .*nowhere\.pdf"):
        fetch(tmp_path / "nowhere.pdf")
    with pytest.raises(NotFoundError, match="is a folder"):
        fetch(tmp_path)
    (tmp_path / "empty.pdf").touch()
    with pytest.raises(EmptyFileError):
        read(tmp_path / "empty.pdf")


def test_reading_twice_gives_the_same() -> None:
    data = pdf(ROWS, ["3. More of the same, and", "more."])
    assert read(data) == read(data)
