"""Mentions: what a text says when it cites, before anybody knows what is meant.

In: nothing; these are the nouns between finding and resolving. A mention has a place in the text, the
parts that it names, the rule that found it, and what it says of the document: a symbol, a number of a
resolution, a title, "the present report". `resolving` makes citations of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from travaux.texts.pinpoint import Pinpoint


@dataclass(frozen=True, slots=True)
class Document:
    """A symbol. `corrected` is the misprint that was mended, else ""; `records` where the Official
    Records are named with it, `report` where the word "report" is."""

    symbol: str
    corrected: str = ""
    records: bool = False
    report: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """A resolution, decision or statement by its number: 57/218, 1325 (2000), 2200 A (XXI).

    `word` is what it is called ("resolution", "decision", "statement", "" for a number with a date);
    `session` is printed before the slash, as a roman or as a year of four figures; `organ` is named with
    it, `near` before it in the text; `own` says that it is "its" resolution; `dated` is the year of a
    date that follows, 0 for none.
    """

    word: str
    number: str
    session: str
    letter: str = ""
    organ: str = ""
    near: str = ""
    own: bool = False
    dated: int = 0
    form: str = "slash"
    """“slash” (57/218), “year” (1325 (2000)), “roman” (2200 A (XXI)) or “bare” (1325)."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty or other instrument: by title (`ids` has what the title may mean) or by a general noun."""

    ids: tuple[str, ...] = ()
    noun: str = ""
    form: str = "title"
    jurisprudence: bool = False
    """A field "articles" of a decision on a communication."""
    bracketed: bool = False
    near: tuple[str, ...] = ()
    """For articles in brackets: the instrument named before them in the same sentence."""
    its: bool = False
    """“Its Optional Protocol”, “the Optional Protocol thereto”: of the treaty named just before."""
    said: bool = False
    """“That Convention”: the one named just before, whoever speaks."""
    defines: str = ""
    """The general noun by which the text says that it will call it: (hereinafter “the Convention”)."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A general comment or recommendation; `body` is the committee where it is named."""

    number: str
    year: int
    body: str
    word: str


@dataclass(frozen=True, slots=True)
class Communication:
    """An individual communication by number and year of registration."""

    number: str
    year: int
    body: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """An opinion of the Working Group on Arbitrary Detention."""

    number: str
    year: int


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules of procedure; `body` is whose, where that is named."""

    body: str = ""
    named: bool = True


@dataclass(frozen=True, slots=True)
class Goals:
    """Sustainable Development Goals or their targets."""


@dataclass(frozen=True, slots=True)
class Here:
    """The document that cites; `article` where a part of the article is named in which this stands."""

    article: bool = False


@dataclass(frozen=True, slots=True)
class Previous:
    """Ibid.: what the note before names."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A part with nothing that says of what: "paragraphs 22 and 23"."""

    unit: str


What = (
    Document
    | Numbered
    | Instrument
    | Comment
    | Communication
    | Opinion
    | Rules
    | Goals
    | Here
    | Previous
    | Bare
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage that names something: `text[start:end]` is what is printed."""

    start: int
    end: int
    text: str
    what: What
    parts: tuple[Pinpoint, ...] = ()
    rule: str = ""
