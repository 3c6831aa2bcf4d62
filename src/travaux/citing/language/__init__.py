"""Lexicons: what each language says around citations, as data (`en.toml` … `zh.toml`).

In: a language code. Out: a `Lexicon` with one pattern that finds every word of interest, what such a
word is, and patterns for what may stand between them ("of the", "and", "in particular"). Languages
without a file get the English one: symbols and Latin abbreviations are found in any text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import zip_longest
from typing import Any, NamedTuple

from travaux.citing.folding import fold

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
FALLBACK = "en"


class Sort(StrEnum):
    """What kind of word it is."""

    UNIT = "unit"
    HERE = "here"
    """After a part: of this very document ("above", "of the present report")."""
    BEFORE = "before"
    """The same in front of the part (上文第1段)."""
    HEAD = "head"
    """What names a kind of document: resolution, communication, rules of procedure, ibid."""
    ORGAN = "organ"
    LAW = "law"
    """National law and the like: a part of it is not ours."""
    SYMBOL = "symbol"
    INSTRUMENT = "instrument"
    COMMITTEE = "committee"
    NUMBER = "number"
    """A number that only a resolution has, without the word: 217 A (III), 59/265 with a date."""


class Word(NamedTuple):
    """A word of interest: its sort, which one of that sort, and whether it is a plural (None: either)."""

    sort: Sort
    value: str
    many: bool | None = None


class Sessions(NamedTuple):
    """Numbers of sessions in words ("fifty-sixth"), from thirty on: a pattern, and what each is."""

    pattern: re.Pattern[str]
    numbers: dict[str, int]


_NEVER = re.compile(r"(?!)")
_LEADING_GROUP = re.compile(r"\(\?:([^()]*)\)(?![?*+{])")
_OPEN, _SHUT = r"[\s(\[]*", r"[\s)\]]*"


@dataclass(slots=True)
class Lexicon:
    """One language's words and what may stand between them."""

    language: str
    scan: re.Pattern[str]
    of: re.Pattern[str]
    """Between a part and what it is part of."""
    lead: re.Pattern[str]
    """The same or less: between "and" and the next unit word."""
    after: re.Pattern[str]
    """Between a document and the part of it named next."""
    nest: re.Pattern[str]
    """Between an article and the paragraph of it named next."""
    joint: re.Pattern[str]
    """Between items of a list; groups `comma`, `semi`, `and`, `to`."""
    determiner: re.Pattern[str]
    date: re.Pattern[str]
    month: re.Pattern[str]
    number: re.Pattern[str]
    called: re.Pattern[str]
    """Before a short form that the text defines: "(hereinafter “the", "(« la"."""
    ordinal: re.Pattern[str]
    """First, second …; `lastindex` is the number."""
    sessions: Sessions
    words: tuple[tuple[re.Pattern[str], Word], ...]
    _known: dict[str, Word] = field(default_factory=dict)

    def word(self, match: re.Match[str]) -> Word:
        """What a match of `scan` is."""
        printed = match["core"]
        known = self._known.get(printed)
        if known is None:
            known = self._known[printed] = next(
                word
                for pattern, word in self.words
                if (again := pattern.match(match.string, match.start("core"))) and again.end() == match.end()
            )
        return known


@cache
def lexicon(language: str | None) -> Lexicon:
    """The lexicon of a language, of English where there is none."""
    code = language if language in LANGUAGES else FALLBACK
    name = f"{code}.toml"
    data = tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))
    return _made(code, data)


def _made(code: str, data: dict[str, Any]) -> Lexicon:
    link = {name: _either(patterns) for name, patterns in data["link"].items()}
    the = rf"(?:(?:{link['the']}){_edge(code)}\s*)"
    number = rf"(?:(?:{_either(data['number'])})\s*)"
    words = sorted(_words(data), key=lambda pair: -len(pair[0]))
    return Lexicon(
        language=code,
        scan=_scanner(code, [pattern for pattern, _ in words]),
        of=_between(rf"[\s,]*(?:{link['of']}){_edge(code)}\s*{the}{{0,3}}"),
        lead=_between(rf"[\s,]*(?:(?:{link['of']}){_edge(code)})?\s*{the}{{0,3}}"),
        after=_between(
            rf"{_SHUT}[,;:]?{_OPEN}(?:(?:{link['of']}|{link['focus']}){_edge(code)}[\s,]*){{0,2}}{the}{{0,2}}"
        ),
        nest=_between(rf"\s*,?{_OPEN}(?:(?:{link['focus']}){_edge(code)}\s*)?{the}?"),
        joint=_joint(code, link),
        determiner=re.compile(rf"\s*{the}{{0,3}}"),
        date=_date(data),
        month=re.compile(rf"\s*(?:de\s+)?(?:{_months(data)})" if data["months"] else r"\s*[年月]"),
        number=re.compile(rf"\s*:?\s*{number}?"),
        called=_called(link),
        ordinal=_ordinal(data["ordinal"]),
        sessions=_sessions(data["session"]),
        words=tuple((re.compile(f"(?:{pattern}){_tail(code)}"), word) for pattern, word in words),
    )


def _sessions(data: dict[str, list[str]]) -> Sessions:
    """Thirtieth to ninety-ninth; French counts to nineteen after sixty and eighty."""
    numbers: dict[str, int] = {}
    for at, (alone, ten) in enumerate(zip(data["alone"], data["tens"], strict=True)):
        tens = 30 + 10 * at
        numbers |= dict.fromkeys(filter(None, fold(alone).split("|")), tens)
        for number, unit in enumerate(data["units"] if ten else (), start=tens + 1):
            numbers |= {
                form.format(ten=one, unit=other): number
                for form in data["forms"]
                for one in fold(ten).split("|")
                for other in fold(unit).split("|")
            }
    printed = "|".join(sorted(numbers, key=len, reverse=True))
    return Sessions(re.compile(rf"(?<!\w)(?:{printed})(?!\w)") if printed else _NEVER, numbers)


