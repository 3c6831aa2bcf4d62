"""The query language: a small syntax tree and its printer; `query_parser` makes the tree. Pure.

    torture prevention          both words, in any order, with their inflections
    "arbitrary detention"       this phrase
    torture OR ill-treatment    either (OR in capitals); brackets group
    -journalists                not this
    migra*                      words that begin so
    minorites~                  words that are nearly so
    police NEAR/5 custody       within five words of each other, whichever comes first
    symbol:A/57/292  body:hrc  country:FRA  year:2001-2005  kind:report  lang:fr
    cites:A/57/292 para 62      paragraphs that cite this paragraph (without "para": the document)
    cited-by:A/57/292           paragraphs and documents that it cites

In: a tree. Out: the query that means it, so that people see how they were understood; what is
printed is read again as the same tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word; `prefix` for word*, `fuzzy` for word~."""

    text: str
    prefix: bool = False
    fuzzy: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order with nothing between, as they are written (no inflections)."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """Two words or phrases with fewer than `words` words between them, in either order.

    1 is: next to each other.
    """

    left: Word | Phrase
    right: Word | Phrase
    words: int


@dataclass(frozen=True, slots=True)
class Field:
    """field:value; years may be a range "2001-2005"."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be there; never another Not."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """All of these: two or more, none of them an And."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of these: two or more, none of them an Or."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Among:
    """Paragraphs that `field` was found to mean: pairs of edition and place in it, and whole editions.

    The parser makes none: who knows the citations puts them in the place of the field.
    """

    field: Field
    places: frozenset[tuple[int, int]] = frozenset()
    editions: frozenset[int] = frozenset()


Node = Word | Phrase | Near | Field | Among | Not | And | Or

CITES, CITED_BY = "cites", "cited-by"
CITING_FIELDS = (CITES, CITED_BY)
"""Fields whose value is a citation: a symbol, perhaps with "para 62" after it."""
FIELDS = ("symbol", "body", "country", "year", "kind", "lang", "title", *CITING_FIELDS)
"""Names that can stand before a colon."""

_PLAIN_VALUE = re.compile(r"[^\s\"()|«»“”„]+\Z")


def printed(node: Node | None) -> str:
    """The query that means this tree, as it would be typed; nothing for None."""
    match node:
        case None:
            return ""
        case Word():
            return node.text + "*" * node.prefix + "~" * node.fuzzy
        case Phrase():
            return f'"{node.text}"'
        case Near():
            return f"{printed(node.left)} NEAR/{node.words} {printed(node.right)}"
        case Field():
            plain = _PLAIN_VALUE.match(node.value)
            return f"{node.name}:{node.value}" if plain else f'{node.name}:"{node.value}"'
        case Among():
            return printed(node.field)
        case Not():
            return f"-{_inner(node.node)}"
        case And():
            return " ".join(_inner(one) if isinstance(one, Or) else printed(one) for one in node.nodes)
        case Or():
            return " OR ".join(printed(one) for one in node.nodes)


def _inner(node: Node) -> str:
    return f"({printed(node)})" if isinstance(node, And | Or | Near) else printed(node)


def words(node: Node | None) -> Iterator[Word | Phrase]:
    """The words and phrases that a paragraph may have for this: what to mark in it."""
    match node:
        case Word() | Phrase():
            yield node
        case Near():
            yield from (node.left, node.right)
        case And() | Or():
            for one in node.nodes:
                yield from words(one)
        case _:
            return
