"""Keeps the places of passages true while editions come, are read anew, move or go: the hook of others.

In: what an action did to an edition or work, inside its transaction. Out: places of all its passages in
that edition worked out anew, passages that waited for the work attached, those of a removed edition let go.
A document without passages costs one question to the database; the number of queries never depends on how
many passages there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q, QuerySet

from travaux.library.connections import blocks, keeping, placing
from travaux.library.connections.placing import Earlier, Text
from travaux.library.models import Connection, Edition, Passage, PassagePlace, PassageState, Symbol, Work
from travaux.texts import links
from travaux.texts.reading import Block

_ROWS_AT_A_TIME = 500


def follow(
    edition: Edition,
    former: Mapping[str, str] | None = None,
    was: Sequence[Block] = (),
    before: Edition | None = None,
) -> None:
    """An edition has a new text: find all passages of its work in it.

    `former` leads from the addresses before to those now, `was` are the blocks that stood there before;
    `before` is the version that a new one follows.
    """
    if not _concerned(edition.work).exists():
        return
    _attach(edition.work)
    _place(edition, former or {}, was, before)
    _rehome(edition.work)


def attach(work: Work) -> None:
    """A work has other names: passages that waited for one of them are attached, and placed."""
    if _attach(work):
        anew(work)


def rename(work: Work) -> None:
    """A work has another main symbol: its passages go by it, and what waited for it comes."""
    rows = Passage.objects.filter(work=work).exclude(symbol=work.symbol)
    changed = list(rows.values_list("connection", flat=True))
    rows.update(symbol=work.symbol, key=links.key(work.symbol))
    _renew(changed)
    attach(work)


def moving(going: Sequence[Edition], work: Work, target: Work) -> None:
    """Editions go to another work: passages chosen in them go along; all, when the work keeps none."""
    if work.pk == target.pk or not Passage.objects.filter(work=work).exists():
        return
    ids = [edition.pk for edition in going]
    rows = Passage.objects.filter(work=work)
    if work.editions.exclude(pk__in=ids).exists():
        rows = rows.filter(edition__in=ids)
    changed = list(rows.values_list("connection", flat=True))
    PassagePlace.objects.filter(passage__in=rows.values("pk")).exclude(edition__in=ids).delete()
    rows.update(work=target, symbol=target.symbol, key=links.key(target.symbol))
    _renew(changed)


def moved(work: Work, target: Work) -> None:
    """Editions have gone to another work: both have their places anew."""
    for one in (work, target):
        if one.pk is not None and _concerned(one).exists():  # a work that is gone has no key any more
            _attach(one)
            anew(one)


def speak(edition: Edition) -> None:
    """An edition is in another language now: so are the passages that were chosen in it."""
    Passage.objects.filter(edition=edition).update(language=edition.language)
    if _concerned(edition.work).exists():
        anew(edition.work)


def let_go(work: Work) -> None:
    """An edition of this work was removed: what was chosen in it is at home in another that has its words."""
    if Passage.objects.filter(work=work).exists():
        _rehome(work)


def anew(work: Work) -> None:
    """Find all passages of a work in each of its editions."""
    for edition in work.editions.order_by("language", "version"):
        _place(edition, {}, blocks.every(edition.pk), None)


def _concerned(work: Work) -> QuerySet[Passage]:
    """The passages of a work, and those that wait for one of its names."""
    return Passage.objects.filter(Q(work=work) | _waiting(work))


def _waiting(work: Work) -> Q:
    return Q(work=None, key__in=Symbol.objects.filter(work=work).values("key"))


def _attach(work: Work) -> int:
    """Let what waited for a work be of it; how many passages."""
    rows = Passage.objects.filter(_waiting(work))
    changed = list(rows.values_list("connection", flat=True))
    if changed:
        rows.update(work=work, symbol=work.symbol, key=links.key(work.symbol))
        _renew(changed)
        others = list(work.editions.all())
        if len(others) > 1:
            anew(work)
    return len(changed)


def _renew(connections: Sequence[int]) -> None:
    """Work out the fingerprints of connections again, whose ends go by another symbol."""
    for begin in range(0, len(connections), _ROWS_AT_A_TIME):
        rows = Connection.objects.filter(pk__in=connections[begin : begin + _ROWS_AT_A_TIME])
        some = list(rows.prefetch_related("passages", "tag_rows"))
        keeping.renew(some)
        Connection.objects.bulk_update(some, ["fingerprint"])


def _place(edition: Edition, former: Mapping[str, str], was: Sequence[Block], before: Edition | None) -> None:
    rows = list(Passage.objects.filter(work=edition.work_id).exclude(address="").order_by("pk"))
    earlier = _earlier(edition, former, before)
    PassagePlace.objects.filter(edition=edition).delete()
    text = _text(edition, rows, was)
    made = [placing.place(row, text, earlier.get(row.pk)) for row in rows]
    PassagePlace.objects.bulk_create(made, batch_size=_ROWS_AT_A_TIME)


def _earlier(edition: Edition, former: Mapping[str, str], before: Edition | None) -> dict[int, Earlier]:
    """What was known of each passage: in this edition, or in the version before it."""
    kept = PassagePlace.objects.filter(edition=before or edition)
    telling = kept.filter(Q(state=PassageState.BY_ADDRESS) | Q(settled_at__isnull=False))
    return {one.passage_id: Earlier(one, former) for one in telling}


def _text(edition: Edition, rows: Iterable[Passage], was: Sequence[Block]) -> Text:
    """The edition's text, with those that its language's passages were chosen in."""
    chosen_in = {
        row.edition_id
        for row in rows
        if row.edition_id not in (None, edition.pk) and row.language == edition.language
    }
    others = {pk: blocks.every(pk) for pk in chosen_in if pk is not None}
    former = dict(edition.former_addresses.values_list("former", "address"))
    return Text(edition, blocks.every(edition.pk), former, was, others)


def _rehome(work: Work) -> None:
    """Passages whose edition is gone belong to the newest one that has their very words.

    What anybody may see who sees that edition is no secret of the one that is gone.
    """
    lost = list(Passage.objects.filter(work=work, edition=None, named=False))
    if not lost:
        return
    newest: dict[tuple[int, str], int] = {}
    there = PassagePlace.objects.filter(
        passage__in=[row.pk for row in lost], state__in=(PassageState.EXACT, PassageState.MOVED)
    )  # certain or not: the very words stand there
    ranked = there.order_by("edition__version").values_list("passage", "edition__language", "edition")
    for passage, language, edition in ranked:
        newest[passage, language] = edition
    whole = work.editions.order_by("-version", "pk").values_list("language", "pk")
    by_language = dict(reversed(list(whole)))
    for row in lost:
        found = newest.get((row.pk, row.language)) if row.address else by_language.get(row.language)
        row.edition_id = found
    Passage.objects.bulk_update([row for row in lost if row.edition_id], ["edition"], batch_size=500)
