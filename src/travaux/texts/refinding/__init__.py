"""Passages that find themselves again in another version of their document.

    Passage → query (folded letters and words) → candidates in a Text → alignment → Finder → Refound

`Finder` is kept for all passages of an edition; `find_again` is for one. `diff` shows what changed.
"""

from travaux.texts.refinding.diffing import Part, diff
from travaux.texts.refinding.finder import Finder, find_again
from travaux.texts.refinding.refound import Refound, State

__all__ = ["Finder", "Part", "Refound", "State", "diff", "find_again"]
