"""Searches that people keep: named, run again, and asked for what is new.

In: a viewer, a name, and a search as it stands in an address ("q=torture&year=2001-2005"). Out: saved
searches; their results, or the paragraphs of documents that were added since a moment. A search is run as
whoever asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlencode

from django.db import transaction
from django.db.models import QuerySet

from travaux.library import audit
from travaux.library.collecting import wording
from travaux.library.models import Edition, OutboxEntry, Role, SavedSearch, Visibility
from travaux.library.permissions import Action, Viewer, require, visible_editions, visible_searches
from travaux.library.search import finder
from travaux.library.search.results import CHOSEN, SORTS, Group, Request
from travaux.texts.errors import ConflictError, FieldsError, MissingError, NotAllowedError

MOST = 200
"""Searches that one person keeps."""

_LONGEST_NAME = 120  # as the table has it
_LONGEST_QUERY = 4000  # characters: as long as an address may be
_WINDOWS = (300, 3_000)  # newest documents that are looked through: most feeds are full after the first
_PARAGRAPHS = 3  # of a document that are shown
_ALSO = ("sort", "exact")
_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Fresh:
    """What is new: how many paragraphs in how many documents, and the documents added last with their best.

    `added` says when each of them was added, by its edition.
    """

    total: int
    documents: int
    groups: tuple[Group, ...]
    added: Mapping[int, datetime]


def all(viewer: Viewer) -> QuerySet[SavedSearch]:
    """Their own searches, and those that others made public, by name."""
    return visible_searches(viewer).select_related("owner").order_by("name", "pk")


def mine(viewer: Viewer) -> QuerySet[SavedSearch]:
    """Their own."""
    return all(viewer).filter(owner=viewer.person) if viewer.person else all(viewer).none()


def one(viewer: Viewer, pk: int) -> SavedSearch:
    """A saved search. Raises MissingError."""
    found = all(viewer).filter(pk=pk).first()
    if found is None:
        raise MissingError(f"There is no saved search {pk}, or it is somebody else's.")
    return found


@transaction.atomic
def save(viewer: Viewer, name: str, query: str, visibility: str = Visibility.PRIVATE) -> SavedSearch:
    """Keep a search."""
    require(viewer, Action.SAVE_SEARCH)
    assert viewer.person is not None  # visitors have no role for it
    if viewer.person.saved_searches.count() >= MOST:
        raise ConflictError(f"You keep {MOST} searches already: remove one first.")
    made = SavedSearch.objects.create(
        owner=viewer.person, name=_name(name), query=_query(query), visibility=_visibility(visibility)
    )
    _record(viewer, "save-search", made)
    return made


@transaction.atomic
def change(
    viewer: Viewer,
    search: SavedSearch,
    *,
    name: str | None = None,
    query: str | None = None,
    visibility: str | None = None,
) -> SavedSearch:
    """Another name, another query, other people who see it; None: as it is."""
    _require_own(viewer, search)
    search.name = search.name if name is None else _name(name)
    search.query = search.query if query is None else _query(query)
    search.visibility = search.visibility if visibility is None else _visibility(visibility)
    search.save(update_fields=["name", "query", "visibility"])
    _record(viewer, "change-search", search)
    return search


@transaction.atomic
def remove(viewer: Viewer, search: SavedSearch) -> None:
    """Keep a search no longer; nobody follows it then."""
    _require_own(viewer, search)
    _record(viewer, "remove-search", search)
    search.delete()


def request(search: SavedSearch) -> Request:
    """What a saved search asks the finder."""
    said = parse_qs(search.query)
    chosen = {name: tuple(values) for name, values in said.items() if name in CHOSEN}
    sort = said.get("sort", [SORTS[0]])[-1]
    return Request(said.get("q", [""])[-1], chosen, sort, exact="exact" in said)


def href(search: SavedSearch) -> str:
    """The page of its results."""
    return f"/search?{search.query}"


def fresh(
    viewer: Viewer,
    search: SavedSearch,
    since: datetime | None = None,
    until: datetime | None = None,
    most: int = 50,
) -> Fresh | None:
    """What was added since a moment (None: the newest there is) that the viewer finds by it.

    None while there is no index to ask.
    """
    asked = request(search)
    rows = visible_editions(viewer).filter(superseded=False).order_by("-added_at", "-pk")
    if since is not None:
        rows = rows.filter(added_at__gt=since)
    if until is not None:
        rows = rows.filter(added_at__lte=until)
    found: dict[int, int] | None = {}
    added: dict[int, datetime] = {}
    for window in _WINDOWS:
        added = dict(rows.values_list("pk", "added_at")[:window])
        found = finder.documents(viewer, _only(asked, frozenset(added))) if added else {}
        if found is None or len(found) >= most or len(added) < window:
            break
    if found is None:
        return None
    newest = [pk for pk in added if pk in found][:most]
    return Fresh(sum(found.values()), len(found), _groups(viewer, asked, newest), added)


def known_until(now: datetime, since: datetime) -> datetime:
    """Up to when the index knows everything that was added since a moment: what it has yet to take in
    is told of another time.
    """
    waiting = Edition.objects.filter(
        pk__in=OutboxEntry.objects.filter(removed=False).values("edition_id"), added_at__gt=since
    )
    first = waiting.order_by("added_at").values_list("added_at", flat=True).first()
    return now if first is None else max(since, first - _MOMENT)


def _groups(viewer: Viewer, asked: Request, newest: list[int]) -> tuple[Group, ...]:
    """The documents with their best paragraphs, newest first."""
    if not newest:
        return ()
    wanted = _only(asked, frozenset(newest), documents=len(newest))
    there = {group.edition_id: group for group in finder.search(viewer, wanted).groups}
    return tuple(there[pk] for pk in newest if pk in there)


def _only(asked: Request, editions: frozenset[int], documents: int = 1) -> Request:
    return replace(
        asked, among=editions, documents=documents, per_document=_PARAGRAPHS, facets=False, sort=SORTS[0]
    )


def _require_own(viewer: Viewer, search: SavedSearch) -> None:
    """Its owner changes a search; what is public an admin as well."""
    mine = viewer.person is not None and search.owner_id == viewer.person.pk
    if not mine and not (viewer.role == Role.ADMIN and search.visibility == Visibility.PUBLIC):
        raise NotAllowedError("A saved search is for its owner to change: save one of your own.")


def _record(viewer: Viewer, action: str, search: SavedSearch) -> None:
    """The log is read by those who run the library: of what is private it has no words."""
    public = search.visibility == Visibility.PUBLIC
    audit.record(viewer, action, search.name if public else "a private search", search=search.pk)


def _name(name: str) -> str:
    return wording.line(name, "name", missing="A saved search needs a name.", longest=_LONGEST_NAME)


def _query(query: str) -> str:
    """A query as it is kept: what the finder reads, in one order. Raises FieldsError."""
    if len(query) > _LONGEST_QUERY:
        raise FieldsError({"query": "This search is too long to be kept: choose less."})
    said = parse_qs(query.strip().lstrip("?"))
    parts = [
        (name, value) for name in ("q", *CHOSEN, *_ALSO) for value in said.get(name, ()) if value.strip()
    ]
    if not any(name not in _ALSO for name, _value in parts):
        raise FieldsError(
            {"query": "Search for something first: a search of everything has nothing to keep."}
        )
    return urlencode(parts)


def _visibility(value: str) -> str:
    if value not in Visibility.values:
        raise FieldsError({"visibility": f"“{value}” is unknown: use public or private."})
    return value
