"""What a recommendation shows to somebody: its words in their language, who asks whom, what came of it.

In: a viewer and rows that they may see. Out: `Shown` for each, in a few queries however many rows. Its words
are those of an edition that they see, in their language where there is one. States are called what they are
called in the reader's language; other parties as the document names them.
"""

from __future__ import annotations

import datetime as days
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q, prefetch_related_objects
from django.utils import timezone

from travaux.library.models import (
    Edition,
    PartyRole,
    Recommendation,
    RecommendationText,
    Status,
)
from travaux.library.permissions import (
    Action,
    Viewer,
    may,
    visible_editions,
    visible_recommendations,
)
from travaux.library.recommendations import words
from travaux.texts import countries, theme
from travaux.texts.citation_words import words_of
from travaux.texts.labels import direction
from travaux.texts.links import Place
from travaux.texts.pinpoint_words import pinpoint
from travaux.texts.recommendation import Party, PartyKind
from travaux.texts.theme import Topic

PAGE = "/recommendations"
_LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
_ENDED = (Status.DONE, Status.REJECTED)


@dataclass(frozen=True, slots=True)
class Shown:
    """A recommendation as somebody sees it.

    `printed` is how it is cited ("A/HRC/43/12, para. 26.1"), `href` leads to its paragraph ("" where its
    document is not here), `page_href` to its own page. `text` is in `language`; where a person corrected it,
    `found_text` is what had been found. `settled` names the fields that a person corrected.
    """

    id: int
    key: UUID
    symbol: str
    title: str
    number: str
    address: str
    stretch: str
    printed: str
    href: str
    text: str
    found_text: str
    lead_in: str
    language: str
    languages: tuple[str, ...]
    verb: str
    asks: str
    form: str
    recommenders: tuple[Party, ...]
    addressees: tuple[Party, ...]
    topics: tuple[Topic, ...]
    response: str
    body: str
    year: int
    date: str
    status: str
    deadline: days.date | None
    responsible: str
    overdue: bool
    cluster: UUID
    cluster_size: int
    source: str
    missing: bool
    dismissed: bool
    settled: tuple[str, ...]
    may_correct: bool
    may_follow_up: bool
    evidence: int
    edition_id: int | None
    work_id: int | None
    changed_at: datetime
    origin: Mapping[str, Any] = field(default_factory=dict)

    @property
    def page_href(self) -> str:
        """The link to its own page."""
        return f"{PAGE}/{self.key}"

    @property
    def direction(self) -> str:
        """Which way its words run: "ltr" or "rtl"."""
        return direction(self.language)

    @property
    def corrected(self) -> bool:
        """Whether a person changed its words."""
        return bool(self.found_text)

    @property
    def status_label(self) -> str:
        """Its status in the interface's language."""
        return words.status(self.status)

    @property
    def response_label(self) -> str:
        """What the State said to it in the interface's language; "" where nothing is known."""
        return words.response(self.response)

    @property
    def form_label(self) -> str:
        """How it asks in the interface's language."""
        return words.form(self.form)

    @property
    def body_label(self) -> str:
        """The body in the interface's language."""
        return words.body(self.body)

    @property
    def states(self) -> tuple[str, ...]:
        """The codes of the States that are asked."""
        return tuple(party.code for party in self.addressees if party.code)


@dataclass(slots=True)
class _Known:
    """What a page of rows needs to know."""

    language: str
    editions: dict[int, Edition] = field(default_factory=dict)
    sizes: dict[UUID, int] = field(default_factory=dict)
    evidence: Mapping[int, int] = field(default_factory=dict)


def shown(
    viewer: Viewer,
    rows: Sequence[Recommendation],
    language: str = "en",
    evidence: Mapping[int, int] | None = None,
) -> list[Shown]:
    """What these rows show; `evidence` says how many passages show what came of each."""
    prefetch_related_objects(list(rows), "parties", "topics", "work", _texts())
    known = _known(viewer, rows, language)
    known.evidence = evidence or {}
    return [_shown(viewer, row, known) for row in rows]


def texts_of(row: Recommendation, editions: Mapping[int, Edition]) -> list[RecommendationText]:
    """The texts of a row in these editions, and those without an edition."""
    return [one for one in row.texts.all() if one.edition_id is None or one.edition_id in editions]


