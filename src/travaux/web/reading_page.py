"""The reading page's values: one document, its text, its pages, what is marked in it.

In: a request, an opened edition, the blocks that are asked for. Out: the context of the templates.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from django.template.loader import render_to_string

from travaux.exporting.labels import direction
from travaux.library import nouns, pictures
from travaux.library.models import Block as Row
from travaux.library.permissions import Action, may
from travaux.library.search import finder
from travaux.library.similar import across
from travaux.texts.reading import Block, Reading
from travaux.web import (
    citation_links,
    document_connections,
    document_recommendations,
    doubts,
    leaves,
    outline,
    panel,
    reading_text,
    shortcuts,
)
from travaux.web.opening import Opened
from travaux.web.viewers import AskedBy

VIEWS = ("both", "text", "page")
LONG = 400  # blocks: beyond these the browser lays out what is on the screen only


def context(request: AskedBy, opened: Opened, asked: Sequence[Row]) -> dict[str, Any]:
    """Everything the reading page shows; the blocks of `asked` and what hangs on them are marked."""
    reading = nouns.reading(opened.edition, lines=False)
    marked = hanging(reading, [row.address for row in asked])
    links = citation_links.of(request.viewer, opened.edition, {block.address for block in reading.blocks})
    taken = _panel(request, opened, reading, marked) if marked else None
    addresses = [block.address for block in marked]
    shown = _panel_html(request, opened, asked, taken, addresses) if taken else ""
    here, drawable = opened.here, pictures.has_pictures(opened.edition)
    return {
        **about(request, opened, reading),
        "text": reading_text.write(reading, here, frozenset(block.address for block in marked), shown, links),
        "leaves": leaves.leaves(reading, here) if drawable else [],
        "outline": outline.entries(reading),
        "view": view(request, drawable=drawable),
        "target": marked[0].address if marked else "",
        "panel": taken,
        "doubts": doubts.listed(reading),
        "long": len(reading.blocks) > LONG,
        "keys": shortcuts.for_page(request),
    }


def about(request: AskedBy, opened: Opened, reading: Reading) -> dict[str, Any]:
    """What the head of each page of a document shows."""
    edition, metadata = opened.edition, reading.metadata
    return {
        "opened": opened,
        "edition": edition,
        "work": edition.work,
        "title": metadata.title or edition.work.symbol,
        "date": metadata.date or "",
        "language": edition.language,
        "direction": direction(edition.language),
        "place": opened.here,
        "document": opened.home,
        "languages": switch(opened),
        "may_edit": may(request.viewer, Action.EDIT, edition),
        "may_review": may(request.viewer, Action.REVIEW),
        "recommends": document_recommendations.count(request, opened),
    }


def switch(opened: Opened) -> list[tuple[str, str, bool]]:
    """The languages with a link to the same paragraph in each, and whether it is this one."""
    kept = opened.place.view if opened.place.view in ("para", "paras", "at") else ""
    return [
        (one, type(opened.place)(
            opened.edition.work.symbol, one, None, kept, opened.place.value if kept else ""
        ).path(), one == opened.edition.language)
        for one in opened.languages
    ]  # fmt: skip


def view(request: AskedBy, *, drawable: bool) -> str:
    """Both, text or page; text where there are no pages to show."""
    asked = request.GET.get("view", "")
    return "text" if not drawable else asked if asked in VIEWS else VIEWS[0]


def hanging(reading: Reading, addresses: Collection[str]) -> list[Block]:
    """The blocks at these addresses with their items and unnumbered parts, in reading order."""
    kept = set(addresses)
    doubles = tuple(f"{one}__dup_" for one in addresses)
    inside = tuple(f"{one}__" for one in addresses)
    return [
        block
        for block in reading.blocks
        if block.address in kept
        or (inside and block.address.startswith(inside) and not block.address.startswith(doubles))
    ]


def taken(request: AskedBy, opened: Opened, asked: Sequence[Row]) -> panel.Panel:
    """The panel alone, for a paragraph that is opened where it stands."""
    blocks = [nouns.block(row) for row in asked]
    metadata = nouns.metadata(opened.edition)
    made = panel.panel(request, opened.edition, metadata, opened.here, blocks, opened.languages)
    label = opened.edition.pages.filter(number=made.page or 0).values_list("label", flat=True).first()
    return replace(made, page_label=label or str(made.page or ""))


def similar(request: AskedBy, opened: Opened, asked: Sequence[Row]) -> dict[str, Any]:
    """Paragraphs anywhere in the library that say much the same as the first that is asked for; those in
    other languages where the extra for that is installed."""
    viewer, edition, address = request.viewer, opened.edition, asked[0].address
    return {
        "similar": finder.similar(viewer, edition, address),
        "across": across.across(viewer, edition, address),
        "told_of_extra": may(viewer, Action.RUN),
    }


def beside(request: AskedBy, opened: Opened, addresses: list[str]) -> dict[str, Any]:
    """What people connected with these blocks, and what these recommend."""
    connected = document_connections.in_panel(request, opened, addresses)
    return {**connected, **document_recommendations.in_panel(request, opened, addresses)}


def _panel_html(
    request: AskedBy, opened: Opened, asked: Sequence[Row], taken: panel.Panel, addresses: list[str]
) -> str:
    values: dict[str, Any] = {"panel": taken, **beside(request, opened, addresses)}
    if "similar" in request.GET:
        values |= similar(request, opened, asked)
    return render_to_string("web/parts/panel.html", values, request)


def _panel(request: AskedBy, opened: Opened, reading: Reading, marked: Sequence[Block]) -> panel.Panel:
    edition = opened.edition
    made = panel.panel(request, edition, reading.metadata, opened.here, marked, opened.languages)
    labels = {page.number: page.label for page in reading.pages}
    return replace(made, page_label=labels.get(made.page or 0) or str(made.page or ""))
