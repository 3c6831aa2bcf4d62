"""Recommendations as JSON (schema `travaux/recommendations/1`).

In: recommendations as `citing.recommendations` finds them, with the reading they stand in. Out: plain values,
every key always there; what is not known is null or empty. `recommenders` and `addressees` are names;
`parties` says of each what sort it is, and the code of a State.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from travaux.texts import address as addresses
from travaux.texts.reading import Reading
from travaux.texts.recommendation import Party, Recommendation

SCHEMA = "travaux/recommendations/1"
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ROW = json.JSONEncoder(ensure_ascii=False)


def plain(one: Recommendation) -> dict[str, Any]:
    """One recommendation."""
    return {
        "number": one.number or None,
        "text": one.text,
        "recommenders": [party.name for party in one.recommenders],
        "addressees": [party.name for party in one.addressees],
        "verb": one.verb or None,
        "response": one.response.value if one.response else None,
        "address": one.address,
        "lead_in": one.lead_in or None,
        "place": addresses.printed(one.address),
        "asks": one.asks,
        "form": one.form.value,
        "parties": {
            "recommenders": [_party(party) for party in one.recommenders],
            "addressees": [_party(party) for party in one.addressees],
        },
        "start": one.start,
        "end": one.end,
        "also": list(one.also),
    }


def document(reading: Reading, found: Iterable[Recommendation]) -> dict[str, Any]:
    """What a reading recommends, and which document it is."""
    source, about = reading.source, reading.metadata
    return {
        "schema": SCHEMA,
        "source": {"name": source.name, "sha256": source.sha256, "media_type": source.media_type},
        "symbol": about.symbol,
        "title": about.title,
        "language": about.language,
        "date": about.date,
        "recommendations": [plain(one) for one in found],
    }


def rows(reading: Reading, found: Iterable[Recommendation]) -> str:
    """Readable JSON with one recommendation a row; ends with a line end."""
    whole = document(reading, found)
    head = [f'"{name}": {_ROW.encode(value)}' for name, value in whole.items() if name != "recommendations"]
    body = ",\n ".join(map(_ROW.encode, whole["recommendations"]))
    listed = f'"recommendations": [\n {body}]' if body else '"recommendations": []'
    return "{\n" + ",\n".join([*head, listed]) + "\n}\n"


def line(reading: Reading, found: Iterable[Recommendation]) -> str:
    """The whole as one line, for JSON Lines."""
    return _COMPACT.encode(document(reading, found)) + "\n"


def _party(party: Party) -> dict[str, str | None]:
    return {"name": party.name, "kind": party.kind.value, "code": party.code or None}