def rank(one: RecommendationText, edition: Edition | None, language: str) -> tuple[bool, bool, int, int]:
    """How well a text suits a reader: what stands in a current edition, in their language, comes first."""
    order = [language, *(each for each in _LANGUAGES if each != language)]
    at = order.index(one.language) if one.language in order else len(order)
    old = edition is None or edition.superseded
    return not one.address and edition is not None, old, at, -(edition.version if edition else 0)


def _texts() -> Prefetch[str]:
    return Prefetch("texts", RecommendationText.objects.order_by("pk"))


def _known(viewer: Viewer, rows: Sequence[Recommendation], language: str) -> _Known:
    known = _Known(language)
    ids = {one.edition_id for row in rows for one in row.texts.all() if one.edition_id is not None}
    there = visible_editions(viewer).filter(pk__in=ids).select_related("work")
    known.editions = {one.pk: one for one in there.defer("metadata", "corrections")}
    seen = visible_recommendations(viewer).filter(Q(missing=False), dismissed=False)
    counted = seen.filter(cluster__in={row.cluster for row in rows}).order_by().values_list("cluster")
    known.sizes = dict(counted.annotate(times=Count("pk")))
    return known


def _shown(viewer: Viewer, row: Recommendation, known: _Known) -> Shown:
    there = texts_of(row, known.editions)
    there.sort(key=lambda one: rank(one, known.editions.get(one.edition_id or 0), known.language))
    text = there[0] if there else RecommendationText(language="und", text="")
    edition = known.editions.get(text.edition_id or 0)
    at = text.address if edition is not None and text.address else row.address
    stretch = f"{at}:{text.start}-{text.end}" if edition and text.address and text.end else at
    return Shown(
        row.pk, row.key, row.symbol, edition.title if edition else "", row.number, at, stretch,
        printed(row, at, known.language), _href(edition, at),
        text.corrected or text.text, text.text if text.corrected else "", text.lead_in,
        text.language, tuple(dict.fromkeys(one.language for one in there)),
        text.verb, row.asks, row.form,
        parties(row, PartyRole.ASKS, known.language), parties(row, PartyRole.ASKED, known.language),
        tuple(theme.topic(one.slug) for one in row.topics.all()),
        row.response, row.body, row.year, edition.date if edition else row.origin.get("date", ""),
        row.status, row.deadline, row.responsible, is_overdue(row),
        row.cluster, max(1, known.sizes.get(row.cluster, 1)), row.source, row.missing, row.dismissed,
        tuple(row.settled), may(viewer, Action.CORRECT_RECOMMENDATION, row), may(viewer, Action.FOLLOW_UP),
        known.evidence.get(row.pk, 0), edition.pk if edition else None, row.work_id, row.changed_at,
        row.origin,
    )  # fmt: skip


def parties(row: Recommendation, role: str, language: str) -> tuple[Party, ...]:
    """Who asks, or is asked, as a reader of this language calls them."""
    return tuple(
        Party(_called(one.name, one.kind, one.code, language), PartyKind(one.kind), one.code)
        for one in row.parties.all()
        if one.role == role
    )


def _called(name: str, kind: str, code: str, language: str) -> str:
    """A State that is named by its name in the reader's language; "the State party" stays what it is."""
    if kind != PartyKind.STATE or not code:
        return name
    return countries.everyday(code, countries.label(code, language), language)


def printed(row: Recommendation, address: str, language: str) -> str:
    """How it is cited: symbol and place, by the printed number where that says more."""
    known = words_of(language)
    place = pinpoint([address], known) if address else ""
    if row.number and row.number[0].isdigit() and _bare(row.number) not in _bare(place):
        place = known.form("para", 1).format(row.number)
    return known.comma.join([row.symbol, place or row.number] if place or row.number else [row.symbol])


def _bare(text: str) -> str:
    """Without spaces and brackets, which languages put differently: "12 (a)", "12 a)"."""
    return "".join(one for one in text if one.isalnum() or one == ".")


def is_overdue(row: Recommendation) -> bool:
    """Whether its deadline is past and nothing has ended it."""
    return row.deadline is not None and row.deadline < timezone.localdate() and row.status not in _ENDED


def _href(edition: Edition | None, address: str) -> str:
    if edition is None:
        return ""
    place = Place(edition.work.symbol, edition.language, edition.version if edition.superseded else None)
    return place.at(address).path() if address else place.path()
