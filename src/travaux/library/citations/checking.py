"""What is wrong with the references of a document, for editors before it is published.

In: the citations of a reading, the reading, and what is known of the documents it cites (`known.Lookup`).
Out: findings: each one clear sentence with its place. Works for a stored edition and for a file that is in
no library (then only the document itself and the instruments are known). What can't be known is not
complained about; what may be the reader's own mistake is a warning and no error.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from travaux.citing import general_comments, instruments
from travaux.library import nouns
from travaux.library.citations import known, labels, placing, years
from travaux.library.citations.keeping import Found
from travaux.library.citations.known import Known, Lookup
from travaux.library.models import Citation as Row
from travaux.library.models import CitationState
from travaux.library.permissions import Viewer, visible_editions
from travaux.texts import address as addresses
from travaux.texts import pinpoint
from travaux.texts.citation import PREVIOUS, SELF, Candidate, Citation, CitationKind
from travaux.texts.errors import MissingError
from travaux.texts.pinpoint import Pinpoint
from travaux.texts.reading import Reading

ERROR, WARNING = "error", "warning"
# What people call the parts of an instrument, by the units of pinpoints.
_DIVISIONS = {"art": "article", "principle": "principle", "rule": "rule", "guideline": "guideline"}
# A whole sentence for each: nouns have genders, and cases, in other languages.
_ENDS = {
    "article": gettext_lazy("%(title)s ends with article %(count)s: there is no article %(value)s."),
    "principle": gettext_lazy("%(title)s ends with principle %(count)s: there is no principle %(value)s."),
    "rule": gettext_lazy("%(title)s ends with rule %(count)s: there is no rule %(value)s."),
    "guideline": gettext_lazy("%(title)s ends with guideline %(count)s: there is no guideline %(value)s."),
}
_ABOVE = ("above", "ci-dessus", "plus haut", "supra", "más arriba", "выше", "أعلاه", "上文")
_BELOW = ("below", "ci-après", "plus bas", "infra", "más adelante", "más abajo", "ниже", "أدناه", "下文")
_FLOATING = ("table", "fig")  # what stands where there is room for it, on the same page perhaps
_NOTE = "fn_"
_COMMENT_YEARS_APART = 1  # one adopted in November is dated by the year of its printing as often


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: `start` and `end` count characters of the block's text.

    `severity` is "error" or "warning"; `suggestion` is what may be meant instead, or "".
    """

    code: str
    severity: str
    address: str
    start: int
    end: int
    text: str
    message: str
    suggestion: str = ""


def check(found: Found, reading: Reading, lookup: Lookup | None = None) -> list[Finding]:
    """What is wrong with these citations, in reading order."""
    own = _Own(reading)
    said: list[Finding] = []
    for address, some in found:
        ordered = sorted(some, key=lambda one: (one.start, one.end))
        for at, one in enumerate(ordered):
            upto = ordered[at + 1].start if at + 1 < len(ordered) else len(own.texts.get(address, ""))
            for code, severity, message, suggestion in _wrong(one, address, upto, own, lookup):
                said.append(
                    Finding(code, severity, address, one.start, one.end, one.text, message, suggestion)
                )
    return said


def check_edition(viewer: Viewer, edition_id: int) -> list[Finding]:
    """What is wrong with the references of an edition, as people decided on them. Raises MissingError."""
    edition = visible_editions(viewer).filter(pk=edition_id).select_related("work", "original").first()
    if edition is None:
        raise MissingError("There is no such document in this library.")
    rows = edition.citations.exclude(state=CitationState.REJECTED).order_by("place", "start", "pk")
    by_address: dict[str, list[Citation]] = {}
    for row in rows:
        by_address.setdefault(row.address, []).append(_noun(row))
    found = list(by_address.items())
    return check(found, nouns.reading(edition, lines=False), known.of(viewer, found))


def check_reading(viewer: Viewer, found: Found, reading: Reading) -> list[Finding]:
    """What is wrong with the references of a file that is not in the library, as far as that knows."""
    listed = list(found)
    return check(listed, reading, known.of(viewer, listed))


