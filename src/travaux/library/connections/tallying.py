"""How many connections have which relation, author, sharing and tags: what lists and menus offer to choose.

In: rows that somebody may see, and what they have chosen already. Out: facets, each counted without its own
choice. Relation, author and sharing are counted together, in one pass over the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from travaux.library.connections import relations
from travaux.library.models import Connection, ConnectionTag, Sharing

CONNECTION, NOTE = "connection", "note"
_MOST_VALUES = 50  # of one facet


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that rows have, what it is called, and how many have it."""

    value: str
    label: str
    count: int


class Group(NamedTuple):
    """Rows that are alike in these ways, and how many."""

    relation: str
    author: str
    sharing: str
    times: int

    @property
    def kind(self) -> str:
        """ "connection" or "note"."""
        return CONNECTION if self.relation else NOTE


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody has chosen; "" is everything."""

    relation: str = ""
    author: str = ""
    sharing: str = ""
    kind: str = ""

    def fits(self, group: Group, besides: str = "") -> bool:
        """Whether rows of this group are shown, whatever is chosen of `besides`."""
        names = (name for name in self.__slots__ if name != besides)
        return all(getattr(self, name) in ("", getattr(group, name)) for name in names)


def groups(rows: QuerySet[Connection]) -> list[Group]:
    """Count rows in one pass."""
    author = Coalesce(NullIf("by_name", Value("")), "owner__username", Value(""))
    counted = rows.order_by().values("relation", "sharing", said=author).annotate(times=Count("pk"))
    return [Group(row["relation"], row["said"], row["sharing"], row["times"]) for row in counted]


def total(counted: Iterable[Group], chosen: Chosen) -> int:
    """How many rows fit all that is chosen."""
    return sum(group.times for group in counted if chosen.fits(group))


def by_relation(counted: Iterable[Group], chosen: Chosen, language: str) -> tuple[Facet, ...]:
    """Relations, by their verb in a language; notes are none."""
    known = {one.slug: one.words(language).verb for one in relations.all()}
    return _facets(counted, chosen, "relation", lambda group: group.relation, known)


def by_author(counted: Iterable[Group], chosen: Chosen) -> tuple[Facet, ...]:
    """Authors; who has no account any more has no name."""
    return _facets(counted, chosen, "author", lambda group: group.author)


def by_kind(counted: Iterable[Group], chosen: Chosen) -> tuple[Facet, ...]:
    """Connections and notes."""
    return _facets(counted, chosen, "kind", lambda group: group.kind)


def by_sharing(counted: Iterable[Group], chosen: Chosen) -> tuple[Facet, ...]:
    """Who sees them."""
    return _facets(counted, chosen, "sharing", lambda group: group.sharing, dict(Sharing.choices))


def by_tag(rows: QuerySet[Connection]) -> tuple[Facet, ...]:
    """Tags, as they were spelled."""
    there = ConnectionTag.objects.filter(connection__in=rows.order_by().values("pk"))
    counted = there.order_by().values_list("name").annotate(times=Count("pk"))
    return _sorted(dict(counted))


def _facets(
    counted: Iterable[Group],
    chosen: Chosen,
    name: str,
    value: Callable[[Group], str],
    names: Mapping[str, object] | None = None,
) -> tuple[Facet, ...]:
    found: dict[str, int] = {}
    for group in counted:
        if chosen.fits(group, besides=name):
            found[value(group)] = found.get(value(group), 0) + group.times
    found.pop("", None)
    return _sorted(found, names)


def _sorted(counted: Mapping[str, int], names: Mapping[str, object] | None = None) -> tuple[Facet, ...]:
    """Most frequent first."""
    made = [Facet(value, str((names or {}).get(value, value)), count) for value, count in counted.items()]
    made.sort(key=lambda one: (-one.count, one.label.casefold()))
    return tuple(made[:_MOST_VALUES])
