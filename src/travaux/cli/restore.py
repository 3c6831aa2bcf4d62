"""`travaux restore`: a library back from a backup.

In: a file made by `travaux backup`. Out: the library of that time; the one that was there is moved aside.
"""

from __future__ import annotations

from pathlib import Path

import click

from travaux.cli.steps import Steps
from travaux.library import restoring
from travaux.library.home import here


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Where a library is there already: move it aside.")
def command(file: Path, force: bool) -> None:
    """Bring a library back from a backup.

    The backup is read through before anything is touched. Nothing is deleted: with --force, the
    library that is there is renamed (in PostgreSQL, its schema). End `travaux serve` first. The
    search index is made anew at the next start.

    \b
    Examples:
      travaux --home ~/library restore library.zip
      travaux restore library.zip --force
      TRAVAUX_DATABASE_URL=postgres://… travaux restore library.zip    move to PostgreSQL
    """
    home = here()
    with Steps() as steps:
        done = restoring.restore(file, home, force=force, on_progress=steps.step)
    held = done.manifest
    what = f"{held.tables['edition']:,} editions, {held.originals:,} files"
    click.echo(f"{home.folder}: {what}, as of {held.made_at}.")
    if done.aside is not None:
        click.echo(f"The library that was there is now {done.aside}.")
