"""Finders: what is in the library, for whoever asks.

In: a viewer and an address or part of one. Out: rows, or the nouns of `texts` made from them again.
Every finder obeys the permission table: what may not be seen raises MissingError as if it were not
there. Pages, API, commands and exporters read through this module and never query tables themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from travaux.library.models import Block, Edition, Page, Work
from travaux.library.permissions import Viewer, visible_editions
from travaux.texts import links
from travaux.texts.errors import MissingError
from travaux.texts.links import Place

_LONGEST_NUMBER = 6  # digits of a page number
_LANGUAGE_ORDER = ("en", "fr", "es", "ru", "ar", "zh")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A number that a document does not have: the nearest ones, and its first and last."""

    asked: str
    nearest: tuple[str, ...]
    first: str | None
    last: str | None


def work(viewer: Viewer, symbol: str) -> Work:
    """The work that a symbol names (main, second or former), if they may see an edition of it."""
    found = (
        Work.objects.filter(symbols__key=links.key(symbol), editions__in=visible_editions(viewer))
        .distinct()
        .first()
    )
    if found is None:
        raise MissingError(f"{symbol} is not in this library. Add it, or search for it by its title.")
    return found


def editions(viewer: Viewer, of: Work) -> QuerySet[Edition]:
    """All editions of a work they may see: by language, newest version first."""
    return visible_editions(viewer).filter(work=of).order_by("language", "-version")


def edition(viewer: Viewer, place: Place, prefer: Sequence[str] = ()) -> Edition:
    """The edition that a place names.

    Without a language: the first of `prefer` that is there, then English and the others in the order
    above. Without a version: the newest that is not superseded. Raises MissingError with what there is.
    """
    return edition_among_all(viewer, place, prefer)[0]


def edition_among_all(
    viewer: Viewer, place: Place, prefer: Sequence[str] = ()
) -> tuple[Edition, list[Edition]]:
    """The same, with all editions of the work that they may see: by language, newest version first."""
    found_work = work(viewer, place.symbol)
    there = list(editions(viewer, found_work).select_related("work", "original", "owner"))
    order = [place.language] if place.language else [*prefer, *_LANGUAGE_ORDER]
    ranked = sorted(there, key=lambda one: (_rank(order, one.language), one.superseded, -one.version))
    for one in ranked:
        if place.language in (None, one.language) and place.version in (None, one.version):
            return one, there
    raise MissingError(_not_in_that_form(found_work, place, ranked))


def edition_by_id(viewer: Viewer, pk: int) -> Edition:
    """The edition with this number, if they may see it. Raises MissingError."""
    found = visible_editions(viewer).filter(pk=pk).select_related("work", "original", "owner").first()
    if found is None:
        raise MissingError(f"There is no edition {pk} in this library.")
    return found


def _rank(order: Sequence[str | None], language: str) -> int:
    return order.index(language) if language in order else len(order)


def _not_in_that_form(found: Work, place: Place, there: Sequence[Edition]) -> str:
    has = ", ".join(f"{one.language} (version {one.version})" for one in there)
    asked = " ".join(
        part for part in (place.language, f"version {place.version}" if place.version else "") if part
    )
    return f"{found.symbol} is here in {has}, but not in {asked}."


def place_of(one: Edition) -> Place:
    """The address of an edition: with its language, and its version when it is superseded."""
    return Place(one.work.symbol, one.language, one.version if one.superseded else None)


def block(one: Edition, address: str) -> Block:
    """The block at an address, or at what a former address leads to. Raises MissingError."""
    found = one.blocks.filter(address=address).first()
    if found is None:
        moved = one.former_addresses.filter(former=address).first()
        found = one.blocks.filter(address=moved.address).first() if moved else None
    if found is None:
        raise MissingError(f"{one.work.symbol} ({one.language}) has nothing at “{address}”.")
    return found


def page(one: Edition, value: str) -> Page:
    """A page by its place in the file ("1"), or else by the number that is printed on it ("16").

    A file that holds only a part of a document is cited by its printed numbers. Raises MissingError
    with the pages there are.
    """
    number = int(value) if value.isascii() and value.isdigit() and len(value) <= _LONGEST_NUMBER else 0
    found = one.pages.filter(number=number).first() or one.pages.filter(label=value).first()
    if found is None:
        have = f"its pages are 1 to {one.page_count}" if one.page_count else "it has no pages, read its text"
        raise MissingError(f"{one.work.symbol} has no page {value}: {have}.")
    return found
