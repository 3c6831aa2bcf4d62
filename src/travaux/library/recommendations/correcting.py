"""A person corrects what a recommendation says, takes one away that is none, or adds one by hand.

In: a viewer, a key, values as typed. Out: the row with these fields settled, so that a new reading leaves
them alone; a step of history and an entry in the log, in one transaction. The words as they were found are
kept beside those that a person made of them.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.db import transaction

from travaux.citing.recommendations import tables, topics, wording
from travaux.library import audit
from travaux.library.connections import describing
from travaux.library.models import (
    Edition,
    Recommendation,
    RecommendationText,
    Source,
)
from travaux.library.permissions import Action, Viewer, require
from travaux.library.recommendations import (
    fields,
    finding,
    following,
    gathering,
    naming,
    stepping,
)
from travaux.library.recommendations.showing import Shown
from travaux.texts import links, theme
from travaux.texts.errors import ConflictError, FieldsError, UsageError
from travaux.texts.recommendation import Form, Party, Response

MOST_PARTIES = 250
"""Parties of one recommendation: more than there are States."""
MOST_TOPICS = 30


class Said(TypedDict, total=False):
    """What is corrected; a field that is left out stays as it is.

    `recommenders` and `addressees` are names, or codes of States; `topics` slugs.
    """

    text: str
    number: str
    verb: str
    response: str
    recommenders: Sequence[str]
    addressees: Sequence[str]
    topics: Sequence[str]


@transaction.atomic
def correct(
    viewer: Viewer,
    key: UUID | str,
    *,
    remark: str = "",
    language: str = "en",
    batch: UUID | None = None,
    **said: Unpack[Said],
) -> Shown:
    """Correct these fields; words and verb in the language in which it is shown. Raises FieldsError.

    `batch` is shared by what is done in one go.
    """
    row = held(viewer, key)
    require(viewer, Action.CORRECT_RECOMMENDATION, row)
    shown = finding.one(viewer, row.key, language)
    wanted = checked(said, shown.language)
    changed = apply(row, wanted, shown.language)
    if changed or remark.strip():
        row.save()
        stepping.write(viewer, row, changed, remark.strip(), batch or uuid.uuid4(), "correct-recommendation")
    if any(name.startswith("text:") or name == "addressees" for name in changed):
        gathering.gather([row.pk])
    return finding.one(viewer, row.key, language)


@transaction.atomic
def dismiss(viewer: Viewer, key: UUID | str, remark: str = "", language: str = "en") -> Shown:
    """Say that it is no recommendation: it is shown no more, and not found again."""
    return _dismissed(viewer, key, True, remark, language)


@transaction.atomic
def bring_back(viewer: Viewer, key: UUID | str, remark: str = "", language: str = "en") -> Shown:
    """Say that it is one after all."""
    return _dismissed(viewer, key, False, remark, language)


@transaction.atomic
def add(
    viewer: Viewer, edition: Edition, stretch: str, *, language: str = "en", **said: Unpack[Said]
) -> Shown:
    """Add one that was not found: what stands at a stretch ("para_12", "para_12:0-80") of an edition.

    Raises FieldsError, UsageError, MissingError, ConflictError; then nothing is made.
    """
    require(viewer, Action.CORRECT_RECOMMENDATION, edition)
    end = describing.end_in(viewer, edition, stretch)
    if end.passage is None or not end.passage.quote.strip():
        raise UsageError("Choose the words of a paragraph: a whole document is no recommendation.")
    _refuse_second(edition, end.address, end.passage.quote)
    wanted = checked(said, edition.language)
    row = _made(viewer, edition, end.address)
    place = end.passage.stretch
    text = RecommendationText.objects.create(
        recommendation=row, edition=edition, language=edition.language, address=end.address,
        start=place.start or 0, end=place.end or len(end.passage.quote), text=end.passage.quote,
        verb=_verb(end.passage.quote, edition.language),
    )  # fmt: skip
    wanted.setdefault("topics", list(topics.of(text.text, edition.language)))
    apply(row, wanted, edition.language)
    row.save()
    stepping.write(viewer, row, {}, "", uuid.uuid4(), "add-recommendation")
    gathering.gather([row.pk])
    return finding.one(viewer, row.key, language)


@transaction.atomic
def remove(viewer: Viewer, key: UUID | str) -> None:
    """Take away for ever what somebody added or imported; one that was found is dismissed instead."""
    row = held(viewer, key)
    require(viewer, Action.CORRECT_RECOMMENDATION, row)
    if row.source == Source.FOUND:
        raise ConflictError(
            "It was found in the text, and would be found again: say that it is none instead."
        )
    audit.record(viewer, "remove-recommendation", stepping.subject(row), recommendation=str(row.key))
    row.delete()


def held(viewer: Viewer, key: UUID | str) -> Recommendation:
    """The row, locked until the transaction ends. Raises MissingError."""
    return Recommendation.objects.select_for_update().get(pk=finding.row(viewer, key).pk)


def checked(said: Said, language: str) -> dict[str, Any]:
    """The values as they are kept. Raises FieldsError with a sentence for each wrong one."""
    wrong: dict[str, str] = {}
    made: dict[str, Any] = {}
    for name in ("number", "verb"):
        if name in said:
            made[name] = fields.line(str(said[name]), name, fields.longest(name), wrong)
    if "text" in said:
        made["text"] = fields.prose(said["text"], "text", wrong)
    if "response" in said:
        made["response"] = said["response"].strip()
        if made["response"] and made["response"] not in set(Response):
            wrong["response"] = f"“{said['response']}” is no response: use {', '.join(Response)}."
    if "recommenders" in said:
        made["recommenders"] = _parties("recommenders", said["recommenders"], language, wrong)
    if "addressees" in said:
        made["addressees"] = _parties("addressees", said["addressees"], language, wrong)
    if "topics" in said:
        made["topics"] = _topics(said["topics"], wrong)
    if wrong:
        raise FieldsError(wrong)
    return made


def apply(row: Recommendation, wanted: dict[str, Any], language: str) -> dict[str, Any]:
    """Set these values and settle their fields; what changed. The row is to be saved."""
    changed: dict[str, Any] = {}
    for name, value in wanted.items():
        label = f"{name}:{language}" if name in ("text", "verb") else name
        before, write = fields.access(row, label)
        if write is not None and before != value:
            write(value)
            fields.settle(row, name)
            changed[label] = [before, value]
    return changed


def _dismissed(viewer: Viewer, key: UUID | str, value: bool, remark: str, language: str) -> Shown:
    row = held(viewer, key)
    require(viewer, Action.CORRECT_RECOMMENDATION, row)
    if row.dismissed != value:
        row.dismissed = value
        row.save(update_fields=["dismissed", "changed_at"])
        action = "dismiss-recommendation" if value else "bring-back-recommendation"
        stepping.write(viewer, row, {"dismissed": [not value, value]}, remark.strip(), uuid.uuid4(), action)
    return finding.one(viewer, row.key, language)


def _made(viewer: Viewer, edition: Edition, address: str) -> Recommendation:
    work = edition.work
    block = edition.blocks.get(address=address)
    owner = viewer.person
    return Recommendation.objects.create(
        work=work, symbol=work.symbol, folded=links.key(work.symbol), address=address,
        nth=Recommendation.objects.filter(work=work, address=address).count(), place=block.place,
        number=block.number or "", form=Form.SHOULD.value, asks="recommend", body=work.body,
        year=following.year(edition), source=Source.HAND, visibility=edition.visibility, owner=owner,
    )  # fmt: skip


def _refuse_second(edition: Edition, address: str, quote: str) -> None:
    there = RecommendationText.objects.filter(edition=edition, address=address, text=quote)
    known = there.select_related("recommendation").first()
    if known is not None:
        hint = " It was said to be none: bring it back." if known.recommendation.dismissed else ""
        raise ConflictError(f"These words are a recommendation already.{hint}")


def _verb(text: str, language: str) -> str:
    table = tables.table(language)
    return wording.first_verb(text, table)[: fields.longest("verb")] if table else ""


def _parties(name: str, given: Sequence[str], language: str, wrong: dict[str, str]) -> list[list[str]]:
    made: list[Party] = list(naming.parties(given, language))
    if name == "recommenders":
        made = [party if party.code else naming.asker(party.name, language) for party in made]
    if len(made) > MOST_PARTIES:
        wrong[name] = f"{len(made)} parties are too many: {MOST_PARTIES} is the most."
    return [[party.name, party.kind.value, party.code] for party in made]


def _topics(given: Sequence[str], wrong: dict[str, str]) -> list[str]:
    made = list(dict.fromkeys(slug.strip() for slug in given if slug.strip()))
    unknown = [slug for slug in made if slug not in theme.topics()]
    if unknown:
        wrong["topics"] = f"“{unknown[0]}” is no topic of the list: choose from it."
    if len(made) > MOST_TOPICS:
        wrong["topics"] = f"{len(made)} topics are too many: {MOST_TOPICS} is the most."
    return made
