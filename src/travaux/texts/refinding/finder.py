"""Finds passages again in another version of their document: right, or it says that it does not know.

In: the blocks of the version, where its paragraphs stood formerly, and passages. Out: a `Refound` each.
First the words with all that stood around them; then the words alone; then places that have many of them.
A place is certain when enough of the words agree and no other place comes near it. Where the old version
is at hand (`was`), it decides: what stands at the place now must lead back to the passage and to nothing
else, so a sister paragraph is not taken for one that was deleted. Without it, only the paragraph of the same
address is certain: reports have sections that repeat each other with whole paragraphs. A quote that never
had an address (one that is imported) is certain where it stands once, with all that is around it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from travaux.texts.passage import Passage, Stretch, StretchError, describe
from travaux.texts.reading import Block
from travaux.texts.refinding import candidates
from travaux.texts.refinding.alignment import Fit
from travaux.texts.refinding.candidates import overlap
from travaux.texts.refinding.deciding import ALONE, ONCE, TELLING, Standard, with_old
from travaux.texts.refinding.origin import Origin
from travaux.texts.refinding.query import Query, query, query_of
from travaux.texts.refinding.refound import LOST, Refound, State
from travaux.texts.refinding.text import Span, Text

WORDS, PLACE = 0.9, 0.1
"""What the words (see `alignment.AROUND`) and the same address are worth in a score."""

SHOWN, SAME = 0.3, 0.9
"""Likeness, or share of the quote, from which on a place is shown to a person; below, it is chance."""

_LOOKED_AT = 4  # places that are followed back into the old version, or shown
_MOST = 0.5  # of a block's letters make it, as a whole, what became of a whole paragraph


class Finder:
    """Finds passages in one version; it indexes the text once, so it serves thousands of passages.

    `former` leads from old addresses to where those paragraphs stand now. `was` are the blocks of the version
    that the passages were chosen in, where they are at hand: without them less is certain.
    """

    def __init__(
        self, blocks: Sequence[Block], former: Mapping[str, str] | None = None, was: Sequence[Block] = ()
    ) -> None:
        self._blocks = blocks
        self._former = former or {}
        self._taken = frozenset(self._former.values())
        self._now = Text(blocks)
        self._origin = Origin(Text(was)) if was else None

    def find(self, passage: Passage) -> Refound:
        """Find a passage by its words."""
        wanted = query(passage)
        own = self._origin.own(passage, wanted) if self._origin else None
        return (
            self._with_surroundings(passage, wanted, own)
            or self._as_it_was(passage)
            or self._likely(passage, wanted, own)
        )

    def by_address(self, passage: Passage) -> Refound:
        """The whole blocks at the addresses of a passage: for another language, whose words are others.

        What is printed with a number is certain; what is only counted (unnumbered paragraphs, lines of a
        table of contents) may be counted otherwise there.
        """
        blocks = {block.address: block for block in self._blocks}
        ends = [self._there(name, blocks) for name in (passage.address, passage.until or passage.address)]
        if None in ends:
            return LOST
        first, last = (name or "" for name in ends)
        stretch = Stretch(first, until=last if last != first else "")
        try:
            text = describe(self._blocks, stretch).quote
        except StretchError:  # the other language has them in another order
            return LOST
        certain = all(blocks[name].number is not None for name in (first, last))
        return Refound(State.BY_ADDRESS, stretch, 1.0 if certain else 0.5, certain, text)

    def _there(self, name: str, blocks: Mapping[str, Block]) -> str | None:
        return next((one for one in (name, self._former.get(name)) if one in blocks), None)

    def _home(self, passage: Passage, span: Span) -> bool:
        """Whether a span begins in the passage's block: at its address, or where that block is now.

        An address that another paragraph has taken is not it.
        """
        name = passage.address
        here = self._former.get(name, "" if name in self._taken else name)
        return self._now.stretch(span).address == here

    def _with_surroundings(self, passage: Passage, wanted: Query, own: Span | None) -> Refound | None:
        """The words with all that stood around them, where that can only be one place."""
        if self._origin is not None and own is not None:
            before = self._origin.text
            for one in (query_of(before, own), wanted):
                now, then = (candidates.complete(one, text) for text in (self._now, before))
                at = next((at for at, fit in enumerate(then) if overlap(fit.span, own)), None)
                if at is not None and len(now) == len(then) and (len(now) == 1 or one is not wanted):
                    return self._refound(passage, now[at], certain=True, others=())
            return None
        fits = candidates.complete(wanted, self._now)
        if not fits or len(wanted.letters) < TELLING:
            return None
        fits.sort(key=lambda fit: not self._home(passage, fit.span))
        only = len(fits) == 1 and not passage.address
        return self._refound(passage, fits[0], only or self._home(passage, fits[0].span), fits[1:])

    def _as_it_was(self, passage: Passage) -> Refound | None:
        """The same text at the same address with the same surroundings: also what no search can see."""
        try:
            there = describe(self._blocks, passage.stretch)
        except StretchError:
            return None
        if (there.quote, there.before, there.after) != (passage.quote, passage.before, passage.after):
            return None
        return Refound(State.EXACT, passage.stretch, 1.0, True, there.quote)

    def _likely(self, passage: Passage, wanted: Query, own: Span | None) -> Refound:
        """The place that has most of the words, and whether it is certain."""
        if self._origin is not None and own is not None:
            return self._with_old(passage, wanted, own, self._origin)
        fits = self._fits(passage, wanted)
        if not fits:
            return LOST
        best, *others = sorted(fits, key=lambda fit: -self._score(passage, fit))
        certain = (
            self._home(passage, best.span)
            and ALONE.met(best, others)
            and self._stands_alike(passage, wanted, best.span, ALONE)
        )
        return self._refound(passage, best, certain, others)

    def _fits(self, passage: Passage, wanted: Query) -> list[Fit]:
        """Places worth showing, the most alike first."""
        near = [span for name in self._homes(passage) if (span := self._now.block_span(name))]
        begins = [self._now.word(span[0]) - wanted.first for span in near]
        fits = candidates.apart(
            [*candidates.exact(wanted, self._now), *candidates.similar(wanted, self._now, begins)]
        )
        return [fit for fit in fits if fit.likeness >= SHOWN or fit.quote >= SAME]

    def _with_old(self, passage: Passage, narrow: Query, own: Span, origin: Origin) -> Refound:
        """The place to which the old version says that the passage went."""
        wanted = query_of(origin.text, own)
        fits = self._fits(passage, wanted)
        if not fits:
            return LOST
        origins = {fit: origin.gave(own, self._now, fit, passage.whole) for fit in fits[:_LOOKED_AT]}
        best = next((fit for fit in fits if origins.get(fit)), fits[0])
        sure = bool(origins[best])
        part = passage.whole and self._now.around(best.span) != best.span
        home = self._home(passage, best.span) and origin.same_block(own, self._now, best.span)
        standard = with_old(len(wanted.quote), part, home)
        if (only := self._only(wanted, fits)) and origin.once(wanted, own):
            best, standard, sure = only, ONCE, True
        rivals = [fit for fit in fits if fit is not best and origins.get(fit) is not False]
        certain = (
            sure
            and standard.met(best, rivals)
            and self._stands_alike(passage, narrow, best.span, standard)
            and all(self._holds(passage, best, end, origin) for end in origin.ends(own))
        )
        return self._refound(passage, best, certain, [fit for fit in fits if fit is not best])

    def _stands_alike(self, passage: Passage, wanted: Query, span: Span, standard: Standard) -> bool:
        """Whether enough of what the passage keeps of its surroundings stands around a place."""
        return (
            candidates.surroundings(wanted, self._now, span) >= standard.around
            and candidates.beside(passage, self._now, span, inside=True) >= standard.beside
            and candidates.beside(passage, self._now, span, inside=False) >= standard.sides
        )

    def _only(self, wanted: Query, fits: Sequence[Fit]) -> Fit | None:
        """The one place that has the quote to the letter, where no other comes near; None for a short one."""
        same = [fit for fit in fits if fit.quote >= SAME]
        if len(same) != 1 or len(wanted.quote) < TELLING:
            return None
        (start, end) = same[0].span
        return same[0] if self._now.letters[start:end] == wanted.quote else None

    def _holds(self, passage: Passage, best: Fit, end: Span, origin: Origin) -> bool:
        """Whether a part of a passage over several blocks is found, by itself, within the whole."""
        fits = self._fits(passage, query_of(origin.text, end))
        return any(
            overlap(fit.span, best.span) and origin.gave(end, self._now, fit, whole=False) for fit in fits[:1]
        )

    def _homes(self, passage: Passage) -> list[str]:
        return list(dict.fromkeys((self._former.get(passage.address, passage.address), passage.address)))

    def _score(self, passage: Passage, fit: Fit) -> float:
        return WORDS * fit.likeness + PLACE * self._home(passage, fit.span)

    def _refound(self, passage: Passage, fit: Fit, certain: bool, others: Sequence[Fit]) -> Refound:
        stretch = self._stretch(passage, fit.span)
        text = self._now.quote(stretch)
        candidates = tuple(self._stretch(passage, other.span) for other in others[:_LOOKED_AT])
        return Refound(
            self._state(passage, stretch), stretch, self._score(passage, fit), certain, text, candidates
        )

    def _state(self, passage: Passage, stretch: Stretch) -> State:
        span = self._now.span(stretch)
        assert span is not None
        if self._now.letters[span[0] : span[1]] != query(passage).quote:
            return State.CHANGED
        same = (stretch.address, stretch.until) == (passage.address, passage.until)
        return State.EXACT if same else State.MOVED

    def _stretch(self, passage: Passage, span: Span) -> Stretch:
        """Blocks and offsets; whole blocks for a passage that was whole, where it makes most of them up."""
        found = self._now.stretch(span)
        if not passage.whole:
            return found
        for name in (found.address, found.last):
            block = self._now.block_span(name)
            if block is None or overlap(block, span) < _MOST * (block[1] - block[0]):
                return found
        return Stretch(found.address, until=found.until)


def find_again(
    passage: Passage,
    blocks: Sequence[Block],
    former: Mapping[str, str] | None = None,
    was: Sequence[Block] = (),
) -> Refound:
    """Find one passage again; for many of the same document, keep a `Finder`."""
    return Finder(blocks, former, was).find(passage)
