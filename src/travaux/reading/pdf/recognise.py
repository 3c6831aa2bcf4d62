"""Pages whose text layer is missing or damaged: said so, and read from their picture when asked.

In: the raw pages and the file. Out: warnings; the words of recognised pages are replaced in place.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from travaux.reading import ocr as engine_ocr
from travaux.reading import progress
from travaux.reading.pdf import bidi, damage
from travaux.reading.pdf.page import Font, RawPage, Word
from travaux.texts.reading import Warning

AUTO, NEVER, ALWAYS = "auto", "never", "always"
_PICTURE = 0.35  # share of the page that pictures cover on a scan
_UNSURE = 75.0  # percent: below this mean confidence the page is said to be doubtful
_PLAIN = Font("", False, False)
_HEIGHT_TO_SIZE = 0.85  # a recognised line's height is that of its tallest letters
_SAME_SIZE = (0.7, 1.4)  # heights within these shares of the page's median are its body size


def mend(data: bytes, pages: Sequence[RawPage], mode: str) -> list[Warning]:
    """Find damaged pages; recognise them as `mode` ("auto", "never", "always") says.

    Raises OcrUnavailableError when mode is "always" and Tesseract is not installed.
    """
    reasons = {page.number: reason for page in pages if (reason := _reason(page))}
    arabic = [page for page in pages if page.rtl]
    if len(arabic) > 1 and (whole := damage.garbled("\n".join(page.text for page in arabic))):
        # its fonts are damaged file by file: a page with little text may hide what the file shows
        reasons |= {page.number: whole for page in arabic if page.number not in reasons}
    if mode == ALWAYS:
        engine_ocr.require()
        numbers = [page.number for page in pages]
    else:
        numbers = sorted(reasons) if mode == AUTO and reasons and engine_ocr.available() else []
    out = [damage.warning(reasons[n], n, recognised=False) for n in reasons if n not in numbers]
    if out and mode == AUTO:
        out.append(
            Warning("ocr-not-installed", f"To read such pages from their picture: {engine_ocr.INSTALL}")
        )
    by_number = {page.number: page for page in pages}
    if numbers:
        progress.tell(progress.Progress(0, len(pages), ocr=True))
    for done, (number, found) in enumerate(engine_ocr.pages(data, numbers) if numbers else (), 1):
        progress.tell(progress.Progress(done, len(pages), ocr=True))
        out += _replace(by_number[number], found, reasons.get(number))
    return sorted(out, key=lambda warning: warning.page or 0)


def _reason(page: RawPage) -> str | None:
    area = page.width * page.height or 1.0
    covered = sum((p.x1 - p.x0) * (p.bottom - p.top) for p in page.pictures)
    return damage.garbled(page.text, has_picture=covered > _PICTURE * area)


def _replace(page: RawPage, found: Sequence[engine_ocr.OcrWord], reason: str | None) -> list[Warning]:
    """Put recognised words in the place of the page's own."""
    if not found:
        return [Warning("no-text", "The page shows no text, and none was recognised.", page.number)]
    heights = median(word.y1 - word.y0 for word in found)
    low, high = _SAME_SIZE
    words = []
    for word in found:
        height = word.y1 - word.y0
        size = heights if low * heights < height < high * heights else height
        box = (word.x0, word.y0, word.x1, word.y1)
        words.append(Word(word.text, *box, _PLAIN, round(size * _HEIGHT_TO_SIZE, 1)))
    page.words, page.ocr = words, True
    page.text = " ".join(word.text for word in words)
    page.rtl = bidi.is_rtl(page.text)
    out = [damage.warning(reason, page.number, recognised=True)] if reason else []
    sure = engine_ocr.confidence(found)
    if sure < _UNSURE:
        message = f"The page was recognised with {sure:.0f} % certainty only: check it against the picture."
        out.append(Warning("ocr-unsure", message, page.number))
    return out
