"""Addresses on the web: the one place that builds and parses them.

    /A/57/292                      the work, in the best language for the reader
    /A/57/292/fr                   one language version; /A/57/292/fr/v2 one version of its file
    /A/57/292/para/62              a paragraph, whatever the language; 12(b)(ii), 12bis, 3.1
    /A/57/292/paras/59-63          a range
    /A/57/292/page/16              a page with its picture; /page/16/picture the picture alone
    /A/57/292/at/annex_I__para_3   any block by its address
    /A/57/292/info                 document information; /file the original; /history its versions
    /A/57/292/citations            what it cites and who cites it; /check what is wrong with its references
    /A/57/292/connections          what people connected with it, and their notes
    /A/57/292/recommendations      whom it asks to do what, and what came of it
    /A/57/292/columns?with=fr,ar   its language versions side by side; /compare?with=… what changed
    …/para/62.json                 another form of the same

Symbols begin with a capital or a figure and the site's own pages are lower case, so they never clash.
A symbol's spaces are left out of its link, as docs.un.org does; `key` folds a symbol for looking up.
`parse(place.path()) == place` holds for every place whose parts are well formed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote

LANGUAGES = (
    *("ar", "en", "es", "fr", "ru", "zh"),
    *("am", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "et", "fa", "fi", "he", "hi", "hr"),
    *("hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "ko", "ky", "lo", "lt", "lv", "mk", "mn", "ms"),
    *("mt", "my", "ne", "nl", "no", "pl", "ps", "pt", "ro", "si", "sk", "sl", "so", "sq", "sr", "sv", "sw"),
    *("ta", "tg", "th", "tk", "tl", "tr", "uk", "ur", "uz", "vi", "und"),
)
"""Languages that can stand in a link (ISO 639-1): the six of the United Nations first; und: unknown."""

FORMS = ("txt", "csl.json", "json", "md", "html", "xml", "ris", "bib", "docx")
VIEWS = (
    "para",
    "paras",
    "page",
    "picture",
    "at",
    "info",
    "file",
    "history",
    "citations",
    "check",
    "connections",
    "recommendations",
    "columns",
    "compare",
)
_SAFE = "/()-.,;:'*+!@"  # RFC 3986 allows these in a path as they are

_TAIL = re.compile(
    rf"""
    (?:/(?P<language>{"|".join(LANGUAGES)})(?:/v(?P<version>[1-9][0-9]{{0,5}}))?)?
    (?:/page/(?P<drawn>[0-9]+)/(?P<picture>picture)
      |/(?P<view>para|paras|page|at)/(?P<value>[^/]+?)
      |/(?P<bare>info|file|history|citations|check|connections|recommendations|columns|compare))?
    (?:\.(?P<form>{"|".join(re.escape(form) for form in FORMS)}))?
    \Z""",
    re.VERBOSE,
)
_SYMBOL = re.compile(r"[A-Z0-9][^\s?#]*\Z")
_PARAGRAPH = re.compile(r"(?P<number>[^\W_][^()_]*?)(?P<letters>(?:\s*\([^\W_]+\))*)\Z")
_MAIN = re.compile(r"para_(?P<number>[0-9]+[a-z]*(?:-[0-9]+)*)(?P<items>(?:__list_[^\W_]+)*)\Z")
_RANGE = re.compile(r"(?P<first>[^-–_]+)[-–](?P<last>[^-–_]+)\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """What a link names. `view` is "" for the document itself; `value` is for para, paras, page,
    picture (of a page) and at.
    """

    symbol: str
    language: str | None = None
    version: int | None = None
    view: str = ""
    value: str = ""
    form: str | None = None

    def path(self) -> str:
        """The link, beginning with a slash, percent-encoded where it must be."""
        parts = ["", "".join(self.symbol.split())]
        parts += [self.language] if self.language else []
        parts += [f"v{self.version}"] if self.version else []
        value = "".join(self.value.split())
        if self.view == "picture":
            parts += ["page", value, "picture"]
        else:
            parts += [part for part in (self.view, value) if part]
        return quote("/".join(parts), safe=_SAFE) + (f".{self.form}" if self.form else "")

    def document(self) -> Place:
        """The whole document, same language and version."""
        return replace(self, view="", value="", form=None)

    def paragraph(self, number: str) -> Place:
        """A paragraph by its printed number: "62", "12 (b) (ii)"."""
        return replace(self, view="para", value="".join(number.split()), form=None)

    def paragraphs(self, first: str, last: str) -> Place:
        """A range of paragraphs."""
        return replace(self, view="paras", value=f"{first}-{last}", form=None)

    def page(self, number: int) -> Place:
        """A page, counted from 1 in the file."""
        return replace(self, view="page", value=str(number), form=None)

    def picture(self, number: int) -> Place:
        """The picture of a page, counted from 1 in the file."""
        return replace(self, view="picture", value=str(number), form=None)

    def at(self, address: str) -> Place:
        """A block by its address; main paragraphs and their items get a shorter link: para/12(b)."""
        main = _MAIN.match(address)
        if main:
            letters = "".join(f"({letter})" for letter in main["items"].split("__list_")[1:])
            return self.paragraph(main["number"].replace("-", ".") + letters)
        return replace(self, view="at", value=address, form=None)

    def named(self, view: str) -> Place:
        """One of the bare views: info, file, history, citations, check, connections and so on."""
        return replace(self, view=view, value="", form=None)

    def as_form(self, form: str | None) -> Place:
        """The same place in another form: txt, json, md, xml …"""
        return replace(self, form=form)


def parse(path: str) -> Place | None:
    """The place that a link names, or None where it names no document.

    The path may be percent-encoded and may begin with a slash. Whether the symbol is in the library
    is for who asks; a path always has the longest tail that can be one.
    """
    plain = unquote(path).strip("/")
    for at in _cuts(plain):
        symbol, tail = plain[:at], plain[at:]
        match = _TAIL.match(tail)
        if match and _SYMBOL.match(symbol):
            return Place(
                symbol,
                match["language"],
                int(match["version"]) if match["version"] else None,
                match["view"] or match["picture"] or match["bare"] or "",
                match["value"] or match["drawn"] or "",
                match["form"],
            )
    return None


def key(symbol: str) -> str:
    """A symbol folded for looking up: no spaces, capitals, plain dashes: "S/RES/1325(2000)"."""
    folded = unicodedata.normalize("NFKC", symbol).upper()
    return re.sub(r"[‐‑‒–—−]", "-", "".join(folded.split())).rstrip("*")


def split_paragraph(value: str) -> tuple[str, tuple[str, ...]] | None:
    """Number and letters of a pinpoint: "12 (b)(ii)" is ("12", ("b", "ii")); None when it is none."""
    match = _PARAGRAPH.match(value.strip())
    if match is None:
        return None
    return match["number"].strip(), tuple(re.findall(r"\(([^()]+)\)", match["letters"]))


def split_range(value: str) -> tuple[str, str] | None:
    """First and last number of a range: "59-63"; None when it is none."""
    match = _RANGE.match(value.strip())
    return (match["first"].strip(), match["last"].strip()) if match else None


def _cuts(path: str) -> list[int]:
    """Where a symbol may end, shortest first: before a slash, before a form, at the very end."""
    slashes = [at for at, character in enumerate(path) if character == "/" and at]
    ends = [at for form in FORMS if (at := len(path) - len(form) - 1) > 0 and path.endswith(f".{form}")]
    return [*sorted({*slashes, *ends}), len(path)]
