"""`travaux check`: what is wrong with the references of files that are not in the library, or of documents.

In: paths or symbols. Out: a line for each reference that is wrong, on standard output; progress and reasons
on standard error. Nothing is added. What the library has of the cited documents is held against them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from uuid import UUID

import click

from travaux.cli import naming, reading_options
from travaux.cli.batch import gather, looks_readable
from travaux.cli.reading_options import How
from travaux.library import people
from travaux.library.adding import task
from travaux.library.citations import checking
from travaux.library.citations.checking import Finding
from travaux.reading import apart
from travaux.texts import address as addresses

_NOBODY = UUID(int=0)  # reading without an addition
_FAILED = 1


_HELP = """Check the references of files, or of documents in the library.

PATH is a file or a folder; it is read, and not added. SYMBOL is a document of the library, or one
language version of it. References that are broken, misprinted or contradict the document itself
("paragraph 140" of a document with 96) are lines: where, how bad, what is wrong, what is likely meant.

\b
Examples:
  travaux check draft.docx
  travaux check drafts
  travaux check A/57/292/en
  travaux check draft.docx --json | jq .message

\b
Leaves with 0 when no reference is wrong, 1 when some are or a file can't be read.
"""


@click.command(help=_HELP)
@click.argument("names", metavar="PATH|SYMBOL…", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with everything.")
@reading_options.how
def command(
    names: tuple[str, ...],
    as_json: bool,
    how: How,
) -> int:
    """Check the references of files, or of documents in the library."""
    paths = [name for name in names if _is_path(name)]
    symbols = [name for name in names if name not in paths]
    wrong, failed = 0, 0
    for name, found in (*_of_documents(symbols), *_of_files(gather(paths), how)):
        if found is None:
            failed += 1
            continue
        wrong += len(found)
        for one in found:
            click.echo(_fact(name, one) if as_json else _line(name, one))
    if not as_json:
        click.echo(_sum(wrong, failed), err=True)
    return _FAILED if wrong or failed else 0


def _is_path(name: str) -> bool:
    return Path(name).exists() or looks_readable(Path(name)) or not name[:1].isupper()


def _of_documents(symbols: Iterable[str]) -> Iterator[tuple[str, list[Finding] | None]]:
    viewer = people.owner()
    for symbol in symbols:
        there = naming.editions(viewer, symbol)
        for edition in [one for one in there if not one.superseded] or there:
            yield naming.name_of(edition), checking.check_edition(viewer, edition.pk)


def _of_files(files: Sequence[str], how: How) -> Iterator[tuple[str, list[Finding] | None]]:
    viewer = people.owner()
    tasks = [task.Task(_NOBODY, path, Path(path).name, how.ocr, how.max_pages) for path in files]
    processes = how.jobs or os.cpu_count() or 1
    outcomes = apart.run(tasks, task.read, processes=processes, limits=how.limits())
    for outcome in outcomes:
        path = outcome.item.path
        if outcome.value is None:
            click.echo(f"travaux: {path}: {outcome.error}", err=True)
            yield path, None
        else:
            read = outcome.value
            yield path, checking.check_reading(viewer, read.found or (), read.reading)


def _line(name: str, one: Finding) -> str:
    likely = f" Likely meant: {one.suggestion}." if one.suggestion else ""
    severity = click.style(one.severity, fg="red" if one.severity == checking.ERROR else "yellow")
    return f"{name}: {addresses.printed(one.address)}: {severity}: “{one.text}”: {one.message}{likely}"


def _fact(name: str, one: Finding) -> str:
    facts = {
        "document": name,
        "address": one.address,
        "place": addresses.printed(one.address),
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "code": one.code,
        "severity": one.severity,
        "message": one.message,
        "suggestion": one.suggestion or None,
    }
    return json.dumps(facts, ensure_ascii=False)


def _sum(wrong: int, failed: int) -> str:
    what = f"{wrong:,} reference{'' if wrong == 1 else 's'} to look at" if wrong else "No reference is wrong"
    return f"{what}{f'; {failed:,} could not be read' if failed else ''}."
