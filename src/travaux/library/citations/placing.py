"""Which paragraphs of a work a pinpoint names.

In: pinpoints as they are kept ("para:12/sub:b", "annex/para:3-5") and works. Out: for each paragraph the
address of the work's block and whether the work has it. Numbers are the same in every language, so the
blocks of all current editions of a work count as one. What people write and what a document prints differ
in known ways: "paragraph 4" of a resolution is `op_4`, "the annex" is `annex_I`, "article 7, paragraph 1"
of an article without numbers is `art_7__p_1`, numbers that run through leave their section out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from travaux.library.models import Block
from travaux.texts import address, pinpoint
from travaux.texts.pinpoint import MOST, STEPS, Pinpoint, Segment

_AT_A_TIME = 400  # addresses in a query: below the number of values that SQLite takes
_FIGURES = re.compile(r"[0-9]{1,9}")
_WAYS = 24  # ways to write one paragraph's address that are tried at most
# Units that "paragraph" can mean, likeliest first, and the other way round for operative paragraphs.
_ALSO = {"para": ("para", "op"), "op": ("op", "para"), "recommendation": ("para", "op")}
# Units that hold others; documents whose numbers run through leave them out of addresses.
_OUTER = frozenset({"part", "chap", "sect"})
# Letters of items by their order, where a document prints others than Latin ones.
_LATIN = "abcdefghijklmnop"
_OTHER_LETTERS = ("абвгдежзиклмнопр", "أبجدهوزحطيكلمنسع")


@dataclass(frozen=True, slots=True)
class Placed:
    """One paragraph that is cited: its address, and whether the work has it just so.

    When a work has the paragraph but not the item in it, `address` is the paragraph's; `asked` is what
    the pinpoint says.
    """

    address: str
    found: bool
    asked: str


def place(pinpoints: Iterable[str], there: Collection[str] | None) -> list[Placed]:
    """The places of pinpoints among the addresses of a work; None: it has no text, all is believed."""
    placed: dict[str, Placed] = {}
    for ways in _expanded(pinpoints):
        one = _placed(ways, there)
        placed.setdefault(one.asked, one)
    return list(placed.values())


def place_own(pinpoints: Iterable[str], order: Mapping[str, int], address_of: str) -> list[Placed]:
    """The places of pinpoints in the document that they stand in, seen from the block at `address_of`.

    "Paragraph 3 above" in an annex is the annex's, "subparagraph (a)" that of the paragraph itself, and
    "section B" the nearest one. `order` has the document's addresses with their places.
    """
    outer = _prefixes(address_of)
    here = order.get(address_of, 0)
    placed: dict[str, Placed] = {}
    for ways in _expanded(pinpoints):
        near = [address.join(prefix, way) for prefix in outer for way in ways]
        one = _placed([*near, *ways], order)
        if not one.found and (nested := _nested(ways[0], order, here)):
            one = Placed(nested, True, ways[0])
        placed.setdefault(ways[0], replace(one, asked=ways[0]) if one.found else _placed(ways, order))
    return list(placed.values())


def wanted(pinpoints: Iterable[str]) -> set[str]:
    """Every address at which these pinpoints may stand."""
    return {name for ways in _expanded(pinpoints) for way in ways for name in (way, *_above(way))}


def addresses(works: Mapping[int, Iterable[str]]) -> dict[int, set[str]]:
    """Which of the addresses that are asked for each work has; a work without text has no entry."""
    asked = {work: set(names) for work, names in works.items()}
    found: dict[int, set[str]] = {work: set() for work in _with_text(asked)}
    names = sorted(set().union(*(asked[work] for work in found))) if found else []
    for at in range(0, len(names), _AT_A_TIME):
        rows = Block.objects.filter(
            edition__work__in=list(found),
            edition__superseded=False,
            address__in=names[at : at + _AT_A_TIME],
        )
        for work, name in rows.values_list("edition__work", "address"):
            found[work].add(name)
    return found


def all_addresses(work_id: int) -> set[str] | None:
    """All addresses of a work in its current editions; None when it has no text."""
    rows = Block.objects.filter(edition__work=work_id, edition__superseded=False)
    return set(rows.values_list("address", flat=True)) or None


def _with_text(works: Iterable[int]) -> list[int]:
    rows = Block.objects.filter(edition__work__in=list(works), edition__superseded=False, place=0)
    return list(rows.values_list("edition__work", flat=True).distinct())


def _expanded(pinpoints: Iterable[str]) -> Iterator[list[str]]:
    """For each single paragraph named, at most `MOST` for each pinpoint, the ways to write its address."""
    for text in pinpoints:
        try:
            parsed = pinpoint.parse(text)
        except pinpoint.PinpointError:
            continue
        for single in islice(_singles(parsed), MOST):
            ways = list(dict.fromkeys(islice(_ways(single), _WAYS)))
            if ways:
                yield ways


def _singles(parsed: Pinpoint) -> Iterator[tuple[Segment, ...]]:
    """A pinpoint without ranges for each member of its ranges; the last segment runs fastest."""
    choices = [[Segment(one.unit, value) for value in one.values()] for one in parsed.segments]
    return product(*choices)


def _ways(single: Sequence[Segment]) -> Iterator[str]:
    """The addresses under which documents may have it, likeliest first."""
    if any(one.unit not in STEPS and one.unit not in ("preamble", "recommendation") for one in single):
        return
    for segments in _shortened(single):
        for steps in product(*(_steps(one) for one in segments)):
            whole = address.join(*steps)
            yield whole
    if single[0].unit not in ("annex", "appendix", "sub"):  # a text that a resolution brings in its annex
        plain = [next(iter(_steps(one))) for one in single]
        yield address.join("annex", *plain)
        yield address.join("annex_I", *plain)
    if len(single) == 1 and single[0].unit == "art":
        yield address.join(address.step("art", single[0].value), "p_1")


def _shortened(single: Sequence[Segment]) -> Iterator[Sequence[Segment]]:
    """The same without its outer units, one by one, for as long as something is left."""
    yield single
    for at in range(1, len(single)):
        if single[at - 1].unit not in _OUTER:
            return
        yield single[at:]


def _steps(one: Segment) -> list[str]:
    """The steps that a segment may be in an address."""
    if one.unit == "preamble":
        return ["pp_1"]
    if one.unit in ("annex", "appendix"):
        names = [address.step(one.unit, one.value)]
        return names + ([one.unit] if one.value in ("I", "1") else [f"{one.unit}_I"] if not one.value else [])
    if one.unit == "sub":
        return [address.step("list", letter) for letter in _letters(one.value)]
    if one.unit == "para" and one.value == "1":  # the only paragraph of an article has no number
        return ["para_1", "op_1", "p_1"]
    return [address.step(name, one.value) for name in _ALSO.get(one.unit) or (STEPS[one.unit],)]


def _letters(letter: str) -> list[str]:
    at = _LATIN.find(letter) if len(letter) == 1 else -1
    return [letter, *(others[at] for others in _OTHER_LETTERS if at >= 0)]


def _placed(ways: Sequence[str], there: Collection[str] | None) -> Placed:
    asked = ways[0]
    if there is None:
        return Placed(asked, True, asked)
    for way in ways:
        if way in there:
            return Placed(way, True, asked)
    for way in ways:
        for above in _above(way):
            if above in there:
                return Placed(above, False, asked)
    return Placed(asked, False, asked)


def _above(way: str) -> list[str]:
    """What an item hangs on, innermost first: `para_12` for `para_12__list_b`."""
    found = []
    head, _, last = way.rpartition("__")
    while head and last.startswith("list_"):
        found.append(head)
        head, _, last = head.rpartition("__")
    return found


def by_work(rows: Iterable[tuple[int, Sequence[str]]]) -> dict[int, set[str]]:
    """What is asked of each work, for rows of (work, pinpoints)."""
    found: dict[int, set[str]] = defaultdict(set)
    for work, pinpoints in rows:
        found[work] |= wanted(pinpoints)
    return found


def _prefixes(name: str) -> list[str]:
    """What an address begins with, longest first: the address itself among them."""
    steps = name.split("__")
    return ["__".join(steps[:count]) for count in range(len(steps), 0, -1)]


def _nested(way: str, order: Mapping[str, int], here: int) -> str | None:
    """The nearest heading whose address ends like this ("section B" of any section), or None."""
    if not way.startswith(("sec_", "chp_", "part_")):
        return None
    found = [name for name in order if name.endswith(f"__{way}")]
    return min(found, key=lambda name: abs(order[name] - here), default=None)


def in_order(name: str) -> tuple[tuple[str, int, str], ...]:
    """What to sort addresses by, so that para_9 comes before para_10."""
    parts = (part.partition("_") for part in name.split("__"))
    return tuple((kind, _leading(number), number) for kind, _, number in parts)


def _leading(number: str) -> int:
    match = _FIGURES.match(number)
    return int(match[0]) if match else 0
