"""How well two blocks of different languages may be the same: points for and against.

In: their traits and how much longer one language is. Out: a number; at `ENOUGH` or above they may stand
in one row. A number in common is worth much and never everything: items are lettered wrongly, and what
they say then decides.
"""

from __future__ import annotations

from math import log

from travaux.texts.alignment.traits import Traits

ENOUGH = 0.5  # as an unnumbered paragraph with one of the same kind and length has it
AGAINST = -1.0  # the same number, and yet everything else speaks against it

_SAME_KIND, _NEAR_KIND, _OTHER_KIND, _NEVER = 1.0, 0.2, -1.5, -9.0
_NEAR = frozenset({
    frozenset({"text", "item"}), frozenset({"text", "speech"}), frozenset({"text", "heading"}),
    frozenset({"heading", "title"}), frozenset({"heading", "caption"}), frozenset({"text", "caption"}),
    frozenset({"heading", "item"}),
})  # fmt: skip
_SAME_NUMBER, _OTHER_NUMBER, _ONE_NUMBER = 3.0, -1.5, -0.7
_MISPRINT = -0.3  # other numbers, of which one stands in its version twice
_FIGURES = 2.5  # for all figures in common, and against when there are some on both sides and none in common
_MANY = 3  # figures: from here on they are full evidence
_FEW_WORDS = 4  # below, words say nothing
_BY_CHANCE = 0.1  # words that paragraphs of one document share whatever they say
_WORDS = 6.0
_SHORT = 12.0  # letters added to both lengths: short texts vary more
_FREELY = 0.45  # how far lengths may be apart (as a logarithm) before it counts: half as long again
_LENGTH, _AT_MOST = 2.0, 3.0


def likeness(left: Traits, right: Traits, ratio: float) -> float:
    """Points for the two being the same; `ratio` is how much longer the right version is on the whole."""
    points = _kinds(left.kind, right.kind)
    if points <= _NEVER:
        return points
    if left.number and right.number:
        points += _numbers(left, right)
    elif left.number or right.number:
        points += _ONE_NUMBER
    if left.part != right.part:
        points += _OTHER_KIND
    return points + said(left, right, ratio)


def said(left: Traits, right: Traits, ratio: float) -> float:
    """Points for what they say, leaving aside what they are and how they are numbered."""
    points = 0.0
    if left.figures or right.figures:
        points += _figures(left.figures, right.figures)
    if min(len(left.words), len(right.words)) >= _FEW_WORDS:
        shared = len(left.words & right.words)
        points += _WORDS * (2 * shared / (len(left.words) + len(right.words)) - _BY_CHANCE)
    apart = abs(log((right.length + _SHORT) / (left.length * ratio + _SHORT)))
    if apart > _FREELY:
        points -= min(_AT_MOST, _LENGTH * (apart - _FREELY))
    return points


def near(left: Traits, right: Traits) -> bool:
    """Whether they are of kinds that a reader may take for each other, in the same part."""
    return left.part == right.part and _kinds(left.kind, right.kind) > 0


def _kinds(left: str, right: str) -> float:
    if left == right:
        return _SAME_KIND
    if "note" in (left, right) or "table" in (left, right):
        return _NEVER
    return _NEAR_KIND if frozenset({left, right}) in _NEAR else _OTHER_KIND


def _numbers(left: Traits, right: Traits) -> float:
    if left.number & right.number:
        return _SAME_NUMBER
    return _MISPRINT if left.again or right.again else _OTHER_NUMBER


def _figures(left: frozenset[str], right: frozenset[str]) -> float:
    shared, every = len(left & right), len(left) + len(right)
    weight = min(1.0, every / 2 / _MANY)
    return _FIGURES * weight * (2 * (2 * shared / every) - 1)
