"""What a person should look at after a document was read: the first reason, with its place.

In: a reading and the name it was stored under. Out: a `Look`, or None when it is ready as it is. Most
doubts of the reader are shown at their place in the text and need nobody; only those in the table below
make somebody look, since text may be missing or wrong, or the document may be another than it seems.
"""

from __future__ import annotations

from dataclasses import dataclass

from travaux.library.instruments import id_of
from travaux.texts.reading import Kind, Reading, Warning

NO_SYMBOL = "no-symbol"
NO_LANGUAGE = "no-language"
NOTHING_READ = "nothing-read"
NOT_SAID = "not-said"
# Codes of warnings (docs/reference/warnings.md) that are worth a look, the weightiest first.
WORTH_A_LOOK = (
    "symbol-conflict",  # a reissue, or a wrong file
    "damaged-text",  # the letters on these pages are not what is printed there
    "number-gap",  # a paragraph may be missing
    "ocr-unsure",  # recognised with little certainty
)
_NO_PARAGRAPHS = (Kind.FURNITURE, Kind.MASTHEAD)


@dataclass(frozen=True, slots=True)
class Look:
    """Why (a code and a sentence) and where (an address or "page 9") somebody should look."""

    code: str
    reason: str
    where: str = ""


def look(reading: Reading, symbol: str) -> Look | None:
    """The first reason to look at a document stored as `symbol`."""
    if all(block.kind in _NO_PARAGRAPHS for block in reading.blocks):
        where = "page 1" if reading.pages else ""
        return Look(NOTHING_READ, "No text was found in it: look whether its pages are pictures.", where)
    title = next((block.address for block in reading.blocks if block.kind is Kind.TITLE), "")
    if reading.metadata.symbol is None and id_of(symbol) is None:
        return Look(
            NO_SYMBOL, f"No symbol is printed on it: it is kept as {symbol} until you name it.", title
        )
    if reading.metadata.language is None:
        return Look(NO_LANGUAGE, "Its language could not be told: say which it is.", title)
    return _doubt(reading.warnings)


def _doubt(warnings: tuple[Warning, ...]) -> Look | None:
    worth = [note for note in warnings if _family(note) in WORTH_A_LOOK]
    if not worth:
        return None
    first = min(worth, key=lambda note: WORTH_A_LOOK.index(_family(note)))
    others = len(worth) - 1
    more = f" There {'is' if others == 1 else 'are'} {others} more to look at." if others else ""
    page = f"page {first.page}" if first.page is not None else ""
    return Look(first.code, first.message + more, first.address or page)


def _family(note: Warning) -> str:
    """The code without what it says after a colon: "damaged-text:arabic-map"."""
    return note.code.partition(":")[0]
