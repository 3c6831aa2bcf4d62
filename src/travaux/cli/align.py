"""`travaux align`: language versions of a text laid side by side.

In: two or three files, or documents of the library. Out: rows of paragraphs that say the same, in a form for
people, spreadsheets, programs or translators' tools.
"""

from __future__ import annotations

from pathlib import Path

import click

from travaux.cli import reading_options, texts
from travaux.cli.reading_options import How
from travaux.exporting import aligned
from travaux.library.side_by_side import table
from travaux.library.side_by_side.columns import MOST

_HELP = f"""Lay two or three language versions of a text side by side.

TEXT is a file, which is read and not added, or a document of the library (A/57/292/fr); a symbol alone
stands for all its language versions. Paragraphs are paired by their numbers, items by their letters
(a, а, أ), the rest by order; what has no counterpart stands alone with the reason, and figures and
symbols that only one version has are pointed out. At most {MOST} versions.

\b
Examples:
  travaux align report_en.pdf report_fr.pdf
  travaux align A/57/292/en A/57/292/fr A/57/292/ar
  travaux align A/57/292 --format tmx --out A_57_292.tmx   a translation memory
  travaux align en.docx es.docx --format csv > rows.csv
  travaux align en.pdf fr.pdf --format json | jq '.aligned[] | select(.numbers_differ)'
"""


@click.command(help=_HELP)
@click.argument("names", metavar="TEXT…", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "tmx", "csv"]),
    default="text",
    show_default=True,
    help="text: to read; json: everything; tmx: for translators' tools; csv: for a spreadsheet.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write into this file instead of printing.",
)
@reading_options.how
def command(names: tuple[str, ...], form: str, out: Path | None, how: How) -> int:
    """Lay two or three language versions of a text side by side."""
    given = texts.given(names, how)
    if not 1 < len(given) <= MOST:
        raise texts.refuse(len(given), f"2 to {MOST} stand side by side")
    laid = table.laid([one.language for one in given], [one.blocks for one in given])
    texts.write(aligned.written(form, [one.name for one in given], laid)[1], out)
    return 0
