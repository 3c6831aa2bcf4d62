"""What a line of a masthead says: its text in, what was found in it out.

Patterns look at the text with accents and case folded, character for character, so places agree
with the text as printed. Lines may be joined into one text ("Distr. GENERAL A/48/1 11 May 1994"):
every part is looked for, and what no pattern explains is the rest.
"""

from __future__ import annotations

import re
import unicodedata

from travaux.reading.hinted import NAMES, Hinted, Worded, holds, opens_with
from travaux.reading.masthead import words
from travaux.reading.masthead.symbol_pattern import symbols

DISTRIBUTION, SYMBOL, DATE, LANGUAGE, ORIGINAL = "distribution", "symbol", "date", "language", "original"
NATIONS, ORGAN, BODY_NAME, COURT = "nations", "organ", "body", "court"
SESSION, AGENDA, PLACE, LESSER, MEETING, JOB, BARCODE, RECYCLING = (
    "session", "agenda", "place", "lesser", "meeting", "job", "barcode", "recycling",
)  # fmt: skip


def _plain(char: str) -> str:
    """A letter without its accent (and with a straight apostrophe), one for one."""
    base = unicodedata.normalize("NFD", char)[0]
    return {"’": "'", "ʼ": "'", "\u00a0": " ", "–": "-", "—": "-", "‑": "-"}.get(char, base)


_FOLD: dict[int, str | int] = {
    code: _plain(chr(code))
    for code in (*range(0xC0, 0x250), *range(0x2010, 0x2020), 0x2BC, 0xA0, 0x401, 0x451)
}
_FOLD[0x401], _FOLD[0x451] = "Е", "е"
_FOLD |= str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９", "0123456789" * 3)
_MONTH_OF = {name: number for number, names in enumerate(words.MONTHS, 1) for name in names}
_LANGUAGE_OF = {name: code for code, names in words.LANGUAGES.items() for name in names}
_CLASS_OF = {name: kind for kind, names in words.DISTRIBUTIONS.items() for name in names}


def folded(text: str) -> str:
    """Lower case without accents, digits as 0 to 9, as long as `text` itself."""
    if text.isascii():
        return text.lower()
    plain = text.translate(_FOLD)
    lower = plain.lower()
    return lower if len(lower) == len(text) else "".join(c.lower()[0] for c in plain)


