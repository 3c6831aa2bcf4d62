"""Recommendations: paragraphs and items that ask somebody to do something.

In: nothing; these are the nouns that `citing.recommendations` fills, `library` keeps and the borders show.
What a paragraph does not say is empty: nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class PartyKind(StrEnum):
    """What sort of party asks, or is asked."""

    STATE = "state"
    """One State that is named; its code is ISO 3166-1 alpha-3."""
    STATES = "states"
    """States without a name: "the State party", "all States", "Governments"."""
    GROUP = "group"
    """A group of States that is named: the European Union."""
    BODY = "body"
    """A committee, council, working group or commission."""
    MANDATE = "mandate"
    """A special rapporteur, independent expert and the like."""
    OFFICIAL = "official"
    """The Secretary-General, the High Commissioner, an inspector."""
    AGENCY = "agency"
    """Agencies, missions and other entities of the United Nations and international organizations."""
    INSTITUTION = "institution"
    """National human rights institutions, parliaments, courts."""
    CIVIL_SOCIETY = "civil_society"
    """Non-governmental organizations, media, universities, communities and their peoples."""
    BUSINESS = "business"
    """Companies, banks, investors."""
    OTHER = "other"


class Party(NamedTuple):
    """Who asks or is asked: the name, what sort it is, and the code of a State ("" for others)."""

    name: str
    kind: PartyKind = PartyKind.OTHER
    code: str = ""


class Response(StrEnum):
    """What the State said to it, where the document tells."""

    SUPPORTED = "supported"
    IMPLEMENTED = "implemented"
    """Supported, and held to be implemented already or to be under way."""
    PARTLY = "partly"
    NOTED = "noted"
    REJECTED = "rejected"
    PENDING = "pending"
    """It will be answered later."""


class Form(StrEnum):
    """How the text asks: the rule that found it."""

    REVIEW = "review"
    """An item of the universal periodic review: what to do, and in brackets the States that ask it."""
    ASKED = "asked"
    """Somebody recommends, urges, calls upon …"""
    SHOULD = "should"
    """Somebody should …"""
    OPERATIVE = "operative"
    """An operative paragraph of a resolution."""
    LISTED = "listed"
    """An item under a paragraph that asks."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation.

    `number` is the printed number with that of its paragraph ("114.2", "63 (a)"), `text` what is printed
    there without the States in brackets at its end, `verb` the first word of what is to be done as printed,
    in small letters, `lead_in` what an item of a list continues. `asks` is the stable name of the verb that
    asks ("recommend", "urge", "should"). `start` and `end` count characters of the block at `address`; the
    text goes on in the blocks of `also`, the lesser items under it. `topics` are slugs of `texts.theme`.
    """

    address: str
    number: str
    text: str
    form: Form
    start: int
    end: int
    recommenders: tuple[Party, ...] = ()
    addressees: tuple[Party, ...] = ()
    verb: str = ""
    asks: str = "recommend"
    response: Response | None = None
    lead_in: str = ""
    also: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
