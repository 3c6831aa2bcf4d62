"""Which numbers at the start of a text are numbers of paragraphs: one global choice.

In: every candidate of a document in reading order (its value, and how much it looks like the start
of a paragraph), with the container breaks between them. Out: the chosen ones, in runs. Numbers run
through a document, so the chain that fits best over the whole of it is chosen: steps of one are
rewarded, gaps, repeats and misprints cost, a new start is cheap after a break (an annex, a
resolution, a new article) and dear elsewhere.

The choice is exact over the moves listed in `_moves`, by dynamic programming, in time linear in the
number of candidates: for each value only the best chain that ends there is kept, and the best of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

STEP = 3.0
"""Gain of a number that follows the last one. The unit of the others: a looks score lies within -6 to 3."""
GAP = 1.5
"""Cost of leaving out one number: one lost label must not break a chain (gain of the step remains)."""
GAP_EACH = 0.5
"""Cost of each further number left out."""
GAP_LIMIT = 12
"""Longest run of missing numbers that counts as a gap; beyond it is a jump."""
JUMP = 7.0
"""Cost of a jump ahead ("75", then "144"): worth it only when several numbers follow on."""
REPEAT = 4.0
"""Cost of the same number printed twice: pays only with the looks of a paragraph."""
MISPRINT = 5.5
"""Cost of taking a number for the next one though it says otherwise ("35" between 20 and 22)."""
MISPRINT_PROVED = 2.5
"""Given back when the number after a misprint agrees with what was expected."""
BEGIN_ELSEWHERE = 2.0
"""Cost of a chain whose first number is not 1 (a single page, an extract)."""
RESTART_FREE, RESTART_HEADING, RESTART_DEAR = 0.5, 3.5, 9.0
"""Cost of starting anew after a container, after any heading, and in the middle of nothing."""
RESUME = 1.0
"""Cost of going on with the outer chain after a run inside it (a text that is quoted or set in)."""
SMALLEST_MISPRINT = 4
"""Small numbers out of order are lists, not misprints."""

CONTAINER, HEADING = "container", "heading"


class Candidate(NamedTuple):
    """A number that may be a paragraph's. `value` and `rank` as in `labels.Label`; `looks` from
    about -6 (a figure in a sentence) to 3 (set as the start of a paragraph).

    `breaks` is the strongest break since the candidate before: CONTAINER, HEADING or "".
    """

    value: tuple[int, ...]
    rank: int
    looks: float
    breaks: str = ""


class Link(NamedTuple):
    """A chosen candidate: its place `at` among the candidates, the run it belongs to (0, 1, …),
    the place of the candidate it follows (None at the start of a run), and how it follows: "start",
    "step", "gap", "jump", "repeat", "misprint" or "resume". `expected` is the value that the place
    called for, where the printed one differs.
    """

    at: int
    run: int
    after: int | None
    move: str
    expected: tuple[int, ...] | None


class _State(NamedTuple):
    """The best chain that ends at a candidate.

    `reads` is the value it counts as, `root` the place of the first candidate of its run, `outer`
    the chain that its run interrupts.
    """

    score: float
    at: int
    reads: tuple[int, ...]
    rank: int
    before: _State | None
    move: str
    root: int
    outer: _State | None
    expected: tuple[int, ...] | None


def choose(candidates: Sequence[Candidate]) -> list[Link]:
    """The chain of paragraph numbers that fits best, in reading order."""
    table = _Table()
    for index, candidate in enumerate(candidates):
        table.note_break(candidate.breaks)
        for state in list(_moves(table, index, candidate)):
            table.keep(state)
    return _links(table.best)


class _Table:
    """The best chains so far: by exact value, by leading components, at the last break, and of all."""

    __slots__ = ("at_break", "best", "break_kind", "exact", "under")

    def __init__(self) -> None:
        self.best: _State | None = None
        self.exact: dict[tuple[int, ...], _State] = {}
        self.under: dict[tuple[int, ...], _State] = {}
        self.at_break: _State | None = None
        self.break_kind = ""

    def note_break(self, kind: str) -> None:
        """Remember the best chain at a break; a heading inside a container does not hide it."""
        hidden = kind == HEADING and self.break_kind == CONTAINER and self.best is self.at_break
        if kind and not hidden:
            self.at_break, self.break_kind = self.best, kind

    def keep(self, state: _State) -> None:
        """Enter a chain under its value and under every leading part of it."""
        value = state.reads
        if _better(state, self.exact.get(value)):
            self.exact[value] = state
        for length in range(1, len(value) + 1):
            if _better(state, self.under.get(value[:length])):
                self.under[value[:length]] = state
        if _better(state, self.best):
            self.best = state


def _better(state: _State, than: _State | None) -> bool:
    return than is None or state.score >= than.score


def _moves(table: _Table, index: int, candidate: Candidate) -> Iterator[_State]:
    """Every way `candidate` may stand in a chain."""
    value, looks = candidate.value, candidate.looks

    def after(before: _State, gain: float, move: str, expected: tuple[int, ...] | None = None) -> _State:
        reads = expected if move == "misprint" and expected else value
        outer = before.outer
        if move == "resume" and outer is not None:
            root, outer = outer.root, outer.outer
        else:
            root = before.root
        score = before.score + looks + gain
        return _State(score, index, reads, candidate.rank, before, move, root, outer, expected)

    def start(before: _State | None, cost: float) -> _State:
        score = (before.score if before else 0.0) + looks - cost
        return _State(score, index, value, candidate.rank, before, "start", index, before, None)

    yield start(None, 0.0 if value[-1] <= 1 else BEGIN_ELSEWHERE)
    if table.best is not None:
        yield from (start(before, cost) for before, cost in _restarts(table, value))
        yield from (after(*move) for move in _irregular(table.best, value))
    yield from (after(*move) for move in _steps(table, candidate))


_Move = tuple[_State, float, str, tuple[int, ...] | None]


def _restarts(table: _Table, value: tuple[int, ...]) -> Iterator[tuple[_State | None, float]]:
    """Where a new run may begin, and what it costs."""
    late = 0.0 if value[-1] <= 1 else BEGIN_ELSEWHERE
    if table.break_kind == CONTAINER:
        yield table.at_break, RESTART_FREE + late
    elif table.break_kind == HEADING and not late:
        yield table.at_break, RESTART_HEADING
    if not late:
        yield table.best, RESTART_DEAR


def _irregular(best: _State, value: tuple[int, ...]) -> Iterator[_Move]:
    """Going on with the outer chain, a jump ahead, or a misprint, after the best chain so far."""
    expected = _next(best.reads)
    if best.outer is not None:
        resumed = _next(best.outer.reads)
        if value == resumed:
            yield best, STEP - RESUME, "resume", None
        elif value == _next(resumed):
            yield best, STEP - RESUME - GAP, "resume", resumed
    if value > expected:
        yield best, STEP - JUMP, "jump", expected
    if len(value) == 1 == len(expected) and value[0] >= SMALLEST_MISPRINT and best.move != "misprint":
        yield best, STEP - MISPRINT, "misprint", expected


def _steps(table: _Table, candidate: Candidate) -> Iterator[_Move]:
    """The next number, one after a gap, or the same number again."""
    value, stem = candidate.value, candidate.value[:-1]
    same = table.exact.get(value)
    if same is not None and candidate.rank > same.rank:
        yield same, STEP, "step", None
    elif same is not None and candidate.rank == same.rank == 0 and value[-1] > 1:
        yield same, STEP - REPEAT, "repeat", _next(value)
    if value[-1] <= 1 and stem:
        above = table.exact.get(stem) or table.under.get((*stem[:-1], stem[-1] - 1))
        if above is not None:
            yield above, STEP, "step", None
    for missing in range(min(GAP_LIMIT + 1, value[-1] - 1)):
        before = table.under.get((*stem, value[-1] - 1 - missing))
        if before is not None and missing:
            yield before, STEP - GAP - GAP_EACH * (missing - 1), "gap", (*stem, value[-1] - missing)
        elif before is not None:
            proof = MISPRINT_PROVED if before.move == "misprint" else 0.0
            yield before, STEP + proof, "step", None
            if before is table.best:
                return


def _next(value: tuple[int, ...]) -> tuple[int, ...]:
    return (*value[:-1], value[-1] + 1)


def _links(last: _State | None) -> list[Link]:
    """The chain that ends at `last`, first link first, with its runs numbered in order."""
    states: list[_State] = []
    if last is not None and last.score <= 0:
        return []
    while last is not None:
        states.append(last)
        last = last.before
    states.reverse()
    runs: dict[int, int] = {}
    links: list[Link] = []
    for state in states:
        run = runs.setdefault(state.root, len(runs))
        before = state.before
        if state.move == "resume" and before is not None:
            before = before.outer
        after = before.at if before is not None and state.move != "start" else None
        links.append(Link(state.at, run, after, state.move, state.expected))
    return links
