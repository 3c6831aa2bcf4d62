"""Everything that touches tables runs on PostgreSQL as it does on SQLite, and a library can move between."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.cli.terminal import COMMAND
from tests.conftest import ROOT

pytestmark = [pytest.mark.postgres, pytest.mark.xdist_group("postgres")]

# Every query is made in this room; pages and API only call it.
FOLDERS = tuple(
    f"tests/library/{name}"
    for name in ("citations", "collecting", "connections", "recommendations", "adding/test_leases.py")
)  # where queries are more than looking up; and of these the tests with tables
# They run by themselves, not as a part of this run, and their lines are counted already.
_NOT_THEIRS = ("PYTEST_XDIST_WORKER", "COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG")
_SECONDS = 1800


def test_the_same_tests_pass(postgres: str, tmp_path: Path) -> None:
    environment = os.environ | {"TRAVAUX_DATABASE_URL": f"{postgres}postgres", "TRAVAUX_HOME": str(tmp_path)}
    for name in _NOT_THEIRS:
        environment.pop(name, None)
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "django_db", "--no-header", "-rfE"]
    options += ["-p", "tests.postgres.once_each"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *FOLDERS, *options],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=_SECONDS, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    assert " passed" in done.stdout


def travaux(home: Path, database: str, *arguments: object) -> str:
    """Run a command on a library; what it prints."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TRAVAUX_")}
    environment["DJANGO_SETTINGS_MODULE"] = "travaux.settings"
    if database:
        environment["TRAVAUX_DATABASE_URL"] = database
    command = [*COMMAND, "--home", home, *arguments]
    done = subprocess.run(
        list(map(str, command)), env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_library_moves_to_postgres_and_back(postgres: str, tmp_path: Path) -> None:
    text = tmp_path / "letter.txt"
    text.write_text("A/57/292\n\n1. Torture must end.\n\n2. So must impunity.\n", encoding="utf-8")
    with psycopg.connect(f"{postgres}postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE moved")
    url = f"{postgres}moved"
    first, second, third = (tmp_path / name for name in ("first", "second", "third"))
    travaux(first, "", "add", text, "--collection", "Box")
    travaux(first, "", "backup", tmp_path / "one.zip")
    travaux(second, url, "restore", tmp_path / "one.zip")
    more = tmp_path / "more.txt"
    more.write_text("A/57/293\n\n1. Numbers go on after those that came with the backup.\n", encoding="utf-8")
    travaux(second, url, "add", more, "--collection", "Box")
    assert travaux(second, url, "list").count("\n") == 2
    assert "PROBLEM" not in travaux(second, url, "doctor", "--deep")
    travaux(second, url, "backup", tmp_path / "two.zip")
    travaux(third, "", "restore", tmp_path / "two.zip")
    assert travaux(third, "", "list", "--json") == travaux(second, url, "list", "--json")
    travaux(second, url, "restore", "--force", tmp_path / "one.zip")  # the old schema is moved aside
    assert travaux(second, url, "list").count("\n") == 1
    with psycopg.connect(url) as connection:
        schemas = [name for (name,) in connection.execute("SELECT nspname FROM pg_namespace")]
    assert len([name for name in schemas if name.startswith("before_restore_")]) == 2
