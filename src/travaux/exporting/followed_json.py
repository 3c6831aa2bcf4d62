"""Recommendations with their follow-up as JSON (schema `travaux/followed/1`).

In: rows of `recommendations.finding.iterate`, and the site's address. Out: bytes of one JSON document with
a recommendation a line, piece by piece. Every key is always there; what is not known is null or empty.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from travaux.library.recommendations.showing import Shown
from travaux.texts.recommendation import Party
from travaux.texts.theme import Topic

SCHEMA = "travaux/followed/1"
MEDIA_TYPE = "application/json"
_ROW = json.JSONEncoder(ensure_ascii=False)


def document(rows: Iterable[Shown], site: str = "") -> Iterator[bytes]:
    """All of them."""
    yield f'{{"schema": "{SCHEMA}",\n"recommendations": ['.encode()
    before = "\n "
    for row in rows:
        yield f"{before}{_ROW.encode(plain(row, site))}".encode("utf-8", errors="replace")
        before = ",\n "
    yield b"]}\n" if before == "\n " else b"\n]}\n"


def plain(row: Shown, site: str = "") -> dict[str, Any]:
    """One recommendation as plain values."""
    return {
        "key": str(row.key),
        "symbol": row.symbol,
        "number": row.number or None,
        "text": row.text,
        "lead_in": row.lead_in or None,
        "language": row.language,
        "recommenders": [_party(party) for party in row.recommenders],
        "addressees": [_party(party) for party in row.addressees],
        "verb": row.verb or None,
        "asks": row.asks or None,
        "form": row.form or None,
        "response": row.response or None,
        "topics": [_topic(topic) for topic in row.topics],
        "body": row.body or None,
        "year": row.year or None,
        "address": row.address or None,
        "place": row.printed,
        "follow_up": {
            "status": row.status,
            "deadline": row.deadline.isoformat() if row.deadline else None,
            "responsible": row.responsible or None,
            "overdue": row.overdue,
            "evidence": row.evidence,
        },
        "cluster": {"key": str(row.cluster), "size": row.cluster_size},
        "source": row.source,
        "corrected": list(row.settled),
        "dismissed": row.dismissed,
        "missing": row.missing,
        "changed_at": row.changed_at.isoformat(),
        "link": f"{site}{row.page_href}",
        "document_link": f"{site}{row.href}" if row.href else None,
    }


def _party(party: Party) -> dict[str, str | None]:
    return {"name": party.name, "kind": str(party.kind), "code": party.code or None}


def _topic(topic: Topic) -> dict[str, Any]:
    """Its identifiers lead to the vocabularies; their words are not copied."""
    return {
        "slug": topic.slug,
        "kind": str(topic.kind),
        "label": topic.label("en"),
        "uhri": topic.uhri or None,
        "sdg": list(topic.sdg),
        "unbis": topic.unbis or None,
    }
