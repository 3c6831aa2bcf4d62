"""Where passages stand in an edition: looked up, found again, or told by their number.

In: passages as they were chosen, and an edition with its texts. Out: rows of `PassagePlace`, not saved.
In the edition that a passage was chosen in, as it was then, its place is exact; in other versions of the
same language the finder looks for its words; in another language the paragraphs of its number are meant.
What a person settled holds as long as its words are there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from travaux.library.models import Edition, PassagePlace, PassageState
from travaux.library.models import Passage as Row
from travaux.texts.geometry import Box
from travaux.texts.passage import BETWEEN, Passage, Stretch
from travaux.texts.reading import Block
from travaux.texts.refinding import Finder, Refound

GONE: Mapping[str, Any] = {"gone": True}
"""What is kept as settled where a person said that the words are gone."""

_FIELDS = ("address", "start", "end", "quote", "before", "after", "until", "whole")
_PART_OF_IT = 0.5  # score where an edition has the paragraph and not the item in it
_SAME_UNIT = {"para_": "op_", "op_": "para_"}  # "paragraph 3" of a resolution is its operative paragraph


def noun(row: Row) -> Passage:
    """A kept passage as a noun."""
    return Passage(
        row.address, row.start, row.end, row.quote, row.before, row.after, row.until, row.whole,
        tuple(Box(*box) for box in row.boxes),
    )  # fmt: skip


def as_settled(passage: Passage) -> dict[str, Any]:
    """A passage as JSON, to be kept as what a person settled."""
    return {name: getattr(passage, name) for name in _FIELDS}


def of_settled(kept: Mapping[str, Any]) -> Passage | None:
    """The passage that a person settled on; None where they said that it is gone."""
    return None if kept.get("gone") else Passage(**{name: kept[name] for name in _FIELDS})


@dataclass(slots=True)
class Text:
    """An edition's text to look in: `former` leads from addresses it had, `was` is what stood there before.

    `others` has the blocks of the editions that passages were chosen in; `counted` what prints no number.
    """

    edition: Edition
    blocks: Sequence[Block]
    former: Mapping[str, str] = field(default_factory=dict)
    was: Sequence[Block] = ()
    others: Mapping[int, Sequence[Block]] = field(default_factory=dict)
    places: dict[str, int] = field(init=False)
    counted: set[str] = field(init=False)
    _finders: dict[int, Finder] = field(default_factory=dict, init=False)
    _texts: dict[int, dict[str, str]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.places = {block.address: at for at, block in enumerate(self.blocks)}
        self.counted = {block.address for block in self.blocks if is_counted(block.address, block.number)}

    def find(self, passage: Passage, chosen_in: int | None) -> Refound:
        """Look for a passage; beside the text it was chosen in, where that is still known."""
        return self._finder(self._known(passage, chosen_in)).find(passage)

    def _known(self, passage: Passage, chosen_in: int | None) -> int:
        """Which text has the passage as it was chosen: that of an edition, or else that before (0)."""
        if chosen_in is None or chosen_in not in self.others or self._holds(0, self.was, passage):
            return 0
        return chosen_in if self._holds(chosen_in, self.others[chosen_in], passage) else 0

    def _holds(self, key: int, blocks: Sequence[Block], passage: Passage) -> bool:
        if key not in self._texts:
            self._texts[key] = {block.address: block.text for block in blocks}
        first = self._texts[key].get(passage.address)
        last = self._texts[key].get(passage.until or passage.address)
        if first is None or last is None:
            return False
        if not passage.until:
            return first[passage.start : passage.end] == passage.quote
        head, tail = first[passage.start :], last[: passage.end]
        return passage.quote.startswith(head + BETWEEN) and passage.quote.endswith(BETWEEN + tail)

    def _finder(self, key: int) -> Finder:
        if key not in self._finders:
            was = self.others[key] if key else self.was
            self._finders[key] = Finder(self.blocks, self.former, was)
        return self._finders[key]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What is known of a passage from the reading or version before: its place, and what was settled."""

    place: PassagePlace
    former: Mapping[str, str]


def place(row: Row, text: Text, earlier: Earlier | None = None) -> PassagePlace:
    """The place of a passage in an edition whose text is new."""
    settled = _as_settled(row, text, earlier.place) if earlier and earlier.place.settled else None
    if settled is not None:
        return settled
    if row.named or not row.quote or row.language != text.edition.language:
        return by_address(row, text.edition.pk, text.places, text.former, text.counted, earlier)
    return _found(row, text, text.find(noun(row), row.edition_id))


def exact(row: Row, edition_id: int, places: Mapping[str, int]) -> PassagePlace:
    """The place of a passage in the very text it was chosen in."""
    return _at(row, edition_id, noun(row).stretch, (row.start, row.end), places, PassageState.EXACT)


