"""Rows of the Universal Human Rights Index, as its export writes them (JSON, XLSX, CSV).

In: rows with AnnotationId, Text (HTML), Symbol, Body, Countries, Themes, AffectedPersons, Sdgs,
AnnotationType, PublicationDate; "Reccomending Body" is misspelt there. Out: recommendations without an
edition, or, where the document is in the library and has these words, what the index adds to them. What is no
recommendation is passed over. Themes are named by our own topics; what the index said is kept (`origin`).
"""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import html

from travaux.citing.recommendations import states, tables, topics
from travaux.library.models import Recommendation, RecommendationText, RecommendationTopic
from travaux.library.permissions import Viewer, visible_recommendations
from travaux.library.recommendations import matching
from travaux.library.recommendations.importing import fresh
from travaux.library.recommendations.importing.fresh import Wish
from travaux.library.recommendations.importing.sheets import Row
from travaux.library.recommendations.importing.taking import Imported
from travaux.library.recommendations.matching import One
from travaux.library.recommendations.stepping import change
from travaux.texts import countries, links, theme
from travaux.texts.errors import FieldsError, UsageError
from travaux.texts.recommendation import Response

SPACE = uuid.UUID("6f1c7a52-5d0e-5c0b-9f4b-0a7c1d2e3f40")
"""What names of the index are folded into keys with: the same row has the same key for ever."""
_NEEDED = ({"annotationid"}, {"text"}, {"symbol"})
_MEMBER = re.compile(r"\s*(?:\n|\r|;|<br\s*/?>)\s*")
_BULLET = re.compile(r"^[\s\-–•*]+")
_IS_ONE = re.compile(r"recommend|recomend", re.IGNORECASE)
_POSITIONS = {
    "supported": Response.SUPPORTED,
    "accepted": Response.SUPPORTED,
    "noted": Response.NOTED,
    "rejected": Response.REJECTED,
    "pending": Response.PENDING,
    "partially supported": Response.PARTLY,
}
_LANGUAGE = "en"


def knows(columns: set[str]) -> bool:
    """Whether these are columns of the index."""
    return all(needed & columns for needed in _NEEDED)


@dataclass(slots=True)
class Index:
    """Keeps rows of the index."""

    viewer: Viewer
    visibility: str

    def keep(self, rows: list[Row], into: Imported) -> None:
        """Make those that are new; add to those that were found in a document."""
        wishes = []
        for row in rows:
            try:
                if wish := _wish(row.cells):
                    wishes.append((row.place, wish, fresh.checked(wish)))
                else:
                    into.passed_over += 1
            except FieldsError as error:
                into.refuse(row.place, " ".join(error.fields.values()))
            except UsageError as error:
                into.refuse(row.place, str(error))
        known = self._known([wish for _, wish, _ in wishes])
        new: dict[Any, tuple[str, Wish, Mapping[str, Any]]] = {}
        for place, wish, said in wishes:
            if (there := known.get(wish.key)) is not None:
                _add(there, place, wish, said, into)
            elif wish.key in new:
                into.unchanged += 1
            else:
                new[wish.key] = (place, wish, said)
        fresh.make_many(self.viewer, self.visibility, [(wish, said) for _, wish, said in new.values()])
        for place, wish, _ in new.values():
            into.tell(place, f"{wish.symbol}: {wish.text[:60]}")

    def _known(self, wishes: list[Wish]) -> dict[Any, Recommendation]:
        """The rows that are there: by their keys, and by their words in the same document."""
        seen = visible_recommendations(self.viewer)
        found: dict[Any, Recommendation] = {
            row.key: row for row in seen.filter(key__in=[wish.key for wish in wishes])
        }
        by_symbol: dict[str, list[Wish]] = defaultdict(list)
        for wish in wishes:
            if wish.key not in found:
                by_symbol[links.key(wish.symbol)].append(wish)
        rows: dict[str, list[RecommendationText]] = defaultdict(list)
        texts = RecommendationText.objects.filter(
            recommendation__in=seen.filter(folded__in=list(by_symbol)), language=_LANGUAGE
        ).exclude(recommendation__key__in=list(found))
        for text in texts.select_related("recommendation"):
            rows[text.recommendation.folded].append(text)
        for symbol, there in rows.items():
            ours = [One("", 0, wish.number, wish.text) for wish in by_symbol[symbol]]
            theirs = [One("-", 0, text.recommendation.number, text.text) for text in there]
            for at, place in matching.match(ours, theirs).items():
                found[by_symbol[symbol][at].key] = there[place].recommendation
        return found