_EDGE = r"(?<![^\W\d_])"  # not inside a word
_END = r"(?![^\W\d_])"
_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"\d{4}")  # in every date
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|o|°|º|-го)?"
_DATES = (
    Worded(
        rf"(?<!\d){_DAY}\s*(?:de\s+|d'\s?)?(?P<month>{NAMES})(?:\s*/\s*{NAMES})?\s*(?:del?\s+)?(?P<year>\d{{4}})(?!\d)(?:\s*г(?:ода|\.)?)?",
        _MONTH_OF,
    ),
    Worded(rf"{_EDGE}(?P<month>{NAMES})\s+{_DAY},?\s+(?P<year>\d{{4}})(?!\d)", _MONTH_OF),
    Hinted(r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日", ("年",)),
)
_RANGE = Worded(
    rf"(?:(?:[\w.'-]+\s){{0,2}}[\w.'-]+,\s*)?(?:(?:du|from|с|del)\s+)?\d{{1,2}}(?:er)?(?:\s+(?:de\s+)?{NAMES}(?:/{NAMES})?(?:\s+(?:de\s+)?\d{{4}})?)?"
    rf"\s*(?:-|to|and|au|a|al|et|y|по|إلى)\s*\d{{1,2}}\s*(?:de\s+)?{NAMES}(?:/{NAMES})?\s*(?:de\s+)?\d{{4}}(?:\s*года)?"
    r"|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日至[\d年月\s]{1,12}日(?:[,，]\s*\w+)?",
    _MONTH_OF,
    bare=("日至",),
)
_NUMERAL = r"\d{1,3}(?:\s?\(?[a-zа-яأ-ي]{1,4}\)(?![a-z]))*"
_ITEM = rf"(?P<item>{_NUMERAL}(?:\s?(?:,|-|and|to|et|a|y|и|و|和|、)\s?(?:{_NUMERAL}|\(?[a-z]\)))*)"
_AGENDAS = (
    Hinted(
        rf"{_EDGE}(?:provisional\s+)?(?:agenda\s+)?items?\s+{_ITEM}(?:\s+of\s+the\s+[a-z\s]{{0,40}}(?:agenda|list))?\**",
        ("item",),
    ),
    Hinted(
        rf"{_EDGE}points?\s+{_ITEM}\s+de\s+(?:l'ordre\s+du\s+jour(?:\s+provisoire)?|la\s+liste\s+preliminaire)\**",
        ("point",),
    ),
    Hinted(
        rf"{_EDGE}temas?\s+{_ITEM}\s+(?:del\s+programa(?:\s+provisional)?|de\s+la\s+(?:agenda|lista)\s*(?:provisional|preliminar)?)\**",
        ("tema",),
    ),
    Hinted(
        rf"{_EDGE}пункты?\s+{_ITEM}\s+(?:предварительной\s+|первоначального\s+)?(?:повестки\s+дня|перечня)(?:\s+пунктов)?\**",
        ("пункт",),
    ),
    Hinted(
        rf"(?:临时)?议程(?:\*?)项目\s*{_ITEM}\**|暂定项目表\**\s*项目\s*(?P<item2>\d{{1,3}})\**",
        ("项目",),
    ),
    Hinted(
        rf"{_EDGE}(?:البند|البندان|البنود)\s+{_ITEM}(?:\s+من\s+(?:جدول\s+الأعمال|القائمة)(?:\s+\S+)?)?\**",
        ("البند", "البنود"),
    ),
)
_EN_ORDINAL = (
    r"(?:(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)y-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|"
    r"ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth|one\s+hundred(?:\s+and)?\s+[\w-]+)|\d{1,3}(?:st|nd|rd|th)"
)
_ES_UNIT = "(?:primer|segundo|tercer|cuarto|quinto|sexto|septimo|octavo|noveno)"
_ES_ORDINAL = rf"(?:\w+[ei]simo[\s-]*)?(?:\w*{_ES_UNIT}|\w*decimo|\w+cimo|\w+simo)"
_RU_TENS = r"(?:двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто)"
_SESSIONS = (
    Hinted(
        rf"{_EDGE}(?:resumed\s+)?(?:{_EN_ORDINAL})\s+(?:(?:emergency\s+)?special\s+|resumed\s+|regular\s+|substantive\s+|organizational\s+|annual\s+)*(?:session|year){_END}(?:,?\s+\d{{4}}(?!\w))?",
        ("session", "year"),
    ),
    Hinted(
        rf"{_EDGE}(?:substantive|organizational|resumed|annual)\s+session\s+(?:of|for)\s+\d{{4}}|{_EDGE}\d{{4}}\s+session{_END}",
        ("session",),
    ),
    Hinted(
        rf"{_EDGE}(?:[\w-]+\s+et\s+)?[\w-]+(?:ieme|iere|premiere|seconde)\s+(?:session|annee)(?:\s+(?:extraordinaire(?:\s+d'urgence)?|ordinaire))?{_END}",
        ("ieme", "iere", "seconde"),
    ),
    Hinted(
        rf"{_EDGE}session\s+(?:de\s+fond|d'organisation|extraordinaire)\s+de\s+\d{{4}}",
        ("fond", "d'organisation", "extraordinaire"),
    ),
    Hinted(
        rf"{_EDGE}{_ES_ORDINAL}\s+periodo\s+(?:extraordinario\s+|ordinario\s+)?(?:de\s+emergencia\s+)?de\s+sesiones(?:\s+de\s+emergencia)?(?:\s+\d{{4}})?",
        ("periodo",),
    ),
    Hinted(
        rf"{_EDGE}{_ES_ORDINAL}\s+ano{_END}|{_EDGE}periodo\s+de\s+sesiones\s+(?:sustantivo\s+)?de\s+\d{{4}}",
        ("ano", "periodo"),
    ),
    Hinted(
        rf"{_EDGE}(?:{_RU_TENS}\s+)?\w+(?:ая|ья)\s+(?:\w+ая\s+)?(?:чрезвычайная\s+)?сессия|{_EDGE}(?:{_RU_TENS}\s+)?\w+(?:ый|ий|ой)\s+год{_END}",
        ("сесси", "год"),
    ),
    Hinted(
        r"第[一二三四五六七八九十百〇零\d]+(?:届(?:紧急)?(?:特别)?会议|年)",
        ("第",),
    ),
    Hinted(
        rf"{_EDGE}(?:الدورة|السنة)\s+(?:الاستثنائية\s+)?[\u0621-\u064a]+(?:\s+و[\u0621-\u064a]+|\s+عشرة)?",
        ("الدورة", "السنة"),
    ),
)
_MEETINGS = Hinted(
    rf"{_EDGE}\d{{1,5}}(?:st|nd|rd|th)\s+(?:\(?\w+\)?\s+)?(?:plenary\s+)?meeting{_END}(?:\s*\(resumption\s*\d*\))?"
    rf"|{_EDGE}\d{{1,5}}\s?e\s+seance(?:\s+pleniere)?|{_EDGE}\d{{1,5}}\s?[ªa]\s+sesion(?:\s+plenaria)?"
    rf"|{_EDGE}\d{{1,5}}-е\s+(?:пленарное\s+)?заседание|第\s?\d{{1,5}}\s?次(?:全体)?会议|الجلسة\s+(?:العامة\s+)?\d{{1,5}}",
    ("meeting", "seance", "sesion", "заседание", "会议", "الجلسة"),
)
_WEEKDAY = Worded(rf"{_EDGE}{NAMES}{_END},?", words.WEEKDAYS)
_CLOCK = Hinted(
    r",?\s*(?:at\s+|a\s+las?\s+)?\d{1,2}(?:[.:h]\s?\d{0,2})?\s*(?:[ap]\.?\s?m\.?|heures?|horas?|h(?:\s\d\d)?|час\w*|noon)"
)
_DISTR_WORDS = ("distr", "дистр")
_DISTR = Worded(
    rf"{_EDGE}(?:distr|дистр)(?:ibution|ibucion)?\s*[.:]{{0,2}}\s*:?\s*(?P<kind>{NAMES}{_END})?",
    _CLASS_OF,
    hints=_DISTR_WORDS,
    bare=_DISTR_WORDS,
)
_CLASS = Worded(NAMES + "$", _CLASS_OF)
_ORIGINAL_WORDS = ("original", "подлинный", "оригинала", "原件", "原文", "الأصل")
_ORIGINAL = Worded(
    rf"{_EDGE}(?:original|подлинный\s+текст\s+на|язык\s+оригинала|原件|原文|الأصل)\s*[:：]?\s*(?P<first>{NAMES}){_END}"
    rf"(?:\s+языке)?(?P<more>(?:\s*(?:,|/|and|et|y|и|和|و|&)\s*{NAMES}{_END})*)(?:\s+only)?",
    _LANGUAGE_OF,
    hints=_ORIGINAL_WORDS,
)
_LANGUAGE = Worded(NAMES, _LANGUAGE_OF)
_LANGUAGE_LINE = Worded(rf"{_EDGE}(?P<name>{NAMES}){_END}(?:\s+only)?", _LANGUAGE_OF)
_NO_WORD = Worded(rf"[\W\d_]|{NAMES}", _MONTH_OF, bare=("",))
_JOB = Hinted(
    r"(?<![\w/.])(?P<job>(?:ge\.?|v\.?|na\.?|vie\.?)\s?\d{2}-\d{4,6}|\d{2}-\d{5})(?!\d)\s*(?P<letter>\([efsrca]\))?(?:\s*\d{6}){0,4}",
    ("-",),
)
_BARCODE = Hinted(r"\*\s?(?P<digits>\d{7})\s?\*", ("*",))
_NAMES = (
    (COURT, Worded(_EDGE + NAMES, words.COURTS)),
    (BODY_NAME, Worded(_EDGE + NAMES + _END, words.BODIES)),
    (ORGAN, Worded(_EDGE + NAMES + _END, words.PRINCIPAL_ORGANS)),
    (NATIONS, Worded(rf"{NAMES}(?:\s*(?:[aesi]|/)(?![\w/.]))*", words.UNITED_NATIONS)),
)
_RECYCLING = Worded(NAMES, words.RECYCLING)
_RECORD_WORDS = Worded(_EDGE + NAMES + _END, words.RECORDS)
_WORD = re.compile(r"[^\W_]+")


class Line:
    """What was found in a text: kind → the values, where each kind starts, and the words nothing explains."""

    __slots__ = ("found", "rest", "starts")

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}
        self.rest = ""
        self.starts: dict[str, int] = {}

    def has(self, *kinds: str) -> bool:
        """Whether any of `kinds` was found."""
        return any(kind in self.found for kind in kinds)

    def only(self, *kinds: str) -> bool:
        """Whether something was found, nothing but `kinds`, and nothing is left unexplained."""
        return bool(self.found) and not self.rest and all(kind in kinds for kind in self.found)

    def opens_with(self, *kinds: str) -> bool:
        """Whether the text begins with one of `kinds`."""
        return any(self.starts.get(kind, 1) == 0 for kind in kinds)

    def first(self, kind: str) -> str | None:
        """The first value of a kind."""
        values = self.found.get(kind)
        return values[0] if values else None


