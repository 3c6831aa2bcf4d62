"""The whole table of two or three editions: rows, and in which of them figures differ.

In: editions. Out: a `Table`. Working it out takes a second for five hundred pages, so those of a few
documents are kept in memory; a table is known by its editions and when they were read, and never stale.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from travaux.library.models import Edition
from travaux.library.side_by_side import loading
from travaux.texts import alignment
from travaux.texts.alignment import Difference, Joined
from travaux.texts.reading import Block

_KEPT = 4  # tables in a process: the documents that people turn the pages of at one time


@dataclass(frozen=True, slots=True)
class Table:
    """The blocks of each version and the rows; `differing` are the rows where figures or numbers differ,
    `incomplete` those with an empty cell."""

    languages: tuple[str, ...]
    versions: tuple[tuple[Block, ...], ...]
    rows: tuple[Joined, ...]
    differing: frozenset[int]
    incomplete: frozenset[int]


def table(editions: Sequence[Edition]) -> Table:
    """The table of these editions, perhaps a kept one."""
    key = tuple((one.pk, one.read_at.isoformat(), one.language) for one in editions)
    with _lock:
        kept = _tables.get(key)
        if kept is not None:
            _tables.move_to_end(key)
            return kept
    made = laid([one.language for one in editions], [loading.blocks(one) for one in editions])
    with _lock:
        _tables[key] = made
        while len(_tables) > _KEPT:
            _tables.popitem(last=False)
    return made


def laid(languages: Sequence[str], versions: Sequence[Sequence[Block]]) -> Table:
    """The table of versions that stand in no library: of files."""
    rows = alignment.join(versions)
    spoken, blocks = tuple(languages), tuple(map(tuple, versions))
    differing = {
        at for at, row in enumerate(rows) if any(row.numbers_differ) or any(differences(spoken, blocks, row))
    }
    empty = {at for at, row in enumerate(rows) if not all(row.places)}
    return Table(spoken, blocks, tuple(rows), frozenset(differing), frozenset(empty))


def differences(
    languages: Sequence[str], versions: Sequence[Sequence[Block]], row: Joined
) -> tuple[tuple[Difference, ...], ...]:
    """For each cell of a row the figures that another has not: of the first version those that any of the
    others lacks, of the others those that the first lacks."""
    texts = [versions[at][places[0]].text if places else None for at, places in enumerate(row.places)]
    marked: list[list[Difference]] = [[] for _ in texts]
    base = next((at for at, text in enumerate(texts) if text is not None), 0)
    for at, text in enumerate(texts):
        first = texts[base]
        if at == base or text is None or first is None:
            continue
        for one in alignment.differences(first, text, languages[base], languages[at]):
            marked[at if one.side else base].append(one)
    return tuple(tuple(sorted(set(some), key=lambda one: (one.start, one.end))) for some in marked)


_tables: OrderedDict[tuple[tuple[int, str, str], ...], Table] = OrderedDict()
_lock = Lock()
