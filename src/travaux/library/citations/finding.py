"""Who cites what, for whoever asks.

In: a viewer, an edition or a work, an address. Out: citations as they are shown, listings and counts. A
paragraph that cites is counted once, whatever number of language versions or versions of the file it
stands in. What a viewer may not see is neither listed nor counted, and a cited document that they may not
see looks as if it were not in the library.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Max, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from travaux.library.citations import labels, names, placing, seeing, sentences
from travaux.library.citations.seeing import Shown
from travaux.library.models import Block, Citation, CitationState, CitedPlace, Edition, Work
from travaux.library.permissions import Viewer, visible_editions
from travaux.texts import address as addresses
from travaux.texts.citation import SELF
from travaux.texts.errors import MissingError
from travaux.texts.reading import Kind

_LANGUAGE_ORDER = ("en", "fr", "es", "ru", "ar", "zh")
_WORDS = 12  # first words of a paragraph in a list
_ROWS_AT_A_TIME = 400


@dataclass(frozen=True, slots=True)
class CitingRow:
    """A passage that cites: where it stands, and its sentence with the place of the citation in it."""

    citation: int
    symbol: str
    title: str
    language: str
    date: str
    address: str
    printed: str
    sentence: str
    start: int
    end: int
    href: str
    label: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Some rows of a list, and how many there are in all."""

    total: int
    rows: tuple[CitingRow, ...]


@dataclass(frozen=True, slots=True)
class CitedRow:
    """One target of a document's citations: how often, at which addresses, where it leads."""

    target: str
    label: str
    state: str
    count: int
    places: tuple[str, ...]
    href: str
    kind: str


@dataclass(frozen=True, slots=True)
class CitedParagraph:
    """A paragraph that is cited often."""

    address: str
    label: str
    count: int
    words: str
    href: str


def in_blocks(
    viewer: Viewer, edition_id: int, first_place: int = 0, last_place: int | None = None, language: str = "en"
) -> dict[str, list[Shown]]:
    """The citations of these blocks of an edition (places counted as `Block.place`), by address."""
    seen = visible_editions(viewer).filter(pk=edition_id)
    rows = Citation.objects.filter(edition__in=seen, place__gte=first_place)
    if last_place is not None:
        rows = rows.filter(place__lte=last_place)
    rows = (
        rows.exclude(state=CitationState.REJECTED)
        .select_related("decision", "edition__work")
        .order_by("place", "start", "pk")
    )
    found: dict[str, list[Shown]] = defaultdict(list)
    for one in seeing.show(viewer, list(rows), language):
        found[one.address].append(one)
    return dict(found)


def one(viewer: Viewer, citation_id: int, language: str = "en") -> Shown:
    """One citation by its number, a rejected one too. Raises MissingError."""
    row = (
        Citation.objects.filter(pk=citation_id, edition__in=visible_editions(viewer))
        .select_related("decision", "edition__work")
        .first()
    )
    if row is None:
        raise MissingError("This citation is not there any more: the document was read again, or removed.")
    return seeing.show(viewer, [row], language)[0]


def counts(viewer: Viewer, work_id: int) -> dict[str, int]:
    """How many paragraphs of other documents cite each address of a work."""
    rows = CitedPlace.objects.filter(work=work_id, citation__in=seeing.of_others(viewer, work_id))
    counted = rows.values("address").annotate(times=Count(_passage("citation__"), distinct=True)).order_by()
    return {row["address"]: row["times"] for row in counted}


def total(viewer: Viewer, work_id: int) -> tuple[int, int]:
    """How many paragraphs of how many other documents cite a work."""
    found = seeing.of_others(viewer, work_id).aggregate(
        paragraphs=Count(_passage(), distinct=True), documents=Count("edition__work", distinct=True)
    )
    return found["paragraphs"], found["documents"]


def citing(
    viewer: Viewer,
    work_id: int,
    address: str | None = None,
    start: int = 0,
    size: int = 20,
    *,
    under: bool = False,
    language: str = "en",
) -> Listing:
    """The paragraphs of other documents that cite a work, or a place in it (and what is `under` it).

    Newest documents first, then in reading order.
    """
    rows = seeing.of_others(viewer, work_id)
    if address is not None:
        rows = seeing.at(rows, work_id, address, under=under)
    grouped = rows.values("edition__work", "address").annotate(
        day=Max("edition__date"), at=Max("place"), last=Max("pk")
    )
    page = list(grouped.order_by("-day", "edition__work", "at", "address")[start : start + size])
    best = _best(rows, [(row["edition__work"], row["address"]) for row in page])
    return Listing(grouped.count(), tuple(_citing_rows(viewer, best, language)))


def cites(viewer: Viewer, edition_id: int, language: str = "en") -> list[CitedRow]:
    """What an edition cites, counted by target, most cited first; references inside itself left out."""
    seen = visible_editions(viewer).filter(pk=edition_id)
    rows = (
        Citation.objects.filter(edition__in=seen).exclude(state=CitationState.REJECTED).exclude(target=SELF)
    )
    shown = seeing.show(
        viewer, list(rows.select_related("decision", "edition__work").order_by("place", "start")), language
    )
    by_target: dict[str, list[Shown]] = defaultdict(list)
    for one in shown:
        by_target[names.key(one.target) or one.text.casefold()].append(one)
    works = seeing.cited_works(viewer, {one.work_id for one in shown if one.work_id})
    found = [_cited_row(some, works, language) for some in by_target.values()]
    return sorted(found, key=lambda row: (-row.count, row.label))


