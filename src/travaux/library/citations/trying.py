"""Checking the references of a file that is not added: nothing of it is kept.

In: a viewer who may add files, a stream and its name. Out: its reading and what is wrong with its
references, as far as the library knows what they cite. The file is read in a child process under the limits
of adding, from a copy that is gone afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from travaux.library.adding import task
from travaux.library.adding.task import Task
from travaux.library.citations import checking
from travaux.library.citations.checking import Finding
from travaux.library.originals import receiving
from travaux.library.permissions import Action, Viewer, require
from travaux.reading import apart
from travaux.reading.apart import Limits
from travaux.texts.reading import Reading

_NOBODY = UUID(int=0)  # reading without an addition
_OCR = "never"  # whoever waits for a page can't wait for a scan to be recognised


@dataclass(frozen=True, slots=True)
class Tried:
    """What a file says and what is wrong with its references; how many it has."""

    reading: Reading
    findings: tuple[Finding, ...]
    references: int


def check(viewer: Viewer, stream: BinaryIO, name: str, limits: Limits | None = None) -> Tried:
    """Read a file and check its references. Raises what reading it raises, NotAllowedError."""
    require(viewer, Action.ADD)
    bounds = limits or Limits()
    with receiving(stream) as received:
        received.media_type()
        asked = Task(_NOBODY, str(received.path), name, _OCR, bounds.pages)
        (outcome,) = apart.run([asked], task.read, limits=bounds)
    read = outcome.unwrap()
    found = read.found or ()
    findings = checking.check_reading(viewer, found, read.reading)
    return Tried(read.reading, tuple(findings), sum(len(some) for _, some in found))
