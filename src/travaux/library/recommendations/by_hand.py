"""Recommendations that people added find their place again in a new text.

In: an edition with its blocks, and the rows that were found in it. Out: the words of the others that somebody
added in this language, where they stand now; without a place where they stand nowhere any more.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from travaux.library.models import Edition, Recommendation, RecommendationText, Source


def place(edition: Edition, found: Collection[int]) -> None:
    """Put what people added in its place; `found` are rows that have theirs already."""
    rows = Recommendation.objects.filter(work=edition.work_id, source=Source.HAND).exclude(pk__in=found)
    texts = RecommendationText.objects.filter(
        recommendation__in=list(rows), language=edition.language
    ).select_related("recommendation")
    latest = {one.recommendation_id: one for one in texts.order_by("pk")}
    if not latest:
        return
    here = {one.recommendation_id: one for one in texts.filter(edition=edition)}
    blocks = dict(edition.blocks.order_by("place").values_list("address", "text"))
    places = dict(edition.blocks.values_list("address", "place"))
    former = dict(edition.former_addresses.values_list("former", "address"))
    for pk, known in latest.items():
        _place(edition, known, here.get(pk), blocks, places, former.get(known.address, known.address))


def _place(
    edition: Edition,
    known: RecommendationText,
    text: RecommendationText | None,
    blocks: Mapping[str, str],
    places: Mapping[str, int],
    expected: str,
) -> None:
    address = _find(known.text, blocks, expected)
    if text is None and not address:
        return
    made = text or RecommendationText(recommendation=known.recommendation, edition=edition)
    made.language, made.text, made.verb, made.corrected = (
        known.language, known.text, known.verb, known.corrected
    )  # fmt: skip
    made.address = address
    if address:
        made.start = blocks[address].index(known.text)
        made.end = made.start + len(known.text)
        Recommendation.objects.filter(pk=known.recommendation_id).update(
            address=address, place=places[address]
        )
    made.save()


def _find(words: str, blocks: Mapping[str, str], expected: str) -> str:
    """The address of the block that has these words; "" where none has."""
    if words in blocks.get(expected, ""):
        return expected
    return next((address for address, text in blocks.items() if words in text), "")
