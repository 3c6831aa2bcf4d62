"""Texts as people name them for `align` and `compare`: files, or documents of the library.

In: a path or a symbol ("A/57/292/fr", "A/57/292/en/v1"). Out: the blocks of that text, its name and its
language. A file is read in a process of its own and not added.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from travaux.cli import naming
from travaux.cli.batch import looks_readable
from travaux.cli.reading_options import How
from travaux.cli.work import save
from travaux.library import people
from travaux.library.side_by_side import loading
from travaux.reading import apart
from travaux.texts.errors import UsageError
from travaux.texts.reading import Block

UNKNOWN = "und"


@dataclass(frozen=True, slots=True)
class Given:
    """A text that was named."""

    name: str
    language: str
    blocks: tuple[Block, ...]


def given(names: Sequence[str], how: How) -> list[Given]:
    """The texts of these names, in their order; a symbol without a language gives every language version."""
    return [text for name in names for text in _texts(name, how)]


def _texts(name: str, how: How) -> list[Given]:
    path = Path(name)
    if path.exists() or looks_readable(path) or not name[:1].isupper():
        reading = apart.read_one(path, ocr=how.ocr, limits=how.limits())
        return [Given(path.name, reading.metadata.language or UNKNOWN, reading.blocks)]
    editions = naming.editions(people.owner(), name)
    newest = [one for one in editions if not one.superseded] or editions
    return [Given(naming.name_of(one), one.language, loading.blocks(one)) for one in newest]


def write(parts: Iterable[bytes], out: Path | None) -> None:
    """Print, or write into a file, whole or not at all."""
    if out is not None:
        save(out, b"".join(parts))
        return
    for part in parts:
        sys.stdout.buffer.write(part)


def refuse(count: int, wanted: str) -> UsageError:
    """The error for too few or too many texts."""
    return UsageError(f"{count} texts were named: {wanted}. Name language versions like A/57/292/fr.")
