"""Makes the library ready for a command: Django set up, folder made, tables and instruments up to date.

In: the environment. Out: nothing; after `start()` the rest of the room can be imported and used.
Called by the command line before it loads a command that needs the library; the site calls it once.
"""

from __future__ import annotations

import fcntl
import importlib
import os

import django
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from travaux.library.home import Home, here
from travaux.texts.errors import LibraryError

SETTINGS = "travaux.settings"
_INSTRUMENTS = "travaux.library.instruments"  # has models: loaded once Django is


def set_up() -> None:
    """Load Django with our settings; cheap when it is loaded already."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


def start() -> None:
    """Set up, make the folder and bring the tables up to date.

    Raises LibraryError where the folder can't be written or the database can't be reached.
    """
    home = here()
    try:
        home.make()
    except OSError as error:
        raise LibraryError(
            f"The library's folder {home.folder} can't be written ({error.strerror}): "
            "choose another with --home or TRAVAUX_HOME."
        ) from error
    set_up()
    try:
        if _behind() or importlib.import_module(_INSTRUMENTS).missing():
            _catch_up(home)
    except OperationalError as error:
        raise LibraryError(
            f"The database can't be opened ({str(error).strip()}): "
            "check TRAVAUX_DATABASE_URL, or run `travaux doctor`."
        ) from error


def _catch_up(home: Home) -> None:
    """Bring tables and instruments up to date, one process at a time: others may start now too."""
    with (home.folder / "starting").open("w") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        if _behind():
            call_command("migrate", verbosity=0, interactive=False)
        importlib.import_module(_INSTRUMENTS).ensure()


def _behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
