"""Chinese words of a query: text typed without spaces becomes the words that it is made of.

In: a run of characters. Out: its words, by jieba's dictionary. Only queries are parted, never texts
(see `analysis`). The dictionary takes some 0.6 s to load, at the first query that needs it.
"""

from __future__ import annotations

import logging
from functools import lru_cache

import jieba

_SHORT = 2  # characters: such a query is one word already


@lru_cache(maxsize=1)
def _segmenter() -> jieba.Tokenizer:
    """jieba's dictionary, without the cache that it would leave in the system's folder for all."""
    jieba.setLogLevel(logging.WARNING)
    made = jieba.Tokenizer()
    made.FREQ, made.total = made.gen_pfdict(made.get_dict_file())
    made.initialized = True
    return made


def parted(text: str) -> list[str]:
    """The words of a text; a short one is a word by itself."""
    if len(text) <= _SHORT:
        return [text]
    words = [word for word in _segmenter().lcut(text) if any(map(str.isalnum, word))]
    return words or [text]