def _add(row: Recommendation, place: str, wish: Wish, said: Mapping[str, Any], into: Imported) -> None:
    """What the index adds to one that is there: topics and response, unless a person settled them."""
    changed = []
    if row.origin.get("uhri") == wish.origin["uhri"]:
        into.unchanged += 1
        return
    if said["response"] and not row.response and "response" not in row.settled:
        changed.append(change("response", "", said["response"]))
        row.response = said["response"]
    known = set(row.topics.values_list("slug", flat=True))
    more = [slug for slug in said["topics"] if slug not in known]
    if more and "topics" not in row.settled:
        RecommendationTopic.objects.bulk_create(
            RecommendationTopic(recommendation=row, slug=slug) for slug in more
        )
        changed.append(change("topics", sorted(known), sorted(known | set(more))))
    row.origin = row.origin | dict(wish.origin)
    row.save(update_fields=["origin", "response", "changed_at"])
    if changed:
        into.tell(place, f"{row.symbol} {row.number}".strip(), tuple(changed))
    else:
        into.unchanged += 1


def _wish(cells: Mapping[str, str]) -> Wish | None:
    """The recommendation that a row is; None for an observation."""
    kind = cells.get("annotationtype", "")
    if kind and not _IS_ONE.search(kind):
        return None
    name = cells.get("annotationid", "").strip()
    text = _plain(cells.get("text", ""))
    if not name or not text:
        raise UsageError("A row of the index needs its AnnotationId and its Text.")
    table = tables.table(_LANGUAGE)
    assert table is not None  # English always has a table
    made = states.made_by(text, table)
    asked = _members(cells, "countries", "country")
    by = [party.name for party in made.parties] or _members(
        cells, "reccomendingbody", "recommendingbody", "recommendingstate", "body"
    )
    return Wish(
        symbol=cells.get("symbol", ""),
        text=text[: made.end].rstrip(" ;,."),
        language=_LANGUAGE,
        number=cells.get("paragraphnumber", "") or cells.get("paragraph", ""),
        date=cells.get("publicationdate", "")[:10],
        response=_position(cells),
        recommenders=by,
        addressees=[name for country in asked for name in [_country(country)]],
        topics=_topics(cells, text),
        key=uuid.uuid5(SPACE, name),
        origin=_origin(name, cells),
    )


def _origin(name: str, cells: Mapping[str, str]) -> dict[str, Any]:
    kept = {
        "themes": _members(cells, "themes"),
        "persons": _members(cells, "affectedpersons"),
        "sdgs": _members(cells, "sdgs"),
        "document": cells.get("documentid", ""),
        "body": cells.get("body", ""),
    }
    return {"uhri": name} | {key: value for key, value in kept.items() if value}


def _position(cells: Mapping[str, str]) -> str:
    for name in ("uprposition", "position", "upr_position", "response"):
        if said := cells.get(name, "").strip().casefold():
            return _POSITIONS.get(said, "")
    return ""


def _topics(cells: Mapping[str, str], text: str) -> tuple[str, ...]:
    """Our topics for the themes and persons that the index names; by the words where it names none."""
    found = [
        slug
        for label in (*_members(cells, "themes"), *_members(cells, "affectedpersons"))
        for slug in _meant(label)
    ]
    if not found:
        return topics.of(text, _LANGUAGE)
    return tuple(slug for slug in theme.topics() if slug in set(found))


def _meant(label: str) -> Iterable[str]:
    known = theme.by_uhri().get(label.casefold())
    return [known] if known else topics.of(label, _LANGUAGE)


def _members(cells: Mapping[str, str], *names: str) -> list[str]:
    """The members of the first of these cells that has some."""
    for name in names:
        parts = [_BULLET.sub("", part).strip() for part in _MEMBER.split(cells.get(name, ""))]
        if found := [part for part in parts if part]:
            return list(dict.fromkeys(found))
    return []


def _country(name: str) -> str:
    code = name.upper()
    return countries.label(code, _LANGUAGE) if len(code) == 3 and code in countries.codes() else name


def _plain(text: str) -> str:
    """The words of a piece of HTML."""
    if "<" in text or "&" in text:
        text = html.fromstring(f"<div>{text}</div>").text_content()
    return " ".join(str(text).split())
