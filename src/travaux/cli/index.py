"""`travaux index`: rebuild the search index, or hold it against the library.

In: what to do. Out: a bar or plain lines on standard error; sentences where index and library differ.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from travaux.library.search import indexing
from travaux.library.similar import encoding, vectors

_LINE_EVERY = 0.1  # of the whole, where there is no terminal


@click.group()
def command() -> None:
    """Look after the search index.

    The index is a cache of the library and can be made again at any time; searches go on meanwhile.
    """


@command.command()
def rebuild() -> None:
    """Make the index anew from the library."""
    with _bar() as progress:
        count = indexing.rebuild(progress)
    click.echo(f"{count:,} paragraphs are in the search index.", err=True)


@command.command()
def check() -> int:
    """Say whether the index agrees with the library.

    Leaves with 0 when it does, 1 when it doesn't.
    """
    differences = indexing.agree()
    for sentence in differences:
        click.echo(sentence)
    if differences:
        click.echo("`travaux index rebuild` puts this right.", err=True)
        return 1
    click.echo("The search index agrees with the library.", err=True)
    return 0


@command.command()
def similar() -> int:
    """Prepare finding similar paragraphs across languages.

    Needs the extra: pip install "travaux[similar]". What was prepared before is kept.
    """
    if not encoding.installed():
        click.echo('This needs the extra: pip install "travaux[similar]".', err=True)
        return 1
    with _bar() as progress:
        count = vectors.make(progress)
    click.echo(f"{count:,} paragraphs were prepared.", err=True)
    return 0


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    """What to tell of progress: a bar at a terminal, a line now and then elsewhere."""
    if not sys.stderr.isatty():
        yield _Lines()
        return
    columns = (
        TextColumn("indexing"),
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("paragraphs"),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True, expand=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


class _Lines:
    """Says how far it is each time another tenth is done."""

    def __init__(self) -> None:
        self._next = _LINE_EVERY

    def __call__(self, done: int, total: int) -> None:
        if done < total * self._next:
            return
        self._next = done / total + _LINE_EVERY
        click.echo(f"indexed {done:,} of {total:,} paragraphs", err=True)
