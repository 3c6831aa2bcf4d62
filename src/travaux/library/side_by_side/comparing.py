"""Two documents compared: which the other is, one page of what changed, and what may be compared at all.

In: a viewer, an edition and the name of another one: a link, a symbol, a citation. Out: `Comparison`, and
`suggested` editions: other versions of the file, drafts and revisions, the same committee on the same State.
Nothing that the viewer may not see is compared or suggested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from travaux.library import finding
from travaux.library.models import Edition
from travaux.library.permissions import Viewer, visible_editions
from travaux.library.search.jumping import typed
from travaux.library.side_by_side import loading
from travaux.library.side_by_side.changes import Change, Counts, Kinds, changes, counts, same_language
from travaux.texts import links
from travaux.texts.errors import UsageError
from travaux.texts.links import Place

A_PAGE = 150  # rows, as of columns
ONLY = ("changed", "words", "moved", "new", "gone")
"""What rows can be limited to: all that is not the same, or one kind of change."""
SUGGESTED = 8  # what one looks through before typing
_TITLE = 12  # characters: shorter titles ("Note", "Agenda") say nothing
_REVISION = re.compile(r"(?:/(?:REV|CORR|ADD|AMEND)\.\d+)+\Z")
_SAME_TITLE, _SAME_STATE, _REVISED, _VERSION = "title", "state", "revision", "version"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One page of changes from the older to the newer edition; `counts` are of the whole."""

    old: Edition
    new: Edition
    rows: tuple[Change, ...]
    counts: Counts
    shown: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An edition to compare with, and why: a "version" of the same file, a "revision" of the symbol, the same
    kind of document on the same "state", the same "title"."""

    edition: Edition
    why: str


def other(viewer: Viewer, said: str, beside: Edition | None = None) -> Edition:
    """The edition that a link or a symbol names, in the language of the one `beside` where it has that.

    Raises MissingError when it is not here, UsageError when it names no document.
    """
    text = said.strip()
    place = links.parse(text) if "/" in text and not text.startswith("http") else None
    if place is None or place.view not in ("", "compare"):
        found = typed(text)
        place = found.place if found else place
    if place is None:
        raise UsageError(f"“{text}” names no document: write its symbol (A/57/292) or paste its link.")
    named = Place(place.symbol, place.language, place.version)
    return finding.edition(viewer, named, (beside.language,) if beside else ())


def compared(old: Edition, new: Edition, *, only: str = "", page: int = 1, size: int = A_PAGE) -> Comparison:
    """What changed from `old` to `new`. Raises UsageError for two languages: they are read side by side."""
    found = all_changes(old, new)
    chosen = _only(found, only)
    pages = max(1, -(-len(chosen) // size))
    page = min(max(1, page), pages)
    rows = tuple(chosen[(page - 1) * size : page * size])
    return Comparison(old, new, rows, counts(found), len(chosen), page, pages)


def some(old: Edition, new: Edition, only: str = "") -> list[Change]:
    """All paragraphs, or those of one kind of change."""
    return _only(all_changes(old, new), only)


def all_changes(old: Edition, new: Edition) -> list[Change]:
    """All paragraphs of both. Raises UsageError for two languages and for a text with itself."""
    if old.pk == new.pk:
        raise UsageError("That is the same text twice: choose another one to compare it with.")
    same_language(old.language, new.language)
    return changes(loading.blocks(old), loading.blocks(new))


def older_first(one: Edition, two: Edition) -> tuple[Edition, Edition]:
    """The two in the order of their dates; versions of one file in that of their numbers; else as given."""
    if one.work_id == two.work_id:
        return (one, two) if one.version <= two.version else (two, one)
    return (two, one) if two.date and one.date and two.date < one.date else (one, two)


def suggested(viewer: Viewer, edition: Edition) -> list[Suggestion]:
    """What the edition may be compared with, likeliest first."""
    found: dict[int, Suggestion] = {}
    for why, rows in _candidates(viewer, edition):
        for one in rows[:SUGGESTED]:
            found.setdefault(one.pk, Suggestion(one, why))
    return list(found.values())[:SUGGESTED]


def _candidates(viewer: Viewer, edition: Edition) -> Iterator[tuple[str, QuerySet[Edition]]]:
    work = edition.work
    same_language = visible_editions(viewer).filter(language=edition.language).select_related("work")
    yield _VERSION, same_language.filter(work=work).exclude(pk=edition.pk).order_by("-version")
    others = same_language.filter(superseded=False).exclude(work=work)
    base = _REVISION.sub("", links.key(work.symbol))
    if base:
        named = Q(work__symbols__key=base) | Q(work__symbols__key__startswith=f"{base}/REV.")
        yield _REVISED, others.filter(named).distinct().order_by("work__symbol")
    if work.countries and work.kind and work.body:
        on_them = others.filter(work__kind=work.kind, work__body=work.body)
        for country in work.countries[:1]:
            on_them = on_them.filter(work__countries__icontains=f'"{country}"')
        yield _SAME_STATE, on_them.order_by("-date")
    if len(edition.title) >= _TITLE:
        yield _SAME_TITLE, others.filter(title__iexact=edition.title).order_by("-date")


def _only(found: list[Change], only: str) -> list[Change]:
    return [one for one in found if _wanted(one, only)]


def _wanted(one: Change, only: str) -> bool:
    if only == "changed":
        return not one.same
    if only == "words":
        return one.kind is Kinds.CHANGED
    return one.kind == only if only in ONLY else True
