"""Correcting what a document says of itself, and who may see it; every change has a history.

In: an edition and values by field, as typed or as JSON. Out: the corrections, kept beside what was read
(which never changes), an entry in the log with before and after, and entries in the outbox.

    of the edition   title, date, language
    of the work      symbol, body, kind, countries

A new symbol renames the work with all its editions; with `alone` only this edition moves. The old symbol
goes on leading to where the editions went. When a work of that symbol exists, the two become one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from travaux.library import audit, corrections, moving, nouns, versions
from travaux.library.adding import about
from travaux.library.citations.following import following, hold
from travaux.library.collecting import tracking
from travaux.library.corrections import WORK_FIELDS, Value
from travaux.library.models import AuditEntry, Edition, Visibility
from travaux.library.permissions import Action, Viewer, may, require
from travaux.library.recommendations import following as recommendations
from travaux.texts.errors import FieldsError

# The fields of a work that are worked out, and what they are as long as nothing is known.
_UNKNOWN: dict[str, Value] = {"body": "", "kind": "", "countries": []}
CHANGES = ("add", "edit", "share", "reread", "remove")


@transaction.atomic
def correct(
    viewer: Viewer, edition: Edition, changes: Mapping[str, object], *, alone: bool = False
) -> Edition:
    """Change these fields; an empty value takes a correction back. The edition as it is then.

    Raises FieldsError with a sentence for each wrong field; then nothing has changed.
    """
    require(viewer, Action.EDIT, edition)
    values = corrections.checked(changes)
    hold()
    edition = Edition.objects.select_for_update().select_related("work").get(pk=edition.pk)
    before = values_of(edition)
    wanted = {name: value for name, value in values.items() if value != before[name]}
    if "symbol" in wanted and not alone:
        _require_all(viewer, edition)
    _correct_edition(edition, wanted)
    if "symbol" in wanted:
        edition = moving.to_symbol(edition, str(wanted["symbol"]), alone=alone)
    if set(wanted) & (WORK_FIELDS - {"symbol"}):
        _require_all(viewer, edition)
    if set(wanted) & WORK_FIELDS:
        _describe(edition, wanted)
    if wanted:
        recommendations.described(edition.work)
    _record(viewer, edition, before)
    return edition


def _record(viewer: Viewer, edition: Edition, before: Mapping[str, Value]) -> None:
    """Log what is other than `before`, and tell the index."""
    after = values_of(edition)
    changed = [name for name in after if before[name] != after[name]]
    if changed:
        audit.record(
            viewer,
            "edit",
            f"{edition.work.symbol} ({edition.language})",
            edition_id=edition.pk,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )
        _tell(edition, whole=bool(set(changed) & WORK_FIELDS))


@transaction.atomic
def share(viewer: Viewer, edition: Edition, visibility: str) -> Edition:
    """Make an edition public or private."""
    require(viewer, Action.SHARE, edition)
    hold()
    if visibility not in Visibility.values:
        raise FieldsError({"visibility": f"“{visibility}” is unknown: use public or private."})
    edition = Edition.objects.select_for_update().select_related("work").get(pk=edition.pk)
    before, edition.visibility = edition.visibility, visibility
    if before == visibility:
        return edition
    with following(edition.work):
        edition.save(update_fields=["visibility"])
        versions.settle(edition.work, edition.language)
        tracking.settle(edition.work, edition.language)
        recommendations.settle([edition.work_id])
    edition.refresh_from_db(fields=["superseded"])
    versions.tell([edition])
    audit.record(
        viewer,
        "share",
        f"{edition.work.symbol} ({edition.language})",
        edition_id=edition.pk,
        before={"visibility": before},
        after={"visibility": visibility},
    )
    return edition


def history(viewer: Viewer, edition: Edition) -> Sequence[AuditEntry]:
    """What was done to an edition, newest first, for those who may edit it; others are told nothing."""
    if not may(viewer, Action.EDIT, edition):
        return ()
    entries = AuditEntry.objects.filter(edition_id=edition.pk, action__in=CHANGES)
    return list(entries.order_by("-at", "-pk"))


def values_of(edition: Edition) -> dict[str, Value]:
    """The values as they stand, by field."""
    said = nouns.metadata(edition)
    return {
        "symbol": edition.work.symbol,
        "title": said.title or "",
        "date": said.date or "",
        "language": edition.language,
        "body": edition.work.body,
        "kind": edition.work.kind,
        "countries": list(edition.work.countries),
    }


def _require_all(viewer: Viewer, edition: Edition) -> None:
    """What belongs to the work is changed only by who may edit all its editions."""
    for one in edition.work.editions.all():
        require(viewer, Action.EDIT, one)


def _correct_edition(edition: Edition, wanted: Mapping[str, Value]) -> None:
    kept: dict[str, Any] = dict(edition.corrections)
    for name in ("title", "date", "language"):
        if name in wanted:
            kept.pop(name, None)
            if wanted[name] and wanted[name] != edition.metadata.get(name):
                kept[name] = wanted[name]
    edition.corrections = kept
    said = nouns.metadata(edition)
    edition.title, edition.date = said.title or "", said.date or ""
    if "language" in wanted:
        moving.to_language(edition, str(wanted["language"]))
    edition.save()


def _describe(edition: Edition, wanted: Mapping[str, Value]) -> None:
    """What people say of the work; what they don't is worked out again, from its new symbol if it has one."""
    work = edition.work
    settled = set(work.settled)
    for name, unknown in _UNKNOWN.items():
        if name in wanted:
            setattr(work, name, wanted[name] or unknown)
            settled = settled | {name} if wanted[name] else settled - {name}
        elif "symbol" in wanted and name not in settled:
            setattr(work, name, unknown)
    work.settled = sorted(settled)
    work.save()
    about.fill(work, nouns.reading(edition, lines=False))


def _tell(edition: Edition, *, whole: bool) -> None:
    """Tell the index: of the edition, or of all of its work."""
    of_work = Edition.objects.filter(work=edition.work)
    versions.tell(of_work.order_by("pk") if whole else of_work.filter(pk=edition.pk))
