"""Values of the masthead: entries of the first page in, each value with its source out.

The visible text wins over the properties of the file; of two things the page says, the one that
the text itself bears out wins, and the other is said in a warning.
"""

from __future__ import annotations

import re
from collections import Counter

from travaux.reading import language
from travaux.reading.masthead import lines
from travaux.reading.masthead.first_page import MOST_PIECES, Entry, is_of_court
from travaux.reading.masthead.symbol_pattern import symbols, tidy
from travaux.reading.masthead.title import Titled
from travaux.reading.masthead.words import JOB_LETTERS
from travaux.reading.pieces import BODY, FOOTNOTE, FURNITURE, HEADING, MASTHEAD, TABLE, TITLE, Draft, Piece
from travaux.texts.reading import Warning

PROPERTIES = "docProps/custom.xml"

LANGUAGE_SAMPLE = 200
"""Pieces looked at for the language of the text, spread evenly over the document."""

PIECE_SAMPLE = 400
"""Characters of each of them."""

MOST_FURNITURE = 80
"""Running heads and feet looked at; they repeat, so more say nothing new."""

_JOB_PROPERTY = re.compile(r"(\d{2})-?(\d{5})")


class Values:
    """Values by the names of `Metadata`, each with its source, and the symbols after the first."""

    __slots__ = ("found", "others", "others_source")

    def __init__(self) -> None:
        self.found: dict[str, tuple[str, str]] = {}
        self.others: tuple[str, ...] = ()
        self.others_source = ""

    def put(self, name: str, value: str | None, source: str) -> None:
        """Note a value unless there is none, or one is noted already."""
        if value and name not in self.found:
            self.found[name] = (value, source)

    def get(self, name: str) -> str | None:
        """The value of a field."""
        return self.found[name][0] if name in self.found else None

    def sources(self) -> tuple[tuple[str, str], ...]:
        """(field, source) for every value there is."""
        own = [(name, source) for name, (_, source) in self.found.items()]
        return tuple(own + ([("other_symbols", self.others_source)] if self.others else []))


def read_values(draft: Draft, found: list[Entry], titled: Titled) -> Values:
    """All values that the first page, the running heads and the properties give."""
    values = Values()
    masthead = [entry for entry in found if entry.piece.role == MASTHEAD]
    _symbols(draft, masthead, values)
    _block(masthead, values)
    _sessions(masthead, values)
    _bodies(found, masthead, values)
    _jobs(draft, found, values)
    values.put("title", titled.text, source(titled.place))
    if is_of_court(found):
        _first_date(found, values)
    _language(draft, masthead, values)
    _properties(draft, values)
    return values


def source(index: int) -> str:
    """How `Metadata.sources` names a piece before structure has given addresses."""
    return f"piece:{index}"


def _printed_symbols(masthead: list[Entry]) -> dict[str, str]:
    """Symbols that have a line of their own in the masthead, each with its source."""
    found: dict[str, str] = {}
    for entry in masthead:
        line = entry.line
        if line.has(lines.SYMBOL) and not line.has(lines.SESSION, lines.AGENDA) and not line.rest:
            for symbol in line.found[lines.SYMBOL]:
                found.setdefault(symbol, source(entry.place))
    return found


def _symbols(draft: Draft, masthead: list[Entry], values: Values) -> None:
    """The symbols of the masthead in order; those of the running heads when it has none."""
    found = _printed_symbols(masthead)
    running: Counter[str] = Counter()
    places: dict[str, str] = {}
    for index, piece in _furniture(draft):
        for printed in symbols(piece.text):
            running[printed.symbol] += 1
            places.setdefault(printed.symbol, source(index))
    if found and running and not {*map(_bare, found)} & {*map(_bare, running)}:
        most = running.most_common(1)[0][0]
        draft.warnings.append(
            Warning(
                "symbol-conflict", f"The masthead says {next(iter(found))}, the running heads say {most}.", 1
            )
        )
    if not found and running:
        most = running.most_common(1)[0][0]
        found = {symbol: places[symbol] for symbol in running if running[symbol] == running[most]}
    rows = list(found.items())
    if rows:
        values.put("symbol", *rows[0])
        values.others, values.others_source = tuple(symbol for symbol, _ in rows[1:]), rows[-1][1]


def _block(masthead: list[Entry], values: Values) -> None:
    """Distribution, date and original language out of the right-hand block; meeting date of records."""
    ordered = sorted(masthead, key=lambda entry: not entry.line.has(lines.DISTRIBUTION))
    for entry in ordered:
        values.put("distribution", entry.line.first(lines.DISTRIBUTION), source(entry.place))
        if not entry.line.has(lines.SESSION, lines.AGENDA) or entry.line.has(
            lines.DISTRIBUTION, lines.MEETING
        ):
            values.put("date", entry.line.first(lines.DATE), source(entry.place))
        original = entry.line.first(lines.ORIGINAL)
        values.put("original_language", original.split(",")[0] if original else None, source(entry.place))
    _first_date([entry for entry in masthead if entry.line.has(lines.DATE)], values)


def _first_date(found: list[Entry], values: Values) -> None:
    for entry in found:
        values.put("date", entry.line.first(lines.DATE), source(entry.place))


