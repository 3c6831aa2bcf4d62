"""Passages that show what came of a recommendation: connections that lead to its paragraph.

In: a viewer, a recommendation, and a place as somebody types or pastes it. Out: a connection "is evidence of"
from that place to the words of the recommendation, seen at both ends and shared like any other. Whoever
connects two passages so on the reading page has given evidence too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import OuterRef, Subquery

from travaux.library.connections import connecting, describing, resolving, showing
from travaux.library.connections.describing import End
from travaux.library.connections.keeping import TARGET
from travaux.library.connections.showing import Shown
from travaux.library.models import (
    Connection,
    Edition,
    PassagePlace,
    Recommendation,
    RecommendationText,
)
from travaux.library.permissions import (
    Action,
    Viewer,
    require,
    visible_connections,
    visible_editions,
)
from travaux.library.recommendations import finding
from travaux.texts.errors import FieldsError
from travaux.texts.passage import Stretch

RELATION = "is-evidence-of"


def add(viewer: Viewer, key: UUID | str, typed: str, note: str = "", language: str = "en") -> Shown:
    """Connect what is typed ("A/57/292, para. 62", a link) with it. Raises FieldsError, MissingError."""
    require(viewer, Action.CONNECT)
    row = finding.row(viewer, key)
    if not typed.strip():
        raise FieldsError(
            {"place": "Say where it stands: a link, or a citation such as “A/57/292, para. 62”."}
        )
    source = resolving.end(viewer, resolving.place(viewer, typed, language), language)
    made = connecting.connect(viewer, source, [_end(viewer, row, language)], RELATION, note=note)
    rows = made.connections or made.duplicates
    return showing.shown(viewer, rows[:1], language)[0]


def of(viewer: Viewer, key: UUID | str, language: str = "en") -> list[Shown]:
    """The connections that show what came of it, the oldest first. Raises MissingError."""
    row = finding.row(viewer, key)
    ids = _by_row(viewer, [row]).get(row.pk, set())
    rows = list(visible_connections(viewer).filter(pk__in=ids).order_by("made_at", "pk"))
    return showing.shown(viewer, rows, language)


def counts(viewer: Viewer, rows: Sequence[Recommendation]) -> Mapping[int, int]:
    """How many connections show what came of each of these rows; two queries however many rows."""
    return {pk: len(ids) for pk, ids in _by_row(viewer, rows).items()}


def _by_row(viewer: Viewer, rows: Sequence[Recommendation]) -> dict[int, set[int]]:
    """The connections of each row: those whose target stands in its words, in any edition."""
    works = {row.work_id for row in rows if row.work_id is not None}
    if not works or not Connection.objects.filter(relation=RELATION).exists():
        return {}
    seen = visible_connections(viewer).filter(relation=RELATION, passages__work__in=works).values("pk")
    there = PassagePlace.objects.filter(
        passage__connection__in=seen, passage__side=TARGET, passage__work__in=works
    ).exclude(address="")
    places: dict[int, list[PassagePlace]] = defaultdict(list)
    for place in there.select_related("passage"):
        places[place.edition_id].append(place)
    found: dict[int, set[int]] = defaultdict(set)
    for text, block in _texts(rows, list(places)):
        for place in places[text.edition_id or 0]:
            if place.place <= block <= place.last and _touches(place, text):
                found[text.recommendation_id].add(place.passage.connection_id)
    return found


def _texts(rows: Sequence[Recommendation], editions: Sequence[int]) -> list[tuple[RecommendationText, int]]:
    """The texts of these rows in these editions, with the place of their block."""
    block = Edition.objects.filter(pk=OuterRef("edition"), blocks__address=OuterRef("address"))
    texts = RecommendationText.objects.filter(
        recommendation__in=[row.pk for row in rows], edition__in=editions
    ).exclude(address="")
    found = texts.annotate(block=Subquery(block.values("blocks__place")[:1])).defer("text", "lead_in")
    return [(one, one.block) for one in found if one.block is not None]


def _touches(place: PassagePlace, text: RecommendationText) -> bool:
    """Whether a place in the same block has some of these words."""
    if place.whole or place.place != place.last:
        return True
    return place.start < text.end and text.start < place.end


def _end(viewer: Viewer, row: Recommendation, language: str) -> End:
    """The words of a recommendation as an end; by its number where its document is not here."""
    shown = finding.one(viewer, row.key, language)
    if shown.edition_id is None:
        return describing.named(viewer, row.symbol, row.address or row.number, language)
    edition = visible_editions(viewer).select_related("work").get(pk=shown.edition_id)
    text = row.texts.filter(edition=edition).exclude(address="").first()
    if text is None:
        return describing.whole(viewer, row.symbol, shown.language)
    length = len(edition.blocks.get(address=text.address).text)
    whole = (text.start == 0 and text.end >= length - 1) or text.end <= text.start
    stretch = Stretch(text.address) if whole else Stretch(text.address, text.start, min(text.end, length))
    return describing.end_in(viewer, edition, stretch)
