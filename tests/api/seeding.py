"""A small real library for tests that ask everything: people of each role, files, jobs, collections."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from functools import cache
from uuid import UUID

from django.contrib.auth.models import Group

from tests.library.shelf import shelve, short_report
from tests.typeset.typesetter import Typesetter
from travaux.citing import recommendations
from travaux.library import collecting, nouns, originals, people
from travaux.library.collecting import fields, lists, saved
from travaux.library.connections import connecting, describing
from travaux.library.models import (
    Addition,
    Citation,
    CitationDecision,
    CitationState,
    Collection,
    Connection,
    Edition,
    PassagePlace,
    Recommendation,
    RelationType,
    State,
    Verdict,
)
from travaux.library.permissions import Viewer
from travaux.library.recommendations import keeping
from travaux.texts.reading import Reading


@dataclass(frozen=True, slots=True)
class Seeded:
    """What one person put into the library."""

    edition: Edition
    collection: Collection
    addition: UUID
    token: int
    citation: int
    decided: UUID
    connection: Connection
    place: int
    relation: str
    group: int
    recommendation: UUID
    gathered: dict[str, str]

    @property
    def names(self) -> dict[str, str]:
        """Values for the parameters in the API's paths."""
        work = self.edition.work
        person = self.edition.owner_id
        return {
            "edition": str(self.edition.pk),
            "address": "para_3",
            "number": "1",
            "form": "ris",
            "symbol": work.symbol,
            "collection": str(self.collection.pk),
            "addition": str(self.addition),
            "token": str(self.token),
            "person": str(person),
            "slug": self.collection.slug,
            "batch": str(self.addition),
            "citation": str(self.citation),
            "decided": str(self.decided),
            "connection": str(self.connection.pk),
            "key": str(self.connection.key),
            "made": str(self.connection.batch),
            "place": str(self.place),
            "relation": self.relation,
            "group": str(self.group),
            "recommendation": str(self.recommendation),
            **self.gathered,
        }


def seed(viewer: Viewer, symbol: str, visibility: str, *, job: int, said: str = "") -> Seeded:
    """A document with its file and page pictures, a collection with it, its addition, a token."""
    data = pdf(symbol, said)
    edition = shelve(_saying(short_report(symbol), said), viewer, visibility=visibility, data=data)
    originals.keep(io.BytesIO(data))
    collection = collecting.make(viewer, f"Gathering {symbol} {said}".strip(), visibility)
    collecting.put(viewer, collection, [edition.work])
    made = Addition.objects.create(
        id=UUID(int=job), batch=UUID(int=job), name=f"{said or 'report'}.pdf", state=State.NEEDS_A_LOOK,
        edition=edition, original=edition.original, by=viewer.person, visibility=visibility,
    )  # fmt: skip
    token, _ = people.make_token(viewer, f"tests {said}".strip())
    decided = UUID(int=job)
    connection, place = _connected(viewer, edition, said)
    relation = RelationType.objects.create(
        slug=f"echoes-{job}", verb=f"echoes {job}", reverse=f"echoed {job}"
    )
    group = Group.objects.create(name=f"Group {job}")
    return Seeded(
        edition, collection, made.pk, token.pk, _cited(edition, decided), decided,
        connection, place, relation.slug, group.pk, _recommended(edition),
        _gathered(viewer, collection, job),
    )  # fmt: skip


def _gathered(viewer: Viewer, collection: Collection, job: int) -> dict[str, str]:
    """What is in the collection and around it: an item, a field, a list with a term, a kept search."""
    terms = lists.make(viewer, f"Terms {job}")
    lists.add_term(viewer, terms, "t1", "A term")
    kept = saved.save(viewer, f"Search {job}", "q=detention", collection.visibility)
    return {
        "item": str(collection.items.get().key),
        "field": fields.add(viewer, collection, "Colour", "text").slug,
        "word_list": terms.slug,
        "search": str(kept.pk),
        "code": "t1",
        "member": "999999",
    }


def _recommended(edition: Edition) -> UUID:
    """What the report recommends; the key of the first."""
    keeping.write(edition, recommendations.find(nouns.reading(edition)))
    return Recommendation.objects.filter(work=edition.work).order_by("place", "pk")[0].key


def _cited(edition: Edition, decided: UUID) -> int:
    """A citation that waits for a document, and one that a person has accepted; the number of the first."""
    block = edition.blocks.get(address="para_1")
    decision = CitationDecision.objects.create(
        work=edition.work, language=edition.language, address=block.address, quote=block.text[:11],
        verdict=Verdict.ACCEPTED, proposed="A/56/11", target="A/56/11", batch=decided,
    )  # fmt: skip
    rows = [
        Citation.objects.create(
            edition=edition, place=block.place, address=block.address, start=start, end=start + 11,
            text=block.text[start : start + 11], kind="document", target=target, key=target, rule="symbol",
            state=CitationState.WAITING, decision=by,
        )
        for start, target, by in ((0, "A/56/10", None), (12, "A/56/11", decision))
    ]  # fmt: skip
    return rows[0].pk


def _connected(viewer: Viewer, edition: Edition, said: str) -> tuple[Connection, int]:
    """A connection inside the document, and its place, which is not certain."""
    source, target = (describing.end_in(viewer, edition, at) for at in ("para_2:0-19", "para_4"))
    made = connecting.connect(viewer, source, [target], "cites", note=f"Compare {said}".strip()).connections[
        0
    ]
    place = PassagePlace.objects.filter(passage__connection=made, passage__side="source").get()
    PassagePlace.objects.filter(pk=place.pk).update(certain=False)
    return made, place.pk


def _saying(made: Reading, said: str) -> Reading:
    """The report with a word of its own in its title and each of its texts."""
    if not said:
        return made
    blocks = tuple(replace(block, text=f"{block.text} {said}") for block in made.blocks)
    about = replace(made.metadata, title=f"{made.metadata.title} {said}")
    return replace(made, blocks=blocks, metadata=about)


@cache
def pdf(symbol: str, said: str) -> bytes:
    """A short file that can be read and drawn."""
    page = Typesetter()
    page.heading("Introduction", label="I.")
    page.para(f"The Special Rapporteur visited places of detention. {said}", label="1.")
    page.para(f"See {symbol}.", label="2.")
    return page.pdf()
