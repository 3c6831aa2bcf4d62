"""Fields of a recommendation: reading them as typed, setting them, putting them back.

In: a row and values. Out: what changed, as history keeps it: {"response": ["noted", "supported"]}, with the
language for words ("text:en"). A field that a person sets is settled: a new reading leaves it alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from travaux.library.models import PartyRole, Recommendation, RecommendationText
from travaux.library.recommendations import keeping
from travaux.texts.recommendation import Party, PartyKind

LONGEST_TEXT = 20_000
"""Characters of a recommendation."""
ROLES = {"recommenders": PartyRole.ASKS, "addressees": PartyRole.ASKED}
_PLAIN = frozenset({"status", "responsible", "number", "response", "dismissed"})
_LANGUAGE = re.compile(r"(?P<name>text|verb):(?P<language>[a-z]{2,8})\Z")
_LONGEST_FIELD = {"number": 80, "verb": 80, "responsible": 200}


def day(value: date | str, wrong: dict[str, str]) -> date | None:
    """A deadline; None for ""."""
    if isinstance(value, date):
        return value
    text = value.strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        wrong["deadline"] = f"“{text[:40]}” is no date: write it as 2027-03-31."
        return None


def line(text: str, name: str, most: int, wrong: dict[str, str]) -> str:
    """A text on one line."""
    clean = " ".join(text.replace("\0", " ").split())
    if len(clean) > most:
        wrong[name] = f"This has {len(clean)} characters, and {most} is the most: shorten it."
    return clean


def prose(text: str, name: str, wrong: dict[str, str]) -> str:
    """The words of a recommendation."""
    clean = " ".join(text.replace("\0", " ").split())
    if len(clean) > LONGEST_TEXT:
        wrong[name] = f"The text has {len(clean)} characters, and {LONGEST_TEXT} is the most."
    return clean


def plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def parties(row: Recommendation, field: str) -> list[list[str]]:
    """Who asks or is asked, as history keeps it."""
    there = row.parties.filter(role=ROLES[field]).order_by("pk")
    return [list(one) for one in there.values_list("name", "kind", "code")]


def topics(row: Recommendation) -> list[str]:
    """Its topics."""
    return list(row.topics.order_by("pk").values_list("slug", flat=True))


def write_parties(row: Recommendation, field: str, wanted: Sequence[Sequence[str]]) -> None:
    """Put these parties in the place of those it has."""
    made = [Party(name, PartyKind(kind), code) for name, kind, code in wanted]
    keeping.replace_parties(ROLES[field], [(row, made)], [row.pk])


def write_topics(row: Recommendation, wanted: Sequence[str]) -> None:
    """Put these topics in the place of those it has."""
    keeping.replace_topics([(row, wanted)], [row.pk])


def settle(row: Recommendation, name: str) -> None:
    """A person has said this: a new reading leaves it alone."""
    if name not in row.settled:
        row.settled = sorted([*row.settled, name])


def put_back(row: Recommendation, changed: Mapping[str, Any]) -> dict[str, Any]:
    """Undo changes where nobody has changed the field since; what changed by that."""
    made: dict[str, Any] = {}
    for name, (before, after) in changed.items():
        now, write = access(row, name)
        if write is not None and now == after:
            write(before)
            made[name] = [after, before]
    row.save()
    return made


def access(row: Recommendation, name: str) -> tuple[Any, Callable[[Any], None] | None]:
    """What a field is now, as history keeps it, and how it is written; None for one that is not undone."""
    if name in _PLAIN:
        return getattr(row, name), lambda value: setattr(row, name, value)
    if name == "deadline":
        return plain(row.deadline), lambda value: setattr(
            row, "deadline", date.fromisoformat(value) if value else None
        )
    if name == "cluster":
        return str(row.cluster), lambda value: setattr(row, "cluster", UUID(value))
    if name in ROLES:
        return parties(row, name), lambda value: write_parties(row, name, value)
    if name == "topics":
        return topics(row), lambda value: write_topics(row, value)
    if match := _LANGUAGE.match(name):
        return _of_text(row, match["name"], match["language"])
    return None, None


def _of_text(row: Recommendation, name: str, language: str) -> tuple[str, Callable[[Any], None] | None]:
    there = row.texts.filter(language=language).order_by("-pk")
    text = there.first()
    if text is None:
        return "", None
    field = "corrected" if name == "text" else "verb"
    now = words_of(text) if name == "text" else text.verb

    def write(value: Any) -> None:
        for one in there:
            setattr(one, field, "" if name == "text" and value == one.text else value)
            one.save(update_fields=[field])

    return now, write


def words_of(text: RecommendationText) -> str:
    """Its words: those that a person made of them, or those that were found."""
    return text.corrected or text.text


def longest(name: str) -> int:
    """The most characters of a field on one line."""
    return _LONGEST_FIELD[name]
