"""Offering a file: its bytes are kept and a row waits for a worker, or the row says at once why not.

In: who offers, a stream and its name. Out: an `Addition`. What can be told without reading the document
(empty, no format of ours, too large, here already, waiting already) is told here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from travaux.library import audit, collecting
from travaux.library.adding import saying
from travaux.library.models import (
    UNFINISHED,
    Addition,
    Collection,
    Edition,
    Original,
    State,
    Visibility,
)
from travaux.library.originals import Received, receiving
from travaux.library.permissions import Action, Viewer, may, require, visible_editions
from travaux.texts.errors import LibraryError, TravauxError

_UNKEPT = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")  # what no name should hold and no database keeps
_LONGEST_NAME = 300  # as the tables have it; file systems stop at 255 bytes


def default_visibility() -> str:
    """Who sees what is added when nobody says: everybody on one's own machine, on a server its owner."""
    return Visibility.PUBLIC if settings.MODE == "local" else Visibility.PRIVATE


def offer(
    viewer: Viewer,
    stream: BinaryIO,
    name: str,
    *,
    batch: UUID,
    visibility: str | None = None,
    collection: Collection | None = None,
    ocr: str = "auto",
    said: Mapping[str, Any] | None = None,
) -> Addition:
    """Take a file in. The same file waiting for the same person is the same row (of an earlier batch).

    `said` is what a table says of it (`adding.saying`).
    """
    require(viewer, Action.ADD)
    if collection is not None:
        require(viewer, Action.EDIT_COLLECTION, collection)
    row = _row(viewer, name, batch, visibility, collection)
    row.ocr, row.said = ocr, dict(said or {})
    try:
        with receiving(stream) as received:
            return _taken(viewer, row, received, received.media_type())
    except LibraryError:
        raise  # the library's own fault, not the file's: nothing more can be taken in
    except TravauxError as error:
        return _failed(viewer, row, error)


def fail(
    viewer: Viewer,
    name: str,
    error: TravauxError,
    *,
    batch: UUID,
    visibility: str | None = None,
    collection: Collection | None = None,
) -> Addition:
    """A row for what could not even be taken in, such as a bad entry of an archive."""
    require(viewer, Action.ADD)
    row = _row(viewer, name, batch, visibility, collection)
    return _failed(viewer, row, error)


def already_here(viewer: Viewer, original: Original) -> Edition | None:
    """The edition read from these bytes that they may see; the newest that is not superseded first."""
    found = visible_editions(viewer).filter(original=original).select_related("work")
    return found.order_by("superseded", "-version", "pk").first()


def settle_here(viewer: Viewer, addition: Addition, edition: Edition) -> None:
    """Let an addition end with the edition that is here already; it still joins the collection asked for."""
    addition.state = State.ALREADY_HERE
    addition.edition = edition
    addition.code = ""
    addition.reason = f"Already in the library as {edition.work.symbol} ({edition.language})."
    addition.pages = addition.pages_done = edition.page_count
    if addition.collection is not None and may(viewer, Action.ADD_ITEM, addition.collection):
        collecting.put(viewer, addition.collection, [edition.work])


def _row(
    viewer: Viewer, name: str, batch: UUID, visibility: str | None, collection: Collection | None
) -> Addition:
    """A row that is not kept yet."""
    return Addition(
        batch=batch,
        name=_fitting(name),
        by=viewer.person,
        visibility=visibility or default_visibility(),
        collection=collection,
    )


def _taken(viewer: Viewer, row: Addition, received: Received, media_type: str) -> Addition:
    with transaction.atomic():
        original = received.keep(media_type)
        waiting = _waiting(row, original).first()
        if waiting is not None:
            return _joined(waiting, row)
        row.original = original
        edition = already_here(viewer, original)
        if edition is not None:
            settle_here(viewer, row, edition)
            row.edition, unsaid = saying.enter(viewer, edition, row.said)
            row.reason = " ".join(filter(None, (row.reason, unsaid)))
        row.save(force_insert=True)
        audit.record(viewer, "offer", row.name, edition_id=row.edition_id, state=row.state)
    return row


def _waiting(row: Addition, original: Original) -> QuerySet[Addition]:
    return Addition.objects.filter(original=original, by=row.by, state__in=UNFINISHED).order_by("made_at")


def _joined(waiting: Addition, row: Addition) -> Addition:
    """The row that waits already; a collection asked for, or something said, only now is not lost."""
    if row.said or (waiting.collection is None and row.collection is not None):
        waiting.collection = waiting.collection or row.collection
        waiting.said = waiting.said | row.said
        waiting.save(update_fields=["collection", "said", "changed_at"])
    return waiting


def _failed(viewer: Viewer, row: Addition, error: TravauxError) -> Addition:
    row.state, row.code, row.reason = State.FAILED, error.code, str(error)
    with transaction.atomic():
        row.save(force_insert=True)
        audit.record(viewer, "offer", row.name, state=row.state, code=row.code)
    return row


def _fitting(name: str) -> str:
    """A name that every database can keep."""
    return _UNKEPT.sub("�", name)[-_LONGEST_NAME:] or "file"
