"""Words from the picture of a page, by Tesseract, for pages whose text layer is missing or damaged.

In: a PDF and page numbers, or one picture. Out: words with boxes in points from the top left of the
page, and how sure Tesseract is of each. Tesseract is a program of its own (Apache-2.0) and is
started once for each page; nothing of it is imported, and nothing needs it until OCR is asked for.

Pages are drawn by PDFium at 200 dpi: 150 dpi reads as well as 300 on clean pages, and scans have no
more. One thread a process: more only get in each other's way.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import sqrt
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium

from travaux.texts.errors import DamagedFileError, OcrUnavailableError, TooSlowError

DPI = 200
_POINTS = 72.0  # per inch
_MOST_PIXELS = 40_000_000  # a plan of a square metre is drawn more coarsely rather than in 2 GB
_SECONDS = 120.0  # per page: ten times the slowest page seen
_LEAST_SURE = 20.0  # percent; below it are specks and the ornaments of letterheads
_TSV_WORD = "5"

# ISO 639-1 to Tesseract's names, best first: the pack of the whole Arabic script also reads the Latin
# symbols in Arabic lines, the pack of the language does not.
_PACKS: dict[str, tuple[str, ...]] = {
    "en": ("eng",),
    "fr": ("fra",),
    "es": ("spa",),
    "ru": ("rus",),
    "ar": ("Arabic", "script/Arabic", "ara"),
    "zh": ("chi_sim", "HanS", "script/HanS"),
    "pt": ("por",),
    "de": ("deu",),
    "it": ("ita",),
}
_DEBIAN = {
    "en": "tesseract-ocr-eng",
    "fr": "tesseract-ocr-fra",
    "es": "tesseract-ocr-spa",
    "ru": "tesseract-ocr-rus",
    "ar": "tesseract-ocr-script-arab",
    "zh": "tesseract-ocr-chi-sim",
    "pt": "tesseract-ocr-por",
    "de": "tesseract-ocr-deu",
    "it": "tesseract-ocr-ita",
}
_SCRIPTS = {"Arabic": ("ar",), "Cyrillic": ("ru",), "Han": ("zh",), "Japanese": ("zh",)}
_LATIN = ("en", "fr", "es")  # when nothing says which language it is
INSTALL = "apt-get install tesseract-ocr " + " ".join(_DEBIAN[c] for c in ("fr", "es", "ru", "ar", "zh"))
_WITH_ENGLISH = frozenset(("ru", "zh"))  # their mastheads keep English lines


class OcrWord(NamedTuple):
    """A recognised word, in points from the top left corner of the page as shown.

    `y0` and `y1` are those of its line, so that words of a line share them, as words of a text
    layer do. `confidence` runs from 0 to 100.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float


class Picture(NamedTuple):
    """A page drawn in grey: a PGM file, with the size of the page in points."""

    pgm: bytes
    width: float
    height: float


def available() -> bool:
    """Whether Tesseract is installed."""
    return shutil.which("tesseract") is not None


def require() -> None:
    """Raise OcrUnavailableError, with the command that installs it, when Tesseract is missing."""
    if not available():
        raise OcrUnavailableError(f"OCR needs Tesseract, which is not installed: {INSTALL}")


@cache
def _installed() -> frozenset[str]:
    command = ["tesseract", "--list-langs"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_SECONDS)
    return frozenset(done.stdout.split("\n")[1:])


def packs(languages: Iterable[str]) -> list[str]:
    """Tesseract's names for these languages (ISO 639-1); for those unknown to it, English.

    Raises OcrUnavailableError with the command that installs what is missing.
    """
    require()
    wanted = [code for code in dict.fromkeys(languages) if code in _PACKS] or ["en"]
    found = {code: next((name for name in _PACKS[code] if name in _installed()), None) for code in wanted}
    missing = [code for code in wanted if found[code] is None]
    if missing:
        command = "apt-get install " + " ".join(_DEBIAN[code] for code in missing)
        raise OcrUnavailableError(f"OCR lacks the language pack for {', '.join(missing)}: {command}")
    names = [name for name in found.values() if name is not None]
    if not _WITH_ENGLISH.isdisjoint(wanted) and "eng" in _installed():
        names.append("eng")
    return list(dict.fromkeys(names))


