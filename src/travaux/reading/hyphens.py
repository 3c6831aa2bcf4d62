"""Hyphens at line ends, ligatures, soft hyphens and letter-spaced headings.

In: the words of a document and its language. Out: for a word broken at a line end, whether its
hyphen is part of the word ("non-governmental") or only of the line ("devel-opment"). The document's
own words decide first, then lists of each language, then its habit: most of these documents never
break words, so a hyphen at a line end is mostly real (measured: 60 of 60 in the reports of the
development corpus; 130 of 135 are line breaks in one booklet that does break words).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
    "\ufb06": "st", "\u00ad": "", "\u200b": "", "\ufeff": "", "\u2060": "",
}  # fmt: skip
_FOLDING = str.maketrans(_LIGATURES)
HYPHENS = "-\u2010\u2011"
"""Characters that may break a word at a line end (hyphen-minus, hyphen, non-breaking hyphen)."""

_PREFIXES = {
    "en": """
        afro age all anti asia awareness broad by capacity child co community counter cross decision
        east euro ex extra fact five four full gender half high human hyper ill inter intra land large
        law long low macro man micro mid mini multi neo no non north one over pan part peace people
        policy post pre pro quasi re rights same secretary self semi short small so socio south sub then
        three trans two ultra under vice well west women
""",
    "fr": """
        anti c'est-à celle celles celui ceux contre demi ex là mi non peut porte quasi semi socio sous
        vice vis
""",
    "es": "anti económico ex franco hispano no político pos socio teórico vice",
    "pt": "anti auto bem contra ex extra infra mal não pré pró pós recém semi socio sub vice",
    "ru": "в вице во из информационно кое культурно научно нефте по политико северо со социально экс юго",
}
_SECONDS = {
    "en": """
        and based being building called cutting determination down effective finding free friendly
        general government governing governmental impact in keeping led level making old or oriented out
        owned raising related responsive round scale sensitive sex sharing specific term to treatment up
        wide year
""",
    "fr": "ce ci dessous dessus elle elles en général il ils je là même mêmes nous on t vous y",
    "es": "",
    "pt": "a as feira la las lhe lhes lo los me nos o os se te vos",
    "ru": "ка либо нибудь таки то",
}
"""First and second parts of compounds that keep their hyphen, by language."""

_SOLID = frozenset(
    """
    international internationally cooperation cooperate coordination coordinate resolution report
    reports recommendation recommendations region regional result relation relations subject submitted
    substantive interim interest present pressing prepared prevention overall underlying understanding
    provide protection project process promotion allow society social recognize record respect
    responsibility require review transfer extraordinary programme programmes procedure professional
    progress property proposal prosecution
    """.split()  # noqa: SIM905 - a table of words
)
"""Words whose first letters look like a prefix of a compound."""

_AROUND = " .,;:!?()[]{}<>\"'“”„‘’«»…*†‡/|–—"
_EDGE = re.compile(r"^[^\w]+|[^\w]+$")
_ADDRESS = re.compile(r"[/@_\d]|www\.|https?:|\.\w")
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_][ \u00a0]){3,}[^\W\d_](?!\S)")
_SPACED_WORDS = re.compile(r"(?<!\S)(?:(?:[^\W\d_] )*[^\W\d_])(?: {2,}(?:(?:[^\W\d_] )*[^\W\d_]))+(?!\S)")
HABIT_SHARE = 0.3
"""A document of whose line-end fragments this part are no words ("devel-") breaks words."""
HABIT_LEAST = 4
SHORTEST_WORD = 2


class Hyphens:
    """Decides hyphens at line ends of one document.

    `words` are all its words as they stand between spaces, fragments before line ends included
    ("devel-"); `language` is an ISO 639-1 code or None.
    """

    __slots__ = ("_breaks", "_hyphened", "_prefixes", "_seconds", "_words")

    def __init__(self, words: Iterable[str], language: str | None = None) -> None:
        folded = [word if word.isascii() else word.translate(_FOLDING) for word in words]
        cleaned = [word.strip(_AROUND).lower() if word[-1:] not in HYPHENS else word for word in folded]
        self._words = frozenset(word for word in cleaned if word and word[-1] not in HYPHENS)
        self._hyphened = frozenset(word for word in self._words if "-" in word)
        self._prefixes = frozenset(_PREFIXES.get(language or "en", "").split())
        self._seconds = frozenset(_SECONDS.get(language or "en", "").split())
        fragments = [_EDGE.sub("", word).lower() for word in cleaned if word and word[-1] in HYPHENS]
        fragments = [word for word in fragments if word.isalpha()]
        odd = sum(word not in self._words and word not in self._prefixes for word in fragments)
        self._breaks = odd >= HABIT_LEAST and odd >= HABIT_SHARE * len(fragments)

    def keep(self, left: str, right: str) -> bool:
        """Whether the hyphen between `left` (before the line end) and `right` is part of the word."""
        if _ADDRESS.search(left) or not left[-1:].isalpha() or not right[:1].isalpha():
            return True
        first, second = _EDGE.sub("", left), _EDGE.sub("", right)
        if second[:1].isupper() and not (first.isupper() and second.isupper()):
            return True
        first, second = first.lower(), second.lower()
        joined = first + second
        if f"{first}-{second}" in self._hyphened:
            return True
        if joined in self._words or (self._breaks and joined in _SOLID):
            return False
        if first.rpartition("-")[2] in self._prefixes or second.partition("-")[0] in self._seconds:
            return not self._breaks or len(first) > SHORTEST_WORD or first in self._words
        return not self._breaks and len(first) >= SHORTEST_WORD


def fold(text: str) -> str:
    """Ligatures as letters (ﬁ, ﬂ …), soft hyphens and invisible spaces gone."""
    return text.translate(_FOLDING)


def despace(heading: str) -> str:
    """A letter-spaced heading closed up: "C O N T E N T S" is CONTENTS; two spaces part words."""
    wide = _SPACED_WORDS.sub(
        lambda match: " ".join(word.replace(" ", "") for word in re.split(r" {2,}", match[0])), heading
    )
    return _SPACED.sub(lambda match: re.sub(r"[ \u00a0]", "", match[0]), wide)
