"""`travaux export`: the library, or chosen documents of it, as plain files and folders.

In: a folder that is not there yet, perhaps symbols and collections. Out: originals, readings, metadata,
citations, connections and collections in open formats, and records that `travaux import` takes in.
"""

from __future__ import annotations

from pathlib import Path

import click

from travaux.cli.steps import Steps
from travaux.exporting import home
from travaux.library import finding, people, shelf
from travaux.library.models import Collection, Work
from travaux.library.permissions import Viewer
from travaux.library.portable.writing import Scope


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.argument("symbols", metavar="[SYMBOL]…", nargs=-1)
@click.option(
    "--collection", "collections", multiple=True, metavar="SLUG", help="What is in this collection, and it."
)
def command(folder: Path, symbols: tuple[str, ...], collections: tuple[str, ...]) -> None:
    """Write the library as plain files and folders.

    The files as they were given, in folders by symbol; beside each what was read from it as JSON;
    metadata.csv with a row for each; citations, connections and collections. Nothing in it needs
    Travaux to be read. `travaux import DIR` takes it into another library without loss: corrections,
    decisions, connections, recommendations and what came of them, collections, lists.

    Passwords, keys, the log and jobs stay behind: to bring a library back as it was, use
    `travaux backup`. An export that was broken off goes on where it was.

    \b
    Examples:
      travaux export my-library
      travaux export migrants A/57/292 A/HRC/7/12
      travaux export case --collection the-case && travaux --home other import case
    """
    viewer = people.owner()
    scope = _scope(viewer, symbols, collections) if symbols or collections else None
    with Steps() as steps:
        count = home.export(viewer, folder, steps.step, scope)
    noun = "edition" if count == 1 else "editions"
    click.echo(f"{folder}: {count:,} {noun}, with metadata.csv and collections.json.")


def _scope(viewer: Viewer, symbols: tuple[str, ...], slugs: tuple[str, ...]) -> Scope:
    """The works that are named, and those in the collections. Raises MissingError for what is not here."""
    named = {finding.work(viewer, one).pk for one in symbols}
    held = [shelf.collection(viewer, one).pk for one in slugs]
    collected = Work.objects.filter(collections__in=held).values_list("pk", flat=True)
    return Scope(
        viewer, Work.objects.filter(pk__in=named.union(collected)), Collection.objects.filter(pk__in=held)
    )
