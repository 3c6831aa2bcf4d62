"""The old version of a text, where it is at hand: whether what stands somewhere now comes from a passage."""

from __future__ import annotations

from travaux.texts.passage import Passage
from travaux.texts.refinding import candidates
from travaux.texts.refinding.alignment import Fit, made
from travaux.texts.refinding.candidates import length, overlap
from travaux.texts.refinding.query import Query, query_of
from travaux.texts.refinding.text import Span, Text

MARGIN = 0.08
"""By how much words must come from the passage's own place more than from any other of the old version."""

SAME = 0.9
"""Share of a quote from which on words count as the same, when it is asked whether they stand there once."""

SAME_BLOCK = 0.5
"""Agreement from which on a block was rewritten, not replaced by one that only begins like it."""


class Origin:
    """The old version."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def own(self, passage: Passage, wanted: Query) -> Span | None:
        """Where the passage stands in it; None where it was not chosen in this version."""
        span = self.text.span(passage.stretch)
        if span is None or self.text.letters[span[0] : span[1]] != wanted.quote:
            return None
        return span

    def once(self, wanted: Query, own: Span) -> bool:
        """Whether nothing in it, besides the passage at `own`, has nearly the same words."""
        near = [self.text.word(own[0]) - wanted.first]
        fits = [*candidates.exact(wanted, self.text), *candidates.similar(wanted, self.text, near)]
        return not any(fit.quote >= SAME and not overlap(fit.span, own) for fit in fits)

    def same_block(self, own: Span, now: Text, there: Span) -> bool:
        """Whether a place now begins in what became of the passage's block, by all words of both."""
        (start, end), (now_start, now_end) = (
            text.around((span[0], span[0] + 1)) for text, span in ((self.text, own), (now, there))
        )
        agreeing = candidates.agreement(self.text.letters[start:end], now.letters[now_start:now_end])
        return agreeing >= SAME_BLOCK

    def ends(self, own: Span) -> tuple[Span, ...]:
        """The parts of a passage in its first and in its last block; none where it is all in one."""
        first, last = self.text.around((own[0], own[0] + 1)), self.text.around((own[1] - 1, own[1]))
        return ((own[0], first[1]), (last[0], own[1])) if first != last else ()

    def gave(self, own: Span, now: Text, there: Fit, whole: bool) -> bool | None:
        """Whether the words at a place now come from the passage at `own`; None: that is not clear."""
        wanted = query_of(now, there.span)
        near = [self.text.word(own[0]) - wanted.first]
        found = [*candidates.exact(wanted, self.text), *candidates.similar(wanted, self.text, near)]
        if whole:
            found = [self._as_whole(fit, wanted, now, there) for fit in found]
        ours = [fit for fit in found if 2 * overlap(fit.span, own) >= max(length(own), length(fit.span))]
        others = [fit for fit in found if not overlap(fit.span, own)]
        best, other = (max(fits, key=lambda fit: fit.likeness, default=None) for fits in (ours, others))
        if best is None:
            return False if other else None
        if other is None or candidates.clear(best, other, MARGIN):
            return True
        return False if candidates.clear(other, best, MARGIN) else None

    def _as_whole(self, fit: Fit, wanted: Query, now: Text, there: Fit) -> Fit:
        """A fit that compares blocks, not words in them: "Travel" does not come from "Travel costs"."""
        before = length(fit.span) + length(there.span)
        after = length(self.text.around(fit.span)) + length(now.around(there.span))
        return made(fit.span, wanted, fit.quote * before / after, fit.least, fit.around)