class _Taker:
    """Takes what patterns explain out of a folded text, keeping places."""

    def __init__(self, text: str) -> None:
        self.printed = text
        self.folded = self.left = folded(text)
        self.line = Line()

    def take(self, kind: str, start: int, end: int, value: str) -> None:
        """Note a value and blank its place."""
        self.line.found.setdefault(kind, []).append(value)
        self.line.starts[kind] = min(start, self.line.starts.get(kind, start))
        self.left = self.left[:start] + " " * (end - start) + self.left[end:]

    def each(self, kind: str, pattern: Hinted | Worded) -> None:
        """Take all places of a pattern, the value being the text as printed."""
        for match in pattern.all(self.left):
            self.take(
                kind, match.start(), match.end(), " ".join(self.printed[match.start() : match.end()].split())
            )


def look_at(text: str) -> Line:
    """Everything a masthead line says. Use on short texts: some twenty patterns are tried."""
    taker = _Taker(text)
    figures = _FIGURE.search(taker.left) is not None
    if figures:
        for found in symbols(text):
            taker.take(SYMBOL, found.start, found.end, found.symbol)
        _take_jobs(taker)
    _take_distribution(taker)
    _take_originals(taker)
    if figures:
        _take_agendas(taker)
    for pattern in _SESSIONS:
        taker.each(SESSION, pattern)
    if figures and _YEAR.search(taker.left):
        _take_dates(taker)
    for kind, names in _NAMES:
        taker.each(kind, names)
    taker.each(MEETING, _MEETINGS)
    taker.each(MEETING, _WEEKDAY)
    if figures:
        taker.each(MEETING, _CLOCK)
    taker.each(RECYCLING, _RECYCLING)
    return _finished(taker)


