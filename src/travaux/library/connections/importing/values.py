"""Values that all imports read alike: who, when, under which name, for whom.

In: what a file says. Out: values as connections keep them. Raises FieldsError with a sentence.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from uuid import UUID

from django.utils.dateparse import parse_date, parse_datetime

from travaux.library.models import Sharing
from travaux.library.permissions import Viewer
from travaux.texts.errors import FieldsError

_URN = "urn:uuid:"


def key(said: str) -> UUID | None:
    """The name of a connection: the one said, or one made from it that is the same every time."""
    clean = said.strip()
    if not clean:
        return None
    try:
        return UUID(clean.removeprefix(_URN))
    except ValueError:
        return uuid.uuid5(uuid.NAMESPACE_URL, clean)


def moment(said: str, field: str) -> datetime | None:
    """A time as ISO 8601 has it; a day alone is its beginning. Without a zone it is UTC."""
    clean = said.strip()
    if not clean:
        return None
    try:
        found = parse_datetime(clean)
        day = parse_date(clean) if found is None else None
    except ValueError:
        found = day = None
    if found is None and day is not None:
        found = datetime(day.year, day.month, day.day)
    if found is None:
        raise FieldsError({field: f"“{clean}” is no time: write it like 2024-05-31T14:05:00Z."})
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def author(viewer: Viewer, name: str) -> str:
    """Whom to name beside the one who imports; "" for themselves."""
    clean = " ".join(name.split())
    return "" if clean == viewer.name else clean


def group(viewer: Viewer, sharing: str, name: str) -> int | None:
    """The group of this name that they are in. Raises FieldsError."""
    if sharing != Sharing.GROUP or not name.strip():
        return None
    found = viewer.person.groups.filter(name__iexact=name.strip()).first() if viewer.person else None
    if found is None:
        raise FieldsError({"group": f"You are in no group called “{name.strip()}”: make it first, or ask."})
    return found.pk
