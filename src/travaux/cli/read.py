"""`travaux read`: from files to numbered paragraphs.

In: paths and options. Out: a reading on standard output, or files in a folder; progress and
reasons on standard error.
"""

from __future__ import annotations

import re
from pathlib import Path

import click

from travaux.cli import reading_options
from travaux.cli.batch import Batch, gather
from travaux.cli.reading_options import How
from travaux.cli.work import FORMS, Request

_FORMATS = ("text", "json", "md", "html", "akn")
_ONE_EACH = {"html": "HTML", "akn": "Akoma Ntoso"}
_SECONDS_PER_PICTURE = 2.0  # drawing a page takes some 0.3 s; a dense map more
_PAGES = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")


def page_range(_ctx: click.Context, _option: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """First and last page of "16" or "16-18", counted from 1 in the file."""
    if value is None:
        return None
    match = _PAGES.fullmatch(value.strip())
    if not match:
        raise click.BadParameter(f"{value!r} is no page: give a number (16) or a range (16-18).")
    first, last = int(match[1]), int(match[2] or match[1])
    if not 1 <= first <= last:
        raise click.BadParameter(f"{value!r} is no range of pages: the first comes first and is at least 1.")
    return first, last


_HELP = """Read PDF, Word (.docx), HTML and text files into numbered paragraphs.

PATH is a file, a folder (everything readable below it), or - for standard input. Each file is
read in a process of its own under limits, so that a damaged file costs one line and not the run.

\b
Examples:
  travaux read report.pdf                        numbers and paragraphs
  travaux read report.pdf --page 16 --form lines the page as it is set
  travaux read report.pdf --format json          everything, with places on the page
  travaux read report.docx --format md --out .   writes ./report.md
  travaux read folder --format json --out read   many files, a core each
  travaux read report.pdf --picture pictures     see what the reader saw
  travaux read report.pdf --explain para_12      why paragraph 12 is what it is

\b
Leaves with 0 when everything was read, 1 when some files failed (each is named
with its reason), 2 when the request itself was off, 130 after Ctrl-C.
"""


@click.command(help=_HELP)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="text to look at, json with everything, md (Markdown), html, or akn (Akoma Ntoso XML).",
)
@click.option(
    "--form",
    type=click.Choice(FORMS),
    help="Only with --format text: paragraphs with their numbers (the default), lines as they are set, "
    "or the same lines as running text.",
)
@click.option(
    "--page",
    "pages",
    callback=page_range,
    metavar="N|N-M",
    help="Only this page, or these, counted from 1; texts are clipped to them.",
)
@reading_options.out
@click.option(
    "--picture",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Draw each page with its blocks as coloured, labelled regions (PNG) into DIR.",
)
@click.option("--explain", metavar="ADDRESS", help="Say why the block at ADDRESS came out as it did.")
@reading_options.how
def command(
    paths: tuple[str, ...],
    format_: str,
    form: str | None,
    pages: tuple[int, int] | None,
    out: Path | None,
    picture: Path | None,
    explain: str | None,
    how: How,
) -> int:
    """Read PDF, Word (.docx), HTML and text files into numbered paragraphs."""
    _refuse_contradictions(format_, form, explain)
    files = gather(paths, leave_out=[folder for folder in (out, picture) if folder])
    several = len(files) > 1
    if several and format_ in _ONE_EACH and out is None:
        raise click.UsageError(f"Several files as {_ONE_EACH[format_]} need --out DIR, one file for each.")
    request = Request(
        format=format_,
        form=form or "paragraphs",
        pages=pages,
        ocr=how.ocr,
        max_pages=how.max_pages,
        explain=explain,
        json_lines=several and out is None,
    )
    limits = how.limits(seconds_per_page=_SECONDS_PER_PICTURE) if picture else how.limits()
    return Batch(files, request, limits, jobs=how.jobs, out=out, pictures=picture).run()


def _refuse_contradictions(format_: str, form: str | None, explain: str | None) -> None:
    if form and format_ != "text":
        raise click.UsageError(f"--form goes with --format text, not with --format {format_}.")
    if explain and (form or format_ != "text"):
        raise click.UsageError("--explain prints an explanation: leave out --format and --form.")
