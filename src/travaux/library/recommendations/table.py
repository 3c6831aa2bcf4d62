"""Recommendations as rows of a table: the columns that exports write and imports read again.

In: what is shown of a recommendation. Out: its cells as texts, in the order of `COLUMNS`. Several values in
a cell are parted by semicolons. `themes` and `groups` are for people, `topics` has their slugs for reading
again; `remark` is always empty, and what somebody writes there becomes a remark.
"""

from __future__ import annotations

from collections.abc import Iterable

from travaux.library.recommendations.showing import Shown
from travaux.texts.recommendation import Party
from travaux.texts.theme import Topic, TopicKind

COLUMNS = (
    "key", "document", "date", "body", "language", "number", "text", "recommenders", "addressees", "verb",
    "response", "themes", "groups", "status", "deadline", "responsible", "remark", "evidence", "overdue",
    "lead_in", "place", "recommender_codes", "addressee_codes", "addressee_kinds", "topics", "asks", "form",
    "address", "source", "link",
)  # fmt: skip
BETWEEN = "; "


def cells(row: Shown, language: str = "en") -> list[str]:
    """The cells of one, in the order of `COLUMNS`; labels in a language."""
    return [
        str(row.key),
        row.symbol,
        row.date or (str(row.year) if row.year else ""),
        row.body,
        row.language,
        row.number,
        row.text,
        _joined(party.name for party in row.recommenders),
        _joined(party.name for party in row.addressees),
        row.verb,
        row.response,
        _topics(row.topics, TopicKind.THEME, language),
        _topics(row.topics, TopicKind.GROUP, language),
        row.status,
        row.deadline.isoformat() if row.deadline else "",
        row.responsible,
        "",
        str(row.evidence),
        "yes" if row.overdue else "",
        row.lead_in,
        row.printed,
        _codes(row.recommenders),
        _codes(row.addressees),
        _joined(dict.fromkeys(party.kind.value for party in row.addressees)),
        _joined(topic.slug for topic in row.topics),
        row.asks,
        row.form,
        row.address,
        row.source,
        row.page_href,
    ]


def _topics(topics: Iterable[Topic], kind: TopicKind, language: str) -> str:
    return _joined(topic.label(language) for topic in topics if topic.kind is kind)


def _codes(parties: Iterable[Party]) -> str:
    return _joined(dict.fromkeys(party.code for party in parties if party.code))


def _joined(values: Iterable[str]) -> str:
    return BETWEEN.join(values)