_Said = tuple[str, str, str, str]  # code, severity, sentence, suggestion


class _Own:
    """The document itself: its texts, its places in order."""

    def __init__(self, reading: Reading) -> None:
        self.texts = {block.address: block.text for block in reading.blocks}
        self.order = {block.address: at for at, block in enumerate(reading.blocks)}
        self.known = Known(_("This document"), frozenset(self.order), None)
        self._first_note = next((name for name in self.order if name.startswith(_NOTE)), None)

    def is_first_note(self, address: str) -> bool:
        """Whether no note stands before this block, so that "ibid." can mean nothing."""
        return address == self._first_note or (self._first_note is None and not address.startswith(_NOTE))


def _wrong(one: Citation, address: str, upto: int, own: _Own, lookup: Lookup | None) -> Iterator[_Said]:
    yield from _misprint(one)
    yield from _backwards(one)
    nameless = one.target in (None, PREVIOUS) and not one.candidates
    if one.kind is CitationKind.IBID and nameless and own.is_first_note(address):
        yield (
            "ibid-without-source", WARNING,
            _("“%(text)s” follows no note that names a document.") % {"text": one.text}, "",
        )  # fmt: skip
    if one.target == SELF:
        spots = [placing.place_own([str(part)], own.order, address) for part in one.pinpoints]
        yield from _places(one, own.known, spots)
        yield from _direction(one, address, own)
    elif one.target and one.target != PREVIOUS:
        yield from _divisions(one)
        yield from _year(one, own.texts.get(address, ""), upto)
        document = lookup.document(one.target) if lookup else None
        if document is not None:
            there = document.addresses
            yield from _places(one, document, [placing.place([str(part)], there) for part in one.pinpoints])
        elif lookup and (other := lookup.namesake(one.target)):
            yield from _namesake(one, other)


def _misprint(one: Citation) -> Iterator[_Said]:
    if one.corrected:
        words = {"printed": one.corrected, "target": one.target or ""}
        sentence = _("“%(printed)s” is misprinted: it should be %(target)s.") % words
        yield "misprinted-symbol", WARNING, sentence, one.target or ""


def _backwards(one: Citation) -> Iterator[_Said]:
    for part in one.pinpoints:
        for segment in part.segments:
            first, last = segment.ends
            if first.isdecimal() and last.isdecimal() and int(first) > int(last):
                sentence = _("The range %(first)s–%(last)s runs backwards.") % {"first": first, "last": last}
                yield "range-backwards", ERROR, sentence, f"{last}–{first}"


def _places(one: Citation, document: Known, spots: Sequence[Sequence[placing.Placed]]) -> Iterator[_Said]:
    """Paragraphs that the document does not have; `spots` are those of each pinpoint."""
    there = document.addresses
    if not there:
        return
    for part, some in zip(one.pinpoints, spots, strict=True):
        gone = [spot for spot in some if not spot.found]
        if gone:
            yield _gone(part, gone, document, there)


def _gone(part: Pinpoint, gone: Sequence[placing.Placed], document: Known, there: Collection[str]) -> _Said:
    fallen = [spot for spot in gone if spot.address in there]
    words = {"document": document.name, "place": _spoken(gone)}
    if len(fallen) == len(gone):
        words |= {"above": addresses.printed(fallen[0].address)}
        sentence = _("%(document)s has %(above)s, but no %(place)s.") % words
        return "missing-item", WARNING, sentence, ""
    last = part.segments[-1]
    if document.numbers and len(part.segments) == 1 and last.unit in ("para", "op"):
        first, final = document.numbers
        words |= {"first": str(first), "last": str(final)}
        beyond = any(value.isdecimal() and not first <= int(value) <= final for value in last.ends)
        if beyond:
            sentence = _("%(document)s has no %(place)s: its paragraphs run from %(first)s to %(last)s.")
            return "missing-paragraph", ERROR, sentence % words, ""
        sentence = _("%(document)s has no %(place)s, though its paragraphs run from %(first)s to %(last)s.")
        return "missing-paragraph", WARNING, sentence % words, ""
    return "missing-place", WARNING, _("%(document)s has no %(place)s.") % words, ""


