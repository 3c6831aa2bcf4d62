"""The doctor: what is well with a library, what is odd, what is wrong, and what helps.

In: the library that the environment names, ready or not. Out: findings, the same for command and page.
Changes nothing, and raises nothing for what it is there to find.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from travaux import __version__
from travaux.library import originals
from travaux.library.citations import catching_up, counting
from travaux.library.collecting import entries
from travaux.library.home import Home
from travaux.library.models import Addition, Edition, Original, OutboxEntry, State
from travaux.library.recommendations import catching_up as recommendations
from travaux.library.search import indexing, keeping
from travaux.texts.errors import TravauxError

OK, NOTE, PROBLEM = "ok", "note", "problem"
_LITTLE_SPACE = 1 << 30  # bytes: the next few hundred documents
_NO_SPACE = 100 << 20  # bytes: the next one may not fit
_BEHIND = timedelta(minutes=5)  # an addition that waits longer has nobody who reads it
_SECONDS = 20  # for a program to say its version
# Languages that documents of the United Nations are in, by Tesseract's names for them (any of each).
_PACKS = {
    "English": ("eng",),
    "French": ("fra",),
    "Spanish": ("spa",),
    "Russian": ("rus",),
    "Arabic": ("ara", "Arabic", "script/Arabic"),
    "Chinese": ("chi_sim", "HanS", "script/HanS"),
}
_INSTALL = "apt-get install tesseract-ocr tesseract-ocr-{fra,spa,rus,ara,chi-sim}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: `state` is "ok", "note" or "problem"; `do` is what helps."""

    state: str
    what: str
    do: str = ""


def examine(*, deep: bool = False) -> list[Finding]:
    """Look at everything; `deep` also reads every original and compares its hash."""
    found = [*_program(), *_folder()]
    if not _is_there():
        return found
    found += _database()
    if any(one.state == PROBLEM for one in found) or not _has_tables():
        return found  # the rest would only say the same in other words
    parts = [_originals_deep if deep else _originals, _index, _additions, _readers, _citations]
    parts += [_recommendations, _collections, _recognition]
    return found + [one for part in parts for one in part()]


def _is_there() -> bool:
    """Whether there is a database to look at; asking SQLite would make one."""
    file = Path(connection.settings_dict["NAME"])
    return connection.vendor != "sqlite" or not file.is_absolute() or file.exists()


def _program() -> Iterator[Finding]:
    parts = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    yield Finding(OK, f"Travaux {__version__} ({parts}).")
    if settings.DATABASE_URL.startswith("postgres") and not importlib.util.find_spec("psycopg"):
        yield Finding(
            PROBLEM,
            "TRAVAUX_DATABASE_URL names PostgreSQL, and its driver is not installed.",
            "pip install 'travaux[postgres]'",
        )


def _folder() -> Iterator[Finding]:
    home: Home = settings.HOME
    if not home.folder.is_dir():
        yield Finding(NOTE, f"There is no library in {home.folder} yet.", "travaux add FILE makes it.")
        return
    try:
        with tempfile.TemporaryFile(dir=home.folder):
            pass
    except OSError as fault:
        yield Finding(
            PROBLEM,
            f"The folder {home.folder} can't be written ({fault.strerror}).",
            "Give yourself the right to write there, or choose another folder with --home.",
        )
        return
    yield Finding(OK, f"The folder {home.folder} can be written.")
    yield _space(home)
    others = home.folder.stat().st_mode & 0o077
    if others:
        yield Finding(
            NOTE, "Other accounts of this machine can look into the folder.", f"chmod 700 {home.folder}"
        )


def _space(home: Home) -> Finding:
    free = shutil.disk_usage(home.folder).free
    said = f"{free / 1e9:,.1f} GB are free on its disk."
    if free < _NO_SPACE:
        return Finding(PROBLEM, said, "Make room: nothing can be added.")
    if free < _LITTLE_SPACE:
        return Finding(NOTE, said, "Make room before many documents are added.")
    return Finding(OK, said)


def _database() -> Iterator[Finding]:
    try:
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
        mode = _journal() if connection.vendor == "sqlite" else ""
    except DatabaseError as fault:
        yield Finding(
            PROBLEM,
            f"The database can't be opened ({str(fault).strip()}).",
            "Check TRAVAUX_DATABASE_URL and that PostgreSQL runs; a damaged file is restored from a backup.",
        )
        return
    yield Finding(OK, f"The database ({connection.vendor}) answers.")
    if behind:
        yield Finding(NOTE, "Its tables are of an older Travaux.", "The next command brings them up to date.")
    if mode not in ("", "wal", "memory"):
        yield Finding(
            PROBLEM, f"SQLite works in {mode} mode, where readers wait for writers.",
            "Keep the folder on a disk of this machine: network disks can't do better.",
        )  # fmt: skip


