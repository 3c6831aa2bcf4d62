"""Arabic words: folding of what is written in several ways, and light stemming.

In: a word. Out: the word folded, or its stem. The stemmer is "light10" (Larkey, Ballesteros and
Connell, 2002, the one that Lucene has too): it takes away the article with the particles before it
and the commonest endings, and leaves the rest alone. The engine's own stemmer treats the same word
differently with and without the article (والحرية, الحرية), so that one form missed the other.
"""

from __future__ import annotations

import re
from functools import lru_cache

_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")  # vowels, tatweel, signs
_LETTERS = str.maketrans("أإآٱى٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ااااي01234567890123456789")
_ARTICLES = ("ال", "وال", "بال", "كال", "فال", "لل")
_AND = "و"
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي")
_LEAST = 2  # letters that must be left
_WORDS_KEPT = 50_000  # the vocabulary of a large library


def fold(text: str) -> str:
    """Without vowel signs and tatweel; forms of alif as one; figures as 0-9."""
    return _MARKS.sub("", text).translate(_LETTERS)


@lru_cache(maxsize=_WORDS_KEPT)
def stem(word: str) -> str:
    """The stem of a word (folded or not)."""
    return _without_ending(_without_article(fold(word)))


def _without_article(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + _LEAST:
            return word[len(article) :]
    # "and" is one letter, so that more must follow it
    return word[1:] if word.startswith(_AND) and len(word) > _LEAST + 1 else word


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + _LEAST:
            word = word[: -len(ending)]
    return word
