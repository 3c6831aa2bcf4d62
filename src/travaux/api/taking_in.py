"""Uploads, taken in: each file, or each file of an archive, becomes an addition.

In: uploaded files. Out: rows; what can't be taken in is a row, too, that says why.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, BinaryIO, cast
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile

from travaux.library.adding.offer import fail, offer
from travaux.library.incoming import Given, unwrap
from travaux.library.models import Addition, Collection
from travaux.library.permissions import Action, Viewer, require
from travaux.texts.errors import TravauxError


@dataclass(frozen=True, slots=True)
class Wish:
    """How what is sent together is to be kept."""

    batch: UUID
    visibility: str | None
    collection: Collection | None
    ocr: str


def take_in(who: Viewer, files: Iterable[UploadedFile[Any]], wish: Wish) -> list[Addition]:
    """Offer them all. Raises NotAllowedError before anything is kept."""
    require(who, Action.ADD)
    if wish.collection is not None:
        require(who, Action.EDIT_COLLECTION, wish.collection)
    given = (one for file in files for one in unwrap(cast(BinaryIO, file.file), file.name or "file"))
    return [_taken(who, one, wish) for one in given]


def _taken(who: Viewer, given: Given, wish: Wish) -> Addition:
    asked: dict[str, Any] = {"visibility": wish.visibility, "collection": wish.collection}
    try:
        stream = given.open()
    except TravauxError as error:
        return fail(who, given.name, error, batch=wish.batch, **asked)
    return offer(who, stream, given.name, batch=wish.batch, ocr=wish.ocr, **asked)
