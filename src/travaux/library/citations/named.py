"""What people name when they ask who cites it: "A/57/292, para. 62", "iccpr art 9", "/A/57/292/para/62".

In: text as typed, a viewer. Out: target and pinpoint; the work that goes by that name, and the addresses
that the part has in it. A target need not be in the library: what cites it is known all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import Q

from travaux.library.citations import finding, labels, names, naming, placing, seeing
from travaux.library.citations.finding import CitingRow
from travaux.library.models import Work
from travaux.library.permissions import Viewer
from travaux.texts import links, pinpoint
from travaux.texts.errors import FieldsError, MissingError, UsageError

LONGEST = 300
"""Characters of a name; what is longer is a text and names nothing."""

_AT_A_TIME = 200

_NUMBER = r"[^\W_][\w.\-]*(?:\s*\([^\W_]+\))*"
_PART = re.compile(
    rf"""(?P<target>\S.*?)[\s,،，;]+
    (?P<word>§+|¶+|[^\W\d_]+)\.?\s*(?P<number>{_NUMBER}(?:\s*[-–]\s*[^\W_]+)?)\s*\Z""",
    re.VERBOSE,
)
# Words before a number, and the unit of a pinpoint that they stand for. After a symbol `jumping` knows more.
_UNITS = {
    "para": "para paras paragraph paragraphs paragraphe párrafo párr par п пункт الفقرة § ¶",
    "art": "art arts article articles artículo artículos ст статья статьи المادة المواد 条",
    "rule": "rule rules",
    "principle": "principle principles",
    "op": "op",
    "pp": "pp",
    "annex": "annex annexe anexo",
    "sect": "sect section",
    "chap": "chap chapter",
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Named:
    """A target and, perhaps, a part of it."""

    target: str
    pinpoint: str = ""

    @property
    def key(self) -> str:
        """The target folded for looking up; "" when it names nothing."""
        return names.key(self.target)

    @property
    def label(self) -> str:
        """As people cite it."""
        return labels.label(self.target, [self.pinpoint] if self.pinpoint else [])


def parse(text: str) -> Named:
    """What a text names. Raises UsageError when it names nothing."""
    typed = " ".join(text.split())
    try:
        said = naming.said(typed)
        return Named(said.target, said.pinpoints[0] if said.pinpoints else "")
    except FieldsError as error:
        if len(typed) > LONGEST:
            raise UsageError(str(error)) from None
    match = _PART.match(typed)
    unit = _UNIT_OF.get(match["word"].lower()) if match else None
    found = Named(match["target"], _pinpoint(unit, match["number"])) if match and unit else Named(typed)
    if not any(map(str.isalnum, found.key)):
        raise UsageError(f"“{typed}” names no document: write it like A/57/292, para. 62.")
    return found


def part(named: Named, number: str) -> Named:
    """The same document and this paragraph of it: "62", "12 (b)", or with its unit, "art 9"."""
    return parse(f"{named.target} {number}" if number[:1].isalpha() else f"{named.target} para {number}")


def work(viewer: Viewer, named: Named) -> Work:
    """The work that goes by this name, if they may see it; an instrument without text, too.

    Raises MissingError.
    """
    found = (
        seeing.visible_works(viewer)
        .filter(Q(target_names__key=named.key) | Q(symbols__key=links.key(named.target)))
        .order_by("pk")
        .first()
    )
    if found is None:
        raise MissingError(f"{named.target} is not in this library. Add it, or search for it by its title.")
    return found


def addresses(of: Work, named: Named) -> list[str]:
    """The addresses that the part has in the work: as it has them, or as the pinpoint says. [] for all."""
    if not named.pinpoint:
        return []
    return [one.address for one in placing.place([named.pinpoint], placing.all_addresses(of.pk))]


def citing(viewer: Viewer, of: Work, named: Named, start: int, size: int) -> Sequence[CitingRow]:
    """Some of the paragraphs that cite what is named, newest documents first."""
    there = addresses(of, named)
    if len(there) <= 1:
        address = there[0] if there else None
        return finding.citing(viewer, of.pk, address, start, size, under=True).rows
    return list(islice(_citing_any(viewer, of, there), start, start + size))


def _citing_any(viewer: Viewer, of: Work, there: Iterable[str]) -> Iterator[CitingRow]:
    """What cites any of these addresses, each paragraph once."""
    seen: set[int] = set()
    for address in there:
        start, total = 0, 1
        while start < total:
            found = finding.citing(viewer, of.pk, address, start, _AT_A_TIME, under=True)
            yield from (row for row in found.rows if row.citation not in seen)
            seen |= {row.citation for row in found.rows}
            start, total = start + _AT_A_TIME, found.total


def _pinpoint(unit: str, number: str) -> str:
    head, _, tail = number.partition("(")
    letters = re.findall(r"[^\W_]+", tail)
    segments = [pinpoint.Segment(unit, "".join(head.split()))]
    segments += [pinpoint.Segment("sub", letter) for letter in letters]
    return str(pinpoint.Pinpoint(tuple(segments)))
