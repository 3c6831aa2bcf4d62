"""Citations as text: one a line, its columns parted by tabs, for eyes, `cut` and spreadsheets.

In: citations by the address of their block. Out: place, what is printed, target, pinpoints, rule and reason.
Where several things may be meant, they stand in the target's column after a question mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from travaux.exporting.citations_json import Found
from travaux.texts import address as addresses
from travaux.texts.citation import Citation

_OR = " | "


def lines(found: Found) -> str:
    """All citations; every line ends with a line end."""
    return "".join(f"{line}\n" for line in _lines(found))


def target(citation: Citation) -> str:
    """What is cited: the target, or after a question mark what may be meant."""
    if citation.target is not None:
        return citation.target
    return f"? {_OR.join(one.target for one in citation.candidates)}".rstrip()


def _lines(found: Found) -> Iterator[str]:
    for address, some in found:
        for one in some:
            pinpoints = "; ".join(map(str, one.pinpoints))
            columns = (addresses.printed(address), one.text, target(one), pinpoints, one.rule, one.reason)
            yield "\t".join(" ".join(column.split()) for column in columns)
