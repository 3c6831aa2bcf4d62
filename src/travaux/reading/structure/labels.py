"""Printed labels at the start of a text: "12.", "4.2", "(iv)", "–", "Annex II", "第九条".

In: the text of a piece, or the label its file gives apart. Out: a `Label` with every reading it
allows, or None. Whether a label is the number of a paragraph, an item, a heading, or only a figure
that happens to begin a line is decided later, by the sequence it stands in (`chain`, `items`,
`outline`); nothing is decided here.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from travaux.reading.hinted import Hinted
from travaux.reading.structure import numerals, vocabulary
from travaux.reading.structure.numerals import Reading


class Form(StrEnum):
    """What a label looks like."""

    NUMBER = "number"
    ITEM = "item"
    BULLET = "bullet"
    UNIT = "unit"


class Label(NamedTuple):
    """A label as printed.

    `printed` is the number without punctuation ("12 bis", "a", "IV"); `end` is where the text
    begins after the label; `shape` is the label with "#" for the numeral ("(#)", "#."), so that
    fellows of a list can be told. `readings` are the places it may hold in a sequence. For numbers
    `value` holds its components (26.1 is (26, 1)) and `rank` is 1 for bis, 2 for ter. For units
    `unit` is the kind ("annex").
    """

    form: Form
    printed: str
    end: int
    shape: str
    readings: tuple[Reading, ...]
    value: tuple[int, ...] = ()
    rank: int = 0
    unit: str = ""


LARGEST = 4
"""Digits in one component of a number; longer figures are no labels."""

_DIGIT = r"[0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]"
_NUMBER = re.compile(
    rf"\s*(?P<open>[\[(（［]\s?|§§?\s*|¶\s*)?"
    rf"(?P<num>{_DIGIT}{{1,{LARGEST}}}(?:-{_DIGIT}{{1,3}}(?=\.\s)|(?:\s?[.．]\s?{_DIGIT}{{1,3}})*))"
    rf"(?P<suffix>\s?(?:{numerals.SUFFIX})\b)?"
    r"(?P<close>\s?[.．][\])）］]?(?!\d)|\s?[\])）］]\.?|\s?[、。]|\s?[º°](?=\s)|\s?[-–—](?=\s|[\u0600-\u06ff])"
    r"|(?=\t|\s{3,})|(?=\s))",
    re.IGNORECASE,
)
_WIDE = re.compile(r"\t|\s{3,}")
_ARABIC_LETTER = "\u0621-\u064a\u0640\u064b"
_NUMERAL = (
    rf"[ivxlIVXL]{{1,7}}|[a-zA-Z]{{1,2}}|[а-яА-Я]|[{_ARABIC_LETTER}]{{1,7}}"
    r"|[一二三四五六七八九十]{1,3}|[子丑寅卯辰巳午未申酉戌亥]"
)
_ITEM = re.compile(
    rf"\s*(?P<open>[“\"«‘]?[(（\[]\s?)?(?P<num>{_NUMERAL})"
    r"(?P<close>\s?[)）\]]\.?|\s?\.|、|\s?[-–—](?=\s|[\u0600-\u06ff]))"
    r"(?=\s|[^\W\d_]|[“\"«(（‘'’\d]|$)"
)
_CIRCLED = Hinted(r"\s*(?P<num>[㈠-㈩])", tuple("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"))
_BULLET = re.compile(
    r"\s*(?P<num>[•·●○▪■◦‣➢►\u2043\uf0b7\uf02d\uf0a7\uf0d8]|[-–—](?=\s)|o(?=\t|\s{2,})|\*(?=\t|\s{2,}))"
)
_UNIT_WORDS = {word: unit for unit, words in vocabulary.UNITS.items() for word in words}
_UNIT = Hinted(
    r"\s*(?P<word>" + "|".join(sorted(map(re.escape, _UNIT_WORDS), key=len, reverse=True)) + r")(?![^\W\d_])"
    r"(?:[\s:]*(?:no\.|nº|№|n°)?\s*"
    rf"(?P<num>{_DIGIT}{{1,4}}(?:\s?(?:{numerals.SUFFIX}))?|[ivxlIVXL]{{1,7}}(?![\w/])"
    r"|[A-Z](?![\w/])|[^\W\d_]+(?=\s*$|\s*[.:\n]))?"
    r"(?P<close>\s?[.:–—-]?)(?=\W|$))?",
    flags=re.IGNORECASE,
)
_CHINESE_UNIT = Hinted(
    rf"\s*第\s*(?P<num>[一二三四五六七八九十]{{1,4}}|{_DIGIT}{{1,3}})\s*(?P<word>"
    + "|".join(vocabulary.CHINESE_UNITS)
    + ")",
    ("第",),
)
_CHINESE_ANNEX = Hinted(
    rf"\s*(?P<word>附件|附录|附文)\s*(?P<num>[一二三四五六七八九十]{{1,3}}|{_DIGIT}{{1,3}})?(?=\s|$)",
    ("附",),
)
_NOTE = Hinted(
    r"\s*(?P<mark>\(?\d{1,3}\)?\s?/|[a-z]\s?/|[*＊]{1,5}|[†‡§¶]{1,3}|\d{1,3}[.)]?(?=\s|[^\W\d_]|[“\"«(])"
    r"|[a-z][.)]?(?=\s)|\[\d{1,3}\])\s*"
)
_UNIT_LENGTH = 400
_NUMBERLESS = frozenset({"annex", "appendix", "enclosure", "att"})


def parse(text: str, given: str | None = None) -> Label | None:
    """The number or item label at the start of `text`, or the one `given` apart from it.

    A numeral that may be both ("1.", "(1)") comes as a NUMBER; its readings serve either way.
    """
    if given is not None and given.strip():
        found = parse(given.strip() + " X")
        return found and found._replace(end=0)
    head = text[:40]
    return _number(head) or _item(head) or _bullet(head)


def unit(text: str) -> Label | None:
    """The unit a heading opens ("Annex II", "Article 9", "第九条"), or None.

    In running text "Article 9 of the Covenant" looks the same: ask this of headings only.
    """
    if len(text) > _UNIT_LENGTH:
        return None
    match = _CHINESE_UNIT.match(text)
    if match:
        return _unit_label(match, vocabulary.CHINESE_UNITS[match["word"]])
    match = _CHINESE_ANNEX.match(text)
    if match is None:
        match = _UNIT.match(text)
    return _unit_label(match, _UNIT_WORDS[match["word"].lower()]) if match else None


def note(text: str) -> tuple[str, int] | None:
    """The mark a footnote opens with ("12", "*", "a", "1/") without punctuation, and its end."""
    match = _NOTE.match(text)
    return (re.sub(r"[\s/.()\[\]]", "", match["mark"]), match.end()) if match else None


def _number(head: str) -> Label | None:
    match = _NUMBER.match(head)
    if match is None:
        return None
    opened, close = (match["open"] or "").strip(), re.sub(r"\s", "", match["close"])
    parts = [re.sub(r"\s", "", part) for part in re.split(r"[.．-]", match["num"])]
    if any(len(part) > 1 and numerals.decimal(part[0]) == 0 for part in parts):
        return None
    if not close and not opened and len(parts) == 1 and not _WIDE.match(head, match.end("num")):
        return None
    value = tuple(numerals.decimal(part) for part in parts)
    suffix = (match["suffix"] or "").strip()
    printed = ".".join(str(part) for part in parts) + (f" {suffix}" if suffix else "")
    shape = f"{_plain(opened)}{'.'.join('#' * len(parts))}{_plain(close)}"
    end = _skip_space(head, match.end())
    places = (Reading(numerals.DECIMAL, value[0]),) if len(value) == 1 else ()
    return Label(Form.NUMBER, printed, end, shape, places, value, numerals.rank(suffix))


def _item(head: str) -> Label | None:
    match = _CIRCLED.match(head) or _ITEM.match(head)
    if match is None:
        return None
    places = numerals.readings(match["num"])
    if not places:
        return None
    groups = match.groupdict()
    opened, close = (groups.get("open") or "").strip().lstrip('“"«‘'), (groups.get("close") or "").strip()
    if (
        close.startswith((")", "）", "]"))
        or opened
        or _may_stand_bare(match["num"], places, head[match.end() :])
    ):
        shape = f"{_plain(opened)}#{_plain(close)}"
        return Label(Form.ITEM, match["num"].strip(), _skip_space(head, match.end()), shape, places)
    return None


def _may_stand_bare(num: str, places: tuple[Reading, ...], after: str) -> bool:
    """Whether "a." or "IV." may be a label without brackets: not the initials of "U.S." or "A.B."."""
    if num.isascii() and after[:1].isalpha() and len(num) == 1:
        return len(after) > 1 and after[1:2].islower() and after[:1].isupper()
    return bool(places)


def _bullet(head: str) -> Label | None:
    match = _BULLET.match(head)
    if match is None:
        return None
    glyph = match["num"]
    return Label(Form.BULLET, glyph, _skip_space(head, match.end()), glyph, ())


def _unit_label(match: re.Match[str], kind: str) -> Label | None:
    num = (match["num"] or "").strip()
    suffix = re.search(rf"(?:{numerals.SUFFIX})\Z", num) if num else None
    bare = num[: suffix.start()].strip() if suffix else num
    places = numerals.word(bare) if bare else ()
    if not num and kind not in _NUMBERLESS:
        return None
    if num and not places:
        if kind not in _NUMBERLESS:
            return None
        return Label(Form.UNIT, "", _skip_space(match.string, match.end("word")), kind, (), unit=kind)
    end = _skip_space(match.string, match.end())
    rank = numerals.rank(suffix[0]) if suffix else 0
    return Label(Form.UNIT, num, end, kind, places, rank=rank, unit=kind)


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _plain(punctuation: str) -> str:
    """Full-width and spaced punctuation in its plain form, so that fellows share a shape."""
    return punctuation.translate(_PLAIN).replace(" ", "")


_PLAIN = str.maketrans("（）．［］–—、。º°", "().[]--..)"[:9] + "oo")
