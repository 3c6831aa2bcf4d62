"""What is done with each file, in its own child process.

In: a `Task` (a file and where its pictures go) and a `Request` (what was asked for). Out: `Done`:
the bytes to print or save, counts and doubts. Everything that touches the file's content happens
here, so the parent only handles finished bytes.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from travaux.exporting import explain, reading_json, reading_text
from travaux.reading import read as door
from travaux.reading import sniff
from travaux.reading.subset import subset
from travaux.texts.errors import UsageError
from travaux.texts.reading import Kind, Reading, Warning

SUFFIXES = {
    "text": "txt",
    "json": "json",
    "md": "md",
    "html": "html",
    "akn": "xml",
    "csv": "csv",
    "xlsx": "xlsx",
}
FORMS = ("paragraphs", "running", "lines")
# Loaded when asked for: a page of text should not wait for them.
_PAGES_TO_READ = {
    "md": "travaux.exporting.reading_markdown",
    "html": "travaux.exporting.reading_html",
    "akn": "travaux.exporting.akoma_ntoso",
}
_NOT_COUNTED = frozenset({Kind.FURNITURE, Kind.MASTHEAD, Kind.TOC})


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for, the same for every file."""

    format: str = "text"
    form: str = "paragraphs"
    pages: tuple[int, int] | None = None
    ocr: str = "auto"
    max_pages: int = door.MAX_PAGES
    explain: str | None = None
    json_lines: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One file: its place in the run, its path ("-" is standard input), the stem of what is made of it."""

    place: int
    path: str
    stem: str
    size: int = 0
    data: bytes | None = None
    pictures: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What one file gave. `besides` counts what a command found in it: (14, "citation")."""

    content: bytes
    pages: int
    blocks: int
    paragraphs: int
    warnings: tuple[Warning, ...]
    pictures: int = 0
    besides: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """The work itself, in a form that can be sent to another process."""

    request: Request

    def __call__(self, task: Task) -> Done:
        request = self.request
        data, whole = read(task, request)
        shown = whole if request.pages is None else subset(whole, *request.pages)
        drawn = _draw(data, shown, task) if task.pictures else 0
        return replace(done(shown, _content(whole, shown, request)), pictures=drawn)


def read(task: Task, request: Request) -> tuple[bytes, Reading]:
    """The bytes of a task's file, and its reading."""
    data = door.fetch(Path(task.path)) if task.data is None else task.data
    name = "stdin" if task.data is not None else Path(task.path).name
    return data, door.read(data, name=name, ocr=request.ocr, max_pages=request.max_pages)


def done(shown: Reading, content: str | bytes, besides: tuple[tuple[int, str], ...] = ()) -> Done:
    """What a reading gave: its content as bytes, its counts and doubts."""
    return Done(
        content=content if isinstance(content, bytes) else content.encode("utf-8", errors="replace"),
        pages=len(shown.pages),
        blocks=sum(block.kind not in _NOT_COUNTED for block in shown.blocks),
        paragraphs=sum(block.kind is Kind.PARAGRAPH and block.number is not None for block in shown.blocks),
        warnings=shown.warnings,
        besides=besides,
    )


def save_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """The same, piece by piece: nothing of it is held. Raises UsageError when it can't be written there."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as stream:
            stream.writelines(pieces)
        unfinished.replace(path)
    except OSError as fault:
        raise UsageError(f"{path} can't be written ({fault.strerror}): choose another folder.") from fault
    finally:
        unfinished.unlink(missing_ok=True)


def save(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside its place first, then moved into it.

    Raises UsageError when it can't be written there.
    """
    unfinished = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as fault:
        raise UsageError(f"{path} can't be written ({fault.strerror}): choose another folder.") from fault


def _content(whole: Reading, shown: Reading, request: Request) -> str:
    if request.explain:
        return explain.explain(shown, request.explain)
    if request.format == "json":
        return reading_json.line(shown) if request.json_lines else reading_json.rows(shown)
    if request.format in _PAGES_TO_READ:
        written: str = importlib.import_module(_PAGES_TO_READ[request.format]).write(shown)
        return written
    if request.form == "paragraphs":
        return reading_text.paragraphs(shown)
    rows = _lines(shown)
    if request.form == "lines":
        return reading_text.lines(rows)
    return reading_text.running(rows, _words(whole), whole.metadata.language)


def _lines(shown: Reading) -> list[str]:
    """The lines of every page shown, in the order in which the file sets them."""
    if not shown.pages:
        raise UsageError("This file has no pages, so no lines as set: read it with --form paragraphs.")
    return [row.text for page in shown.pages for row in page.lines]


def _words(whole: Reading) -> list[str]:
    return [word for block in whole.blocks for word in block.text.split()]


def _draw(data: bytes, shown: Reading, task: Task) -> int:
    if not shown.pages or shown.source.media_type != sniff.PDF:
        raise UsageError("This file has no pages to draw: --picture is for PDFs.")
    count = 0
    # Loaded only here: drawing needs an imaging library that reading does without.
    for picture in importlib.import_module("travaux.exporting.picture").pictures(data, shown):
        save(Path(task.pictures or "") / f"{task.stem}-p{picture.page:03d}.png", picture.png)
        count += 1
    return count
