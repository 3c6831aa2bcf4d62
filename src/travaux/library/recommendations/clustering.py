"""Clusters: recommendations that say nearly the same to one State, side by side over the years.

In: a viewer and a recommendation, or filters. Out: the members of its cluster, the oldest first, each with
what differs from the one before it; a list of clusters. A person can join two, or part one from the others;
that stays so whatever is found later (`gathering` leaves it alone).
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Max, Min

from travaux.library.models import Recommendation
from travaux.library.permissions import Action, Viewer, require
from travaux.library.recommendations import correcting, filtering, finding, showing, stepping
from travaux.library.recommendations.filtering import Filters
from travaux.library.recommendations.showing import Shown
from travaux.texts.errors import ConflictError
from travaux.texts.refinding import diffing
from travaux.texts.refinding.diffing import Part

MOST_MEMBERS = 200
"""Members of a cluster that are shown."""


@dataclass(frozen=True, slots=True)
class Member:
    """One of a cluster. `parts`: what differs from the one before it in its language; () for the first."""

    shown: Shown
    parts: tuple[Part, ...] = ()

    @property
    def same(self) -> bool:
        """Whether its words are those of the one before it."""
        return bool(self.parts) and all(part.kind == "same" for part in self.parts)


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster: its members as the viewer sees them, the oldest first."""

    key: UUID
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class ClusterRow:
    """A cluster in a list: its newest member, how many it has, and from when to when."""

    key: UUID
    shown: Shown
    count: int
    first: int
    last: int

    @property
    def years(self) -> tuple[int, ...]:
        """The first year and the last, once where they are the same."""
        return tuple(sorted({self.first, self.last} - {0}))


@dataclass(frozen=True, slots=True)
class ClusterListing:
    """Some clusters, and how many there are in all."""

    total: int
    rows: tuple[ClusterRow, ...]


def cluster(viewer: Viewer, key: UUID | str, language: str = "en") -> Cluster:
    """The cluster of a recommendation. Raises MissingError."""
    row = finding.row(viewer, key)
    found = filtering.rows(viewer, Filters(cluster=str(row.cluster)))
    rows = list(found.order_by("year", "folded", "place", "pk")[:MOST_MEMBERS])
    if row.pk not in {one.pk for one in rows}:  # it was dismissed, or is missing
        rows.append(row)
    return Cluster(row.cluster, tuple(_compared(showing.shown(viewer, rows, language))))


def clusters(
    viewer: Viewer, filters: Filters | None = None, start: int = 0, size: int = 20, language: str = "en"
) -> ClusterListing:
    """The clusters of two and more among what fits, the largest first."""
    found = filtering.rows(viewer, filters or Filters()).order_by().values("cluster")
    counted = found.annotate(times=Count("pk"), first=Min("year"), last=Max("year"), newest=Max("pk")).filter(
        times__gt=1
    )
    page = list(counted.order_by("-times", "-last", "cluster")[start : start + size])
    rows = filtering.rows(viewer, filters or Filters()).in_bulk([one["newest"] for one in page])
    shown = {one.id: one for one in showing.shown(viewer, list(rows.values()), language)}
    made = [
        ClusterRow(one["cluster"], shown[one["newest"]], one["times"], one["first"], one["last"])
        for one in page
    ]
    return ClusterListing(counted.count(), tuple(made))


@transaction.atomic
def join(viewer: Viewer, key: UUID | str, other: UUID | str) -> Cluster:
    """Say that two say the same: one comes into the cluster of the other. Raises ConflictError."""
    row, there = correcting.held(viewer, key), finding.row(viewer, other)
    require(viewer, Action.CORRECT_RECOMMENDATION, row)
    if row.cluster == there.cluster:
        raise ConflictError("These two are in one cluster already.")
    Recommendation.objects.filter(pk=there.pk).update(cluster_settled=True)
    _move(viewer, row, there.cluster)
    return cluster(viewer, row.key)


@transaction.atomic
def part(viewer: Viewer, key: UUID | str) -> Cluster:
    """Say that it does not say the same as the others: it leaves their cluster. Raises ConflictError."""
    row = correcting.held(viewer, key)
    require(viewer, Action.CORRECT_RECOMMENDATION, row)
    if not Recommendation.objects.filter(cluster=row.cluster).exclude(pk=row.pk).exists():
        raise ConflictError("It is alone in its cluster.")
    _move(viewer, row, uuid.uuid4())
    return cluster(viewer, row.key)


def _move(viewer: Viewer, row: Recommendation, to: UUID) -> None:
    changed = {"cluster": [str(row.cluster), str(to)]}
    row.cluster, row.cluster_settled = to, True
    row.save(update_fields=["cluster", "cluster_settled", "changed_at"])
    stepping.write(viewer, row, changed, "", uuid.uuid4(), "cluster-recommendation")


def _compared(rows: Sequence[Shown]) -> list[Member]:
    made: list[Member] = []
    before: dict[str, str] = {}
    for one in rows:
        earlier = before.get(one.language)
        made.append(Member(one, diffing.diff(earlier, one.text) if earlier is not None else ()))
        before[one.language] = one.text
    return made
