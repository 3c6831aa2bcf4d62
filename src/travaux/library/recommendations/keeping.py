"""Keeps the recommendations that were found in an edition.

In: an edition with its blocks, and what was found in them. Out: a row for each recommendation of the work,
with its words in this edition. One that is there already, from another language, an earlier reading or an
import, is recognised (`matching`) and keeps what people said: what became of it, its deadline, its history,
and every field that a person corrected. One that is found no more goes, unless somebody worked on it. Written
in the transaction that stores the edition.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from travaux import __version__
from travaux.library.models import (
    Edition,
    PartyRole,
    Recommendation,
    RecommendationParty,
    RecommendationText,
    RecommendationTopic,
    Source,
    Visibility,
)
from travaux.library.recommendations import by_hand, following, gathering, matching, naming
from travaux.library.recommendations.matching import One
from travaux.texts import links
from travaux.texts import recommendation as texts
from travaux.texts.recommendation import Party

Found = Sequence[texts.Recommendation]

_ROWS_AT_A_TIME = 500
_LONGEST_NUMBER, _LONGEST_VERB = 80, 80  # as the tables have them
_FIELDS = (
    "symbol",
    "folded",
    "address",
    "nth",
    "place",
    "number",
    "form",
    "asks",
    "body",
    "year",
    "response",
)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A recommendation that was found, with its place among the blocks and among those of its address."""

    found: texts.Recommendation
    place: int
    nth: int


def carried(found: Found, renamed: Mapping[str, str]) -> Found:
    """The same with the addresses that the blocks have now (`carrying`)."""
    return [
        replace(
            one,
            address=renamed.get(one.address, one.address),
            also=tuple(renamed.get(name, name) for name in one.also),
        )
        for one in found
    ]


def reread(edition: Edition, found: Found | None, renamed: Mapping[str, str]) -> None:
    """The edition has a new text, with these addresses; None: it is looked for later."""
    if found is None:
        edition.asker = ""
    else:
        write(edition, carried(found, renamed))


def write(edition: Edition, found: Found) -> int:
    """Put these recommendations in the place of those an edition has; how many there are then."""
    spots = _spots(edition, found)
    known, words = _known(edition)
    if spots or known:
        _write(edition, spots, known, words)
    Edition.objects.filter(pk=edition.pk).update(asker=__version__)
    edition.asker = __version__
    return len(spots)


def _write(
    edition: Edition, spots: Sequence[_Spot], known: Sequence[Recommendation], words: Sequence[One]
) -> None:
    pairs = matching.match([_one(spot) for spot in spots], words)
    rows = {at: known[place] for at, place in pairs.items()}
    fresh = {at: _new(edition) for at in range(len(spots)) if at not in rows}
    led = _led(edition, list(rows.values()))
    for at, row in (rows | fresh).items():
        if row.pk is None or row.pk in led:
            _fill(row, edition, spots[at])
    Recommendation.objects.bulk_create(list(fresh.values()), batch_size=_ROWS_AT_A_TIME)
    changed = [row for row in rows.values() if row.pk in led]
    Recommendation.objects.bulk_update(changed, [*_FIELDS, "work"], batch_size=_ROWS_AT_A_TIME)
    _write_texts(edition, spots, rows | fresh)
    leads = {at: row for at, row in (rows | fresh).items() if at in fresh or row.pk in led}
    _write_parties(edition, spots, leads)
    _write_topics(spots, leads)
    by_hand.place(edition, {row.pk for row in rows.values()})
    following.settle([edition.work_id])
    gathering.gather([row.pk for row in leads.values()])


def _spots(edition: Edition, found: Found) -> list[_Spot]:
    places = dict(edition.blocks.values_list("address", "place")) if found else {}
    there = [one for one in found if one.address in places]
    nths = matching.nths([one.address for one in there])
    return [_Spot(one, places[one.address], nth) for one, nth in zip(there, nths, strict=True)]


def _one(spot: _Spot) -> One:
    return One(spot.found.address, spot.nth, spot.found.number[:_LONGEST_NUMBER], spot.found.text)


def _known(edition: Edition) -> tuple[list[Recommendation], list[One]]:
    """The rows of the work, those that waited for it, and what is known of each in this language."""
    former = dict(edition.former_addresses.values_list("former", "address"))
    keys = list(edition.work.symbols.values_list("key", flat=True))
    waiting = Q(work=None, folded__in=keys) & _open_to(edition)
    rows = list(Recommendation.objects.filter(Q(work=edition.work_id) | waiting).order_by("place", "pk"))
    said: dict[int, RecommendationText] = {}
    there = RecommendationText.objects.filter(
        Q(recommendation__work=edition.work_id)
        | Q(recommendation__in=[row.pk for row in rows if not row.work_id]),
        language=edition.language,
    )
    for text in there.select_related("edition").defer("edition__metadata", "edition__corrections"):
        if text.recommendation_id not in said or _newer(text, said[text.recommendation_id], edition):
            said[text.recommendation_id] = text
    return rows, [_as_known(row, said.get(row.pk), former) for row in rows]


def _open_to(edition: Edition) -> Q:
    """Imported rows that may become those of an edition: what is private stays its owner's."""
    seen = Q(visibility=Visibility.PUBLIC)
    if edition.visibility == Visibility.PRIVATE and edition.owner_id is not None:
        seen |= Q(owner=edition.owner_id)
    return seen


def _newer(one: RecommendationText, other: RecommendationText, edition: Edition) -> bool:
    def rank(text: RecommendationText) -> tuple[bool, int]:
        return text.edition_id == edition.pk, text.edition.version if text.edition else 0

    return rank(one) > rank(other)


