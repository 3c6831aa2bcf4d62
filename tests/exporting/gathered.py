"""A library with everything in it that goes along from one to another, each column filled: for exports."""

from __future__ import annotations

import datetime
from io import BytesIO

from tests.exporting import joined
from tests.library.citations.papers import citing_paper, target_paper
from tests.library.shelf import shelve, short_report
from travaux.library import editing, originals
from travaux.library.citations import deciding
from travaux.library.models import (
    Citation,
    Collection,
    CollectionEntry,
    CollectionField,
    CollectionItem,
    CollectionMember,
    Connection,
    Edition,
    FieldValue,
    Following,
    FormerAddress,
    Recommendation,
    RecommendationParty,
    RecommendationStep,
    RecommendationText,
    RecommendationTopic,
    SavedSearch,
    Term,
    WordList,
    Work,
)
from travaux.library.permissions import Viewer

DAY = datetime.date(2027, 3, 1)
MADE = datetime.datetime(2024, 5, 1, 10, 0, 0, 250_000, tzinfo=datetime.UTC)


def everything(owner: Viewer, reader: Viewer) -> None:
    """Documents in languages and versions, corrected; decisions, connections, follow-up, a collection."""
    for data, about in (
        (b"one", {"title": "=A title"}),
        (b"two", {"title": "A later version"}),
        (b"trois", {"language": "fr", "title": "Droits de l’homme"}),
    ):
        originals.keep(BytesIO(data))
        edition = shelve(short_report(**about), owner, data=data)  # type: ignore[arg-type]
    FormerAddress.objects.create(edition=edition, former="para_9", address="para_3")
    editing.correct(owner, edition, {"title": "Corrigé", "date": "2002-08-12"})
    joined.documents(owner)
    joined.connections(owner)
    target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2", "para:3")
    citing_paper(owner, "A/60/2", "A/99/7")
    first, last = Citation.objects.order_by("pk")[:2]
    deciding.decide(owner, first.pk, "other", target="A/57/292", pinpoints=["para:1"])
    deciding.decide(owner, last.pk, "rejected")
    _recommendation(owner, edition)
    _collection(owner, reader, edition)


def _recommendation(owner: Viewer, edition: Edition) -> None:
    made = Recommendation.objects.create(
        work=edition.work, symbol=edition.work.symbol, folded="A/57/292", address="para_3__list_a", nth=1,
        place=6, number="3 (a)", form="item", asks="should", body="ga", year=2002, response="supported",
        settled=["topics"], status="in-progress", deadline=DAY, responsible="Ministry", owner=owner.person,
        origin={"id": "7"}, made_at=MADE,
    )  # fmt: skip
    RecommendationText.objects.create(
        recommendation=made, edition=edition, language="fr", address="para_3__list_a", end=12,
        also=["para_3__list_b"], text="End torture;", lead_in="States should:", verb="end",
        corrected="End it",
    )  # fmt: skip
    for role, name, code in (("asks", "Special Rapporteur", ""), ("asked", "Italy", "ITA")):
        RecommendationParty.objects.create(recommendation=made, role=role, name=name, kind="state", code=code)
    for slug in ("torture", "migrants"):
        RecommendationTopic.objects.create(recommendation=made, slug=slug)
    RecommendationStep.objects.create(
        recommendation=made, by=owner.person, by_name="owner", at=MADE,
        changes={"status": ["none", "in-progress"]}, remark="A plan",
    )  # fmt: skip
    Recommendation.objects.create(symbol="CAT/C/1", folded="CAT/C/1", source="imported", owner=owner.person)


def _collection(owner: Viewer, reader: Viewer, edition: Edition) -> None:
    terms = WordList.objects.create(name="Rights", slug="rights", owner=owner.person)
    narrow = Term.objects.create(word_list=terms, code="1.1", label="Life", labels={"fr": "Vie"}, position=1)
    narrow.broader = Term.objects.create(word_list=terms, code="1", label="Civil", position=2)
    narrow.save()
    held = Collection.objects.create(name="Кейс", slug="кейс", introduction="Why", owner=owner.person)
    CollectionMember.objects.create(collection=held, person=reader.person, role="contributor")
    CollectionEntry.objects.create(collection=held, work=edition.work)
    right = CollectionField.objects.create(
        collection=held, slug="right", label="Right", kind="choice", word_list=terms, many=True, position=1
    )
    see = CollectionField.objects.create(collection=held, slug="see", label="See", kind="link", position=2)
    connection = Connection.objects.order_by("pk").first()
    items = [
        CollectionItem.objects.create(collection=held, position=at, by=owner.person, added_at=MADE, **about)
        for at, about in enumerate(
            (
                {"kind": "document", "work": edition.work},
                {
                    "kind": "paragraph",
                    "work": edition.work,
                    "edition": edition,
                    "address": "para_1",
                    "quote": "The",
                },
                {"kind": "connection", "connection": connection, "note": "for this"},
                {"kind": "record", "title": "A person’s file", "note": "-1+1"},
            )
        )
    ]
    FieldValue.objects.create(owner_item=items[3], field=right, value="1.1", position=0)
    FieldValue.objects.create(owner_item=items[3], field=right, value="1", position=1)
    FieldValue.objects.create(owner_item=items[0], field=see, item=items[3])
    search = SavedSearch.objects.create(owner=owner.person, name="News", query="q=torture", made_at=MADE)
    for subject in ({"collection": held}, {"search": search}):
        Following.objects.create(person=owner.person, rhythm="weekly", told_at=MADE, **subject)


def nothing() -> None:
    """Take everything away but the people: another library."""
    for model in (Recommendation, Connection, Collection, WordList, SavedSearch, Following, Work):
        model.objects.all().delete()