def may_show_block(text: str) -> bool:
    """Whether `look_at` can find a distribution or an original language in a text at all.

    A class of distribution stands alone, or with nothing but symbols and numbers.
    """
    plain = folded(text)
    if holds(plain, _DISTR_WORDS) or holds(plain, _ORIGINAL_WORDS):
        return True
    return _CLASS.on(plain) is not None and (_FIGURE.search(plain) is not None or _is_class(plain.strip()))


def iso_date(year: str, month: str, day: str) -> str | None:
    """A date in ISO 8601; the month as a number or by its name. None when there is no such day."""
    number = int(month) if month.isdigit() else _MONTH_OF.get(" ".join(month.split()), 0)
    if not (1 <= number <= 12 and 1 <= int(day) <= 31 and 1900 <= int(year) <= 2100):
        return None
    return f"{int(year):04d}-{number:02d}-{int(day):02d}"


def language_named(name: str) -> str | None:
    """The code of a language by its name ("Español", "English", "الروسية")."""
    return _LANGUAGE_OF.get(folded(name).strip(" .:"))


def job_at_start(text: str) -> tuple[str, str] | None:
    """(job number, letter of its language or "") when a text begins with one."""
    match = _JOB.match(folded(text[:40]))
    if match is None:
        return None
    return text[match.start("job") : match.end("job")].replace(" ", ""), (match["letter"] or "").strip(
        "()"
    ).upper()


