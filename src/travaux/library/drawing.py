"""Draws pages of PDF files, in a process of its own: what `pictures.py` starts and speaks to.

In: orders on standard input, one JSON object a line (source, page, width, target). Out: one JSON
object a line: the kind of picture that now lies at the target, or what is wrong. PDFium is at work
on files from strangers here, so this process knows no database, has little memory and little time,
and may die without harm.
"""

from __future__ import annotations

import json
import math
import resource
import sys
from collections import OrderedDict
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageChops

_OPEN_AT_ONCE = 4  # files kept open: a reader turns pages of one document, rarely of more
_MOST_PIXELS = 30_000_000  # plans and posters are drawn smaller
_MEMORY_MB = 1024
_SECONDS = 20  # of computing for one page
_GREY_LEVELS = 24  # a difference between channels below this is no colour but the smoothing of letters
_PNG_EFFORT = 4  # half the time of the usual 6 for a twentieth more bytes
_WEBP_QUALITY = 82


class Drawer:
    """Draws pages and keeps the last few files open."""

    def __init__(self) -> None:
        self._open: OrderedDict[str, pypdfium2.PdfDocument] = OrderedDict()

    def draw(self, source: str, page: int, width: int, target: str) -> dict[str, Any]:
        """Draw a page into `target`; {"kind": "png" or "webp"}, or {"error": what is wrong}."""
        try:
            shown = self._render(source, page, width)
        except pypdfium2.PdfiumError as fault:
            return {"error": f"damaged ({fault})"}
        if _is_grey(shown):
            shown.convert("L").save(target, "PNG", compress_level=_PNG_EFFORT)
            return {"kind": "png"}
        shown.save(target, "WEBP", quality=_WEBP_QUALITY, method=0)
        return {"kind": "webp"}

    def _render(self, source: str, page: int, width: int) -> Image.Image:
        sheet = self._file(source)[page - 1]
        try:
            wide, high = sheet.get_size()
            scale = min(width / wide, math.sqrt(_MOST_PIXELS / (wide * high)))
            shown: Image.Image = sheet.render(scale=scale).to_pil()
            return shown.convert("RGB")
        finally:
            sheet.close()

    def _file(self, source: str) -> pypdfium2.PdfDocument:
        if source not in self._open:
            self._open[source] = pypdfium2.PdfDocument(Path(source))
            if len(self._open) > _OPEN_AT_ONCE:
                _, oldest = self._open.popitem(last=False)
                oldest.close()
        self._open.move_to_end(source)
        return self._open[source]


def _is_grey(shown: Image.Image) -> bool:
    """Whether the page has no colour: then a small lossless picture will do."""
    red, green, blue = shown.split()
    differences = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return not any(differences.histogram()[_GREY_LEVELS:])


def _cap() -> None:
    """Little memory, no core files; the time for a page is set anew for each."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_MB << 20, _MEMORY_MB << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _allow_one_page() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + _SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def main() -> None:
    """Follow orders until standard input ends."""
    _cap()
    drawer = Drawer()
    for line in sys.stdin:
        _allow_one_page()
        try:
            answer = drawer.draw(**json.loads(line))
        except MemoryError:
            answer = {"error": "memory"}
        except (OSError, ValueError, ZeroDivisionError) as fault:
            answer = {"error": f"damaged ({fault})"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