def by_address(
    row: Row,
    edition_id: int,
    places: Mapping[str, int],
    former: Mapping[str, str],
    counted: Collection[str] = (),
    earlier: Earlier | None = None,
) -> PassagePlace:
    """The paragraphs of a passage's number, whole: in another language, or of a place without its text.

    What prints no number is only `counted`, perhaps otherwise in this edition: that is not certain.
    """
    names: tuple[str, ...] = (row.address, row.until)
    if earlier is not None and earlier.place.state == PassageState.BY_ADDRESS:
        was = earlier.place  # where it stood is surer than its number: follow that paragraph
        names = tuple(earlier.former.get(name, name) for name in (was.address, was.until))
    first, last = (_standing(name, places, former) if name else "" for name in names)
    if not first or (names[1] and not last) or places[last or first] < places[first]:
        return lost(row, edition_id)
    stretch = Stretch(first, until="" if last == first else last)
    made = _at(row, edition_id, stretch, (0, 0), places, PassageState.BY_ADDRESS)
    made.certain = first not in counted and last not in counted
    whole = made.certain and names[0].count("__") <= first.count("__")
    made.score = 1.0 if whole else _PART_OF_IT
    return made


def is_counted(address: str, number: str | None) -> bool:
    """Whether a block goes by its place among others alone; a document has one title."""
    return number is None and address != "title"


def lost(row: Row, edition_id: int) -> PassagePlace:
    """A passage that is not in an edition, as far as can be told."""
    return PassagePlace(
        passage_id=row.pk, edition_id=edition_id, state=PassageState.LOST, score=0.0, certain=False
    )


def settled(place: PassagePlace, row: Row, passage: Passage, places: Mapping[str, int]) -> None:
    """Put a place where a person says that the passage stands."""
    stretch = passage.stretch
    place.address, place.until, place.whole = stretch.address, stretch.until, stretch.whole
    place.start, place.end = passage.start, passage.end
    place.place, place.last = places[stretch.address], places[stretch.last]
    place.state = _state(row, passage, place.state)
    place.score, place.certain, place.settled = 1.0, True, as_settled(passage)


def names_of(address: str) -> Iterator[str]:
    """The addresses under which another edition may have a paragraph, likeliest first."""
    for name in (address, *_outer(address)):
        yield name
        for unit, other in _SAME_UNIT.items():
            if name.startswith(unit):
                yield other + name.removeprefix(unit)


def _outer(address: str) -> Iterator[str]:
    """What an item is part of: only items, since a section's paragraph is not the section."""
    while address.rpartition("__")[2].startswith("list_"):
        address = address.rpartition("__")[0]
        yield address


def _standing(name: str, places: Mapping[str, int], former: Mapping[str, str]) -> str:
    for one in names_of(name):
        if one in places:
            return one
        if former.get(one) in places:
            return former[one]
    return ""


def _found(row: Row, text: Text, refound: Refound) -> PassagePlace:
    if refound.stretch is None:
        return lost(row, text.edition.pk)
    made = _at(row, text.edition.pk, refound.stretch, (0, 0), text.places, PassageState(refound.state))
    if made.whole:
        made.end = len(text.blocks[made.last].text)
    made.score, made.certain = refound.score, refound.certain
    return made


def _at(
    row: Row,
    edition_id: int,
    stretch: Stretch,
    ends: tuple[int, int],
    places: Mapping[str, int],
    state: PassageState,
) -> PassagePlace:
    start = ends[0] if stretch.start is None else stretch.start
    end = ends[1] if stretch.end is None else stretch.end
    return PassagePlace(
        passage_id=row.pk, edition_id=edition_id, address=stretch.address, until=stretch.until,
        start=start, end=end, whole=stretch.whole, state=state,
        place=places[stretch.address], last=places[stretch.last],
    )  # fmt: skip


def _as_settled(row: Row, text: Text, kept: PassagePlace) -> PassagePlace | None:
    """The place that a person settled, where its words are there still; None: it is looked for anew."""
    wanted = of_settled(kept.settled)
    made = lost(row, text.edition.pk)
    made.settled, made.found, made.certain = kept.settled, kept.found, True
    made.settled_by_id, made.settled_at = kept.settled_by_id, kept.settled_at
    if wanted is None:
        again = text.find(noun(row), row.edition_id)
        return None if again.certain else made
    again = text.find(wanted, kept.edition_id)
    if again.stretch is None or not again.certain or again.text != wanted.quote:
        return None
    moved = Passage(
        again.stretch.address, again.stretch.start or 0,
        len(text.blocks[text.places[again.stretch.last]].text) if again.stretch.end is None
        else again.stretch.end,
        again.text, wanted.before, wanted.after, again.stretch.until, again.stretch.whole,
    )  # fmt: skip
    made.state = kept.state
    settled(made, row, moved, text.places)
    return made


def _state(row: Row, passage: Passage, before: str) -> PassageState:
    """What became of a passage that a person has put somewhere."""
    if not row.quote or before == PassageState.BY_ADDRESS:
        return PassageState.BY_ADDRESS
    if passage.quote != row.quote:
        return PassageState.CHANGED
    return PassageState.EXACT if passage.address == row.address else PassageState.MOVED
