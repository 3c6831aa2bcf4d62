"""What stands on every page and belongs to no paragraph: running heads and feet, as issued by the UN.

Each function gives a `Decoration`: what is drawn when a page begins.
"""

from __future__ import annotations

from collections.abc import Sequence

from tests.typeset.typesetter import Decoration, Typesetter

HEAD_AT = 54.0  # baseline of running heads from the top of the page
FOOT_AT = 40.0  # baseline of running feet from the bottom of the page
SMALL = 8.5


def _outer(ts: Typesetter, page: int) -> tuple[float, str]:
    """Where the outer margin is: right on odd pages, left on even ones."""
    if page % 2:
        return ts.width - ts.margins.right, "right"
    return ts.margins.left, "left"


def running_symbol(*symbols: str, skip_first: bool = False) -> Decoration:
    """The symbol in the outer corner, double symbols one below the other."""

    def draw(ts: Typesetter, page: int) -> None:
        if skip_first and ts.pages == 1:
            return
        x, align = _outer(ts, page)
        for n, symbol in enumerate(symbols):
            ts.text(x, HEAD_AT + 11 * n, symbol, font=ts.face.bold, size=9, align=align)

    return draw


def page_number(*, total: int | None = None, job: str | None = None) -> Decoration:
    """ "16", or "2/25" with `total`, in the outer corner; the job number in the inner one."""

    def draw(ts: Typesetter, page: int) -> None:
        x, align = _outer(ts, page)
        label = str(page) if total is None else f"{page}/{total}"
        y = ts.height - FOOT_AT
        ts.text(x, y, label, font=ts.face.bold, size=SMALL, align=align)
        if job is not None:
            inner, side = _outer(ts, page + 1)
            ts.text(inner, y, job, size=SMALL, align=side)

    return draw


def old_head(symbol: str, language: str = "English") -> Decoration:
    """The head of the 1990s: symbol, language and "Page 3" one below the other on the left."""

    def draw(ts: Typesetter, page: int) -> None:
        if ts.pages == 1:
            return
        for n, row in enumerate((symbol, language, f"Page {page}")):
            ts.text(ts.margins.left, HEAD_AT - 18 + 11 * n, row, size=9)

    return draw


def goes_on(last: int) -> Decoration:
    """ "/..." at the right below the text of every page but the last, as in the 1990s."""

    def draw(ts: Typesetter, page: int) -> None:
        if page < last:
            ts.text(ts.width - ts.margins.right, ts.height - FOOT_AT, "/...", align="right")

    return draw


def first_foot(job: str, dates: Sequence[str], *, recycle: str = "Please recycle") -> Decoration:
    """The foot of the first page: job number with its dates, bar code text and the recycling note."""

    def draw(ts: Typesetter, page: int) -> None:
        if ts.pages != 1:
            return
        y = ts.height - FOOT_AT
        digits = "".join(c for c in job if c.isdigit())
        ts.text(ts.margins.left, y, "    ".join((job, *dates)), size=SMALL)
        ts.text(ts.margins.left, y + 12, f"*{digits}*", size=SMALL)
        ts.text(ts.width - ts.margins.right, y + 12, recycle, size=SMALL, align="right")

    return draw


def together(*parts: Decoration) -> Decoration:
    """Several decorations as one."""

    def draw(ts: Typesetter, page: int) -> None:
        for part in parts:
            part(ts, page)

    return draw


def from_second(part: Decoration) -> Decoration:
    """A decoration that the first page does not have."""

    def draw(ts: Typesetter, page: int) -> None:
        if ts.pages > 1:
            part(ts, page)

    return draw
