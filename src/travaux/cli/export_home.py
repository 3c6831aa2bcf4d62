"""`travaux export-home`: the whole library as plain files and folders.

In: a folder that is not there yet. Out: originals, readings, metadata and collections in open formats.
"""

from __future__ import annotations

from pathlib import Path

import click

from travaux.cli.steps import Steps
from travaux.exporting import home
from travaux.library import people


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Write the whole library as plain files and folders.

    The files as they were given, in folders by symbol; beside each what was read from it as JSON;
    metadata.csv with a row for each; citations, connections and collections. Nothing in it needs
    Travaux to be read. To bring a library back as it was, use `travaux backup`.

    \b
    Examples:
      travaux export-home my-library
      travaux export-home my-library && travaux --home other add my-library/documents
    """
    with Steps() as steps:
        count = home.export(people.owner(), folder, steps.step)
    noun = "edition" if count == 1 else "editions"
    click.echo(f"{folder}: {count:,} {noun}, with metadata.csv and collections.json.")
