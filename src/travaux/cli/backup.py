"""`travaux backup`: the whole library in one file.

In: a path. Out: the file, checked by reading it back.
"""

from __future__ import annotations

from pathlib import Path

import click

from travaux.cli.steps import Steps
from travaux.library import backup
from travaux.texts.errors import ConflictError


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
def command(file: Path, force: bool) -> None:
    """Save the whole library in one file.

    Everything that can't be made again is in it: documents and their history, the files they were
    read from, collections, accounts. People may go on working meanwhile. The file is read back and
    held against its list before it gets its name. It holds private documents: keep it safe.

    \b
    Examples:
      travaux backup library.zip
      travaux --home /srv/library backup /backups/$(date +%F).zip
    """
    if file.exists() and not force:
        raise ConflictError(f"{file} is there already: choose another name, or add --force to replace it.")
    with Steps() as steps:
        held = backup.backup(file, steps.step)
    size = file.stat().st_size / 1_000_000
    click.echo(
        f"{file}: {held.tables['edition']:,} editions, {held.originals:,} files, {size:,.1f} MB, "
        "read back and whole."
    )
    for digest in held.missing:
        click.echo(f"The original {digest[:12]}… was lost before: `travaux doctor` says more.", err=True)
