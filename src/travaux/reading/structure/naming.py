"""Names for blocks: every address once, the same number printed twice kept apart and reported.

In: the address a block should have. Out: that address, or with `__dup_2` when it is taken. Numbers
in their order have the first claim: a misprinted "35" before the real one does not take its name.
"""

from __future__ import annotations

from collections import Counter

from travaux.texts import address


class Names:
    """The addresses given out so far."""

    __slots__ = ("_counts", "_reserved", "_taken")

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._counts: Counter[str] = Counter()
        self._reserved: set[str] = set()

    def reserve(self, name: str) -> None:
        """Keep a name for the block that has the right to it (see `take`)."""
        self._reserved.add(name)

    def take(self, name: str, owner: bool = False) -> tuple[str, bool]:
        """A free address for `name`, and whether it had to differ; a reserved one only to its `owner`."""
        if owner:
            self._reserved.discard(name)
        if self._free(name):
            self._taken.add(name)
            return name, False
        while True:
            self._counts[name] += 1
            other = address.again(name, self._counts[name] + 1)
            if self._free(other):
                self._taken.add(other)
                return other, True

    def count(self, parent: str, kind: str) -> str:
        """The next address by position under a parent: sec_V__p_1, sec_V__p_2 …"""
        stem = address.join(parent, kind)
        while True:
            self._counts[stem] += 1
            name = address.join(parent, address.step(kind, self._counts[stem]))
            if self._free(name):
                self._taken.add(name)
                return name

    def count_from_first(self, kind: str) -> str:
        """The next address of a kind of which there is mostly one: title, title_2 …"""
        if self._free(kind):
            self._taken.add(kind)
            self._counts[kind] = 1
            return kind
        return self.count("", kind)

    def _free(self, name: str) -> bool:
        return name not in self._taken and name not in self._reserved
