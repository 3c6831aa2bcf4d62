"""Whether a phrase that was found is a name where it stands.

In: the words of a text and a phrase among them. Out: yes or no; for an abbreviation of both a treaty and
its committee, what the words around it say. Each function is one reason, so that a wrong name can be
traced to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from travaux.citing.instruments.names import Form, Meaning, nouns
from travaux.citing.phrases import Found
from travaux.citing.words import JOINING, Words, spelled

_NEAR = 60  # characters on either side that tell a treaty from its committee
_MOST_BETWEEN = 7  # words between "Protocol" and "to the Convention": "Protocol No. 4 to the"
_SUPPLEMENTS = frozenset(
    {"protocol", "protocole", "protocolo", "протокол", "protocols", "protocoles", "protocolos"}
)
_TO = frozenset({"to", "of", "à", "au", "aux", "a", "de", "du", "del", "al", "к", "ко"})
_NUMBERS = re.compile(r"[0-9]+|[ivx]+|no|nº|núm|[,.]", re.IGNORECASE)
_DEFINITE = re.compile(r"[وف]?(?:[بك]?ال|لل)")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_BEFORE_HAN = frozenset("本该此据照到在依按合从反违背于和与及或对入准约守以是了将由")
_OPENED = re.compile(r"\s*[,،]?\s*[(\[（]\s*[\"“«‘']?(?:the |la |le |el )?\Z")
_CLOSED = re.compile(r"\s*[\"”»’']?\s*[)\]）]")
_TREATY_BEFORE = re.compile(
    r"\b(?:art(?:icle|ículo|s)?s?\b|arts?\.|стать\w*|ст\.|المادة|المواد)[^;:]{0,40}\Z"
    r"|(?:ratif|acced|accession|adher|adhés|adhe|signator|signature|sign(?:ed|ing)?\b|part(?:y|ies) to"
    r"|partie à|parte en|reserv|under\b|provisions? of|obligation|implement|compl(?:y|iance|ied)|accordance"
    r"|conform|consistent|in line|incorporat|domesticat|pursuant|protocol|violat|in breach|enshrined"
    r"|guaranteed|ратиф|присоедин|участник|تصديق|انضم)[^.;:]{0,30}\Z",
    re.IGNORECASE,
)
_TREATY_AFTER = re.compile(
    r"\s*[,(]*\s*(?:art(?:icle|ículo)?s?\b\.?|ст\.|стать|المادة|第)\s*\S", re.IGNORECASE
)
_COMMITTEE_AFTER = re.compile(
    r"\s*(?:[’']s?\b|[,(]?\s*(?:in (?:19|20)\d\d,?\s*)?(?:also |further |had |has |was |were |is )?"
    r"(?:recommend|not(?:e|ed|es)\b|urg|express|remain|welcom|encourag|regret|call|request|reiterat|observ"
    r"|stat(?:e|ed|es)\b|conclud|commend|review|consider|concern|asked|found|held|invit|committee|general com"
    r"|general recomm|expert|member|session|secretariat|jurisprudence|recomienda|recommande|comité))",
    re.IGNORECASE,
)
_COMMITTEE_BEFORE = re.compile(r"(?:committee|comité|комитет\w*|by(?: the)?)\s*[(\[“\"]?\s*\Z", re.IGNORECASE)
_LISTING = re.compile(
    r"[\s,،、;/&()]*(?:and|et|y|e|и|و|as well as|or)?[\s,،、;/&()]*(?:the|la|le|el|to)?\s*", re.IGNORECASE
)


def stands(among: Words, found: Found[Meaning], language: str) -> bool:
    """Whether the phrase is a name at this place."""
    if found.meaning.form is Form.GENERIC:
        return _is_general(among, found, language)
    start, end = among.starts[found.first], among.end(found.last)
    if found.meaning.form is Form.SHORT and (
        touches_slash(among.text, start, end)
        or not has_capital(among, found.first, found.last)
        or _begins_title(among, found.last, language)
    ):
        return False
    return not (_is_foreign(among, found) or _is_supplemented(among, found))


def touches_slash(text: str, start: int, end: int) -> bool:
    """Whether it is a part of a symbol: "CRC/C/GC/12", "A/CAT"."""
    return text[end : end + 1] == "/" or text[start - 1 : start] == "/"


def has_capital(among: Words, first: int, last: int) -> bool:
    """Whether one of these words has a capital, a figure, or letters that know no capitals."""
    firsts = (among.printed[at][0] for at in range(first, last + 1))
    return any(not letter.islower() for letter in firsts if letter.isalnum())


def is_bracketed(text: str, after: int, start: int, end: int) -> bool:
    """Whether what stands from `start` to `end` is in brackets that open right after `after`."""
    return bool(_OPENED.match(text, after, start) and _CLOSED.match(text, end))


def are_listed(text: str, first_end: int, second_start: int) -> bool:
    """Whether two names stand beside each other in a list: nothing but commas and "and" between."""
    return _LISTING.fullmatch(text, first_end, second_start) is not None


def says_treaty(text: str, start: int, end: int) -> bool | None:
    """Whether the words around an abbreviation say that the treaty is meant, or the committee; None:
    neither.
    """
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if _COMMITTEE_AFTER.match(after) or _COMMITTEE_BEFORE.search(before):
        return False
    return True if _TREATY_AFTER.match(after) or _TREATY_BEFORE.search(before) else None


def _is_foreign(among: Words, found: Found[Meaning]) -> bool:
    """Whether another continent's word stands before: "Inter-American Convention against …"."""
    return bool(found.first) and not _strangers().isdisjoint(among.keys[found.first - 1])


