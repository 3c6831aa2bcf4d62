"""Analysis: how a text becomes the words that are looked up, in each language.

In: a text and its language. Out: stems with their places in that same text. The engine's index, the
questions put to it and the marks in snippets all go through here, so that they can't disagree.

Each language has a field with its own stems; beside them stands one `exact` field with words as they
are written (small letters, no diacritics). No word is left out, so phrases are exact. Chinese is kept
as characters and pairs of characters, each at its own place: a phrase is then found exactly where
its characters stand in the text, however a dictionary would have parted them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import tantivy
from tantivy import Filter, Tokenizer

from travaux.library.search.arabic import fold as fold_arabic
from travaux.library.search.arabic import stem as stem_arabic

EXACT = "exact"
CHINESE = "zh"
OTHER = "xx"
_STEMMERS = {
    "en": "english", "fr": "french", "es": "spanish", "ru": "russian", "pt": "portuguese",
    "de": "german", "it": "italian",
}  # fmt: skip
LANGUAGES = (*_STEMMERS, "ar", CHINESE, OTHER)
"""Languages with stems of their own; "xx" is for all others (small letters, no diacritics)."""

# Articles and pronouns that lose their vowel before another: l'égalité is found as égalité.
_ELIDED = ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"]
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_IS_HAN = re.compile(f"[{_HAN}]")
_CHINESE_PIECES = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]+")
_IS_ARABIC = re.compile("[\u0600-\u06ff]")
_LONGEST_WORD = 200  # characters; what is longer is no word (a base64 string, a broken font)

# The French stemmer leaves -ée, -us, -is, -as, -os as they are, so that réfugiée missed réfugié and
# détenus missed détenu. A space in place of the ending keeps all offsets.
_FRENCH = re.compile(r"(?<=\w)(?:(?<=[ée])e(s?)|(?<=\w[aiou])s)\b", re.IGNORECASE)
# "migracion" typed without its accent stems otherwise than migración.
_SPANISH = re.compile(r"cion\b", re.IGNORECASE)


class Token(NamedTuple):
    """A word as it is looked up: its characters in the text, its stem, and its place among words."""

    start: int
    end: int
    text: str
    position: int


@dataclass(frozen=True, slots=True)
class _Analyser:
    engine: tantivy.TextAnalyzer

    def tokens(self, text: str) -> list[Token]:
        found = self.engine.pre_tokenize(text).tokens
        return [Token(one.char_offset_from, one.char_offset_to, one.text, one.position) for one in found]


def _built(*filters: Filter) -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(_LONGEST_WORD))
    for one in (Filter.lowercase(), *filters):
        builder = builder.filter(one)
    return builder.build()


def _stemming(language: str) -> tantivy.TextAnalyzer:
    stemmer, fold = Filter.stemmer(_STEMMERS[language]), Filter.ascii_fold()
    if language == "fr":  # accents are often left out when typing: both ways give the same stem
        return _built(fold, Filter.custom_stopword(_ELIDED), stemmer)
    return _built(stemmer, fold) if language in ("es", "pt", "it", "de") else _built(stemmer)


@lru_cache(maxsize=1)
def analysers() -> dict[str, tantivy.TextAnalyzer]:
    """The engine's analysers by the name of their field.

    Arabic and Chinese are analysed here instead; the engine wants a name for their fields all the same.
    """
    plain = _built(Filter.ascii_fold())
    others = [field(language) for language in LANGUAGES if language not in _STEMMERS]
    return {field(language): _stemming(language) for language in _STEMMERS} | dict.fromkeys(
        [EXACT, *others], plain
    )


def field(language: str) -> str:
    """The field of the index for texts in this language."""
    return f"text_{language if language in LANGUAGES else OTHER}"


def written_in(text: str, language: str) -> str:
    """The language to analyse as: Chinese wherever Chinese characters stand."""
    if language == CHINESE or _IS_HAN.search(text):
        return CHINESE
    return language if language in LANGUAGES else OTHER


def prepared(text: str, language: str) -> str:
    """The text as the engine's analyser of that language wants it; every character keeps its place."""
    if language == "fr":
        return _FRENCH.sub(_french, text)
    if language == "es":
        return _SPANISH.sub("ción", text)
    return text.replace("ё", "е").replace("Ё", "Е") if language == "ru" else text


