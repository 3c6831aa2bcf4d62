"""The vectors of each edition, in a file of the library's folder `vectors`: a cache, made by one command.

In: editions. Out: places of their paragraphs with a matrix. A file is known by its edition and when that was
read, so it is never stale; what was read anew gets a new file, and the old one goes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings

from travaux.library.models import Edition
from travaux.library.similar import encoding
from travaux.texts.reading import Kind

_KINDS = (Kind.PARAGRAPH, Kind.ITEM, Kind.PREAMBLE)
_SHORTEST = 40  # characters: below, a text says too little to be like another one
_KEPT = 256  # files in memory: of a thousand paragraphs each some 250 MB, less in a library of reports
Progress = Callable[[int, int], None]
"""Told of how many paragraphs of how many are done."""


class Vectors(NamedTuple):
    """Places of paragraphs in an edition, and their vectors in the same order."""

    places: Any
    matrix: Any


def make(progress: Progress) -> int:
    """Make what is missing; how many paragraphs that was. Editions in other languages are left out."""
    editions = [one for one in _current() if not _file(one).exists()]
    done, every = 0, sum(one.paragraph_count for one in editions)
    made = 0
    for edition in editions:
        progress(done, every)
        made += _make(edition)
        done += edition.paragraph_count
    progress(every, every)
    return made


def of(edition: Edition) -> Vectors | None:
    """The vectors of an edition, if they were made."""
    path = _file(edition)
    return _read(path) if path.exists() else None


def missing() -> int:
    """Of how many editions they were not made yet."""
    return sum(not _file(one).exists() for one in _current())


def _current() -> list[Edition]:
    return list(Edition.objects.filter(superseded=False, language__in=encoding.LANGUAGES).order_by("pk"))


def _make(edition: Edition) -> int:
    rows = edition.blocks.filter(kind__in=_KINDS).order_by("place").values_list("place", "text")
    wanted = [(place, text) for place, text in rows if len(text) >= _SHORTEST]
    path, numbers = _file(edition), encoding.numpy()
    path.parent.mkdir(parents=True, exist_ok=True)
    matrix = encoding.encode([text for _, text in wanted]) if wanted else numbers.zeros((0, 512))
    unfinished = path.with_name(f"unfinished-{path.name}")
    numbers.savez(unfinished, places=numbers.array([place for place, _ in wanted]), matrix=matrix)
    for old in path.parent.glob(f"{edition.pk}-*.npz"):
        old.unlink()
    unfinished.replace(path)
    return len(wanted)


def _file(edition: Edition) -> Path:
    folder: Path = settings.HOME.vectors
    return folder / f"{edition.pk}-{edition.read_at.timestamp():.6f}.npz"


@lru_cache(maxsize=_KEPT)
def _read(path: Path) -> Vectors:
    with encoding.numpy().load(path) as kept:
        return Vectors(kept["places"], kept["matrix"])
