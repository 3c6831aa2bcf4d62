"""Where an annotation says that something is: its document, and selectors of a place in it.

In: a specific resource of the Web Annotation model, or a link. Out: an `End`, its words checked against the
text that is here. Selectors are alternatives; an address (ours) is best, then the quoted words. Raises
FieldsError or MissingError with a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from travaux.library import finding
from travaux.library.connections import describing, resolving, understanding
from travaux.library.connections.describing import End
from travaux.library.connections.quoting import Quotes
from travaux.library.connections.resolving import Resolved
from travaux.library.models import Edition
from travaux.library.permissions import Viewer
from travaux.texts import passage
from travaux.texts.errors import FieldsError, MissingError
from travaux.texts.geometry import Box
from travaux.texts.links import Place
from travaux.texts.passage import Passage, Stretch, StretchError

DOCUMENT = "urn:x-travaux:doc:"
"""How the name of a document begins where no site is known."""

ADDRESS = "urn:x-travaux:address"
_SYMBOL, _LANGUAGE, _BOXES = "travaux:symbol", "travaux:language", "travaux:boxes"
_MOST_SELECTORS = 50
_REMEMBERED = 2_000  # ends, of some hundred bytes to some thousand each
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_DEEPEST = 5  # selectors that refine selectors


@dataclass(frozen=True, slots=True)
class Selected:
    """What selectors say: a stretch of blocks, the words with their surroundings, boxes."""

    stretch: Stretch | None = None
    quote: str = ""
    before: str = ""
    after: str = ""
    boxes: tuple[Box, ...] = ()
    others: bool = False

    @property
    def any(self) -> bool:
        """Whether they say anything that leads to a place."""
        return self.stretch is not None or bool(self.quote)

    def passage(self) -> Passage:
        """The same as a passage."""
        at = self.stretch or Stretch("")
        end = len(self.quote.rpartition(passage.BETWEEN)[2]) if at.end is None else at.end
        return Passage(
            at.address, at.start or 0, end, self.quote, self.before, self.after, at.until,
            at.whole and self.stretch is not None, self.boxes,
        )  # fmt: skip


class Ends:
    """Reads ends, one after another, for one viewer."""

    def __init__(self, viewer: Viewer, language: str) -> None:
        self._viewer, self._language = viewer, language
        self._quotes = Quotes()
        self._cited: dict[str, list[End]] = {}
        self._at: dict[tuple[Place, Selected], End] = {}

    def of(self, said: Any) -> End | None:
        """The end that a resource says; None where it names no document."""
        resource: Mapping[str, Any] = said if isinstance(said, Mapping) else {"source": said}
        link = _link(resource)
        symbol = str(resource.get(_SYMBOL) or "")
        found = Resolved("") if symbol else self._resolved(link)
        if not symbol and found.kind not in (resolving.PASSAGE, resolving.DOCUMENT):
            return None
        place = Place(symbol or found.symbol, str(resource.get(_LANGUAGE) or "") or _language_of(link))
        selected = read(resource.get("selector"))
        if selected.others and not selected.any:
            raise FieldsError(
                {"target": "Its selectors lead nowhere here: an address or quoted words are needed."}
            )
        if not selected.any and found.stretches:
            selected = Selected(found.stretches[0])
        return self.at(place, selected)

    def cited(self, text: str, quote: str = "") -> list[End]:
        """The places that somebody cites; with `quote`, the one that has these words."""
        if not quote.strip() and text in self._cited:
            return self._cited[text]
        found = resolving.place(self._viewer, text, self._language)
        if not quote.strip():
            ends = resolving.ends(self._viewer, found, self._language)
            return _remembered(self._cited, text, ends)
        return [resolving.end(self._viewer, found, self._language, quote=quote, quotes=self._quotes)]

    def exactly(self, path: str, quote: str = "") -> End:
        """A place as our tables say it: "A/57/292/en#para_62:34-78", and the words that stand there."""
        said = understanding.understood(f"/{path.lstrip('/')}")
        if said.place is None:
            raise FieldsError({"target": f"“{path}” is no place: write it like A/57/292/en#para_62:34-78."})
        return self.at(said.place.document(), Selected(said.stretch, quote))

    def at(self, place: Place, selected: Selected) -> End:
        """The end at a place of a document: of its text, or named where the text is not here."""
        known = self._at.get((place, selected))
        return known or _remembered(self._at, (place, selected), self._found(place, selected))

    def _found(self, place: Place, selected: Selected) -> End:
        edition = self._edition(place)
        if edition is None:
            return self._named(place, selected)
        if not selected.any:
            return describing.whole(self._viewer, edition.work.symbol, edition.language)
        foreign = place.language not in (None, edition.language)
        if selected.stretch is not None and (foreign or not selected.quote):
            return self._by_address(edition, selected.stretch, whole=foreign)
        if selected.stretch is not None and self._fits(edition, selected):
            return describing.end_in(self._viewer, edition, selected.stretch)
        return describing.end_in(self._viewer, edition, self._quoted(edition, selected))

    def _resolved(self, link: str) -> Resolved:
        if link.startswith(DOCUMENT):
            link = f"/{link.removeprefix(DOCUMENT)}"
        elif link.lower().startswith("urn:"):
            link = link.rpartition(":")[2]
        return resolving.place(self._viewer, link, self._language) if link else Resolved("")

    def _edition(self, place: Place) -> Edition | None:
        """The edition in that language, or else the best there is."""
        for one in (place, replace(place, language=None)):
            try:
                return finding.edition(self._viewer, one, [self._language])
            except MissingError:
                continue
        return None

    def _named(self, place: Place, selected: Selected) -> End:
        """A document that is not here: its place by address, with the words that were chosen there."""
        if selected.stretch is None and selected.quote:
            raise MissingError(
                f"{place.symbol} is not in this library: add it to find the quoted words in it."
            )
        whole = selected.stretch and Stretch(selected.stretch.address, until=selected.stretch.until)
        end = describing.named(self._viewer, place.symbol, str(whole or ""), self._language)
        if not selected.quote:
            return end
        return replace(end, language=place.language or "", passage=selected.passage())

    def _by_address(self, edition: Edition, stretch: Stretch, *, whole: bool) -> End:
        """Blocks by address; in another language whole ones, as its characters are others."""
        wanted = Stretch(stretch.address, until=stretch.until) if whole else stretch
        return describing.end_in(self._viewer, edition, wanted)

    def _quoted(self, edition: Edition, selected: Selected) -> Stretch:
        """Where the words are: in the block that is named, or wherever they are now."""
        if selected.stretch is not None and selected.stretch.whole:
            try:
                return self._quotes.find(edition, selected.passage(), inside=selected.stretch)
            except MissingError:
                pass
        return self._quotes.find(edition, selected.passage())

    def _fits(self, edition: Edition, selected: Selected) -> bool:
        """Whether the very words stand at the very place."""
        assert selected.stretch is not None
        try:
            end = describing.end_in(self._viewer, edition, selected.stretch)
        except (FieldsError, MissingError, StretchError):
            return False
        return end.passage is not None and end.passage.quote == selected.quote


def _remembered(kept: dict[_Key, _Value], key: _Key, value: _Value) -> _Value:
    """Keep a value for the next time: the same places come again and again in one file."""
    if len(kept) >= _REMEMBERED:
        kept.clear()
    kept[key] = value
    return value


def read(said: Any) -> Selected:
    """What selectors say, put together; those that mean nothing here are passed over."""
    found = Selected()
    for one in list(_each(said))[:_MOST_SELECTORS]:
        found = _joined(found, _one(one))
    return found


def _one(said: Mapping[str, Any], depth: int = 0) -> Selected:
    kind = str(said.get("type") or said.get("@type") or "").rpartition(":")[2]
    if kind == "TextQuoteSelector":
        words = {name: str(said.get(name) or "") for name in ("exact", "prefix", "suffix")}
        return Selected(
            quote=words["exact"],
            before=words["prefix"][-passage.CONTEXT :],
            after=words["suffix"][: passage.CONTEXT],
        )
    if kind == "FragmentSelector":
        return _refined(_fragment(said), said, depth)
    if kind == "RangeSelector":
        return _range(said)
    return Selected(others=True)


def _fragment(said: Mapping[str, Any]) -> Selected:
    boxes = said.get(_BOXES)
    if isinstance(boxes, list):
        return Selected(boxes=tuple(Box(*box) for box in boxes if isinstance(box, list) and len(box) == 5))
    value = str(said.get("value") or "").removeprefix("#")
    if str(said.get("conformsTo") or ADDRESS) != ADDRESS:
        return Selected(others=True)
    try:
        return Selected(passage.parse(value))
    except StretchError:
        return Selected(others=True)


def _refined(found: Selected, said: Mapping[str, Any], depth: int) -> Selected:
    """A block refined by positions in its text, or by words of it."""
    for one in _each(said.get("refinedBy")):
        kind = str(one.get("type") or "").rpartition(":")[2]
        if kind == "TextPositionSelector" and found.stretch is not None:
            start, end = _number(one.get("start")), _number(one.get("end"))
            if start is not None and end is not None:
                found = replace(found, stretch=Stretch(found.stretch.address, start, end))
        elif depth < _DEEPEST:
            found = _joined(found, _one(one, depth + 1))
    return found


def _range(said: Mapping[str, Any]) -> Selected:
    """From one block to another: ours; ranges of a web page's elements mean nothing here."""
    ends = [said.get(name) for name in ("startSelector", "endSelector")]
    if not all(isinstance(one, Mapping) for one in ends):
        return Selected(others=True)
    first, last = (_refined(_fragment(one), one, _DEEPEST) for one in ends if isinstance(one, Mapping))
    if first.stretch is None or last.stretch is None:
        return Selected(others=True)
    until = last.stretch.address if last.stretch.address != first.stretch.address else ""
    return Selected(Stretch(first.stretch.address, first.stretch.start, last.stretch.end, until))


def _joined(one: Selected, other: Selected) -> Selected:
    """Both together; what the first says stays."""
    quoted = one if one.quote else other
    return Selected(
        one.stretch or other.stretch,
        quoted.quote,
        quoted.before,
        quoted.after,
        one.boxes or other.boxes,
        one.others or other.others,
    )


def _each(said: Any) -> Iterator[Mapping[str, Any]]:
    for one in said if isinstance(said, list) else [said]:
        if isinstance(one, Mapping):
            yield one


def _link(resource: Mapping[str, Any]) -> str:
    """The link of a resource: its source, or its own name."""
    said = resource.get("source") or resource.get("id") or resource.get("@id") or ""
    if isinstance(said, Mapping):
        said = said.get("id") or said.get("@id") or ""
    return said if isinstance(said, str) else ""


def _language_of(link: str) -> str | None:
    """The language that a link names."""
    path = f"/{link.removeprefix(DOCUMENT)}" if link.startswith(DOCUMENT) else link
    found = understanding.understood(path).place if path else None
    return found.language if found else None


def _number(said: Any) -> int | None:
    return said if isinstance(said, int) and not isinstance(said, bool) and said >= 0 else None
