"""A backup: the whole library in one file, consistent while people go on working.

In: a path. Out: a zip file with every table as lines of JSON, every original byte for byte, what was
removed, and a list of all this with hashes; it is read back before it gets its name. The tables are
read in one transaction that sees them as they stood when it began, beside the writers and not in their
way. The same file restores into SQLite and PostgreSQL (`restoring`). Index and pictures are made anew.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connections, transaction
from django.db.migrations.recorder import MigrationRecorder

from travaux import __version__
from travaux.library import dump, originals
from travaux.library.home import Home
from travaux.library.models import Original, Person
from travaux.library.removing import FOLDER as REMOVED
from travaux.texts.errors import BadArchiveError, LibraryError

SCHEMA = "travaux/backup/1"
MANIFEST = "manifest.json"
_SNAPSHOT = "snapshot"  # the name of the second connection
_TRIES = 3  # an original removed while the backup runs makes it begin again
_CHUNK = 1 << 20
_LARGEST_MANIFEST = 1 << 29  # bytes: ten million files

OnProgress = Callable[[str, int, int], None]  # what is being done, files done, files in all


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: rows by table, and size and SHA-256 by file. `missing` were lost before."""

    made_at: str
    travaux: str
    migration: str
    tables: dict[str, int] = field(default_factory=dict)
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    schema: str = SCHEMA

    @property
    def originals(self) -> int:
        """How many originals it holds."""
        return sum(name.startswith("originals/") for name in self.files)


class _VanishedError(Exception):
    """An original was removed between the tables and its turn."""


def backup(path: Path, on_progress: OnProgress | None = None) -> Manifest:
    """Write the library to `path`, check it by reading it back, and say what it holds.

    Raises LibraryError when it can't be written; what stood at `path` stays then.
    """
    unfinished = path.with_name(f".{path.name}.part")
    tell = on_progress or (lambda _what, _done, _all: None)
    try:
        for _ in range(_TRIES):
            try:
                manifest = _write(unfinished, tell)
                break
            except _VanishedError:
                continue
        else:
            raise LibraryError("Documents were removed while the backup ran, again and again: try later.")
        check(unfinished, tell)
        unfinished.replace(path)
    except OSError as fault:
        raise LibraryError(
            f"The backup can't be written to {path} ({fault.strerror}): choose another place."
        ) from fault
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def check(path: Path, on_progress: OnProgress | None = None) -> Manifest:
    """Read a backup through and hold it against its list. Raises BadArchiveError."""
    tell = on_progress or (lambda _what, _done, _all: None)
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = read_manifest(archive)
            if sorted({*manifest.files, MANIFEST}) != sorted(archive.namelist()):
                raise BadArchiveError(f"{path} holds other files than it says: make or fetch it again.")
            for at, (name, (size, digest)) in enumerate(manifest.files.items()):
                tell("checking", at, len(manifest.files))
                with archive.open(name) as stream:
                    if _digest_of(stream) != (size, digest):
                        raise BadArchiveError(f"{name} in {path} is damaged: make or fetch the backup again.")
    except FileNotFoundError:
        raise BadArchiveError(f"No file at {path}: check the spelling of the path.") from None
    except (zipfile.BadZipFile, EOFError, OSError, ValueError) as fault:
        raise BadArchiveError(
            f"{path} is no whole backup of Travaux ({fault}): make or fetch it again."
        ) from fault
    return manifest


def read_manifest(archive: zipfile.ZipFile) -> Manifest:
    """The list in a backup. Raises BadArchiveError where there is none, or a later one than we know."""
    try:
        if archive.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
            raise BadArchiveError("The list in this backup is too large to be one.")
        found = json.loads(archive.read(MANIFEST))
        if found.pop("schema") != SCHEMA:
            raise BadArchiveError("This backup was made by a later Travaux: install that one first.")
        files = {name: (size, digest) for name, (size, digest) in found.pop("files").items()}
        return Manifest(files=files, **found)
    except (KeyError, TypeError, AttributeError) as fault:
        raise BadArchiveError(
            "This file is no backup of Travaux: it has no list of what it holds."
        ) from fault


