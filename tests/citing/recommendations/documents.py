"""Small documents to find recommendations in, written as lists of paragraphs."""

from __future__ import annotations

from travaux.citing import recommendations
from travaux.citing.recommendations.tables import Table, table
from travaux.texts.reading import Block, Kind, Metadata, Reading, Source
from travaux.texts.recommendation import Recommendation


def document(language: str, *texts: str, unit: str = "para", heading: str = "", **about: str) -> Reading:
    """Numbered paragraphs; a text that begins with "- " is an item (a), (b) … under the one before it."""
    blocks: list[Block] = []
    above = None
    if heading:
        above = "sec_V"
        blocks.append(Block("sec_V", Kind.HEADING, heading, number="V"))
    owner, letter, number = "", 0, 0
    for text in texts:
        if text.startswith("- "):
            letter += 1
            label = chr(96 + letter)
            address = f"{owner}__list_{label}"
            blocks.append(Block(address, Kind.ITEM, text[2:], number=label, parent=owner))
            continue
        number, letter = number + 1, 0
        owner = f"{unit}_{number}"
        blocks.append(Block(owner, Kind.PARAGRAPH, text, number=str(number), parent=above))
    return reading(blocks, language, **about)


def reading(blocks: list[Block], language: str, **about: str) -> Reading:
    """A reading of these blocks."""
    source = Source("a.pdf", "0" * 64, "application/pdf", 1)
    return Reading(source, Metadata(language=language, **about), (), tuple(blocks), ())


def review(language: str, lead: str, *items: str, title: str | None = None) -> Reading:
    """Paragraph 5 of a report of the review, with items 5.1, 5.2 …"""
    blocks = [Block("para_5", Kind.PARAGRAPH, lead, number="5")]
    blocks += [
        Block(f"para_5-{at}", Kind.PARAGRAPH, text, number=f"5.{at}") for at, text in enumerate(items, 1)
    ]
    return reading(blocks, language, **({"title": title} if title else {}))


def found(whole: Reading) -> list[Recommendation]:
    """What is recommended; every text stands where it says it does."""
    some = recommendations.find(whole)
    for one in some:
        assert one.text.startswith(whole.block(one.address).text[one.start : one.end])
    return some


def words(language: str) -> Table:
    """The table of a language."""
    known = table(language)
    assert known is not None
    return known
