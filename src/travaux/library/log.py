"""The log of changes, for those who may read it.

In: a viewer and what they look for. Out: entries, newest first. Writing is in `audit.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from travaux.library.models import AuditEntry
from travaux.library.permissions import Action, Viewer, require


@dataclass(frozen=True, slots=True)
class Looked:
    """What is looked for: who (part of a name), what was done, to what (part of it)."""

    by: str = ""
    action: str = ""
    subject: str = ""


def entries(viewer: Viewer, looked: Looked) -> QuerySet[AuditEntry]:
    """The entries that fit, newest first."""
    require(viewer, Action.SEE_LOG)
    found = AuditEntry.objects.order_by("-at", "-pk")
    if looked.by:
        found = found.filter(by_name__icontains=looked.by)
    if looked.action:
        found = found.filter(action=looked.action)
    if looked.subject:
        found = found.filter(subject__icontains=looked.subject)
    return found


def actions(viewer: Viewer) -> list[str]:
    """Every kind of change that is in the log."""
    require(viewer, Action.SEE_LOG)
    return list(AuditEntry.objects.order_by("action").values_list("action", flat=True).distinct())
