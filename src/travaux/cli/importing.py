"""`travaux import`: an export of another library becomes part of this one.

In: a folder that `travaux export` wrote. Out: its documents and all that hangs on them; what is here already
stays. One that was broken off goes on when it is started again.
"""

from __future__ import annotations

from pathlib import Path

import click

from travaux.cli.steps import Steps
from travaux.library import people
from travaux.library.portable import reading_in

_SHOWN = ("editions", "connections", "recommendations", "collections", "lists")


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--people", "with_people", is_flag=True, help="Its accounts and groups too, without passwords.")
def command(folder: Path, with_people: bool) -> int:
    """Take an export of another library in.

    Documents come with their files, languages and versions, corrections, citations and what people
    decided of them, connections and notes, recommendations and what came of them; then collections
    with their fields, lists of terms and saved searches. What is here already is not made twice: an
    import that was broken off is started again and goes on.

    Accounts of the other library come only with --people. Nobody can sign in to one until an admin
    sets its password. Without it, what belonged to people who are not here belongs to nobody.

    \b
    Examples:
      travaux --home other import my-library
      travaux --home other import my-library --people

    \b
    Leaves with 0 when all of it came in, 1 when something could not.
    """
    with Steps() as steps:
        done = reading_in.read_in(people.owner(), folder, people=with_people, on_progress=steps.step)
    counted = [f"{done.made.get(name, 0):,} {name}" for name in _SHOWN]
    click.echo(f"{folder}: {', '.join(counted)} came in.")
    here = [f"{done.here[name]:,} {name}" for name in _SHOWN if done.here.get(name)]
    if here:
        click.echo(f"Here already: {', '.join(here)}.")
    for sentence in done.problems:
        click.echo(sentence, err=True)
    return 1 if done.problems else 0
