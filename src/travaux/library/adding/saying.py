"""What a table says of a file: entered as corrections when its document is stored, so that it lasts.

In: an edition, and values by field as the row of an addition keeps them. Out: the corrected edition, its
further collections; or a sentence on what could not be entered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction

from travaux.library import collecting, corrections, editing
from travaux.library.models import Edition
from travaux.library.permissions import Action, Viewer, may
from travaux.texts.errors import TravauxError
from travaux.texts.reading import Reading

COLLECTIONS = "collections"
"""The key under which the names of further collections stand beside the fields of a document."""


def enter(viewer: Viewer, edition: Edition, said: Mapping[str, Any]) -> tuple[Edition, str]:
    """Enter it; the edition as it is then, and "" or why something was not entered."""
    values = {name: value for name, value in said.items() if name in corrections.FIELDS}
    if not said or not may(viewer, Action.EDIT, edition):
        return edition, "" if not said else "What the table says was not entered: others look after it."
    try:
        with transaction.atomic():
            edition = editing.correct(viewer, edition, values, alone=True)
            for name in said.get(COLLECTIONS, ()):
                collecting.put(viewer, collecting.named(viewer, name), [edition.work])
    except TravauxError as error:
        edition.refresh_from_db()
        return edition, f"Not everything that the table says could be entered: {error}"
    return edition, ""


def known(reading: Reading, said: Mapping[str, Any]) -> Reading:
    """The reading with the symbol and language that the table gives: nobody need be asked for them."""
    told = {name: said[name] for name in ("symbol", "language") if said.get(name)}
    return replace(reading, metadata=replace(reading.metadata, **told)) if told else reading
