"""`travaux search`: paragraphs of the library that match, at a terminal or for a program.

In: a query and choices. Out: paragraphs by document on standard output, what matches in bold where
it is a terminal; what could not be understood on standard error.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import click

from travaux.cli import taking_out
from travaux.library import people
from travaux.library.search import finder, indexing
from travaux.library.search.results import SORTS, Group, Hit, Part, Problem, Request, Results

_LIMIT = 10  # documents: a screen
_MARK = "^"


_HELP = """Find paragraphs in the library.

QUERY is made of words (all of them, with their inflections), "phrases", OR, -word, word*, word~,
NEAR/5 and fields (symbol: body: country: year: kind: lang: title:). A symbol or a citation tells
where it leads.

\b
Examples:
  travaux search torture prevention
  travaux search '"arbitrary detention" -migrants year:2001-2005'
  travaux search 'police NEAR/5 custody' --lang en --lang fr
  travaux search A/57/292, para. 62
  travaux search torture --json | jq .total
  travaux search torture --format xlsx --out torture.xlsx    all of them
  travaux search torture --format ris > torture.ris

\b
Leaves with 0 when something was found, 1 when nothing was.
"""


@click.command(help=_HELP)
@click.argument("query", metavar="QUERY…", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object with everything.")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=_LIMIT, show_default=True, help="Documents shown."
)
@click.option("--lang", multiple=True, metavar="CODE", help="Only documents in this language (en, fr, …).")
@click.option(
    "--sort", type=click.Choice(SORTS), default=SORTS[0], show_default=True, help="Order of documents."
)
@click.option("--exact", is_flag=True, help="Words as they are written, without their inflections.")
@taking_out.options
@click.option("--documents", is_flag=True, help="With --format: the documents they stand in instead.")
def command(
    query: tuple[str, ...],
    as_json: bool,
    limit: int,
    lang: tuple[str, ...],
    sort: str,
    exact: bool,
    documents: bool,
    **taken: Any,
) -> int:
    """Find paragraphs in the library."""
    if notice := indexing.restore():
        click.echo(notice, err=True)
    chosen = {"lang": lang} if lang else {}
    request = Request(" ".join(query), chosen, sort=sort, documents=limit, exact=exact, facets=as_json)
    if taken["format_"]:
        return taking_out.of_search(people.owner(), request, documents=documents, **taken)
    found = finder.search(people.owner(), request)
    if as_json:
        click.echo(json.dumps(_facts(found), ensure_ascii=False, indent=1))
    else:
        for line in _lines(found):
            click.echo(line)
        for line in _asides(found):
            click.echo(line, err=True)
    return 0 if found.total or found.jump else 1


def _lines(found: Results) -> Iterator[str]:
    if found.jump:
        yield f"→ {found.jump.path()}"
    for group in found.groups:
        yield ""
        title = f"  {group.title}" if group.title else ""
        yield click.style(f"{group.symbol} ({group.language})", bold=True) + title
        for hit in group.hits:
            yield from _paragraph(hit)
        if group.total > len(group.hits):
            yield f"    {group.total - len(group.hits):,} more"


def _paragraph(hit: Hit) -> Iterator[str]:
    if hit.heading:
        yield click.style("    " + " › ".join(hit.heading), dim=True)
    words = "".join(_shown(part) for part in hit.snippet).replace("\n", " ")
    yield "    " + " ".join(filter(None, (hit.label, words)))
    yield click.style(f"    {hit.place.path()}", fg="blue")


def _shown(part: Part) -> str:
    return click.style(part.text, bold=True) if part.marked else part.text


def _asides(found: Results) -> Iterator[str]:
    """What is not a result: how it was understood, how many there are, what went wrong."""
    yield ""
    yield f"{_many(found.total, 'paragraph')} in {_many(found.documents, 'document')}: {found.understood}"
    if found.notice:
        yield found.notice
    for problem in found.problems:
        yield from _problem(found.request.text, problem)
    for facet, value, count in found.without:
        yield f"Without {facet} {value} there would be {count:,}."


def _problem(text: str, problem: Problem) -> Iterable[str]:
    pointer = " " * problem.at + _MARK * max(1, problem.end - problem.at)
    return (problem.message, f"  {text}", f"  {pointer}")


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _facts(found: Results) -> dict[str, Any]:
    return {
        "query": found.request.text,
        "understood": found.understood,
        "total": found.total,
        "documents": found.documents,
        "jump": found.jump.path() if found.jump else None,
        "notice": found.notice,
        "problems": [{"message": one.message, "at": one.at, "end": one.end} for one in found.problems],
        "groups": [_group(group) for group in found.groups],
        "facets": {
            facet.name: [{"value": one.value, "label": one.label, "count": one.count} for one in facet.values]
            for facet in found.facets
        },
        "milliseconds": round(found.milliseconds, 1),
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "symbol": group.symbol,
        "title": group.title,
        "language": group.language,
        "date": group.date,
        "link": group.place.path(),
        "total": group.total,
        "paragraphs": [
            {
                "address": hit.address,
                "label": hit.label,
                "kind": hit.kind,
                "heading": list(hit.heading),
                "link": hit.place.path(),
                "snippet": [{"text": part.text, "marked": part.marked} for part in hit.snippet],
            }
            for hit in group.hits
        ],
    }
