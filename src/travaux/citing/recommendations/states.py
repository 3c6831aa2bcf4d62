"""States in brackets: who made a recommendation of the universal periodic review.

In: an item ("Ratify the Convention (Mexico, Iran (Islamic Republic of));"). Out: where its text ends, and the
States. Every name of a country in the text's language is known, long and short ones; a misprint of one is
mended where it is near enough. What is no State stays text: "(CRPD)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from travaux.citing.folding import fold
from travaux.citing.recommendations.tables import Table
from travaux.texts import countries
from travaux.texts.recommendation import Party, PartyKind

_CLOSING = " \t\n\r;.,；。，、؛،"
_AT_END = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)?\s*$")
_INSIDE = re.compile(r"\(([^()]{3,200}(?:\([^()]{3,60}\)[^()]{0,200})?)\)")
_APART = re.compile(r"[\s,;/&、]+")
_COMMA = re.compile(r"[,;、]")
_GAP = re.compile(r"[\s-]+")
_ALIKE = 86  # of 100; "Columbia" is 87.5 to Colombia, "Niger" 83 to Nigeria
_SHORTEST = 6  # letters of a name that may be misprinted; shorter ones are too near to others
_WIDEST = 600  # characters of a bracket: thirty States and more
_MOST = 100  # brackets in a row; half the States there are
_FORMAL = {
    "en": ("republic of", "republic of the", "kingdom of", "kingdom of the", "sultanate of", "state of",
           "principality of", "commonwealth of", "islamic republic of"),
    "fr": ("republique de", "republique du", "republique d'", "royaume de", "royaume du"),
    "es": ("republica de", "republica del", "reino de"),
}  # fmt: skip
_TWO = frozenset({"KOR", "PRK", "COG", "COD"})  # of each name there are two
_LONGEST = 90  # characters of the longest name
_GROUP = re.compile(
    r"(?:european union|union europeenne|union europea|европейск\w+ союз\w*|الاتحاد الاوروبي|欧洲联盟|欧盟"
    r"|african union|african group|arab group|nordic (?:countries|states)|baltic states|caricom|asean|oic)\Z"
)


class Made(NamedTuple):
    """The end of the text itself, and who asks for it, each once, in order."""

    end: int
    parties: tuple[Party, ...]


def made_by(text: str, table: Table) -> Made:
    """The States in the brackets at the end of an item, and in those inside it that name nothing else."""
    end, last = _trailing(text, table)
    inside = [party for match in _INSIDE.finditer(text, 0, end) for party in named(match[1], table) or ()]
    return Made(end, tuple(dict.fromkeys([*inside, *last])))


def _trailing(text: str, table: Table) -> tuple[int, list[Party]]:
    found: list[Party] = []
    end = len(text.rstrip(_CLOSING))
    for _ in range(_MOST):
        match = _opened(text[max(0, end - _WIDEST) : end])
        if match is None:
            break
        start, content = match
        parties = named(content, table, mend=True)
        if parties is None:
            break
        found = [*parties, *found]
        end = len(text[: max(0, end - _WIDEST) + start].rstrip(_CLOSING))
    return (end, found) if found else (len(text), [])


def _opened(text: str) -> tuple[int, str] | None:
    """The last bracket, whole; one that lacks its own end ("(Venezuela (Bolivarian Republic of)") too."""
    plain = text.replace("（", "(").replace("）", ")").replace("[", "(").replace("]", ")")
    depth = 0
    first = None
    for at in range(len(plain) - 1, -1, -1):
        if plain[at] == ")":
            depth += 1
        elif plain[at] == "(":
            depth -= 1
            first = at
            if depth <= 0 and not _goes_on_before(plain, at):
                break
    if first is None or not (plain.endswith(")") or _AT_END.search(plain[first:])):
        return None
    return first, plain[first + 1 :].removesuffix(")" if depth == 0 else "")


def _goes_on_before(text: str, at: int) -> bool:
    """Whether an earlier bracket is still open here: "(Venezuela (…" ."""
    before = text.rfind("(", max(0, at - _LONGEST), at)
    return before >= 0 and ")" not in text[before:at]


def named(content: str, table: Table, *, mend: bool = False) -> list[Party] | None:
    """The parties that a bracket names and nothing else; None when it says something else.

    With `mend` a bracket that names one State may hold a word that is none ("Spain, Utopia").
    """
    parts = table.on_behalf.split(fold(content), maxsplit=1)
    head = parts[0]
    rest = content[len(content) - len(parts[1]) :].strip(" ()") if len(parts) > 1 else ""
    found = list(_walk(content[: len(head)].rstrip(" ("), table, mend=mend))
    if (None in found and not mend) or not (any(found) or (rest and not found)):
        return None
    parties = [party for party in found if party is not None]
    if rest:
        parties += _walk_all(rest, table) or [Party(rest, PartyKind.GROUP)]
    return parties


def _walk_all(content: str, table: Table) -> list[Party] | None:
    found = list(_walk(content, table, mend=False))
    return None if None in found else [party for party in found if party is not None]


def _walk(content: str, table: Table, *, mend: bool) -> Iterator[Party | None]:
    """Names one after another; None for what is none."""
    folded, at = fold(content), 0
    while at < len(folded):
        if match := _APART.match(folded, at):
            at = match.end()
        elif (end := _name_end(folded, at, table.language)) is not None:
            yield _party(content[at:end], table.language)
            at = end
        elif match := _word(table.between, folded, at):
            at = match.end()
        else:
            end = _part_end(folded, at)
            party = _mended(folded[at:end], table.language) if mend else None
            yield party or _group(content[at:end])
            at = end


def _word(pattern: re.Pattern[str], folded: str, at: int) -> re.Match[str] | None:
    """A word between names, unless a name begins with it."""
    match = pattern.match(folded, at)
    return match if match and match.end() > at else None


def _name_end(folded: str, at: int, language: str) -> int | None:
    """Where the longest name that begins here ends."""
    known = _known(language)
    for end in range(min(len(folded), at + _LONGEST), at, -1):
        if end < len(folded) and language != "zh" and folded[end].isalnum():
            continue
        if _key(folded[at:end]) in known:
            return end
    return None


def _part_end(folded: str, at: int) -> int:
    match = _COMMA.search(folded, at)
    return match.start() if match else len(folded)


def _party(printed: str, language: str) -> Party:
    code = _known(language)[_key(fold(printed))]
    if _key(fold(printed)) in _formal(language):
        printed = countries.label(code, language)
    printed = printed.strip()
    name = re.sub(r"^[Tt]he\s+", "", printed) if language == "en" else printed
    return Party(countries.everyday(code, " ".join(name.split()), language), PartyKind.STATE, code)


def _group(printed: str) -> Party | None:
    printed = printed.strip()
    folded = re.sub(r"^the\s+", "", fold(printed))
    return Party(printed, PartyKind.GROUP) if _GROUP.match(folded) else None


def _mended(folded: str, language: str) -> Party | None:
    key = _key(folded)
    if len(key) < _SHORTEST:
        return None
    known = _known(language)
    match = process.extractOne(key, known.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if match is None:
        return None
    code = known[match[0]]
    return Party(countries.everyday(code, countries.label(code, language), language), PartyKind.STATE, code)


def state(name: str, language: str) -> Party | None:
    """The State of exactly this name."""
    code = _known(language).get(_key(fold(name)))
    return _party(name, language) if code else None


def state_of_code(code: str, language: str) -> Party | None:
    """The State of an alpha-3 code."""
    if code not in countries.codes():
        return None
    return Party(countries.everyday(code, countries.label(code, language), language), PartyKind.STATE, code)


@cache
def _known(language: str) -> dict[str, str]:
    """Folded names to codes."""
    return _formal(language) | {_key(fold(name)): code for name, code in countries.names(language).items()}


@cache
def _formal(language: str) -> dict[str, str]:
    """The formal names that are not listed: "Republic of Serbia", "Kingdom of Morocco"."""
    listed = {_key(fold(name)): code for name, code in countries.names(language).items()}
    formal = {f"{form} {name}": code for name, code in listed.items() for form in _FORMAL.get(language, ())}
    return {name: code for name, code in formal.items() if name not in listed and code not in _TWO}


def _key(folded: str) -> str:
    return _GAP.sub(" ", folded).strip(" '").removeprefix("the ")
