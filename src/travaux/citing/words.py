"""Words of a text, folded so that the same name is the same words however it is spelled.

In: a text in any language. Out: `Words`: where each word stands, and for each the keys it may be looked
up by. Capitals, accents, apostrophes, hyphens and line ends make no difference; English, French and
Spanish plurals and Russian endings are cut off; Arabic words are looked up with and without the
letters glued to their front; each Chinese character is a word. Words that say nothing ("of", "de la",
"о", "的") are marked, so that "Covenant of" finds "Covenant on".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u064b-\u0652\u0670\u00ad\u200c\u200d"
_LETTERS = rf"[^\W_{_HAN}]+"
_TOKEN = re.compile(rf"{_LETTERS}(?:[{_MARKS}]+(?:{_LETTERS})?)*|[{_HAN}]|[,.;:()?!،؛؟、，。；：（）？！]")
_PLAIN_MARKS = str.maketrans("،؛؟、，。；：（）？！", ",;?,,.;:()?!")
_DISTINCT = 100_000  # different words kept folded; more than a large library has in all six languages
_NAMES = 8_192  # names kept spelled; all that instruments and bodies go by are fewer

SILENT = frozenset(
    """of on for the to and in a an relating concerning regarding with
    de du des la le les l d au aux en sur pour et relatif relative relatifs se rapportant concernant
    del el los las y e al sobre para relativo relativa con
    о об и в во к ко с со по на для касающийс касающегос касающемус касающимс касающаяс касающейс
    خاص خاصه بشان شان متعلق متعلقه ملحق في من علي الي عن
    的 和 及 与 之 关 于""".split()  # noqa: SIM905  one line a language
)
"""Words that are passed over between the words of a name."""
JOINING = frozenset({"and", "et", "y", "e", "и", "و"})
"""Words before which a comma may stand or not."""

STOPS = frozenset(",.;:()?!")
"""Stops and brackets, which are words of their own: no name goes on over one that it does not have."""

_KEEP_PLURAL = frozenset(
    {"conventions", "covenants", "protocols", "protocoles", "protocolos", "pactes", "pactos", "convenios"}
)  # "the Geneva Conventions" are four, "the Geneva Convention" is one of them
_RUSSIAN = re.compile(
    "(?:иями|ями|ами|ией|иям|иях|иего|ьего|ого|его|ому|ему|ыми|ими|ими|ием|ую|юю|ая|яя|ое|ее|ие|ые|ий|ый"
    "|ой|ей|ом|ем|ых|их|ым|им|ах|ях|ам|ям|ов|ев|ию|ия|ии|ью|а|я|о|е|у|ю|ы|и|ь|й)$"
)
_SHORTEST_STEM = 3
_ARABIC_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None})


@dataclass(frozen=True)
class Words:
    """The words and stops of a text: what is printed, where each begins and ends, its keys.

    A word that says nothing has no keys; a stop or bracket has itself. Capitals (“CRC”) have one more
    key with an equals sign in front: abbreviations match only in capitals. Places are looked up only
    where a name is found, which most texts have none of.
    """

    text: str
    printed: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each word begins."""
        return tuple(match.start() for match in _TOKEN.finditer(self.text))

    def __len__(self) -> int:
        return len(self.printed)

    def end(self, at: int) -> int:
        """Where the word ends in the text."""
        return self.starts[at] + len(self.printed[at])


def words(text: str) -> Words:
    """The words of a text, in order."""
    printed = tuple(_TOKEN.findall(text))
    return Words(text, printed, tuple(map(keys, printed)))


@lru_cache(maxsize=_NAMES)
def spell(name: str) -> tuple[str, ...]:
    """The key of a name: its words that say something, folded, and its stops."""
    return tuple(filter(None, map(spelled, _TOKEN.findall(name))))


@lru_cache(maxsize=_DISTINCT)
def keys(word: str) -> tuple[str, ...]:
    """What a word is looked up by; empty for one that says nothing."""
    first = word[0]
    if not first.isalnum():
        return (word.translate(_PLAIN_MARKS),)
    if "\u0600" <= first <= "\u06ff":
        return _arabic(word)
    folded = _cyrillic(word) if "\u0400" <= first <= "\u04ff" else _latin(word)
    if folded in SILENT:
        return ()
    return (folded, f"={word}") if len(word) > 1 and word.isupper() else (folded,)


def _latin(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).casefold()
    if not plain.isascii():
        plain = "".join(letter for letter in plain if letter.isalnum())
    if plain.endswith("s") and len(plain) > _SHORTEST_STEM + 1 and plain not in _KEEP_PLURAL:
        return plain[:-1]
    return plain


def _cyrillic(word: str) -> str:
    plain = word.casefold().replace("ё", "е")
    stem = _RUSSIAN.sub("", plain)
    return stem if len(stem) >= _SHORTEST_STEM else plain


def _arabic(word: str) -> tuple[str, ...]:
    """The word as it is, and without "and", "in", "to", "the" in front, as far as these may be there."""
    plain = "".join(c for c in word if not unicodedata.combining(c)).translate(_ARABIC_LETTERS)
    plain = unicodedata.normalize("NFKC", plain) if not plain.isalpha() else plain
    forms = dict.fromkeys([plain])
    for prefix in _prefixes(plain):
        forms.setdefault(plain[len(prefix) :])
    return () if any(form in SILENT for form in forms) else tuple(forms)


_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)")
_PREFIXES = (
    *("".join(glued) for glued in product(("", "و", "ف"), ("", "ب", "ك", "ل"), ("", "ال")) if any(glued)),
    *("لل", "ولل", "فلل"),
)


@lru_cache(maxsize=_DISTINCT)
def spelled(word: str) -> str:
    """The one key under which a word of a name is kept: capitals as such, Arabic without its article."""
    forms = keys(word)
    if not forms or not "\u0600" <= word[0] <= "\u06ff":
        return forms[-1] if forms else ""
    bare = forms[0][len(match.group()) :] if (match := _ARTICLE.match(forms[0])) else forms[0]
    return bare if bare in forms else forms[0]


def _prefixes(word: str) -> list[str]:
    return [one for one in _PREFIXES if word.startswith(one) and len(word) - len(one) >= _SHORTEST_STEM - 1]
