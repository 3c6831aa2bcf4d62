"""Suggestions for the third step: paragraphs that the selected passage most likely goes with.

In: a viewer, the passage, and the target document once one is chosen. Out: rows: first the places that
the passage cites itself (in its footnotes too), then the paragraphs that say most nearly the same, in the
target document alone when there is one. Nothing of what the viewer may not see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from travaux.library import finding
from travaux.library.citations import names, seeing, targets
from travaux.library.citations.seeing import Shown
from travaux.library.connections import describing, selected, understanding
from travaux.library.connections.selected import Selected
from travaux.library.models import CitationState, Edition, Work
from travaux.library.permissions import Viewer
from travaux.library.search import analysis, finder
from travaux.library.search.results import Hit, Part
from travaux.texts import links
from travaux.texts.errors import MissingError
from travaux.texts.links import Place
from travaux.texts.passage import Stretch
from travaux.texts.query import Node, Or, Word
from travaux.texts.reading import Kind

CITED, SIMILAR = "cited", "similar"
"""Why a paragraph is suggested."""

_LONGEST = 300  # characters of a cited paragraph that are shown, about as many as of a similar one
_MORE = 12  # paragraphs asked for beyond those shown: the document's own are left out
_MOST_ABSENT = 2  # places that can only be named: they have no words to compare
_TELLING = 6  # Latin and Cyrillic letters of a word that is marked: shorter ones are in every paragraph
_MOST_MARKED = 40  # words
_NO_PARAGRAPH = (Kind.TITLE, Kind.HEADING, Kind.MASTHEAD, Kind.TOC, Kind.CAPTION)
_LETTERS = re.compile(r"[0-9A-Za-z\u00c0-\u024f\u0400-\u04ff]")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A paragraph to choose. `stretch` is its place ("" for the whole document), `typed` puts it into the
    one box. `here` is False for a document that is not in the library: then there are no words to show.
    """

    why: str
    symbol: str
    title: str
    language: str
    address: str
    stretch: str
    printed: str
    parts: tuple[Part, ...]
    href: str
    here: bool
    typed: str


def paragraphs(
    viewer: Viewer,
    edition: Edition,
    stretch: Stretch,
    target: str | None = None,
    limit: int = 5,
    language: str = "en",
) -> tuple[Suggestion, ...]:
    """What to connect a passage with; in the document `target` (a symbol) when it is given."""
    passage = selected.passage_of(edition, stretch)
    if passage is None:
        return ()
    there = _edition(viewer, target, passage.language) if target else None
    here, absent = _cited(viewer, edition, passage, target, language)
    similar = _similar(viewer, edition, passage, there, limit, language) if there or not target else iter(())
    found: dict[tuple[str, str], Suggestion] = {}
    for one in chain(here[:limit], absent[:_MOST_ABSENT], similar):
        found.setdefault((links.key(one.symbol), one.address), one)
        if len(found) == limit:
            break
    return tuple(found.values())


def _edition(viewer: Viewer, target: str, language: str) -> Edition | None:
    """The target in the language of the passage, if it is there: only so are they alike."""
    try:
        return finding.edition(viewer, Place(target), [language])
    except MissingError:
        return None


def _cited(
    viewer: Viewer, edition: Edition, passage: Selected, target: str | None, language: str
) -> tuple[list[Suggestion], list[Suggestion]]:
    """The places that the passage cites: those whose words are here, and those that can only be named."""
    shown = selected.cited(viewer, edition, passage, language)
    if target:
        shown = [one for one in shown if _is_of(viewer, one, target)]
    texts = targets.texts(viewer, [(one, language) for one in shown if one.work_id])
    works = seeing.cited_works(viewer, {one.work_id for one in shown if one.work_id})
    here = [place for one in shown if one.id in texts for place in _places(one, texts[one.id], language)]
    absent = [
        _named(one, works.get(one.work_id or 0))
        for one in shown
        if one.id not in texts and one.state != CitationState.AMBIGUOUS and one.target
    ]
    return here, absent


def _is_of(viewer: Viewer, one: Shown, target: str) -> bool:
    """Whether a citation is of the target: its work, or the name of one that is not here."""
    if one.work_id is None:
        return bool(names.key(one.target)) and names.key(one.target) == names.key(target)
    work = seeing.cited_works(viewer, [one.work_id]).get(one.work_id)
    return work is not None and links.key(work.symbol) == links.key(target)


def _places(one: Shown, target: targets.Target, language: str) -> Iterator[Suggestion]:
    """The places of one citation in its document, each with its words; without places the document."""
    if not one.places:
        yield _suggestion(target, "", target.title, language)
    for address in one.places:
        inside = (each for each in target.passages if f"{each.address}__".startswith(f"{address}__"))
        text = " ".join(each.text for each in inside)
        if text:
            yield _suggestion(target, address, text, language)


def _suggestion(target: targets.Target, address: str, text: str, language: str) -> Suggestion:
    there = Place(target.symbol, target.language)
    return Suggestion(
        CITED,
        target.symbol,
        target.title,
        target.language,
        address,
        address,
        describing.cited(target.symbol, address, "", language),
        (Part(_cut(text)),),
        (there.at(address) if address else there).path(),
        True,
        (there.at(address) if address else there).path(),
    )


def _named(one: Shown, work: Work | None) -> Suggestion:
    """A document that is cited and not here, or an instrument without its text: its place by name."""
    symbol = work.symbol if work else understanding.printed_symbol(one.target)
    address = one.places[0] if one.places else ""
    typed = Place(symbol).at(address).path() if address else Place(symbol).path()
    return Suggestion(CITED, symbol, "", "", address, address, one.label, (), "", False, typed)


def _similar(
    viewer: Viewer, edition: Edition, passage: Selected, there: Edition | None, limit: int, language: str
) -> Iterator[Suggestion]:
    """What says most nearly the same, in the target, or anywhere but in the document itself."""
    within = there.pk if there else None
    hits = finder.alike(
        viewer, passage.text, passage.language, limit + _MORE, within=within, marking=_telling(passage)
    )
    editions = Edition.objects.filter(pk__in={one.edition_id for one in hits}).select_related("work")
    by_id = {one.pk: one for one in editions}
    seen: set[tuple[int, str]] = set()
    for hit in hits:
        of = by_id[hit.edition_id]
        if hit.kind in _NO_PARAGRAPH:
            continue
        own = of.work_id == edition.work_id and (there is None or hit.address in passage.inside)
        if not own and (of.work_id, hit.address) not in seen:
            seen.add((of.work_id, hit.address))
            yield _alike(hit, of, language)


def _alike(hit: Hit, of: Edition, language: str) -> Suggestion:
    symbol = of.work.symbol
    return Suggestion(
        SIMILAR,
        symbol,
        of.title or symbol,
        of.language,
        hit.address,
        hit.address,
        describing.cited(symbol, hit.address, "", language),
        hit.snippet,
        hit.place.path(),
        True,
        hit.place.path(),
    )


def _telling(passage: Selected) -> Node | None:
    """The longer words of the passage, to be marked in what is like it."""
    words = dict.fromkeys(
        passage.text[one.start : one.end]
        for one in analysis.exact_tokens(passage.text)
        if one.end - one.start >= _TELLING or not _LETTERS.match(passage.text[one.start])
    )
    nodes = tuple(Word(one) for one in islice(words, _MOST_MARKED))
    return Or(nodes) if len(nodes) > 1 else nodes[0] if nodes else None


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