def _spoken(gone: Sequence[placing.Placed]) -> str:
    """What is missing, in words: "para. 140", or "para. 140 to para. 145"."""
    said = [addresses.printed(spot.asked) for spot in (gone[0], gone[-1])]
    return said[0] if len(gone) == 1 else _("%(first)s to %(last)s") % {"first": said[0], "last": said[1]}


def _divisions(one: Citation) -> Iterator[_Said]:
    """Articles beyond the last one of an instrument."""
    instrument = instruments.ALL.get(one.target or "")
    if instrument is None or instrument.divisions is None:
        return
    for part in one.pinpoints:
        unit, value = part.segments[0].unit, part.segments[0].ends[1]
        beyond = value.isdecimal() and int(value) > instrument.divisions
        if _DIVISIONS.get(unit) == instrument.unit and beyond:
            title = instrument.title((get_language() or "en").partition("-")[0])
            words = {"title": title, "count": str(instrument.divisions), "value": value}
            yield "missing-article", ERROR, str(_ENDS[instrument.unit] % words), ""


def _year(one: Citation, text: str, upto: int) -> Iterator[_Said]:
    """Dates that contradict the number."""
    year = years.said(one, text, upto)
    symbol = known.resolution(one.target or "")
    possible = years.possible(symbol) if symbol else _year_of_comment(one.target or "")
    if year is None or possible is None or year in possible:
        return
    words = {"target": labels.title(one.target or ""), "years": years.in_words(possible), "year": str(year)}
    sentence = _("%(target)s is of %(years)s by its number, and the text says %(year)s.") % words
    yield "wrong-year", ERROR, sentence, ""


def _year_of_comment(target: str) -> range | None:
    kind, _sep, rest = target.partition(":")
    body, _slash, number = rest.partition("/")
    if kind != "gc" or not number.isdecimal():
        return None
    comment = general_comments.TABLE.get((body, int(number)))
    if comment is None or comment.year is None:
        return None
    return range(comment.year - _COMMENT_YEARS_APART, comment.year + _COMMENT_YEARS_APART + 1)


def _namesake(one: Citation, other: str) -> Iterator[_Said]:
    words = {"target": one.target or "", "other": other}
    sentence = _("%(target)s is not in the library, but %(other)s is: check the organ and the year.") % words
    yield "other-resolution", WARNING, sentence, other


def _direction(one: Citation, address: str, own: _Own) -> Iterator[_Said]:
    """ "Above" for what stands below, and the other way round."""
    text = one.text.casefold()
    above, below = (any(word in text for word in words) for words in (_ABOVE, _BELOW))
    standing = [str(part) for part in one.pinpoints if part.segments[0].unit not in _FLOATING]
    spots = placing.place_own(standing, own.order, address)
    places = [own.order[spot.address] for spot in spots if spot.found]
    here = own.order.get(address)
    if above == below or not places or here is None:
        return
    if above and min(places) > here:
        yield (
            "wrong-direction",
            WARNING,
            _("“%(text)s” stands below this place, not above.") % {"text": one.text},
            "",
        )
    if below and max(places) < here:
        yield (
            "wrong-direction",
            WARNING,
            _("“%(text)s” stands above this place, not below.") % {"text": one.text},
            "",
        )


def _noun(row: Row) -> Citation:
    """A kept citation as the finder gives it."""
    return Citation(
        kind=CitationKind(row.kind),
        start=row.start,
        end=row.end,
        text=row.text,
        target=row.target or None,
        pinpoints=tuple(map(pinpoint.parse, row.pinpoints)),
        rule=row.rule,
        reason=row.reason,
        candidates=tuple(Candidate(*one) for one in row.candidates),
        corrected=row.corrected,
    )
