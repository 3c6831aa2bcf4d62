"""A mark that changes whenever what pages show of citations may have changed.

In: nothing. Out: two numbers. Documents that come, go or change and decisions of people leave an entry in
the log; citations that are looked for later leave rows of their own. Too many changes cost a reader one
page that is sent again; a missed one would show yesterday's links.
"""

from __future__ import annotations

from django.db.models import Subquery

from travaux.library.models import AuditEntry, Citation


def mark() -> tuple[int, int]:
    """The last entry of the log and the last citation, in one query (nothing comes without an entry)."""
    last = Citation.objects.order_by("-pk").values("pk")[:1]
    rows = AuditEntry.objects.order_by("-pk").annotate(citation=Subquery(last))
    entry, citation = rows.values_list("pk", "citation").first() or (0, 0)
    return entry, citation or 0
