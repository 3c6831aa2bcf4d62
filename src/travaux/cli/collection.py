"""`travaux collection`: collections made, filled, shared, taken out as files and filled from tables.

In: the name or link of a collection, and what to do. Out: lines on standard output, or a file; problems of a
table by line on standard error.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from travaux.exporting import collection_json
from travaux.exporting.collection import FORMATS, Asked, written
from travaux.library import collecting, people, shelf
from travaux.library.collecting import finding, items, members, reading_in, table, typed
from travaux.library.models import Collection, CollectionRole, Visibility
from travaux.library.permissions import Viewer, visible_collections
from travaux.texts.errors import ConflictError, LibraryError, MissingError, UsageError

_SHOWN = 100  # characters of a quotation in a line


@click.group()
def command() -> None:
    """Gather documents, paragraphs and records in collections.

    NAME is a collection's name, or its link (“detention” of /collections/detention).

    \b
    Examples:
      travaux collection new "Detention of migrants" --introduction "For the case of Mr. K."
      travaux collection add "Detention of migrants" "A/57/292, para. 62" --note "Access of NGOs"
      travaux collection show "Detention of migrants"
      travaux collection import "Detention of migrants" cases.csv --dry-run
      travaux collection export "Detention of migrants" --format docx --out quotations.docx
    """


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def list_(as_json: bool) -> None:
    """List the collections."""
    viewer = people.owner()
    rows = list(shelf.collections(viewer))
    totals = finding.totals(viewer, rows)
    for one in rows:
        facts = {"name": one.name, "slug": one.slug, "visibility": one.visibility, "items": totals[one.pk]}
        if as_json:
            click.echo(json.dumps(facts, ensure_ascii=False))
        else:
            click.echo(f"{click.style(one.name, bold=True)}  {totals[one.pk]:,} items  {one.visibility}  "
                       f"{click.style(f'/collections/{one.slug}', fg='blue')}")  # fmt: skip


@command.command()
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def show(name: str, as_json: bool) -> None:
    """Show what is in a collection, in its order."""
    viewer = people.owner()
    found = _named(viewer, name)
    if found.introduction and not as_json:
        click.echo(f"{found.introduction}\n")
    for row in finding.iterate(viewer, found):
        if as_json:
            click.echo(json.dumps(collection_json.facts(row), ensure_ascii=False))
            continue
        said = [f"{label}: {value}" for label, value in row.values.items()]
        words = " ".join((row.now or row.quote).split())
        quote = f"“{words if len(words) <= _SHOWN else words[:_SHOWN] + '…'}”" if words else ""
        parts = filter(None, (row.printed or row.title, quote, row.note, *said))
        click.echo(f"{row.position:>4}  {'  '.join(parts)}")


@command.command()
@click.argument("name")
@click.option("--introduction", default="", metavar="TEXT", help="What it gathers and why.")
@click.option("--public", is_flag=True, help="Everybody who reads this library sees it.")
def new(name: str, introduction: str, public: bool) -> None:
    """Make a collection."""
    viewer = people.owner()
    made = collecting.make(viewer, name, Visibility.PUBLIC if public else Visibility.PRIVATE)
    if introduction:
        collecting.introduce(viewer, made, introduction)
    click.echo(f"{made.name}  /collections/{made.slug}")


@command.command()
@click.argument("name")
@click.argument("places", nargs=-1, metavar="PLACE...")
@click.option("--record", default="", metavar="TITLE", help="Add a record of your own.")
@click.option("--note", default="", metavar="TEXT", help="Why it is here.")
def add(name: str, places: tuple[str, ...], record: str, note: str) -> None:
    """Put documents or paragraphs into a collection.

    PLACE is a symbol, a citation or a link: “A/57/292”, “A/57/292, paras. 62-64”.
    """
    viewer = people.owner()
    found = _named(viewer, name)
    if not places and not record:
        raise UsageError("Name what to add: a document, a paragraph, or --record with a title.")
    added = [one for place in places for one in typed.add(viewer, found, place, note)]
    if record:
        added.append(items.add_record(viewer, found, record, note=note))
    for one in added:
        row = finding.one(viewer, one.item.key)
        click.echo(f"{row.position:>4}  {row.printed or row.title}{'' if one.new else '  (there already)'}")


@command.command()
@click.argument("name")
@click.argument("whom", required=False)
@click.option("--role", type=click.Choice(CollectionRole.values), default="reader", show_default=True,
              help="What they may do.")  # fmt: skip
@click.option("--stop", is_flag=True, help="Share with them no longer.")
@click.option("--public/--private", default=None, help="Everybody sees it, or only those it is shared with.")
def share(name: str, whom: str | None, role: str, stop: bool, public: bool | None) -> None:
    """Share a collection with a person or a group, or say with whom it is shared."""
    viewer = people.owner()
    found = _named(viewer, name)
    if public is not None:
        collecting.share(viewer, found, Visibility.PUBLIC if public else Visibility.PRIVATE)
    if whom and stop:
        row = next((one for one in members.of(viewer, found) if one.name == whom), None)
        if row is None:
            raise MissingError(f"“{found.name}” is not shared with “{whom}”.")
        members.remove(viewer, found, row.id)
    elif whom:
        members.share_with(viewer, found, whom, role)
    click.echo(f"{found.name}: {found.visibility}")
    for one in members.of(viewer, found):
        click.echo(f"  {one.name}{' (group)' if one.group else ''}: {one.role}")


@command.command()
@click.argument("name")
@click.option("--format", "form", type=click.Choice(tuple(FORMATS)), default="csv", show_default=True,
              help="csv, xlsx: a table; docx: quotations with footnotes; json: everything.")  # fmt: skip
@click.option("--site", default="", metavar="URL", help="Where the library stands, for links.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Write into FILE instead of printing.")  # fmt: skip
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
def export(name: str, form: str, site: str, out: Path | None, force: bool) -> None:
    """Take a collection out as a file."""
    viewer = people.owner()
    asked = Asked(viewer, _named(viewer, name), "en", site.rstrip("/"))
    if out is None:
        for piece in written(form, asked):
            sys.stdout.buffer.write(piece)
        return
    if out.exists() and not force:
        raise ConflictError(f"{out} is there already: choose another name, or add --force to replace it.")
    try:
        with out.open("wb") as stream:
            stream.writelines(written(form, asked))
    except OSError as fault:
        raise LibraryError(f"{out} can't be written ({fault.strerror}): choose another place.") from fault


@command.command("import")
@click.argument("name")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
def import_(name: str, file: Path, dry_run: bool) -> int:
    """Take a table (CSV) into a collection.

    A column for each field; a line with a key, or a document and place, changes what is there, one with a
    title alone is a record. Leaves with 1 when a line was not taken in.
    """
    viewer = people.owner()
    done = table.read_in(viewer, _named(viewer, name), file.read_bytes(), dry_run=dry_run)
    return told(done, dry_run=dry_run)


def told(done: reading_in.Imported, *, dry_run: bool) -> int:
    """Say what became of a table; the exit code."""
    if done.ignored:
        click.echo(f"Columns passed over: {', '.join(done.ignored)}", err=True)
    for one in done.problems:
        click.echo(f"{one.at}: {one.sentence}", err=True)
    would = " (nothing has changed yet)" if dry_run else ""
    click.echo(
        f"{done.made:,} new, {done.changed:,} changed, {done.unchanged:,} as they were, "
        f"{len(done.problems):,} not taken in{would}."
    )
    return 1 if done.problems else 0


def _named(viewer: Viewer, name: str) -> Collection:
    """A collection by its name or link. Raises MissingError."""
    there = visible_collections(viewer).order_by("pk")
    slug = name.strip().removeprefix("/collections/")
    found = there.filter(slug=slug).first() or there.filter(name__iexact=" ".join(name.split())).first()
    if found is None:
        raise MissingError(f"There is no collection “{name}” in this library: see `travaux collection list`.")
    return found