def _sessions(masthead: list[Entry], values: Values) -> None:
    for entry in masthead:
        values.put("session", entry.line.first(lines.SESSION), source(entry.place))
        values.put("agenda_item", entry.line.first(lines.AGENDA), source(entry.place))


def _bodies(found: list[Entry], masthead: list[Entry], values: Values) -> None:
    """The body whose document it is: one with sessions of its own before the organ at the emblem."""
    for kind, among in ((lines.BODY_NAME, masthead), (lines.ORGAN, masthead), (lines.COURT, found)):
        for entry in among:
            values.put("body", entry.line.first(kind), source(entry.place))


def _jobs(draft: Draft, found: list[Entry], values: Values) -> None:
    """The job number, from the foot of the first page before that of any other."""
    for entry in found:
        job = entry.line.first(lines.JOB)
        if job:
            values.put("job_number", job.partition("(")[0], source(entry.place))
            values.put("_letter", JOB_LETTERS.get(job.partition("(")[2][:1]), source(entry.place))
            return
    near = [(index, piece) for index, piece in enumerate(draft.pieces[:MOST_PIECES]) if piece.role != TABLE]
    for index, piece in near + _furniture(draft):
        opening = lines.job_at_start(piece.text)
        if opening:
            values.put("job_number", opening[0], source(index))
            values.put("_letter", JOB_LETTERS.get(opening[1]), source(index))
            return


def _language(draft: Draft, masthead: list[Entry], values: Values) -> None:
    """The language: what the masthead prints where the text agrees, else that of the text."""
    letter = values.found.pop("_letter", None)
    printed: tuple[str, str] | None = None
    for kind in (lines.LANGUAGE, lines.ORIGINAL):
        for entry in masthead:
            several = (entry.line.first(kind) or "").split(",")
            if printed is None and several[0] and len(several) == 1:
                printed = (several[0], source(entry.place))
    printed = printed or letter
    text = language.detect(_sample(draft))
    if text is None or (printed is not None and printed[0] == text):
        values.put("language", *(printed or (None, "")))
        return
    if printed is None:
        values.put("language", text, _first_text(draft))
        return
    opening = language.detect(_opening(draft))
    said = f"The masthead says the language is {printed[0]}, the text is mostly in {text}"
    if opening == printed[0]:
        draft.warnings.append(
            Warning("language-mixed", said + "; its first page is as the masthead says.", 1)
        )
        values.put("language", *printed)
    else:
        draft.warnings.append(Warning("language-conflict", said + "; the text was followed.", 1))
        values.put("language", text, _first_text(draft))


def _sample(draft: Draft) -> str:
    """Text from all over the document, without masthead, furniture and tables."""
    texts = [
        piece.text for piece in draft.pieces if piece.role in (BODY, HEADING, TITLE, FOOTNOTE) and piece.text
    ]
    texts = texts or [piece.text for piece in draft.pieces if piece.role == TABLE]
    step = max(1, len(texts) // LANGUAGE_SAMPLE)
    return "\n".join(text[:PIECE_SAMPLE] for text in texts[::step])


def _first_text(draft: Draft) -> str:
    """The source of a language that was read off the text: its first piece."""
    first = next((i for i, piece in enumerate(draft.pieces) if piece.role == BODY and piece.text), 0)
    return source(first)


def _opening(draft: Draft) -> str:
    """The text of the first pieces after the masthead."""
    texts = [piece.text for piece in draft.pieces if piece.role in (BODY, TITLE) and piece.text]
    return "\n".join(texts[:6])


def _properties(draft: Draft, values: Values) -> None:
    """What the file's properties say: fills gaps, and is said in a warning where the page differs."""
    for name, text in draft.hints.items():
        value = _property(name, text)
        if not value:
            continue
        if name == "other_symbols":
            if not values.others:
                values.others, values.others_source = (value,), PROPERTIES
            continue
        shown = values.get(name)
        if shown is None:
            values.put(name, value, PROPERTIES)
        elif name in ("symbol", "language", "job_number") and _bare(shown) != _bare(value):
            message = (
                f"The page says {shown} for {name.replace('_', ' ')}, the properties of the file say {value}."
            )
            draft.warnings.append(Warning("property-conflict", message))


def _property(name: str, text: str) -> str | None:
    """A property in the form that the page would give it."""
    if name == "language":
        return lines.language_named(text)
    if name == "job_number":
        match = _JOB_PROPERTY.match(text)
        return f"{match[1]}-{match[2]}" if match else None
    if name in ("symbol", "other_symbols"):
        return tidy(text.rstrip(" *"))
    if name == "agenda_item":
        return lines.look_at(text).first(lines.AGENDA) or text
    return text


def _bare(value: str) -> str:
    """For comparing: without spaces, stars and the prefix of the duty station."""
    return re.sub(r"[\s*]|^(?:GE|V)\.", "", value).upper()


def _furniture(draft: Draft) -> list[tuple[int, Piece]]:
    """The first running heads and feet with their places."""
    found = [(index, piece) for index, piece in enumerate(draft.pieces) if piece.role == FURNITURE]
    return found[:MOST_FURNITURE]