def _journal() -> str:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def _has_tables() -> bool:
    return Edition._meta.db_table in connection.introspection.table_names()


def _originals() -> Iterator[Finding]:
    lost = [pk for pk in Original.objects.values_list("pk", flat=True) if not originals.path_of(pk).is_file()]
    if lost:
        yield Finding(
            PROBLEM,
            f"{len(lost):,} originals are missing (the first: {lost[0]}).",
            "Restore them from a backup, or add the documents again.",
        )
    else:
        yield Finding(OK, f"All {Original.objects.count():,} originals are there.")


def _originals_deep() -> Iterator[Finding]:
    wrong = list(originals.check())
    yield from (Finding(PROBLEM, sentence) for sentence in wrong)
    if not wrong:
        yield Finding(OK, f"All {Original.objects.count():,} originals are there, byte for byte.")


def _index() -> Iterator[Finding]:
    if keeping.is_new():
        yield Finding(NOTE, "There is no search index yet.", "The next search makes it.")
        return
    try:
        wrong = indexing.agree()
    except (TravauxError, OSError, ValueError) as fault:
        wrong = [f"The search index can't be read ({fault})."]
    if wrong:
        more = f" {len(wrong) - 1:,} more like this." if len(wrong) > 1 else ""
        yield Finding(PROBLEM, wrong[0] + more, "travaux index rebuild")
    else:
        yield Finding(OK, f"The search index agrees with the documents (last written {_index_written()}).")
    waiting = OutboxEntry.objects.count()
    if waiting:
        yield Finding(
            NOTE, f"{waiting:,} changes wait for the index.", "travaux serve, or the next travaux add"
        )


def _index_written() -> str:
    home: Home = settings.HOME
    newest = max((path.stat().st_mtime for path in home.index.rglob("*")), default=0.0)
    return f"{datetime.fromtimestamp(newest, UTC):%Y-%m-%d %H:%M} UTC"


def _additions() -> Iterator[Finding]:
    now = timezone.now()
    dead = Addition.objects.filter(state=State.READING, lease_until__lt=now).count()
    if dead:
        yield Finding(
            NOTE, f"{dead:,} files were being read when their reader ended.", "travaux add --resume"
        )
    waiting = Addition.objects.filter(state=State.QUEUED, made_at__lt=now - _BEHIND).count()
    if waiting:
        yield Finding(NOTE, f"{waiting:,} files wait to be read.", "travaux add --resume, or travaux serve")
    looks = Addition.objects.filter(state=State.NEEDS_A_LOOK).count()
    if looks:
        yield Finding(NOTE, f"{looks:,} documents need a look.", "travaux list --state needs-a-look")


def _readers() -> Iterator[Finding]:
    if older := Edition.objects.exclude(reader=__version__).count():
        yield Finding(NOTE, f"{older:,} editions were read by an older Travaux.", "travaux reread")


def _citations() -> Iterator[Finding]:
    if waiting := catching_up.waiting().count():
        yield Finding(
            NOTE, f"Nobody has looked for the citations of {waiting:,} documents yet.", "travaux reread"
        )
    if wrong := len(catching_up.overlooked()) + len(counting.wrong()):
        yield Finding(
            PROBLEM, f"{wrong:,} citations or counts of them are not as they should be.", "travaux reread"
        )


def _recommendations() -> Iterator[Finding]:
    if waiting := recommendations.waiting().count():
        yield Finding(
            NOTE, f"Nobody has looked for the recommendations of {waiting:,} documents yet.", "travaux reread"
        )


def _collections() -> Iterator[Finding]:
    if wrong := entries.apart():
        yield Finding(
            PROBLEM,
            f"{wrong:,} documents are in a collection by half: found by its search or in its list, not both.",
            "Take them out of the collection and put them in again.",
        )


def _recognition() -> Iterator[Finding]:
    program = shutil.which("tesseract")
    if program is None:
        yield Finding(NOTE, "Tesseract is not installed: scans can't be read.", _INSTALL)
        return
    said = subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, timeout=_SECONDS, check=False,
        env=os.environ | {"LC_ALL": "C"},
    )  # fmt: skip
    packs = set(said.stdout.split())
    missing = [name for name, any_of in _PACKS.items() if not packs & set(any_of)]
    if missing:
        yield Finding(NOTE, f"Tesseract can't read scans in {', '.join(missing)}.", _INSTALL)
    else:
        yield Finding(OK, "Tesseract reads scans in the six languages of the United Nations.")
