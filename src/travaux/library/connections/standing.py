"""Where a named place stands in an edition: pinpoints, links and stretches made to fit its text.

In: an edition and what somebody named in it. Out: stretches of blocks that are there, or an address to
open it at, and a sentence where what was named is not there just so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from travaux.library import finding, paragraphs
from travaux.library.citations import labels, placing
from travaux.library.models import Block, Edition
from travaux.texts import links, pinpoint
from travaux.texts.errors import MissingError
from travaux.texts.links import Place
from travaux.texts.passage import Stretch


@dataclass(frozen=True, slots=True)
class Standing:
    """The stretches; `why` says what is not as it was named, `show` where to open it instead."""

    stretches: tuple[Stretch, ...] = ()
    why: str = ""
    show: str = ""


def stretch(edition: Edition, asked: Stretch) -> Standing:
    """A stretch as a link has it: former addresses followed, characters that are not there left out."""
    try:
        first = finding.block(edition, asked.address)
        last = finding.block(edition, asked.last) if asked.until else first
    except MissingError as missing:
        return Standing(why=str(missing))
    until = last.address if last.place > first.place else ""
    if asked.whole or asked.start is None or asked.end is None:
        return Standing((Stretch(first.address, until=until),))
    fits = asked.start < len(first.text) and asked.end <= len(last.text)
    if not fits or (not until and asked.end <= asked.start) or last.place < first.place:
        why = _("The words that the link points to are not there any more: this is the whole paragraph.")
        return Standing((Stretch(first.address, until=until),), why)
    return Standing((Stretch(first.address, asked.start, asked.end, until),))


def of_place(edition: Edition, there: Place) -> Standing:
    """The place that a link names in the edition: a paragraph, a range, a block, a page."""
    try:
        if there.view == "para":
            return Standing((Stretch(paragraphs.paragraph(edition, there.value).block.address),))
        if there.view == "paras":
            return Standing((_range(edition, there.value),))
        if there.view == "at":
            return Standing((Stretch(finding.block(edition, there.value).address),))
        if there.view in ("page", "picture"):
            return _page(edition, there.value)
    except MissingError as missing:
        return Standing(why=str(missing))
    return Standing()


def of_pinpoints(edition: Edition, pinpoints: Sequence[str]) -> Standing:
    """The stretches of pinpoints, each once; a range is one stretch."""
    there = set(edition.blocks.values_list("address", flat=True)) if pinpoints else set()
    found = [_of_pinpoint(edition, one, there) for one in pinpoints]
    stretches = dict.fromkeys(each for one in found for each in one.stretches)
    whys = dict.fromkeys(one.why for one in found if one.why)
    show = next((one.show for one in found if one.show), "")
    return Standing(tuple(stretches), " ".join(whys), show)


def named(pinpoints: Iterable[str]) -> tuple[str, ...]:
    """The addresses that pinpoints name where no text is at hand: "para_62", "para_62~para_63"."""
    placed = (placing.place(_ends(one), None) for one in pinpoints)
    return tuple(str(_over(one.address for one in some)) for some in placed if some)


def _of_pinpoint(edition: Edition, asked: str, there: set[str]) -> Standing:
    parsed = pinpoint.parse(asked)
    if len(parsed.segments) == 1 and parsed.segments[0].unit == "page":
        return _page(edition, parsed.segments[0].ends[0])
    placed = placing.place(_ends(asked), there)
    if placed and all(one.found for one in placed):
        return Standing((_over(one.address for one in placed),))
    value = _value(parsed)
    if value and (other := _elsewhere(edition, value)):
        return Standing((other,))
    return _nearly(edition, asked, placing.place([asked], there), there, value)


def _nearly(
    edition: Edition, asked: str, placed: Sequence[placing.Placed], there: set[str], value: str
) -> Standing:
    """What is there of it: the paragraph without the item, some of a range; else where it would be."""
    some = list(dict.fromkeys(one.address for one in placed if one.address in there))
    words = labels.printed(asked)
    if some:
        why = _("%(symbol)s has no %(place)s just so: this is the nearest that it has.")
        return Standing((_over(some),), why % {"symbol": edition.work.symbol, "place": words})
    if value and links.split_range(value) is None:
        return Standing(why=paragraphs.sentence(edition, paragraphs.unknown(edition, value)))
    why = _("%(symbol)s has no %(place)s: choose a place in it.")
    return Standing(why=why % {"symbol": edition.work.symbol, "place": words})


def _elsewhere(edition: Edition, value: str) -> Stretch | None:
    """A paragraph by its number alone: in an annex, under a former address, in other letters."""
    try:
        if links.split_range(value):
            return _range(edition, value)
        return Stretch(paragraphs.paragraph(edition, value).block.address)
    except MissingError:
        return None


def _range(edition: Edition, value: str) -> Stretch:
    ends = links.split_range(value)
    if ends is None:
        raise MissingError(f"“{value}” is no range of paragraphs: write it as 59-63.")
    first, last = (paragraphs.paragraph(edition, one).block for one in ends)
    if last.place < first.place:
        raise MissingError(f"The range {value} runs backwards: did you mean {ends[1]}-{ends[0]}?")
    return Stretch(first.address, until=last.address if last.place > first.place else "")


def _value(parsed: pinpoint.Pinpoint) -> str:
    """A paragraph as a link has it ("12(b)", "59-63"); "" for parts of other kinds."""
    head, *rest = parsed.segments
    if head.unit not in ("para", "op") or any(one.unit != "sub" for one in rest):
        return ""
    return head.value + "".join(f"({one.value})" for one in rest)


def _ends(asked: str) -> list[str]:
    """A pinpoint as its first and last place; itself where it is no range."""
    parsed = pinpoint.parse(asked)
    *outer, last = parsed.segments
    singles = dict.fromkeys(last.ends)
    return [str(pinpoint.Pinpoint((*outer, pinpoint.Segment(last.unit, one)))) for one in singles]


def _over(addresses: Iterable[str]) -> Stretch:
    first, *others = addresses
    return Stretch(first, until=others[-1] if others else "")


def _page(edition: Edition, value: str) -> Standing:
    """Where a page begins: it names no paragraph, so a person chooses one there."""
    try:
        page = finding.page(edition, value)
    except MissingError as missing:
        return Standing(why=str(missing))
    first = Block.objects.filter(edition=edition, page__gte=page.number).exclude(kind="furniture")
    address = first.order_by("place").values_list("address", flat=True).first() or ""
    return Standing(why=_("Page %(page)s begins here: choose a paragraph.") % {"page": value}, show=address)
