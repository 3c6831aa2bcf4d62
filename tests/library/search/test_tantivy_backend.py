"""tantivy passes the contract, and keeps its promises about processes and damage."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library.search.contract import Contract, entry
from travaux.library.search.backend import Question
from travaux.library.search.tantivy_backend import TantivyBackend
from travaux.texts.errors import WriterBusyError
from travaux.texts.query_parser import parse


@pytest.fixture
def backend(tmp_path: Path) -> Iterator[TantivyBackend]:
    """An empty index."""
    made = TantivyBackend(tmp_path / "index")
    yield made
    made.close()


class TestTantivy(Contract):
    """The contract."""

    @pytest.fixture
    def backend(self, tmp_path: Path) -> Iterator[TantivyBackend]:
        """An empty index."""
        made = TantivyBackend(tmp_path / "index")
        yield made
        made.close()


def test_another_reader_sees_a_commit_at_once(backend: TantivyBackend) -> None:
    backend.commit()
    reader = TantivyBackend(backend.folder)
    assert reader.search(Question(parse("torture"))).total == 0
    backend.add([entry(1, 0, "torture")])
    backend.commit()
    assert reader.search(Question(parse("torture"))).total == 1


def test_only_one_writes(backend: TantivyBackend) -> None:
    backend.commit()
    other = TantivyBackend(backend.folder)
    with pytest.raises(WriterBusyError):
        other.remove(1)
    backend.rest()
    other.remove(1)
    other.close()


def test_what_was_committed_survives_a_killed_writer(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from tests.library.search.contract import entry\n"
        "from travaux.library.search.tantivy_backend import TantivyBackend\n"
        "backend = TantivyBackend(Path(sys.argv[1]))\n"
        "backend.add([entry(1, 0, 'torture')])\n"
        "backend.commit()\n"
        "backend.add(entry(2, n, 'torture') for n in range(5000))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    root = Path(__file__).parents[3]
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=root, check=False, timeout=60)
    again = TantivyBackend(tmp_path)
    assert again.editions() == {1: 1}
    again.add([entry(3, 0, "torture")])  # the lock is free
    again.commit()
    assert again.editions() == {1: 1, 3: 1}
    again.close()


def test_what_the_engine_said_is_remembered_for_the_next_filter_or_page(backend: TantivyBackend) -> None:
    backend.add(entry(edition, 0, "torture") for edition in range(1, 5))
    backend.commit()
    question = Question(parse("torture"), take=2)
    first = backend.search(question)
    backend.folder.joinpath("meta.json").touch()  # a new state: nothing is remembered, the answer is the same
    assert backend.search(question) == first
