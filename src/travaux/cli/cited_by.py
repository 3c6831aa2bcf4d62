"""`travaux cited-by`: the paragraphs of the library that cite a document, or a paragraph of it.

In: a symbol, perhaps with a paragraph. Out: a line for each document and each of its paragraphs that cites,
with the sentence, or JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby, islice
from typing import Any

import click

from travaux.library import people
from travaux.library.citations import named
from travaux.library.citations.finding import CitingRow
from travaux.library.citations.named import Named
from travaux.library.models import Work
from travaux.library.permissions import Viewer

_AT_A_TIME = 200


@click.command()
@click.argument("symbol", metavar="SYMBOL")
@click.option("--para", metavar="N", help="Only what cites this paragraph: 62, 12(b), “art 9”.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with everything.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Paragraphs shown.  [default: all]")
def command(symbol: str, para: str | None, as_json: bool, limit: int | None) -> int:
    """List the paragraphs that cite a document or paragraph.

    The newest documents come first.

    SYMBOL is a document of the library, or an instrument by its short name (iccpr). It may have a
    paragraph with it, as people cite it.

    \b
    Examples:
      travaux cited-by A/57/292
      travaux cited-by A/57/292 --para 62
      travaux cited-by "A/57/292, para. 62" --json | jq .sentence
      travaux cited-by iccpr --para "art 9"

    \b
    Leaves with 0 when something cites it, 1 when nothing does.
    """
    viewer = people.owner()
    asked = named.parse(symbol)
    asked = named.part(asked, para) if para else asked
    work = named.work(viewer, asked)
    rows = list(islice(_rows(viewer, work, asked), limit))
    for line in map(_fact, rows) if as_json else _lines(rows):
        click.echo(line)
    if not as_json:
        click.echo(_sum(rows, asked.label), err=True)
    return 0 if rows else 1


def _rows(viewer: Viewer, work: Work, asked: Named) -> Iterator[CitingRow]:
    start = 0
    while rows := named.citing(viewer, work, asked, start, _AT_A_TIME):
        yield from rows
        start += _AT_A_TIME


def _lines(rows: list[CitingRow]) -> Iterator[str]:
    for (symbol, _), some in groupby(rows, lambda row: (row.symbol, row.title)):
        there = list(some)
        title = f"  {there[0].title}" if there[0].title else ""
        date = f"  {there[0].date}" if there[0].date else ""
        yield click.style(f"{symbol} ({there[0].language})", bold=True) + date + title
        for row in there:
            before, cited, after = (
                row.sentence[: row.start], row.sentence[row.start : row.end], row.sentence[row.end :],
            )  # fmt: skip
            yield f"    {row.printed}  {before}{click.style(cited, bold=True)}{after}"
            yield click.style(f"    {row.href}", fg="blue")
        yield ""


def _fact(row: CitingRow) -> str:
    facts: dict[str, Any] = {
        "symbol": row.symbol,
        "title": row.title,
        "language": row.language,
        "date": row.date or None,
        "address": row.address,
        "place": row.printed,
        "sentence": row.sentence,
        "start": row.start,
        "end": row.end,
        "cites": row.label,
        "places": list(row.places),
        "link": row.href,
    }
    return json.dumps(facts, ensure_ascii=False)


def _sum(rows: list[CitingRow], label: str) -> str:
    if not rows:
        return f"Nothing in this library cites {label}."
    documents = len({row.symbol for row in rows})
    return (
        f"{len(rows):,} paragraph{'' if len(rows) == 1 else 's'} of {documents:,} "
        f"document{'' if documents == 1 else 's'} cite{'s' if len(rows) == 1 else ''} {label}."
    )
