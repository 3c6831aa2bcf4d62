"""A document, or a part of it, in the forms that links end with: .txt, .json, .md, .html.

In: a `Scope`: a reading, which part of it is asked for, and how it is cited. Out: the text and its
media type. A part has the paragraphs asked for with their items and the notes they carry; text and
Markdown end with a line that says where they are from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from travaux.exporting import reading_html, reading_json, reading_markdown, reading_text
from travaux.exporting.citation import CitedDocument, cite
from travaux.exporting.notes import Notes
from travaux.reading.subset import subset
from travaux.texts.errors import MissingError, UsageError
from travaux.texts.links import Place
from travaux.texts.reading import Block, Page, Reading

MEDIA_TYPES = {
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked for: the whole (`addresses` and `page` None), some blocks, or a page.

    `reading` is always the whole document; its pages need their lines only for a page as set.
    """

    reading: Reading
    place: Place
    addresses: tuple[str, ...] | None
    page: int | None
    citation: CitedDocument


def write(scope: Scope, form: str, *, lines: bool = False, running: bool = False) -> tuple[str, str]:
    """The text of the scope in a form, and its media type.

    `lines` gives a page as it is set, `running` its lines joined; both are plain text without a line
    about the source, so that they are the page and nothing else. Raises UsageError for an unknown
    form, MissingError for an address or page that is not there.
    """
    if form not in MEDIA_TYPES:
        raise UsageError(f"There is no form “{form}”: choose one of {', '.join(MEDIA_TYPES)}.")
    if lines or running:
        return _as_set(scope, running=running), MEDIA_TYPES["txt"]
    writers: dict[str, Callable[[Scope, Reading], str]] = {
        "txt": _text,
        "md": _markdown,
        "json": lambda _, cut: reading_json.rows(cut),
        "html": lambda _, cut: reading_html.write(cut),
    }
    return writers[form](scope, cut(scope)), MEDIA_TYPES[form]


def cut(scope: Scope) -> Reading:
    """The reading of what is asked for and nothing else; addresses and numbers stay."""
    if scope.page is not None:
        _page(scope)
        return subset(scope.reading, scope.page, scope.page)
    if scope.addresses is None:
        return scope.reading
    blocks = _with_notes(scope.reading, _under(scope.reading, scope.addresses))
    kept = {block.address for block in blocks}
    on = {span.page for block in blocks for span in block.spans}
    return replace(
        scope.reading,
        pages=tuple(replace(page, lines=()) for page in scope.reading.pages if page.number in on),
        blocks=tuple(blocks),
        warnings=tuple(note for note in scope.reading.warnings if note.address in kept),
        why=tuple(entry for entry in scope.reading.why if entry[0] in kept),
    )


def source_line(scope: Scope) -> str:
    """Where the text is from: title, symbol, date, paragraph and link."""
    return cite(scope.citation, pinpoint(scope), "plain", _words(scope))


def pinpoint(scope: Scope) -> tuple[str, ...]:
    """What a citation of the scope points at: its addresses, or its page by the printed number."""
    if scope.page is None:
        return scope.addresses or ()
    label = _page(scope).label
    return (f"page_{label}" if label and label.isalnum() else f"page_{scope.page}",)


def _text(scope: Scope, cut: Reading) -> str:
    return f"{reading_text.paragraphs(cut)}\n{source_line(scope)}\n"


def _markdown(scope: Scope, cut: Reading) -> str:
    cited = cite(replace(scope.citation, link=None), pinpoint(scope), "plain", _words(scope))
    said = reading_markdown.escape(cited)
    link = scope.citation.link
    source = f"[{said}](<{link}>)" if link else said
    return f"{reading_markdown.write(cut)}\n---\n\n{source}\n"


def _words(scope: Scope) -> str:
    return scope.citation.language or "en"


def _as_set(scope: Scope, *, running: bool) -> str:
    if scope.page is None:
        raise UsageError("Only a page can be had as it is set: ask for /page/ and a number.")
    rows = [row.text for row in _page(scope).lines]
    if not running:
        return reading_text.lines(rows)
    words = [word for block in scope.reading.blocks for word in block.text.split()]
    return reading_text.running(rows, words, scope.reading.metadata.language)


def _page(scope: Scope) -> Page:
    for page in scope.reading.pages:
        if page.number == scope.page:
            return page
    count = len(scope.reading.pages)
    have = f"pages 1 to {count}" if count > 1 else "one page" if count else "no pages"
    raise MissingError(f"{scope.citation.symbol} has {have}: there is no page {scope.page}.")


def _under(reading: Reading, addresses: Sequence[str]) -> list[Block]:
    """The blocks at these addresses and all that hang on them, in reading order."""
    missing = set(addresses) - {block.address for block in reading.blocks}
    if missing:
        raise MissingError(f"{reading.metadata.symbol or 'The document'} has nothing at “{min(missing)}”.")
    kept = set(addresses)
    for block in reading.blocks:
        if block.parent in kept:
            kept.add(block.address)
    return [block for block in reading.blocks if block.address in kept]


def _with_notes(reading: Reading, blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the footnotes that their marks mean."""
    notes = Notes(reading)
    meant = {notes.of(block, mark) for block in blocks for mark in block.marks}
    kept = {block.address for block in blocks} | meant
    return [block for block in reading.blocks if block.address in kept]
