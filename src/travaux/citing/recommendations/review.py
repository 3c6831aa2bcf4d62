"""The universal periodic review: lists of what States recommend to a State.

In: the outline of a report. Out: one recommendation for each item of its lists. A list is a numbered
paragraph that speaks of recommendations ("… enjoy the support of Ghana:") with items under it, numbered
123.1 or 1, most of which end with States in brackets. An item without a State, whose bracket was forgotten,
is kept with nobody who asks. What the paragraph says of the State's answer holds for its items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.citing.folding import fold
from travaux.citing.recommendations import wording
from travaux.citing.recommendations.outline import Outline, text_with
from travaux.citing.recommendations.states import Made, made_by, state
from travaux.citing.recommendations.tables import Table
from travaux.texts.reading import Block, Kind
from travaux.texts.recommendation import Form, Party, Recommendation, Response

FEWEST = 2  # items with a State that make a list
SHARE = 0.5  # of the items of a list that must name one
FEWEST_ALONE, SHARE_ALONE = 3, 0.8  # the same where no paragraph speaks of recommendations
_DOTTED = re.compile(r"(\d+)\.(\d+)")


def find(outline: Outline, table: Table) -> list[Recommendation]:
    """The recommendations of a report of the review; none when it is no such report."""
    reviewed = _reviewed(outline, table)
    found: list[Recommendation] = []
    for lead, items in _lists(outline):
        rows = [_read(outline, item, table) for item in items]
        if _is_list(lead, [bool(made.parties) for _, _, made in rows], table):
            answer = response(lead.text, table) if lead else None
            found += [_made(outline, row, lead, answer, reviewed, table) for row in rows]
    return found


def response(lead: str, table: Table) -> Response | None:
    """What a lead-in says of the State's answer: the first that fits, the careful ones before the plain."""
    folded = fold(lead)
    for answer, pattern in table.responses:
        if pattern.search(folded):
            return answer
    return None


def _is_list(lead: Block | None, with_state: list[bool], table: Table) -> bool:
    """Whether enough items name a State: more where nothing before them speaks of recommendations."""
    if lead is None or not table.mention.search(fold(lead.text)):
        return sum(with_state) >= max(FEWEST_ALONE, SHARE_ALONE * len(with_state))
    return sum(with_state) >= max(min(FEWEST, len(with_state)), SHARE * len(with_state))


def _lists(outline: Outline) -> Iterator[tuple[Block | None, list[Block]]]:
    """Paragraphs that lead a list, with their items; dotted numbers whose paragraph is missing too."""
    numbered: dict[str, Block] = {}
    dotted: dict[str, list[Block]] = {}
    for block in outline.asking():
        if block.kind is not Kind.PARAGRAPH or not block.number:
            continue
        if match := _DOTTED.fullmatch(block.number):
            dotted.setdefault(match[1], []).append(block)
            continue
        numbered[block.number] = block
        if items := outline.items(block):
            yield block, items
    for number, items in dotted.items():
        yield numbered.get(number), items


_Row = tuple[Block, list[Block], Made]


def _read(outline: Outline, item: Block, table: Table) -> _Row:
    """An item with the lesser items under it, and who made it: said at the end of the whole."""
    below = list(outline.all_below(item))
    return item, below, made_by(text_with(item, below), table)


def _made(
    outline: Outline,
    row: _Row,
    lead: Block | None,
    answer: Response | None,
    reviewed: Party | None,
    table: Table,
) -> Recommendation:
    item, below, made = row
    text = text_with(item, below)[: made.end].rstrip(" ;,.；。")
    return Recommendation(
        address=item.address,
        number=outline.number(item),
        text=text,
        form=Form.REVIEW,
        start=0,
        end=min(len(text), len(item.text)),
        recommenders=made.parties,
        addressees=(reviewed,) if reviewed else (),
        verb=wording.first_verb(text, table),
        response=answer,
        lead_in=lead.text if lead else "",
        also=tuple(one.address for one in below),
    )


def _reviewed(outline: Outline, table: Table) -> Party | None:
    """The State under review: the end of the title, "Report of the Working Group …: Cyprus"."""
    title = outline.reading.metadata.title or ""
    for part in (title.rpartition(":")[2], title.rpartition(" - ")[2]):
        if party := state(part.strip(" *"), table.language):
            return party
    blocks = (block for block in outline.reading.blocks if block.kind is Kind.TITLE)
    return next((party for block in blocks if (party := state(block.text.strip(" *"), table.language))), None)
