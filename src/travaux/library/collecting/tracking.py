"""Keeps items of collections true while documents are read anew, move, go and come back: the hook of others.

In: what an action did to an edition or a work, inside its transaction. Out: paragraphs at the addresses where
they stand now, in the version that counts; items of a document that was removed wait for it under its symbol,
with their notes and values. A document that is in no collection costs a question to the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q

from travaux.library import versions
from travaux.library.collecting import entries, words
from travaux.library.lasting import Lasting
from travaux.library.models import (
    Block,
    CollectionEntry,
    CollectionItem,
    Edition,
    ItemKind,
    Visibility,
    Work,
)
from travaux.texts import links, passage
from travaux.texts.passage import Stretch

_ROWS_AT_A_TIME = 500
_MOST_IN_A_QUERY = 400  # values in a query: below the number that SQLite takes


def follow(edition: Edition, kept: Lasting, before: Edition | None = None) -> None:
    """An edition has a new text: its paragraphs are followed to where they stand in it.

    `before` is the version that a new one follows: what was chosen there is of the new one from now on, where
    everybody who saw that sees this. A paragraph that is not there any more stays with the version that had
    it; where that is gone, its words are kept and its place is lost, until a reading has them again.
    """
    if before is not None and not versions.replaces(edition, before):
        return
    rows = list(CollectionItem.objects.filter(edition=before or edition, kind=ItemKind.PARAGRAPH))
    if not rows:
        return
    new = kept.reading.blocks
    went = {kept.before[was].address: new[place].address for was, place in kept.carried.pairs}
    again = {block.text: block.address for block in new}
    changed = []
    for row in rows:
        address = _followed(row, went, again)
        if address is None and before is not None:
            continue  # it stands in the older version still
        if address is None and row.address:
            row.title, address = row.address, ""
        row.address = address or ""
        row.edition = edition
        changed.append(row)
    _save(changed)


def attach(work: Work) -> None:
    """A work has an edition more, or another name: items that waited for it, or for its words, come back."""
    keys = list(work.symbols.values_list("key", flat=True))
    rows = list(CollectionItem.objects.filter(gone__in=keys).exclude(gone=""))
    if rows:
        _come_back(work, rows)
    let_go(work)


def moved(going: Sequence[Edition], target: Work) -> None:
    """Editions have gone to another work: paragraphs that were chosen in them go along."""
    CollectionItem.objects.filter(edition__in=[one.pk for one in going]).update(work=target)


def dissolve(work: Work, target: Work) -> None:
    """A work gives way to another: where it was, the other is."""
    rows = list(CollectionItem.objects.filter(work=work).order_by("pk"))
    _hand_over(rows, target)
    for collection in CollectionEntry.objects.filter(work=work).values_list("collection", flat=True):
        CollectionEntry.objects.get_or_create(collection_id=collection, work=target)


def let_go(work: Work) -> None:
    """An edition was removed: what was chosen in it is at home in another that has its very words.

    What anybody may see who sees that edition is no secret of the one that is gone.
    """
    waiting = Q(work=work, edition=None, kind=ItemKind.PARAGRAPH) & ~Q(address="")
    rows = list(CollectionItem.objects.filter(waiting))
    if not rows:
        return
    editions = sorted(
        Edition.objects.filter(work=work),
        key=lambda one: (one.visibility != Visibility.PUBLIC, one.superseded, -one.version, one.pk),
    )
    there, taken = _texts(editions, rows), _taken(editions)
    changed = []
    for row in rows:
        home = next((one for one in editions if words.same(there, one.pk, row)), None)
        if home is not None and (row.collection_id, home.pk, row.address) not in taken:
            row.edition = home
            taken.add((row.collection_id, home.pk, row.address))
            changed.append(row)
    CollectionItem.objects.bulk_update(changed, ["edition"], batch_size=_ROWS_AT_A_TIME)


def settle(work: Work, language: str) -> None:
    """Another version counts now: it has the items of those that it replaces, where it has their words."""
    rows = list(
        CollectionItem.objects.filter(
            edition__work=work, edition__language=language, edition__superseded=True
        ).select_related("edition")
    )
    newest = (
        Edition.objects.filter(work=work, language=language, superseded=False).order_by("-version").first()
    )
    if not rows or newest is None:
        return
    former = dict(newest.former_addresses.values_list("former", "address"))
    before = {row.pk: row.address for row in rows}
    for row in rows:
        row.address = _at_former(row.address, former)
    there, taken = _texts([newest], rows), _taken([newest])
    changed = []
    for row in rows:
        old, spot = row.edition, (row.collection_id, newest.pk, row.address)
        if old and versions.replaces(newest, old) and spot not in taken and words.same(there, newest.pk, row):
            row.edition = newest
            taken.add(spot)
            changed.append(row)
        else:
            row.address = before[row.pk]
    CollectionItem.objects.bulk_update(changed, ["address", "edition"], batch_size=_ROWS_AT_A_TIME)


def leave(work: Work) -> None:
    """A work is about to go: its items wait for it under its symbol."""
    rows = CollectionItem.objects.filter(work=work)
    rows.update(gone=links.key(work.symbol), work=None, edition=None)


def _followed(row: CollectionItem, went: Mapping[str, str], again: Mapping[str, str]) -> str | None:
    """The address of an item in a new text; None where it is not there."""
    if not row.address:
        return again.get(row.quote)
    stretch = passage.parse(row.address)
    first, last = went.get(stretch.address), went.get(stretch.last)
    if first is None or last is None:
        return None
    until = "" if last == first else last
    return str(Stretch(first, stretch.start, stretch.end, until))


def _at_former(address: str, former: Mapping[str, str]) -> str:
    """An address of an older version as the newest one has it."""
    if not address:
        return address
    stretch = passage.parse(address)
    until = former.get(stretch.until, stretch.until)
    return str(Stretch(former.get(stretch.address, stretch.address), stretch.start, stretch.end, until))


def _save(rows: Sequence[CollectionItem]) -> None:
    """Write new addresses, which may be those that others of them had until now."""
    wanted = [(row.address, row.title) for row in rows]
    for row in rows:
        row.address = f"~{row.pk}"
    CollectionItem.objects.bulk_update(rows, ["address"], batch_size=_ROWS_AT_A_TIME)
    taken: set[tuple[int, str]] = set()
    for row, (address, title) in zip(rows, wanted, strict=True):
        spot = (row.collection_id, address)
        row.address = "" if address and spot in taken else address
        row.title = "" if row.address else title
        taken.add(spot)
    CollectionItem.objects.bulk_update(rows, ["address", "edition", "title"], batch_size=_ROWS_AT_A_TIME)


def _come_back(work: Work, rows: Sequence[CollectionItem]) -> None:
    """Items that waited are of this work; documents are found by the search again."""
    for row in rows:
        row.gone = ""
    _hand_over(rows, work)
    back = [row for row in rows if row.kind == ItemKind.DOCUMENT and row.removed_at is None]
    for row in back:
        CollectionEntry.objects.get_or_create(collection_id=row.collection_id, work=work)
    if back:
        entries.tell([work.pk])


def _hand_over(rows: Iterable[CollectionItem], target: Work) -> None:
    """Let items be of another work; a document that is in the collection already is there once."""
    documents = CollectionItem.objects.filter(work=target, kind=ItemKind.DOCUMENT)
    there = {row.collection_id: row for row in documents}
    kept, double = [], []
    for row in rows:
        other = there.get(row.collection_id) if row.kind == ItemKind.DOCUMENT else None
        if other is not None and (other.removed_at is None or row.removed_at is not None):
            double.append(row.pk)
            continue
        if other is not None:
            double.append(other.pk)
        row.work = target
        kept.append(row)
        if row.kind == ItemKind.DOCUMENT:
            there[row.collection_id] = row
    CollectionItem.objects.filter(pk__in=double).delete()
    CollectionItem.objects.bulk_update(kept, ["work", "gone"], batch_size=_ROWS_AT_A_TIME)


def _texts(editions: Iterable[Edition], rows: Iterable[CollectionItem]) -> dict[tuple[int, str], str]:
    """The texts at the addresses of items in each of these editions."""
    wanted = sorted({name for row in rows for name in words.ends(row.address)})
    found: dict[tuple[int, str], str] = {}
    ids = [one.pk for one in editions]
    for begin in range(0, len(wanted), _MOST_IN_A_QUERY):
        some = wanted[begin : begin + _MOST_IN_A_QUERY]
        blocks = Block.objects.filter(edition__in=ids, address__in=some)
        for edition, address, text in blocks.values_list("edition", "address", "text"):
            found[edition, address] = text
    return found


def _taken(editions: Iterable[Edition]) -> set[tuple[int, int, str]]:
    """The places of these editions that collections have already."""
    rows = CollectionItem.objects.filter(edition__in=[one.pk for one in editions])
    return {
        (collection, edition or 0, address)
        for collection, edition, address in rows.values_list("collection", "edition", "address")
    }
