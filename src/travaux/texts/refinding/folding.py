"""Texts folded for comparing: what two readings of the same words print differently is taken away.

In: a text. Out: its letters, for each letter its place in the text, and where words begin among the
letters. White space goes, as do soft and invisible characters and the hyphens inside words (at a line end
nobody knows whether they belong there); ligatures, presentation forms and typographic quotes and dashes
become plain. Case, figures and other marks stay: they may matter.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´`", "'"),
        **dict.fromkeys("“”„‟″«»〝〞", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣-", "-"),
        "…": "...",
        "ـ": "",  # the stroke that only makes an Arabic word longer
    }
)
_RUN = re.compile(r"\S+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff\u0e00-\u0eff]")
_HYPHEN = re.compile(r"(?<=[^\W\d_]|[\u0300-\u036f])-(?=[^\W\d_])")
_EDGES = "\"'()[]{}<>.,;:!?*-،؛؟،。、;:《》「」()"


class Folded(NamedTuple):
    """`at[n]` is the place of letter `n` in the text; `words` are places among the letters, going up."""

    letters: str
    at: list[int]
    words: list[int]

    def place(self, offset: int) -> int:
        """How many letters stand before a place in the text."""
        return bisect_left(self.at, offset)


def fold(text: str) -> Folded:
    """Fold a text."""
    parts: list[str] = []
    at: list[int] = []
    words: list[int] = []
    for run in _RUN.finditer(text):
        letters, places = _plain(run.group(), run.start())
        if letters:
            words.append(len(at))
            parts.append(letters)
            at += places
    folded = _without_hyphens(Folded("".join(parts), at, words))
    if folded.letters.isascii():
        return folded
    return folded._replace(words=sorted({*folded.words, *_of_wide(folded.letters)}))


def key(word: str) -> str:
    """A word as it is compared with others: without case and marks at its edges."""
    return word.strip(_EDGES).casefold() or word


def _plain(run: str, start: int) -> tuple[str, list[int]]:
    if run.isascii():
        return run, list(range(start, start + len(run)))
    letters = [_letter(character) for character in run]
    places = [start + number for number, plain in enumerate(letters) for _ in plain]
    return "".join(letters), places


@cache
def _letter(character: str) -> str:
    """One character made plain: often one, none for invisible ones, several for a ligature."""
    if unicodedata.category(character) in ("Cf", "Cc"):
        return ""
    plain = unicodedata.normalize("NFKD", character.translate(_PLAIN)).translate(_PLAIN)
    return "".join(plain.split())


def _without_hyphens(folded: Folded) -> Folded:
    """Drop hyphens between letters, but not those that stand apart; what follows one begins a word."""
    letters, at, words = folded
    begins = set(words)
    gone = [match.start() for match in _HYPHEN.finditer(letters) if match.start() not in begins]
    if not gone:
        return folded
    parts, places, before = [], [], 0
    for hyphen in gone:
        parts.append(letters[before:hyphen])
        places += at[before:hyphen]
        before = hyphen + 1
    starts = sorted({*words, *(hyphen + 1 for hyphen in gone)})
    return Folded(
        "".join((*parts, letters[before:])),
        places + at[before:],
        [start - bisect_left(gone, start) for start in starts],
    )


def _of_wide(letters: str) -> list[int]:
    """In scripts without spaces each character counts as a word, and what follows begins one."""
    places = (at for match in _WIDE.finditer(letters) for at in (match.start(), match.end()))
    return [at for at in places if at < len(letters)]
