"""What a recommendation is about: a topic fits where one of its words stands in the text.

    >>> of("Ratify the Convention on the Rights of the Child", "en")
    ('treaties', 'children')

In: a text and its language. Out: slugs of `texts.theme`, themes first. The words are data that anybody can
read and check (`texts/data/themes.toml`); "*" stands for any ending. Each word of a text is looked up by its
first letters, so what this costs does not grow with the number of topics.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from travaux.citing.folding import fold
from travaux.texts import theme

_HEAD = 3  # letters by which words are looked up
_WORD = re.compile(r"\w+")
# Arabic writes "and", "for", "in" and the article in front of a word without a space.
_GLUED = re.compile(r"(?:[وف]?(?:[بكل])?(?:ال|لل)?)")
_LONGEST_PREFIX = 4


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a topic, as what must stand where its first letters stand."""

    slug: str
    pattern: re.Pattern[str]


def of(text: str, language: str | None) -> tuple[str, ...]:
    """The topics of a text; none in a language without words."""
    if language not in theme.LANGUAGES:
        return ()
    folded = fold(text)
    found = _inside(folded) if language == "zh" else _by_words(folded, language)
    return tuple(slug for slug in theme.topics() if slug in found)


def _by_words(folded: str, language: str) -> set[str]:
    words = _words(language)
    found: set[str] = set()
    for match in _WORD.finditer(folded):
        for start in _starts(folded, match, language):
            for word in words.get(folded[start : start + _HEAD], ()):
                if word.slug not in found and word.pattern.match(folded, start):
                    found.add(word.slug)
    return found


def _starts(folded: str, match: re.Match[str], language: str) -> set[int]:
    """Where a word may begin: in Arabic also behind what is glued to it."""
    starts = {match.start()}
    if language == "ar":
        glued = _GLUED.match(folded, match.start(), match.start() + _LONGEST_PREFIX)
        starts |= set(range(match.start(), glued.end() + 1)) if glued else set()
    return starts


def _inside(folded: str) -> set[str]:
    """Chinese is written without spaces: a word fits wherever it stands."""
    return {
        one.slug for one in theme.topics().values() if any(word in folded for word in _chinese()[one.slug])
    }


@cache
def _chinese() -> Mapping[str, tuple[str, ...]]:
    return {one.slug: tuple(map(fold, one.words.get("zh", ()))) for one in theme.topics().values()}


@cache
def _words(language: str) -> Mapping[str, tuple[_Word, ...]]:
    made: dict[str, list[_Word]] = defaultdict(list)
    for one in theme.topics().values():
        for word in one.words.get(language, ()):
            folded = fold(word)
            made[folded.rstrip("*")[:_HEAD]].append(_Word(one.slug, re.compile(_pattern(folded))))
            if len(folded.rstrip("*")) < _HEAD:  # "eau": shorter ones stand before a space or an end
                raise ValueError(f"“{word}” is too short to be looked up: use three letters and more.")
    return {head: tuple(words) for head, words in made.items()}


def _pattern(word: str) -> str:
    r"""A word as a pattern: "forced marriage*" is forced\W+marriage\w*."""
    parts = (re.escape(part).replace(r"\*", r"\w*") for part in word.split())
    return r"\s+".join(parts) + r"(?!\w)"
