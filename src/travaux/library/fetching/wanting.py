"""Asking for documents: symbols become rows that wait to be fetched.

In: a viewer, symbols as typed (one, several, a pasted list), languages. Out: an `Addition` for each
document and language, which ends at once where the library has it; a sentence for each line without a
symbol. Nothing is asked of any source here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote
from uuid import UUID

from django.conf import settings
from django.db import transaction

from travaux.library import audit
from travaux.library.adding.offer import default_visibility, settle_here
from travaux.library.fetching.sources import FORMATS, LANGUAGES, Wanted
from travaux.library.models import UNFINISHED, Addition, Collection, Edition, Visibility
from travaux.library.permissions import Action, Viewer, require, visible_editions
from travaux.texts import links, symbol
from travaux.texts.errors import FieldsError, NotAllowedError
from travaux.texts.symbol import SymbolError

MOST_AT_ONCE = 500
"""Documents (a language counts as one) asked for in one go: at one a second, ten minutes."""

_LONGEST_LINE = 300  # characters of a line that is shown in a sentence
_SHOWN = 60
_LINK = re.compile(r"https?://(?:www\.)?(?:undocs|docs\.un)\.org/(?:[a-z]{2}/)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Typed:
    """Symbols as they were meant, each once, and a sentence for each line that has none."""

    symbols: tuple[str, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """How what is fetched is to be kept. `again`: also where the library has the document already."""

    batch: UUID
    visibility: str | None = None
    collection: Collection | None = None
    format: str = "pdf"
    ocr: str = "auto"
    again: bool = False


def require_allowed(viewer: Viewer) -> None:
    """Pass where this site fetches documents and they may add some. Raises NotAllowedError."""
    require(viewer, Action.ADD)
    if not settings.FETCH:
        raise NotAllowedError(
            "This library does not fetch documents itself: save the file and add it, or ask an admin "
            "to allow it (TRAVAUX_FETCH=1)."
        )


def typed(text: str) -> Typed:
    """The symbols in what was typed, line by line; a list on a line is taken apart."""
    found: dict[str, str] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            for one in _symbols(line[:_LONGEST_LINE]):
                found.setdefault(links.key(one), one)
        except SymbolError as reason:
            problems.append(f"Line {number} (“{_short(line)}”): {reason}")
    return Typed(tuple(found.values()), tuple(problems))


def can_be_asked(target: str) -> bool:
    """Whether a target of citations is a document that has a symbol to ask for."""
    try:
        return "/" in str(symbol.parse(target))
    except SymbolError:
        return False


def want(viewer: Viewer, symbols: Sequence[str], languages: Sequence[str], wish: Wish) -> list[Addition]:
    """A row for each symbol in each language. Raises FieldsError, NotAllowedError; then there is none."""
    require(viewer, Action.ADD)
    if wish.collection is not None:
        require(viewer, Action.ADD_ITEM, wish.collection)
    check(symbols, languages, wish)
    with transaction.atomic():
        return [
            _row(viewer, Wanted(one, language, wish.format), wish)
            for one in symbols
            for language in dict.fromkeys(languages)
        ]


def here(viewer: Viewer, wanted: Wanted) -> Edition | None:
    """The newest edition of what is asked for, as far as they may see it."""
    found = visible_editions(viewer).filter(
        work__symbols__key=links.key(wanted.symbol), language=wanted.language, superseded=False
    )
    return found.select_related("work").order_by("-version", "pk").first()


def _symbols(line: str) -> Iterable[str]:
    """Each symbol of a line. Raises SymbolError where there is none."""
    line = _LINK.sub(" ", unquote(line))
    found = [str(one) for each in symbol.find(line) for one in each.symbols]
    return found or [str(symbol.parse(line.strip()))]


def check(symbols: Sequence[str], languages: Sequence[str], wish: Wish) -> None:
    """Pass when this can be asked. Raises FieldsError with a sentence for each field."""
    wrong = {}
    if not symbols:
        wrong["symbols"] = "Type at least one symbol, like A/57/292."
    if not languages:
        wrong["languages"] = "Choose at least one language."
    for one in languages:
        if one not in LANGUAGES:
            wrong["languages"] = f"“{one}” is none of the six languages: use {', '.join(LANGUAGES)}."
    if len(symbols) * len(set(languages)) > MOST_AT_ONCE:
        wrong["symbols"] = f"These are more than {MOST_AT_ONCE} documents: ask for them in parts."
    if wish.format not in FORMATS:
        wrong["format"] = f"“{wish.format}” is no format: use {' or '.join(FORMATS)}."
    if wish.visibility not in (None, *Visibility.values):
        wrong["visibility"] = f"“{wish.visibility}” is unknown: use public or private."
    if wrong:
        raise FieldsError(wrong)


def _row(viewer: Viewer, wanted: Wanted, wish: Wish) -> Addition:
    """A row that waits (the same one, when it waits already), or ends with what is here."""
    there = Addition.objects.filter(
        by=viewer.person, state__in=UNFINISHED, original=None,
        source__symbol=wanted.symbol, source__language=wanted.language,
    ).first()  # fmt: skip
    if there is not None:
        return there
    row = Addition(
        batch=wish.batch,
        name=wanted.name(),
        by=viewer.person,
        visibility=wish.visibility or default_visibility(),
        collection=wish.collection,
        ocr=wish.ocr,
        source=wanted.row() | ({"again": True} if wish.again else {}),
    )
    edition = None if wish.again else here(viewer, wanted)
    if edition is not None:
        settle_here(viewer, row, edition)
    row.save(force_insert=True)
    audit.record(viewer, "offer", row.name, edition_id=row.edition_id, state=row.state)
    return row


def _short(line: str) -> str:
    clean = " ".join(line.split())
    return clean if len(clean) <= _SHOWN else clean[:_SHOWN] + "…"
