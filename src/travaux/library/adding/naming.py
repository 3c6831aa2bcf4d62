"""What a document is called in the library: the symbol it prints, that of an instrument, or a made name.

In: a reading, who adds it. Out: a symbol that can stand in an address. A made name ("Doc/the-title") is
shared only with a document that has half of its text in common, which is taken for an earlier version;
any other document of the same title gets a number ("Doc/the-title-2").
"""

from __future__ import annotations

import re
import unicodedata
from itertools import count

from travaux.library import instruments
from travaux.library.models import Block, Symbol
from travaux.library.permissions import Viewer, visible_editions
from travaux.texts import links
from travaux.texts.links import Place
from travaux.texts.reading import Kind, Reading

_LONGEST_NAME = 60  # characters of a title in a made name
_LONGEST_SYMBOL = 200  # as the tables have it; the longest real ones have 60
_ALIKE = 0.5  # share of the texts of a new version that were in the old one
_NOT_TELLING = (Kind.FURNITURE, Kind.MASTHEAD, Kind.TOC)


def symbol_of(reading: Reading, viewer: Viewer, said: str | None = None) -> str:
    """The symbol to keep a reading under: what a person said, what it prints, or a made name.

    The text of a treaty prints no symbol: it goes by its title to the instrument's work.
    """
    printed = said or reading.metadata.symbol
    if printed is not None and is_usable(printed):
        return printed
    return instruments.printed_in(reading) or _made_name(reading, viewer)


def is_usable(symbol: str) -> bool:
    """Whether a symbol can stand in an address and leads back to itself."""
    if not 0 < len(symbol) <= _LONGEST_SYMBOL:
        return False
    place = Place("".join(symbol.split()))
    return links.parse(place.path()) == place


def proposed_symbol(reading: Reading) -> str:
    """A name for a document that prints no symbol, from its title or file name: "Doc/the-title"."""
    words = reading.metadata.title or re.sub(r"\.\w{1,5}$", "", reading.source.name)
    folded = "".join(c if c.isalnum() else "-" for c in unicodedata.normalize("NFKC", words).lower())
    return "Doc/" + (re.sub(r"-+", "-", folded).strip("-")[:_LONGEST_NAME].strip("-") or "document")


def _made_name(reading: Reading, viewer: Viewer) -> str:
    """The proposed name where it is free or is this very document's, else with the first number that is."""
    first = proposed_symbol(reading)
    for number in count(1):
        name = first if number == 1 else f"{first}-{number}"
        taken = Symbol.objects.filter(key=links.key(name)).first()
        if taken is None or _is_alike(reading, taken.work_id, viewer):
            return name
    raise AssertionError("numbers never end")


def _is_alike(reading: Reading, work_id: int, viewer: Viewer) -> bool:
    """Whether a document that this person sees is an earlier version of what was read."""
    texts = {block.text for block in reading.blocks if block.kind not in _NOT_TELLING and block.text}
    seen = visible_editions(viewer).filter(work_id=work_id, superseded=False)
    known = Block.objects.filter(edition__in=seen).values_list("text", flat=True)
    return bool(texts) and len(texts.intersection(known)) >= _ALIKE * len(texts)