def _ordinal(data: dict[str, list[str]]) -> re.Pattern[str]:
    """A group for each ordinal, with the cardinal that is used like it: "part one", "chapitre premier"."""
    pairs = zip_longest(data["words"], data["cardinals"], fillvalue="")
    groups = "|".join(f"({fold(f'{word}|{also}' if also else word)})" for word, also in pairs)
    return re.compile(rf"(?:ال)?(?:{groups})(?!\w)") if groups else _NEVER


def _joint(code: str, link: dict[str, str]) -> re.Pattern[str]:
    """What stands between the numbers of a list or range."""
    loose = "" if code == "ar" else _edge(code)
    return re.compile(
        rf"\s*(?:(?P<semi>;)|(?P<comma>[,、]))?\s*(?:(?P<with>{link['with']}){loose}|(?P<and>{link['and']}){loose}"
        rf"|(?P<to>(?:{link['to']}){loose}|-))?\s*"
    )


def _called(link: dict[str, str]) -> re.Pattern[str]:
    """In brackets a quotation mark, an article or nothing; without brackets "hereinafter"."""
    named = rf"(?:{link['called']})[\s,:-]*"
    quoted = rf"[\s\"'《ـ]{{0,4}}(?:(?:{link['the']})(?![^\W\d_])\s*|l')?[\"'《]?"
    other = r"(?:[^()]{1,40}[\s\"'](?:or|ou|o|или|او|或)\s)?"
    return re.compile(rf"(?:\(\s*{other}(?:{named})?|[\s,](?:{named})){quoted}\Z")


def _edge(code: str) -> str:
    """Where a word ends; Chinese has no such place."""
    if code == "zh":
        return ""
    return r"(?:(?<=')|(?![^\W\d_]))"


def _between(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern + r"\Z")


def _either(patterns: Iterable[str]) -> str:
    """One pattern for all of them, longest first, folded as texts are."""
    return "|".join(sorted(map(fold, patterns), key=len, reverse=True))


def _months(data: dict[str, Any]) -> str:
    return _either(data["months"])


def _date(data: dict[str, Any]) -> re.Pattern[str]:
    """A date, with the words that lead to it: ", of 16 December 1966", "المؤرخ 15 كانون الأول 1946"."""
    forms = "|".join(form.replace("MONTH", f"(?:{_months(data)})") for form in data["date"])
    lead = (
        r"(?:of|dated|adopted on|on|du|en date du|adoptee? le|de|del|de fecha|от|принят\w+"
        r"|الم[ؤو]رخ(?:ه|ين|تين|ات)?|الصادره? في|في)"
    )
    return re.compile(rf"[\s,(]*(?:{lead}\s+)?(?:{forms})\)?")


def _words(data: dict[str, Any]) -> Iterator[tuple[str, Word]]:
    """Every pattern with what it finds."""
    for unit, forms in data["unit"].items():
        for number, many in (("one", False), ("many", True), ("any", None)):
            yield from ((fold(one), Word(Sort.UNIT, unit, many)) for one in forms.get(number, ()))
    here = data["here"]
    yield from ((fold(one), Word(Sort.HERE, "above")) for one in here["above"])
    yield from ((fold(one), Word(Sort.HERE, "present")) for one in here["present"])
    yield from ((fold(one), Word(Sort.HERE, "article")) for one in here["article"])
    yield from ((fold(one), Word(Sort.BEFORE, "article")) for one in here.get("article_before", ()))
    yield from ((fold(one), Word(Sort.BEFORE, "here")) for one in here["before"])
    for sort in (Sort.HEAD, Sort.ORGAN):
        for value, forms in data[sort.value].items():
            yield from ((fold(one), Word(sort, value)) for one in forms)
    yield from ((fold(one), Word(Sort.LAW, "law")) for one in data["law"]["words"])


def _scanner(code: str, patterns: list[str]) -> re.Pattern[str]:
    """One pattern for all words. Alternatives are put together by first letter, so that nearly every
    word of a text is passed over after one look at its first letter."""
    buckets: dict[str, list[str]] = {}
    for pattern in patterns:
        for one in _expanded(pattern):
            buckets.setdefault(one[0] if one[0].isalnum() else "", []).append(one)
    special = buckets.pop("", [])
    grouped = [f"{first}(?:{'|'.join(one[1:] for one in some)})" for first, some in sorted(buckets.items())]
    body = "|".join([*grouped, *special])
    if code == "zh":
        return re.compile(f"(?P<core>{body})")
    if code == "ar":
        return re.compile(rf"(?:\b|(?<=\bو)|(?<=\bف))(?:[بلك]?ال|لل|[بلك])?(?P<core>{body}){_tail(code)}")
    return re.compile(rf"(?<![^\W_])(?P<core>{body}){_tail(code)}")


def _tail(code: str) -> str:
    """What must not follow a word of interest: a letter, unless it ends with its own full stop."""
    return "" if code == "zh" else r"(?:(?<=\.)|(?![^\W\d_]))"


def _expanded(pattern: str) -> list[str]:
    """A pattern that begins with a group of plain words, once for each of them."""
    match = _LEADING_GROUP.match(pattern)
    if match is None:
        return [pattern]
    return [one + pattern[match.end() :] for one in match[1].split("|")]