def pages(
    data: bytes, numbers: Iterable[int], languages: Sequence[str] = ()
) -> Iterator[tuple[int, list[OcrWord]]]:
    """Recognise these pages (from 1) of a PDF, one by one, with their numbers.

    Without `languages`, the script is looked for on each page. Raises OcrUnavailableError when
    Tesseract or a language pack is missing, TooSlowError when a page takes more than two minutes.
    """
    require()
    for number in numbers:
        picture = draw(data, number)
        yield number, words(picture.pgm, picture.width, picture.height, languages or script(picture.pgm))


def words(picture: bytes, width: float, height: float, languages: Sequence[str]) -> list[OcrWord]:
    """The words in a picture (PGM, PNG, TIFF …) of a page that is `width` × `height` points large."""
    names = packs(languages)
    tsv = _tesseract(["stdin", "stdout", "-l", "+".join(names), "--dpi", str(DPI), "tsv"], picture)
    rows = [line.split("\t") for line in tsv.splitlines()[1:]]
    if not rows or len(rows[0]) < 12:
        return []
    across, down = width / max(float(rows[0][8]), 1.0), height / max(float(rows[0][9]), 1.0)
    out: list[OcrWord] = []
    top = bottom = 0.0
    for row in rows:
        if row[0] == "4":  # a line; its words follow
            top, bottom = float(row[7]) * down, (float(row[7]) + float(row[9])) * down
        elif row[0] == _TSV_WORD and row[11].strip() and float(row[10]) >= _LEAST_SURE:
            left, wide = float(row[6]), float(row[8])
            box = (left * across, top, (left + wide) * across, bottom)
            out.append(OcrWord(row[11].strip(), *box, float(row[10])))
    return out


def confidence(found: Sequence[OcrWord]) -> float:
    """How sure the words of a page are, on average, from 0 to 100 (0 without words)."""
    return sum(word.confidence for word in found) / len(found) if found else 0.0


def script(picture: bytes) -> tuple[str, ...]:
    """The languages worth trying for a picture, by the script Tesseract sees in it."""
    done = _tesseract(["stdin", "stdout", "--psm", "0", "--dpi", str(DPI)], picture, may_fail=True)
    name = next((line.split(":")[1].strip() for line in done.splitlines() if line.startswith("Script:")), "")
    if name in _SCRIPTS:
        return _SCRIPTS[name]
    return tuple(code for code in _LATIN if _PACKS[code][0] in _installed()) or ("en",)


def draw(data: bytes, number: int) -> Picture:
    """Page `number` (from 1) of a PDF as a grey picture. Raises DamagedFileError when it can't be drawn."""
    pdfium.FPDF_InitLibrary()  # does nothing when PDFium runs already
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    page = pdfium.FPDF_LoadPage(document, number - 1) if document else None
    try:
        if not page:
            raise DamagedFileError(
                f"Page {number} can't be drawn, so it can't be recognised: save a copy and try that."
            )
        return _drawn(page)
    finally:
        if page:
            pdfium.FPDF_ClosePage(page)
        if document:
            pdfium.FPDF_CloseDocument(document)


def _drawn(page: Any) -> Picture:
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = min(DPI / _POINTS, sqrt(_MOST_PIXELS / max(width * height, 1.0)))
    across, down = max(int(width * scale), 1), max(int(height * scale), 1)
    bitmap = pdfium.FPDFBitmap_CreateEx(across, down, pdfium.FPDFBitmap_Gray, None, 0)
    if not bitmap:
        raise DamagedFileError("A page is too large to be drawn, so it can't be recognised: split the file.")
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, across, down, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        grey = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * down)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    rows = grey if stride == across else b"".join(grey[n * stride : n * stride + across] for n in range(down))
    return Picture(b"P5 %d %d 255\n" % (across, down) + rows, width, height)


def _tesseract(arguments: Sequence[str], picture: bytes, *, may_fail: bool = False) -> str:
    command = ["tesseract", *arguments]
    one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=picture, capture_output=True, env=one_thread, timeout=_SECONDS, check=False
        )
    except FileNotFoundError:
        raise OcrUnavailableError(f"OCR needs Tesseract, which is not installed: {INSTALL}") from None
    except subprocess.TimeoutExpired:
        raise TooSlowError(
            f"Recognising a page took more than {_SECONDS:.0f} seconds: read the file with --ocr never."
        ) from None
    if done.returncode and not may_fail:
        said = [*done.stderr.decode("utf-8", "replace").split("\n"), "no reason given"][0]
        raise DamagedFileError(f"Tesseract can't read the picture of a page ({said}): save a copy, try that.")
    return done.stdout.decode("utf-8", "replace")
