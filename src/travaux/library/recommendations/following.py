"""Keeps recommendations true while editions are removed, shared, described anew; the hook of other actions.

In: what an action does to an edition or work, inside its transaction. Out: rows that no edition has any more
are gone, or marked as missing where somebody worked on them; their words stay then, without the edition. The
number of queries does not depend on how many there are.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from travaux.library.models import (
    Edition,
    PartyRole,
    Recommendation,
    RecommendationParty,
    RecommendationStep,
    RecommendationText,
    Source,
    Visibility,
    Work,
)
from travaux.library.recommendations import naming
from travaux.texts import links
from travaux.texts.recommendation import PartyKind

_LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")


def rank(edition: Edition) -> tuple[bool, bool, int, int]:
    """Which edition says what all languages share: one for everybody, a current one, in this order."""
    known = edition.language in _LANGUAGES
    at = _LANGUAGES.index(edition.language) if known else len(_LANGUAGES)
    return edition.visibility != Visibility.PUBLIC, edition.superseded, at, -edition.version


def year(edition: Edition) -> int:
    """The year of a document; 0 where it is not known."""
    first = edition.date[:4]
    return int(first) if first.isascii() and first.isdigit() else 0


def worked_on() -> Q:
    """Rows that a person did something with, or made."""
    steps = RecommendationStep.objects.filter(recommendation=OuterRef("pk"))
    return Q(Exists(steps)) | ~Q(source=Source.FOUND)


def settle(works: Iterable[int]) -> None:
    """Mark what no current edition of these works has; what nobody worked on and no edition has is gone."""
    rows = Recommendation.objects.filter(work__in=list(works)).exclude(source=Source.IMPORTED)
    printed = _printed()
    current = Exists(printed.filter(edition__superseded=False))
    _only(rows.filter(current, missing=True)).update(missing=False)
    _only(rows.filter(~current, missing=False)).update(missing=True)
    _only(rows.filter(~Exists(printed), ~worked_on())).delete()


def leaving(edition: Edition) -> None:
    """An edition is about to be removed: keep the words of what somebody worked on, let go of the rest."""
    elsewhere = RecommendationText.objects.filter(recommendation=OuterRef("pk")).exclude(edition=edition)
    here = RecommendationText.objects.filter(recommendation=OuterRef("pk"), edition=edition)
    alone = Recommendation.objects.filter(Exists(here), ~Exists(elsewhere))
    _only(alone.filter(~worked_on())).delete()
    kept = list(alone.values_list("pk", flat=True))
    rows = Recommendation.objects.filter(pk__in=kept)
    rows.update(visibility=edition.visibility, owner=edition.owner_id, missing=True)
    RecommendationText.objects.filter(edition=edition, recommendation__in=kept).update(edition=None)


def described(work: Work) -> None:
    """A work or one of its editions is described anew: body, year, symbol and the State that is meant."""
    rows = Recommendation.objects.filter(work=work)
    if not rows.exists():
        return
    editions = sorted(work.editions.all(), key=rank)
    date = next((found for one in editions if (found := year(one))), 0)
    rows.update(symbol=work.symbol, folded=links.key(work.symbol), body=work.body, year=date)
    _code(work)


def spoken(edition: Edition) -> None:
    """An edition is in another language now."""
    RecommendationText.objects.filter(edition=edition).update(language=edition.language)


def _code(work: Work) -> None:
    """ "The State party" is the one State that the work is about."""
    if len(work.countries) != 1:
        return
    there = RecommendationParty.objects.filter(
        recommendation__work=work, role=PartyRole.ASKED, kind=PartyKind.STATES
    )
    changed = []
    for one in there.select_related("recommendation"):
        code = naming.code_of(one.name, work.countries)
        if code and code != one.code and "addressees" not in one.recommendation.settled:
            one.code = code
            changed.append(one)
    RecommendationParty.objects.bulk_update(changed, ["code"], batch_size=500)


def _printed() -> QuerySet[RecommendationText]:
    """The words of a row as they stand in editions."""
    there = RecommendationText.objects.filter(recommendation=OuterRef("pk"), edition__isnull=False)
    return there.exclude(address="")


def _only(rows: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
    """The same rows by their numbers: they can be changed and deleted whatever they were found by."""
    return Recommendation.objects.filter(pk__in=list(rows.values_list("pk", flat=True)))
