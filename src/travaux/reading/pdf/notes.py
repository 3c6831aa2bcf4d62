"""Footnotes at the foot of a column: which lines they are, where each begins, which marks they have.

In: the lines of a column and the page's drawn rules. Out: the number of body lines; notes grouped.
Told by a short rule above them, by smaller type and by the mark at their start (UN Editorial
Manual: digits through the document, asterisks on the title page, letters under tables).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from travaux.reading.pdf.habits import Habits
from travaux.reading.pdf.lines import Line, is_raised
from travaux.reading.pdf.page import Rule

_SMALLER = 0.95  # notes are set in at most this share of the body's size
_SEPARATOR = (30.0, 0.5)  # points, share of the column: a rule over notes is neither shorter nor longer
_TITLE_NOTE = 8  # lines at the foot of the first page among which the notes to a title may begin
_MARK = re.compile(r"(\*{1,4}|†{1,2}|‡{1,2}|§|[a-z]{1,2}|\d{1,3})(?=$|[\s/.)])")
_OLD_MARK = re.compile(r"(\d{1,3}|[a-z]|\*{1,3})\s?/(?:\s|$)")
_STAR = re.compile(r"\*{1,4}(?!\d)|†{1,2}|‡{1,2}")
_PLAIN_FIRST = re.compile(r"\d{1,3}\s+[^\W\d_]")
_DIGITS_GLUED = re.compile(r"\d{1,3}")


def note_start(lines: Sequence[Line], rules: Sequence[Rule], habits: Habits, unfinished: bool = False) -> int:
    """Index of the first footnote line of a column (`len(lines)` when there is none).

    `unfinished`: the last note of the page before broke off, so that text without a mark may go on.
    """
    if not lines:
        return 0
    for rule in _separators(lines, rules):
        at = next((i for i, line in enumerate(lines) if line.bottom > rule.top + 1.0), len(lines))
        if at == len(lines) or not _below(lines, at, rule):
            continue
        if _one_kind(lines[at:], habits) and (
            mark_of(lines[at]) or (unfinished and lines[at].size < _SMALLER * habits.body)
        ):
            return at
    return _by_size(lines, habits)


def _one_kind(lines: Sequence[Line], habits: Habits) -> bool:
    """Whether nothing but notes follows: all small where the first is, none larger than the text."""
    limit = _SMALLER * habits.body if lines[0].size < _SMALLER * habits.body else habits.body + 0.3
    return all(line.size <= limit for line in lines)


def below_table(lines: Sequence[Line], start: int, habits: Habits) -> int:
    """One past the last of the notes that stand under a table ending before `start`."""
    at = start
    while at < len(lines) and lines[at].size < _SMALLER * habits.body:
        if at == start and not raised_mark(lines[at]):
            break
        at += 1
    return at


def _separators(lines: Sequence[Line], rules: Sequence[Rule]) -> list[Rule]:
    left, right = lines[0].left, lines[0].right
    least, share = _SEPARATOR
    return [
        rule
        for rule in sorted(rules, key=lambda rule: rule.top)
        if least < rule.x1 - rule.x0 < max(share * (right - left), 160.0)
        and rule.bottom - rule.top < 3
        and rule.x0 < left + 0.25 * (right - left)
    ]


def _below(lines: Sequence[Line], at: int, rule: Rule) -> bool:
    """Whether the rule stands clear of the line above it: an underline does not."""
    if at == 0:
        return True
    above = lines[at - 1]
    return rule.top > above.bottom - 0.5 or not (above.x0 - 2 <= rule.x0 and rule.x1 <= above.x1 + 2)


def _by_size(lines: Sequence[Line], habits: Habits) -> int:
    """Without a rule: the last run of small lines, if it opens with a mark; an asterisk on page one."""
    if lines[0].page == 1 and (at := _starred(lines, habits)):
        return at
    if habits.noisy:
        return len(lines)
    at = len(lines)
    while at > 0 and lines[at - 1].size < _SMALLER * habits.body:
        at -= 1
    while at < len(lines) and not raised_mark(lines[at]) and not _PLAIN_FIRST.match(lines[at].text):
        at += 1
    return at


def _starred(lines: Sequence[Line], habits: Habits) -> int | None:
    """The note to a title set in the body's size: lines at the foot that begin with an asterisk."""
    last = max(0, len(lines) - _TITLE_NOTE)
    for at in range(last or 1, len(lines)):
        apart = lines[at].bottom - lines[at - 1].bottom > 1.5 * habits.lead(lines[at].size)
        if apart and _STAR.match(lines[at].text) and not any(_STAR.match(x.text) for x in lines[: at - 1]):
            return at
    return None


def mark_of(line: Line) -> str | None:
    """The note mark that opens a line ("1", "*", "a"), without the stroke of the old style, or None."""
    if mark := raised_mark(line):
        return mark
    text = line.text
    if match := _OLD_MARK.match(text) or _STAR.match(text):
        return match.group(match.lastindex or 0).rstrip("/ ")
    return None


def raised_mark(line: Line) -> str | None:
    """A mark that is raised, an asterisk or old style, at the start of a line, or None."""
    first = line.words[0]
    if len(line.words) > 1 and is_raised(first, line) and (match := _MARK.match(first.text)):
        return match.group(1)
    if match := _STAR.match(line.text) or _OLD_MARK.match(line.text):
        return match.group(match.lastindex or 0).rstrip("/ ")
    return None


def group(lines: Sequence[Line], last: int = 0) -> list[tuple[str | None, list[Line]]]:
    """Notes in order, each with its mark; the first may have none: it goes on from the page before.

    `last` is the number of the note before the first.
    """
    out: list[tuple[str | None, list[Line]]] = []
    for line in lines:
        mark = mark_of(line) or _plain_number(line, last)
        if mark or not out:
            out.append((mark, [line]))
            last = int(mark) if mark and mark.isdigit() else last
        else:
            out[-1][1].append(line)
    return out


def _plain_number(line: Line, last: int) -> str | None:
    """A number set like the text of the note, when it is the next one (or the first of the file)."""
    match = _DIGITS_GLUED.match(line.text)
    if not match or int(match.group()) != last + 1 or line.x0 > line.left + 4 * line.size:
        return None
    return match.group()
