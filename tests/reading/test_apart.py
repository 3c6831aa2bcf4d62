"""Files read in child processes: whatever a file does costs its own process and one sentence."""

from __future__ import annotations

import contextlib
import fcntl
import io
import os
import pickle
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import pdf
from travaux.reading import apart, progress
from travaux.reading.apart import Limits, Outcome, Progress
from travaux.texts.errors import (
    EmptyFileError,
    ReaderCrashError,
    TooLargeError,
    TooManyPagesError,
    TooSlowError,
    TravauxError,
)

ROWS = ["1. The Committee notes the report.", "2. It thanks the State party."]
QUICK = Limits(seconds=0.5)


# What children do. They stand at the top of the module so that a spawned process finds them.


def double(number: int) -> int:
    return 2 * number


def refuse(_: object) -> int:
    raise EmptyFileError("The file is empty.")


def stumble(_: object) -> int:
    return {}["missing"]  # type: ignore[no-any-return]


def die(_: object) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def leave(_: object) -> int:
    os._exit(7)


def wait(_: object) -> int:
    signal.pause()
    return 0


def devour(_: object) -> int:
    return len(bytearray(4 << 30))


def flood(older: frozenset[int]) -> int:
    """Announce an endless value and send it."""
    pipe = own_pipe(older)
    while True:
        os.write(pipe, b"v" + b"\x7f" * (1 << 20))


def wait_with_company(file: str) -> int:
    """Start a process, write down its number, and wait."""
    company = subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"])
    Path(file).write_text(str(company.pid), encoding="ascii")
    return wait(None)


def tell_and_wait(pages: int) -> int:
    progress.announce(pages)
    return wait(None)


def tell(pages: int) -> int:
    progress.announce(pages)
    for page in range(1, pages + 1):
        progress.tell(Progress(page, pages, ocr=True))
    return pages


class Foreign:
    """What a child taken over by a file might send: a value that runs a command when it is loaded."""

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, ("echo taken over",)


def send_foreign(_: object) -> Foreign:
    return Foreign()


def write_nonsense(older: frozenset[int]) -> int:
    os.write(own_pipe(older), b"v" + bytes(8))
    return 0


def pipes() -> dict[int, int]:
    """The pipes this process can write to: inode → descriptor."""
    found = {}
    for descriptor in range(3, 100):
        with contextlib.suppress(OSError):
            status = os.fstat(descriptor)
            if stat.S_ISFIFO(status.st_mode) and fcntl.fcntl(descriptor, fcntl.F_GETFL) & os.O_WRONLY:
                found[status.st_ino] = descriptor
    return found


def own_pipe(older: frozenset[int]) -> int:
    """The pipe that a child answers through: the one that was not there before it (inodes `older`).

    The test runner has pipes of its own, which a forked child inherits and must leave alone.
    """
    (descriptor,) = (descriptor for inode, descriptor in pipes().items() if inode not in older)
    return descriptor


def only(outcomes: object) -> Outcome[object, object]:
    (outcome,) = outcomes  # type: ignore[misc]
    return outcome  # type: ignore[no-any-return]


