"""Phrases: finds many names in a text at once, in one pass.

In: names with what they stand for, then the words of a text. Out: where the longest name stands at each
place. Names are kept as a tree of words, so that the time depends on the text and not on their number.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

from travaux.citing.words import JOINING, STOPS, Words, spell

_SILENT_AT_ONCE = 6  # words that say nothing, in a row inside a name: "in the field of the …"
_MEANING = ""  # no word is empty
Meaning = TypeVar("Meaning")
_Tree = dict[str, Any]  # the words that may follow, and under _MEANING what the names mean that end here


class Found(NamedTuple, Generic[Meaning]):
    """A name in a text: its words from `first` up to and with `last`, and what it stands for."""

    first: int
    last: int
    meaning: Meaning


class Phrases(Generic[Meaning]):
    """Names, ready for finding."""

    def __init__(self) -> None:
        self._root: _Tree = {}

    def meaning(self, key: Iterable[str]) -> Meaning | None:
        """What exactly these words (`words.spell`) mean, if they are a name."""
        node = self._root
        for one in key:
            if one not in node:
                return None
            node = node[one]
        found: Meaning | None = node.get(_MEANING)
        return found

    def add(self, name: str, meaning: Meaning) -> None:
        """Add a name, with its stops and without. A later meaning replaces the one before."""
        self.add_spelled(spell(name), meaning)

    def add_spelled(self, key: tuple[str, ...], meaning: Meaning) -> None:
        """The same for the words of a name, stops among them."""
        _put(self._root, key, meaning)
        bare = without_stops(key)
        if bare is not key:
            _put(self._root, bare, meaning)

    def find(self, among: Words) -> Iterator[Found[Meaning]]:
        """The longest names, from left to right; none overlaps another.

        Words that say nothing are passed over, but not within an abbreviation: "CRPD and OP" is not CRPD-OP.
        """
        meets = self._root.keys().isdisjoint
        until = 0
        for at in [at for at, forms in enumerate(among.keys) if not meets(forms)]:
            if at >= until:
                found = self._longest(among, at)
                if found is not None:
                    until = found.last + 1
                    yield found

    def _longest(self, among: Words, first: int) -> Found[Meaning] | None:
        best: Found[Meaning] | None = None
        open_ends = [(self._root, first, first, False)]
        while open_ends:
            node, at, last, in_capitals = open_ends.pop()
            if _MEANING in node and (best is None or last > best.last):
                best = Found(first, last, node[_MEANING])
            further = _past_silence(among, at, node) if at > first else at
            for form in among.keys[further] if further < len(among) else ():
                capitals = form.startswith("=")
                if form in node and not (further > at and in_capitals and capitals):
                    open_ends.append((node[form], further + 1, further, capitals))
        return best


def without_stops(key: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a key alone."""
    return key if STOPS.isdisjoint(key) else tuple(one for one in key if one not in STOPS)


def _put(node: _Tree, key: Iterable[str], meaning: object) -> None:
    for one in key:
        node = node.setdefault(one, {})
    node[_MEANING] = meaning


def _past_silence(among: Words, at: int, following: Container[str]) -> int:
    """The next place with a word that says something; a comma before "and" is passed over as well."""
    for _ in range(_SILENT_AT_ONCE):
        if at >= len(among):
            break
        if among.keys[at] == (",",) and "," not in following and _joins(among, at + 1):
            at += 1
        elif among.keys[at]:
            break
        else:
            at += 1
    return at


def _joins(among: Words, at: int) -> bool:
    return at < len(among) and among.printed[at].casefold() in JOINING
