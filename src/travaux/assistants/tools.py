"""What an assistant can look up: search, a paragraph, who cites it, recommendations.

In: a viewer and words. Out: plain values for JSON. Every passage comes with its citation as the United
Nations write it, its lasting address, and its text exactly as the document has it. Nothing is changed, and
what the viewer may not see is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from travaux.exporting import stored
from travaux.exporting.citation import cite
from travaux.library import finding, nouns, paragraphs
from travaux.library.citations import named
from travaux.library.citations.finding import CitingRow
from travaux.library.models import Block, Edition
from travaux.library.permissions import Action, Viewer, require, visible_editions
from travaux.library.recommendations import finding as recommending
from travaux.library.recommendations.filtering import Filters
from travaux.library.recommendations.showing import Shown
from travaux.library.search import finder, jumping
from travaux.library.search.results import Request
from travaux.texts import links
from travaux.texts.errors import UsageError
from travaux.texts.links import Place

MOST = 50
"""Passages in one answer: more than anybody, or any assistant, reads with care."""


# Answers have no slots: the protocol's library takes these for default values.
@dataclass(frozen=True)
class Passage:
    """A stretch of a document: `quotation` is its text, letter for letter."""

    citation: str
    address: str
    quotation: str
    symbol: str
    title: str
    date: str
    language: str
    under: list[str]


@dataclass(frozen=True)
class Found:
    """Passages that match; `total` counts all of them, `notes` say what was not understood."""

    total: int
    passages: list[Passage]
    notes: list[str]


@dataclass(frozen=True)
class Paragraph:
    """What stands at a place, part by part (a paragraph and its items), and where else it can be read."""

    citation: str
    address: str
    quotation: str
    parts: list[Passage]
    languages: list[str]


@dataclass(frozen=True, slots=True)
class Citing:
    """A passage that cites: `quotation` is its sentence, `cites` what it names."""

    citation: str
    address: str
    quotation: str
    cites: str
    symbol: str
    title: str
    date: str
    language: str


@dataclass(frozen=True)
class CitedBy:
    """Passages that cite a document or paragraph, the newest documents first."""

    cited: str
    passages: list[Citing]
    more: bool


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Who asks whom to do what; `quotation` is its text, `lead_in` the words that introduce its list."""

    citation: str
    address: str
    quotation: str
    lead_in: str
    recommenders: list[str]
    addressees: list[str]
    response: str
    status: str
    topics: list[str]
    year: int
    language: str


