"""The progress bar for a terminal, counted in pages, with the time left.

In: the files of a run and what they say of themselves. Out: a bar on standard error. How many
pages a file has is known only when it is opened; until then it is reckoned from its size and the
pages per byte of the files opened so far, so the time left settles as the run goes on. There is
no thread in it: children are forked from this process.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from travaux.cli.work import Task
from travaux.reading.progress import Progress as State

_BYTES_PER_PAGE = 20_000  # to begin with: a page of a UN document as PDF


class Bar:
    """A bar of pages above which finished files are listed."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self._sizes = {task.path: max(1, task.size) for task in tasks}
        self._pages: dict[str, int] = {}
        self._done: dict[str, int] = {}
        self._console = Console(stderr=True, highlight=False)
        self._bar = Progress(
            TextColumn("reading"),
            BarColumn(bar_width=None),
            MofNCompleteColumn(),
            TextColumn("pages"),
            TimeRemainingColumn(compact=True),
            console=self._console,
            auto_refresh=False,
            transient=True,
            expand=True,
        )
        self._task = self._bar.add_task("", total=self.total())
        self._bar.start()

    def total(self) -> int:
        """Pages of all files: known ones, and the rest reckoned from their size."""
        known = sum(self._pages.values())
        opened = sum(self._sizes[path] for path in self._pages)
        rest = sum(self._sizes.values()) - opened
        per_page = opened / known if known else _BYTES_PER_PAGE
        waiting = len(self._sizes) - len(self._pages)
        return known + max(waiting, round(rest / per_page))

    def progress(self, task: Task, state: State) -> None:
        """A file has said how many pages it has, or how many are done."""
        self._pages[task.path] = max(1, state.pages)
        self._done[task.path] = state.done
        self._show()

    def finished(self, task: Task, pages: int, line: str) -> None:
        """A file is done: its line goes above the bar."""
        self._pages[task.path] = self._done[task.path] = max(1, pages)
        self._bar.console.print(line, markup=False, soft_wrap=True)
        self._show()

    def close(self) -> None:
        """Take the bar away."""
        self._bar.stop()

    def _show(self) -> None:
        self._bar.update(self._task, completed=sum(self._done.values()), total=self.total(), refresh=True)