def starts_lesser_body(text: str) -> bool:
    """Whether a line opens like the name of a working group, committee or the like."""
    return opens_with(folded(text).lstrip(), words.SUBSIDIARIES)


def _take_jobs(taker: _Taker) -> None:
    """Job numbers with letter, bar codes."""
    for match in _JOB.all(taker.left):
        printed = taker.printed[match.start("job") : match.end("job")]
        taker.take(
            JOB, match.start(), match.end(), printed.replace(" ", "") + (match["letter"] or "").upper()
        )
    taker.each(BARCODE, _BARCODE)


def _is_class(text: str) -> bool:
    """Whether a text is the class of a distribution and nothing else."""
    return _CLASS.match(text) is not None


def _take_distribution(taker: _Taker) -> None:
    for match in _DISTR.all(taker.left):
        taker.take(
            DISTRIBUTION,
            match.start(),
            match.end(),
            _CLASS_OF.get(" ".join((match["kind"] or "").split()), ""),
        )
    alone = taker.left.strip()
    if _is_class(alone):
        start = taker.left.index(alone)
        taker.take(DISTRIBUTION, start, start + len(alone), _CLASS_OF[" ".join(alone.split())])


def _take_originals(taker: _Taker) -> None:
    """ "Original: X", then the names of languages that stand by themselves or after a date."""
    for match in _ORIGINAL.all(taker.left):
        names = [name.group() for name in _LANGUAGE.all(match["first"] + (match["more"] or ""))]
        taker.take(
            ORIGINAL, match.start(), match.end(), ",".join(_LANGUAGE_OF[" ".join(n.split())] for n in names)
        )
    named = _LANGUAGE_LINE.all(taker.left)
    if named and (
        taker.line.has(DISTRIBUTION, ORIGINAL) or not _NO_WORD.sub("", _LANGUAGE_LINE.sub("", taker.left))
    ):
        for match in named:
            taker.take(LANGUAGE, match.start(), match.end(), _LANGUAGE_OF[" ".join(match["name"].split())])


def _take_agendas(taker: _Taker) -> None:
    for pattern in _AGENDAS:
        for match in pattern.all(taker.left):
            start, end = match.span("item" if match["item"] else "item2")
            taker.take(AGENDA, match.start(), match.end(), _stripped(taker.printed[start:end]))


def _take_dates(taker: _Taker) -> None:
    """Places with the days of a meeting, then single days."""
    taker.each(PLACE, _RANGE)
    for pattern in _DATES:
        for match in pattern.all(taker.left):
            day = iso_date(match["year"], match["month"], match["day"])
            if day:
                taker.take(DATE, match.start(), match.end(), day)


def _finished(taker: _Taker) -> Line:
    """What is left over once words of records, punctuation and single letters are gone."""
    taker.each(PLACE, _RECORD_WORDS)
    left = taker.left
    if taker.line.has(DISTRIBUTION, SESSION, MEETING, ORGAN):
        left = _CLASS.sub(" ", left.strip())
    taker.line.rest = " ".join(word for word in _WORD.findall(left) if len(word) > 1 or word.isdigit())
    if opens_with(taker.folded.lstrip(), words.SUBSIDIARIES) and not taker.line.has(DISTRIBUTION):
        taker.line.found.setdefault(LESSER, []).append(taker.printed)
        taker.line.starts[LESSER] = 0
    return taker.line


def _stripped(text: str) -> str:
    return " ".join(text.split()).rstrip(" ,-*")
