"""Recommendations of editions that move to another work, where they meet those that are there.

In: editions before they move, and the work they moved to. Out: their recommendations kept there as if they
had been found in it: joined to those of other languages. What somebody worked on comes along; where another
edition that stays has it too, it stays with that one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Exists, OuterRef

from travaux.library.models import (
    Edition,
    PartyRole,
    Recommendation,
    RecommendationText,
    Source,
    Work,
)
from travaux.library.recommendations import following, keeping
from travaux.texts import recommendation as texts
from travaux.texts.recommendation import Form, Party, PartyKind, Response

Held = Mapping[int, keeping.Found]
"""What was found in each edition."""


def take(going: Sequence[Edition]) -> Held:
    """What is found in these editions; they let it go."""
    held = {one.pk: found(one) for one in going}
    ids = list(held)
    elsewhere = RecommendationText.objects.filter(recommendation=OuterRef("pk")).exclude(edition__in=ids)
    here = RecommendationText.objects.filter(recommendation=OuterRef("pk"), edition__in=ids)
    rows = Recommendation.objects.filter(Exists(here))
    shared = list(rows.filter(Exists(elsewhere)).values_list("pk", flat=True))
    RecommendationText.objects.filter(edition__in=ids, recommendation__in=shared).delete()
    alone = rows.filter(~Exists(elsewhere), ~following.worked_on())
    Recommendation.objects.filter(pk__in=list(alone.values_list("pk", flat=True))).delete()
    return held


def put(held: Held, target: Work) -> None:
    """Keep it in the work to which they moved."""
    there = RecommendationText.objects.filter(edition__in=list(held))
    rows = list(there.values_list("recommendation", flat=True).distinct())
    Recommendation.objects.filter(pk__in=rows).update(work=target)
    for edition in Edition.objects.filter(pk__in=list(held)).select_related("work").order_by("pk"):
        if edition.asker:
            keeping.write(edition, held[edition.pk])
    _join(target, rows)
    following.described(target)
    following.settle([target.pk])


def found(edition: Edition) -> keeping.Found:
    """What was found in an edition, as nouns again."""
    there = RecommendationText.objects.filter(edition=edition, recommendation__source=Source.FOUND)
    rows = there.exclude(address="").select_related("recommendation")
    rows = rows.prefetch_related("recommendation__parties", "recommendation__topics")
    return [_noun(one) for one in rows.order_by("recommendation__place", "pk")]


def _join(target: Work, moved: Sequence[int]) -> None:
    """Let what came along and what was there be one, where they stand in the same place."""
    came = {
        (row.address, row.nth): row
        for row in Recommendation.objects.filter(pk__in=moved, work=target).exclude(address="")
    }
    others = Recommendation.objects.filter(work=target).exclude(pk__in=moved).filter(~following.worked_on())
    for other in others:
        row = came.get((other.address, other.nth))
        if row is not None:
            taken = set(row.texts.values_list("edition", flat=True))
            other.texts.exclude(edition__in=[pk for pk in taken if pk]).update(recommendation=row)
            other.delete()


def _noun(text: RecommendationText) -> texts.Recommendation:
    row = text.recommendation
    return texts.Recommendation(
        address=text.address,
        number=row.number,
        text=text.text,
        form=Form(row.form),
        start=text.start,
        end=text.end,
        recommenders=_parties(row, PartyRole.ASKS),
        addressees=_parties(row, PartyRole.ASKED),
        verb=text.verb,
        asks=row.asks,
        response=Response(row.response) if row.response else None,
        lead_in=text.lead_in,
        also=tuple(text.also),
        topics=tuple(one.slug for one in row.topics.all()),
    )


def _parties(row: Recommendation, role: str) -> tuple[Party, ...]:
    there = [one for one in row.parties.all() if one.role == role]
    return tuple(Party(one.name, PartyKind(one.kind), one.code) for one in there)
