"""What somebody looks for among recommendations, and the rows that fit.

In: filters, or the query of an address. Out: a queryset of what the viewer may see and looks for. Those that
no current edition has any more are left out unless somebody worked on them; those that a person said to be
none are shown only where they are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from travaux.library.models import (
    Edition,
    PartyRole,
    Recommendation,
    RecommendationParty,
    RecommendationStep,
    RecommendationText,
    RecommendationTopic,
    Role,
    Status,
)
from travaux.library.permissions import Viewer, visible_editions, visible_recommendations
from travaux.texts import links
from travaux.texts.recommendation import PartyKind

NEW, OLD, DOCUMENT, DEADLINE, CHANGED = "new", "old", "document", "deadline", "changed"
ORDERS = (NEW, OLD, DOCUMENT, DEADLINE, CHANGED)
_OPEN = (Status.NONE, Status.PLANNED, Status.IN_PROGRESS)
_KINDS = frozenset(kind.value for kind in PartyKind)
_LONGEST = 200  # characters of a value in an address
_YEARS = range(1, 10_000)
_NAMES = {"year_from": "from", "year_to": "to", "topics": "topic"}  # in addresses
_NOT_IN_ADDRESSES = frozenset({"edition"})


@dataclass(frozen=True, slots=True)
class Filters:
    """What is looked for; "" (None, False) is everything. All `topics` must fit.

    `country` is the code of the State that is asked, `addressee` and `recommender` a kind of party or the
    code of a State. `overdue`: the deadline is past and it is not done. `mine`: the viewer is responsible,
    or has worked on it. `edition`: those of that edition's document.
    """

    country: str = ""
    body: str = ""
    year_from: int | None = None
    year_to: int | None = None
    topics: tuple[str, ...] = ()
    addressee: str = ""
    recommender: str = ""
    response: str = ""
    status: str = ""
    form: str = ""
    source: str = ""
    text: str = ""
    symbol: str = ""
    cluster: str = ""
    responsible: str = ""
    mine: bool = False
    overdue: bool = False
    dismissed: bool = False
    missing: bool = False
    order: str = NEW
    edition: Edition | None = None

    def to_query(self) -> list[tuple[str, str]]:
        """Names and values for an address; what is as it always is stays out."""
        pairs: list[tuple[str, str]] = []
        for one in fields(self):
            value = getattr(self, one.name)
            if one.name in _NOT_IN_ADDRESSES or value == one.default:
                continue
            values = value if isinstance(value, tuple) else (value,)
            name = _NAMES.get(one.name, one.name)
            pairs += [(name, "yes" if each is True else str(each)) for each in values]
        return pairs

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]]) -> Filters:
        """The filters of an address (`dict(request.GET.lists())`); what makes no sense is passed over."""
        made: dict[str, Any] = {}
        for one in fields(cls):
            given = [value.strip() for value in query.get(_NAMES.get(one.name, one.name), ())]
            values = [value for value in given if value and len(value) <= _LONGEST and "\0" not in value]
            if one.name in _NOT_IN_ADDRESSES or not values:
                continue
            if one.name == "topics":
                made[one.name] = tuple(dict.fromkeys(values))
            elif one.name.startswith("year_"):
                made[one.name] = _year(values[-1])
            elif isinstance(one.default, bool):
                made[one.name] = values[-1] in ("yes", "1", "true", "on")
            else:
                made[one.name] = values[-1]
        if made.get("order") not in ORDERS:
            made.pop("order", None)
        return cls(**made)

    def with_(self, **changes: Any) -> Filters:
        """The same with these changed."""
        return replace(self, **changes)

    def without(self, name: str, value: str = "") -> Filters:
        """The same without one of them (for `topics`, without that one)."""
        if name == "topics":
            return replace(self, topics=tuple(one for one in self.topics if one != value))
        always: Any = next(one.default for one in fields(self) if one.name == name)
        return self.with_(**{name: always})


def _year(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 and int(text) in _YEARS else None


def rows(viewer: Viewer, filters: Filters) -> QuerySet[Recommendation]:
    """Those that they may see and that fit, in no order."""
    found = _kept(visible_recommendations(viewer), filters)
    found = _plain(found, filters)
    found = _of_parties(found, filters)
    for slug in filters.topics:
        found = found.filter(
            Exists(RecommendationTopic.objects.filter(recommendation=OuterRef("pk"), slug=slug))
        )
    if filters.mine:
        found = found.filter(_mine(viewer))
    return _in_words(viewer, found, filters)


def ordered(found: QuerySet[Recommendation], filters: Filters) -> QuerySet[Recommendation]:
    """The same in the order that was asked for."""
    if filters.order == OLD:
        return found.order_by("year", "folded", "place", "pk")
    if filters.order == DOCUMENT or filters.edition is not None:
        return found.order_by("folded", "place", "pk")
    if filters.order == DEADLINE:
        return found.order_by("deadline", "folded", "place", "pk")
    if filters.order == CHANGED:
        return found.order_by("-changed_at", "-pk")
    return found.order_by("-year", "folded", "place", "pk")


def _kept(found: QuerySet[Recommendation], filters: Filters) -> QuerySet[Recommendation]:
    worked_on = Exists(RecommendationStep.objects.filter(recommendation=OuterRef("pk")))
    if filters.missing:
        found = found.filter(worked_on, missing=True)
    else:
        found = found.filter(Q(missing=False) | worked_on)
    return found.filter(dismissed=filters.dismissed)


def _plain(found: QuerySet[Recommendation], filters: Filters) -> QuerySet[Recommendation]:
    for name in ("body", "response", "status", "form", "source", "responsible"):
        if value := getattr(filters, name):
            found = found.filter(**{name: value})
    if filters.year_from is not None:
        found = found.filter(year__gte=filters.year_from)
    if filters.year_to is not None:
        found = found.filter(year__lte=filters.year_to, year__gt=0)
    if filters.cluster:
        key = _uuid(filters.cluster)
        found = found.filter(cluster=key) if key is not None else found.none()
    if filters.overdue:
        found = found.filter(deadline__lt=timezone.localdate(), status__in=_OPEN)
    if filters.order == DEADLINE:
        found = found.filter(deadline__isnull=False)
    return found


def _of_parties(found: QuerySet[Recommendation], filters: Filters) -> QuerySet[Recommendation]:
    for role, value in (
        (PartyRole.ASKED, filters.country),
        (PartyRole.ASKED, filters.addressee),
        (PartyRole.ASKS, filters.recommender),
    ):
        if value:
            there = RecommendationParty.objects.filter(recommendation=OuterRef("pk"), role=role)
            # Anything that is no kind of party is a code, which is found by its index.
            fits = Q(kind=value) if value in _KINDS else Q(code=value.upper())
            found = found.filter(Exists(there.filter(fits)))
    return found


def _in_words(viewer: Viewer, found: QuerySet[Recommendation], filters: Filters) -> QuerySet[Recommendation]:
    if filters.symbol:
        found = found.filter(folded=links.key(filters.symbol))
    if filters.edition is not None:
        found = found.filter(Q(work=filters.edition.work_id))
    for word in filters.text.split():
        said = Q(text__icontains=word) | Q(corrected__icontains=word) | Q(lead_in__icontains=word)
        there = seen_texts(viewer).filter(said, recommendation=OuterRef("pk"))
        found = found.filter(Q(number=word) | Q(Exists(there)))
    return found


def seen_texts(viewer: Viewer) -> QuerySet[RecommendationText]:
    """The words that they may see: those of what they may not see are not searched."""
    if viewer.role == Role.ADMIN:
        return RecommendationText.objects.all()
    seen = Exists(visible_editions(viewer).filter(pk=OuterRef("edition")))
    return RecommendationText.objects.filter(Q(edition=None) | Q(seen))


def _mine(viewer: Viewer) -> Q:
    if viewer.person is None:
        return Q(pk__in=[])
    steps = RecommendationStep.objects.filter(recommendation=OuterRef("pk"), by=viewer.person)
    return Q(responsible__iexact=viewer.name) | Q(Exists(steps))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
