"""How a line begins and how it ends: printed labels at its start, a finished sentence at its end.

Only looks: whether a label is the number of a paragraph is decided later over the whole document.
"""

from __future__ import annotations

import re

_DIGIT = "0-9٠-٩۰-۹０-９"
NUMBER = re.compile(
    rf"""(?: \[ [{_DIGIT}]{{1,4}} \.? \]                            # [12.]
        | § \s? [{_DIGIT}]{{1,4}} \.?                               # § 12
        | [{_DIGIT}]{{1,3}} (?: \. [{_DIGIT}]{{1,3}}){{1,3}} [.)]?  # 4.2, 109.15
        | [{_DIGIT}]{{1,4}} (?: \s (?:bis|ter|quater|quinquies))? \s? [.)．、]   # 12. 12 bis. 12)
        ) (?=\s|$|[^\W\d_]|["“«(\[])""",
    re.VERBOSE,
)
_BARE_NUMBER = re.compile(rf"[{_DIGIT}]{{1,3}}(?=\s|$)")
ITEM = re.compile(
    r"""(?: \( (?: [a-zа-я]{1,2} | [ivxlIVXL]{1,6} | [A-Z] | \d{1,2} ) \)
        | \( (?: [\u0621-\u064a]ـ? | [\u4e00-\u9fff]{1,2} ) \)
        | (?: [a-zа-я] | [ivxl]{1,6} ) \s? [.)]
        | [A-Z] \) | [IVXL]{1,6} [.)]
        | [\u0621-\u064a] \s? [-–)]
        | [（(][一二三四五六七八九十子丑寅卯辰巳午]{1,3}[）)]
        | [-–—•·●▪■◦○*\uf0b7\uf02d\u2010\u2011]
        ) (?=\s|$|[^\W\d_]{2}|["“«])""",
    re.VERBOSE,
)
_CAPTION = re.compile(
    r"(?:Table|Tableau|Cuadro|Tabla|Quadro|Таблица|Figure|Figura|Gráfico|Graphique|Рисунок|Chart|Box|Encadré|"
    r"Recuadro|Map|Carte|Mapa)\s(?:\d|[IVX]+\b)|(?:الجدول|الشكل|表|图)\s?[\dIVX٠-٩]"
)
_ENDS = re.compile(r"[.!?:;。！？；：؟؛۔][\"”»’')\]）」』]*\s*[\d*†‡]{0,3}$|[,，،]$")
_STOPS = re.compile(r"[.!?。！？؟۔][\"”»’')\]）」』]*\s*[\d*†‡]{0,3}$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:Nos?|nos?|paras?|arts?|pp?|vols?|chaps?|sects?|Corr|Add|Rev|Mr|Mrs|Ms|Dr|cf|n[ºo°]|núms?|párrs?|"
    r"par|al|ст|пп?|стр|гл|No)\.$"
)  # a full stop after these ends no sentence: a number follows
_LOWER = re.compile(r"[\"“«'(\[]*[a-zà-öø-ÿа-яё]")
_JOINING = re.compile(
    r"[;:,.؛،，；：。](?:\s*(?:and|or|et|ou|y|o|e|и|или|and\s*/\s*or))?\s*[\d*†‡]{0,3}$", re.IGNORECASE
)


def is_caption(text: str) -> bool:
    """Whether a line opens like the caption of a table or a figure ("Table 2.1")."""
    return bool(_CAPTION.match(text))


def is_caption_number(text: str) -> bool:
    """Whether a line is only the number of a table or figure ("Table 2.1"); its title follows."""
    return bool(_CAPTION.match(text)) and len(text.split()) <= 2


def number_label(text: str) -> str | None:
    """The printed paragraph label at the start of a line ("12.", "109.15"), or None."""
    match = NUMBER.match(text)
    return match.group() if match else None


def bare_number(text: str) -> str | None:
    """A number without any stop at the start of a line, or None."""
    match = _BARE_NUMBER.match(text)
    return match.group() if match else None


def ends_abbreviated(text: str) -> bool:
    """Whether a text ends with an abbreviation that a number follows ("question No.")."""
    return text[-1:] == "." and bool(_ABBREVIATION.search(text, max(0, len(text) - 12)))


def item_label(text: str) -> str | None:
    """The printed label of a list item at the start of a line ("(a)", "iv.", "–"), or None."""
    match = ITEM.match(text)
    return match.group() if match else None


def ends_clause(text: str) -> bool:
    """Whether a text ends with a mark that can close a paragraph, an item or a preambular clause."""
    return (
        not text[-1:].isalpha()
        and bool(_ENDS.search(text, max(0, len(text) - 12)))
        and not ends_abbreviated(text)
    )


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a full stop or its like."""
    return (
        not text[-1:].isalpha()
        and bool(_STOPS.search(text, max(0, len(text) - 12)))
        and not ends_abbreviated(text)
    )


def starts_lower(text: str) -> bool:
    """Whether a text goes on in small letters, so that it can't open a paragraph."""
    first = text[:1]
    return first.islower() if first.isalpha() else bool(_LOWER.match(text))


def may_precede_item(text: str) -> bool:
    """Whether a list item may follow this text ("…:", "…;", "… and")."""
    return bool(_JOINING.search(text, max(0, len(text) - 20)))
