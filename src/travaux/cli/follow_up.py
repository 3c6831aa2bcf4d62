"""`travaux follow-up`: the recommendations of the library, what became of them, tables out and in.

In: what is looked for, or keys and what is said of them, or a table. Out: lines on standard output, or a file
in an open format. `travaux recommendations` finds recommendations in files that are not kept.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import click

from travaux.cli.work import save_pieces
from travaux.exporting import followed
from travaux.library import people
from travaux.library.models import Status
from travaux.library.permissions import Viewer
from travaux.library.recommendations import changing, evidence, finding, importing
from travaux.library.recommendations.filtering import NEW, ORDERS, Filters
from travaux.library.recommendations.importing import Imported
from travaux.library.recommendations.showing import Shown
from travaux.texts.errors import ConflictError, NotFoundError, UsageError

_FORMATS = ("text", *followed.FORMATS)
_STATUSES = [str(status.value) for status in Status]
_LONGEST_LINE = 160  # characters of a text in a list
_FAILED = 1

_HELP = """Follow recommendations up.

Lists them, says what became of them, and takes tables of them out and in.

Without KEY all of the library are listed, narrowed down by the options. With KEY (as it stands in lists and
tables; the beginning of its address /recommendations/KEY works too) that one is shown, or with --set and
its companions followed up.

\b
Examples:
  travaux follow-up --country CYP --response supported --status none
  travaux follow-up --topic torture --from 2014 --format csv --out torture.csv
  travaux follow-up 0b6f3c1e-… --set in-progress --deadline 2027-05-01 --remark "Bill tabled."
  travaux follow-up 0b6f3c1e-… --evidence "A/HRC/42/8, para. 31"
  travaux follow-up --import torture.csv --dry-run
  travaux follow-up --import torture.csv

\b
Formats: text (a line each: key, place, status, who is asked, words), json (everything), csv and xlsx
(tables that --import takes in again). --import also takes rows of the Universal Human Rights Index.

