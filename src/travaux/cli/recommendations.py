"""`travaux recommendations`: who asks whom to do what, in files that are not kept.

In: paths. Out: a line, a JSON row or a row of a table for each recommendation, on standard output; progress
and reasons on standard error. No library is needed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from travaux.citing import recommendations
from travaux.cli import reading_options
from travaux.cli.batch import Batch, gather
from travaux.cli.reading_options import How
from travaux.cli.work import Done, Request, Task, done, read
from travaux.exporting import (
    recommendations_csv,
    recommendations_json,
    recommendations_text,
    recommendations_xlsx,
)
from travaux.texts.reading import Reading
from travaux.texts.recommendation import Recommendation

_FORMATS = ("text", "json", "csv", "xlsx")


@dataclass(frozen=True, slots=True)
class RecommendationsWork:
    """What is done with each file in its own process: read it, and find what it recommends."""

    request: Request
    several: bool = False
    """One table of several files: its head is written before any of them is read."""

    def __call__(self, task: Task) -> Done:
        _, reading = read(task, self.request)
        found = recommendations.find(reading)
        return done(reading, self._content(reading, found), besides=((len(found), "recommendation"),))

    def _content(self, reading: Reading, found: Sequence[Recommendation]) -> str | bytes:
        if self.request.format == "json":
            write = recommendations_json.line if self.request.json_lines else recommendations_json.rows
            return write(reading, found)
        if self.request.format == "csv":
            rows = b"".join(recommendations_csv.rows(reading, found))
            return rows if self.several else recommendations_csv.head() + rows
        if self.request.format == "xlsx":
            return recommendations_xlsx.workbook([(reading, found)])
        return recommendations_text.lines(found)


_HELP = """Find who asks whom to do what in PDF, Word (.docx), HTML and text files.

PATH is a file, a folder (everything readable below it), or - for standard input. Found are the lists in
reports of the universal periodic review with the States in brackets and the answer of the State under
review; what committees, rapporteurs and others recommend, urge or request; what States and others
should do; and the operative paragraphs of resolutions. Each item of a list is one recommendation and
keeps its lead-in. In English, French, Spanish, Russian, Arabic and Chinese.

\b
Examples:
  travaux recommendations A_HRC_26_14.pdf          a line for each recommendation
  travaux recommendations report.pdf | cut -f 1,5  number and text only
  travaux recommendations folder --format csv > all.csv
                                                   one table of many files
  travaux recommendations folder --format xlsx --out tables
                                                   a workbook of each file
  travaux recommendations report.pdf --format json everything, with the places in the text

\b
The columns of a line are parted by tabs: number, who asks, of whom, what the State answered, and what
is to be done. Nothing is guessed: what a document does not say is – (null in JSON).

\b
`travaux follow-up` lists those of the library, with what became of them.

\b
Leaves with 0 when everything was read, 1 when some files failed (each is named with its reason),
2 when the request itself was off, 130 after Ctrl-C.
"""


@click.command(help=_HELP)
@click.argument("paths", metavar="PATH…", nargs=-1)
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="text: a recommendation a line; json: everything; csv: a table for a spreadsheet; xlsx: a workbook.",
)
@reading_options.out
@reading_options.how
def command(paths: tuple[str, ...], format_: str, out: Path | None, how: How) -> int:
    """Find the recommendations of PDF, Word (.docx), HTML and text files."""
    if not paths:
        raise click.UsageError("Name files or folders; `travaux follow-up` lists those of the library.")
    files = gather(paths, leave_out=[out] if out else [])
    several = len(files) > 1 and out is None
    if format_ == "xlsx" and out is None and (several or sys.stdout.isatty()):
        raise click.UsageError("A workbook is a file, one for each file read: say where with --out DIR.")
    request = Request(format=format_, ocr=how.ocr, max_pages=how.max_pages, json_lines=several)
    work = RecommendationsWork(request, several)
    if several and format_ == "csv":
        sys.stdout.buffer.write(recommendations_csv.head())
    return Batch(files, request, how.limits(), jobs=how.jobs, out=out, work=work).run()
