"""`travaux reread`: documents read again with today's reader.

In: symbols, or nothing for all that an older reader has read. Out: what changed in each; addresses stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from travaux import __version__
from travaux.cli import naming
from travaux.cli.library_bar import File, Said, library_meter
from travaux.library import people, rereading
from travaux.library.citations import catching_up
from travaux.library.models import Edition
from travaux.library.permissions import Viewer, visible_editions
from travaux.library.recommendations import catching_up as recommendations
from travaux.library.rereading import Again, Change, Changes
from travaux.library.search import indexing

_SHOWN = 60  # characters of an example
_SIGNS = {"changed": "~", "new": "+", "gone": "-", "moved": ">"}


_HELP = """Read documents again with today's reader.

Without symbols: all that an older Travaux has read; and citations are looked for where nobody has yet.
Paragraphs that stay the same keep their
address, and a former address leads to where its paragraph went. What people corrected stays.

\b
Examples:
  travaux reread              after Travaux was updated
  travaux reread A/57/292     one document, whoever read it
  travaux reread --all        everything

\b
Leaves with 0 when everything was read again, 1 when some files failed; those stay as they were.
"""


@click.command(help=_HELP)
@click.argument("symbols", metavar="[SYMBOL]…", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Also what this reader has read already.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Files read at the same time.  [default: one for each processor]",
)
@click.option("--json", "as_json", is_flag=True, help="Tell what happens as JSON, one object a line.")
def command(symbols: tuple[str, ...], everything: bool, jobs: int | None, as_json: bool) -> int:
    """Read documents again with today's reader."""
    viewer = people.owner()
    editions = _editions(viewer, symbols, everything)
    meter = library_meter([_file(one) for one in editions], as_json=as_json)
    changed, failed = 0, 0
    try:
        for again in rereading.reread_many(
            viewer,
            editions,
            processes=jobs,
            on_progress=lambda one, state: meter.progress(str(one.pk), state),
        ):
            meter.finished(_said(again))
            failed += again.error is not None
            changed += again.changes is not None and again.changes.any
    except KeyboardInterrupt:
        meter.close("What was not read again stays as it was: `travaux reread` goes on.", {"stopped": True})
        raise
    found = 0 if symbols else _catch_up()
    sums = {"documents": len(editions), "changed": changed, "failed": failed}
    told = _sum(**sums) + (f" Citations were looked for in {found:,} more." if found else "")
    meter.close(told, sums | ({"citations": found} if found else {}))
    indexing.follow()
    return 1 if failed else 0


def _catch_up() -> int:
    """Look for citations and recommendations in what was added before; set right what was overlooked."""
    found = catching_up.catch_up()
    recommendations.catch_up()
    catching_up.mend()
    return found


def _editions(viewer: Viewer, symbols: Sequence[str], everything: bool) -> list[Edition]:
    if symbols:
        return list(naming.all_of(viewer, symbols))
    chosen = visible_editions(viewer).order_by("pk") if everything else rereading.outdated(viewer)
    return list(chosen.select_related("work", "original"))


def _file(edition: Edition) -> File:
    return File(str(edition.pk), naming.name_of(edition), edition.original.size)


def _said(again: Again) -> Said:
    name = naming.name_of(again.edition)
    event: dict[str, Any] = {"document": name}
    if again.changes is None:
        event |= {"error": str(again.error)}
        return Said(str(again.edition.pk), 1, f"{name}: failed: {again.error}", event)
    counts = _counts(again.changes)
    event |= {"counts": counts, "examples": [_as_json(one) for one in again.changes.examples]}
    told = ", ".join(f"{number:,} {what}" for what, number in counts.items() if number) or "nothing in it"
    lines = [f"{name}: {told}", *map(_example, again.changes.examples)]
    return Said(str(again.edition.pk), again.edition.page_count, "\n".join(lines), event)


def _counts(changes: Changes) -> dict[str, int]:
    return {name: getattr(changes, name) for name in ("same", "changed", "new", "gone", "moved")}


def _example(change: Change) -> str:
    text = change.text if len(change.text) <= _SHOWN else change.text[: _SHOWN - 1] + "…"
    to = f" -> {change.to}" if change.to else ""
    return f"  {_SIGNS[change.what]} {change.address}{to}  {text}"


def _as_json(change: Change) -> dict[str, str | None]:
    return {"what": change.what, "address": change.address, "to": change.to, "text": change.text}


def _sum(documents: int, changed: int, failed: int) -> str:
    if not documents:
        return f"Nothing to do: everything was read by Travaux {__version__}. --all reads it again."
    noun = "document" if documents == 1 else "documents"
    failures = f", {failed:,} failed" if failed else ""
    return f"{documents:,} {noun} read again: {changed:,} changed{failures}."