\b
Leaves with 0 when there are some, 1 when there are none or some rows were not taken in.
"""
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(help=_HELP)
@click.argument("keys", metavar="[KEY]…", nargs=-1)
@click.option("--country", default="", metavar="CODE", help="Only to this State (three letters: CYP).")
@click.option("--body", default="", metavar="NAME", help="Only of this body (its short name: hrc).")
@click.option("--from", "year_from", type=click.IntRange(1, 9999), metavar="YEAR", help="From this year on.")
@click.option("--to", "year_to", type=click.IntRange(1, 9999), metavar="YEAR", help="Up to this year.")
@click.option("--topic", "topics", multiple=True, metavar="NAME", help="A theme or group; may be repeated.")
@click.option("--addressee", default="", metavar="KIND", help="Only to this kind of party, or State.")
@click.option("--recommender", default="", metavar="CODE", help="Only by this State, or kind of party.")
@click.option("--response", default="", metavar="NAME", help="Only with this response: supported, noted …")
@click.option("--status", type=click.Choice(_STATUSES), help="Only with this status.")
@click.option("--document", "symbol", default="", metavar="SYMBOL", help="Only of this document.")
@click.option("--text", default="", metavar="WORDS", help="Only with these words.")
@click.option("--responsible", default="", metavar="NAME", help="Only those that NAME is responsible for.")
@click.option("--overdue", is_flag=True, help="Only those whose deadline is past.")
@click.option("--dismissed", is_flag=True, help="Those that were set aside instead of the others.")
@click.option("--order", type=click.Choice(ORDERS), default=NEW, show_default=True, help="Which come first.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="How many at most.  [default: all]")
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="text", show_default=True,
              help="See above.")  # fmt: skip
@click.option("--out", type=_FILE, metavar="FILE", help="Write into FILE instead of printing.")
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
@click.option("--set", "set_", type=click.Choice(_STATUSES), help="With KEY: its status from now on.")
@click.option("--deadline", metavar="DATE", help="With KEY: until when (2027-05-01; empty: no deadline).")
@click.option("--by", "whose", metavar="NAME", help="With KEY: who is responsible (empty: nobody).")
@click.option("--remark", default="", metavar="WORDS", help="With KEY: a remark for its history.")
@click.option("--evidence", "place", metavar="PLACE", help="With KEY: a passage that shows what came of it.")
@click.option("--import", "table", type=_FILE, metavar="FILE", help="Take a table in (CSV, XLSX, JSON).")
@click.option("--dry-run", is_flag=True, help="With --import: only say what would happen.")
def command(
    keys: tuple[str, ...], format_: str, out: Path | None, force: bool, limit: int | None,
    set_: str | None, deadline: str | None, whose: str | None, remark: str, place: str | None,
    table: Path | None, dry_run: bool, status: str | None, **wanted: Any,
) -> int:  # fmt: skip
    """Follow recommendations up."""
    viewer = people.owner()
    if table is not None:
        return _import(viewer, table, dry_run=dry_run)
    said = {"status": set_, "deadline": deadline, "responsible": whose, "remark": remark}
    if keys:
        return _followed(viewer, [_key(one) for one in keys], said, place)
    if place or any(said.values()):
        raise UsageError("Say of which recommendation: give its KEY.")
    rows = _Counted(islice(finding.iterate(viewer, Filters(status=status or "", **wanted)), limit))
    if out is not None and out.exists() and not force:
        raise ConflictError(f"{out} is there already: choose another name, or add --force to replace it.")
    _write(format_, rows, out)
    click.echo(_sum(rows.count), err=True)
    return 0 if rows.count else _FAILED


class _Counted:
    """Rows as they go by, and how many they were."""

    def __init__(self, rows: Iterator[Shown]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Shown]:
        for row in self._rows:
            self.count += 1
            yield row


def _write(form: str, rows: _Counted, out: Path | None) -> None:
    content = _lines(rows) if form == "text" else followed.written(form, rows)
    if out is not None:
        save_pieces(out, content)
    elif form == "xlsx" and sys.stdout.isatty():
        raise UsageError("A workbook can't be shown in a terminal: add --out FILE.xlsx.")
    else:
        sys.stdout.buffer.writelines(content)


def _lines(rows: _Counted) -> Iterator[bytes]:
    for row in rows:
        yield f"{_line(row)}\n".encode("utf-8", errors="replace")


def _line(row: Shown) -> str:
    words = " ".join(row.text.split())
    columns = (
        str(row.key),
        row.printed,
        f"{row.status}{' (overdue)' if row.overdue else ''}",
        "; ".join(party.name for party in row.addressees) or "–",
        words if len(words) <= _LONGEST_LINE else f"{words[: _LONGEST_LINE - 1]}…",
    )
    return "\t".join(columns)


def _followed(viewer: Viewer, keys: list[str], said: dict[str, str | None], place: str | None) -> int:
    """Show some, or say what became of them."""
    if any(value is not None for name, value in said.items() if name != "remark") or said["remark"]:
        changing.many(viewer, keys, **said)  # type: ignore[arg-type]
    for key in keys:
        if place:
            evidence.add(viewer, key, place)
        click.echo(_told(viewer, finding.one(viewer, key)))
    return 0


def _told(viewer: Viewer, row: Shown) -> str:
    """One, with what became of it and its history."""
    facts = (
        ("asked by", "; ".join(party.name for party in row.recommenders)),
        ("asked", "; ".join(party.name for party in row.addressees)),
        ("response", row.response),
        ("about", ", ".join(topic.label("en") for topic in row.topics)),
        ("status", f"{row.status}{' (overdue)' if row.overdue else ''}"),
        ("deadline", row.deadline.isoformat() if row.deadline else ""),
        ("responsible", row.responsible),
        ("evidence", "; ".join(one.source.printed for one in evidence.of(viewer, row.key))),
    )
    lines = [click.style(row.printed, bold=True), f"  {row.text}"]
    lines += [f"  {name}: {value}" for name, value in facts if value]
    for step in changing.history(viewer, row.key):
        changes = ", ".join(f"{one.label}: {one.before or '–'} → {one.after or '–'}" for one in step.changes)
        lines.append(f"  {step.at:%Y-%m-%d} {step.by}: {'; '.join(filter(None, (changes, step.remark)))}")
    return "\n".join([*lines, click.style(f"  {row.page_href}", fg="blue")])


def _key(typed: str) -> str:
    """The key itself, or the one in an address."""
    return typed.rstrip("/").rpartition("/")[2]


def _import(viewer: Viewer, path: Path, *, dry_run: bool) -> int:
    if not path.exists():
        raise NotFoundError(f"There is no file {path}: check its name.")
    with path.open("rb") as stream:
        done = importing.load(viewer, stream, path.name, dry_run=dry_run)
    for one in done.problems:
        click.echo(f"{path}: {one.place}: {one.sentence}", err=True)
    click.echo(_imported(done, dry_run=dry_run))
    return _FAILED if done.wrong else 0


def _imported(done: Imported, *, dry_run: bool) -> str:
    would = "would be " if dry_run else ""
    return (
        f"{done.made:,} {would}made, {done.changed:,} {would}changed, {done.unchanged:,} as they are, "
        f"{f'{done.passed_over:,} passed over, ' if done.passed_over else ''}{done.wrong:,} not taken in."
    )


def _sum(count: int) -> str:
    return f"{count:,} recommendation{'' if count == 1 else 's'}." if count else "No recommendations."
