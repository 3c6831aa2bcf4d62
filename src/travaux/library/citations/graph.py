"""The neighbourhood of a document or paragraph, and its citing documents by year.

In: a viewer and a work, perhaps an address. Out: documents that cite it and that it cites, at most as many
as can be drawn, the rest only counted; and rows of year, body and number of documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Exists, F, Max, Min, OuterRef, QuerySet

from travaux.citing import instruments
from travaux.library.citations import labels, names, seeing
from travaux.library.models import Citation, CitationState, Work
from travaux.library.permissions import Viewer, visible_editions
from travaux.texts.errors import MissingError

MOST = 50
"""Documents in a picture: more can't be read."""

CENTRE, CITES, CITED = "centre", "cites", "cited"
_YEAR = 4  # digits of a year at the beginning of a date


@dataclass(frozen=True, slots=True)
class Node:
    """A document in the picture. `role`: "centre", "cites" (it cites the centre), "cited" (by it)."""

    id: int
    label: str
    title: str
    year: int | None
    href: str
    role: str
    count: int


@dataclass(frozen=True, slots=True)
class Edge:
    """`source` cites `target` in so many paragraphs."""

    source: int
    target: int
    count: int


@dataclass(frozen=True, slots=True)
class Graph:
    """A neighbourhood: the centre first, then by year. `folded` counts what was left out, by role."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    folded: dict[str, int]


@dataclass(frozen=True, slots=True)
class Year:
    """How many documents of one body cite a work, in one year (None: no date)."""

    year: int | None
    body: str
    count: int


@dataclass(frozen=True, slots=True)
class Cites:
    """`source` cites `target` in so many paragraphs; both are symbols. `treaty`: the target's name if one."""

    source: str
    target: str
    count: int
    treaty: str = ""


def edges(viewer: Viewer, language: str = "en") -> Iterator[Cites]:
    """Who cites whom in the whole library, as far as they may know: one after another."""
    there = seeing.visible_works(viewer).filter(pk=OuterRef("work"))
    rows = (
        seeing.citing(viewer)
        .filter(Exists(there), state=CitationState.RESOLVED)
        .exclude(edition__work=F("work"))
        .order_by("edition__work__symbol", "work__symbol")
        .values_list("edition__work__symbol", "work__symbol")
        .annotate(times=Count("address", distinct=True))
    )
    for source, target, times in rows.iterator():
        known = target.startswith(names.INSTRUMENT)
        treaty = labels.title(target.removeprefix(names.INSTRUMENT), None, language) if known else ""
        yield Cites(source, target, times, treaty)


def neighbourhood(
    viewer: Viewer, work_id: int, address: str | None = None, most: int = MOST, language: str = "en"
) -> Graph:
    """Who cites a work (or a place in it) and what it (or that place) cites. Raises MissingError."""
    centre = seeing.cited_works(viewer, [work_id]).get(work_id)
    if centre is None:
        raise MissingError("There is no such document in this library.")
    citing = _counted(_citing(viewer, work_id, address), "edition__work")
    cited = _counted(_cited(viewer, work_id, address), "work")
    ranked = [(count, pk, CITES) for pk, count in citing.items()]
    ranked += [(count, pk, CITED) for pk, count in cited.items() if pk not in citing]
    ranked.sort(key=lambda one: (-one[0], one[1]))
    kept, rest = ranked[: max(0, most - 1)], ranked[max(0, most - 1) :]
    about = _about(viewer, [work_id, *(pk for _, pk, _ in kept)])
    nodes = [_node(about, pk, role, count, language) for count, pk, role in kept]
    nodes.sort(key=lambda one: (one.year is None, one.year or 0, one.label))
    shown = {one.id for one in nodes}
    edges = [Edge(pk, work_id, count) for pk, count in citing.items() if pk in shown]
    edges += [Edge(work_id, pk, count) for pk, count in cited.items() if pk in shown]
    folded = {role: sum(one[2] == role for one in rest) for role in (CITES, CITED)}
    return Graph((_node(about, work_id, CENTRE, 0, language), *nodes), tuple(edges), folded)


def timeline(viewer: Viewer, work_id: int, address: str | None = None) -> list[Year]:
    """How many other documents cite a work, by year and body."""
    rows = _citing(viewer, work_id, address).order_by()
    dated = rows.values("edition__work", "edition__work__body").annotate(day=Min("edition__date"))
    counted: dict[tuple[int | None, str], int] = {}
    for row in dated:
        key = (_year(row["day"]), row["edition__work__body"])
        counted[key] = counted.get(key, 0) + 1
    ordered = sorted(counted.items(), key=lambda pair: (pair[0][0] is None, pair[0][0] or 0, pair[0][1]))
    return [Year(year, body, count) for (year, body), count in ordered]


def _citing(viewer: Viewer, work_id: int, address: str | None) -> QuerySet[Citation]:
    rows = seeing.of_others(viewer, work_id)
    return rows if address is None else seeing.at(rows, work_id, address)


def _cited(viewer: Viewer, work_id: int, address: str | None) -> QuerySet[Citation]:
    rows = seeing.citing(viewer).filter(
        edition__work=work_id, state=CitationState.RESOLVED, work__in=seeing.visible_works(viewer)
    )
    return (rows.filter(address=address) if address is not None else rows).exclude(work=work_id)


def _counted(rows: QuerySet[Citation], name: str) -> dict[int, int]:
    """How many paragraphs, by document at the other end."""
    counted = rows.order_by().values(name).annotate(times=Count("address", distinct=True))
    return {row[name]: row["times"] for row in counted}


def _about(viewer: Viewer, ids: Iterable[int]) -> dict[int, tuple[Work, str, str]]:
    """Work, title and first date of each."""
    works = seeing.cited_works(viewer, ids)
    rows = visible_editions(viewer).filter(work__in=works, superseded=False).order_by().values("work")
    dated = {row["work"]: row for row in rows.annotate(day=Min("date"), name=Max("title"))}
    said = {pk: (row["name"] or "", row["day"] or "") for pk, row in dated.items()}
    return {pk: (work, *said.get(pk, ("", ""))) for pk, work in works.items()}


def _node(about: dict[int, tuple[Work, str, str]], pk: int, role: str, count: int, language: str) -> Node:
    work, title, day = about[pk]
    label = labels.title(work.symbol, work, language)
    return Node(pk, label, title, _year(day or _adopted(work)), seeing.href(work), role, count)


def _adopted(work: Work) -> str:
    """When an instrument was adopted: its works have no edition that says so."""
    known = instruments.ALL.get(names.instrument(work))
    return known.adopted if known else ""


def _year(day: str | None) -> int | None:
    return int(day[:_YEAR]) if day and day[:_YEAR].isdigit() and len(day) >= _YEAR else None
