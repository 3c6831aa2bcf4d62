"""`travaux connections`: connections and notes, of a document or all, for people or in open formats.

In: a document, and what is wanted of it. Out: lines on standard output, or a file: web annotations (W3C
JSON-LD), CSV or GraphML. Nothing is gathered, so there may be any number of them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import click

from travaux.cli.connect import sentence
from travaux.exporting import connections as exporting
from travaux.exporting import connections_csv
from travaux.library import people
from travaux.library.connections import finding, resolving
from travaux.library.connections.finding import Filters
from travaux.library.connections.showing import EndShown, Shown
from travaux.library.permissions import Viewer
from travaux.texts.errors import ConflictError, LibraryError, UsageError

_FORMATS = ("text", "json", *exporting.FORMATS)


_HELP = """List or export connections and notes.

DOCUMENT is a symbol, or a place in a document ("A/57/292, para. 62"): what touches it, from
either end. Without it, all of the library are listed, the oldest first.

\b
Examples:
  travaux connections A/57/292
  travaux connections "A/57/292, para. 62" --relation implements
  travaux connections --kind note --tag translation
  travaux connections --format csv --out connections.csv
  travaux connections --format jsonld --site https://library.example --out annotations.jsonld
  travaux connections --format graphml --out graph.graphml

\b
Formats: text (a line each), json (an object a line), jsonld (W3C web annotations, one collection),
jsonl (an annotation a line), csv (a table that `travaux connect --csv` takes in), graphml (a graph).

\b
Leaves with 0 when there are some, 1 when there are none.
"""


@click.command(help=_HELP)
@click.argument("document", metavar="[DOCUMENT]", required=False)
@click.option("--relation", default="", metavar="NAME", help="Only of this relation type (its short name).")
@click.option("--author", default="", metavar="NAME", help="Only by this person.")
@click.option("--tag", default="", metavar="WORD", help="Only with this tag.")
@click.option("--text", default="", metavar="WORDS", help="Only with these words in their note or quotes.")
@click.option("--kind", type=click.Choice(("connection", "note")), help="Only connections, or only notes.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="How many at most.  [default: all]")
@click.option(
    "--format", "format_", type=click.Choice(_FORMATS), default="text", show_default=True, help="See above."
)
@click.option(
    "--site", default="", metavar="URL", help="Where the documents are found, for the links of annotations."
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Write into FILE instead of printing.")  # fmt: skip
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
def command(
    document: str | None,
    limit: int | None,
    format_: str,
    site: str,
    out: Path | None,
    force: bool,
    kind: str | None,
    **said: str,
) -> int:
    """List or export connections and notes."""
    viewer = people.owner()
    asked: dict[str, Any] = {"kind": kind or "", **said}
    wanted = replace(_touching(viewer, document), **asked)
    rows = _Counted(islice(finding.iterate(viewer, wanted), limit))
    if out is not None:
        _save(_content(format_, rows, site), out, force=force)
    elif format_ == "text":
        for row in rows:
            click.echo(_line(row))
    else:
        _write(_content(format_, rows, site), sys.stdout.buffer)
    if format_ == "text" or out is not None:
        click.echo(_sum(rows.count, out), err=True)
    return 0 if rows.count else 1


class _Counted:
    """Rows as they go by, and how many they were."""

    def __init__(self, rows: Iterator[Shown]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Shown]:
        for row in self._rows:
            self.count += 1
            yield row


def _touching(viewer: Viewer, document: str | None) -> Filters:
    """The document, and perhaps the block of it, that is asked about."""
    if document is None:
        return Filters()
    found = resolving.place(viewer, document)
    if not found.symbol:
        raise UsageError(found.why or f"“{document}” names no document: write it like A/57/292, para. 62.")
    return Filters(symbol=found.symbol, address=found.stretch.address if found.stretch else found.address)


def _content(form: str, rows: _Counted, site: str) -> Iterator[bytes]:
    if form in exporting.FORMATS:
        yield from exporting.written(form, rows, site)
        return
    for row in rows:
        line = json.dumps(_facts(row), ensure_ascii=False) if form == "json" else click.unstyle(_line(row))
        yield f"{line}\n".encode("utf-8", errors="replace")


def _line(row: Shown) -> str:
    parts = [sentence(row)]
    if row.target is not None and row.note:
        parts.append(f"“{' '.join(row.note.split())}”")
    parts += [f"#{tag}" for tag in row.tags]
    parts += [row.author, f"{row.made_at:%Y-%m-%d}", click.style(f"/connections/{row.id}", fg="blue")]
    return "  ".join(parts)


def _facts(row: Shown) -> dict[str, Any]:
    return {
        "id": str(row.key),
        "relation": row.relation or None,
        "verb": row.verb or None,
        "source": _end(row.source),
        "target": _end(row.target) if row.target else None,
        "note": row.note,
        "tags": list(row.tags),
        "sharing": row.sharing,
        "group": row.group or None,
        "author": row.author,
        "made_at": row.made_at.isoformat(),
        "changed_at": row.changed_at.isoformat(),
        "link": f"/connections/{row.id}",
    }


def _end(end: EndShown) -> dict[str, Any]:
    return {
        "symbol": end.symbol,
        "language": end.language or None,
        "place": connections_csv.place(end),
        "printed": end.printed,
        "quote": end.quote or None,
        "state": end.state or None,
        "link": end.href or None,
    }


def _write(content: Iterator[bytes], stream: BinaryIO) -> None:
    for piece in content:
        stream.write(piece)
    stream.flush()


def _save(content: Iterator[bytes], out: Path, *, force: bool) -> None:
    """Written beside its place first: a file of that name is always whole."""
    if out.exists() and not force:
        raise ConflictError(f"{out} is there already: choose another name, or add --force to replace it.")
    unfinished = out.with_name(f".{out.name}.part")
    try:
        with unfinished.open("wb") as stream:
            _write(content, stream)
        unfinished.replace(out)
    except OSError as fault:
        raise LibraryError(f"{out} can't be written ({fault.strerror}): choose another place.") from fault
    finally:
        unfinished.unlink(missing_ok=True)


def _sum(count: int, out: Path | None) -> str:
    few = "1 connection or note" if count else "No connections or notes"
    what = f"{count:,} connections and notes" if count > 1 else few
    return f"{out}: {what}." if out else f"{what}."
