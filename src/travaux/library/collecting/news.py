"""What is new in a collection or a saved search: entries for feeds and mails.

In: a viewer and what they follow. Out: a `Feed` with its entries, newest first, each with a name that lasts.
Only what the viewer may see is in it. `stamp` says cheaply whether anything can be new at all.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from travaux.library.collecting import saved, showing
from travaux.library.collecting.following import Subject
from travaux.library.collecting.showing import ItemShown
from travaux.library.models import AuditEntry, Collection, CollectionItem, ItemKind, OutboxEntry, SavedSearch
from travaux.library.permissions import Viewer, visible_items
from travaux.library.search.results import Group

MOST = 50
"""Entries of a feed: what a reader that asks once a day may have missed."""

_NAMES = uuid.UUID("5b0f9a5e-3f0e-5d0b-9a63-6d4f6c7c8a11")  # of entries that have no key of their own
_LONGEST_SUMMARY = 600  # characters


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is new. `href` is a path of this site."""

    id: str
    title: str
    summary: str
    href: str
    updated: datetime
    author: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """What is new, newest first; `total` counts what there is beyond the entries as well."""

    id: str
    title: str
    summary: str
    href: str
    updated: datetime
    entries: tuple[Entry, ...]
    total: int
    tag: str


def of(viewer: Viewer, subject: Subject, most: int = MOST, language: str = "en") -> Feed:
    """The newest of a collection or a saved search."""
    if isinstance(subject, Collection):
        return of_collection(viewer, subject, most, language)
    return of_search(viewer, subject, most)


def of_collection(viewer: Viewer, collection: Collection, most: int = MOST, language: str = "en") -> Feed:
    """What was put into a collection last."""
    entries = items(viewer, collection, most=most, language=language)
    total = visible_items(viewer).filter(collection=collection).count()
    made = _made(f"collection {collection.pk}")
    tag = stamp(viewer, collection)
    updated = max((one.updated for one in entries), default=collection.made_at)
    href = f"/collections/{collection.slug}"
    return Feed(made, collection.name, collection.introduction, href, updated, tuple(entries), total, tag)


def of_search(viewer: Viewer, search: SavedSearch, most: int = MOST) -> Feed:
    """The documents found by a search that were added last."""
    found = saved.fresh(viewer, search, most=most)
    entries = documents(search, found) if found else []
    updated = max((one.updated for one in entries), default=search.made_at)
    total = found.documents if found else 0
    tag = stamp(viewer, search)
    return Feed(
        _made(f"search {search.pk}"), search.name, "", saved.href(search), updated, tuple(entries), total, tag
    )


def items(
    viewer: Viewer,
    collection: Collection,
    since: datetime | None = None,
    most: int = MOST,
    language: str = "en",
) -> list[Entry]:
    """What was put into a collection (since a moment, by others)."""
    rows = visible_items(viewer).filter(collection=collection)
    if since is not None:
        rows = rows.filter(added_at__gt=since).exclude(by=viewer.person)
    newest: Sequence[CollectionItem] = list(rows.order_by("-added_at", "-pk")[:most])
    return [_entry(one) for one in showing.shown(viewer, newest, language)]


def documents(search: SavedSearch, found: saved.Fresh) -> list[Entry]:
    """An entry for each document that is new to a search."""
    return [_of_group(search, group, found.added[group.edition_id]) for group in found.groups]


def stamp(viewer: Viewer, subject: Subject) -> str:
    """A mark that is another as soon as a feed may be: as soon as anything in the library has changed.

    Two questions to the database, so that a program that asks for news every hour costs nothing. What it is
    made of can't be told from it.
    """
    last = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    waiting = OutboxEntry.objects.order_by("pk").values_list("pk", flat=True).first()
    whose = viewer.person.pk if viewer.person else 0
    said = f"{type(subject).__name__} {subject.pk} {whose} {last or 0} {waiting or 0}"
    return salted_hmac(__name__, said).hexdigest()[:32]


def _entry(one: ItemShown) -> Entry:
    title = one.printed or one.title
    if one.kind == ItemKind.DOCUMENT and one.title != one.symbol:
        title = f"{one.printed}: {one.title}"
    said = " — ".join(filter(None, (_cut(one.now or one.quote), _cut(one.note))))
    href = one.href or f"/collections/{one.collection}#item-{one.key}"
    return Entry(f"urn:uuid:{one.key}", title, said, href, one.changed_at, one.by, one.language)


def _of_group(search: SavedSearch, group: Group, added: datetime) -> Entry:
    count = ngettext("%(count)d paragraph", "%(count)d paragraphs", group.total) % {"count": group.total}
    lines = [f"{hit.label} {''.join(part.text for part in hit.snippet)}".strip() for hit in group.hits]
    named = f"{search.pk} {group.place.path()} {added.isoformat()}"
    return Entry(
        _made(named),
        f"{group.symbol}: {group.title}" if group.title else group.symbol,
        _("%(count)s: %(words)s") % {"count": count, "words": _cut(" … ".join(lines))},
        group.hits[0].place.path() if group.hits else group.place.path(),
        added,
        language=group.language,
    )


def _made(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_NAMES, name)}"


def _cut(text: str) -> str:
    clean = " ".join(text.split())
    if len(clean) <= _LONGEST_SUMMARY:
        return clean
    return clean[:_LONGEST_SUMMARY].rpartition(" ")[0] + " …"
