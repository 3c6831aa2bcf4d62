"""Values that people type for a document's information, checked. Pure but for the table of countries.

In: values by field. Out: the same, folded, or a FieldsError with one sentence for each that is wrong.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping

from babel.core import get_global

from travaux.texts import links
from travaux.texts.errors import FieldsError
from travaux.texts.links import Place

Value = str | list[str]
WORK_FIELDS = frozenset({"symbol", "body", "kind", "countries"})
_LONGEST_SYMBOL, _LONGEST_TITLE, _LONGEST_BODY, _LONGEST_KIND = 200, 2000, 60, 40
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
_CODE = re.compile(r"[^\W_][\w .&'-]*\Z")
_ALPHA_3 = re.compile(r"[A-Z]{3}\Z")
_MOST_COUNTRIES = 300  # more than there are


def checked(changes: Mapping[str, object]) -> dict[str, Value]:
    """All values, folded. Raises FieldsError."""
    values: dict[str, Value] = {}
    wrong: dict[str, str] = {}
    for name, value in changes.items():
        check = _CHECKS.get(name)
        try:
            if check is None:
                raise ValueError(f"“{name}” is no field of a document: use {', '.join(_CHECKS)}.")
            values[name] = check(value)
        except ValueError as error:
            wrong[name] = str(error)
    if wrong:
        raise FieldsError(wrong)
    return values


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"A text is needed here, not {value!r}.")
    if "\x00" in value:
        raise ValueError("The text holds a character that can't be kept.")
    return " ".join(value.split())


def _symbol(value: object) -> str:
    symbol = _text(value)
    if not symbol:
        raise ValueError("A document needs a symbol; one without a printed symbol has a made-up one.")
    if len(symbol) > _LONGEST_SYMBOL:
        raise ValueError(f"The symbol is longer than {_LONGEST_SYMBOL} characters: shorten it.")
    place = Place("".join(symbol.split()))
    if links.parse(place.path()) != place:
        raise ValueError(
            f"“{symbol}” can't be a symbol: it begins with a capital or a figure (A/57/292), "
            "and does not end like a link (/en, /para/5, .json)."
        )
    return symbol


def _title(value: object) -> str:
    title = _text(value)
    if len(title) > _LONGEST_TITLE:
        raise ValueError(f"The title is longer than {_LONGEST_TITLE:,} characters: shorten it.")
    return title


def _date(value: object) -> str:
    date = _text(value)
    if not date:
        return ""
    match = _DATE.match(date)
    try:
        if match is None:
            raise ValueError
        datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise ValueError(f"“{date}” is no date: write it as 2002-08-09, 2002-08 or 2002.") from None
    return date


def _language(value: object) -> str:
    language = _text(value).lower()
    if language not in links.LANGUAGES:
        known = ", ".join(links.LANGUAGES)
        raise ValueError(f"“{language}” is not a language that the library knows: use one of {known}.")
    return language


def _coded(what: str, longest: int) -> Callable[[object], str]:
    def check(value: object) -> str:
        code = _text(value)
        if code and (len(code) > longest or not _CODE.match(code)):
            raise ValueError(f"“{code}” is no {what}: use a short name of letters and figures.")
        return code

    return check


def _countries(value: object) -> list[str]:
    typed = re.split(r"[\s,;]+", value.strip()) if isinstance(value, str) else value
    if not isinstance(typed, list) or len(typed) > _MOST_COUNTRIES:
        raise ValueError("Countries are codes of three letters with commas between them: FRA, KEN.")
    codes = sorted({str(code).upper() for code in typed if code})
    known = get_global("territory_aliases")  # ISO 3166 alpha-3 → the two letters that CLDR uses
    for code in codes:
        if not _ALPHA_3.match(code) or code not in known:
            raise ValueError(
                f"“{code}” is no country: use codes of three letters (ISO 3166), as in FRA, KEN."
            )
    return codes


_CHECKS: dict[str, Callable[[object], Value]] = {
    "symbol": _symbol,
    "title": _title,
    "date": _date,
    "language": _language,
    "body": _coded("body", _LONGEST_BODY),
    "kind": _coded("kind of document", _LONGEST_KIND),
    "countries": _countries,
}

FIELDS = frozenset(_CHECKS)
"""The fields of a document that people can correct."""
