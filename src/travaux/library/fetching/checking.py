"""Whether what a source gave is the document that was asked for.

In: what was asked, and a reading of what came (or an edition made of the same bytes before). Out: nothing,
or an error that says what it is instead. A person who has looked at it may say that it is right.
"""

from __future__ import annotations

from collections.abc import Iterable

from travaux.library import describing
from travaux.library.fetching import sources
from travaux.library.fetching.sources import Wanted
from travaux.library.models import Edition
from travaux.texts import links, symbol
from travaux.texts.errors import WrongDocumentError, WrongLanguageError
from travaux.texts.reading import Reading
from travaux.texts.symbol import SymbolError


def check(reading: Reading, wanted: Wanted) -> None:
    """Pass when its first page names the symbol, and its text is in the language, asked for."""
    about = reading.metadata
    printed = [name for name in (about.symbol, *about.other_symbols) if name]
    _check(wanted, printed, about.language)


def check_edition(edition: Edition, wanted: Wanted) -> None:
    """The same for the edition that is here already from the same bytes."""
    _check(wanted, edition.work.symbols.values_list("printed", flat=True), edition.language)


def _check(wanted: Wanted, printed: Iterable[str], language: str | None) -> None:
    if wanted.anyway:
        return
    names = list(printed)
    if not names:
        raise WrongDocumentError(
            f"No symbol could be read in what {_source(wanted)} gave for {wanted.symbol}: it was not kept. "
            "Look at it, and keep it if it is the document."
        )
    if not _keys([wanted.symbol]) & _keys(names):
        raise WrongDocumentError(
            f"What {_source(wanted)} gave for {wanted.symbol} is {names[0]}: it was not kept."
        )
    if language is not None and language != wanted.language:
        raise WrongLanguageError(
            f"What {_source(wanted)} gave for {wanted.symbol} in {_language(wanted.language)} "
            f"is in {_language(language)}: it was not kept."
        )


def _keys(names: Iterable[str]) -> set[str]:
    """What all spellings of these symbols share."""
    keys = set()
    for name in names:
        keys.add(links.key(name))
        try:
            keys.add(symbol.key(str(symbol.parse(name))))
        except SymbolError:
            continue
    return keys


def _language(code: str) -> str:
    return describing.language_label(code)


def _source(wanted: Wanted) -> str:
    return sources.host(sources.addresses(wanted)[0])
