"""What people say of a connection, checked: relation, note, tags, who may see it; and what the log says.

In: values as typed. Out: values as they are kept, or FieldsError with a sentence for each wrong one. The
log is read by those who run the library: of what is not public it says only that something was done.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.models import Group

from travaux.library import audit
from travaux.library.connections import describing, relations
from travaux.library.connections.describing import End
from travaux.library.connections.relations import Meant
from travaux.library.models import Connection, Passage, Sharing
from travaux.library.permissions import Viewer, visible_connections
from travaux.texts.errors import FieldsError, NotAllowedError

LONGEST_NOTE = 20_000
"""Characters of a note."""
MOST_TAGS, LONGEST_TAG = 20, 60
_LONGEST_SUBJECT = 300  # of an entry in the log


@dataclass(frozen=True, slots=True)
class Said:
    """Note, tags and sharing, as they are kept."""

    note: str
    tags: tuple[str, ...]
    sharing: str
    group: Group | None


def relation(text: str) -> Meant:
    """The relation that a slug or verb names. Raises FieldsError."""
    meant = relations.meant(text)
    if meant is None:
        what = f"“{text}” is no relation type: choose one" if text.strip() else "Choose a relation"
        raise FieldsError({"relation": f"{what}, such as “cites” or “implements”."})
    return meant


def said(viewer: Viewer, note: str, tags: Iterable[str], sharing: str, group: Group | int | None) -> Said:
    """Note, tags and sharing of something new. Raises FieldsError."""
    wrong: dict[str, str] = {}
    kept = Said(_note(note, wrong), _tags(tags, wrong), str(sharing), _group(viewer, sharing, group, wrong))
    if wrong:
        raise FieldsError(wrong)
    return kept


def changed(
    viewer: Viewer,
    row: Connection,
    note: str | None,
    tags: Iterable[str] | None,
    sharing: str | None,
    group: Group | int | None,
) -> Said:
    """The same where something is changed; None: as it is. Raises FieldsError, NotAllowedError."""
    wrong: dict[str, str] = {}
    text = row.note if note is None else _note(note, wrong)
    names = tuple(row.tags) if tags is None else _tags(tags, wrong)
    if sharing is None:
        kept = Said(text, names, row.sharing, row.group)
    else:
        found = _group(viewer, sharing, group, wrong)
        kept = Said(text, names, str(sharing), found)
        differs = (kept.sharing, found) != (row.sharing, row.group)
        if differs and (viewer.person is None or row.owner_id != viewer.person.pk):
            raise NotAllowedError("Who may see a connection is for its author to say: ask them.")
    if wrong:
        raise FieldsError(wrong)
    return kept


def known_by_key(viewer: Viewer, key: UUID | None) -> Connection | None:
    """The connection of this name that they see; one of theirs that they removed gives its name up."""
    if key is None:
        return None
    Connection.objects.filter(key=key, owner=viewer.person, removed_at__isnull=False).delete()
    return visible_connections(viewer).filter(key=key).first()


def free_key(key: UUID | None) -> UUID:
    """This name, or another where it is taken by one that is not for them to see."""
    taken = key is None or Connection.objects.filter(key=key).exists()
    return uuid.uuid4() if taken or key is None else key


def told(row: Connection) -> dict[str, Any]:
    """What the log keeps of a connection before and after a change."""
    return {"relation": row.relation, "note": row.note, "sharing": row.sharing}


def record(viewer: Viewer, action: str, row: Connection, **details: Any) -> None:
    """Write an entry on one connection."""
    if row.sharing != Sharing.PUBLIC:
        audit.record(viewer, action, _kind(row), connection=row.pk)
        return
    ends = list(Passage.objects.filter(connection=row).order_by("side"))
    names = [describing.cited(end.symbol, end.address, end.until) for end in ends]
    source, subject = (ends[0].edition_id, names[0]) if ends else (None, _kind(row))
    audit.record(
        viewer, action, subject[:_LONGEST_SUBJECT], edition_id=source, connection=row.pk,
        relation=row.relation, target=names[1] if len(names) > 1 else "", **details,
    )  # fmt: skip


def record_changed(viewer: Viewer, row: Connection, before: dict[str, Any]) -> None:
    """Write the entry on a change; what was not for everybody before is not told now."""
    was = before if before["sharing"] == Sharing.PUBLIC else {"sharing": before["sharing"]}
    record(viewer, "change-connection", row, before=was, after=told(row))


def record_made(viewer: Viewer, rows: Sequence[Connection], source: End) -> None:
    """Write the entry on what was made in one go."""
    first = rows[0]
    action = "connect" if first.relation else "note"
    if first.sharing != Sharing.PUBLIC:
        audit.record(viewer, action, _kind(first), batch=str(first.batch), count=len(rows))
        return
    audit.record(
        viewer, action, source.printed[:_LONGEST_SUBJECT], edition_id=source.edition_id,
        batch=str(first.batch), relation=first.relation, count=len(rows),
        connections=[row.pk for row in rows],
    )  # fmt: skip


def record_many(viewer: Viewer, action: str, batch: UUID, count: int) -> None:
    """Write the entry on a batch."""
    audit.record(viewer, action, "connections", batch=str(batch), count=count)


def _kind(row: Connection) -> str:
    what = "connection" if row.relation else "note"
    return f"a {row.sharing} {what}" if row.sharing == Sharing.PRIVATE else f"a {what} of a group"


def _note(text: str, wrong: dict[str, str]) -> str:
    clean = text.replace("\r\n", "\n").strip()
    if len(clean) > LONGEST_NOTE:
        wrong["note"] = f"The note has {len(clean)} characters, and {LONGEST_NOTE} is the most: shorten it."
    if "\0" in clean:
        wrong["note"] = "The note holds a character that is no text (NUL): take it out."
    return clean


def _tags(tags: Iterable[str], wrong: dict[str, str]) -> tuple[str, ...]:
    """Tags without needless spaces, each once, whatever its capitals."""
    once: dict[str, str] = {}
    for name in tags:
        clean = " ".join(name.replace("\0", " ").split())
        if clean:
            once.setdefault(clean.casefold(), clean)
    long = next((name for name in once.values() if len(name) > LONGEST_TAG), None)
    if long is not None:
        wrong["tags"] = f"“{long[:LONGEST_TAG]}…” is too long: a tag has at most {LONGEST_TAG} characters."
    if len(once) > MOST_TAGS:
        wrong["tags"] = f"{len(once)} tags are too many: {MOST_TAGS} is the most."
    return tuple(once.values())


def _group(viewer: Viewer, sharing: str, group: Group | int | None, wrong: dict[str, str]) -> Group | None:
    if sharing not in Sharing.values:
        wrong["sharing"] = f"“{sharing}” is unknown: use public, group or private."
        return None
    if sharing != Sharing.GROUP:
        return None
    pk = group.pk if isinstance(group, Group) else group
    found = viewer.person.groups.filter(pk=pk).first() if viewer.person and pk is not None else None
    if found is None:
        wrong["group"] = "Choose one of the groups that you are in."
    return found