def models() -> list[Any]:
    """The tables that a backup holds: the library's, and groups of people with who is in them."""
    own = [
        model
        for model in apps.get_app_config("library").get_models()
        if model._meta.model_name not in dump.LEFT_OUT
    ]
    return [*own, Group, Person.groups.through]


def table_file(name: str) -> str:
    """Where a table stands in a backup."""
    return f"tables/{name}.jsonl"


def latest_migration(using: str) -> str:
    """The name of the last migration of the library that a database has."""
    applied = MigrationRecorder(connections[using]).applied_migrations()
    return max(name for app, name in applied if app == "library")


def _write(path: Path, tell: OnProgress) -> Manifest:
    path.parent.mkdir(parents=True, exist_ok=True)
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    with _snapshot() as using, zipfile.ZipFile(path, "w", allowZip64=True) as archive:
        path.chmod(0o600)  # it holds password hashes and what is private
        manifest = Manifest(now, __version__, latest_migration(using))
        for model in models():
            name = str(model._meta.model_name)
            tell(f"saving {model._meta.verbose_name_plural}", 0, 1)
            with _member(archive, manifest, table_file(name), packed=True) as stream:
                manifest.tables[name] = dump.write(model, stream, using=using)
        _write_originals(archive, manifest, using, tell)
        _write_removed(archive, manifest)
        archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1), zipfile.ZIP_DEFLATED)
    return manifest


def _write_originals(archive: zipfile.ZipFile, manifest: Manifest, using: str, tell: OnProgress) -> None:
    digests = Original.objects.using(using).order_by("pk").values_list("pk", flat=True)
    total = digests.count()
    for at, digest in enumerate(digests.iterator()):
        tell("saving originals", at, total)
        try:
            source = originals.path_of(digest).open("rb")
        except FileNotFoundError:
            if not Original.objects.filter(pk=digest).exists():
                raise _VanishedError from None
            manifest.missing.append(digest)
            continue
        with source, _member(archive, manifest, f"originals/{digest[:2]}/{digest[2:]}") as stream:
            while chunk := source.read(_CHUNK):
                stream.write(chunk)


def _write_removed(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    home: Home = settings.HOME
    for path in sorted((home.folder / REMOVED).glob("*")):
        with path.open("rb") as source, _member(archive, manifest, f"{REMOVED}/{path.name}") as stream:
            while chunk := source.read(_CHUNK):
                stream.write(chunk)


@contextmanager
def _member(
    archive: zipfile.ZipFile, manifest: Manifest, name: str, *, packed: bool = False
) -> Iterator[IO[bytes]]:
    """A file in the archive to write to, entered in the list with size and hash when it is done."""
    info = zipfile.ZipInfo(name, date_time=datetime.datetime.now().timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with archive.open(info, "w", force_zip64=True) as stream:
        counted = _Counted(stream)
        with io.BufferedWriter(counted, _CHUNK) as buffered:
            yield buffered
        manifest.files[name] = (counted.size, counted.digest.hexdigest())


class _Counted(io.RawIOBase):
    """Passes bytes on, counts and hashes them."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.digest, self.size = hashlib.sha256(), 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.digest.update(data)
        self.size += len(data)
        self._stream.write(data)
        return len(data)


def _digest_of(stream: IO[bytes]) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return size, digest.hexdigest()


@contextmanager
def _snapshot() -> Iterator[str]:
    """A second connection in a transaction that sees the database as it stands now, and writes nothing."""
    made = connections["default"].copy(_SNAPSHOT)
    is_sqlite = made.vendor == "sqlite"
    if is_sqlite:  # ours begin as writers; this one must not wait for them, nor they for it
        made.settings_dict["OPTIONS"]["transaction_mode"] = "DEFERRED"
    connections[_SNAPSHOT] = made
    try:
        with transaction.atomic(using=_SNAPSHOT):
            if not is_sqlite:
                with made.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield _SNAPSHOT
    finally:
        made.close()
        del connections[_SNAPSHOT]
