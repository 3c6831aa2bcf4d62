"""`travaux compare`: what changed between two texts in one language.

In: two files, or documents of the library. Out: the paragraphs that changed, moved, came and went, with
their words; on standard output, or in a file.
"""

from __future__ import annotations

from pathlib import Path

import click

from travaux.cli import reading_options, texts
from travaux.cli.reading_options import How
from travaux.exporting import compared
from travaux.library.side_by_side import changes

_TWO = 2
_HELP = """Show what changed from one text to another.

It goes paragraph by paragraph. OLD and NEW are files, which are read and not added, or documents of the
library: a draft and what was adopted, a text and its revision, two versions of a file (A/57/292/en/v1), two
sets of concluding observations. Words that went stand in [-brackets-], words that came in {+braces+}.

\b
Examples:
  travaux compare draft.docx adopted.pdf
  travaux compare A/57/292/en/v1 A/57/292/en/v2
  travaux compare A/HRC/26/L.1/en A/HRC/RES/26/1/en --format csv --out changes.csv
"""


@click.command(help=_HELP)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="text: what changed, to read; json, csv: all paragraphs.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write into this file instead of printing.",
)
@reading_options.how
def command(old: str, new: str, form: str, out: Path | None, how: How) -> int:
    """Show what changed from one text to another, paragraph by paragraph."""
    given = texts.given((old, new), how)
    if len(given) != _TWO:
        raise texts.refuse(len(given), "two are compared")
    before, after = given
    changes.same_language(before.language, after.language)
    found = changes.changes(before.blocks, after.blocks)
    texts.write(compared.written(form, [before.name, after.name], found)[1], out)
    return 0
