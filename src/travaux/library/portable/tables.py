"""What goes along from one library to another, and how its rows are known there.

In: the tables. Out: a description of each: its file, the fields by which a row is known, its parts (written
inside it), and what is left out because it is worked out anew or is a secret. Every table stands here or in
`LEFT_OUT`; fields that are added to a table go along by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db.models import Model

from travaux.library import models

SCHEMA = "travaux/library/1"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name in the export and the fields that name a row.

    `parent` is the field that leads to the row that it is a part of; `alone`: its name is unique without
    that. `order` is the order of its rows. `merges`: a row that is here already gets the parts that it lacks.
    """

    file: str
    model: type[Model]
    name: tuple[str, ...] = ()
    parent: str = ""
    parts: tuple[Table, ...] = ()
    order: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    alone: bool = True
    merges: bool = False


def _part(file: str, model: type[Model], parent: str, *name: str, **more: object) -> Table:
    return Table(file, model, name, parent, alone=False, **more)  # type: ignore[arg-type]


GROUPS = Table("groups", Group, ("name",), order=("name",))
PEOPLE = Table(
    "people",
    models.Person,
    ("username",),
    parts=(_part("groups", models.Person.groups.through, "person", "group", order=("group__name",)),),
    order=("username",),
    without=frozenset({"password", "last_login", "is_superuser", "is_staff", "date_joined"}),
    merges=True,
)
RELATIONS = Table("relations", models.RelationType, ("slug",), order=("slug",))
WORKS = Table(
    "works",
    models.Work,
    ("symbol",),
    parts=(
        Table("symbols", models.Symbol, ("key",), "work", order=("key",)),
        _part(
            "decisions", models.CitationDecision, "work", "language", "address", "quote", "at",
            order=("language", "address", "at", "quote"),
        ),
    ),
    order=("symbol",),
    without=frozenset({"cited"}),
    merges=True,
)  # fmt: skip
EDITIONS = Table(
    "editions",
    models.Edition,
    ("work", "language", "version"),
    parts=(
        _part("former_addresses", models.FormerAddress, "edition", "former", order=("former",)),
        _part(
            "citations", models.Citation, "edition",
            parts=(_part("places", models.CitedPlace, "citation", order=("pk",)),),
            order=("place", "start", "end", "target", "pk"),
        ),
    ),
    order=("work__symbol", "language", "version"),
)  # fmt: skip
CONNECTIONS = Table(
    "connections",
    models.Connection,
    ("key",),
    parts=(
        _part("tags", models.ConnectionTag, "connection", "name", order=("pk",)),
        _part(
            "passages", models.Passage, "connection", "side",
            parts=(
                _part(
                    "places", models.PassagePlace, "passage", "edition",
                    order=("edition__work__symbol", "edition__language", "edition__version"),
                ),
            ),
            order=("side",),
        ),
    ),
    order=("made_at", "pk"),
)  # fmt: skip
RECOMMENDATIONS = Table(
    "recommendations",
    models.Recommendation,
    ("key",),
    parts=(
        _part(
            "texts", models.RecommendationText, "recommendation", "edition",
            order=("language", "edition__version", "pk"),
        ),
        _part("parties", models.RecommendationParty, "recommendation", order=("pk",)),
        _part("topics", models.RecommendationTopic, "recommendation", "slug", order=("pk",)),
        _part("steps", models.RecommendationStep, "recommendation", order=("at", "pk")),
    ),
    order=("folded", "place", "nth", "key"),
)  # fmt: skip
LISTS = Table(
    "lists",
    models.WordList,
    ("slug",),
    parts=(_part("terms", models.Term, "word_list", "code", order=("position", "pk")),),
    order=("slug",),
    merges=True,
)
COLLECTIONS = Table(
    "collections",
    models.Collection,
    ("slug",),
    parts=(
        _part("entries", models.CollectionEntry, "collection", "work", order=("work__symbol",)),
        _part("fields", models.CollectionField, "collection", "slug", order=("position", "pk")),
        _part(
            "members", models.CollectionMember, "collection", "person", "group",
            order=("person__username", "group__name"),
        ),
    ),
    order=("slug",),
    merges=True,
)  # fmt: skip
ITEMS = Table("items", models.CollectionItem, ("key",), order=("collection__slug", "position", "key"))
VALUES = Table(
    "values",
    models.FieldValue,
    ("owner_item", "field", "position", "value", "item"),
    order=("owner_item__key", "field__slug", "position", "value"),
)
SEARCHES = Table(
    "searches",
    models.SavedSearch,
    ("owner", "name", "made_at"),
    order=("owner__username", "made_at", "name"),
    without=frozenset({"secret"}),
)
FOLLOWINGS = Table(
    "followings",
    models.Following,
    ("person", "collection", "search"),
    order=("person__username", "collection__slug", "search__made_at"),
    without=frozenset({"secret"}),
)
TABLES = (
    GROUPS, PEOPLE, RELATIONS, WORKS, EDITIONS, CONNECTIONS, RECOMMENDATIONS, LISTS, COLLECTIONS, ITEMS,
    VALUES, SEARCHES, FOLLOWINGS,
)  # fmt: skip
"""In the order in which they are read in: what others name comes before them."""

LEFT_OUT = {
    "page": "stands in the reading of the edition",
    "block": "stands in the reading of the edition",
    "readingwarning": "stands in the reading of the edition",
    "original": "is the file itself",
    "targetname": "worked out from symbols",
    "outboxentry": "what the index has yet to follow",
    "addition": "jobs of this library",
    "auditentry": "the log of this library: a backup has it",
    "apitoken": "a secret",
}
"""Tables that stay, and why."""


def every(tables: tuple[Table, ...] = TABLES) -> Iterator[Table]:
    """All tables with their parts."""
    for table in tables:
        yield table
        yield from every(table.parts)
