"""The log of changes: who did what, when.

In: the viewer, the action, what it was done to. Out: a row, written in the transaction of the change
itself, so that there is no change without its entry and no entry without its change.
"""

from __future__ import annotations

from typing import Any

from travaux.library.models import AuditEntry
from travaux.library.permissions import Viewer


def record(
    viewer: Viewer, action: str, subject: str, *, edition_id: int | None = None, **details: Any
) -> AuditEntry:
    """Write an entry. `details` are plain JSON values, such as before=… and after=…"""
    return AuditEntry.objects.create(
        by=viewer.person,
        by_name=viewer.name,
        action=action,
        subject=subject,
        edition_id=edition_id,
        details=details,
    )
