"""`travaux cite`: what files cite, or what texts cite.

In: paths, or one text a line as JSON. Out: a line for each citation, or JSON, on standard output; progress
and reasons on standard error. Nothing is kept, and no library is needed.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from travaux import citing
from travaux.cli import cite_lines, reading_options
from travaux.cli.batch import Batch, gather
from travaux.cli.reading_options import How
from travaux.cli.work import Done, Request, Task, done, read
from travaux.exporting import citations_json, citations_text
from travaux.texts.errors import NotFoundError

_FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True)
class CiteWork:
    """What is done with each file in its own process: read it, and find what it cites."""

    request: Request

    def __call__(self, task: Task) -> Done:
        _, reading = read(task, self.request)
        found = citing.cite_reading(reading)
        if self.request.format == "text":
            content = citations_text.lines(found)
        else:
            write = citations_json.line if self.request.json_lines else citations_json.rows
            content = write(reading, found)
        return done(reading, content, besides=((sum(len(some) for _, some in found), "citation"),))


_HELP = """Find what PDF, Word (.docx), HTML and text files cite.

PATH is a file, a folder (everything readable below it), or - for standard input. Each citation is a
line: the place, what is printed there, what it names, which part of that, the rule that found it, and
why it was understood so. Where several things may be meant, they stand after a question mark.

\b
Examples:
  travaux cite report.pdf                        a line for each citation
  travaux cite report.pdf | cut -f 3 | sort | uniq -c
  travaux cite report.pdf --format json          with offsets and candidates
  travaux cite folder --format json > all.jsonl  many files, a line each
  travaux cite --jsonl texts.jsonl               a line of JSON for each text

\b
With --jsonl a line that is none is answered by {"citations": [], "error": "…"}, so that answers
and texts stay side by side.

\b
Leaves with 0 when everything was read, 1 when some files or lines failed (each is named
with its reason), 2 when the request itself was off, 130 after Ctrl-C.
"""


@click.command(help=_HELP)
@click.argument("paths", metavar="[PATH]…", nargs=-1)
@click.option(
    "--jsonl",
    "lines",
    type=click.Path(dir_okay=False, allow_dash=True),
    metavar="FILE",
    help='Instead of PATH: texts, one JSON object a line: {"text": "…", "language": "en"}, and perhaps '
    '"document", the symbol of the document it stands in; - is standard input.',
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="text: a citation a line, its columns parted by tabs; json: everything.",
)
@reading_options.out
@reading_options.how
def command(
    paths: tuple[str, ...],
    lines: str | None,
    format_: str,
    out: Path | None,
    how: How,
) -> int:
    """Find what PDF, Word (.docx), HTML and text files cite."""
    if lines is not None:
        return _lines(paths, lines)
    if not paths:
        raise click.UsageError("Say what to read: a file, a folder, or --jsonl FILE.")
    files = gather(paths, leave_out=[out] if out else [])
    request = Request(
        format=format_, ocr=how.ocr, max_pages=how.max_pages, json_lines=len(files) > 1 and out is None
    )
    return Batch(files, request, how.limits(), jobs=how.jobs, out=out, work=CiteWork(request)).run()


def _lines(paths: tuple[str, ...], lines: str) -> int:
    if paths:
        raise click.UsageError("--jsonl has the texts: leave PATH out.")
    if lines == "-":
        return cite_lines.run(sys.stdin.buffer, sys.stdout.buffer, "standard input")
    file = Path(lines)
    if not file.exists():
        raise NotFoundError(f"There is no file {lines}: check its name.")
    with file.open("rb") as stream:
        return cite_lines.run(stream, sys.stdout.buffer, lines)
