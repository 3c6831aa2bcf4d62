"""Choices in the address: filters, sort and page of a list, each change a link.

In: the query part of an address. Out: what is chosen, and for each thing that could be chosen the
link that changes it and nothing else. Shared by the library's shelf and by search, so that both look
and work alike without a script.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from travaux.library.search.results import Facet

TITLES = {
    "body": _("Body"),
    "kind": _("Kind of document"),
    "year": _("Year"),
    "lang": pgettext_lazy("of a document", "Language"),
    "country": _("Country"),
    "collection": _("Collection"),
    "visibility": _("Who may see it"),
    "cites": _("Cites"),
    "cited-by": _("Cited by"),
}
SHOWN = 8  # values of a facet before "more": about as many as are taken in at a glance
_LAST_PAGE = 100_000


@dataclass(frozen=True, slots=True)
class Choice:
    """A value as a link; following it chooses the value, or takes it away again."""

    label: str
    count: int
    chosen: bool
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """A facet with its first values, the rest, and whether it takes years."""

    name: str
    title: str
    first: tuple[Choice, ...]
    rest: tuple[Choice, ...]

    @property
    def years(self) -> bool:
        """Whether the two inputs for a range of years belong here."""
        return self.name == "year"


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen value above a list; following its link takes it away."""

    title: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Pager:
    """Where one is in a list of several pages."""

    page: int
    pages: int
    before: str
    after: str


def asked(request: HttpRequest) -> QueryDict:
    """The address's query; a range of years typed into two inputs becomes one value, "2001-2005"."""
    query = request.GET.copy()
    first, last = (query.pop(name, [""])[-1].strip() for name in ("from", "to"))
    if first or last:
        query.setlist("year", [first if first == last else f"{first}-{last}"])
    return query


def chosen(query: QueryDict, facets: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The chosen values of each facet, once each, empty ones left out."""
    values = {name: tuple(dict.fromkeys(filter(None, query.getlist(name)))) for name in facets}
    return {name: those for name, those in values.items() if those}


def page(query: QueryDict) -> int:
    """The page of the list, 1 when it is none."""
    text = query.get("page", "1")
    return min(max(int(text), 1), _LAST_PAGE) if text.isascii() and text.isdigit() else 1


def number(query: QueryDict, name: str) -> int:
    """A number in the address, 0 when it is none."""
    text = query.get(name, "")
    return min(int(text), _LAST_PAGE) if text.isascii() and text.isdigit() else 0


def one_of(query: QueryDict, name: str, values: Sequence[str]) -> str:
    """A value that is one of a few; the first of them when it is none."""
    value = query.get(name, "")
    return value if value in values else values[0]


def link(query: QueryDict, **changes: str | None) -> str:
    """The address with some of its parts changed (None: taken away), back on the first page."""
    new = query.copy()
    for name, value in {"page": None, **changes}.items():
        if value is None:
            new.pop(name, None)
        else:
            new[name] = value
    return "?" + new.urlencode(safe="/,:")


def toggled(query: QueryDict, name: str, value: str) -> str:
    """The address with one value of a facet chosen, or taken away when it is chosen."""
    new = query.copy()
    new.pop("page", None)
    values = [one for one in new.pop(name, []) if one]
    values = [one for one in values if one != value] if value in values else [*values, value]
    new.setlist(name, values)
    return "?" + new.urlencode(safe="/,:")


def groups(query: QueryDict, facets: Iterable[Facet]) -> list[Group]:
    """Facets as links with counts; chosen values come first."""
    made = []
    for facet in facets:
        values = sorted(facet.values, key=lambda value: not value.chosen)
        choices = tuple(
            Choice(one.label, one.count, one.chosen, toggled(query, facet.name, one.value)) for one in values
        )
        made.append(Group(facet.name, str(TITLES[facet.name]), choices[:SHOWN], choices[SHOWN:]))
    return made


def chips(query: QueryDict, facets: Iterable[Facet]) -> list[Chip]:
    """What is chosen, each with the link that takes it away."""
    return [
        Chip(str(TITLES[facet.name]), value.label, toggled(query, facet.name, value.value))
        for facet in facets
        for value in facet.values
        if value.chosen
    ]


def filter_chips(query: QueryDict, labels: Mapping[tuple[str, str], str]) -> list[Chip]:
    """Chosen values that have no counts (what cites this, what is cited by that), by name and value."""
    return [
        Chip(str(TITLES[name]), label, toggled(query, name, value)) for (name, value), label in labels.items()
    ]


def cleared(query: QueryDict, facets: Iterable[str]) -> str:
    """The address without any choice; words and sort stay."""
    return link(query, **dict.fromkeys(facets))


def pager(query: QueryDict, at: int, pages: int) -> Pager | None:
    """Links to the page before and after; None for a list of one page."""
    if pages <= 1:
        return None
    at = min(at, pages)
    before = link(query, page=str(at - 1)) if at > 1 else ""
    return Pager(at, pages, before, link(query, page=str(at + 1)) if at < pages else "")


def sorts(query: QueryDict, labels: Mapping[str, str | Promise], current: str) -> list[Choice]:
    """The orders of a list as links."""
    return [Choice(str(label), 0, name == current, link(query, sort=name)) for name, label in labels.items()]


def hidden(query: QueryDict, *besides: str) -> list[tuple[str, str]]:
    """What a form must carry along so that sending it keeps the other choices."""
    return [
        (name, value) for name, values in query.lists() if name not in (*besides, "page") for value in values
    ]
