"""What `travaux search` and `travaux list` share: everything found, in a form to take away.

In: what is taken out, its form, a file. Out: the form on standard output or in the file, piece by piece; how
much there is on standard error, before it is written.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from travaux.cli.work import save_pieces
from travaux.exporting import taken_out
from travaux.library import taking_out
from travaux.library.permissions import Viewer
from travaux.library.search.results import Request
from travaux.library.shelf import Filters
from travaux.library.taking_out import Count
from travaux.texts.errors import UsageError

FORMS = (*taken_out.FORMATS, taken_out.GRAPH)
_SITE = "http://localhost:8000"


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that can take all it finds out."""
    out = click.Path(dir_okay=False, path_type=Path)
    for one in (
        click.option(
            "--site",
            metavar="URL",
            default=_SITE,
            show_default=True,
            help="With --format: the library's address on the web, which links begin with.",
        ),
        click.option("--out", type=out, metavar="FILE", help="With --format: write into this file."),
        click.option(
            "--format", "format_", type=click.Choice(FORMS), help="Take out all there is in this form."
        ),
    ):
        command = one(command)
    return command


def of_search(
    viewer: Viewer, request: Request, *, documents: bool, format_: str, out: Path | None, site: str
) -> int:
    """All that a search finds; 1 when that is nothing."""
    count = taking_out.count_found(viewer, request)
    whole = documents or format_ == taken_out.GRAPH
    pieces = taken_out.of_search(viewer, request, format_, site.rstrip("/"), whole=whole)
    return _write(pieces, Count(count.documents) if whole else count, format_, out)


def of_documents(viewer: Viewer, filters: Filters, *, format_: str, out: Path | None, site: str) -> int:
    """All documents of a list; 1 when there are none."""
    pieces = taken_out.of_documents(viewer, filters, format_, site.rstrip("/"))
    return _write(pieces, taking_out.count_documents(viewer, filters), format_, out)


def _write(pieces: Iterator[bytes], count: Count, form: str, out: Path | None) -> int:
    click.echo(_said(count), err=True)
    if out is not None:
        save_pieces(out, pieces)
    elif form == "xlsx" and sys.stdout.isatty():
        raise UsageError("A workbook can't be shown in a terminal: add --out FILE.xlsx.")
    else:
        sys.stdout.buffer.writelines(pieces)
    return 0 if count.documents else 1


def _said(count: Count) -> str:
    documents = f"{count.documents:,} document{'' if count.documents == 1 else 's'}"
    if count.paragraphs is None:
        return f"{documents}."
    return f"{count.paragraphs:,} paragraph{'' if count.paragraphs == 1 else 's'} in {documents}."
