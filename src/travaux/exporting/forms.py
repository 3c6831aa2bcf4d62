"""A document, or a part of it, in the forms that links end with.

    .txt .md .html .json      to read, and with everything
    .xml                      Akoma Ntoso; a part of a document is a portion
    .ris .bib .csl.json       for reference managers
    .docx                     a quotation with its citation in a footnote; of a part only

In: a `Scope`: a reading, which part of it is asked for, and how it is cited. Out: the text (of Word, the
bytes) and its media type. A part has the paragraphs asked for with their items and the notes they carry;
text and Markdown end with a line that says where they are from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from travaux.exporting import (
    akoma_ntoso,
    bibtex,
    csl_json,
    quotation_docx,
    reading_html,
    reading_json,
    reading_markdown,
    reading_text,
    ris,
)
from travaux.exporting.akoma_ntoso import naming
from travaux.exporting.akoma_ntoso.text import Reference
from travaux.exporting.citation import STYLES, CitedDocument, cite
from travaux.exporting.notes import Notes
from travaux.exporting.reference import Record, record
from travaux.reading.subset import subset
from travaux.texts.errors import MissingError, UsageError
from travaux.texts.links import Place
from travaux.texts.reading import Block, Kind, Page, Reading

MEDIA_TYPES = {
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "ris": ris.MEDIA_TYPE,
    "bib": bibtex.MEDIA_TYPE,
    "csl.json": csl_json.MEDIA_TYPE,
    "docx": quotation_docx.MEDIA_TYPE,
}
TO_KEEP = frozenset({"ris", "bib", "csl.json", "docx"})
"""Forms that are for another program: saved under a name instead of shown."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked for: the whole (`addresses` and `page` None), some blocks, or a page.

    `reading` is always the whole document; its pages need their lines only for a page as set.
    `references` are what the blocks cite, by address, for forms that can link it.
    """

    reading: Reading
    place: Place
    addresses: tuple[str, ...] | None
    page: int | None
    citation: CitedDocument
    references: Mapping[str, Sequence[Reference]] = field(default_factory=dict)


def write(
    scope: Scope, form: str, *, lines: bool = False, running: bool = False, style: str = STYLES[0]
) -> tuple[str | bytes, str]:
    """The text of the scope in a form, and its media type.

    `lines` gives a page as it is set, `running` its lines joined; both are plain text without a line
    about the source, so that they are the page and nothing else. `style` is that of the footnote of a
    quotation. Raises UsageError for an unknown form, MissingError for an address or page that is not
    there.
    """
    if form not in MEDIA_TYPES:
        raise UsageError(f"There is no form “{form}”: choose one of {', '.join(MEDIA_TYPES)}.")
    if lines or running:
        return _as_set(scope, running=running), MEDIA_TYPES["txt"]
    writers: dict[str, Callable[[Scope, Reading], str | bytes]] = {
        "txt": _text,
        "md": _markdown,
        "json": lambda _, cut: reading_json.rows(cut),
        "html": lambda _, cut: reading_html.write(cut),
        "xml": _akoma_ntoso,
        "ris": lambda scope, cut: ris.write([_record(scope, cut)]),
        "bib": lambda scope, cut: bibtex.write([_record(scope, cut)]),
        "csl.json": lambda scope, cut: csl_json.write([_record(scope, cut)]),
        "docx": lambda scope, cut: _quotation(scope, cut, style),
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


def file_name(place: Place) -> str:
    """What the form of a place is saved as: "A_57_292_para_62.ris"."""
    name = place.as_form(None).path().strip("/").replace("/", "_")
    return f"{unquote(name)}.{place.form}"


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


def _akoma_ntoso(scope: Scope, cut: Reading) -> str:
    whole = scope.addresses is None and scope.page is None
    part = None if whole else naming.portion(scope.addresses or (), scope.page)
    return akoma_ntoso.write(cut, scope.citation, part=part, references=scope.references)


def _record(scope: Scope, cut: Reading) -> Record:
    """The record; of paragraphs, with their words."""
    said = " ".join(block.text for block in _quotable(cut)) if scope.addresses else ""
    return record(scope.citation, pinpoint(scope), said)


def _quotation(scope: Scope, cut: Reading, style: str) -> bytes:
    if scope.addresses is None and scope.page is None:
        symbol = scope.citation.symbol
        raise UsageError(f"A quotation is of a part: ask for a paragraph of {symbol}, as in /para/1.docx.")
    return quotation_docx.write(scope.citation, _quotable(cut), pinpoint(scope), style)


def _quotable(cut: Reading) -> list[Block]:
    """The text without notes and running heads, which nobody quotes, unless there is nothing else."""
    shown = [block for block in cut.blocks if block.kind not in (Kind.FURNITURE, Kind.FOOTNOTE)]
    return shown or list(cut.blocks)


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
