"""`travaux remove`: documents out of the library.

In: symbols. Out: they are gone, after a question; their files are set aside unless they go for ever.
"""

from __future__ import annotations

import click

from travaux.cli import naming
from travaux.library import people, removing
from travaux.library.search import indexing


@click.command()
@click.argument("symbols", metavar="SYMBOL[/LANGUAGE[/vN]]…", nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Don't ask.")
@click.option("--for-ever", is_flag=True, help="Delete the files, too, instead of setting them aside.")
def command(symbols: tuple[str, ...], yes: bool, for_ever: bool) -> None:
    """Remove documents from the library.

    A symbol alone stands for all its languages and versions. Files that were added are set aside in
    the folder "removed" of the library; adding one of them again brings its document back.

    \b
    Examples:
      travaux remove A/57/292
      travaux remove A/57/292/fr            the French version only
      travaux remove A/57/292/fr/v1 --yes   the first file of it, without a question
    """
    viewer = people.owner()
    editions = naming.all_of(viewer, symbols)
    for one in editions:
        click.echo(f"  {naming.name_of(one)}  {one.title}", err=True)
    what = "this document" if len(editions) == 1 else f"these {len(editions):,} documents"
    how = " and delete the file" + ("s" if len(editions) > 1 else "") if for_ever else ""
    if not yes:
        click.confirm(f"Remove {what}{how}?", abort=True, err=True)
    for one in editions:
        name = naming.name_of(one)
        aside = removing.remove(viewer, one, for_ever=for_ever)
        click.echo(f"{name}: removed" + (f"; its file is {aside}" if aside else ""))
    indexing.follow()
