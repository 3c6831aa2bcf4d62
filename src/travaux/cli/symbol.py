"""`travaux symbol`: every document symbol in a text, with what it says.

In: text as arguments, or on standard input. Out: a line, or an object, for each symbol on standard
output, lists expanded; the reason on standard error where there is none. Needs no library.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

import click

from travaux.texts import symbol
from travaux.texts.symbol import Symbol, SymbolError

_FORMATS = ("text", "json")
_STDIN = "-"
_PHRASE = 200  # characters within which somebody meant one symbol, so that its own fault is the reason
_EXIT_NONE = 1
# What a symbol says of itself, and what it may not have: null then.
_SAID = ("display", "organ", "body", "body_name", "year", "kind", "meaning", "key")
_PERHAPS = ("corrected", "session", "number", "letter", "country", "protocol")


class Told(NamedTuple):
    """A symbol with its place in the text."""

    symbol: Symbol
    start: int
    end: int
    printed: str


@click.command()
@click.argument("text", metavar="TEXT…", nargs=-1, required=True)
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="text to look at, json with everything that the symbol says.",
)
@click.option("--lang", metavar="CODE", help="Language of the text (en, ar, …), where it is known.")
def command(text: tuple[str, ...], format_: str, lang: str | None) -> int:
    """Find document symbols in a text and say what they mean.

    TEXT is one symbol or whatever surrounds some; - reads standard input. Lists are expanded,
    spaces and look-alike letters mended, misprints corrected and told.

    \b
    Examples:
      travaux symbol CCPR/C/121/D/2025/2011
      travaux symbol "A/C.3/57/SR.39, 47 y 50"         three summary records
      travaux symbol "217 A (III)" --format json
      travaux symbol - < report.txt

    \b
    Leaves with 0 when there is a symbol, 1 when there is none (standard error says why).
    """
    given = sys.stdin.buffer.read().decode("utf-8", "replace") if text == (_STDIN,) else " ".join(text)
    try:
        told = list(_told(given, lang))
    except SymbolError as reason:
        click.echo(f"travaux: {reason}", err=True)
        return _EXIT_NONE
    if format_ == "json":
        click.echo(json.dumps({"symbols": [_facts(one) for one in told]}, ensure_ascii=False, indent=2))
    else:
        for one in told:
            click.echo(_line(one))
    return 0


def _told(text: str, language: str | None) -> Iterator[Told]:
    """Each symbol in the text; a text that is one in a form of its own ("217 A (III)") as well."""
    found = symbol.find(text, language)
    for one in found:
        for each, (start, end) in zip(one.symbols, one.spans, strict=True):
            yield Told(each, start, end, text[start:end])
    if not found:
        yield Told(_alone(text), 0, len(text), text.strip())


def _alone(text: str) -> Symbol:
    """The symbol that the whole text is. Raises SymbolError."""
    if len(text) > _PHRASE:
        raise SymbolError("There is no symbol in this text.")
    return symbol.parse(text)


def _joined(parts: tuple[str | int, ...] | None) -> str | None:
    return "/".join(map(str, parts)) if parts else None


def _facts(told: Told) -> dict[str, Any]:
    """Everything that a symbol says, for programs."""
    one = told.symbol
    parent = symbol.related(one)
    return {
        "symbol": str(one),
        **{name: getattr(told, name) for name in ("printed", "start", "end")},
        **{name: getattr(one, name) for name in _SAID},
        **{name: getattr(one, name) or None for name in _PERHAPS},
        "committee": symbol.committee(one),
        "modifiers": list(one.modifiers),
        "both": [str(part) for part in one.both],
        "parent": str(parent) if parent else None,
        "communication": _joined(symbol.communication(one)),
        "general_comment": _joined(symbol.general_comment(one)),
        "opinion": _joined(symbol.opinion(one)),
    }


def _line(told: Told) -> str:
    """A symbol and, in words, its body and kind."""
    one = told.symbol
    said = [
        one.body_name,
        one.meaning,
        one.country,
        f"session {one.session}" if one.session else "",
        one.year,
    ]
    line = f"{one.display}\t{'; '.join(str(part) for part in said if part)}"
    return f"{line}; corrected from {one.corrected}" if one.corrected else line
