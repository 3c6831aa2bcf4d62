"""The front door of reading: a path or bytes in, a `Reading` out.

    bytes → sniff → the reader of that format → masthead → structure → Reading

Runs in the process it is called from. For files from strangers, or many files, see
`travaux.reading.apart`, which runs this in child processes under limits.
"""

from __future__ import annotations

import gc
import hashlib
import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from travaux.reading import masthead, sniff, structure
from travaux.reading.pieces import Draft
from travaux.texts.errors import NotFoundError, UnreadableError, UsageError
from travaux.texts.reading import Reading, Source

OCR_MODES = ("auto", "never", "always")
MAX_PAGES = 5000  # longest UN documents have some 1,500 pages; more is a bundle or an attack

# The reader of each format is loaded when its first file comes: PDFium or an XML parser takes longer
# to load than a page takes to read.
_ROOMS = {
    sniff.PDF: "travaux.reading.pdf",
    sniff.DOCX: "travaux.reading.word",
    sniff.HTML: "travaux.reading.html",
    sniff.TEXT: "travaux.reading.plain",
}


def read(
    source: str | Path | bytes, *, name: str | None = None, ocr: str = "auto", max_pages: int = MAX_PAGES
) -> Reading:
    """Read a PDF, Word (.docx), HTML or plain text file into blocks with addresses.

    `source` is a path (`str` or `Path`) or the bytes of the file; `name` is what the reading calls
    it (the file's own name when it is left out). `ocr` says when pages are recognised from their
    picture: "auto" where the page has no usable text, "never", or "always". A PDF of more than
    `max_pages` pages is refused.

    Raises an `UnreadableError` (see `travaux.texts.errors`) when the file can't be read.
    """
    if ocr not in OCR_MODES:
        raise UsageError(f"ocr={ocr!r} is unknown: use one of {', '.join(OCR_MODES)}.")
    data = source if isinstance(source, bytes) else fetch(Path(source))
    media_type = sniff.sniff(data)
    with _without_collector():
        return _structured(source, data, media_type, name, ocr, max_pages)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Let the cyclic garbage collector rest while one file is read.

    A reading is hundreds of thousands of small tuples without a cycle among them; walking them again
    and again costs 3 to 6 % of the time and frees nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _structured(
    source: str | Path | bytes, data: bytes, media_type: str, name: str | None, ocr: str, max_pages: int
) -> Reading:
    """Masthead and structure over what the format's reader makes of `data`."""
    draft = draft_of(data, media_type, ocr=ocr, max_pages=max_pages)
    metadata = masthead.mark(draft)
    about = Source(
        name=name or ("bytes" if isinstance(source, bytes) else Path(source).name),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        pages=len(draft.pages) or None,
    )
    reading: Reading = structure.build(draft, about, metadata)
    return reading


def draft_of(data: bytes, media_type: str, *, ocr: str = "auto", max_pages: int = MAX_PAGES) -> Draft:
    """What the reader of this format makes of `data`, before structure."""
    room = reader(media_type)
    if media_type == sniff.PDF:
        draft: Draft = room.read(data, ocr=ocr, max_pages=max_pages)
    elif media_type == sniff.TEXT:
        draft = room.read(sniff.decode(data))
    else:
        draft = room.read(data)
    return draft


def reader(media_type: str) -> Any:
    """The module that reads this format, loaded on first use."""
    return importlib.import_module(_ROOMS[media_type])


def fetch(path: Path) -> bytes:
    """The bytes at `path`. Raises NotFoundError or UnreadableError in a person's words."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise NotFoundError(f"No file at {path}: check the spelling of the path.") from None
    except IsADirectoryError:
        raise NotFoundError(f"{path} is a folder: name a file in it.") from None
    except OSError as fault:
        raise UnreadableError(f"{path} can't be opened ({fault.strerror}): check its permissions.") from None