def _is_supplemented(among: Words, found: Found[Meaning]) -> bool:
    """Whether a protocol to it is named that is not known: "Protocol No. 4 to the Convention …"."""
    if among.text[among.end(found.last) :].lstrip("》〉”").startswith(("第", "议定书", "任择议定书")):
        rest = among.text[among.end(found.last) :].lstrip("》〉”")
        return re.match(r"(?:第[0-9一二三四五六七八九十]+号?)?(?:附加|任择)?议定书", rest) is not None
    linked = False
    for at in range(found.first - 1, max(-1, found.first - 1 - _MOST_BETWEEN), -1):
        printed = among.printed[at].casefold()
        if printed in JOINING:
            return False
        if not among.keys[at] or printed in _TO:
            linked = linked or printed in _TO
        elif not _NUMBERS.fullmatch(printed):
            return linked and not _SUPPLEMENTS.isdisjoint(among.keys[at])
    return False


def _is_general(among: Words, found: Found[Meaning], language: str) -> bool:
    """Whether a bare noun means an instrument known from the context: "the Convention"."""
    printed = among.printed[found.first]
    if _HAN.match(printed):
        return _is_general_in_chinese(among, found)
    if _follows_title(among, found.last + 1, language):
        return False
    if "\u0600" <= printed[0] <= "\u06ff":
        return _DEFINITE.match(printed) is not None
    if not printed[0].isupper():
        return False
    before = among.printed[found.first - 1].casefold() if found.first else ""
    determiners = nouns()["before"].get(language, nouns()["before"]["en"])
    return language == "ru" or before in determiners


_TOLD_FROM_TITLES = frozenset({"charter"})
"""Nouns that mean one instrument everywhere in the United Nations, unless another is named."""
_LETTERS = frozenset({"fecha", "dirigida", "identicas"})  # "Carta de fecha 5 de mayo" is a letter


def is_strange(among: Words, found: Found[Meaning], language: str) -> bool:
    """Whether a noun that is no name by itself begins or ends one: "the Canadian Charter of Rights"."""
    if found.meaning.noun not in _TOLD_FROM_TITLES or not has_capital(among, found.first, found.last):
        return False
    if _follows_title(among, found.last + 1, language):
        following = among.printed[found.last + 1 : found.last + 4]
        return _LETTERS.isdisjoint(map(str.casefold, following))
    before = among.printed[found.first - 1] if found.first else ""
    determiners = nouns()["before"].get(language, nouns()["before"]["en"])
    return language == "en" and before[:1].isupper() and before.casefold() not in determiners


def _begins_title(among: Words, last: int, language: str) -> bool:
    """Whether a short form that ends in a noun goes on as a title: "1961 Convention on Diplomatic …"."""
    return not _general().isdisjoint(among.keys[last]) and _follows_title(among, last + 1, language)


def _follows_title(among: Words, at: int, language: str) -> bool:
    """Whether words follow that make the noun the beginning of a title: "Convention on Nuclear …"."""
    if at >= len(among) or among.text[among.end(at - 1) : among.starts[at]].strip():
        return False
    if _adjective(language).fullmatch(among.printed[at].casefold()):
        return True
    if among.printed[at].casefold() not in _openers(language):
        return False
    if language in ("ru", "ar", "fr", "es"):
        return True
    telling = next((i for i in range(at + 1, min(at + 4, len(among))) if among.keys[i]), None)
    return telling is not None and among.printed[telling][0].isupper()


def _is_general_in_chinese(among: Words, found: Found[Meaning]) -> bool:
    """In brackets of its own, behind 本 or 该, or before an article; never inside a longer title."""
    text, start, end = among.text, among.starts[found.first], among.end(found.last)
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in ("《", "〈", "“"):
        return after in ("》", "〉", "”")
    if _HAN.match(before) and before not in _BEFORE_HAN:
        return False
    return before in ("本", "该", "此") or after == "第"


@cache
def _openers(language: str) -> frozenset[str]:
    after: Mapping[str, list[str]] = nouns()["after"]
    return frozenset(word.casefold() for word in after.get(language, after["en"]))


@cache
def _adjective(language: str) -> re.Pattern[str]:
    """Adjectives after a noun that make it another instrument's: "la Charte canadienne"."""
    return re.compile(nouns()["adjectives"].get(language, "(?!)"))


@cache
def _general() -> frozenset[str]:
    """The keys of the nouns that name an instrument in general."""
    return frozenset(spelled(name.split()[-1]) for names in nouns()["nouns"].values() for name in names)


@cache
def _strangers() -> frozenset[str]:
    return frozenset(nouns()["strangers"])
