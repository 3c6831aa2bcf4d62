"""Heads: what a text cites, without the parts of it: symbols, resolutions, titles, comments.

In: a page and the index of a landmark. Out: the mentions that begin there and where they end, or None
where the landmark names nothing ("resolution" without a number). Each function is one rule; `RULES` says
which sort of landmark it is for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import cast

from travaux.citing import bodies, instruments
from travaux.citing.finding import numbers, organs, supplements, titles
from travaux.citing.finding.head import Head, mention
from travaux.citing.finding.page import Landmark, Page
from travaux.citing.language import Sort
from travaux.citing.mentions import (
    Comment,
    Communication,
    Document,
    Instrument,
    Mention,
    Numbered,
    Opinion,
    Previous,
    What,
)
from travaux.texts import symbol
from travaux.texts.pinpoint import Pinpoint, Segment

MOST_IN_LIST = 40
"""Communications or comments named in one go: a list of cases in a decision has a dozen."""

_RECORDS_BEFORE = 220
"""Characters from "Official Records" to the symbol in brackets: organ, session, supplement."""

_IBID_REACH = 120
"""Characters from "ibid." to a symbol that stands for the source: session, supplement."""

_REPORT_BEFORE = 80
"""Characters from "the report of the Special Rapporteur on …" to its symbol."""
_REPORT = re.compile(r"\b(?:report|rapport|informe|доклад\w*|ال?تقرير\w*)\b[^.;]*\(\Z|报告[^。；]*\(\Z")
_COMMENT = re.compile(
    r"\s*(?P<number>\d{1,3})(?![\d/.]\d)(?: ?\(\s?(?P<year>(?:19|20)\d\d)\s?\)?"
    r"|,? (?:of|de|от) (?P<of>(?:19|20)\d\d)\b)?"
)
_REGISTERED = re.compile(
    r"\s*(?P<number>\d{1,4})(?:-(?P<last>\d{1,4}))? ?/ ?(?P<year>(?:19|20)\d\d)(?![\d/])"
)
_STATEMENT = re.compile(r"\s*prst ?/ ?(?P<session>\d{1,2}) ?/ ?(?P<number>\d{1,2})(?!\d)")
_SERIES = re.compile(
    r"[^\d\n.;(]{0,12}(?:\([^)]{0,20}\))?[^\d\n;(]{0,14}(?P<volume>\d{1,4})"
    r"(?:[^\d;(]{1,16}(?P<number>\d{1,6}))(?:[^\d;()]{0,4}(?P<word>pp?|pags?|с|стр|ص)\.? ?(?P<page>\d{1,4}))?"
)
_RUNNING = re.compile(r"(\d{3,4})(?![\d/.]\d|\d)")
_JOINT_BEFORE = re.compile(r"\s*(?:nos?\.?|n°s?|nums?\.?|№№?|رقم)?\s*")


def head(page: Page, at: int) -> Head | None:
    """What the landmark at this index names."""
    mark = page.marks[at]
    rule = RULES.get((mark.sort, mark.value)) or RULES.get((mark.sort, ""))
    return rule(page, at) if rule else None


def _symbols(page: Page, at: int) -> Head:
    mark = page.marks[at]
    found = cast(symbol.Found, mark.data)
    records = _records(page, at)
    rule = (
        "official-records" if records is not None else "symbol" if len(found.symbols) == 1 else "symbol-list"
    )
    report = _REPORT.search(page.folded, max(0, mark.start - _REPORT_BEFORE), mark.start) is not None
    mentions = [
        mention(page, *place, Document(str(one), found.corrected, records is not None, report), rule)
        for one, place in zip(found.symbols, found.spans, strict=True)
    ]
    if records is not None:
        mentions[0] = replace(mentions[0], start=records, text=page.text[records : mentions[0].end])
    return Head(mentions, mark.end)


def _records(page: Page, at: int) -> int | None:
    """Where "Official Records" or "Supplement No." begins, if the symbol stands in brackets after it."""
    start = page.marks[at].start
    if page.folded[max(0, start - 3) : start].rstrip()[-1:] != "(":
        return None
    first: int | None = None
    for mark in reversed(page.marks[max(0, at - 8) : at]):
        if start - mark.start > _RECORDS_BEFORE or mark.sort is Sort.SYMBOL:
            break
        if mark.sort is Sort.HEAD and mark.value in ("records", "supplement"):
            first = mark.start
    return first


def _resolutions(page: Page, at: int) -> Head | None:
    """“General Assembly resolutions 48/141 and 60/251”, “قرار الجمعية العامة 58/256”."""
    mark = page.marks[at]
    if organs.is_draft(page, mark.start):
        return None
    place, organ_between = _past_organ(page, at)
    lead = _JOINT_BEFORE.match(page.folded, place)
    found, end = numbers.listed(page, lead.end() if lead else place)
    if not found:
        return _without_year(page, at, lead.end() if lead else place)
    owner, ends = organs.owner(page, at, end)
    if organ_between and not owner.organ:
        owner = owner._replace(organ=organ_between)
    rule = f"{mark.value}-{'organ' if owner.organ else 'own' if owner.own else 'number'}"
    mentions = [mention(page, one.start, one.end, _numbered(mark.value, one, owner), rule) for one in found]
    first = mentions[0]
    mentions[0] = replace(first, start=owner.start, text=page.text[owner.start : first.end])
    return Head(mentions, ends)


def _without_year(page: Page, at: int, place: int) -> Head | None:
    """“Security Council resolution 1325”: its numbers run on, so that the year may be left out."""
    match = _RUNNING.match(page.folded, place)
    if match is None:
        return None
    owner, ends = organs.owner(page, at, match.end())
    if owner.organ != "sc":
        return None
    what = _numbered("resolution", numbers.Number(match[1], "", "", "bare", place, match.end()), owner)
    return Head([mention(page, owner.start, match.end(), what, "resolution-organ")], max(ends, match.end()))


def _numbered(word: str, one: numbers.Number, owner: organs.Owner) -> Numbered:
    return Numbered(
        word, one.number, one.session, one.letter, owner.organ, owner.near, owner.own, one.dated, one.form
    )


def _past_organ(page: Page, at: int) -> tuple[int, str]:
    """The place after the word, or after an organ between it and the number, as Arabic has it."""
    following = page.following(page.marks[at].end, page.lexicon.of)
    if (
        following is not None
        and page.marks[following].sort is Sort.ORGAN
        and page.marks[following].value != "own"
    ):
        return page.marks[following].end, page.marks[following].value
    return page.marks[at].end, ""


def _statements(page: Page, at: int) -> Head | None:
    """Statements of the President of the Council: "President's statements PRST/8/1 and PRST/9/2"."""
    found: list[Mention] = []
    end, place = page.marks[at].end, page.marks[at].end
    while len(found) < MOST_IN_LIST and (match := _STATEMENT.match(page.folded, place)):
        what = Numbered("statement", match["number"], match["session"])
        found.append(mention(page, match.start("session") - 5, match.end(), what, "statement-number"))
        end = match.end()
        joint = page.lexicon.joint.match(page.folded, end)
        place = joint.end() if joint else end
    return Head(found, end) if found else None


def _number_alone(page: Page, at: int) -> Head | None:
    """Numbers without the word: 2200 A (XXI), and 59/265 where a date of that session follows."""
    mark = page.marks[at]
    found, end = numbers.listed(page, mark.start)
    sure = [one for one in found if one.form == "roman" or (one.form == "slash" and _of_session(one))]
    if not found or len(sure) < len(found):
        return None
    owner, ends = organs.owner(page, at, end, organs.HEADING_REACH)
    mentions = [
        mention(page, one.start, one.end, _numbered("", one, owner), "number-and-date") for one in found
    ]
    return Head(mentions, ends)


def _of_session(one: numbers.Number) -> bool:
    """Whether the Assembly or the Human Rights Council sat in that session in the year of the date."""
    if not one.session.isdigit() or not one.dated:
        return False
    session = int(one.session)
    return one.dated - 1945 in (session, session + 1) or one.dated == 2006 + (session - 1) // 3


def _comments(page: Page, at: int) -> Head | None:
    """“general comments Nos. 31 (2004) and 36 (2018)”, “общую рекомендацию № 25 (2004)”."""
    mark = page.marks[at]
    found: list[tuple[re.Match[str], int]] = []
    place = end = mark.end
    while len(found) < MOST_IN_LIST:
        lead = page.lexicon.number.match(page.folded, place)
        match = _COMMENT.match(page.folded, lead.end() if lead else place)
        if match is None:
            break
        found.append((match, match.end()))
        end = match.end()
        joint = page.lexicon.joint.match(page.folded, end)
        if joint is None or not (joint["comma"] or joint["and"]):
            break
        place = joint.end()
    if not found:
        return None
    body, ends = organs.committee(page, at, _past_bracket(page, end))
    if body in bodies.outside() or organs.is_outside(page, at, end):
        return None
    mentions = [
        mention(
            page, match.start("number"), stop, _comment(match, body, mark.value), "general-comment-number"
        )
        for match, stop in found
    ]
    mentions[0] = replace(mentions[0], start=mark.start, text=page.text[mark.start : mentions[0].end])
    return with_symbol(page, Head(mentions, max(ends, end)))


def _comment(match: re.Match[str], body: str, word: str) -> Comment:
    return Comment(match["number"], int(match["year"] or match["of"] or 0), body, word)


def _past_bracket(page: Page, end: int) -> int:
    return end + 1 if page.folded[end : end + 1] == ")" else end


def with_symbol(page: Page, found: Head) -> Head:
    """Take in the symbol of the same comment, communication or opinion in brackets after it."""
    at = page.index(found.end)
    if at >= len(page.marks) or page.marks[at].sort is not Sort.SYMBOL:
        return found
    if page.folded[found.end : page.starts[at]].strip(" ),") != "(":
        return found
    last = found.mentions[-1]
    one = cast(symbol.Found, page.marks[at].data).symbols[0]
    known = _same(one, last.what)
    if known is None:
        return found
    end = _past_bracket(page, page.marks[at].end)
    return Head(
        [*found.mentions[:-1], replace(last, what=known, end=end, text=page.text[last.start : end])], end
    )


def _same(one: symbol.Symbol, what: What) -> What | None:
    """The same comment or communication with the committee of its symbol; None for another document."""
    if (
        isinstance(what, Comment)
        and (comment := symbol.general_comment(one))
        and str(comment[1]) == what.number
    ):
        return replace(what, body=comment[0])
    if isinstance(what, Communication) and (case := symbol.communication(one)):
        return replace(what, body=case[0]) if (str(case[1]), case[2]) == (what.number, what.year) else None
    if isinstance(what, Opinion) and (opinion := symbol.opinion(one)):
        return what if opinion == (int(what.number), what.year) else None
    return None


def _communications(page: Page, at: int) -> Head | None:
    """“communications Nos. 1311/2004 and 886/1999”; opinions on detention are numbered in the same way."""
    mark = page.marks[at]
    found: list[re.Match[str]] = []
    place = end = mark.end
    while len(found) < MOST_IN_LIST:
        lead = page.lexicon.number.match(page.folded, place)
        match = _REGISTERED.match(page.folded, lead.end() if lead else place)
        if match is None:
            break
        found.append(match)
        end = match.end()
        joint = page.lexicon.joint.match(page.folded, end)
        if joint is None or not (joint["comma"] or joint["and"]):
            break
        place = joint.end()
    if not found or organs.is_outside(page, at, end):
        return None
    body, ends = organs.committee(page, at, end)
    if body in bodies.outside():
        return None
    mentions = [
        mention(page, start, end, what, f"{mark.value}-number")
        for m in found
        for start, end, what in _each_registered(mark.value, m, body)
    ]
    mentions[0] = replace(mentions[0], start=mark.start, text=page.text[mark.start : mentions[0].end])
    return with_symbol(page, Head(mentions, max(end, ends)))


def _each_registered(word: str, match: re.Match[str], body: str) -> list[tuple[int, int, What]]:
    """The first and last of a range, "1321-1322/2004", with their places; most ranges are two cases."""
    first = registered(word, match, body)
    if not match["last"]:
        return [(match.start("number"), match.end(), first)]
    last = replace(cast(Communication | Opinion, first), number=match["last"])
    return [(match.start("number"), match.end("number"), first), (match.start("last"), match.end(), last)]


def registered(word: str, match: re.Match[str], body: str) -> What:
    """A communication or an opinion by its number and year."""
    number, year = match["number"], int(match["year"])
    return Opinion(number, year) if word == "opinion" else Communication(number, year, body)


def _series(page: Page, at: int) -> Head | None:
    """“United Nations, Treaty Series, vol. 1577, No. 27531, p. 3”: the number of registration decides."""
    mark = page.marks[at]
    match = _SERIES.match(page.folded, mark.end)
    if match is None:
        return None
    known = instruments.by_series(int(match["number"]), int(match["volume"]))
    if known is None:
        return None
    found = mention(
        page, mark.start, match.end(), Instrument((known,), form="series"), "treaty-series-number"
    )
    if match["page"]:
        found = replace(found, parts=(Pinpoint((Segment("page", match["page"]),)),))
    return Head([found], match.end())


def _ibid(page: Page, at: int) -> Head:
    """The note before; with a symbol (“Ibid., Supplement No. 10 (A/74/10)”) only its series."""
    mark = page.marks[at]
    for following in range(at + 1, min(at + 5, len(page.marks))):
        gap = page.folded[mark.end : page.starts[following]]
        if len(gap) > _IBID_REACH or ";" in gap or page.marks[following].sort is Sort.UNIT:
            break
        if page.marks[following].value == "supplement" and (found := supplements.head(page, following)):
            return found
        if page.marks[following].sort is Sort.SYMBOL:
            found = _symbols(page, following)
            return Head([replace(one, rule="ibid-symbol") for one in found.mentions], found.end)
    return Head([mention(page, mark.start, mark.end, Previous(), "ibid")], mark.end)


RULES: dict[tuple[Sort, str], Callable[[Page, int], Head | None]] = {
    (Sort.SYMBOL, ""): _symbols,
    (Sort.INSTRUMENT, ""): titles.titles,
    (Sort.NUMBER, ""): _number_alone,
    (Sort.HEAD, "resolution"): _resolutions,
    (Sort.HEAD, "decision"): _resolutions,
    (Sort.HEAD, "statement"): _statements,
    (Sort.HEAD, "comment"): _comments,
    (Sort.HEAD, "recommendation"): _comments,
    (Sort.HEAD, "communication"): _communications,
    (Sort.HEAD, "opinion"): _communications,
    (Sort.HEAD, "series"): _series,
    (Sort.HEAD, "supplement"): supplements.head,
    (Sort.HEAD, "ibid"): _ibid,
}
"""Which rule reads a landmark, by its sort and what it is."""


def is_head(mark: Landmark) -> bool:
    """Whether a part may belong to what this landmark names."""
    return (mark.sort, mark.value) in RULES or (mark.sort, "") in RULES
