"""Ends of connections: a place in a document as it is kept.

In: a viewer and a stretch of an edition, the symbol of a document, or a paragraph by its number. Out: an
`End`, which `connecting` joins to others. A document that is not in the library (for this viewer) can be
named as well: the end waits for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from travaux.library import finding, paragraphs
from travaux.library.citations import seeing
from travaux.library.connections import blocks
from travaux.library.models import Edition, Work
from travaux.library.permissions import Viewer, visible_editions
from travaux.texts import address as addresses
from travaux.texts import links, passage
from travaux.texts.citation_words import words_of
from travaux.texts.errors import FieldsError, MissingError, UsageError
from travaux.texts.links import Place
from travaux.texts.passage import Passage, Stretch, StretchError
from travaux.texts.pinpoint_words import pinpoint

_LONGEST_SYMBOL, _LONGEST_ADDRESS = 200, 300  # as the tables have it
_REMEMBERED = 4096  # phrases of places: a list has the same ones often
_LONGEST_RUN = 999  # paragraphs that one passage can run through and still be cited as one range
LONGEST_QUOTE = 20_000
"""Characters of one passage: some pages. Who means more connects the document."""


@dataclass(frozen=True, slots=True)
class End:
    """One end, described. `passage` None: the whole work, or a place (`address`) without its text."""

    symbol: str
    work_id: int | None
    edition_id: int | None
    language: str
    passage: Passage | None
    address: str = ""

    @property
    def stretch(self) -> Stretch | None:
        """Its place; None for the whole work."""
        if self.passage is not None:
            return self.passage.stretch
        return passage.parse(self.address) if self.address else None

    @property
    def printed(self) -> str:
        """As people cite it: "A/57/292, para. 62"."""
        return printed(self)


def end_in(viewer: Viewer, edition: Edition, stretch: Stretch | str) -> End:
    """The end at a stretch of an edition. Raises UsageError or MissingError with what is wrong."""
    if not visible_editions(viewer).filter(pk=edition.pk).exists():
        raise MissingError(f"There is no edition {edition.pk} in this library.")
    try:
        wanted = blocks.followed(edition, passage.parse(stretch) if isinstance(stretch, str) else stretch)
        found = passage.describe(blocks.run(edition, wanted), wanted)
    except StretchError as error:
        raise UsageError(f"{edition.work.symbol} ({edition.language}): {error}") from error
    if len(found.quote) > LONGEST_QUOTE:
        raise UsageError(
            f"The passage has {len(found.quote)} characters, and {LONGEST_QUOTE} is the most: "
            "select less of it, or connect the whole document."
        )
    return End(edition.work.symbol, edition.work_id, edition.pk, edition.language, found, found.address)


def whole(viewer: Viewer, symbol: str, language: str | None = None) -> End:
    """A whole document, also one that is not in the library."""
    return named(viewer, symbol, language=language)


def named(viewer: Viewer, symbol: str, address: str = "", language: str | None = None) -> End:
    """A place of a document by its address ("para_62", "para_62:3-8") or number ("62", "12 (b)", "59-63").

    It is looked for in the document's best edition for `language`. Where the document, or its text, is not
    there, the place is kept as it was named. Raises MissingError where the document has no such paragraph.
    """
    work = _work(viewer, symbol)
    if work is None:
        return End(_symbol(symbol), None, None, "", None, _address(address))
    edition = _edition(viewer, work, language)
    if edition is None:
        return End(work.symbol, work.pk, None, "", None, _address(address))
    if not address.strip():
        return End(work.symbol, work.pk, edition.pk, edition.language, None)
    return end_in(viewer, edition, stretch_in(edition, address.strip()))


def printed(end: End, language: str = "en") -> str:
    """An end as people cite it, in the words of a language."""
    stretch = end.stretch
    return cited(end.symbol, stretch.address, stretch.last, language) if stretch else end.symbol


def cited(symbol: str, address: str, until: str = "", language: str = "en") -> str:
    """A place as people cite it, in the words of a language: "A/57/292, paras. 62–64"."""
    if not address:
        return symbol
    return words_of(language).comma.join([symbol, _phrase(address, until or address, language)])


@lru_cache(maxsize=_REMEMBERED)
def _phrase(first: str, last: str, language: str) -> str:
    """The words for a place: "para. 62", "paras. 62–64"."""
    words, run = words_of(language), _run(first, last)
    parts = [run] if run else [[first], [last]]
    try:
        return " – ".join(pinpoint(part, words) for part in parts)
    except addresses.AddressError:
        return first


def _run(first: str, last: str) -> list[str]:
    """The addresses from one to the other, where they are numbered on; none where that can't be told."""
    if first == last:
        return [first]
    (stem, _, low), (other, _, high) = first.rpartition("_"), last.rpartition("_")
    if stem != other or not (low.isdecimal() and high.isdecimal()):
        return []
    return [f"{stem}_{number}" for number in range(int(low), min(int(high), int(low) + _LONGEST_RUN) + 1)]


def _work(viewer: Viewer, symbol: str) -> Work | None:
    """The work of this symbol, if they may see it: an instrument is there without its text as well."""
    if not symbol.strip():
        raise FieldsError({"target": "Name a document by its symbol, or choose one."})
    return seeing.visible_works(viewer).filter(symbols__key=links.key(symbol)).first()


def _edition(viewer: Viewer, work: Work, language: str | None) -> Edition | None:
    try:
        return finding.edition(viewer, Place(work.symbol), prefer=[language] if language else ())
    except MissingError:
        return None


def stretch_in(edition: Edition, said: str) -> Stretch:
    """An address as it stands, or a number as people cite it. Raises MissingError."""
    try:
        stretch = passage.parse(said)
    except StretchError:
        stretch = None
    if stretch is not None and blocks.has(edition, stretch):
        return stretch
    if stretch is not None and "_" in said:
        raise MissingError(f"{edition.work.symbol} ({edition.language}) has nothing at “{said}”.")
    return _by_number(edition, said)


def _by_number(edition: Edition, said: str) -> Stretch:
    """ "62", "12 (b)", "59-63". Raises MissingError with the nearest numbers."""
    if links.split_range(said):
        found = paragraphs.between(edition, said)
        return Stretch(found[0].address, until=found[-1].address if len(found) > 1 else "")
    return Stretch(paragraphs.paragraph(edition, said).block.address)


def _symbol(symbol: str) -> str:
    clean = " ".join(symbol.split())
    if len(clean) > _LONGEST_SYMBOL:
        raise FieldsError({"target": f"A symbol has at most {_LONGEST_SYMBOL} characters."})
    return clean


def _address(said: str) -> str:
    """The address of a place without its text: as it is, or made from a paragraph's number."""
    clean = said.strip()
    if not clean:
        return ""
    parts = links.split_paragraph(clean)
    if parts is not None and "_" not in clean:
        number, letters = parts
        clean = addresses.join(
            addresses.step("para", number), *(addresses.step("list", one) for one in letters)
        )
    try:
        stretch = passage.parse(clean)
        if len(clean) > _LONGEST_ADDRESS:
            raise StretchError(clean)
        addresses.parse(stretch.address)
        addresses.parse(stretch.last)
    except (StretchError, addresses.AddressError) as error:
        raise UsageError(f"“{said}” names no paragraph: write it as 62, 12 (b) or para_62.") from error
    return str(Stretch(stretch.address, until=stretch.until))
