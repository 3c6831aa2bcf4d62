"""The tables: works, editions, pages and blocks, and what surrounds them.

Nothing here decides: permissions are in `permissions.py`, changes in the actions of this room.
"""

from __future__ import annotations

from travaux.library.models.citations import (
    Citation,
    CitationDecision,
    CitationState,
    CitedPlace,
    TargetName,
    Verdict,
)
from travaux.library.models.connections import (
    Connection,
    ConnectionTag,
    Passage,
    PassagePlace,
    PassageState,
    RelationType,
    Sharing,
    Side,
)
from travaux.library.models.documents import (
    UNFINISHED,
    Addition,
    AuditEntry,
    Block,
    Collection,
    CollectionEntry,
    Edition,
    FormerAddress,
    Original,
    OutboxEntry,
    Page,
    ReadingWarning,
    State,
    Symbol,
    Visibility,
    Work,
)
from travaux.library.models.people import ApiToken, Person, Role

__all__ = [
    "UNFINISHED",
    "Addition",
    "ApiToken",
    "AuditEntry",
    "Block",
    "Citation",
    "CitationDecision",
    "CitationState",
    "CitedPlace",
    "Collection",
    "CollectionEntry",
    "Connection",
    "ConnectionTag",
    "Edition",
    "FormerAddress",
    "Original",
    "OutboxEntry",
    "Page",
    "Passage",
    "PassagePlace",
    "PassageState",
    "Person",
    "ReadingWarning",
    "RelationType",
    "Role",
    "Sharing",
    "Side",
    "State",
    "Symbol",
    "TargetName",
    "Verdict",
    "Visibility",
    "Work",
]
