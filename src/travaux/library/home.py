"""The one folder that holds a library: database, originals, index, pictures.

In: the environment variable TRAVAUX_HOME. Out: paths. Knows no framework, so that settings and
commands can ask before anything is loaded. `index`, `pictures` and `fetched` are caches: delete
them and they are made again.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "TRAVAUX_HOME"


@dataclass(frozen=True, slots=True)
class Home:
    """Paths inside one library's folder; none of them need exist yet."""

    folder: Path

    @property
    def database(self) -> Path:
        """The SQLite file (unused with TRAVAUX_DATABASE_URL)."""
        return self.folder / "library.sqlite3"

    @property
    def originals(self) -> Path:
        """Files as they were given, byte for byte, each under its SHA-256."""
        return self.folder / "originals"

    @property
    def incoming(self) -> Path:
        """Files on their way in; what a crash leaves here is swept at the next start."""
        return self.folder / "incoming"

    @property
    def index(self) -> Path:
        """The search index: a cache."""
        return self.folder / "index"

    @property
    def pictures(self) -> Path:
        """Pages drawn as pictures: a cache."""
        return self.folder / "pictures"

    @property
    def fetched(self) -> Path:
        """What sources said of the files they gave, and when each may be asked again: a cache."""
        return self.folder / "fetched"

    @property
    def vectors(self) -> Path:
        """Paragraphs as vectors, for finding similar ones across languages: a cache (optional extra)."""
        return self.folder / "vectors"

    @property
    def secret(self) -> Path:
        """The key that signs sessions, made at the first start, readable by its owner alone."""
        return self.folder / "secret"

    def make(self) -> None:
        """Make the folders and the secret, readable by their owner alone.

        Raises OSError where that can't be done.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (self.originals, self.incoming, self.index, self.pictures, self.fetched):
            folder.mkdir(mode=0o700, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            descriptor = os.open(self.secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as stream:
                stream.write(secrets.token_urlsafe(50))


def here() -> Home:
    """The library that TRAVAUX_HOME names, or the usual place for data of this system."""
    named = os.environ.get(VARIABLE)
    return Home(Path(named).expanduser().absolute() if named else _usual())


def _usual() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "travaux"
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "travaux"