def most_cited(viewer: Viewer, work_id: int, n: int = 10) -> list[CitedParagraph]:
    """The paragraphs of a work that other documents cite most, with their first words."""
    counted = Counter(counts(viewer, work_id)).most_common()
    work = seeing.cited_works(viewer, [work_id]).get(work_id)
    if work is None:
        return []
    first = sorted(counted, key=lambda pair: (-pair[1], placing.in_order(pair[0])))[:n]
    words = _first_words(viewer, work_id, [name for name, _ in first])
    return [
        CitedParagraph(name, addresses.printed(name), times, words.get(name, ""), seeing.href(work, [name]))
        for name, times in first
    ]


def _passage(prefix: str = "") -> Concat:
    """What a citing paragraph is counted by: its document and address."""
    document = Cast(F(f"{prefix}edition__work"), TextField())
    return Concat(document, Value(" "), F(f"{prefix}address"), output_field=TextField())


def _best(rows: QuerySet[Citation], passages: Sequence[tuple[int, str]]) -> list[Citation]:
    """The first citation of each passage in the first language that it is there in."""
    works, names_there = {work for work, _ in passages}, {name for _, name in passages}
    there = rows.filter(edition__work__in=works, address__in=names_there)
    there = there.select_related("edition__work").order_by("start", "pk")
    best: dict[tuple[int, str], Citation] = {}
    for one in there:
        passage = (one.edition.work_id, one.address)
        if passage not in best or _rank(one) < _rank(best[passage]):
            best[passage] = one
    return [best[passage] for passage in passages]


def _rank(one: Citation) -> tuple[int, int, int, int]:
    language = one.edition.language
    order = _LANGUAGE_ORDER.index(language) if language in _LANGUAGE_ORDER else len(_LANGUAGE_ORDER)
    return order, -one.edition.version, one.start, one.pk


def _citing_rows(viewer: Viewer, rows: Sequence[Citation], language: str) -> list[CitingRow]:
    texts = block_texts(rows)
    shown = seeing.show(viewer, rows, language)
    return [
        _citing_row(one, show, texts[one.edition_id, one.place])
        for one, show in zip(rows, shown, strict=True)
    ]


def _citing_row(row: Citation, shown: Shown, text: str) -> CitingRow:
    edition = row.edition
    sentence = sentences.around(text, row.start, row.end)
    return CitingRow(
        citation=row.pk,
        symbol=edition.work.symbol,
        title=edition.title,
        language=edition.language,
        date=edition.date,
        address=row.address,
        printed=addresses.printed(row.address),
        sentence=sentence.text,
        start=sentence.start,
        end=sentence.end,
        href=seeing.href_in(edition, row.address),
        label=shown.label,
        places=shown.places,
    )


def block_texts(rows: Sequence[Citation]) -> dict[tuple[int, int], str]:
    """The texts of the blocks that these citations stand in, by edition and place."""
    wanted = Q(pk__in=[])
    places: dict[int, set[int]] = defaultdict(set)
    for row in rows[:_ROWS_AT_A_TIME]:
        places[row.edition_id].add(row.place)
    for edition, some in places.items():
        wanted |= Q(edition=edition, place__in=some)
    found = Block.objects.filter(wanted).values_list("edition", "place", "text")
    return {(edition, place): text for edition, place, text in found}


def _cited_row(some: Sequence[Shown], works: dict[int, Work], language: str) -> CitedRow:
    first = next((one for one in some if one.work_id), some[0])
    work = works.get(first.work_id or 0)
    return CitedRow(
        target=first.target,
        label=labels.title(first.target or first.text, work, language),
        state=first.state,
        count=len(some),
        places=tuple(dict.fromkeys(one.address for one in some)),
        href=seeing.href(work) if work else "",
        kind=first.kind,
    )


def _first_words(viewer: Viewer, work_id: int, wanted: Sequence[str]) -> dict[str, str]:
    """The first words of these addresses, in the first language that the work is there in."""
    editions = visible_editions(viewer).filter(work=work_id, superseded=False)
    ids = {edition.pk: edition for edition in editions}
    rows = Block.objects.filter(edition__in=ids, address__in=wanted)
    found = list(rows.values_list("edition", "address", "text", "place", "kind"))
    next_one = Q(pk__in=[])
    for edition, _name, _text, place, kind in found:
        if kind == Kind.HEADING:  # "Article 6" says nothing; what stands under it does
            next_one |= Q(edition=edition, place=place + 1)
    under = {
        (e, p): text for e, p, text in Block.objects.filter(next_one).values_list("edition", "place", "text")
    }
    ranked = sorted(found, key=lambda row: _edition_rank(ids[row[0]]), reverse=True)
    return {
        name: shortened(under.get((edition, place + 1), text) if kind == Kind.HEADING else text)
        for edition, name, text, place, kind in ranked
    }


def _edition_rank(edition: Edition) -> tuple[int, int]:
    known = edition.language in _LANGUAGE_ORDER
    return (_LANGUAGE_ORDER.index(edition.language) if known else len(_LANGUAGE_ORDER)), -edition.version


def shortened(text: str) -> str:
    """The first words of a text."""
    words = text.split()
    return " ".join(words[:_WORDS]) + ("…" if len(words) > _WORDS else "")
