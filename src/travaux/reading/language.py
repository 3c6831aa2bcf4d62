"""Which language a text is written in: text in, ISO 639-1 code out.

Script decides first (one look over the letters), function words decide among languages of the
Latin script. It serves whole documents and single blocks, so a text of a few words gets no
language at all rather than a guess. File names and properties play no part: they lie.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

SAMPLE = 4000
"""Characters per slice of a long text: about 600 words, far more than the counts need."""

SLICES = 3
"""A long text is looked at in its beginning, middle and end: annexes change language."""

MIN_HITS = 3
"""Function words that a language needs before it is named; titles of two words stay undecided."""

MIN_SHARE = 0.08
"""Share of function words in running text (0.3 to 0.5 in all our languages; lists have fewer)."""

LEAD = 1.25
"""How much better than the runner-up: Spanish and Portuguese share "de", "a", "que", "se"."""

HAN_WEIGHT = 3
"""One Chinese character says about as much as three letters."""

MIN_SCRIPT_LETTERS = 2
"""Letters of a script that must be there before it is the script of the text."""

_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("cyrillic", "\u0400-\u052f"),
    ("arabic", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"),
    ("han", "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"),
    ("kana", "\u3040-\u30ff\uff66-\uff9f"),
    ("ko", "\u1100-\u11ff\uac00-\ud7af"),
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("he", "\u0590-\u05ff"),
    ("hy", "\u0530-\u058f"),
    ("ka", "\u10a0-\u10ff"),
    ("am", "\u1200-\u137f"),
    ("hi", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("ta", "\u0b80-\u0bff"),
    ("si", "\u0d80-\u0dff"),
    ("th", "\u0e00-\u0e7f"),
    ("lo", "\u0e80-\u0eff"),
    ("my", "\u1000-\u109f"),
    ("km", "\u1780-\u17ff"),
    ("mn", "\u1800-\u18af"),
    ("latin", "A-Za-z\u00c0-\u024f"),
)
_OTHER = "\u0370-\u1fff\u3040-\ud7af\uf900-\ufefc\uff66-\uff9f"  # all that is not Latin


def _ranges(chars: str) -> list[tuple[str, str]]:
    """First and last characters of "a-zA-Z"."""
    return list(zip(chars[::3], chars[2::3], strict=True))


# Looked up by bisection: patterns with ranges as large as these take longer to compile than to use.
_STARTS = sorted((first, last, name) for name, chars in _SCRIPTS for first, last in _ranges(chars))
_FIRSTS = [first for first, _, _ in _STARTS]
_OTHER_RANGES = _ranges(_OTHER)
_WORD = re.compile(r"[^\W\d_]+")

_CYRILLIC_OTHERS = (
    ("be", "ўЎ"),
    ("kk", "әғқңұһӘҒҚҢҰҺ"),
    ("uk", "їєґіЇЄҐІ"),
    ("sr", "ђћјљњЂЋЈЉЊ"),
)
_ARABIC_OTHERS = (
    ("ur", "ٹڈڑںےہ"),
    ("fa", "پچژگ"),
)
OTHER_LETTERS_SHARE = 0.015
"""Share of letters foreign to Russian (or Arabic) that makes the text another language's."""

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in that for by with on is are was were be been as it its this these which "
        "from at or not has have had an their under such any all should would will shall may who "
        "also between into other than there they his her he she we our",
        "fr": "de la le les des du et en à aux un une que qui dans pour par sur au est sont a ont ce cette "
        "ces son sa ses leur leurs ou ne pas se avec été être il elle ils plus sous entre dont "
        "ainsi comme y l d qu n s c notamment afin",
        "es": "de la el los las y en del que a se por con una un para al es su sus como no o lo más "
        "sobre ha han fue son este esta estos estas entre sin también así e ser está están cuando "
        "desde hasta pero u les le todos todas",
        "pt": "de da do das dos e a o os as em que no na nos nas para por com um uma ao aos à às se "
        "pela pelo pelos pelas seu sua seus suas não é são foi como mais ou sobre este esta "
        "entre também sem já ser está estão num numa quando",
        "de": "der die das und den dem des ein eine einer eines einem einen in im zu zur zum mit von vom "
        "für auf ist sind nicht auch werden wird dass oder bei nach über als durch sich",
        "it": "di del della dei delle degli il lo la gli le un una e in nel nella nei che per con su "
        "sono è non si da dal dalla come al alla ai anche più o ha hanno questo questa",
        "nl": "de het een en van in op te dat die voor met is zijn aan door niet als bij ook om uit "
        "worden wordt of naar deze dit over",
    }.items()
}
_KNOWN = frozenset[str]().union(*FUNCTION_WORDS.values())


def detect(text: str, default: str | None = None) -> str | None:
    """The language of `text` as an ISO 639-1 code, or `default` when the text does not decide.

    A script of one language decides even a short text; Latin letters need `MIN_HITS` function
    words. Long texts are looked at in slices, so the cost is bounded.
    """
    sample = text if len(text) <= SAMPLE * SLICES else " ".join(_slices(text))
    script = _script(sample)
    if script == "latin":
        return _by_words(sample) or default
    if script == "cyrillic":
        return _unless(_CYRILLIC_OTHERS, sample, "ru")
    if script == "arabic":
        return _unless(_ARABIC_OTHERS, sample, "ar")
    return script or default


def _slices(text: str) -> Iterator[str]:
    """Equal slices from the beginning, the middle and the end."""
    last = len(text) - SAMPLE
    for number in range(SLICES):
        start = last * number // (SLICES - 1)
        yield text[start : start + SAMPLE]


def _script(text: str) -> str | None:
    """The script with most letters: "latin", "cyrillic", "arabic", or the code of its one language."""
    if text.isascii() or not any(map(_is_other, set(text))):
        return "latin"
    counts = {name: 0 for name, _ in _SCRIPTS}
    for char, times in Counter(text).items():
        place = bisect_right(_FIRSTS, char) - 1
        if place >= 0 and char <= _STARTS[place][1]:
            counts[_STARTS[place][2]] += times
    han, kana = counts.pop("han") * HAN_WEIGHT, counts.pop("kana")
    counts["ja" if kana * 10 > han else "zh"] = han + kana
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] >= MIN_SCRIPT_LETTERS else None


def _is_other(char: str) -> bool:
    """Whether a character is a letter of a script that is not Latin."""
    return char >= "\u0370" and any(first <= char <= last for first, last in _OTHER_RANGES)


def _by_words(text: str) -> str | None:
    """The language of the Latin script whose function words are most frequent, if one leads."""
    words = _WORD.findall(text.lower())
    times = Counter([word for word in words if word in _KNOWN])
    hits = times.total()
    if hits < MIN_HITS or hits < len(words) * MIN_SHARE:
        return None
    scores = {name: _total(times, times.keys() & known) for name, known in FUNCTION_WORDS.items()}
    ranking = sorted(scores.values(), reverse=True)
    best = max(scores, key=lambda name: scores[name])
    if ranking[0] < MIN_HITS or ranking[0] < ranking[1] * LEAD:
        return None
    return best


def _total(times: Counter[str], words: Iterable[str]) -> int:
    return sum([times[word] for word in words])


def _unless(others: tuple[tuple[str, str], ...], text: str, usual: str) -> str:
    """`usual`, unless letters that it does not have are frequent in `text`."""
    letters = max(1, sum(map(len, _WORD.findall(text))))
    for language, foreign in others:
        if sum(map(text.count, foreign)) > letters * OTHER_LETTERS_SHARE:
            return language
    return usual
