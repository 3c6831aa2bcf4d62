"""The language versions of a document side by side, row by row.

In: an opened edition (view "columns"), `with` (languages beside it), `at` (the paragraph to begin at), `only`
(rows where figures differ, or with an empty cell), `page`. Out: the page; with `format` the same rows as TMX,
CSV or JSON. Everything works without a script; with one, a phone shows one column and keeps the paragraph
when the language changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.http import HttpResponseBase, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from travaux.exporting import aligned
from travaux.exporting.citation import cite
from travaux.exporting.labels import direction, printed_label
from travaux.library import nouns
from travaux.library.models import Edition
from travaux.library.side_by_side import columns as finder
from travaux.library.side_by_side.columns import Asked, Cell, Columns, Row
from travaux.library.side_by_side.table import table
from travaux.texts import address
from travaux.texts.alignment import Why
from travaux.web import choosing, panel
from travaux.web.opening import Opened, preferred
from travaux.web.viewers import AskedBy

FORMS = ("tmx", "csv", "json")
"""Forms that the page offers to take its rows out in."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a cell's text: plain, a note mark, or a figure that another version has not."""

    text: str
    kind: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as it is shown."""

    cell: Cell
    language: str
    direction: str
    kind: str
    label: str
    pieces: tuple[Piece, ...]
    href: str
    citation: str
    why: str


def columns(request: AskedBy, found: Opened) -> HttpResponseBase:
    """The page, or its rows in another form."""
    query = choosing.asked(request)
    wanted = [code for part in query.getlist("with") for code in part.split(",")]
    editions = finder.beside(request.viewer, found.edition, wanted, preferred(request))
    if "format" in query:
        return _exported(query.get("format", ""), editions)
    only = query.get("only", "")
    asked = Asked(choosing.page(query), query.get("at", ""), only if only in finder.ONLY else "")
    made = finder.columns(editions, asked)
    return render(request, "web/columns.html", _context(request, found, query, made, asked))


def _context(
    request: AskedBy, found: Opened, query: QueryDict, made: Columns, asked: Asked
) -> dict[str, Any]:
    chosen = [one.language for one in made.editions]
    show = query.get("show", "")
    return {
        "edition": found.edition,
        "work": found.edition.work,
        "place": found.home,
        "title": found.edition.title or found.edition.work.symbol,
        "direction": direction(found.edition.language),
        "made": made,
        "rows": [_row(request, row) for row in made.rows],
        "show": show if show in chosen else chosen[0],
        "heads": [
            (one, direction(one.language), choosing.link(query, show=one.language, page=query.get("page")))
            for one in made.editions
        ],
        "choices": _choices(request, found, chosen, query),
        "only": asked.only,
        "filters": _filters(query, made, asked.only),
        "pager": choosing.pager(_without_at(query), made.page, made.pages),
        "forms": [(name, choosing.link(query, format=name)) for name in FORMS],
    }


def _row(request: AskedBy, row: Row) -> tuple[Row, list[Shown]]:
    return row, [_cell(request, cell, at) for at, cell in enumerate(row.cells)]


def _cell(request: AskedBy, cell: Cell, at: int) -> Shown:
    edition, block = cell.edition, cell.block
    language = (block.language if block else None) or edition.language
    if block is None or cell.place is None:
        return Shown(cell, language, direction(language), "", "", (), "", "", reason(cell))
    link = request.build_absolute_uri(cell.place.path())
    source = panel.about(edition, nouns.metadata(edition), link)
    citation = cite(source, [block.address], panel.style_of(request), edition.language)
    label, href = printed_label(block, language), cell.place.path()
    way = direction(language)
    return Shown(cell, language, way, block.kind, label, pieces(cell, at), href, citation, "")


def pieces(cell: Cell, at: int) -> tuple[Piece, ...]:
    """A cell's text cut where a note mark stands and where a figure differs."""
    block = cell.block
    assert block is not None
    marks = [(mark.at, mark.at, "mark", mark.mark) for mark in block.marks if mark.kind == "footnote"]
    figures = [(one.start, one.end, one.what, block.text[one.start : one.end]) for one in cell.differences]
    made: list[Piece] = []
    done = 0
    for start, end, kind, text in sorted([*marks, *figures]):
        if start < done:
            continue
        made += [Piece(block.text[done:start])] if start > done else []
        prefix = f"{cell.edition.language}-" if at else ""
        made.append(Piece(text, kind, f"#{prefix}{address.step('fn', text)}" if kind == "mark" else ""))
        done = end
    return (*made, Piece(block.text[done:]))


def reason(cell: Cell) -> str:
    """Why a cell is empty, in a sentence."""
    missing, why = cell.missing, cell.why
    printed = address.printed(missing.address) if missing else ""
    sentences = {
        Why.NO_NUMBER: _("This version has no %(place)s."),
        Why.NO_LETTER: _("This version has no %(place)s."),
        Why.NO_NOTE: _("This version has no %(place)s."),
        Why.NO_PART: _("This version does not have this annex or part."),
        Why.UNSURE: _("What stands here in this version may be another text: it is in a row of its own."),
        Why.NOTHING: _("Nothing stands at this place in this version."),
    }
    return sentences[why or Why.NOTHING] % {"place": printed}


def _choices(
    request: AskedBy, found: Opened, chosen: list[str], query: QueryDict
) -> list[tuple[Edition, bool, str]]:
    """Each other language with the link that puts it beside this one, or takes it away."""
    rows = []
    at = query.get("at", "")
    here = f"#{quote(at)}" if at else ""
    for one in finder.others(request.viewer, found.edition):
        there = one.language in chosen
        rest = [code for code in chosen[1:] if code != one.language]
        wanted = rest if there else [*rest, one.language][-(finder.MOST - 1) :]
        href = choosing.link(query, **{"with": ",".join(wanted), "show": None}) + here if wanted else ""
        rows.append((one, there, href))
    return rows


def _filters(query: QueryDict, made: Columns, only: str) -> list[tuple[str, int, bool, str]]:
    names = {"": (_("All"), made.total), "differences": (_("Figures differ"), made.differing),
             "gaps": (_("Only in some"), made.incomplete)}  # fmt: skip
    bare = _without_at(query)
    return [
        (label, count, name == only, choosing.link(bare, only=name or None))
        for name, (label, count) in names.items()
    ]


def _without_at(query: QueryDict) -> QueryDict:
    """The query without the paragraph to begin at, which is for the first page that is opened."""
    bare = query.copy()
    bare.pop("at", None)
    return bare


def _exported(name: str, editions: list[Edition]) -> HttpResponseBase:
    media_type, parts = aligned.written(name, [one.work.symbol for one in editions], table(editions))
    response = StreamingHttpResponse(parts, content_type=media_type)
    languages = "-".join(one.language for one in editions)
    stem = quote(editions[0].work.symbol.replace("/", "_"))
    response["Content-Disposition"] = f'attachment; filename="{stem}.{languages}.{name}"'
    return response
