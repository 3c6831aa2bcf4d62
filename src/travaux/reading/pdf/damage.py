"""Text layers that say something other than what the page shows.

In: the text of one page. Out: a reason code, or None when the text looks like writing. Why: fonts
without a true map to Unicode give text that no engine can read right ("القلي المت القن" for
"المتطابقتين", "Ðåçîëþöèÿ" for "Резолюция"), and such text must be said to be damaged, and read from
the picture, rather than be numbered and stored. Decided by counting letters, never by a dictionary.

Cheap on purpose: a page of good text costs some counts in C and no loop.
"""

from __future__ import annotations

import re

from travaux.texts.reading import Warning

NO_TEXT = "no-text"
ARABIC_MAP = "arabic-map"
REVERSED_DIGITS = "reversed-digits"
FONT_MAP = "font-map"

MESSAGES = {
    NO_TEXT: "The page is a picture with hardly any text",
    ARABIC_MAP: "The Arabic letters of the text layer are not those that are printed",
    REVERSED_DIGITS: "The figures in the Arabic text layer are back to front",
    FONT_MAP: "The letters of the text layer are not those that are printed",
}

FEW_CHARACTERS = 50  # a page of pictures with less text than this is a scan (its stamp or number)
_FEW_LETTERS = 80  # fewer letters than this are no basis for counting

_ARABIC = re.compile("[\u0621-\u064a]")
# A kashida that is mapped to a letter makes runs of it. Clean Arabic has none; damaged files 2-20 %.
_ARABIC_RUN = re.compile("([\u0621-\u063f\u0641-\u064a])\\1{2,}")
_RUN_SHARE = 0.01
# Teh marbuta and alef maksura end a word, always; damaged maps put them inside (clean: below 0.3 %).
_ENDING_INSIDE = re.compile("[\u0629\u0649](?=[\u0621-\u064a])")
_ENDING_SHARE = 0.012
# One letter alone is a list label or the abbreviation of a date; damaged text is full of them.
_LETTER_ALONE = re.compile("(?<![^\\s])[\u0621-\u0647\u0649\u064a](?![^\\s])")
_ALONE_SHARE = 0.02

_YEAR = re.compile(r"(?<![\d./])(?:19|20)\d\d(?![\d./])")
_RAEY = re.compile(r"(?<![\d./])\d\d(?:91|02)(?![\d./])")  # a year back to front
_FEW_YEARS = 3

# Characters that writing does not hold: controls, private use (but for bullets, which open a line),
# U+FFFD, and the letters of Latin-1 that stand for others when an eight-bit font is read as Latin-1.
_SUSPECT = re.compile("[\x00-\x01\x03-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")  # eight times as fast
_NO_WRITING = re.compile("[\x00-\x01\x03-\x08\x0e-\x1f\x7f-\x9f\ufffd]|(?<=\\S)[\ue000-\uf8ff]")
_NO_WRITING_SHARE = 0.05
_ACCENTED = re.compile("[\xa1-\xff]")
_ACCENTED_SHARE = 0.3  # French 4 %, Portuguese 5 %, Vietnamese 20 %; Cyrillic read as Latin-1 95 %
_LATIN = re.compile("[A-Za-z]")
_FREQUENT = (" the ", " of ", " and ", " to ", " in ", " de ", " la ", " que ", " et ", " les ", " y ")
_FREQUENT_SHARE = 0.02  # of the words; running text in English, French, Spanish, Portuguese has 15-30 %
_VOWELS = "aeiouyAEIOUY"
_VOWEL_SHARE = (0.22, 0.62)  # languages in Latin letters lie between 0.33 and 0.5, acronyms included
# The commonest letter pairs of languages in Latin letters: together 15-30 % of all pairs in each.
_PAIRS = ("an", "ar", "de", "en", "er", "es", "in", "na", "on", "or", "ra", "re", "st", "te", "ti")
_PAIR_SHARE = 0.06
# Polish, Turkish, Vietnamese …: such letters come only from a true map.
_BEYOND = re.compile("[\u0100-\u024f\u1e00-\u1eff]")
_BEYOND_SHARE = 0.01
_SIGN = re.compile(r"[!\"#$%&'*+;<=>?@\[\\\]^`{|}~]")
_SIGN_SHARE = 0.25  # of the characters; figures, dots of a contents page and rules are not counted


def garbled(text: str, *, has_picture: bool = False) -> str | None:
    """Why the text layer of a page can't be trusted (one of the codes above), None when it can.

    `has_picture` says that an image covers a good part of the page: with almost no text it is a scan.
    Give the pages of a file one by one; for Arabic, whose fonts are damaged file by file, also all
    its Arabic pages as one text: a page with little text may hide what the file shows.
    """
    if len(text) < 2 * FEW_CHARACTERS and len("".join(text.split())) < FEW_CHARACTERS:
        return NO_TEXT if has_picture else None
    if _SUSPECT.search(text) and len(_NO_WRITING.findall(text)) > _NO_WRITING_SHARE * len(text):
        return FONT_MAP
    if _ARABIC.search(text):
        return _arabic(text)
    return FONT_MAP if _latin_is_no_writing(text) else None


def warning(reason: str, page: int, *, recognised: bool) -> Warning:
    """The doubt as it is told: what is wrong with the page, and what to do or what was done."""
    then = (
        "it was read from its picture (OCR), check it against the page"
        if recognised
        else "read the file with --ocr auto, or use its Word version"
    )
    return Warning(f"damaged-text:{reason}", f"{MESSAGES[reason]}: {then}.", page)


def _arabic(text: str) -> str | None:
    letters = len(_ARABIC.findall(text))
    if letters < _FEW_LETTERS:
        return None
    in_runs = sum(len(match.group()) for match in _ARABIC_RUN.finditer(text))
    if in_runs > _RUN_SHARE * letters:
        return ARABIC_MAP
    inside, alone = len(_ENDING_INSIDE.findall(text)), len(_LETTER_ALONE.findall(text))
    if inside > _ENDING_SHARE * letters or alone > _ALONE_SHARE * letters:
        return ARABIC_MAP
    backward = len(_RAEY.findall(text))
    if backward >= _FEW_YEARS and backward > 2 * len(_YEAR.findall(text)):
        return REVERSED_DIGITS
    return None


def _latin_is_no_writing(text: str) -> bool:
    """Whether text in Latin letters has neither the words nor the vowels of any language."""
    enough = _FREQUENT_SHARE * (text.count(" ") + text.count("\n"))
    found = 0
    for word in _FREQUENT:
        found += text.count(word)
        if found > enough:
            return False
    latin = len(_LATIN.findall(text))
    accented = 0 if text.isascii() else len(_ACCENTED.findall(text))
    if accented > _ACCENTED_SHARE * (latin + accented) and accented >= _FEW_LETTERS:
        return True
    if len(_BEYOND.findall(text)) > _BEYOND_SHARE * len(text):
        return False
    if len(text) > 2 * _FEW_LETTERS and len(_SIGN.findall(text)) > _SIGN_SHARE * len(text):
        return True
    if latin < max(_FEW_LETTERS, len(text) // 3):
        return False
    vowels = sum(map(text.count, _VOWELS)) + accented
    if not _VOWEL_SHARE[0] < vowels / (latin + accented) < _VOWEL_SHARE[1]:
        return True
    small = text.lower()
    return latin > 2 * _FEW_LETTERS and sum(map(small.count, _PAIRS)) < _PAIR_SHARE * latin
