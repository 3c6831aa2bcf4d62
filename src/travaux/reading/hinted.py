"""Patterns that are compiled, and tried, only where a text holds what they can't do without.

In: the source of a pattern and hints: substrings of which every match needs one, or a list of names
that the pattern looks for. Out: the same matches as the plain pattern gives. Why: mastheads are
looked at with patterns for seven languages, and compiling those that an English page never needs
took longer than reading the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

NAMES = "\x00"
"""Stands for the names in the source of a `Worded` pattern."""

_MOST_BUILT = 256
"""Patterns kept by one `Worded`: more different sets of names than a library of documents shows."""

_NONE = "(?!)"  # matches nowhere


def any_of(names: Iterable[str]) -> str:
    """A pattern for any of `names`, longest first; white space in a name matches any."""
    longest_first = sorted(names, key=len, reverse=True)
    return "(?:" + ("|".join(re.escape(n).replace(r"\ ", r"\s+") for n in longest_first) or _NONE) + ")"


def opens_with(text: str, names: tuple[str, ...]) -> bool:
    """Whether `text` begins with one of `names`; white space in a name matches any."""
    return not text[:1].isspace() and " ".join(text.split()).startswith(names)


def holds(text: str, hints: tuple[str, ...]) -> bool:
    """Whether one of `hints` stands in `text`."""
    return any(map(text.__contains__, hints))


class Hinted:
    """A pattern compiled on first use; texts without any of `hints` are answered without it.

    Every match must hold one of `hints`, letter for letter; without hints every text is tried.
    """

    __slots__ = ("_compiled", "_flags", "_hints", "_source")

    def __init__(self, source: str, hints: tuple[str, ...] = (), flags: int = 0) -> None:
        self._source, self._hints, self._flags = source, hints, flags
        self._compiled: re.Pattern[str] | None = None

    def on(self, text: str) -> re.Pattern[str] | None:
        """The pattern, or None when nothing in `text` can match."""
        return self.pattern() if not self._hints or holds(text, self._hints) else None

    def pattern(self) -> re.Pattern[str]:
        """The pattern itself."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match at `start`, as of `re.Pattern.match`."""
        pattern = self.on(text)
        return pattern.match(text, start) if pattern else None

    def all(self, text: str) -> list[re.Match[str]]:
        """Every match, as of `re.Pattern.finditer`."""
        pattern = self.on(text)
        return list(pattern.finditer(text)) if pattern else []


class Worded:
    """A pattern that looks for names, built for each text with only those names it may hold.

    `source` has `NAMES` in it once or more. A text with none of the names is not tried unless it
    holds one of `bare`, with which a match needs no name. With `hints`, one of them must be there too.
    """

    __slots__ = ("_ascii", "_bare", "_built", "_hints", "_names", "_source")

    def __init__(
        self, source: str, names: Iterable[str], *, hints: tuple[str, ...] = (), bare: tuple[str, ...] = ()
    ) -> None:
        rows = [(max(name.split(), key=len), name) for name in sorted(names, key=len, reverse=True)]
        self._source, self._hints, self._bare = source, hints, bare
        self._names = tuple(rows)
        self._ascii = tuple((word, name) for word, name in rows if name.isascii())
        self._built: dict[tuple[str, ...], re.Pattern[str]] = {}

    def on(self, text: str) -> re.Pattern[str] | None:
        """The pattern for what `text` holds, or None when nothing in it can match."""
        if self._hints and not holds(text, self._hints):
            return None
        rows = self._ascii if text.isascii() else self._names
        held = tuple([name for word, name in rows if word in text and all(w in text for w in name.split())])
        if not held and not holds(text, self._bare):
            return None
        pattern = self._built.get(held)
        if pattern is None:
            if len(self._built) >= _MOST_BUILT:
                self._built.clear()
            pattern = self._built[held] = re.compile(self._source.replace(NAMES, any_of(held)))
        return pattern

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the beginning, as of `re.Pattern.match`."""
        pattern = self.on(text)
        return pattern.match(text) if pattern else None

    def all(self, text: str) -> list[re.Match[str]]:
        """Every match, as of `re.Pattern.finditer`."""
        pattern = self.on(text)
        return list(pattern.finditer(text)) if pattern else []

    def sub(self, by: str, text: str) -> str:
        """`text` with `by` for every match, as of `re.Pattern.sub`."""
        pattern = self.on(text)
        return pattern.sub(by, text) if pattern else text
