"""What a rule of finding gives: mentions, and where the text goes on.

In: nothing; the noun that the rules share.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from travaux.citing.finding.page import Page
from travaux.citing.finding.parts import Part
from travaux.citing.mentions import Mention, What
from travaux.texts.pinpoint import Pinpoint


class Head(NamedTuple):
    """What is named, and where that ends; parts of it may follow there."""

    mentions: list[Mention]
    end: int


def mention(page: Page, start: int, end: int, what: What, rule: str) -> Mention:
    """A mention of the text between two places."""
    return Mention(start, end, page.text[start:end], what, rule=rule)


def of_parts(page: Page, start: int, end: int, what: What, found: Iterable[Part], rule: str) -> Mention:
    """A mention of parts of something."""
    return Mention(start, end, page.text[start:end], what, tuple(map(pinpoint, found)), rule)


def pinpoint(part: Part) -> Pinpoint:
    """A part without its place."""
    return Pinpoint(part.segments)
