"""How each language recommends, as data (`language/en.toml` … `zh.toml`), made into patterns.

In: a language code. Out: its `Table`. Languages without a file get none: nothing is found in them. The
patterns see folded text (`citing.folding`), which is as long as the printed one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from travaux.citing.folding import fold
from travaux.texts.recommendation import PartyKind, Response

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
_NEVER = r"(?!)"
# Who is asked is told by the first of these that fits: "political parties" are no parties to a treaty.
_SORTS = ("official", "mandate", "institution", "agency", "civil_society", "business", "body", "states")
# A phrase before the clause that asks: full stops only inside symbols and numbers ("No. 5", "A/57/292").
_PHRASE = r"(?:[^.;:。]|[.:](?=\S)|\.\s(?=\d)){1,400}?,\s*"
_REMARK = r"(?:,(?:[^.;:。]|\.(?=\S|\s\d)){1,250}?,)?"  # the same between who asks and the verb
_BEGINS = r"(?<![^\W_])[وف]?"  # where a word begins; an Arabic one may have "and" glued to it
_SHORT = ("articles", "adverb", "opening", "leads", "ends", "before_action", "between", "aside")


@dataclass(frozen=True, slots=True)
class Table:
    """One language's patterns; see `language/en.toml` for what each of them finds."""

    language: str
    hint: re.Pattern[str]
    """What every asking text has somewhere: most blocks are put aside by one search for it."""
    ask: re.Pattern[str]
    second: re.Pattern[str]
    dropped: re.Pattern[str]
    """A sentence without its subject, which was said before; most languages have none."""
    participle: re.Pattern[str]
    """A printed verb that only folding makes a present one."""
    adverbs: re.Pattern[str]
    passive: re.Pattern[str]
    should: re.Pattern[str]
    under_heading: re.Pattern[str]
    operative: re.Pattern[str]
    asker_first: re.Pattern[str]
    asker_sorts: tuple[tuple[PartyKind, re.Pattern[str]], ...]
    addressee_sorts: tuple[tuple[PartyKind, re.Pattern[str]], ...]
    addressee: re.Pattern[str]
    verbs: tuple[tuple[str, re.Pattern[str]], ...]
    carried: re.Pattern[str]
    """She, he, it, they: whoever asked before."""
    myself: re.Pattern[str]
    leads: re.Pattern[str]
    ends: re.Pattern[str] | None
    articles: re.Pattern[str]
    action: re.Pattern[str]
    before_action: re.Pattern[str]
    heading: re.Pattern[str]
    mention: re.Pattern[str]
    listed: re.Pattern[str]
    """Leads a list of recommendations without asking for anything itself."""
    steps: re.Pattern[str]
    """Stands between what asks and its list: "the following measures:"."""
    aside: re.Pattern[str]
    """What begins a remark between commas: "in cooperation with"."""
    on_behalf: re.Pattern[str]
    between: re.Pattern[str]
    responses: tuple[tuple[Response, re.Pattern[str]], ...]

    def joins(self, word: str) -> bool:
        """Whether it is a word that joins, such as "and"."""
        return self.between.fullmatch(word) is not None and not self.articles.fullmatch(word)


@cache
def table(language: str | None) -> Table | None:
    """The table of a language; None where there is none."""
    if language not in LANGUAGES:
        return None
    text = resources.files(__package__).joinpath(f"language/{language}.toml").read_text(encoding="utf-8")
    return _made(language, tomllib.loads(text))


def _made(language: str, data: dict[str, Any]) -> Table:
    edge = "" if language == "zh" else r"(?!\w)"
    parts = _parts(data, edge)
    verbs = {name: _either(forms) for name, forms in data["verbs"].items()}

    return Table(
        language=language,
        **_patterns(data, parts),
        **_whom(data, parts, edge),
        **_around(data, parts, edge),
        hint=re.compile(
            rf"{_BEGINS if edge else ''}(?:{'|'.join(filter(None, [parts['verb'], _hint(data)]))})"
        ),
        participle=re.compile(data.get("participle", _NEVER)),
        adverbs=re.compile(rf"(?:\s*{parts['adverb']},?)*"),
        verbs=tuple((name, re.compile(rf"(?:{forms}){edge}")) for name, forms in verbs.items()),
        between=re.compile(rf"(?:{parts['between']}){'' if language == 'ar' else _loose(edge)}"),
        responses=tuple(
            (Response(name), re.compile(_either(forms))) for name, forms in data["response"].items()
        ),
    )


def _patterns(data: dict[str, Any], parts: dict[str, str]) -> dict[str, Any]:
    """What the data write as patterns."""
    names = (
        *("ask", "second", "dropped", "passive", "should", "under_heading", "operative"),
        *("action", "listed", "steps"),
    )
    return {name: re.compile(_filled(data.get(name, _NEVER), parts)) for name in names}


