"""Reading again: the original of an edition with today's reader, addresses kept.

In: editions. Out: their contents replaced, each in one transaction, and what has changed in them. The
files are read in child processes under limits; an edition whose file can't be read stays as it is.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from travaux import __version__
from travaux.library import audit, lasting, nouns, originals, versions
from travaux.library.adding import about, task
from travaux.library.adding.contents import write_contents
from travaux.library.adding.store import PARAGRAPHS
from travaux.library.citations import keeping
from travaux.library.citations.following import following, hold
from travaux.library.collecting import tracking
from travaux.library.connections import following as passages
from travaux.library.lasting import Lasting
from travaux.library.models import Edition
from travaux.library.permissions import Action, Viewer, require, visible_editions
from travaux.library.recommendations import keeping as recommendations
from travaux.reading import apart
from travaux.reading.apart import Limits
from travaux.reading.progress import Progress
from travaux.texts.errors import TravauxError
from travaux.texts.reading import Block, Reading

_EXAMPLES = 3  # of each sort of change, enough to see what it is about


@dataclass(frozen=True, slots=True)
class Change:
    """One change: `what` is "changed", "new", "gone" or "moved" (then `to` says where)."""

    what: str
    address: str
    text: str
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """How many blocks stayed the same and how many did not, with a few examples of each sort."""

    same: int = 0
    changed: int = 0
    new: int = 0
    gone: int = 0
    moved: int = 0
    examples: tuple[Change, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything is different."""
        return bool(self.changed or self.new or self.gone or self.moved)


@dataclass(frozen=True, slots=True)
class Again:
    """What became of one edition: what changed in it, or why it could not be read again."""

    edition: Edition
    changes: Changes | None = None
    error: TravauxError | None = None


def reread(viewer: Viewer, edition: Edition) -> Changes:
    """Read an edition's original again. Raises what reading it raises; then nothing has changed."""
    (again,) = reread_many(viewer, [edition], processes=1)
    if again.error is not None:
        raise again.error
    assert again.changes is not None
    return again.changes


def reread_many(
    viewer: Viewer,
    editions: Iterable[Edition],
    *,
    processes: int | None = None,
    on_progress: Callable[[Edition, Progress], None] | None = None,
) -> Iterator[Again]:
    """Read many again, as they finish. Asks permission for each before the first is touched."""
    wanted: dict[UUID, Edition] = {}
    for edition in editions:
        require(viewer, Action.REREAD, edition)
        wanted[uuid4()] = edition
    limits = Limits()
    if wanted:
        task.warm()
    outcomes = apart.run(
        [_task(key, edition, limits) for key, edition in wanted.items()],
        task.read,
        processes=processes or os.cpu_count() or 1,
        limits=limits,
        on_progress=(lambda one, state: on_progress(wanted[one.addition], state)) if on_progress else None,
    )
    for outcome in outcomes:
        edition = wanted[outcome.item.addition]
        if outcome.value is None:
            yield Again(edition, error=outcome.error)
        else:
            read = outcome.value
            yield Again(edition, replace_contents(viewer, edition, read.reading, read.found, read.asked))


def outdated(viewer: Viewer) -> QuerySet[Edition]:
    """The editions they may see that an older reader has read."""
    return visible_editions(viewer).exclude(reader=__version__).order_by("pk")


def differences(before: Iterable[Block], kept: Lasting) -> Changes:
    """What is different between the blocks before and those of a reading that carries their addresses."""
    old, new = list(before), kept.reading.blocks
    paired_old = {was for was, _ in kept.carried.pairs}
    paired_new = {place for _, place in kept.carried.pairs}
    found = [change for was, place in kept.carried.pairs if (change := _change(old[was], new[place]))]
    found += [Change("gone", one.address, one.text) for at, one in enumerate(old) if at not in paired_old]
    found += [Change("new", one.address, one.text) for at, one in enumerate(new) if at not in paired_new]
    counts = Counter(change.what for change in found)
    examples: list[Change] = []
    for what in ("changed", "moved", "new", "gone"):
        told = [change for change in found if change.what == what and not change.address.startswith("furn_")]
        examples += told[:_EXAMPLES]
    altered = sum(change.what in ("changed", "moved") for change in found)
    return Changes(
        len(kept.carried.pairs) - altered,
        counts["changed"],
        counts["new"],
        counts["gone"],
        counts["moved"],
        tuple(examples),
    )


def _change(old: Block, new: Block) -> Change | None:
    if old.address != new.address:
        return Change("moved", old.address, old.text, new.address)
    if (old.text, old.rows, old.number) != (new.text, new.rows, new.number):
        return Change("changed", new.address, new.text)
    return None


def _task(key: UUID, edition: Edition, limits: Limits) -> task.Task:
    path = str(originals.path_of(edition.original_id))
    return task.Task(key, path, edition.name, edition.ocr, limits.pages)


@transaction.atomic
def replace_contents(
    viewer: Viewer,
    edition: Edition,
    reading: Reading,
    found: task.Found | None,
    asked: task.Asked | None = None,
) -> Changes:
    """Put the new reading in the place of the old one; without `found` and `asked`, what is cited and
    recommended is looked for later.
    """
    hold()
    edition = Edition.objects.select_for_update().select_related("work").get(pk=edition.pk)
    kept = lasting.lasting(edition, reading)
    with following(edition.work):
        edition.blocks.all().delete()
        edition.pages.all().delete()
        edition.warnings.all().delete()
        write_contents(edition, kept.reading)
        lasting.write_former(edition, kept.former)
        passages.follow(edition, kept.carried.former, kept.before)
        tracking.follow(edition, kept)
        keeping.write(edition, keeping.carried(found or (), kept.carried.renamed))
        edition.finder = "" if found is None else edition.finder
        recommendations.reread(edition, asked, kept.carried.renamed)
    before = edition.reader
    _describe(edition, kept.reading)
    about.fill(edition.work, kept.reading)
    versions.tell([edition])
    changes = differences(kept.before, kept)
    _record(viewer, edition, before, changes)
    return changes


def _record(viewer: Viewer, edition: Edition, before: str, changes: Changes) -> None:
    audit.record(
        viewer,
        "reread",
        f"{edition.work.symbol} ({edition.language})",
        edition_id=edition.pk,
        before={"reader": before},
        after={"reader": edition.reader},
        counts={name: getattr(changes, name) for name in ("same", "changed", "new", "gone", "moved")},
    )


def _describe(edition: Edition, reading: Reading) -> None:
    """What the document says of itself now; what people corrected stays."""
    edition.metadata = nouns.metadata_row(reading.metadata)
    said = nouns.metadata(edition)
    edition.title = said.title or ""
    edition.date = said.date or ""
    edition.page_count = len(reading.pages)
    edition.paragraph_count = sum(block.kind in PARAGRAPHS for block in reading.blocks)
    edition.reader = __version__
    edition.read_at = timezone.now()
    edition.save()
