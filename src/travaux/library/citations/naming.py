"""What a person means who types a target: a symbol, a citation or a link.

In: text as it is typed or pasted ("A/57/292, para. 62 (b)", "/A/57/292/para/62"). Out: a target and
pinpoints as `texts.citation` writes them. Raises FieldsError with a sentence when it is none.
"""

from __future__ import annotations

from dataclasses import dataclass

from travaux.library.search.jumping import typed
from travaux.texts import links, symbol
from travaux.texts.errors import FieldsError
from travaux.texts.links import Place

_LONGEST = 300  # characters of what somebody types as one citation


@dataclass(frozen=True, slots=True)
class Said:
    """A target and the places in it."""

    target: str
    pinpoints: tuple[str, ...] = ()


def said(text: str) -> Said:
    """What `text` names."""
    words = " ".join(text.split())
    if not words:
        raise FieldsError({"target": "Say what is cited: a symbol such as A/57/292, or a whole citation."})
    if len(words) > _LONGEST:
        raise FieldsError({"target": f"A citation has at most {_LONGEST} characters."})
    place = links.parse(words) if words.startswith("/") else None
    if place is None:
        found = typed(words)
        place = found.place if found else None
    if place is not None:
        return Said(_canonical(place.symbol), _pinpoints(place))
    try:
        return Said(str(symbol.parse(words)))
    except symbol.SymbolError:
        raise FieldsError(
            {"target": f"“{words}” names no document: write its symbol, such as A/57/292, para. 62."}
        ) from None


def _canonical(text: str) -> str:
    try:
        return str(symbol.parse(text))
    except symbol.SymbolError:
        return text


def _pinpoints(place: Place) -> tuple[str, ...]:
    if place.view == "paras":
        ends = links.split_range(place.value)
        return (f"para:{ends[0]}-{ends[1]}",) if ends else ()
    parts = links.split_paragraph(place.value) if place.view == "para" else None
    if parts is None:
        return ()
    number, letters = parts
    return ("/".join([f"para:{number}", *(f"sub:{letter}" for letter in letters)]),)
