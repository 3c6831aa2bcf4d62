"""From a query as typed to its tree, with the place of everything that can't be understood. Pure.

In: text. Out: a tree (None where nothing is asked for). `parse` raises QueryError at the first fault;
`forgiving` leaves out what is at fault and tells it. One pass from left to right, linear in the text.

    query   = all ("OR" all)*                       "|" is the same as OR
    all     = unary+                                AND may stand between, and means nothing
    unary   = ("-" | "NOT") unary | near
    near    = operand ("NEAR/" figures operand)?    operands are words or phrases
    operand = word | word"*" | word"~" | phrase | field":"(word | phrase) | "(" query ")"
              | ("cites" | "cited-by")":"word ("para" figures)?
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from travaux.texts.errors import QueryError
from travaux.texts.query import CITING_FIELDS, FIELDS, And, Field, Near, Node, Not, Or, Phrase, Word

LONGEST = 2_000  # characters; a long pasted citation has some 300
MOST_WORDS = 64  # each is a look-up in every language's field
DEEPEST = 20  # brackets within brackets
FARTHEST = 50  # words for NEAR: further is another sentence, for which AND will do

Problem = tuple[str, int, int]
"""A sentence, and from which character to which it applies."""

_TOKEN = re.compile(
    rf"""
    (?P<space>[\s,;，。、；：！？،؛؟…]+)
  | (?P<phrase>"[^"]*(?:"|\Z)|[“„][^“”"]*(?:[”“"]|\Z)|«[^»]*(?:»|\Z))
  | (?P<open>[(（])
  | (?P<close>[)）])
  | (?P<or>\|+|OR(?![^\s()"]))
  | (?P<and>&+|AND(?![^\s()"]))
  | (?P<not>NOT(?![^\s()"])|[-–−](?=[^\s\-–−]))
  | (?P<near>NEAR/\d+(?![^\s()"]))
  | (?P<field>(?:{"|".join(FIELDS)}):|[a-z]+:(?!//)(?=\S))
  | (?P<word>(?:[^\s()（）|"“”„«»，。、；：！？،؛؟…]|(?<=\S)\([^\s()"]*\))+)
  | (?P<stray>.)
    """,
    re.VERBOSE,
)
_EDGES = ".,;:!?'’‘`&/\\-–—_[]{}<>=+#^§¶"
_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF])
_QUOTES = re.compile(r'["“”„«»\s]+')
_LETTERS = re.compile(r"[^\W_]+")
# What may follow the symbol of cites: and cited-by: without quotes.
_PART = re.compile(
    r"(?:paras?|paragraphs?|paragraphe|par|párr|п|arts?|articles?|rule|principle|op|pp|§|¶)\.? \d[\w.()-]*\Z"
)
_YEARS = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?\Z")


class _Token(NamedTuple):
    kind: str
    text: str
    at: int
    end: int


def parse(text: str) -> Node | None:
    """The tree of a query. Raises QueryError with the place of the first thing that is wrong."""
    node, problems = forgiving(text)
    if problems:
        sentence, at, end = min(problems, key=lambda one: one[1])
        raise QueryError(sentence, at, end)
    return node


def forgiving(text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of what can be understood, and what could not, in the order of the text."""
    problems: list[Problem] = []
    if len(text) > LONGEST:
        problems.append(
            (f"Only the first {LONGEST:,} characters of a query count: shorten it.", LONGEST, len(text))
        )
    node = _Parser(text[:LONGEST], problems).query()
    return node, tuple(sorted(problems, key=lambda one: one[1]))


class _Parser:
    """Reads tokens from left to right; what is wrong goes to `problems` and is left out."""

    def __init__(self, text: str, problems: list[Problem]) -> None:
        self._tokens = [
            _Token(str(found.lastgroup), found[0], *found.span())
            for found in _TOKEN.finditer(text)
            if found.lastgroup != "space"
        ]
        self._next = 0
        self._problems = problems
        self._depth = 0
        self._words = 0

    def query(self) -> Node | None:
        """Everything, to the end of the text."""
        parts: list[Node] = []
        while (token := self._peek()) is not None:
            if token.kind == "close":
                self._take()
                self._wrong("This bracket closes nothing: take it away, or open one before.", token)
            elif (node := self._any()) is not None:
                parts.append(node)
        return _all(parts)

    def _any(self) -> Node | None:
        parts = [self._all()]
        while (token := self._peek()) is not None and token.kind == "or":
            self._take()
            after = self._all()
            if parts[-1] is None or after is None:
                self._wrong("OR stands between two things to look for.", token)
            parts.append(after)
        found = [one for one in parts if one is not None]
        nodes = tuple(inner for one in found for inner in (one.nodes if isinstance(one, Or) else (one,)))
        return Or(nodes) if len(nodes) > 1 else nodes[0] if nodes else None

    def _all(self) -> Node | None:
        parts: list[Node] = []
        while (token := self._peek()) is not None and token.kind not in ("or", "close"):
            if token.kind == "and":
                self._take()
            elif (node := self._unary()) is not None:
                parts.append(node)
        return _all(parts)

    def _unary(self) -> Node | None:
        """One thing to look for, or to be without: however many signs stand before, it is a single no."""
        negated: _Token | None = None
        odd = False
        while (token := self._peek()) is not None and token.kind == "not":
            negated, odd = self._take(), not odd
        node = self._near()
        if node is None and negated is not None:
            self._wrong("After - or NOT comes what must not be there.", negated)
        if node is None or not odd:
            return node
        return node.node if isinstance(node, Not) else Not(node)

    def _near(self) -> Node | None:
        left = self._operand()
        token = self._peek()
        if token is None or token.kind != "near":
            return left
        self._take()
        right = self._operand()
        words = self._distance(token)
        if _can_be_near(left) and _can_be_near(right) and words:
            again = self._peek()
            if again is not None and again.kind == "near":
                self._take()
                self._wrong("NEAR joins two words or phrases, no more.", again)
            assert isinstance(left, Word | Phrase) and isinstance(right, Word | Phrase)
            return Near(left, right, words)
        if words:
            self._wrong("NEAR stands between two words or phrases (word~ is not among them).", token)
        return _all([one for one in (left, right) if one is not None])

    def _distance(self, token: _Token) -> int:
        figures = token.text.partition("/")[2]
        words = int(figures) if len(figures) < len(str(FARTHEST)) + 1 else 0
        if not 1 <= words <= FARTHEST:
            self._wrong(f"NEAR counts from 1 to {FARTHEST} words.", token)
            return 0
        return words

    def _operand(self) -> Node | None:
        token = self._peek()
        if token is None or token.kind in ("or", "and", "close", "not", "near"):
            if token is not None and token.kind == "near":
                self._take()
                self._wrong("NEAR stands between two words or phrases.", token)
            return None
        self._take()
        if token.kind == "open":
            return self._group(token)
        if token.kind == "field":
            return self._field(token)
        if token.kind == "phrase":
            return self._phrase(token)
        return self._word(token)

    def _group(self, opened: _Token) -> Node | None:
        if self._depth == DEEPEST:
            self._wrong(f"Brackets may stand {DEEPEST} deep, no deeper.", opened)
            return None
        self._depth += 1
        node = self._any()
        self._depth -= 1
        token = self._peek()
        if token is not None and token.kind == "close":
            self._take()
        else:
            self._wrong("This bracket is never closed.", opened)
        return node

    def _phrase(self, token: _Token) -> Node | None:
        text = self._quoted(token)
        if not _has_letters(text):
            self._wrong("There is nothing between these quotation marks.", token)
            return None
        return Phrase(text) if self._counts(token) else None

    def _quoted(self, token: _Token) -> str:
        if len(token.text) < 2 or token.text[-1] not in '"”“»':
            self._wrong("This quotation mark is never closed.", token._replace(end=token.at + 1))
        return _QUOTES.sub(" ", _clean(token.text)).strip()

    def _field(self, token: _Token) -> Node | None:
        name = token.text[:-1]
        value = self._peek()
        there = value is not None and value.at == token.end and value.kind not in ("open", "close", "or")
        if name not in FIELDS:
            known = ", ".join(FIELDS)
            self._wrong(f"There is no field “{name}”: there are {known}. Put quotes around a colon.", token)
            return None
        if value is None or not there:
            self._wrong(f"After {name}: comes a value, without a space.", token)
            return None
        text, end = self._value(value)
        if not _has_letters(text):
            self._wrong(f"After {name}: comes a value, without a space.", token)
            return None
        if name == "year" and (text := self._years(text, value.at, end)) == "":
            return None
        if name in CITING_FIELDS:
            text += self._part()
        return Field(name, text) if self._counts(value) else None

    def _value(self, first: _Token) -> tuple[str, int]:
        """A phrase, or all that follows without a space (a value may hold a colon or a dash)."""
        if first.kind == "phrase":
            return self._quoted(self._take()), first.end
        text, end = "", first.at
        while (token := self._peek()) is not None and token.at == end and token.kind not in (
            "open", "close", "phrase", "or",
        ):  # fmt: skip
            text += self._take().text
            end = token.end
        return _clean(text).strip(_EDGES), end

    def _part(self) -> str:
        """The "para 62" that follows a symbol, if it does."""
        following = self._tokens[self._next : self._next + 2]
        part = " ".join(token.text.rstrip(".") for token in following)
        if any(token.kind != "word" for token in following) or _PART.match(part) is None:
            return ""
        self._next += len(following)
        return f" {part}"

    def _years(self, text: str, at: int, end: int) -> str:
        match = _YEARS.match(text)
        if match is None:
            self._problems.append(("A year is written 2001, years 2001-2005.", at, end))
            return ""
        if match[2] is None:
            return match[1]
        if match[1] > match[2]:
            self._problems.append((f"The first year comes first: {match[2]}-{match[1]}.", at, end))
            return ""
        return f"{match[1]}-{match[2]}"

    def _word(self, token: _Token) -> Node | None:
        text = _clean(token.text)
        bare = text.rstrip(_EDGES + "*~")
        marks = {c for c in text[len(bare) :] if c in "*~"}
        bare = bare.lstrip(_EDGES + "~")
        if not _has_letters(bare):
            if marks:
                self._wrong("* and ~ stand at the end of a word.", token)
            return None
        if "*" in bare:
            self._wrong("* stands at the end of a word, for whatever follows.", token)
            bare = bare.replace("*", " ").split()[0].strip(_EDGES + "~")
        if not _has_letters(bare) or not self._counts(token):
            return None
        return Word(_plain(bare), prefix="*" in marks, fuzzy="~" in marks and "*" not in marks)

    def _counts(self, token: _Token) -> bool:
        self._words += 1
        if self._words == MOST_WORDS + 1:
            self._wrong(f"Only the first {MOST_WORDS} words of a query count: shorten it.", token)
        return self._words <= MOST_WORDS

    def _wrong(self, sentence: str, token: _Token) -> None:
        self._problems.append((sentence, token.at, token.end))

    def _peek(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self) -> _Token:
        self._next += 1
        return self._tokens[self._next - 1]


def _all(parts: list[Node]) -> Node | None:
    nodes = tuple(inner for one in parts for inner in (one.nodes if isinstance(one, And) else (one,)))
    return And(nodes) if len(nodes) > 1 else nodes[0] if nodes else None


def _can_be_near(node: Node | None) -> bool:
    return isinstance(node, Phrase) or (isinstance(node, Word) and not node.fuzzy)


def _plain(word: str) -> str:
    """The word as it can stand by itself; what would be read as something else is put in its own letters."""
    found = [match.lastgroup for match in _TOKEN.finditer(word)]
    return word if found == ["word"] else "-".join(_LETTERS.findall(word)).lower()


def _clean(text: str) -> str:
    """Letters joined with their accents, without invisible marks of direction."""
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE))


def _has_letters(text: str) -> bool:
    return any(character.isalnum() for character in text)
