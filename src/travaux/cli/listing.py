"""`travaux list`: what is in the library, or what became of what was added.

In: words of a title or symbol, or a state. Out: a line for each on standard output.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from typing import Any

import click

from travaux.cli import taking_out
from travaux.library import people, shelf
from travaux.library.models import Addition, State
from travaux.library.permissions import Viewer, visible_additions
from travaux.library.shelf import Filters, Row

_STATES = [str(state.value) for state in State]
_WIDEST_SYMBOL = 32
_LEAST = 20  # characters of a title, however narrow the terminal is


@click.command()
@click.argument("text", metavar="[TEXT]…", nargs=-1)
@click.option(
    "--state",
    type=click.Choice(_STATES),
    help="List additions in this state with their reasons, instead of documents.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with everything.")
@click.option("--collection", default="", metavar="SLUG", help="Only the documents of this collection.")
@taking_out.options
def command(text: tuple[str, ...], state: str | None, as_json: bool, collection: str, **taken: Any) -> int:
    """List the documents in the library.

    The newest come first. TEXT are words of the title or the symbol; all must be there.

    \b
    Examples:
      travaux list
      travaux list migrants A/57
      travaux list --state needs-a-look
      travaux list --json | jq .symbol
      travaux list --collection migrants --format bib --out migrants.bib
      travaux list --format graphml --out citations.graphml
    """
    viewer = people.owner()
    words = " ".join(text)
    filters = Filters(
        words, {"collection": (shelf.collection(viewer, collection).slug,)} if collection else {}
    )
    if taken["format_"]:
        return taking_out.of_documents(viewer, filters, **taken)
    rows = _additions(viewer, state, words) if state else _documents(viewer, filters)
    count = 0
    for line, facts in rows:
        click.echo(json.dumps(facts, ensure_ascii=False) if as_json else line)
        count += 1
    if not as_json:
        click.echo(_sum(count, state, words), err=True)
    return 0


def _documents(viewer: Viewer, filters: Filters) -> Iterator[tuple[str, dict[str, Any]]]:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for row in shelf.every(viewer, filters):
        yield _line(row, width), _facts(row)


def _line(row: Row, width: int | None) -> str:
    languages = " ".join(version.language for version in row.versions)
    look = "  (to look at)" if row.needs_a_look else ""
    start = f"{row.symbol:<{_WIDEST_SYMBOL}} {row.date or '':<10} {languages:<8} {row.paragraphs:>5}  "
    room = max(_LEAST, width - len(start) - len(look)) if width else len(row.title)
    title = row.title if len(row.title) <= room else row.title[: room - 1] + "…"
    return start + title + look


def _facts(row: Row) -> dict[str, Any]:
    return {
        "symbol": row.symbol,
        "title": row.title,
        "date": row.date or None,
        "body": row.body or None,
        "kind": row.kind or None,
        "languages": [version.language for version in row.versions],
        "private": any(version.private for version in row.versions),
        "pages": row.pages,
        "paragraphs": row.paragraphs,
        "needs_a_look": row.needs_a_look,
        "link": row.place.path(),
    }


def _additions(viewer: Viewer, state: str, words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    found = visible_additions(viewer).filter(state=state).select_related("edition__work").order_by("made_at")
    for row in found.iterator():
        if all(word.casefold() in row.name.casefold() for word in words.split()):
            yield _addition_line(row), _addition_facts(row)


def _addition_line(row: Addition) -> str:
    symbol = f" ({row.edition.work.symbol})" if row.edition else ""
    reason = f": {row.reason}" if row.reason else ""
    return f"{row.name}{symbol}{reason}"


def _addition_facts(row: Addition) -> dict[str, Any]:
    return {
        "id": str(row.pk),
        "name": row.name,
        "state": row.state,
        "symbol": row.edition.work.symbol if row.edition else None,
        "code": row.code or None,
        "reason": row.reason or None,
        "where": row.where or None,
        "made_at": row.made_at.isoformat(),
    }


def _sum(count: int, state: str | None, words: str) -> str:
    noun = ("addition" if state else "document") + ("" if count == 1 else "s")
    if not count and not state and not words:
        return "The library is empty: `travaux add FILE` puts something in."
    return f"{count:,} {noun}."
