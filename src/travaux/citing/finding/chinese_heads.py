"""Numbers of documents in Chinese: 第1325(2000)号决议, 第36号一般性意见, 第2703/2015号来文.

In: a page and the index of a 第. Out: the mentions, as `heads` gives them for other languages. The word
comes last and once for the whole list, dates come before the numbers:
1999年8月25日第1261(1999)号和2000年4月19日第1296(2000)号决议.
"""

from __future__ import annotations

import re
from dataclasses import replace

from travaux.citing.finding import heads, numbers, organs
from travaux.citing.finding.head import Head, mention
from travaux.citing.finding.heads import MOST_IN_LIST
from travaux.citing.finding.page import Landmark, Page
from travaux.citing.language import Sort
from travaux.citing.mentions import Comment, Mention, Numbered

_SESSION_BEFORE = re.compile(r"第? ?\d{1,3} ?届会议\s*")
_LEAD = re.compile(r"\s?第?\s?")
_FIGURE = re.compile(r"(?:e?s-)?\d")
_MORE = re.compile(
    r"(?:e?s-)?\d{1,4}(?: ?/ ?\d{1,4})?(?: ?[a-z])?(?: ?\((?:\d{4}|[ivxl]{1,7})\))?"
    r" ?(?:、|,|以及|和|及|与|或) ?(?=(?:e?s-)?\d)"
)
"""A number of which 号 follows only after the last of them: 第1325(2000)、1820(2008)和1888(2009)号."""
_MARK = re.compile(r"\s?号")
_JOINT = re.compile(r"\s?(?:[、,]|以及|和|及|与|或)\s?")
_COMMENT_NUMBER = re.compile(r"(?P<number>\d{1,3})(?:\s?\((?P<year>(?:19|20)\d\d)年?\))?")
_YEAR_AFTER = re.compile(r"\s?\((?P<year>(?:19|20)\d\d) ?年?\)")
_REGISTERED = re.compile(r"(?P<number>\d{1,4})\s?/\s?(?P<year>(?:19|20)\d\d)(?!\d)")


def head(page: Page, at: int) -> Head | None:
    """What a numbered list that begins with this 第 names."""
    mark = page.marks[at]
    word, items, end = _list(page, mark.start)
    if word is not None and word.value in ("comment", "recommendation"):
        return _comments(page, at, word, items)
    if word is not None and word.value in ("communication", "opinion"):
        return _registered(page, at, word, items)
    if word is not None and word.value not in ("resolution", "decision"):
        return None
    return _resolutions(page, at, word, items, end)


def _list(page: Page, place: int) -> tuple[Landmark | None, list[tuple[int, int]], int]:
    """The word at the end of the list, the place of each number before 号 with its date's year, the end."""
    items: list[tuple[int, int]] = []
    end, year = place, _year_before(page, place)
    while len(items) < MOST_IN_LIST:
        lead = _LEAD.match(page.folded, place)
        start = lead.end() if lead else place
        if not _FIGURE.match(page.folded, start):
            break
        if further := _MORE.match(page.folded, start):
            items.append((start, year))
            place = further.end()
            continue
        stop = page.folded.find("号", start, start + 24)
        if stop < 0:
            break
        items.append((start, year))
        end = stop + 1
        at = page.index(end)
        if at < len(page.marks) and page.starts[at] - end <= 1 and page.marks[at].sort is Sort.HEAD:
            return page.marks[at], items, page.marks[at].end
        joint = _JOINT.match(page.folded, end)
        if joint is None:
            break
        place, year = numbers.dated(page, joint.end())
    return None, items, end


def _year_before(page: Page, place: int) -> int:
    """The year of the date that stands before the first number."""
    match = re.search(
        r"((?:19|20)\d\d) ?年 ?\d{1,2} ?月 ?\d{1,2} ?日 ?\Z", page.folded[max(0, place - 18) : place]
    )
    return int(match[1]) if match else 0


def _resolutions(
    page: Page, at: int, word: Landmark | None, items: list[tuple[int, int]], end: int
) -> Head | None:
    found = [
        one._replace(dated=year)
        for start, year in items
        for one in numbers.numbers(page, start)[:1]
        if _MARK.match(page.folded, one.end) or _MORE.match(page.folded, one.start)
    ]
    if not found or (word is None and not all(one.form == "roman" or one.dated for one in found)):
        return None
    owner = _owner(page, at)
    kind = word.value if word else ""
    rule = f"{kind or 'number'}-{'organ' if owner.organ else 'number'}"
    mentions = [mention(page, one.start, one.end, _what(kind, one, owner), rule) for one in found]
    last = mentions[-1]
    mentions[-1] = replace(last, end=end, text=page.text[last.start : end])
    return Head(mentions, end)


def _what(kind: str, one: numbers.Number, owner: organs.Owner) -> Numbered:
    return Numbered(
        kind, one.number, one.session, one.letter, owner.organ, owner.near, owner.own, one.dated, one.form
    )


def _owner(page: Page, at: int) -> organs.Owner:
    """The organ before the number, with a session or a date between them: 人权委员会第55届会议第1999/44号."""
    near = organs.before(page, at)
    start = page.marks[at].start
    before = next(
        (mark for mark in reversed(page.marks[max(0, at - 4) : at]) if mark.sort is Sort.ORGAN), None
    )
    if before is None:
        return organs.Owner("", near, False, start)
    gap = page.folded[before.end : start].strip()
    beside = (
        not gap or _SESSION_BEFORE.fullmatch(gap) or page.lexicon.date.fullmatch(gap) or gap in ("的", "在")
    )
    if not beside:
        return organs.Owner("", near, False, start)
    own = before.value == "own"
    return organs.Owner("" if own else before.value, near, own, before.start)


def _comments(page: Page, at: int, word: Landmark, items: list[tuple[int, int]]) -> Head | None:
    body, _ = organs.committee(page, at, word.end)
    mentions: list[Mention] = []
    for start, _year in items:
        match = _COMMENT_NUMBER.match(page.folded, start)
        if match is None:
            return None
        year = match["year"] or _year_after(page, word.end)
        what = Comment(match["number"], int(year or 0), body, word.value)
        mentions.append(mention(page, match.start(), match.end(), what, "general-comment-number"))
    last = mentions[-1]
    after = _YEAR_AFTER.match(page.folded, word.end)
    end = after.end() if after else word.end
    mentions[-1] = replace(last, end=end, text=page.text[last.start : end])
    return heads.with_symbol(page, Head(mentions, end))


def _year_after(page: Page, place: int) -> str:
    match = _YEAR_AFTER.match(page.folded, place)
    return match["year"] if match else ""


def _registered(page: Page, at: int, word: Landmark, items: list[tuple[int, int]]) -> Head | None:
    if organs.is_outside(page, at, word.end):
        return None
    body, _ = organs.committee(page, at, word.end)
    matches = [match for start, _ in items if (match := _REGISTERED.match(page.folded, start))]
    if len(matches) < len(items):
        return None
    mentions = [
        mention(page, m.start(), m.end(), heads.registered(word.value, m, body), f"{word.value}-number")
        for m in matches
    ]
    last = mentions[-1]
    mentions[-1] = replace(last, end=word.end, text=page.text[last.start : word.end])
    return heads.with_symbol(page, Head(mentions, word.end))
