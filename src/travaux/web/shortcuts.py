"""The keys of the reading page and of the review page: a table for the pages, for help and for tests.

In: nothing. Out: rows; `for_page` gives them to the script (`keys.js`), which knows actions by name.
A key is never taken together with Ctrl, Alt or the system key, and never while somebody types, so that
the browser keeps Ctrl+F, Ctrl+C and Space. Whoever does not want single keys turns them off (WCAG 2.1.4):
the cookie `keys` holds "off", or changed keys as "copy=y next-paragraph=".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COOKIE = "keys"
OFF = "off"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key and what it does, in words. `after` says what is typed behind it."""

    action: str
    key: str
    words: str | Promise
    after: str | Promise = ""

    @property
    def shown(self) -> tuple[str, ...]:
        """The keys as a person reads them."""
        return ("Esc" if self.key == "Escape" else self.key, *([str(self.after)] if self.after else []))


SHORTCUTS = (
    Shortcut("search", "/", _("Search the library")),
    Shortcut("next-paragraph", "j", _("Next paragraph")),
    Shortcut("previous-paragraph", "k", _("Previous paragraph")),
    Shortcut("next-page", "n", _("Next page")),
    Shortcut("previous-page", "p", _("Previous page")),
    Shortcut("go", "g", _("Go to a paragraph"), _("number")),
    Shortcut("copy", "c", _("Copy the citation of the paragraph")),
    Shortcut("connect", "l", _("Connect what is selected, or the paragraph")),
    Shortcut("note", "m", _("Write a note on it")),
    Shortcut("pick-up", "t", _("Pick it up, to connect it elsewhere")),
    Shortcut("undo-connection", "u", _("Undo what was connected last")),
    Shortcut("collect", "b", _("Add it to a collection")),
    Shortcut("view", "f", _("Page pictures on or off")),
    Shortcut("larger", "+", _("Enlarge the page picture")),
    Shortcut("smaller", "-", _("Make the page picture smaller")),
    Shortcut("open", "o", _("Open what the paragraph cites; again for the next")),
    Shortcut("back", "[", _("Back to where you were reading")),
    Shortcut("forward", "]", _("Forward again")),
    Shortcut("help", "?", _("This help")),
    Shortcut("close", "Escape", _("Close what is open")),
)

REVIEWING = (
    Shortcut("next-row", "j", _("Next citation")),
    Shortcut("previous-row", "k", _("Previous citation")),
    Shortcut("accept", "a", _("Accept what is proposed (the first of several)")),
    Shortcut("other", "e", _("Give another target")),
    Shortcut("reject", "r", _("Reject: this cites nothing")),
    Shortcut("undo", "u", _("Undo what was decided last")),
    Shortcut("open-target", "o", _("Open the target")),
)
"""The keys of the review page."""

GATHERING = (
    Shortcut("next-item", "j", _("Next item")),
    Shortcut("previous-item", "k", _("Previous item")),
    Shortcut("item-up", "K", _("Move it up")),
    Shortcut("item-down", "J", _("Move it down")),
    Shortcut("edit-item", "e", _("Edit it")),
    Shortcut("take-out", "r", _("Take it out")),
    Shortcut("undo-item", "u", _("Undo taking out")),
)
"""The keys of a collection's page."""

ALL = (*SHORTCUTS, *REVIEWING, *GATHERING)


def keys(request: HttpRequest) -> dict[str, str]:
    """Key of each action for whoever asks: theirs where they changed it; none when keys are off."""
    said = request.COOKIES.get(COOKIE, "")
    if said == OFF:
        return {"close": "Escape"}
    changed = dict(part.split("=", 1) for part in said.split() if "=" in part)
    return {row.action: changed.get(row.action, row.key) for row in ALL}


def for_page(request: HttpRequest) -> dict[str, Any]:
    """What the script of the reading page is told: action by key."""
    return _told(request, SHORTCUTS)


def for_review(request: HttpRequest) -> dict[str, Any]:
    """The same for the review page; what both pages have (help, search, close) goes with it."""
    shared = tuple(row for row in SHORTCUTS if row.action in ("help", "close"))
    return _told(request, (*REVIEWING, *shared))


def for_gathering(request: HttpRequest) -> dict[str, Any]:
    """The same for the page of a collection."""
    shared = tuple(row for row in SHORTCUTS if row.action in ("help", "close"))
    return _told(request, (*GATHERING, *shared))


def gathering(request: HttpRequest) -> list[tuple[str | Promise, str]]:
    """The keys of the page of a collection in words, for a line below its list."""
    theirs = keys(request)
    return [(row.words, key) for row in GATHERING if (key := theirs.get(row.action, ""))]


def reviewing(request: HttpRequest) -> list[tuple[str | Promise, str]]:
    """The keys of the review page in words, for a line below its list."""
    theirs = keys(request)
    return [(row.words, theirs.get(row.action, "")) for row in REVIEWING]


def _told(request: HttpRequest, table: tuple[Shortcut, ...]) -> dict[str, Any]:
    theirs = keys(request)
    return {key: row.action for row in table if (key := theirs.get(row.action, ""))}
