"""Recommendations as a table for a spreadsheet: one a row, with the document each stands in.

In: a reading and what was found in it. Out: bytes of CSV (see `csv_table`); several names in a cell are
parted by semicolons. Tables of several documents are one: each row says where it is from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from travaux.exporting.csv_table import MEDIA_TYPE, headed, lines
from travaux.texts import address as addresses
from travaux.texts.reading import Reading
from travaux.texts.recommendation import Party, Recommendation

__all__ = ["COLUMNS", "MEDIA_TYPE", "cells", "head", "rows"]

COLUMNS = (
    "document", "date", "language", "number", "text", "recommenders", "addressees", "verb", "response",
    "asks", "lead_in", "place", "recommender_codes", "addressee_kinds", "form", "address", "file",
)  # fmt: skip
BETWEEN = "; "


def head() -> bytes:
    """The names of the columns, after the mark of UTF-8."""
    return headed(COLUMNS)


def rows(reading: Reading, found: Iterable[Recommendation]) -> Iterator[bytes]:
    """A line for each recommendation."""
    return lines(cells(reading, one) for one in found)


def cells(reading: Reading, one: Recommendation) -> list[str]:
    """The cells of one recommendation, in the order of `COLUMNS`."""
    about = reading.metadata
    return [
        about.symbol or "",
        about.date or "",
        about.language or "",
        one.number,
        one.text,
        _names(one.recommenders),
        _names(one.addressees),
        one.verb,
        one.response.value if one.response else "",
        one.asks,
        one.lead_in,
        addresses.printed(one.address),
        BETWEEN.join(party.code for party in one.recommenders if party.code),
        BETWEEN.join(dict.fromkeys(party.kind.value for party in one.addressees)),
        one.form.value,
        one.address,
        reading.source.name,
    ]


def _names(parties: Iterable[Party]) -> str:
    return BETWEEN.join(party.name for party in parties)
