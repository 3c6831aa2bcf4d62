"""Finding: every mention in a text, from left to right; nothing is resolved.

In: a text and its language. Out: mentions in order. The walk goes from landmark to landmark once. A part
("article 9, paragraph 1") is joined with what it belongs to, which follows it ("of the Covenant") or goes
before it ("the Covenant, article 9"); what belongs to national law or to something unknown is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from travaux.citing import bodies
from travaux.citing.finding import alone, chinese, chinese_heads, goals, heads, numbers, organs, parts
from travaux.citing.finding.head import Head, mention, of_parts, pinpoint
from travaux.citing.finding.page import Page, page
from travaux.citing.finding.parts import Part, Phrase
from travaux.citing.language import Sort
from travaux.citing.mentions import Document, Here, Instrument, Mention, Numbered, Rules
from travaux.texts.pinpoint import Segment

LONGEST_NAME = 140
"""Characters of "of the report of the Special Rapporteur on …" between a part and the symbol."""
_REPORT_BETWEEN = re.compile(
    r"\s*,?\s*(?:of|du|de la|del|de|к|в|من|في|)\s*[^.;:()0-9]{0,30}\b"
    r"(?:report|note|letter|document|study|statement|rapport"
    r"|informe|nota|carta|documento|etude|lettre|estudio|доклад\w*|записк\w*|письм\w*|документ\w*|ال?تقرير\w*|ال?مذكر\w*|ال?وثيق\w*|ال?رسال\w*)"
    r"\b[^.;:()0-9]{0,110}(?:\(|\s)(?:see )?"
)
_COLON = re.compile(r"\s*:\s*")


def find(text: str, language: str | None = None) -> list[Mention]:
    """All mentions in `text`; none overlaps another."""
    here = page(text, language)
    return list(alone.field(here)) or sorted(_walk(here), key=lambda one: one.start)


def _walk(here: Page) -> Iterator[Mention]:
    place = 0
    for at, mark in enumerate(here.marks):
        if mark.start < place:
            continue
        step = _step(here, at)
        if step is not None:
            yield from step.mentions
            place = max(step.end, mark.end)


def _step(here: Page, at: int) -> Head | None:
    """What the landmark at this index begins."""
    mark = here.marks[at]
    if mark.sort is Sort.UNIT:
        return _of_part(here, at)
    if mark.sort is Sort.BEFORE:
        return _here_before(here, at)
    if mark.sort is Sort.NUMBER and mark.value == "zh":
        return _chinese(here, at)
    if mark.sort is Sort.HEAD and mark.value == "rules":
        return _rules(here, at)
    if mark.sort is Sort.HEAD and mark.value in ("goal", "target"):
        return goals.head(here, at)
    found = heads.head(here, at)
    return _with_parts(here, found) if found else None


# Parts before what they belong to: "article 9 of the Covenant", "para. 5 above".


_UNITS_LAST = frozenset({"art", "para", "sub", "op", "pp", "sect", "chap", "part", "page"})
"""Units that Chinese puts after the number; what follows the word there is of something else."""


def _of_part(here: Page, at: int) -> Head | None:
    if here.lexicon.language == "zh" and here.marks[at].value in _UNITS_LAST:
        return None
    phrase = parts.phrase(here, at)
    if phrase is None:
        return _articles_of(here, at)
    following = here.following(phrase.end, here.lexicon.of)
    if following is not None:
        joined = _joined(here, phrase, following)
        if joined is not None:
            return joined
    return (
        _beside(here, phrase)
        or _here_after(here, phrase)
        or _of_report(here, phrase)
        or alone.alone(here, at, phrase)
    )


def _beside(here: Page, phrase: Phrase) -> Head | None:
    """“Article 18 ICCPR”: a short form right after the article."""
    index = here.index(phrase.end)
    if index >= len(here.marks) or here.marks[index].sort is not Sort.INSTRUMENT:
        return None
    found = heads.head(here, index)
    if (
        found is None
        or here.folded[phrase.end : here.starts[index]] not in (" ", ", ")
        or not _is_named(found.mentions[0])
    ):
        return None
    return _joined_to(here, phrase, found)


def _is_named(one: Mention) -> bool:
    return isinstance(one.what, Instrument) and one.what.form == "short"


def _of_report(here: Page, phrase: Phrase) -> Head | None:
    """“Section IV of the report of the Secretary-General (A/80/623)”: the symbol says of which."""
    index = here.index(phrase.end)
    while index < len(here.marks) and here.marks[index].sort in (Sort.ORGAN, Sort.COMMITTEE):
        index += 1
    if index >= len(here.marks) or here.marks[index].sort is not Sort.SYMBOL:
        return None
    between = here.folded[phrase.end : here.starts[index]]
    if len(between) > LONGEST_NAME or not _REPORT_BETWEEN.fullmatch(between):
        return None
    found = heads.head(here, index)
    return _joined_to(here, phrase, found) if found else None


def _joined(here: Page, phrase: Phrase, following: int) -> Head | None:
    """The phrase with the head that follows it; an empty one for national law."""
    mark = here.marks[following]
    if mark.sort is Sort.LAW:
        return Head([], phrase.end)
    if mark.sort is Sort.HEAD and mark.value == "rules":
        return _by_rules(here, phrase, mark.end)
    if mark.sort in (Sort.ORGAN, Sort.COMMITTEE) and following + 1 < len(here.marks):
        beside = here.marks[following + 1]
        if beside.start - mark.end > len("'s  "):
            return None
        mark, following = beside, following + 1
        if mark.sort is Sort.HEAD and mark.value == "rules":
            return _by_rules(here, phrase, mark.end)
    found = _step(here, following) if heads.is_head(mark) else None
    if found is None or not found.mentions:
        return None
    return _joined_to(here, phrase, found)


def _joined_to(here: Page, phrase: Phrase, found: Head) -> Head:
    first = found.mentions[0]
    pins = (*map(pinpoint, phrase.parts), *first.parts)
    joined = replace(first, start=phrase.start, text=here.text[phrase.start : first.end], parts=pins)
    return Head([replace(joined, rule=f"part-of-{joined.rule}"), *found.mentions[1:]], found.end)


def _here_after(here: Page, phrase: Phrase) -> Head | None:
    """“paras. 3 and 22 above and 40 below”, “sections II to V of the present report”."""
    index = here.index(phrase.end)
    if index >= len(here.marks) or here.marks[index].sort is not Sort.HERE:
        return None
    if here.folded[phrase.end : here.starts[index]].strip(" ,("):
        return None
    if phrase.unit == "note":
        return Head([], here.marks[index].end)  # "see note 12 above" sends on to a note and cites nothing
    found, end = list(phrase.parts), here.marks[index].end
    joint = here.lexicon.joint.match(here.folded, end)
    more = parts.listed(here, phrase.unit, joint.end(), end) if joint and joint["and"] else None
    if more is not None:
        index = here.index(more.end)
        if (
            index < len(here.marks)
            and here.marks[index].sort is Sort.HERE
            and here.starts[index] - more.end <= 2
        ):
            found, end = [*found, *more.parts], here.marks[index].end
    article = here.marks[index].value == "article"
    rule = "this-article" if article else "above-below"
    return Head([of_parts(here, phrase.start, end, Here(article), found, rule)], end)


def _here_before(here: Page, at: int) -> Head | None:
    """上文第1段, 本报告第三节."""
    mark = here.marks[at]
    gap = re.compile(r"\s?(?:的|所载|中的|中)?\s?")
    match = gap.match(here.folded, mark.end)
    phrase = _phrase_at(here, match.end() if match else mark.end)
    if phrase is None:
        return None
    article = mark.value == "article"
    rule = "this-article" if article else "above-below"
    return Head([of_parts(here, mark.start, phrase.end, Here(article), phrase.parts, rule)], phrase.end)


def _phrase_at(here: Page, place: int) -> Phrase | None:
    """The phrase that begins at a place, in Chinese or with a unit word there."""
    if here.lexicon.language == "zh":
        return chinese.phrase(here, place)
    at = here.index(place)
    if at < len(here.marks) and here.marks[at].sort is Sort.UNIT and here.starts[at] - place <= 1:
        return parts.phrase(here, at)
    return None


def _articles_of(here: Page, at: int) -> Head | None:
    """“Articles of the Covenant: 2, 6 and 7”: the numbers come after the title and a colon."""
    mark = here.marks[at]
    following = here.following(mark.end, here.lexicon.of)
    if following is None or here.marks[following].sort is not Sort.INSTRUMENT:
        return None
    found = heads.head(here, following)
    colon = _COLON.match(here.folded, found.end) if found else None
    phrase = (
        parts.listed(here, mark.value, colon.end(), mark.start) if colon and ":" in colon.group() else None
    )
    return _joined_to(here, phrase, Head(found.mentions, phrase.end)) if found and phrase else None


# Heads before their parts: "the Covenant (arts. 2 and 9)", "A/57/292, paras. 59–63".


def _with_parts(here: Page, found: Head) -> Head:
    """The head with the parts that follow it, and the rest of a list that goes on after them."""
    mentions, end = list(found.mentions), found.end
    for _ in range(numbers.MOST_NUMBERS):
        phrase = _following_part(here, end, mentions[-1])
        if phrase is None:
            break
        last = mentions[-1]
        pins = (*last.parts, *map(pinpoint, phrase.parts))
        mentions[-1] = replace(last, end=phrase.end, text=here.text[last.start : phrase.end], parts=pins)
        end = phrase.end
        more = _more_numbers(here, end, mentions[-1])
        if more is None:
            break
        mentions += more.mentions
        end = more.end
    return Head(_of_the_corrected(found.mentions, mentions), end)


def _of_the_corrected(before: list[Mention], after: list[Mention]) -> list[Mention]:
    """“A/HRC/17/27 and Corr.1, para. 14”: the paragraph is the report's, not the corrigendum's."""
    if len(before) != len(after) or len(before) == 1 or not after[-1].parts:
        return after
    report, corrigendum = before[-2].what, before[-1].what
    if not isinstance(report, Document) or not isinstance(corrigendum, Document):
        return after
    if not re.fullmatch(re.escape(report.symbol) + r"/Corr\.\d+", corrigendum.symbol):
        return after
    return [*before[:-2], replace(before[-2], parts=after[-1].parts), before[-1]]


def _following_part(here: Page, end: int, last: Mention) -> Phrase | None:
    """Parts that stand after a head and belong to it, not to a head behind them."""
    if here.lexicon.language == "zh":
        return _chinese_part_after(here, end)
    following = here.following(end, here.lexicon.after)
    if following is None or here.marks[following].sort is not Sort.UNIT:
        return None
    gap = here.folded[end : here.starts[following]]
    if (
        isinstance(last.what, Instrument)
        and not last.what.ids
        and not gap.strip()
        and here.lexicon.language != "ar"
    ):
        return None
    phrase = parts.phrase(here, following)
    if phrase is None or _belongs_elsewhere(here, phrase, gap):
        return None
    return phrase


_CHINESE_AFTER = re.compile(
    r"[)》\s]{0,2}(?:号文件)?[,(]?\s?(?:特别是|尤其是)?(?:其|中的|中|所载的?|的|下的)?\s?(?:执行部分|序言部分)?"
)


def _chinese_part_after(here: Page, end: int) -> Phrase | None:
    match = _CHINESE_AFTER.match(here.folded, end)
    return chinese.phrase(here, match.end() if match else end)


def _belongs_elsewhere(here: Page, phrase: Phrase, gap: str) -> bool:
    """Whether the parts are of what follows them: ", paragraph 4 of resolution 47/1", "para. 5 above"."""
    following = here.following(phrase.end, here.lexicon.of)
    if following is not None and here.marks[following].sort is Sort.LAW:
        return True
    if following is not None and (heads.is_head(here.marks[following]) or _is_rules(here, following)):
        empty = not here.folded[phrase.end : here.starts[following]].strip()
        return not (empty and "(" in gap)
    index = here.index(phrase.end)
    return (
        index < len(here.marks)
        and here.marks[index].sort is Sort.HERE
        and not here.folded[phrase.end : here.starts[index]].strip(" ,(")
    )


def _is_rules(here: Page, at: int) -> bool:
    return here.marks[at].sort is Sort.HEAD and here.marks[at].value == "rules"


def _more_numbers(here: Page, end: int, last: Mention) -> Head | None:
    """More of a list of resolutions after the parts of one: "1267 (1999), para. 4, and 1333 (2000)"."""
    if not isinstance(last.what, Numbered):
        return None
    joint = here.lexicon.joint.match(here.folded, end)
    if joint is None or not (joint["comma"] or joint["and"]):
        return None
    some, stop = numbers.listed(here, joint.end())
    if not some:
        return None
    like = last.what
    mentions = [
        mention(here, one.start, one.end, replace(
            like, number=one.number, session=one.session, letter=one.letter, form=one.form, dated=one.dated
        ), last.rule.removeprefix("part-of-"))
        for one in some
    ]  # fmt: skip
    return Head(mentions, stop)


# Rules of procedure, Chinese, and parts that stand alone.


def _rules(here: Page, at: int) -> Head | None:
    """“rules of procedure, rule 5”; without a rule they are not cited, only spoken of."""
    mark = here.marks[at]
    phrase = _following_part(here, mark.end, mention(here, mark.start, mark.end, Rules(), "rules"))
    return None if phrase is None else _by_rules(here, phrase, max(mark.end, phrase.end), mark.start)


def _by_rules(here: Page, phrase: Phrase, end: int, start: int | None = None) -> Head:
    """Parts of rules of procedure, which French and Spanish call articles."""
    body, ends = organs.committee(here, here.index(phrase.start), end)
    if not body:
        organ = here.following(end, here.lexicon.of)
        if organ is not None and here.marks[organ].sort is Sort.ORGAN:
            body, ends = here.marks[organ].value, here.marks[organ].end
    if body in bodies.outside():
        return Head([], max(end, ends))
    pins = [_as_rule(part) for part in phrase.parts]
    first = phrase.start if start is None else start
    return Head(
        [of_parts(here, first, max(end, ends), Rules(body), pins, "rules-of-procedure")], max(end, ends)
    )


def _as_rule(part: Part) -> Part:
    first, *rest = part.segments
    return part._replace(segments=(Segment("rule", first.value), *rest)) if first.unit == "art" else part


def _chinese(here: Page, at: int) -> Head | None:
    found = chinese_heads.head(here, at)
    if found is not None:
        return _with_parts(here, found)
    run = chinese.run(here, here.starts[at])
    return alone.alone(here, at, run) if run.parts else Head([], run.end)
