"""Citations as JSON: of a text that somebody sent, or of a whole reading (schema `travaux/citations/1`).

In: citations as `citing` finds them. Out: plain values, with every key in the same order and always there;
what is not known is null. `travaux cite` and the API write the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from travaux.texts import address as addresses
from travaux.texts.citation import Citation
from travaux.texts.reading import Reading

SCHEMA = "travaux/citations/1"
Found = Iterable[tuple[str, Sequence[Citation]]]
"""Citations by the address of their block."""

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ROW = json.JSONEncoder(ensure_ascii=False)


def plain(citation: Citation) -> dict[str, Any]:
    """One citation; `candidates` has what may be meant where `target` is null."""
    return {
        "text": citation.text,
        "start": citation.start,
        "end": citation.end,
        "kind": citation.kind.value,
        "target": citation.target,
        "pinpoint": [str(one) for one in citation.pinpoints],
        "rule": citation.rule,
        "reason": citation.reason,
        "candidates": [{"target": one.target, "reason": one.reason} for one in citation.candidates],
        "corrected": citation.corrected or None,
    }


def of_text(citations: Iterable[Citation]) -> str:
    """What a text cites, as one line of JSON Lines."""
    return _COMPACT.encode({"citations": [plain(one) for one in citations]}) + "\n"


def document(reading: Reading, found: Found) -> dict[str, Any]:
    """What a reading cites: where each citation stands, and what it names."""
    source, about = reading.source, reading.metadata
    return {
        "schema": SCHEMA,
        "source": {"name": source.name, "sha256": source.sha256, "media_type": source.media_type},
        "symbol": about.symbol,
        "language": about.language,
        "citations": [
            {"address": address, "place": addresses.printed(address), **plain(one)}
            for address, some in found
            for one in some
        ],
    }


def rows(reading: Reading, found: Found) -> str:
    """Readable JSON with one citation a row; ends with a line end."""
    whole = document(reading, found)
    head = [f'"{name}": {_ROW.encode(value)}' for name, value in whole.items() if name != "citations"]
    body = ",\n ".join(map(_ROW.encode, whole["citations"]))
    return "{\n" + ",\n".join([*head, f'"citations": [\n {body}]' if body else '"citations": []']) + "\n}\n"


def line(reading: Reading, found: Found) -> str:
    """The whole as one line, for JSON Lines."""
    return _COMPACT.encode(document(reading, found)) + "\n"