def _as_known(row: Recommendation, text: RecommendationText | None, former: Mapping[str, str]) -> One:
    if text is None:
        return One(row.address, row.nth, row.number, "")
    address = text.address or row.address
    return One(former.get(address, address), row.nth, row.number, text.text)


def _new(edition: Edition) -> Recommendation:
    return Recommendation(
        work_id=edition.work_id, source=Source.FOUND, visibility=edition.visibility, owner_id=edition.owner_id
    )


def _led(edition: Edition, rows: Sequence[Recommendation]) -> set[int]:
    """The rows whose shared fields this edition says: no better one has their words."""
    mine = following.rank(edition)
    better = {
        one.pk
        for one in Edition.objects.filter(work=edition.work_id).exclude(pk=edition.pk)
        if following.rank(one) < mine
    }
    said = RecommendationText.objects.filter(edition__in=better).exclude(address="")
    others = set(said.values_list("recommendation", flat=True)) if better else set()
    return {row.pk for row in rows if row.pk not in others}


def _fill(row: Recommendation, edition: Edition, spot: _Spot) -> None:
    """Write into a row what was found, but for what a person settled."""
    one, work = spot.found, edition.work
    row.work_id = work.pk
    row.symbol, row.folded = work.symbol, links.key(work.symbol)
    row.address, row.nth, row.place = one.address, spot.nth, spot.place
    row.form, row.asks = one.form.value, one.asks
    row.body, row.year = work.body, following.year(edition)
    if "number" not in row.settled:
        row.number = one.number[:_LONGEST_NUMBER]
    if "response" not in row.settled and one.response:
        row.response = one.response.value


def _write_texts(edition: Edition, spots: Sequence[_Spot], rows: Mapping[int, Recommendation]) -> None:
    """The words in this edition; those that stand there no more are marked as lost."""
    here = {one.recommendation_id: one for one in RecommendationText.objects.filter(edition=edition)}
    corrected = _corrected(edition)
    made: list[RecommendationText] = []
    changed: list[RecommendationText] = []
    for at, row in rows.items():
        text = here.pop(row.pk, None)
        (changed if text else made).append(_text(edition, row, spots[at].found, text, corrected))
    RecommendationText.objects.bulk_create(made, batch_size=_ROWS_AT_A_TIME)
    fields = ["language", "address", "start", "end", "also", "text", "lead_in", "verb"]
    RecommendationText.objects.bulk_update(changed, fields, batch_size=_ROWS_AT_A_TIME)
    RecommendationText.objects.filter(pk__in=[one.pk for one in here.values()]).exclude(
        recommendation__source=Source.HAND
    ).update(address="")


def _corrected(edition: Edition) -> dict[int, str]:
    """What people made of the words in other versions of this language."""
    there = RecommendationText.objects.filter(recommendation__work=edition.work_id, language=edition.language)
    return dict(there.exclude(corrected="").order_by("pk").values_list("recommendation", "corrected"))


def _text(
    edition: Edition,
    row: Recommendation,
    one: texts.Recommendation,
    text: RecommendationText | None,
    corrected: Mapping[int, str],
) -> RecommendationText:
    made = text or RecommendationText(
        recommendation=row, edition=edition, corrected=corrected.get(row.pk, "")
    )
    made.language, made.address = edition.language, one.address
    made.start, made.end, made.also = one.start, one.end, list(one.also)
    made.text, made.lead_in = one.text, one.lead_in
    if text is None or "verb" not in row.settled:
        made.verb = one.verb[:_LONGEST_VERB]
    return made


def _write_parties(edition: Edition, spots: Sequence[_Spot], rows: Mapping[int, Recommendation]) -> None:
    for role, field in ((PartyRole.ASKS, "recommenders"), (PartyRole.ASKED, "addressees")):
        open_ones = {at: row for at, row in rows.items() if field not in row.settled}
        replace_parties(
            role,
            ((row, naming.coded(getattr(spots[at].found, field), edition)) for at, row in open_ones.items()),
            [row.pk for row in open_ones.values()],
        )


def replace_parties(
    role: str, wanted: Iterable[tuple[Recommendation, Iterable[Party]]], ids: Sequence[int]
) -> None:
    """Put these parties in the place of those that the rows of `ids` have."""
    for begin in range(0, len(ids), _ROWS_AT_A_TIME):
        some = ids[begin : begin + _ROWS_AT_A_TIME]
        RecommendationParty.objects.filter(role=role, recommendation__in=some).delete()
    RecommendationParty.objects.bulk_create(
        [
            RecommendationParty(
                recommendation=row,
                role=role,
                name=party.name[:200],
                kind=party.kind.value,
                code=party.code,
            )
            for row, parties in wanted
            for party in dict.fromkeys(parties)
        ],
        batch_size=_ROWS_AT_A_TIME,
    )


def _write_topics(spots: Sequence[_Spot], rows: Mapping[int, Recommendation]) -> None:
    open_ones = {at: row for at, row in rows.items() if "topics" not in row.settled}
    replace_topics(
        ((row, spots[at].found.topics) for at, row in open_ones.items()),
        [row.pk for row in open_ones.values()],
    )


def replace_topics(wanted: Iterable[tuple[Recommendation, Iterable[str]]], ids: Sequence[int]) -> None:
    """Put these topics in the place of those that the rows of `ids` have."""
    for begin in range(0, len(ids), _ROWS_AT_A_TIME):
        some = ids[begin : begin + _ROWS_AT_A_TIME]
        RecommendationTopic.objects.filter(recommendation__in=some).delete()
    RecommendationTopic.objects.bulk_create(
        [
            RecommendationTopic(recommendation=row, slug=slug)
            for row, slugs in wanted
            for slug in dict.fromkeys(slugs)
        ],
        batch_size=_ROWS_AT_A_TIME,
    )