def _french(match: re.Match[str]) -> str:
    plural = match[1]
    return " " if plural is None else (plural + " ").ljust(len(match[0]))


def tokens(text: str, language: str) -> list[Token]:
    """The words of a text with their stems, as its language has them."""
    language = written_in(text, language)
    if language == CHINESE:
        return list(_chinese(text))
    if language == "ar":
        return [one._replace(text=stem_arabic(one.text)) for one in _plain(text)]
    found = _Analyser(analysers()[field(language)]).tokens(prepared(text, language))
    return [one._replace(end=_end_of_word(text, one.end)) for one in found] if language == "fr" else found


def exact_tokens(text: str) -> list[Token]:
    """The words of a text as they are written, folded: small letters, no diacritics."""
    if _IS_HAN.search(text):
        return list(_chinese(text))
    found = _plain(text)
    if _IS_ARABIC.search(text):
        return [one._replace(text=fold_arabic(one.text)) for one in found]
    return [one._replace(text=one.text.replace("ё", "е")) for one in found] if "ё" in text.lower() else found


def exact_text(text: str) -> str:
    """What the exact field is given: the engine folds the rest itself."""
    folded = fold_arabic(text) if _IS_ARABIC.search(text) else text
    return prepared(folded, "ru")


def is_chinese(text: str) -> bool:
    """Whether Chinese characters stand in it."""
    return _IS_HAN.search(text) is not None


def normal(text: str) -> str:
    """What a person typed, with letters and accents joined as texts have them."""
    return unicodedata.normalize("NFC", text)


def chinese_run(token: Token) -> int:
    """How many characters of Chinese it is: 1, 2 (a pair) or 0 (a word in other letters)."""
    return len(token.text) if _IS_HAN.match(token.text) else 0


def phrase(found: Sequence[Token]) -> list[tuple[int, str]]:
    """The fewest terms, each with its place from 0, that stand for these words one after the other.

    Of Chinese the pairs will do, but for characters that stand alone.
    """
    pairs = {one.position for one in found if chinese_run(one) == 2}
    covered = pairs | {position + 1 for position in pairs}
    kept = [one for one in found if chinese_run(one) != 1 or one.position not in covered]
    first = kept[0].position if kept else 0
    return [(one.position - first, one.text) for one in kept]


def _plain(text: str) -> list[Token]:
    return _Analyser(analysers()[EXACT]).tokens(text)


def _chinese(text: str) -> Iterator[Token]:
    """Characters, pairs of neighbours, and words in other letters, by place.

    A gap between two runs of characters (punctuation, a space) counts as a place, so that nothing
    is found across it.
    """
    position, end_of_run = 0, -1
    for piece in _CHINESE_PIECES.finditer(text):
        start, run = piece.start(), piece[0]
        if not _IS_HAN.match(run):
            if len(run) <= _LONGEST_WORD:
                yield from (
                    one._replace(start=start, end=piece.end(), position=position) for one in _plain(run)[:1]
                )
            position, end_of_run = position + 1, -1
            continue
        position += end_of_run >= 0
        for at, character in enumerate(run):
            yield Token(start + at, start + at + 1, character, position + at)
            if at + 1 < len(run):
                yield Token(start + at, start + at + 2, run[at : at + 2], position + at)
        position, end_of_run = position + len(run), piece.end()


def _end_of_word(text: str, end: int) -> int:
    """The end of a word whose ending `prepared` took away."""
    while end < len(text) and text[end].isalnum():
        end += 1
    return end
