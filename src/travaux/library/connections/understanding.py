"""What a person means who types or pastes a place: a link, a symbol, a citation in one of six languages.

In: text. Out: links as they are, and targets with pinpoints as `texts.citation` writes them; several where
several things may be meant. Nothing is looked up: `resolving` does that. Languages are tried by the
script of the text, because people paste citations of any language into any interface.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from travaux import citing
from travaux.citing import general_comments
from travaux.citing.instruments import ALL
from travaux.library import instruments
from travaux.library.citations import named, names
from travaux.library.search import jumping
from travaux.texts import links, passage
from travaux.texts.citation import PREVIOUS, SELF, Citation
from travaux.texts.errors import UsageError
from travaux.texts.links import Place
from travaux.texts.passage import Stretch, StretchError

LONGEST = 2_000
"""Characters of a pasted citation; what is longer is a text and names nothing."""

_LONGEST_INSIDE = 100  # "paragraphs 62 (a) (ii), 63 and 65 to 70 of annex III" and some more
_LINK = re.compile(r"\s*(?:https?://|www\.|undocs\.org/|docs\.un\.org/|/)\S+\s*\Z", re.IGNORECASE)
_OF_INSTRUMENT = re.compile(r"/?instruments/(?P<id>[\w-]+)/?\Z")
_UNITS = {"article": "art.", "rule": "rule", "principle": "principle"}
_SCRIPTS = (
    (re.compile(r"[\u0400-\u04ff]"), ("ru",)),
    (re.compile(r"[\u0600-\u06ff]"), ("ar",)),
    (re.compile(r"[\u3400-\u9fff]"), ("zh",)),
)
_LATIN = ("en", "fr", "es")
_STAND_IN = "A/57/292"  # any symbol: a place in a document that is known is read as one after a symbol
_NUMBER = re.compile(
    r"\s*\d{1,5}(?:\.\d{1,3})*\s?(?:bis|ter|quater)?(?:\s?\(?[^\W_]{1,5}\))*"
    r"(?:\s*[-–—]\s*\d{1,5}(?:\.\d{1,3})*(?:\s?\([^\W_]{1,5}\))*)?\s*\.?\s*\Z"
)
_LETTERS = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Meant:
    """A target and the places in it, and the words that say so."""

    target: str
    pinpoints: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """Either a link (`place`, with the `stretch` after its #), or what is meant.

    With several `meant`, `together` says whether the text names them all; otherwise it is one of them.
    """

    place: Place | None = None
    stretch: Stretch | None = None
    meant: tuple[Meant, ...] = ()
    together: bool = False


def understood(text: str, language: str = "en") -> Understood:
    """What a typed or pasted text names; nothing of an `Understood` is filled when it names nothing."""
    typed = " ".join(text.split())
    if not typed or len(typed) > LONGEST:
        return Understood()
    if _LINK.match(typed):
        return _link(typed)
    if "#" in typed or _is_path(typed):
        return _link(f"/{typed}")
    found = _joined(_cited(typed, language), typed)
    if any(one.pinpoints for one in found.meant):
        return found
    as_symbol = _as_symbol(typed)
    if not found.meant or (as_symbol and names.key(as_symbol.target) == names.key(found.meant[0].target)):
        found = Understood(meant=(as_symbol,)) if as_symbol else found
    return found if found.meant else _by_id(typed)


def inside(text: str, language: str = "en", document: str = "") -> tuple[str, ...]:
    """The pinpoints of a text that is a place in `document`: "62", "62 (a)", "art. 9".

    A number alone is a paragraph; an article of a treaty.
    """
    typed = " ".join(text.split())
    if _NUMBER.match(typed):
        typed = f"{_unit(document)} {typed}"
    elif not any(map(str.isdigit, typed)) or len(typed) > _LONGEST_INSIDE:
        return ()
    for one in _languages(typed, language):
        found = citing.cite(f"{_STAND_IN}, {typed}", one)
        if len(found) == 1 and found[0].target == _STAND_IN and _reaches(found[0], f"{_STAND_IN}, {typed}"):
            return tuple(map(str, found[0].pinpoints))
    return ()


def _unit(document: str) -> str:
    instrument = instruments.id_of(document)
    return _UNITS.get(ALL[instrument].unit, "para.") if instrument else "para."


def printed_symbol(target: str) -> str:
    """The symbol under which a general comment or rules are published, if it is known; else the target."""
    kind, _colon, rest = target.partition(":")
    body, _slash, number = rest.partition("/")
    if kind == "gc" and number.isdigit():
        return general_comments.symbol(body, int(number)) or target
    return target


def _is_path(text: str) -> bool:
    """Whether it is a link without its beginning: "A/57/292/en", "A/57/292/para/62"."""
    found = links.parse(text) if " " not in text else None
    return found is not None and bool(found.language or found.view)


def _link(text: str) -> Understood:
    """A link of this site with the stretch after its #, or one of the United Nations."""
    if instrument := _OF_INSTRUMENT.search(urlsplit(text).path):
        return Understood(place=Place(instruments.symbol_of(instrument["id"])))
    before, _hash, after = text.partition("#")
    if before.startswith("/"):
        place = links.parse(before.partition("?")[0])
    else:
        found = jumping.typed(before)
        place = found.place if found else None
    if place is None:
        return Understood()
    try:
        return Understood(place=place, stretch=passage.parse(unquote(after)) if after else None)
    except StretchError:
        return Understood(place=place)


def _cited(text: str, language: str) -> list[Citation]:
    """The citations of a text, in the language in which most of it is one."""
    best: list[Citation] = []
    for one in _languages(text, language):
        found = [each for each in citing.cite(text, one) if each.target not in (SELF, PREVIOUS)]
        if _worth(found) > _worth(best):
            best = found
        if len(best) == 1 and best[0].pinpoints and _reaches(best[0], text):
            break
    return best


def _languages(text: str, language: str) -> Sequence[str]:
    of_script = next((codes for script, codes in _SCRIPTS if script.search(text)), _LATIN)
    return sorted(of_script, key=lambda code: code != language)


def _worth(found: Iterable[Citation]) -> tuple[int, int]:
    """How much was understood: how many places are named, how much of the text says so."""
    some = list(found)
    return sum(len(one.pinpoints) for one in some if one.target or one.candidates), sum(
        one.end - one.start for one in some
    )


def _reaches(one: Citation, text: str) -> bool:
    """Whether the citation is all that the text says."""
    return not _LETTERS.search(text[: one.start] + text[one.end :])


def _joined(found: Sequence[Citation], text: str) -> Understood:
    """One citation of each target: a source is often cited by its title and its symbol at once."""
    sure = [one for one in found if one.target]
    if not sure:
        return _candidates(found)
    by_key: dict[str, list[Citation]] = {}
    for one in sure:
        by_key.setdefault(names.key(one.target), []).append(one)
    loose = [one for one in found if not one.target and one.pinpoints]
    if len(by_key) == 1:  # "A/57/292 of 9 August 2002, para. 62": what follows can be of nothing else
        next(iter(by_key.values())).extend(loose)
    meant = tuple(_one(some) for some in by_key.values() if _says(some, text))
    return Understood(meant=meant, together=len(meant) > 1)


def _says(some: Sequence[Citation], text: str) -> bool:
    """Whether it names a document: "Convention against Torture" among other words are words of a title."""
    return any(one.pinpoints or "/" in one.text or _reaches(one, text) for one in some)


def _one(some: Sequence[Citation]) -> Meant:
    pinpoints = dict.fromkeys(str(each) for one in some for each in one.pinpoints)
    symbols = (one.target for one in some if one.target and one.target[0].isupper())
    target = next(symbols, some[0].target or "")
    return Meant(target, tuple(pinpoints), max((one.text for one in some), key=len))


def _candidates(found: Sequence[Citation]) -> Understood:
    """What a citation without a sure target may mean."""
    for one in found:
        targets = [each.target for each in one.candidates if each.target not in (SELF, PREVIOUS)]
        if targets:
            pinpoints = tuple(map(str, one.pinpoints))
            return Understood(meant=tuple(Meant(target, pinpoints, one.text) for target in targets))
    return Understood()


def _as_symbol(text: str) -> Meant | None:
    """A symbol as it is typed, whether `citing` knows its sort or not; an instrument by its id."""
    instrument = instruments.id_of(text) or text.lower()
    if instrument in ALL:
        return Meant(instrument, (), text)
    found = jumping.typed(text)
    if found is None or not (found.sure or ("/" in text and " " not in text)):
        return None
    return Meant(found.place.symbol, tuple(pinpoints(found.place)), text)


def _by_id(text: str) -> Understood:
    """An instrument by its id, or a document by a name that is none of a United Nations document."""
    try:
        found = named.parse(text)
    except UsageError:
        return Understood()
    target = instruments.id_of(found.target) or found.target.lower()
    if target not in ALL:
        if not found.target.startswith("Doc/"):
            return Understood()
        target = found.target
    return Understood(meant=(Meant(target, (found.pinpoint,) if found.pinpoint else (), text),))


def pinpoints(place: Place) -> Iterator[str]:
    """The pinpoints that a link to a paragraph or a range says."""
    if place.view == "paras" and (ends := links.split_range(place.value)):
        yield f"para:{ends[0]}-{ends[1]}"
    elif place.view == "para" and (parts := links.split_paragraph(place.value)):
        number, letters = parts
        yield "/".join([f"para:{number}", *(f"sub:{letter}" for letter in letters)])
