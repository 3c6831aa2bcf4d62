"""Indexing: what the tables say, as the index has it.

In: editions, and the outbox of changes. Out: an index that agrees with the store. Changes are followed
in order; rows leave the outbox only when the index holds what they stand for, and following a row
twice does no harm, so a crash at any point costs nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from travaux.library.models import Block, Edition, OutboxEntry
from travaux.library.permissions import audience_of
from travaux.library.search import keeping
from travaux.library.search.backend import Entry, SearchBackend
from travaux.texts.errors import IndexLostError, WriterBusyError
from travaux.texts.reading import Kind

NOT_SEARCHED = (Kind.FURNITURE.value, Kind.TOC.value, Kind.MASTHEAD.value)
_BETWEEN_COMMITS = 0.7  # seconds; with the look for new rows, a change is findable within one
_ROWS_AT_A_TIME = 500  # of the outbox; below the number of values that SQLite takes in a query
_EDITIONS_AT_A_TIME = 200
_PATIENCE = 30.0  # seconds for another process to finish what it writes, before a rebuild gives up

Progress = Callable[[int, int], None]
"""Told how many paragraphs are done, of how many."""


def entries(edition: Edition) -> Iterator[Entry]:
    """What is found of an edition: all its blocks with text but for running text, contents, masthead."""
    work = edition.work
    symbols = tuple(work.symbols.values_list("key", flat=True))
    collections = tuple(work.collections.values_list("slug", flat=True))
    day = _day(edition.date)
    columns = ("place", "address", "kind", "text", "language")
    for place, address, kind, text, language in (
        _searched(edition.blocks.all()).order_by("place").values_list(*columns)
    ):
        yield Entry(
            edition=edition.pk,
            place=place,
            address=address,
            text=text,
            language=edition.language,
            written=language or "",
            block_kind=kind,
            symbols=symbols,
            title=edition.title,
            body=work.body,
            kind=work.kind,
            year=day.year if day else None,
            day=day.toordinal() if day else 0,
            countries=tuple(work.countries),
            collections=collections,
            audience=audience_of(edition),
            cited=work.cited,
        )


def follow(limit: int | None = None) -> int:
    """Bring the index up to date with the outbox; gives how many changes were followed.

    Where another process writes, it will follow them: nothing is done. An index that is lost is made
    again.
    """
    try:
        with keeping.writing():
            return _follow(limit)
    except WriterBusyError:
        return 0


def follow_on(keep_going: Callable[[], bool]) -> int:
    """Follow changes as the process that writes, until `keep_going` says no; it is asked between looks.

    For the indexer: the engine's writer stays open between changes, which spares most of their cost.
    """
    done = 0
    with keeping.writing():
        backend = _engine()
        try:
            while keep_going():
                done += _batch(backend, _ROWS_AT_A_TIME)
        finally:
            backend.rest()
    return done


def rebuild(on_progress: Progress | None = None) -> int:
    """Make the index anew from the store while searches go on; gives the number of its paragraphs.

    Raises WriterBusyError when another process doesn't finish writing.
    """
    with keeping.writing(_PATIENCE):
        return _rebuild(on_progress)


def restore(on_progress: Progress | None = None) -> str:
    """Make the index again if it is lost; gives a sentence that says so, "" when all was well."""
    try:
        keeping.engine()
    except IndexLostError as lost:
        new = keeping.is_new()
        rebuild(on_progress)
        return "" if new else _("%(reason)s It has been made again.") % {"reason": lost}
    return ""


def agree() -> list[str]:
    """In sentences, where index and store differ; none when they agree (changes under way aside)."""
    try:
        there = dict(keeping.engine().editions())
    except IndexLostError as lost:
        return [str(lost)]
    waiting = set(OutboxEntry.objects.values_list("edition_id", flat=True))
    wanted = {
        pk: count
        for pk, count in _current()
        .annotate(searched=Count("blocks", filter=_is_searched("blocks__")))
        .values_list("pk", "searched")
        if count
    }
    said = []
    for pk in sorted((there.keys() | wanted.keys()) - waiting):
        indexed, kept = there.get(pk, 0), wanted.get(pk, 0)
        if indexed != kept:
            said.append(f"Edition {pk} has {kept} paragraphs to search and {indexed} in the index.")
    return said


def _follow(limit: int | None) -> int:
    backend = _engine()
    done = 0
    try:
        while limit is None or done < limit:
            worked_off = _batch(backend, min(_ROWS_AT_A_TIME, limit - done) if limit else _ROWS_AT_A_TIME)
            if not worked_off:
                return done
            done += worked_off
    finally:
        backend.rest()
    return done


def _engine() -> SearchBackend:
    """The engine in use, made again when it is lost."""
    try:
        return keeping.engine()
    except IndexLostError:
        _rebuild(None)
        return keeping.engine()


def _batch(backend: SearchBackend, most: int) -> int:
    """Follow the oldest rows, for as long as a commit may wait; gives how many."""
    rows = list(OutboxEntry.objects.order_by("pk").values_list("pk", "edition_id")[:most])
    until = time.monotonic() + _BETWEEN_COMMITS
    done: list[int] = []
    seen: set[int] = set()
    for pk, edition_id in rows:
        if edition_id not in seen:
            _replace(backend, edition_id)
            seen.add(edition_id)
        done.append(pk)
        if time.monotonic() > until:
            break
    if done:
        backend.commit()
        OutboxEntry.objects.filter(pk__in=done).delete()
    return len(done)


def _replace(backend: SearchBackend, edition_id: int) -> None:
    """Put an edition as it now stands in the place of what the index has of it."""
    backend.remove(edition_id)
    edition = _current().select_related("work").filter(pk=edition_id).first()
    if edition is not None:
        backend.add(entries(edition))


def _rebuild(on_progress: Progress | None) -> int:
    """Anew into a folder of its own; changes made meanwhile stay in the outbox and are followed after."""
    before = list(OutboxEntry.objects.values_list("pk", flat=True))
    total = _searched(Block.objects.filter(edition__superseded=False)).count()
    made = keeping.fresh()
    done = 0
    for edition in _current().select_related("work").order_by("pk").iterator(_EDITIONS_AT_A_TIME):
        found = list(entries(edition))
        made.add(found)
        done += len(found)
        if on_progress is not None:
            on_progress(done, max(total, done))
    made.commit()
    made.close()
    keeping.use(made)
    _forget(before)
    return done


def _forget(rows: Sequence[int]) -> None:
    for at in range(0, len(rows), _ROWS_AT_A_TIME):
        OutboxEntry.objects.filter(pk__in=rows[at : at + _ROWS_AT_A_TIME]).delete()


def _current() -> QuerySet[Edition]:
    return Edition.objects.filter(superseded=False)


def _searched(blocks: QuerySet[Block]) -> QuerySet[Block]:
    return blocks.filter(_is_searched())


def _is_searched(prefix: str = "") -> Q:
    left_out = Q(**{f"{prefix}kind__in": NOT_SEARCHED}) | Q(**{f"{prefix}text": ""})
    return ~left_out & Q(**{f"{prefix}pk__isnull": False})


def _day(written: str) -> date | None:
    """The day of an ISO date; the first of its month or year where it says no more."""
    parts = [int(part) for part in written.split("-") if part.isdecimal()]
    try:
        return date(*[*parts, 1, 1][:3]) if parts else None
    except ValueError:
        return None
