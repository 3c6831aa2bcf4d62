"""`travaux connect`: a passage with a paragraph of another document; a note on a passage; many from a file.

In: places as people write them, a relation; or a file of connections. Out: connections in the library; what
was connected on standard output, what could not be, with its line, on standard error.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from travaux.cli.steps import Steps
from travaux.library import people
from travaux.library.connections import connecting, groups, importing, resolving, showing
from travaux.library.connections.describing import End
from travaux.library.connections.importing import Imported
from travaux.library.permissions import Viewer
from travaux.texts.errors import MissingError, NotFoundError, UsageError

_FAILED = 1
_FORMS = ("csv", "annotations", "hypothesis")


_HELP = """Connect passages, or write notes on them.

SOURCE and TARGET are places as people write them: "A/57/292, para. 62", a link of this library
(with the very characters: "/A/57/292/en/para/62#para_62:34-78"), or a whole document. Several
targets make several connections. Without a target it is a note.

\b
Examples:
  travaux connect "A/57/292 para 62" "CCPR/C/GC/34 para 11" --relation implements
  travaux connect "A/57/292 para 62" A/RES/60/147 --relation cites --note "See also Add.1"
  travaux connect "A/57/292 para 62" --note "Compare with the French text" --tag translation
  travaux connect "A/57/292 para 62" "iccpr art 9" --relation explains --quote "arbitrary detention"
  travaux connect --csv connections.csv --dry-run
  travaux connect --annotations export.jsonld
  travaux connect --hypothesis hypothesis.json --private

\b
A table has the columns source, relation, target, and perhaps note, tags, sharing, quote and
target_quote, named in its first line; without such a line the first three are taken in this order.
`travaux connections --format csv` writes such tables. `travaux relations` lists the relations.

\b
Leaves with 0 when everything is connected (also what was before), 1 when some of it could
not be (each line is named with its reason), 2 when the request itself was off.
"""


@click.command(help=_HELP)
@click.argument("source", metavar="[SOURCE]", required=False)
@click.argument("targets", metavar="[TARGET]…", nargs=-1)
@click.option(
    "--relation", metavar="NAME", help="What joins them: implements, cites … (see `travaux relations`)."
)
@click.option("--note", default="", metavar="TEXT", help="Your words about it.")
@click.option("--tag", "tags", multiple=True, metavar="WORD", help="A tag; may be given again.")
@click.option("--quote", default="", metavar="WORDS", help="Only these words of the source.")
@click.option("--target-quote", default="", metavar="WORDS", help="Only these words of the target.")
@click.option(
    "--public/--private",
    "public",
    default=None,
    help="Who sees it, among those who see both documents: everybody, or only you.  [default: public; "
    "from Hypothesis private]",
)
@click.option("--group", metavar="NAME", help="Only this group (and you) sees it.")
@click.option("--csv", "csv_", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Connections from a table.")  # fmt: skip
@click.option("--annotations", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Connections and notes from web annotations (W3C JSON-LD, one or many).")  # fmt: skip
@click.option("--hypothesis", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Notes from a Hypothesis export (JSON), found again by their quotes.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="With a file: only say what would happen.")
def command(
    source: str | None,
    targets: tuple[str, ...],
    relation: str | None,
    note: str,
    tags: tuple[str, ...],
    quote: str,
    target_quote: str,
    public: bool | None,
    group: str | None,
    dry_run: bool,
    **files: Path | None,
) -> int:
    """Connect passages, or write notes on them."""
    viewer = people.owner()
    sharing = _sharing(viewer, public, group)
    given = [(name.rstrip("_"), path) for name, path in files.items() if path is not None]
    if given:
        _refuse_besides(given, source or relation or note or tags or quote or target_quote)
        form, path = given[0]
        return _import(viewer, form, path, sharing, dry_run=dry_run)
    if source is None:
        raise click.UsageError("Say what to connect: SOURCE and TARGET, or a file (--csv FILE).")
    if dry_run:
        raise UsageError("--dry-run is for files: leave it out.")
    ends = [end for one in targets for end in _ends(viewer, one, target_quote)]
    about = {"note": note, "tags": tags, **sharing}
    return _connect(viewer, _end(viewer, source, quote), ends, relation, about)


def _refuse_besides(given: list[tuple[str, Path]], said: object) -> None:
    """One file, and nothing beside it."""
    if len(given) > 1:
        raise UsageError("Name one file at a time: --csv, --annotations or --hypothesis.")
    if said:
        raise UsageError("The file says what is connected: leave SOURCE, --relation, --note and so on out.")


def _sharing(viewer: Viewer, public: bool | None, group: str | None) -> dict[str, Any]:
    if group is None:
        return {} if public is None else {"sharing": "public" if public else "private"}
    if public is not None:
        raise UsageError("Say either --group, --public or --private.")
    found = next((one for one in groups.mine(viewer) if one.name.casefold() == group.casefold()), None)
    if found is None:
        raise MissingError(f"You are in no group “{group}”: an admin makes groups, and says who is in them.")
    return {"sharing": "group", "group": found.pk}


def _end(viewer: Viewer, written: str, quote: str) -> End:
    return resolving.end(viewer, resolving.place(viewer, written), quote=quote)


def _ends(viewer: Viewer, written: str, quote: str) -> list[End]:
    """The places that are written: "paras. 59 and 62" are two."""
    if quote:
        return [_end(viewer, written, quote)]
    return resolving.ends(viewer, resolving.place(viewer, written))


def _connect(
    viewer: Viewer, source: End, targets: list[End], relation: str | None, about: dict[str, Any]
) -> int:
    if targets or relation:
        made = connecting.connect(viewer, source, targets, relation or "", **about)
    else:
        made = connecting.note(viewer, source, **about)
    for one in showing.shown(viewer, made.connections):
        click.echo(f"{sentence(one)}  {click.style(f'/connections/{one.id}', fg='blue')}")
    for one in showing.shown(viewer, made.duplicates):
        click.echo(f"{sentence(one)}  is here already: /connections/{one.id}", err=True)
    return 0


def sentence(row: showing.Shown) -> str:
    """A connection in one line: "A/57/292, para. 62 implements CCPR/C/GC/34, para. 11"."""
    if row.target is None:
        return f"{row.source.printed}: {row.note or ', '.join(row.tags) or '(marked)'}"
    return f"{row.source.printed} {click.style(row.verb, bold=True)} {row.target.printed}"


def _import(viewer: Viewer, form: str, path: Path, sharing: dict[str, Any], *, dry_run: bool) -> int:
    if not path.exists():
        raise NotFoundError(f"There is no file {path}: check its name.")
    with Steps() as steps:
        done = importing.read(
            viewer,
            path.read_bytes(),
            form=form,
            dry_run=dry_run,
            on_progress=lambda count, of: steps.step("connecting", count, of),
            **sharing,
        )
    for one in done.problems:
        click.echo(f"{path}: {one.at}: {one.sentence}", err=True)
    click.echo(_sum(done, dry_run=dry_run))
    return _FAILED if done.problems else 0


def _sum(done: Imported, *, dry_run: bool) -> str:
    made = f"{done.made:,} {'would be made' if dry_run else 'made'}"
    return f"{made}, {done.duplicates:,} here already, {len(done.problems):,} not taken in."
