"""Jumping: a symbol, citation or link typed into the search box leads where it says.

In: what was typed. Out: the place in the library, or a sentence with the nearest symbol that the
library has. Words for "paragraph" are known in the six languages; a link may be one of this site or of
undocs.org and docs.un.org.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from travaux.library import finding
from travaux.library.models import Symbol
from travaux.library.permissions import Viewer, visible_editions
from travaux.texts import links
from travaux.texts.errors import MissingError
from travaux.texts.links import Place

_NEAR_ENOUGH = 75  # of 100: one figure or letter off in a usual symbol is 85 to 95, another body's 60
_LONGEST = 300  # characters; what is longer is a text and no citation
_UN_SITES = frozenset({"undocs.org", "www.undocs.org", "docs.un.org", "www.un.org", "daccess-ods.un.org"})

_SYMBOL = r"(?P<symbol>[A-Za-z][\w.\-]*(?:\ ?/\ ?[\w.\-*]+)+(?:\ ?\([\w.\- ]+\))*)"
_NUMBER = r"\d{1,4}(?:\.\d{1,3})*(?:\ ?(?:bis|ter|quater))?(?:\ ?\([^\W_]{1,5}\))*"
_RANGE = rf"(?P<first>{_NUMBER})(?:\s*(?:-|–|—|to|à|a|al?|по|إلى|至|到)\s*(?P<last>{_NUMBER}))?"
_WORD = (
    r"(?:paragraphs?|paragraphes?|párrafos?|parrafos?|paras?|pars?|párrs?|parrs?|"
    r"пункт\w*|пп|п|الفقرات|الفقرتان|الفقرتين|الفقرة|فقرة|§§|§|¶¶|¶)"
)
_AFTER_CHINESE = _RANGE.replace("<first>", "<first2>").replace("<last>", "<last2>")
_CITATION = re.compile(
    rf"""
    \s*{_SYMBOL}\s*[,،，:;]?\s*
    (?:(?:at\s+)?{_WORD}\.?\s*{_RANGE} | 第\s*{_AFTER_CHINESE}\s*段)?
    \s*[.。]?\s*\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_RESOLUTION = re.compile(
    r"""\s*(?P<organ>[^\d]*?)\s*
    (?:resolutions?|résolutions?|resoluci[oó]n(?:es)?|резолюци\w+|القرار|قرار|第)\s*
    (?P<number>\d+(?:/\d+)?(?:\s*\((?:\d{4}|[IVXLC]+)\))?)\s*(?:号决议)?""",
    re.VERBOSE | re.IGNORECASE,
)
# What stands before the number in a symbol → the organ's names in citations.
_ORGANS = {
    "S/RES/": (
        r"security council|conseil de sécurité|consejo de seguridad|совет\w* безоп|مجلس الأمن|安全理事会"
    ),
    "A/HRC/RES/": (
        r"human rights council|conseil des droits|consejo de derechos|совет\w* по правам|مجلس حقوق|人权理事会"
    ),
    "A/RES/": (r"general assembly|assemblée générale|asamblea general|генеральн|الجمعية العامة|大会|^\W*\Z"),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """A place as it was typed; `sure` when it can be nothing else than a citation."""

    place: Place
    sure: bool


def typed(text: str) -> Typed | None:
    """The place that a text names, whether the library has it or not."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if re.match(r"https?://|www\.|undocs\.org/|docs\.un\.org/", text, re.IGNORECASE):
        return _linked(text)
    return _cited(text) or _resolution(text)


def jump(viewer: Viewer, text: str) -> tuple[Place | None, str, str]:
    """Where a typed text leads, a sentence when it leads nowhere, and the symbol that was typed."""
    found = typed(text)
    if found is None:
        return None, "", ""
    symbol = found.place.symbol
    try:
        work = finding.work(viewer, symbol)
    except MissingError:
        return None, _nowhere(viewer, symbol) if found.sure else "", symbol if found.sure else ""
    place = found.place
    there = Place(work.symbol, place.language, place.version, place.view, place.value)
    return there, "", work.symbol


def _nowhere(viewer: Viewer, symbol: str) -> str:
    known = Symbol.objects.filter(work__editions__in=visible_editions(viewer)).distinct()
    nearest = process.extractOne(
        links.key(symbol),
        dict(known.values_list("printed", "key")),
        scorer=fuzz.ratio,
        score_cutoff=_NEAR_ENOUGH,
    )
    if nearest is None:
        return _("%(symbol)s is not in this library.") % {"symbol": symbol}
    return _("%(symbol)s is not in this library. The nearest symbol is %(nearest)s.") % {
        "symbol": symbol,
        "nearest": nearest[2],
    }


def _cited(text: str) -> Typed | None:
    match = _CITATION.match(text)
    if match is None or not re.search(r"\d", match["symbol"]):
        return None
    symbol = re.sub(r"\s*/\s*", "/", match["symbol"]).strip()
    symbol = symbol if symbol[0].isupper() else symbol.upper()
    first = match["first"] or match["first2"]
    last = match["last"] or match["last2"]
    place = _pinpoint(Place(symbol), first, last)
    return Typed(place, sure=bool(first) or symbol == match["symbol"].strip())


def _pinpoint(place: Place, first: str | None, last: str | None) -> Place:
    if not first:
        return place
    squeezed = "".join(first.split())
    return place.paragraphs(squeezed, "".join(last.split())) if last else place.paragraph(squeezed)


def _resolution(text: str) -> Typed | None:
    match = _RESOLUTION.match(text)
    if match is None:
        return None
    for before, organ in _ORGANS.items():
        if re.search(organ, match["organ"], re.IGNORECASE):
            number = "".join(match["number"].split())
            cited = _cited(f"{before}{number}{text[match.end() :]}")
            return cited or Typed(Place(before + number), sure=False)
    return None


def _linked(text: str) -> Typed | None:
    parts = urlsplit(text if "//" in text else f"https://{text}")
    asked = parse_qs(parts.query)
    for name in ("FinalSymbol", "symbol", "s"):
        if asked.get(name):
            return Typed(Place(asked[name][0].strip()), sure=True)
    path = unquote(parts.path).strip("/")
    if (parts.hostname or "") in _UN_SITES:
        language, _slash, rest = path.partition("/")
        known = language.lower() in links.LANGUAGES and rest
        return Typed(Place(rest, language.lower()) if known else Place(path), sure=True) if path else None
    place = links.parse(path)
    return Typed(place, sure=False) if place and "/" in place.symbol else None
