"""Where quoted words stand in an edition: for quotes that come from elsewhere, with or without a place.

In: an edition and a passage as somebody else wrote it down. Out: the stretch that has these words, certain,
or a sentence. The texts of a few editions are kept, so that thousands of quotes cost little.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace

from travaux.library.connections import blocks, describing
from travaux.library.models import Edition
from travaux.texts.errors import MissingError
from travaux.texts.passage import Passage, Stretch
from travaux.texts.refinding import Finder
from travaux.texts.refinding.query import query
from travaux.texts.refinding.text import Span, Text

_KEPT = 8  # editions: a list of quotes goes from document to document, and back to the one before
_SHOWN = 60  # characters of a quote in a sentence about it


@dataclass(frozen=True, slots=True)
class _Known:
    text: Text
    finder: Finder


class Quotes:
    """Looks for quotes, one edition after another."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, _Known] = OrderedDict()

    def find(self, edition: Edition, asked: Passage, *, inside: Stretch | None = None) -> Stretch:
        """The stretch that has the words of `asked`; with `inside` only there. Raises MissingError."""
        known = self._of(edition)
        if inside is not None:
            return self._inside(known.text, edition, asked, inside)
        found = known.finder.find(asked)
        if found.certain and found.stretch is not None:
            return found.stretch
        places = list(known.text.occurrences(query(asked).quote, 2)) if query(asked).quote else []
        if len(places) == 1 and not asked.whole:
            return known.text.stretch((places[0], places[0] + len(query(asked).quote)))
        raise MissingError(_sentence(edition, asked.quote, len(places) > 1))

    def _of(self, edition: Edition) -> _Known:
        known = self._known.pop(edition.pk, None)
        if known is None:
            every = blocks.every(edition.pk)
            former = dict(edition.former_addresses.values_list("former", "address"))
            known = _Known(Text(every), Finder(every, former))
        self._known[edition.pk] = known
        if len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return known

    def _inside(self, text: Text, edition: Edition, asked: Passage, inside: Stretch) -> Stretch:
        """The words in these blocks, where they stand once; the blocks where they are all their words."""
        wanted = query(replace(asked, before="", after="")).quote
        spans = [text.block_span(inside.address), text.block_span(inside.last)]
        if wanted and spans[0] and spans[1]:
            places = _all(text.letters, wanted, (spans[0][0], spans[1][1]))
            if len(wanted) == spans[1][1] - spans[0][0] and places:
                return Stretch(inside.address, until=inside.until)
            if len(places) == 1:
                return text.stretch((places[0], places[0] + len(wanted)))
            if places:
                raise MissingError(_sentence(edition, asked.quote, True, inside))
        raise MissingError(_sentence(edition, asked.quote, False, inside))


def _all(letters: str, wanted: str, span: Span) -> list[int]:
    """Where the letters stand in a span: the first two places."""
    first = letters.find(wanted, *span)
    second = letters.find(wanted, first + 1, span[1]) if first >= 0 else -1
    return [at for at in (first, second) if at >= 0]


def _sentence(edition: Edition, quote: str, several: bool, inside: Stretch | None = None) -> str:
    words = " ".join(quote.split())
    words = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    symbol = edition.work.symbol
    place = describing.cited(symbol, inside.address, inside.until) if inside else symbol
    if several:
        return f"“{words}” stands more than once in {place} ({edition.language}): quote more of it."
    return f"“{words}” is not in {place} ({edition.language}): check the words, or name the paragraph alone."
