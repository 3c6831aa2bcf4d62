"""Bringing a library back from a backup, into SQLite or PostgreSQL.

In: a backup and the folder that the library is to have. Out: a library as it was when the backup was
made. The backup is read through before anything is touched, the library is built beside its place, and
what was there before is moved aside, never deleted. The index is made anew at the next start.
"""

from __future__ import annotations

import datetime
import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command
from django.db import connections, transaction
from django.db.migrations.exceptions import NodeNotFoundError
from django.db.migrations.executor import MigrationExecutor

from travaux.library import backup, dump
from travaux.library.backup import Manifest, OnProgress, table_file
from travaux.library.home import Home
from travaux.library.removing import FOLDER as REMOVED
from travaux.texts.errors import BadArchiveError, ConflictError, LibraryError

_BUILDING = "restoring"  # the name of the connection to the database that is built
_SAFE = re.compile(rf"originals/[0-9a-f]{{2}}/[0-9a-f]{{62}}|{REMOVED}/[\w.()-]+")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back, and where what stood there before is now (None: nothing was there)."""

    manifest: Manifest
    aside: Path | None


def restore(
    path: Path, home: Home, *, force: bool = False, on_progress: OnProgress | None = None
) -> Restored:
    """Bring a backup back as the library in `home`.

    Raises BadArchiveError when it is no whole backup, ConflictError when a library stands there already
    (`force` moves it aside), LibraryError when the folder or the database can't be written.
    """
    tell = on_progress or (lambda _what, _done, _all: None)
    manifest = backup.check(path, tell)
    _refuse_unsafe(manifest)
    occupied = home.folder.is_dir() and any(home.folder.iterdir())
    if not force:
        _refuse_occupied(home, occupied)
    building = Home(home.folder.with_name(f".{home.folder.name}.restoring"))
    stamp = f"before-restore-{datetime.datetime.now(datetime.UTC):%Y%m%d-%H%M%S}"
    try:
        shutil.rmtree(building.folder, ignore_errors=True)
        building.make()
        with _database(building, stamp) as using, zipfile.ZipFile(path) as archive:
            _files(archive, manifest, building, tell)
            _tables(archive, manifest, using, tell)
            aside = _swap(building, home, f"{home.folder.name}-{stamp}" if occupied else None)
    except OSError as fault:
        raise LibraryError(f"{home.folder} can't be written ({fault.strerror}): choose another.") from fault
    finally:
        shutil.rmtree(building.folder, ignore_errors=True)
    return Restored(manifest, aside)


def _refuse_unsafe(manifest: Manifest) -> None:
    """A list may come from anybody: only names that we would have written are unpacked."""
    tables = {table_file(name) for name in manifest.tables}
    for name in manifest.files.keys() - tables:
        if not _SAFE.fullmatch(name) or name.endswith("/.."):
            raise BadArchiveError(f"This backup holds a file that is none of ours ({name!r}).")


def _is_sqlite() -> bool:
    return connections["default"].vendor == "sqlite"


def _has_tables() -> bool:
    """Whether a PostgreSQL database holds a library; SQLite's stands in the folder."""
    return not _is_sqlite() and "library_edition" in connections["default"].introspection.table_names()


def _files(archive: zipfile.ZipFile, manifest: Manifest, home: Home, tell: OnProgress) -> None:
    names = [name for name in manifest.files if not name.startswith("tables/")]
    for at, name in enumerate(names):
        tell("unpacking originals", at, len(names))
        target = home.folder / name
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with archive.open(name) as source, target.open("xb") as out:
            shutil.copyfileobj(source, out)
        target.chmod(0o400)


def _tables(archive: zipfile.ZipFile, manifest: Manifest, using: str, tell: OnProgress) -> None:
    """Make the tables as they were at the time of the backup, fill them, bring them up to date."""
    executor = MigrationExecutor(connections[using])
    try:
        state = executor.migrate([("library", manifest.migration)])
        own = state.apps.get_app_config("library").get_models(include_auto_created=True)
        models = [*own, state.apps.get_model("auth", "group")]
    except (NodeNotFoundError, KeyError):
        raise BadArchiveError(
            f"This backup was made by Travaux {manifest.travaux}, which is later than this one: "
            "install that version first."
        ) from None
    by_name = {str(model._meta.model_name): model for model in models}
    with transaction.atomic(using=using):
        for at, (name, count) in enumerate(manifest.tables.items()):
            tell("filling tables", at, len(manifest.tables))
            with archive.open(table_file(name)) as stream:
                if dump.read(by_name[name], stream, using=using) != count:
                    raise BadArchiveError(f"The table {name} has lost rows: make the backup again.")
        dump.reset_sequences(by_name.values(), using=using)
    call_command("migrate", database=using, verbosity=0, interactive=False)


def _refuse_occupied(home: Home, occupied: bool) -> None:
    if occupied or _has_tables():
        raise ConflictError(
            f"There is a library in {home.folder} already: restore into another folder with --home, "
            "or add --force, which moves the old one aside."
        )


@contextmanager
def _database(building: Home, stamp: str) -> Iterator[str]:
    """The database to fill: a new file, or an empty schema in the place of the one that moves aside."""
    if _is_sqlite():
        made = connections["default"].copy(_BUILDING)
        made.settings_dict["NAME"] = str(building.database)
        connections[_BUILDING] = made
        try:
            yield _BUILDING
        finally:
            made.close()
            del connections[_BUILDING]
        return
    aside = stamp.replace("-", "_")
    _run(f'ALTER SCHEMA public RENAME TO "{aside}"', "CREATE SCHEMA public")
    with ExitStack() as undo:
        undo.callback(_run, "DROP SCHEMA public CASCADE", f'ALTER SCHEMA "{aside}" RENAME TO public')
        yield "default"
        undo.pop_all()  # it went well: nothing to undo


def _run(*statements: str) -> None:
    with transaction.atomic(), connections["default"].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _swap(building: Home, home: Home, aside_name: str | None) -> Path | None:
    """Put what was built in its place; what stood there goes beside it."""
    connections.close_all()
    home.folder.parent.mkdir(parents=True, exist_ok=True)
    aside = home.folder.with_name(aside_name) if aside_name else None
    if aside is not None:
        home.folder.rename(aside)
    elif home.folder.is_dir():
        home.folder.rmdir()
    building.folder.rename(home.folder)
    return aside
