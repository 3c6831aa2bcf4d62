"""The one box: what is typed or pasted into it, resolved to a document and a place in it.

In: a viewer and text: a symbol, a citation in words, a link (with the very characters, `#para_62:34-78`),
a number alone once a document is chosen. Out: `Resolved`: the edition and the stretches in it, checked to
be there, or what can be named although its text is not here, or what may be meant, or words to search
titles for; and a sentence where something is to be said. What the viewer may not see is not here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from travaux.citing.instruments import ALL
from travaux.library import finding, instruments
from travaux.library.citations import labels, named, names, seeing
from travaux.library.citations.named import Named
from travaux.library.connections import describing, standing, understanding
from travaux.library.connections.describing import End
from travaux.library.connections.quoting import Quotes
from travaux.library.connections.understanding import Meant
from travaux.library.models import Edition, Work
from travaux.library.permissions import Viewer
from travaux.library.search import jumping
from travaux.texts.errors import FieldsError, MissingError
from travaux.texts.links import Place
from travaux.texts.passage import Passage, Stretch

PASSAGE, DOCUMENT, WORDS, NOTHING = "passage", "document", "words", ""
"""What a text turned out to be."""


_SHOWN = 80  # characters of what was typed in a sentence about it


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that may be meant; `typed` put into the box chooses it."""

    symbol: str
    label: str
    typed: str
    here: bool


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the box names.

    `kind` is "passage" (a document and a place in it), "document", "words" (to search titles for, or one
    of the `choices`), or "". `symbol` is spelled as in the library, or as typed when it is not here; then
    `edition` is None, as for an instrument without text, and there are no `stretches`: `addresses` name the
    places ("art_9", "para_62~para_63"). `show` is an address to open the document at where no paragraph is
    named ("p. 16").
    """

    kind: str
    text: str = ""
    symbol: str = ""
    title: str = ""
    edition: Edition | None = None
    stretches: tuple[Stretch, ...] = ()
    addresses: tuple[str, ...] = ()
    label: str = ""
    why: str = ""
    choices: tuple[Choice, ...] = ()
    show: str = ""

    @property
    def here(self) -> bool:
        """Whether its text is in the library."""
        return self.edition is not None

    @property
    def stretch(self) -> Stretch | None:
        """The first place that is named."""
        return self.stretches[0] if self.stretches else None

    @property
    def address(self) -> str:
        """The first place as it is named; "" for the whole document."""
        return self.addresses[0] if self.addresses else ""

    @property
    def href(self) -> str:
        """The link to it, with its characters; "" when its text is not here."""
        if self.edition is None:
            return ""
        there = finding.place_of(self.edition)
        if self.stretch is None:
            return there.path()
        return f"{there.at(self.stretch.address).path()}#{self.stretch}"


def place(viewer: Viewer, text: str, language: str = "en", document: str = "") -> Resolved:
    """What a text names, best in an edition in `language`. Never fails: what it is not is said.

    `document` is the symbol that is chosen already: then "62 (a)" is a paragraph of it.
    """
    typed = " ".join(text.split())
    if not typed:
        return Resolved(NOTHING)
    if document and (pinpoints := understanding.inside(typed, language, document)):
        return _meant(viewer, Meant(document, pinpoints, typed), language)
    said = understanding.understood(typed, language)
    if said.place is not None:
        return _linked(viewer, said.place, said.stretch, typed, language)
    if len(said.meant) == 1:
        return replace(_meant(viewer, said.meant[0], language), text=typed)
    if said.meant:
        return _choice(viewer, said.meant, typed, language, together=said.together)
    return Resolved(WORDS, typed)


def ends(viewer: Viewer, resolved: Resolved, language: str = "en") -> list[End]:
    """What a resolved text is to be connected with: one end for each place that it names.

    Raises FieldsError with a sentence where it names no document, or a place that is not there.
    """
    if resolved.kind not in (PASSAGE, DOCUMENT):
        raise FieldsError({"target": _unnamed(resolved)})
    if resolved.edition is not None and resolved.stretches:
        return [describing.end_in(viewer, resolved.edition, one) for one in resolved.stretches]
    if resolved.edition is not None and resolved.why:
        raise FieldsError({"target": resolved.why})
    if resolved.edition is not None:
        return [describing.whole(viewer, resolved.symbol, resolved.edition.language)]
    places = resolved.addresses or ("",)
    return [describing.named(viewer, resolved.symbol, one, language) for one in places]


def end(
    viewer: Viewer,
    resolved: Resolved,
    language: str = "en",
    *,
    quote: str = "",
    quotes: Quotes | None = None,
) -> End:
    """The one place that is named; with `quote`, these words in it. Raises FieldsError, MissingError.

    `quotes` is kept by who looks for many.
    """
    if len(resolved.addresses) > 1:
        raise FieldsError(
            {"target": _("“%(text)s” names several places: name one.") % {"text": resolved.text}}
        )
    if not quote.strip() or resolved.edition is None:
        return ends(viewer, resolved, language)[0]
    if resolved.stretch is None and resolved.why:
        raise FieldsError({"target": resolved.why})
    asked = Passage("", 0, len(quote), quote)
    found = (quotes or Quotes()).find(resolved.edition, asked, inside=resolved.stretch)
    return describing.end_in(viewer, resolved.edition, found)


def _unnamed(resolved: Resolved) -> str:
    if not resolved.text:
        return _("Name a document, such as A/57/292, or a paragraph, such as A/57/292, para. 62.")
    if resolved.choices:
        names = "; ".join(one.label for one in resolved.choices)
        return _("“%(text)s” may be one of several: %(names)s. Name one of them.") % {
            "text": resolved.text,
            "names": names,
        }
    shown = resolved.text if len(resolved.text) <= _SHOWN else f"{resolved.text[:_SHOWN]}…"
    return _("“%(text)s” names no document: write its symbol, such as A/57/292, para. 62.") % {"text": shown}


def _linked(viewer: Viewer, there: Place, stretch: Stretch | None, typed: str, language: str) -> Resolved:
    """What a link names: its language and version, or the best there is with a sentence about that."""
    why = ""
    try:
        edition = finding.edition(viewer, there, [language])
    except MissingError as missing:
        try:
            edition = finding.edition(viewer, Place(there.symbol), [language])
        except MissingError:
            return _link_to_absent(viewer, there, stretch, typed, language)
        why, stretch = str(missing), stretch and Stretch(stretch.address, until=stretch.until)
    found = standing.stretch(edition, stretch) if stretch else standing.of_place(edition, there)
    return _resolved(edition, found, typed, why, language)


def _link_to_absent(
    viewer: Viewer, there: Place, stretch: Stretch | None, typed: str, language: str
) -> Resolved:
    """What a link names whose document is not here: the blocks, not characters that nobody can check."""
    pinpoints = tuple(understanding.pinpoints(there))
    found = replace(_meant(viewer, Meant(there.symbol, pinpoints, typed), language), text=typed)
    if stretch is None and there.view == "at":
        stretch = Stretch(there.value)
    if stretch is None:
        return found
    whole = Stretch(stretch.address, until=stretch.until)
    cited = describing.cited(found.title or found.symbol, whole.address, whole.until, language)
    return replace(found, kind=PASSAGE, addresses=(str(whole),), label=cited)


def _meant(viewer: Viewer, meant: Meant, language: str) -> Resolved:
    """What a target with its pinpoints names, in the library or not."""
    try:
        work = named.work(viewer, Named(meant.target))
    except MissingError:
        return _absent(viewer, meant, language)
    try:
        edition = finding.edition(viewer, Place(work.symbol), [language])
    except MissingError:  # an instrument whose text nobody has added
        return _without_text(meant, work, language)
    found = standing.of_pinpoints(edition, meant.pinpoints)
    return _resolved(edition, found, meant.text, "", language)


def _resolved(edition: Edition, found: standing.Standing, typed: str, why: str, language: str) -> Resolved:
    symbol = edition.work.symbol
    title = labels.title("", edition.work, language)
    cited = [describing.cited(title, one.address, one.until, language) for one in found.stretches]
    return Resolved(
        PASSAGE if found.stretches else DOCUMENT,
        typed,
        symbol,
        edition.title,
        edition,
        found.stretches,
        tuple(map(str, found.stretches)),
        "; ".join(cited) or title,
        " ".join(filter(None, (why, found.why))),
        show=found.show,
    )


def _absent(viewer: Viewer, meant: Meant, language: str) -> Resolved:
    """A document that is not here: it can be named all the same, and is found when it comes."""
    symbol = understanding.printed_symbol(meant.target)
    _nowhere, sentence, _symbol = jumping.jump(viewer, symbol)
    sentence = sentence or _("%(symbol)s is not in this library.") % {"symbol": symbol}
    hint = _("You can connect to its name: the connection finds the document once it is added.")
    return _named(meant, symbol, None, f"{sentence} {hint}", language)


def _without_text(meant: Meant, work: Work, language: str) -> Resolved:
    hint = _("Its text is not in this library. You can connect to its articles by their numbers.")
    return _named(meant, work.symbol, work, hint, language)


def _named(meant: Meant, symbol: str, work: Work | None, why: str, language: str) -> Resolved:
    addresses = standing.named(meant.pinpoints)
    return Resolved(
        PASSAGE if addresses else DOCUMENT,
        meant.text,
        symbol,
        labels.title("", work, language) if work else "",
        addresses=addresses,
        label=labels.label("" if work else symbol, meant.pinpoints, work, language),
        why=why,
    )


def _choice(viewer: Viewer, meant: Sequence[Meant], typed: str, language: str, *, together: bool) -> Resolved:
    """Several may be meant: those that are here first."""
    keys = names.works_by_key(names.key(one.target) for one in meant)
    there = {key for key, some in keys.items() if seeing.cited_works(viewer, some)}
    choices = [
        Choice(
            understanding.printed_symbol(one.target),
            labels.label(understanding.printed_symbol(one.target), one.pinpoints, None, language),
            _typed(one),
            names.key(one.target) in there,
        )
        for one in meant
    ]
    ordered = tuple(sorted(choices, key=lambda one: not one.here))
    if together:
        why = _("Several documents are named here: choose one of them.")
    else:
        why = _("This may be one of several: choose the one you mean.")
    return Resolved(WORDS, typed, why=why, choices=ordered)


def _typed(meant: Meant) -> str:
    """What puts this choice into the box: as people cite it when that is understood, else as a link."""
    cited = labels.label(meant.target, meant.pinpoints)
    said = understanding.understood(cited).meant
    again = [(names.key(one.target), one.pinpoints) for one in said]
    if again == [(names.key(meant.target), meant.pinpoints)]:
        return cited
    symbol = understanding.printed_symbol(meant.target)
    if symbol in ALL:
        symbol = instruments.symbol_of(symbol)
    addresses = standing.named(meant.pinpoints)
    there = Place(symbol)
    return (there.at(addresses[0]) if addresses else there).path()
