"""Recommendations as text: one a line, its columns parted by tabs, for eyes and for `cut`.

In: recommendations. Out: number, who asks, of whom, what the State answered, and what is to be done. What an
item of a list continues stands before it, after its last words "…".
"""

from __future__ import annotations

from collections.abc import Iterable

from travaux.texts import address as addresses
from travaux.texts.recommendation import Form, Party, Recommendation

LONGEST_LEAD = 80  # characters of a lead-in that are shown: its end says who shall do what
_NOBODY = "–"


def lines(found: Iterable[Recommendation]) -> str:
    """All recommendations; every line ends with a line end."""
    return "".join(f"{_line(one)}\n" for one in found)


def _line(one: Recommendation) -> str:
    columns = (
        one.number or addresses.printed(one.address),
        _names(one.recommenders),
        _names(one.addressees),
        one.response.value if one.response else _NOBODY,
        f"{_lead(one)}{one.text}",
    )
    return "\t".join(" ".join(column.split()) for column in columns)


def _names(parties: Iterable[Party]) -> str:
    return "; ".join(party.name for party in parties) or _NOBODY


def _lead(one: Recommendation) -> str:
    """The end of the lead-in; in lists of the review it says nothing of what to do."""
    if not one.lead_in or one.form is Form.REVIEW:
        return ""
    if len(one.lead_in) <= LONGEST_LEAD:
        return f"{one.lead_in} "
    return f"… {one.lead_in[-LONGEST_LEAD:].partition(' ')[2]} "
