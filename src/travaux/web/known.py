"""What is known of an edition, line by line, each with the place it was read from.

In: an edition and its address. Out: plain rows for the information page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from travaux.library import describing, finding, nouns, shelf
from travaux.library.models import Collection, Edition, Work
from travaux.library.permissions import Action, Viewer, where
from travaux.texts import address
from travaux.texts.links import Place
from travaux.web.doubts import name_of
from travaux.web.templatetags.shown import day, language_name

_TITLES: dict[str, str | Promise] = {
    "symbol": _("Symbol"),
    "other_symbols": _("Other symbols"),
    "title": _("Title"),
    "language": _("Language"),
    "original_language": _("Original language"),
    "date": _("Date"),
    "distribution": _("Distribution"),
    "body": _("Body, as printed"),
    "session": _("Session"),
    "agenda_item": _("Agenda item"),
    "job_number": _("Job number"),
}
_SYMBOLS = ("symbol", "other_symbols")


@dataclass(frozen=True, slots=True)
class Fact:
    """A value, where it was read (a link, and in words), and what stood there if a person corrected it."""

    title: str
    value: str
    symbol: bool = False
    href: str = ""
    read_at: str = ""
    corrected_from: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """An edition among the others of its work."""

    edition: Edition
    place: Place


@dataclass(frozen=True, slots=True)
class Doubt:
    """A warning with a link to its place."""

    name: str
    sentence: str
    href: str
    where: str


def facts(one: Edition, place: Place) -> list[Fact]:
    """The metadata, then what was worked out for the work in every language."""
    said, sources = nouns.metadata(one), dict(one.metadata.get("sources") or {})
    rows = []
    for name, title in _TITLES.items():
        value = getattr(said, name)
        if not value:
            continue
        source, read = str(sources.get(name) or ""), one.metadata.get(name)
        corrected = _shown(name, read) if name in one.corrections else None
        href, words = ("", "") if corrected is not None else _read_at(place, source)
        rows.append(Fact(str(title), _shown(name, value), name in _SYMBOLS, href, words, corrected))
    return rows + _of_the_work(one.work)


def versions(editions: Iterable[Edition]) -> list[Known]:
    """Editions with their addresses."""
    return [Known(one, finding.place_of(one)) for one in editions]


def doubts(one: Edition, place: Place) -> list[Doubt]:
    """The reader's warnings, in the order of the pages they are about."""
    rows = []
    for note in one.warnings.order_by("page", "pk"):
        href = place.at(note.address) if note.address else place.page(note.page) if note.page else place
        where = address.printed(note.address) if note.address and _is_address(note.address) else ""
        if note.page:
            page = _("page %(page)s") % {"page": note.page}
            where = f"{where}, {page}" if where else str(page)
        rows.append(Doubt(name_of(note.code), note.message, href.path(), where))
    return rows


def fillable(viewer: Viewer, work: Work) -> list[Collection]:
    """The collections that they may put this work into."""
    there: QuerySet[Collection] = shelf.collections(viewer).exclude(works=work)
    return where(viewer, Action.ADD_ITEM, there)


def _of_the_work(work: Work) -> list[Fact]:
    rows = [
        Fact(str(_("Body")), describing.body_label(work.body) if work.body else ""),
        Fact(str(_("Kind of document")), describing.kind_label(work.kind) if work.kind else ""),
        Fact(str(_("Countries")), ", ".join(map(describing.country_label, work.countries))),
    ]
    return [row for row in rows if row.value]


def _shown(name: str, value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    text = str(value or "")
    if name in ("language", "original_language") and text:
        return language_name(text)
    return day(text) if name == "date" else text


def _read_at(place: Place, source: str) -> tuple[str, str]:
    """A link to the block a value was read from; for a property of the file its name alone."""
    if not source:
        return "", ""
    if _is_address(source):
        return place.at(source).path(), address.printed(source)
    return "", source


def _is_address(text: str) -> bool:
    try:
        address.parse(text)
    except address.AddressError:
        return False
    return True
