"""The sample library: documents that ship with Travaux, so that there is something to read at once.

In: who adds it. Out: a batch of additions like any other; the worker reads them. The files are under
`data/sample` (`make sample` writes them) and cite each other; the word "sample" is in their titles.
"""

from __future__ import annotations

from pathlib import Path
from uuid import UUID, uuid4

from travaux.library import collecting
from travaux.library.adding.offer import offer
from travaux.library.models import Visibility
from travaux.library.permissions import Action, Viewer, require

COLLECTION = "Sample"
FIRST = "/A/57/292/para/62"
"""Where to begin reading: a paragraph of the one real page among them."""

_FOLDER = Path(__file__).with_name("data") / "sample"
_FORMATS = (".pdf", ".docx", ".html")


def files() -> list[Path]:
    """The files of the sample, the one to begin with first."""
    return sorted(path for path in _FOLDER.iterdir() if path.suffix in _FORMATS)


def add(viewer: Viewer) -> UUID:
    """Offer the whole sample into a public collection; the batch. Added again, it is already here."""
    require(viewer, Action.ADD)
    batch = uuid4()
    collection = collecting.named(viewer, COLLECTION, Visibility.PUBLIC)
    for path in files():
        with path.open("rb") as stream:
            offer(viewer, stream, path.name, batch=batch, visibility=Visibility.PUBLIC, collection=collection)
    return batch
