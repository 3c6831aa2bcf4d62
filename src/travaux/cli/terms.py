"""`travaux terms`: lists of terms (thesauri), from which fields of collections choose.

In: the name of a list, perhaps a CSV file. Out: lists, or the terms of one, a line each; problems by line.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from travaux.cli.collection import told
from travaux.exporting import csv_table
from travaux.library import people
from travaux.library.collecting import lists
from travaux.library.models import WordList
from travaux.library.permissions import Viewer
from travaux.texts.errors import MissingError


@click.command()
@click.argument("name", metavar="[LIST]", required=False)
@click.option("--import", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              metavar="FILE", help="Take terms in (CSV: code, label, broader, label_fr …).")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="With --import: only say what would happen.")
@click.option("--csv", "as_csv", is_flag=True, help="Print the terms as a table that can be taken in again.")
@click.option("--language", default="en", metavar="CODE", help="Labels in this language where there are any.")
def command(name: str | None, file: Path | None, dry_run: bool, as_csv: bool, language: str) -> int:
    """Show lists of terms, or take one in.

    \b
    Examples:
      travaux terms
      travaux terms Rights --import rights.csv
      travaux terms Rights --csv > rights.csv
    """
    viewer = people.owner()
    if name is None:
        for one in lists.all(viewer):
            click.echo(f"{click.style(one.name, bold=True)}  {one.size:,} terms  /lists/{one.slug}")  # type: ignore[attr-defined]
        return 0
    found = _named(viewer, name)
    if file is not None:
        found = found or lists.make(viewer, name)
        return told(lists.read_in(viewer, found, file.read_bytes(), dry_run=dry_run), dry_run=dry_run)
    if found is None:
        raise MissingError(f"There is no list “{name}”: --import makes one from a table.")
    if as_csv:
        sys.stdout.buffer.writelines(csv_table.table(lists.head(found), lists.rows(found)))
        return 0
    for term in lists.terms(found, language):
        click.echo(f"{'  ' * term.depth}{term.label}  {click.style(term.code, dim=True)}")
    return 0


def _named(viewer: Viewer, name: str) -> WordList | None:
    rows = lists.all(viewer)
    return rows.filter(slug=name).first() or rows.filter(name__iexact=" ".join(name.split())).first()
