"""Removing an edition; the file it was read from is set aside, so that nothing given is ever lost.

In: an edition. Out: it is gone from tables and index, its work with its last edition (an instrument stays);
what cited it waits again; its file lies in
the folder `removed` of the library, unless it was to go for ever. An older version that it had replaced
counts again.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from pathlib import Path

from django.conf import settings
from django.db import transaction

from travaux.library import audit, originals, versions
from travaux.library.citations import names, waking
from travaux.library.citations.following import following, hold
from travaux.library.collecting import tracking
from travaux.library.connections import following as passages
from travaux.library.models import UNFINISHED, Addition, Edition, Original, OutboxEntry
from travaux.library.permissions import Action, Viewer, require
from travaux.library.recommendations import following as recommendations
from travaux.texts.errors import LibraryError

FOLDER = "removed"
_UNSAFE = re.compile(r"[^\w.()-]+")
_LONGEST_NAME = 120  # file systems allow 255 bytes; a character may take four
_DIGEST = 12  # characters of the SHA-256: enough to tell two files of one name apart


def remove(viewer: Viewer, edition: Edition, *, for_ever: bool = False) -> Path | None:
    """Remove one edition; where its file was set aside (None: it went for ever, or is needed still)."""
    require(viewer, Action.REMOVE, edition)
    with transaction.atomic():
        hold()
        original, work, language = edition.original, edition.work, edition.language
        needed = original.editions.exclude(pk=edition.pk).exists()
        aside = None if for_ever or needed else _set_aside(edition)
        subject = f"{work.symbol} ({language}, version {edition.version})"
        audit.record(
            viewer, "remove", subject, edition_id=edition.pk, name=edition.name, sha256=original.pk,
            for_ever=for_ever,
        )  # fmt: skip
        OutboxEntry.objects.create(edition_id=edition.pk, removed=True)
        with following(work):
            recommendations.leaving(edition)
            edition.delete()
            if work.editions.exists() or names.instrument(work):
                versions.settle(work, language)
                passages.let_go(work)
                recommendations.settle([work.pk])
                tracking.let_go(work)
            else:
                tracking.leave(work)
                waking.leave(work)
                work.delete()
    if not needed:
        _let_go(original)
    return aside


def _let_go(original: Original) -> None:
    """Finished additions name the file no longer; one that is still to be read keeps it."""
    Addition.objects.filter(original=original).exclude(state__in=UNFINISHED).update(original=None)
    originals.forget(original)


def _set_aside(edition: Edition) -> Path | None:
    """A second name for the file in the folder of removed ones, before the first one goes."""
    source = originals.path_of(edition.original_id)
    if not source.is_file():
        return None  # lost before; removing its edition is all that can be done
    folder = settings.HOME.folder / FOLDER
    stem = _UNSAFE.sub("_", f"{edition.work.symbol}-{edition.language}-v{edition.version}-{edition.name}")
    target = folder / f"{edition.original_id[:_DIGEST]}-{stem[-_LONGEST_NAME:]}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            _link(source, target)
    except OSError as fault:
        raise LibraryError(
            f"The file can't be set aside in {folder} ({fault.strerror}): make room there, "
            "or remove the document for ever."
        ) from fault
    return target


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        shutil.copyfile(source, target)
