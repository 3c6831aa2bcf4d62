"""Which pieces are headings, by their type style, their label and what follows.

In: units in reading order and the look of the document. Out: units marked as headings (`kind`),
with the unit they open (`unit`: "annex", "art" …); headings set on several pieces ("V." and
"Conclusions") made one. Levels and parents are given later, by `outline`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from travaux.reading.pieces import glue
from travaux.reading.structure import articles, contents, labels, numerals, vocabulary
from travaux.reading.structure.labels import Form, Label
from travaux.reading.structure.units import FLOATING, Look, Unit, finished, starts_lower
from travaux.texts.reading import Kind

LONGEST = 260
"""Characters of the longest heading; a heading of a report may run to four lines."""
LONGEST_PLAIN = 200
"""Where no type style helps, only shorter ones are believed."""
LONGEST_BARE = 90
"""Without style and without label: titles of sections, not sentences."""
MOST_LINES = 6
LARGER = 1.12
"""Type this much larger than the body's is a heading's (12 to 10 points, 14 to 12)."""
COLON_LENGTH = 60
""""VISTO:" and "The applicant's claims:" are headings; a longer text that ends so leads in a list."""
CAPS_LETTERS = 4
TITLE_LENGTH = 200
LONGEST_STOPPED = 60
"""A heading with a stop at its end is a label with a word or two ("Article 9.", "IV.")."""
LETTERS_SHARE = 0.5
"""Part of a heading that is letters; rows of signs, bar codes and noise of OCR have fewer."""
LABEL_LENGTH = 8
"""Characters of a label that may stand alone as a heading ("XXVIII.")."""

_SIGNED = re.compile("|".join(map(re.escape, vocabulary.SIGNED)), re.IGNORECASE)
_DATE = re.compile(r"\s*[\[(]?\d{1,2}(?:er|º|°)?\s+\S+\s+(?:de\s+)?\d{4}|\s*\d{4}年")
_LETTER = re.compile(r"[^\W\d_]")
_FINAL = ".;,；。，،؛"
_SENTENCES = re.compile(r"[^\W\d_]{3}\.\s+[^\W\d_]")


def mark(units: Sequence[Unit], look: Look) -> list[Unit]:
    """Mark the headings; gives the units back with headings in several pieces made one."""
    rows = [unit for unit in units if unit.kind not in FLOATING]
    for place, unit in enumerate(rows):
        after = rows[place + 1] if place + 1 < len(rows) else None
        before = rows[place - 1] if place else None
        if unit.kind is Kind.HEADING:
            unit.unit = _opens(unit, set_apart=True)
            unit.say("heading: so marked by its file or its place")
        elif unit.kind is None:
            reason = _reason(unit, before, after, look)
            if reason:
                unit.kind = Kind.HEADING
                unit.say(f"heading: {reason}")
    _demote(units)
    return _joined(units)


def _demote(units: Sequence[Unit]) -> None:
    """ "Article 13: special topics" in a commentary opens no article: they come in rows, or alone."""
    for name in articles.UNITS:
        named = [unit for unit in units if unit.unit == name]
        if len(named) < articles.FEWEST:
            for unit in named:
                if unit.label is not None and unit.text.strip()[unit.label.end :].strip():
                    unit.unit, unit.label, unit.reading = "", labels.parse(unit.text, unit.piece.label), None


def is_caps(text: str) -> bool:
    """Whether a text is all in capitals (four letters at least; scripts without case are not).

    A symbol in Arabic or Chinese text ("A/57/292") does not put it in capitals.
    """
    letters = _LETTER.findall(text)
    if len(letters) < CAPS_LETTERS or text.upper() != text or text.lower() == text:
        return False
    return bool(2 * sum(letter.isupper() for letter in letters) > len(letters))


def _reason(unit: Unit, before: Unit | None, after: Unit | None, look: Look) -> str:
    """Why this piece is a heading, or "" when it is not."""
    text = unit.text.strip()
    if not text or len(text) > LONGEST or unit.piece.lines > MOST_LINES:
        return ""
    if (text[-1] in _FINAL and len(text) > LONGEST_STOPPED) or not _may_be(text):
        return ""
    name = _opens(unit, set_apart=_stands_out(unit, look))
    if name:
        unit.unit = name
        return f"opens a unit ({name})"
    body = unit.body.strip()
    if body and (body[-1] in _FINAL and not _numeral_only(unit)):
        return ""
    if body.endswith((":", "：")) and not is_caps(body) and _leads_in(unit, body, before, after):
        return ""
    if body.endswith((":", "：")) and _small_title(unit, body, before, after):
        return "a small letter and a colon before a numbered paragraph"
    if look.styled:
        return _by_style(unit, body, after, look)
    return _by_words(unit, body, before, after)


def _may_be(text: str) -> bool:
    if _SIGNED.match(text) or _DATE.match(text) or contents.leaders(text):
        return False
    letters = len(_LETTER.findall(text))
    return letters >= LETTERS_SHARE * len(text.replace(" ", "")) and (
        letters > 1 or len(text) <= LABEL_LENGTH
    )


def _numeral_only(unit: Unit) -> bool:
    """ "V." alone on its line."""
    return unit.label is not None and not unit.body.strip() and unit.label.form is Form.ITEM


def _stands_out(unit: Unit, look: Look) -> bool:
    style = unit.piece.style
    larger = look.size > 0 and style.size > look.size * LARGER
    return style.bold or style.italic or style.align == "center" or larger or is_caps(unit.text)


def _opens(unit: Unit, set_apart: bool) -> str:
    """The unit a piece opens as a heading: the label alone, or with its title set apart."""
    text = unit.text.strip()
    lowered = text.lower()
    if set_apart or (len(text) < TITLE_LENGTH and not finished(text)):
        if lowered.startswith(vocabulary.OPINIONS):
            return "opinion"
        if set_apart and lowered.startswith(vocabulary.LETTERS):
            return "letter"
    found = labels.unit(text)
    if found is None:
        return ""
    rest = text[found.end :]
    plain = not rest or (found.printed and not set_apart and _titled(text, rest, found.end))
    if not plain and not (set_apart and _names_unit(found, rest, text)):
        return ""
    unit.label, unit.reading = found, found.readings[0] if found.readings else None
    return found.unit


def _names_unit(found: Label, rest: str, text: str) -> bool:
    """Whether a line set apart opens a unit: "Annex to the letter …", "Article 9 Right to life"."""
    if rest.rstrip().endswith(tuple(_FINAL)):
        return False
    if not found.printed:
        return found.unit == "annex" or is_caps(text)
    return not starts_lower(rest)


def _titled(text: str, rest: str, at: int) -> bool:
    """Whether what follows "Article 9" is its title on the same line: after a stop, a dash, a line end."""
    between = text[:at].rstrip()[-1:]
    parted = between in ".:–—-" or "\n" in text[max(0, at - 2) : at]
    return (
        parted
        and not starts_lower(rest)
        and len(rest) < LONGEST_BARE
        and not rest.rstrip().endswith(tuple(_FINAL))
    )


def _by_style(unit: Unit, body: str, after: Unit | None, look: Look) -> str:
    style = unit.piece.style
    larger = look.size > 0 and style.size > look.size * LARGER
    smaller = look.size > 0 and style.size < look.size / LARGER
    listed = unit.label is not None and (unit.label.form is Form.BULLET or unit.label.shape.startswith("("))
    if listed and not (style.bold and not starts_lower(body) and _titles_follow(after)):
        return ""
    if (starts_lower(body) and unit.label is None) or (smaller and not style.bold):
        return ""
    if style.bold:
        return "bold"
    if larger and not _SENTENCES.search(body) and not (after is not None and starts_lower(after.text)):
        return "larger type"
    if is_caps(body) and (style.align == "center" or not starts_lower(body)):
        return "in capitals"
    if style.italic and len(body) <= LONGEST_PLAIN:
        return "italic and short, without a full stop"
    if style.align == "center" and body and not body[0].isdigit() and unit.label is None:
        return "centred, without a full stop"
    if style.align == "center" and unit.label is not None and not unit.label.value:
        return "centred, with a label"
    return ""


def _leads_in(unit: Unit, body: str, before: Unit | None, after: Unit | None) -> bool:
    """Whether a text that ends with a colon leads in a list and is no title."""
    return len(body) > COLON_LENGTH or (
        unit.label is not None and not _small_title(unit, body, before, after)
    )


def _titles_follow(after: Unit | None) -> bool:
    """Whether ordinary text follows, as it does after a heading "(a)" and not within a list."""
    return after is None or after.label is None or bool(after.label.value)


def _by_words(unit: Unit, body: str, before: Unit | None, after: Unit | None) -> str:
    """Without type styles only the words, the label and the neighbours tell."""
    if is_caps(body) and len(body) <= LONGEST_PLAIN:
        return "in capitals"
    followed = after is not None and (after.kind is Kind.HEADING or after.label is not None)
    if not body or starts_lower(body) or len(body) > LONGEST_PLAIN or not followed:
        return ""
    after_number = after is not None and (after.label is None or bool(after.label.value) or _upper(after))
    if unit.label is not None:
        if _small_title(unit, body, before, after):
            return "a small letter, short, before a numbered paragraph"
        led = _upper(unit) and after_number
        return "a capital letter or roman numeral, no full stop, and a number follows" if led else ""
    ended = before is None or before.kind is not None or finished(before.text)
    short = len(body) <= LONGEST_BARE and unit.piece.lines <= 1
    numbered = after is not None and after.label is not None and bool(after.label.value)
    if short and ended and numbered and body[0].isalpha() and not body.endswith((":", "：")):
        return "short, without a full stop, before a numbered paragraph"
    return ""


def _small_title(unit: Unit, body: str, before: Unit | None, after: Unit | None) -> bool:
    """ "a. Summary of facts:" before a numbered paragraph: no item of a list goes on with one."""
    if (
        unit.label is None
        or unit.label.form is not Form.ITEM
        or len(body) > LONGEST_BARE
        or starts_lower(body)
    ):
        return False
    sister = before.label if before is not None and before.kind is None else None
    if sister is not None and sister.form is Form.ITEM and sister.shape == unit.label.shape:
        return False
    label = after.label if after is not None else None
    return label is not None and bool(label.value) and not label.shape.startswith("(")


def _upper(unit: Unit) -> bool:
    """Whether it opens with a capital letter, a roman numeral in capitals, or their like."""
    series = {reading.series for reading in unit.label.readings} if unit.label else set()
    return bool(series & _TOP_SERIES) and unit.label is not None and unit.label.shape in ("#.", "#-", "#")


_TOP_SERIES = {
    numerals.UPPER_ROMAN,
    numerals.UPPER_ALPHA,
    numerals.UPPER_CYRILLIC,
    numerals.ARABIC_ORDINAL,
    numerals.ABJAD_NAME,
    numerals.CJK,
}


def _joined(units: Sequence[Unit]) -> list[Unit]:
    """Headings whose label or first words stand on a piece of their own take the next piece in."""
    result: list[Unit] = []
    for unit in units:
        last = result[-1] if result else None
        if last is not None and _goes_on(last, unit):
            glue(last.piece, unit.piece)
            last.indices += unit.indices
            last.say("joined with the title on the next line")
        else:
            result.append(unit)
    return result


def _goes_on(last: Unit, unit: Unit) -> bool:
    if last.kind is not Kind.HEADING or unit.kind is not Kind.HEADING or last.page != unit.page:
        return False
    if unit.label is not None or unit.unit or last.label is None or last.piece.level != unit.piece.level:
        return False
    alone = not last.text[last.label.end :].strip()
    return alone and len(last.text) + len(unit.text) <= LONGEST
