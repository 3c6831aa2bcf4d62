"""`travaux fetch`: documents into the library by their symbols, from the official document system.

In: symbols, languages, and how the documents are to be kept. Out: documents in the library; see `Run`.
Each document is a row in a table before it is fetched: whatever stops the run, the next one goes on.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from uuid import uuid4

import click

from travaux.cli.adding import Run
from travaux.library import collecting, people
from travaux.library.fetching import sources, wanting
from travaux.library.fetching.sources import FORMATS, LANGUAGES, Wanted
from travaux.library.fetching.wanting import Typed, Wish
from travaux.library.permissions import Viewer
from travaux.library.search import indexing

_STDIN = "-"
_NO_SYMBOL = 1
_HELP = """Fetch documents by their symbols into the library.

SYMBOL is a document symbol, or a text with some; - reads a list from standard input. They are asked
for at documents.un.org, one a second; what comes is kept only when its first page names that symbol
and its text is in that language. What the library has already is not asked for.

\b
Examples:
  travaux fetch A/57/292
  travaux fetch A/57/292 A/RES/60/147 --lang en,fr,es --collection "Migration"
  travaux fetch - --lang fr < symbols.txt
  travaux fetch A/57/292 --dry-run                what would be asked, and where
  travaux fetch --resume                          after Ctrl-C or a power cut

\b
Leaves with 0 when everything is in the library, 1 when something is not (each is named with the
reason, and with the address to open by hand), 130 after Ctrl-C.
"""


def _languages(_context: click.Context, _option: click.Parameter, value: str) -> list[str]:
    return [code for one in value.lower().split(",") if (code := one.strip())]


@click.command(help=_HELP)
@click.argument("symbols", metavar="[SYMBOL]…", nargs=-1)
@click.option(
    "--lang",
    "languages",
    metavar="CODES",
    default="en",
    show_default=True,
    callback=_languages,
    help=f"Languages with commas between them: {', '.join(LANGUAGES)}.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default=FORMATS[0],
    show_default=True,
    help="The file to ask for: the pages as published, or the Word file where there is one.",
)
@click.option("--collection", metavar="NAME", help="Put the documents into this collection; made when new.")
@click.option(
    "--public/--private",
    "public",
    default=None,
    help="Who may see them.  [default: public on your own machine, private on a server]",
)
@click.option(
    "--again", is_flag=True, help="Ask also for what the library has: a newer file is a new version."
)
@click.option("--dry-run", is_flag=True, help="Only say what would be asked, and where.")
@click.option("--resume", is_flag=True, help="Go on with what an earlier run left waiting.")
@click.option("--json", "as_json", is_flag=True, help="Tell what happens as JSON, one object a line.")
def command(
    symbols: tuple[str, ...],
    languages: list[str],
    format_: str,
    collection: str | None,
    public: bool | None,
    again: bool,
    dry_run: bool,
    resume: bool,
    as_json: bool,
) -> int:
    """Fetch documents by their symbols into the library."""
    if not symbols and not resume:
        raise click.UsageError("Name symbols to fetch, or go on with --resume.")
    viewer, said = people.owner(), _typed(symbols)
    for problem in said.problems:
        click.echo(f"travaux: {problem}", err=True)
    if symbols and not said.symbols:
        return _NO_SYMBOL
    if dry_run:
        return _tell(viewer, said.symbols, languages, format_, as_json)
    wanted = collecting.named(viewer, collection) if collection else None
    visibility = None if public is None else "public" if public else "private"
    run = Run(viewer, as_json=as_json, resume="travaux fetch --resume")
    if symbols:
        wish = Wish(uuid4(), visibility, wanted, format_, again=again)
        run.take(wanting.want(viewer, said.symbols, languages, wish))
    if resume:
        run.take_up(fetching=True)
    return _done(run) or (_NO_SYMBOL if said.problems else 0)


def _done(run: Run) -> int:
    try:
        run.fetch()
        run.read(None)
    except KeyboardInterrupt:
        run.stopped()
        raise
    indexing.follow()
    return run.end()


def _typed(symbols: tuple[str, ...]) -> Typed:
    if symbols == (_STDIN,):
        return wanting.typed(sys.stdin.buffer.read().decode("utf-8", "replace"))
    return wanting.typed("\n".join(symbols))


def _tell(
    viewer: Viewer, symbols: Sequence[str], languages: Sequence[str], format_: str, as_json: bool
) -> int:
    """What would be asked, a line each."""
    wanting.check(symbols, languages, Wish(uuid4(), format=format_))
    for symbol in symbols:
        for language in languages:
            wanted = Wanted(symbol, language, format_)
            here = wanting.here(viewer, wanted) is not None
            address = sources.addresses(wanted)[0]
            fact = {"symbol": symbol, "language": language, "here": here, "address": address}
            line = f"{symbol} ({language}): {'already here' if here else address}"
            click.echo(json.dumps(fact, ensure_ascii=False) if as_json else line)
    return 0