@dataclass(frozen=True)
class Recommendations:
    """Recommendations that fit; `total` counts all of them."""

    total: int
    recommendations: list[Recommendation]


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools as one person has them; `site` is what addresses begin with ("" leaves them short)."""

    viewer: Viewer
    site: str = ""

    def search(self, words: str, languages: Sequence[str] = (), limit: int = 10) -> Found:
        """Paragraphs that match, best first."""
        self._may_read()
        number = _within(limit)
        chosen = {"lang": tuple(languages)} if languages else {}
        found = finder.search(
            self.viewer, Request(words, chosen, documents=number, per_document=3, facets=False)
        )
        hits = [hit for group in found.groups for hit in group.hits][:number]
        notes = [one.message for one in found.problems] + [found.notice] * bool(found.notice)
        return Found(
            total=found.total,
            passages=self._at((hit.edition_id, hit.address) for hit in hits),
            notes=notes,
        )

    def read_paragraph(self, place: str, language: str = "") -> Paragraph:
        """What stands at a place: "A/57/292, para. 62", "A/57/292, paras. 59-63" or a link."""
        self._may_read()
        asked = _place(place)
        edition = finding.edition(self.viewer, Place(asked.symbol, language or asked.language, asked.version))
        blocks, cited = _named(edition, asked)
        parts = [self._passage(edition, block) for block in blocks]
        return Paragraph(
            citation=self._cite(edition, [block.address for block in cited]),
            address=self._address(edition, cited[0].address),
            quotation="\n".join(block.text for block in blocks),
            parts=parts,
            languages=sorted({one.language for one in finding.editions(self.viewer, edition.work)}),
        )

    def cited_by(self, place: str, limit: int = 20) -> CitedBy:
        """The passages that cite a document, or a paragraph of it."""
        self._may_read()
        asked = named.parse(place)
        work = named.work(self.viewer, asked)
        number = _within(limit)
        rows = named.citing(self.viewer, work, asked, 0, number + 1)
        return CitedBy(
            cited=asked.label,
            passages=[self._citing(row) for row in rows[:number]],
            more=len(rows) > number,
        )

    def recommendations(self, filters: Filters, language: str = "en", limit: int = 20) -> Recommendations:
        """Recommendations that fit, the newest first."""
        self._may_read()
        rows = recommending.page(self.viewer, filters, 0, _within(limit), language)
        return Recommendations(
            total=recommending.total(self.viewer, filters),
            recommendations=[self._recommendation(row, language) for row in rows],
        )

    def _may_read(self) -> None:
        require(self.viewer, Action.READ)

    def _at(self, places: Iterable[tuple[int, str]]) -> list[Passage]:
        """The whole text of these blocks, in their order."""
        wanted = list(places)
        asked = Q(pk__in=[])
        for edition, address in wanted:
            asked |= Q(edition=edition, address=address)
        rows = Block.objects.filter(asked, edition__in=visible_editions(self.viewer))
        there = {(row.edition_id, row.address): row for row in rows.select_related("edition__work")}
        return [self._passage(there[at].edition, there[at]) for at in wanted if at in there]

    def _passage(self, edition: Edition, block: Block) -> Passage:
        return Passage(
            citation=self._cite(edition, [block.address]),
            address=self._address(edition, block.address),
            quotation=block.text,
            symbol=edition.work.symbol,
            title=edition.title,
            date=edition.date,
            language=edition.language,
            under=_headings(edition, block),
        )

    def _citing(self, row: CitingRow) -> Citing:
        return Citing(
            citation=row.printed if row.printed.startswith(row.symbol) else f"{row.symbol}, {row.printed}",
            address=self.site + row.href,
            quotation=row.sentence,
            cites=row.label,
            symbol=row.symbol,
            title=row.title,
            date=row.date,
            language=row.language,
        )

    def _recommendation(self, row: Shown, language: str) -> Recommendation:
        return Recommendation(
            citation=row.printed,
            address=self.site + (row.href or row.page_href),
            quotation=row.text,
            lead_in=row.lead_in,
            recommenders=[party.name for party in row.recommenders],
            addressees=[party.name for party in row.addressees],
            response=row.response,
            status=row.status,
            topics=[topic.label(language) for topic in row.topics],
            year=row.year,
            language=row.language,
        )

    def _cite(self, edition: Edition, addresses: Sequence[str]) -> str:
        about = stored.about(edition, nouns.metadata(edition), "")
        return cite(about, addresses, "un", edition.language)

    def _address(self, edition: Edition, address: str) -> str:
        return self.site + finding.place_of(edition).at(address).path()


def filters(**said: Any) -> Filters:
    """What recommendations are looked for, from what an assistant says; empty values say nothing."""
    query = {name: [str(value)] for name, value in said.items() if value}
    return Filters.from_query(query)


def _within(limit: int) -> int:
    return max(1, min(limit, MOST))


def _place(text: str) -> Place:
    """The place that a link or a citation names. Raises UsageError."""
    clean = text.strip()
    if clean.startswith("/"):
        place = links.parse(clean)
    else:
        found = jumping.typed(clean)
        place = found.place if found else None
    if place is None or place.view not in ("para", "paras", "at"):
        raise UsageError(f"“{clean}” names no paragraph: write it like A/57/292, para. 62.")
    return place


def _named(edition: Edition, place: Place) -> tuple[list[Block], list[Block]]:
    """The blocks that a place names with what hangs on them, and those that are cited."""
    if place.view == "paras":
        blocks = paragraphs.between(edition, place.value)
        return blocks, blocks
    if place.view == "para":
        block = paragraphs.paragraph(edition, place.value).block
    else:
        block = finding.block(edition, place.value)
    return paragraphs.under(edition, block), [block]


def _headings(edition: Edition, block: Block) -> list[str]:
    """The headings that a block stands under, the outermost first."""
    above = paragraphs.outline(edition).filter(place__lt=block.place).order_by("-place")
    found: list[str] = []
    level: int | None = None
    for heading in above:
        if level is None or (heading.level or 1) < level:
            level = heading.level or 1
            found.insert(0, heading.text)
        if level == 1:
            break
    return found
