"""A collection as a Word document: its introduction, then its items in order, each quotation with a footnote.

In: the collection's name and introduction, its items as they are shown, the site's address. Out: the bytes of
a .docx file. Quotations stand in their language and direction; a footnote has the citation and the link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from travaux.exporting.quotation_docx import MEDIA_TYPE, Footnoted
from travaux.library.collecting.finding import ItemShown
from travaux.library.connections.showing import EndShown, Shown

__all__ = ["MEDIA_TYPE", "write"]


def write(
    name: str,
    introduction: str,
    items: Iterable[ItemShown],
    labels: Mapping[str, str],
    site: str,
    language: str = "en",
) -> bytes:
    """The file. `labels` are those of the own fields by slug; `language` that of the interface."""
    made = Footnoted(name)
    made.paragraph(name, language, "Title")
    for part in filter(None, (one.strip() for one in introduction.split("\n\n"))):
        made.paragraph(part, language)
    for item in items:
        _item(made, item, site, language)
        for slug, value in item.values.items():
            made.paragraph(f"{labels.get(slug, slug)}: {value}", language, "List Bullet")
        if item.note:
            made.paragraph(item.note, language)
    return made.finish()


def _item(made: Footnoted, item: ItemShown, site: str, language: str) -> None:
    if item.kind == "paragraph":
        words = item.now or item.quote
        quoted = made.paragraph(f"“{words}”" if words else item.printed, item.language or language, "Quote")
        made.note(quoted, item.printed, _whole(site, item.href), language)
    elif item.connection is not None:
        _connection(made, item.connection, site, language)
    else:
        heading = made.paragraph(item.title or item.symbol, item.language or language, "Heading 2")
        if item.symbol:
            made.note(heading, item.symbol, _whole(site, item.href), language)


def _connection(made: Footnoted, row: Shown, site: str, language: str) -> None:
    """Both ends in a sentence, their words with a footnote each, and what was said of it."""
    if row.target is not None:
        sentence = f"{row.source.printed} {row.verb} {row.target.printed}"
        made.paragraph(sentence, language, "Heading 3")
    for end in filter(None, (row.source, row.target)):
        _end(made, end, site, language)
    if row.note:
        made.paragraph(row.note, language)


def _end(made: Footnoted, end: EndShown, site: str, language: str) -> None:
    words = end.text or end.quote
    if not words:
        return
    quoted = made.paragraph(f"“{words}”", end.language or language, "Quote")
    made.note(quoted, end.printed, _whole(site, end.href), language)


def _whole(site: str, href: str) -> str:
    return f"{site}{href}" if href and site else ""