def _whom(data: dict[str, Any], parts: dict[str, str], edge: str) -> dict[str, Any]:
    """Who asks, and of whom."""
    first = rf"^(?:{_PHRASE})?{_optional(parts['article'])}(?P<asker>{parts['asker']}){edge}"
    addressee = rf"{_BEGINS if edge else ''}(?:{_either(_flat(data['addressees']))}){edge}"
    return {
        "asker_first": re.compile(first),
        "asker_sorts": _sorts(data["askers"], edge),
        "addressee_sorts": _sorts({sort: data["addressees"][sort] for sort in _SORTS}, edge),
        "addressee": re.compile(addressee),
        "carried": _whole(data["pronoun"]),
        "myself": _whole(data["myself"]),
        "on_behalf": re.compile(rf"(?:{_either(data['on_behalf'])})\s*"),
    }


def _around(data: dict[str, Any], parts: dict[str, str], edge: str) -> dict[str, Any]:
    """What stands before, behind and over what is asked."""
    loose = _loose(edge)
    return {
        "leads": re.compile(rf"\s*(?:(?:{parts['leads']}){loose}\s*)?"),
        "ends": _ends(parts["ends"], data.get("ends_glued", _NEVER)),
        "articles": re.compile(rf"(?:(?:{parts['articles']}){loose}\s*)?"),
        "before_action": re.compile(rf"(?:{parts['before_action']})(?:{loose})\s*"),
        "heading": re.compile(rf"(?:{_either(data['heading'])})"),
        "mention": re.compile(rf"(?:{_either(data['mention'])})"),
        "aside": re.compile(rf"(?:{parts['aside']}){loose}"),
    }


def _parts(data: dict[str, Any], edge: str) -> dict[str, str]:
    """What the braces in the patterns stand for."""
    parts = {name: _either(data[name]) for name in _SHORT}
    who = [*data["pronoun"], *data["myself"], *_flat(data["askers"])]
    return parts | {
        "article": rf"(?:{parts['articles']}){_loose(edge)}",
        "asker": _either(who),
        "adverb": rf"(?:{parts['adverb']}){edge}",
        "verb": "|".join(_either(forms) for forms in data["verbs"].values()),
        "addressee": rf"(?:{_either(_flat(data['addressees']))}){edge}{data['tail']}",
        "phrase": _PHRASE,
        "remark": _REMARK,
        "start": rf"(?:^|[,;:]\s*)(?:(?:{parts['opening']})[,\s]*)?",
    }


def _hint(data: dict[str, Any]) -> str:
    """The verbs of the patterns that have their own: should, ought to."""
    own = [re.findall(r"\(\?P<verb2?>(?!\{)([^()]*(?:\([^()]*\)[^()]*)*)\)", data[name])
           for name in ("should", "under_heading", "passive")]  # fmt: skip
    return "|".join(_folded(one) for found in own for one in found)


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    """A pattern with what its braces stand for."""
    text = _folded(pattern)
    for name, value in parts.items():
        text = text.replace("{" + name + "}", f"(?:{value})")
    return text


def _sorts(data: dict[str, list[str]], edge: str) -> tuple[tuple[PartyKind, re.Pattern[str]], ...]:
    begins = r"(?<![^\W_])[وفلب]?" if edge else ""
    return tuple(
        (PartyKind(sort), re.compile(rf"{begins}(?:{_either(forms)}){edge}"))
        for sort, forms in data.items()
        if forms
    )


def _flat(data: dict[str, list[str]]) -> list[str]:
    return [one for forms in data.values() for one in forms]


def _whole(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_either(forms)})\Z")


def _ends(forms: str, glued: str) -> re.Pattern[str] | None:
    """What ends the name of who is asked, where the language has words for that."""
    return None if forms == _NEVER else re.compile(rf"\s+(?:(?P<end>{forms})(?=\s|(?<=')|:|$)|{glued})")


def _optional(pattern: str) -> str:
    return rf"(?:{pattern}\s*)?"


def _loose(edge: str) -> str:
    """Where a short word ends: at an apostrophe too (l'État)."""
    return rf"(?:(?<=')|{edge})" if edge else ""


def _either(forms: Iterable[str]) -> str:
    """One pattern for all of them, longest first."""
    return "|".join(sorted(map(_folded, forms), key=len, reverse=True)) or _NEVER


def _folded(pattern: str) -> str:
    r"""A pattern as texts are folded, but for its own signs: \W is no \w."""
    return "".join(one if one.isascii() else fold(one) for one in pattern)
