"""How the library stands: counts of what somebody may see, and whether the index keeps up.

In: a viewer. Out: a `Standing`.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import DatabaseError, connection
from django.db.models import Count, Sum

from travaux.library.models import OutboxEntry
from travaux.library.permissions import Action, Viewer, may, visible_editions
from travaux.texts.errors import LibraryError


@dataclass(frozen=True, slots=True)
class Standing:
    """Counts; `unindexed` is None for those who don't run the library."""

    documents: int
    editions: int
    paragraphs: int
    unindexed: int | None


def standing(viewer: Viewer) -> Standing:
    """What they may see that counts (no superseded versions), and how far behind the index is."""
    found = (
        visible_editions(viewer)
        .filter(superseded=False)
        .aggregate(
            documents=Count("work", distinct=True), editions=Count("pk"), paragraphs=Sum("paragraph_count")
        )
    )
    unindexed = OutboxEntry.objects.count() if may(viewer, Action.RUN) else None
    return Standing(found["documents"], found["editions"], found["paragraphs"] or 0, unindexed)


def touch() -> None:
    """Ask the database for a sign of life. Raises LibraryError when there is none."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        raise LibraryError(
            "The database does not answer: see the server's log, or run `travaux doctor`."
        ) from error
