"""PDFium, spoken to directly: bytes in, pages out.

Why raw: the high-level wrappers cost five times the extraction itself. PDFium is not thread-safe:
one process reads one file at a time.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2_raw as raw

from travaux.reading.pdf import bidi, pdfium
from travaux.reading.pdf.page import Font, Frame, RawPage, Rule
from travaux.reading.pdf.words import Words, page_text
from travaux.texts.errors import DamagedFileError, EncryptedError, TooManyPagesError, UnreadableError

_MAX_RULES = 3000  # a drawing, not a table, when a page has more paths than this
_THIN = 2.5  # points: a path this thin is a rule

_started = False


def start() -> None:
    """Start PDFium once in this process."""
    global _started
    if not _started:
        raw.FPDF_InitLibrary()
        _started = True


class PdfFile:
    """An open PDF. Use as a context manager; pages are read one at a time and let go at once.

    Raises EncryptedError when the file needs a password, DamagedFileError when PDFium can't open it.
    """

    def __init__(self, data: bytes, max_pages: int | None = None) -> None:
        start()
        self._data = data  # PDFium reads from these bytes as long as the file is open
        self._handle: int | None = None
        handle = raw.FPDF_LoadMemDocument64(data, len(data), None)
        if not handle:
            raise _open_error(raw.FPDF_GetLastError())
        self._handle = ctypes.cast(handle, ctypes.c_void_p).value
        self.page_count: int = raw.FPDF_GetPageCount(handle)
        self._fonts: dict[int, Font] = {}
        if max_pages is not None and self.page_count > max_pages:
            self.close()
            raise TooManyPagesError(
                f"The file has {self.page_count} pages and the limit is {max_pages}: "
                "split it, or raise the limit with --max-pages."
            )

    def __enter__(self) -> PdfFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; safe to call twice."""
        if self._handle:
            raw.FPDF_CloseDocument(ctypes.cast(self._handle, raw.FPDF_DOCUMENT))
            self._handle = None

    def pages(self) -> Iterator[RawPage]:
        """Every page in order. A page that PDFium can't load comes out empty."""
        for number in range(1, self.page_count + 1):
            yield self.page(number)

    def page(self, number: int) -> RawPage:
        """The page `number` (from 1): its words in content order, rules and pictures."""
        handle = pdfium.load_page(self._handle, number - 1)
        if not handle:
            return RawPage(number, 0.0, 0.0)
        try:
            return self._read(handle, number)
        finally:
            pdfium.close_page(handle)

    def _read(self, handle: int, number: int) -> RawPage:
        frame = Frame.of(handle)
        page = RawPage(number, frame.width, frame.height)
        text_page = pdfium.load_text(handle)
        if text_page:
            try:
                page.text = page_text(text_page)
                page.rtl = bidi.is_rtl(page.text)
                page.words = Words(text_page, page.text, frame, self._fonts).all(page.rtl)
            finally:
                pdfium.close_text(text_page)
        page.rules, page.pictures = _drawn(handle, frame)
        return page


def _open_error(code: int) -> UnreadableError:
    if code == raw.FPDF_ERR_PASSWORD:
        return EncryptedError(
            "The PDF opens only with a password: save a copy without one and add that copy."
        )
    if code == raw.FPDF_ERR_SECURITY:
        return EncryptedError("The PDF uses a security scheme that can't be opened: save it as a plain PDF.")
    return DamagedFileError(
        "The PDF is damaged and can't be opened: download it again, or open it in a viewer and save a copy."
    )


def _drawn(page: int, frame: Frame) -> tuple[list[Rule], list[Rule]]:
    """Thin paths as rules, and the boxes of images."""
    rules: list[Rule] = []
    pictures: list[Rule] = []
    box = (ctypes.c_float * 4)()
    places = [ctypes.addressof(box) + 4 * i for i in range(4)]
    for index in range(min(pdfium.count_objects(page), 20 * _MAX_RULES)):
        found = pdfium.get_object(page, index)
        kind = pdfium.object_type(found)
        if kind == raw.FPDF_PAGEOBJ_TEXT or kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            continue
        if not pdfium.object_bounds(found, *places):
            continue
        left, bottom, right, top = box
        shown = Rule(*frame.shown(left, top, right, bottom))
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(shown)
        elif min(shown.x1 - shown.x0, shown.bottom - shown.top) <= _THIN and len(rules) < _MAX_RULES:
            rules.append(shown)
    return rules, pictures
