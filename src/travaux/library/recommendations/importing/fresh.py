"""New recommendations that an import brings: kept with their words, without an edition.

In: what a row says. Out: a row of the tables. When its document comes into the library and has these words,
they become one (`keeping`).
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from travaux.citing.recommendations import tables, topics, wording
from travaux.library import describing
from travaux.library.models import (
    PartyRole,
    Recommendation,
    RecommendationText,
    Source,
    Visibility,
)
from travaux.library.permissions import Viewer
from travaux.library.recommendations import correcting, gathering, keeping, naming, stepping
from travaux.texts import links
from travaux.texts.errors import FieldsError
from travaux.texts.recommendation import Form, Party

_SYMBOL = re.compile(r"[A-Z0-9][^\s?#]{0,199}\Z")
_LONGEST = {"symbol": 200, "number": 80, "address": 300, "text": 20_000, "lead_in": 20_000}


@dataclass(frozen=True, slots=True)
class Wish:
    """A recommendation to make. `topics` None: by the rules; names of parties are as they are typed."""

    symbol: str
    text: str
    language: str = "en"
    number: str = ""
    address: str = ""
    date: str = ""
    body: str = ""
    lead_in: str = ""
    response: str = ""
    verb: str = ""
    recommenders: Sequence[str] = ()
    addressees: Sequence[str] = ()
    topics: Sequence[str] | None = None
    key: UUID | None = None
    origin: Mapping[str, Any] = field(default_factory=dict)


def make(viewer: Viewer, visibility: str, wish: Wish) -> Recommendation:
    """Keep one. Raises FieldsError."""
    (made,) = make_many(viewer, visibility, [(wish, checked(wish))])
    stepping.write(viewer, made, {}, "", uuid.uuid4(), "import-recommendation")
    return made


def checked(wish: Wish) -> Mapping[str, Any]:
    """Its parties, topics and response as they are kept. Raises FieldsError."""
    wrong: dict[str, str] = {}
    symbol = "".join(wish.symbol.split())
    if not _SYMBOL.match(symbol):
        wrong["document"] = f"“{wish.symbol[:60]}” is no symbol of a document, such as A/HRC/43/12."
    for name, most in _LONGEST.items():
        if len(getattr(wish, name)) > most:
            wrong[name] = f"The {name} has {len(getattr(wish, name)):,} characters, and {most:,} is the most."
    if wish.language not in links.LANGUAGES:
        wrong["language"] = f"“{wish.language[:20]}” is no language: use a code such as en."
    if wrong:
        raise FieldsError(wrong)
    about = topics.of(wish.text, wish.language) if wish.topics is None else wish.topics
    return correcting.checked(
        {
            "recommenders": wish.recommenders,
            "addressees": wish.addressees,
            "topics": about,
            "response": wish.response,
        },
        wish.language,
    )


def make_many(
    viewer: Viewer, visibility: str, wishes: Sequence[tuple[Wish, Mapping[str, Any]]]
) -> list[Recommendation]:
    """Keep many that were checked, in a few queries."""
    taken = _taken([wish.key for wish, _ in wishes if wish.key])
    rows = [_row(viewer, visibility, wish, said, taken) for wish, said in wishes]
    Recommendation.objects.bulk_create(rows)
    RecommendationText.objects.bulk_create(
        _text(row, wish) for row, (wish, _) in zip(rows, wishes, strict=True)
    )
    for name, role in (("recommenders", PartyRole.ASKS), ("addressees", PartyRole.ASKED)):
        keeping.replace_parties(
            role, ((row, _parties(said[name])) for row, (_, said) in zip(rows, wishes, strict=True)), []
        )
    keeping.replace_topics(((row, said["topics"]) for row, (_, said) in zip(rows, wishes, strict=True)), [])
    gathering.gather([row.pk for row in rows])
    return rows


def _taken(keys: Sequence[UUID]) -> set[UUID]:
    """Names that rows have which the viewer may not see: another is taken."""
    return set(Recommendation.objects.filter(key__in=keys).values_list("key", flat=True))


def _row(
    viewer: Viewer, visibility: str, wish: Wish, said: Mapping[str, Any], taken: set[UUID]
) -> Recommendation:
    symbol = "".join(wish.symbol.split())
    year = wish.date[:4]
    return Recommendation(
        key=wish.key if wish.key and wish.key not in taken else uuid.uuid4(),
        symbol=symbol,
        folded=links.key(symbol),
        address=wish.address,
        number=wish.number,
        form=_form(said),
        asks="recommend",
        body=(wish.body or describing.describe([symbol], None).body)[:60],
        year=int(year) if year.isascii() and year.isdigit() else 0,
        response=said["response"],
        source=Source.IMPORTED,
        visibility=visibility if visibility in Visibility.values else Visibility.PUBLIC,
        owner=viewer.person,
        origin={"date": wish.date} | dict(wish.origin),
    )


def _form(said: Mapping[str, Any]) -> str:
    """States that ask are those of the review; others recommend."""
    asking = said["recommenders"]
    return Form.REVIEW.value if asking and all(code for _, _, code in asking) else Form.ASKED.value


def _text(row: Recommendation, wish: Wish) -> RecommendationText:
    table = tables.table(wish.language)
    verb = wish.verb or (wording.first_verb(wish.text, table) if table else "")
    return RecommendationText(
        recommendation=row, language=wish.language, text=wish.text, lead_in=wish.lead_in, verb=verb[:80]
    )


def _parties(rows: Sequence[Sequence[str]]) -> list[Party]:
    return [naming.kept(*row) for row in rows]