def is_gone(pid: int) -> bool:
    """Whether the process has ended (a zombie that nobody has asked after counts as ended)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").split(")")[-1].split()[0] == "Z"
    except OSError:
        return True


def until(true: Callable[[], bool]) -> bool:
    """Whether something comes true within a few seconds."""
    end = time.monotonic() + 5
    while not true():
        if time.monotonic() > end:
            return False
    return True


@pytest.fixture(params=["forked", "spawned"])
def started(request: pytest.FixtureRequest) -> object:
    """Run a test with forked children, and again with spawned ones (a parent with threads)."""
    if request.param == "forked":
        yield
        return
    stop = threading.Event()
    company = threading.Thread(target=stop.wait)
    company.start()
    yield
    stop.set()
    company.join()


@pytest.mark.usefixtures("started")
def test_values_come_back() -> None:
    outcomes = list(apart.run(range(6), double, processes=2))
    assert sorted(outcome.unwrap() for outcome in outcomes) == [0, 2, 4, 6, 8, 10]
    assert all(outcome.value == 2 * outcome.item for outcome in outcomes)
    assert all(outcome.seconds > 0 and outcome.peak_mb > 0 for outcome in outcomes)


@pytest.mark.usefixtures("started")
@pytest.mark.parametrize(
    ("work", "error", "says"),
    [
        (refuse, EmptyFileError, r"The file is empty\."),  # the error tree crosses the border whole
        (stumble, ReaderCrashError, r"KeyError: 'missing', at test_apart.py:\d+"),
        (die, ReaderCrashError, "signal 9"),
        (leave, ReaderCrashError, "status 7"),
        (wait, TooSlowError, "--timeout"),
        (devour, TooLargeError, "--memory"),
        (send_foreign, ReaderCrashError, "nonsense"),
    ],
)
def test_each_way_to_fail_is_one_sentence(
    work: Callable[[object], object], error: type[TravauxError], says: str
) -> None:
    limits = QUICK if work is wait else Limits()
    outcome = only(apart.run([0], work, limits=limits))
    assert outcome.value is None
    with pytest.raises(error, match=says):
        outcome.unwrap()


def test_nonsense_in_the_pipe_is_a_crash() -> None:
    assert isinstance(only(apart.run([frozenset(pipes())], write_nonsense)).error, ReaderCrashError)


def test_an_answer_larger_than_the_memory_allowed_is_stopped() -> None:
    outcome = only(apart.run([frozenset(pipes())], flood, limits=Limits(memory_mb=300)))
    assert isinstance(outcome.error, TooLargeError)


def test_one_bad_file_costs_only_itself() -> None:
    """Slow, dead and good ones side by side: every one has its outcome."""
    errors = {
        type(outcome.error) for outcome in apart.run([die, wait, double], _call, processes=3, limits=QUICK)
    }
    assert errors == {ReaderCrashError, TooSlowError, type(None)}


def _call(work: Callable[[int], object]) -> object:
    return work(1)


def test_what_a_child_started_ends_with_it(tmp_path: Path) -> None:
    file = tmp_path / "pid"
    outcome = only(apart.run([str(file)], wait_with_company, limits=Limits(seconds=1.5)))
    assert isinstance(outcome.error, TooSlowError)
    assert until(lambda: is_gone(int(file.read_text(encoding="ascii"))))


def test_stopping_early_ends_the_children(tmp_path: Path) -> None:
    """What Ctrl-C comes down to: the generator is closed while children work."""
    file = tmp_path / "pid"
    outcomes = apart.run([str(file), None], _wait_or_double, processes=2, limits=Limits(seconds=60))
    assert next(outcomes).value == 2
    assert until(lambda: file.exists() and file.read_text(encoding="ascii") != "")
    outcomes.close()  # type: ignore[attr-defined]
    assert until(lambda: is_gone(int(file.read_text(encoding="ascii"))))


def _wait_or_double(item: str | None) -> int:
    if item is None:
        return double(1)
    Path(item).write_text(str(os.getpid()), encoding="ascii")
    return wait(None)


def test_children_die_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "pid"
    program = (
        "import sys; sys.path[:0] = [sys.argv[2]]\n"
        "from tests.reading.test_apart import _wait_or_double; from travaux.reading import apart\n"
        "list(apart.run([sys.argv[1]], _wait_or_double))"
    )
    root = str(Path(__file__).parents[2])
    parent = subprocess.Popen([sys.executable, "-c", program, str(file), root])
    try:
        assert until(lambda: file.exists() and file.read_text(encoding="ascii") != "")
    finally:
        parent.kill()
        parent.wait()
    assert until(lambda: is_gone(int(file.read_text(encoding="ascii"))))


def test_pages_add_to_the_time_allowed() -> None:
    """Twenty pages at 0.05 s more than double the half second."""
    limits = Limits(seconds=0.4, seconds_per_page=0.05)
    outcome = only(apart.run([20], tell_and_wait, limits=limits))
    assert outcome.seconds > 1.3
    assert "1 s" in str(outcome.error)


def test_starting_is_not_on_the_clock_of_the_file() -> None:
    """A spawned process needs longer than this to load Python, a forked one where the machine is busy."""
    stop = threading.Event()
    company = threading.Thread(target=stop.wait)
    company.start()
    try:
        outcome = only(apart.run([21], double, limits=Limits(seconds=0.02)))
    finally:
        stop.set()
        company.join()
    assert outcome.value == 42
    assert outcome.seconds > 0.02


def test_pages_beyond_the_limit_buy_no_time() -> None:
    limits = Limits(seconds=0.3, seconds_per_page=0.1, pages=2)
    outcome = only(apart.run([1_000_000], tell_and_wait, limits=limits))
    assert isinstance(outcome.error, TooSlowError)
    assert outcome.seconds < 5


def test_progress_is_told_as_it_goes() -> None:
    heard: list[tuple[int, Progress]] = []
    outcome = only(apart.run([3], tell, on_progress=lambda item, state: heard.append((item, state))))
    assert outcome.value == 3
    assert heard[0] == (3, Progress(0, 3))
    assert heard[-1] == (3, Progress(3, 3, ocr=True))


def test_progress_without_a_listener_is_nothing() -> None:
    progress.listen(None)
    progress.announce(3)


def test_files_are_read_apart_as_they_are_at_home(tmp_path: Path) -> None:
    good, bad, missing = tmp_path / "good.pdf", tmp_path / "bad.pdf", tmp_path / "missing.pdf"
    good.write_bytes(pdf(ROWS, ["3. It ends here."]))
    bad.touch()
    outcomes = {outcome.item.name: outcome for outcome in apart.read_many([good, bad, missing], processes=2)}
    assert outcomes["good.pdf"].unwrap().block("para_1").text == "The Committee notes the report."
    assert isinstance(outcomes["bad.pdf"].error, EmptyFileError)
    assert "No file at" in str(outcomes["missing.pdf"].error)
    with pytest.raises(TooManyPagesError):
        apart.read_one(good, limits=Limits(pages=1))


def test_only_our_own_classes_are_loaded() -> None:
    """Functions of our own modules, and names that lead out of them, are refused as well."""
    for reduced in (os.system, apart.read_one, pickle.Unpickler):
        with pytest.raises(pickle.UnpicklingError):
            apart._Ours(io.BytesIO(pickle.dumps(reduced))).load()
    dotted = b"\x80\x04\x8c\x15travaux.reading.apart\x8c\x09os.system\x93."
    with pytest.raises(pickle.UnpicklingError):
        apart._Ours(io.BytesIO(dotted)).load()


class Coming:
    """Items that come late: nothing at first, one more with each pulse."""

    def __init__(self) -> None:
        self.waiting = [1]
        self.pulses = 0

    def __iter__(self) -> Coming:
        return self

    def __next__(self) -> int:
        if not self.waiting:
            raise StopIteration
        return self.waiting.pop()

    def pulse(self) -> None:
        self.pulses += 1
        if self.pulses == 1:
            self.waiting.append(2)


def test_items_that_come_later_are_taken_up_while_others_are_worked_on() -> None:
    coming = Coming()
    outcomes = apart.run(coming, double, processes=1, on_pulse=coming.pulse)
    assert [outcome.unwrap() for outcome in outcomes] == [2, 4]


def test_a_pulse_comes_while_a_child_says_nothing_and_may_end_the_run() -> None:
    def stop() -> None:
        raise InterruptedError

    began = time.monotonic()
    with pytest.raises(InterruptedError):
        list(apart.run([30], wait, on_pulse=stop))
    assert time.monotonic() - began < 10
