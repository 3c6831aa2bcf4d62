"""The index follows the store, survives damage, and says when it was made again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.library.shelf import shelve, short_report
from travaux.library.home import Home
from travaux.library.models import Edition, OutboxEntry, Visibility
from travaux.library.permissions import Viewer
from travaux.library.search import indexing, keeping
from travaux.library.search.backend import Question
from travaux.texts.errors import WriterBusyError
from travaux.texts.query_parser import parse

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[3]


def _total(query: str) -> int:
    return keeping.engine().search(Question(parse(query))).total


def test_entries_are_all_blocks_with_text(home: Home, owner: Viewer) -> None:
    edition = shelve(short_report(), owner)
    found = list(indexing.entries(edition))
    assert [one.place for one in found] == list(range(10))
    assert found[3].text == "Arbitrary detention of migrants must end."
    assert (found[3].year, found[3].symbols, found[3].audience) == (2002, ("A/57/292",), "public")


def test_following_the_outbox_makes_changes_findable_and_empties_it(home: Home, owner: Viewer) -> None:
    edition = shelve(short_report(), owner)
    assert indexing.follow() >= 0
    assert _total("detention") == 2
    assert not OutboxEntry.objects.exists()
    OutboxEntry.objects.create(edition_id=edition.pk)
    assert indexing.follow() == 1  # again, with nothing changed
    assert _total("detention") == 2
    pk = edition.pk
    edition.delete()
    OutboxEntry.objects.create(edition_id=pk, removed=True)
    indexing.follow()
    assert _total("detention") == 0
    assert indexing.agree() == []


def test_a_limit_is_kept(home: Home, owner: Viewer) -> None:
    indexing.rebuild()
    for number in range(3):
        shelve(short_report(f"A/{number}/1"), owner)
    assert indexing.follow(limit=2) == 2
    assert OutboxEntry.objects.count() == 1


def test_only_the_version_in_force_is_found(home: Home, owner: Viewer) -> None:
    shelve(short_report(), owner, data=b"first")
    shelve(short_report(), owner, data=b"second")
    indexing.follow()
    assert _total("arbitrary") == 1
    assert indexing.agree() == []


def test_who_may_see_it_changes_with_the_edition(home: Home, owner: Viewer) -> None:
    edition = shelve(short_report(), owner)
    indexing.follow()
    Edition.objects.filter(pk=edition.pk).update(visibility=Visibility.PRIVATE)
    OutboxEntry.objects.create(edition_id=edition.pk)
    indexing.follow()
    everybody = Question(parse("detention"), audiences=frozenset({"public"}))
    assert keeping.engine().search(everybody).total == 0


def test_rows_stay_until_the_index_holds_what_they_stand_for(
    home: Home, owner: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexing.rebuild()
    shelve(short_report(), owner)

    def broken() -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(keeping.engine(), "commit", broken)
    with pytest.raises(OSError, match="no space"):
        indexing.follow()
    assert OutboxEntry.objects.count() == 1


def test_rebuilding_tells_how_far_it_is_and_leaves_one_index(home: Home, owner: Viewer) -> None:
    shelve(short_report("A/1/1"), owner)
    shelve(short_report("A/1/2"), owner)
    indexing.follow()
    told: list[tuple[int, int]] = []
    assert indexing.rebuild(lambda done, total: told.append((done, total))) == 20
    assert told == [(10, 20), (20, 20)]
    assert _total("detention") == 4
    assert sorted(path.name for path in home.index.iterdir() if not path.is_dir()) == ["lock", "stamp"]
    assert len([path for path in home.index.iterdir() if path.is_dir()]) == 1


def test_searches_go_on_during_a_rebuild(home: Home, owner: Viewer) -> None:
    shelve(short_report(), owner)
    indexing.follow()
    totals: list[int] = []
    indexing.rebuild(lambda _done, _total_: totals.append(_total("detention")))
    assert totals == [2]


@pytest.mark.parametrize("damage", ["missing", "stamp", "version", "meta", "segment"])
def test_an_index_that_is_lost_is_made_again_and_says_so(home: Home, owner: Viewer, damage: str) -> None:
    shelve(short_report(), owner)
    indexing.follow()
    _spoil(home, damage)
    keeping._open.clear()  # as a process that starts now
    assert indexing.agree() != []
    notice = indexing.restore()
    assert ("made again" in notice) == (damage != "missing")  # nobody misses what is not there yet
    assert _total("detention") == 2
    assert indexing.restore() == ""


def _spoil(home: Home, damage: str) -> None:
    stamp = home.index / "stamp"
    kept = json.loads(stamp.read_text())
    folder = home.index / kept["folder"]
    if damage == "missing":
        stamp.unlink()
    elif damage == "stamp":
        stamp.write_text("{")
    elif damage == "version":
        stamp.write_text(json.dumps(kept | {"made_by": "fields 0"}))
    elif damage == "meta":
        (folder / "meta.json").write_text("{}")
    else:
        for path in folder.glob("*.store"):
            path.unlink()  # who still has it open keeps what it had
            path.touch()


def test_another_process_that_writes_is_no_error(home: Home, owner: Viewer) -> None:
    indexing.rebuild()
    shelve(short_report(), owner)
    code = (
        "import fcntl, os, sys\n"
        "fcntl.flock(os.open(sys.argv[1], os.O_RDWR | os.O_CREAT), fcntl.LOCK_EX)\n"
        "print('locked', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(home.index / "lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert indexing.follow() == 0
        with pytest.raises(WriterBusyError), keeping.writing():
            pass
        other.communicate()
    assert indexing.follow() == 1


def test_where_index_and_store_differ_it_is_said(home: Home, owner: Viewer) -> None:
    edition = shelve(short_report(), owner)
    indexing.follow()
    edition.blocks.filter(place=3).delete()
    assert indexing.agree() == [f"Edition {edition.pk} has 9 paragraphs to search and 10 in the index."]


@pytest.mark.django_db(transaction=True)
def test_a_change_is_findable_within_a_second_of_a_real_indexer(tmp_path: Path) -> None:
    environment = os.environ | {
        "TRAVAUX_HOME": str(tmp_path / "home"),
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    indexer = subprocess.Popen(
        [sys.executable, "-m", "travaux.library.search.indexer"],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert indexer.stderr is not None
        assert "started" in indexer.stderr.readline()
        done = subprocess.run(
            [sys.executable, str(Path(__file__).with_name("wait_until_found.py"))],
            env=environment, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        seconds = [float(line) for line in done.stdout.split()]
        assert len(seconds) == 5
        assert max(seconds) < 1.0, seconds
    finally:
        indexer.send_signal(signal.SIGTERM)
        began = time.monotonic()
        assert indexer.wait(timeout=20) == 0
        assert time.monotonic() - began < 10
        if indexer.stderr is not None:
            indexer.stderr.close()
