"""Making the library ready, from nothing, from several processes, where it can't be done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

START = """
from travaux.library.ready import start
start()
from travaux.library.models import Work
print(Work.objects.count())
"""


def _starting(home: Path) -> subprocess.Popen[str]:
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("TRAVAUX", "DJANGO"))
    }
    return subprocess.Popen(
        [sys.executable, "-c", START],
        env=environment | {"TRAVAUX_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_several_processes_may_start_a_new_library_at_once(tmp_path: Path) -> None:
    """A bug: the site and a command that started together both made the tables."""
    starting = [_starting(tmp_path / "library") for _ in range(4)]
    ended = [process.communicate(timeout=60) for process in starting]
    assert [(said, faults) for said, faults in ended if said != "156\n"] == []


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    _, faults = _starting(tmp_path / "file" / "library").communicate(timeout=60)
    assert "can't be written (Not a directory): choose another with --home or TRAVAUX_HOME" in faults
