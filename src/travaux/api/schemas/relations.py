"""Relation types, and groups of people."""

from __future__ import annotations

from typing import Annotated, Any

from django.contrib.auth.models import Group
from ninja import Field, Schema
from pydantic import ConfigDict, StringConstraints

from travaux.api.schemas.citations import StoredId
from travaux.texts.links import LANGUAGES
from travaux.texts.relation import SHIPPED, RelationType

MOST_MEMBERS = 1000

Verb = Annotated[
    str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]*\S[^\x00-\x1f\x7f]*$")
]
Said = Annotated[str, StringConstraints(max_length=300, pattern=r"^[^\x00-\x1f\x7f]*$")]
NewSlug = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Code = Annotated[str, StringConstraints(pattern=rf"^({'|'.join(LANGUAGES)})$")]
GroupName = Annotated[
    str, StringConstraints(min_length=1, max_length=150, pattern=r"^[^\x00-\x1f\x7f]*\S[^\x00-\x1f\x7f]*$")
]


class Words(Schema):
    """How a language says a relation; what is empty is said in English."""

    model_config = ConfigDict(extra="forbid", strict=True)

    verb: Said = ""
    reverse: Said = ""
    meaning: Said = ""


Labels = Annotated[
    dict[Code, Words],
    Field(max_length=len(LANGUAGES), json_schema_extra={"additionalProperties": False}),
]


class Relation(Schema):
    """A relation type: "A `verb` B" says the same as "B `reverse` A"."""

    slug: str = Field(examples=["implements"])
    verb: str = Field(examples=["implements"])
    reverse: str = Field(examples=["is implemented by"])
    meaning: str
    symmetric: bool
    shipped: bool = Field(description="Comes with Travaux, and stays as it is.")
    labels: dict[str, Words] = Field(description="By language (ISO 639-1).")

    @staticmethod
    def of(kind: RelationType) -> dict[str, Any]:
        """A relation type."""
        names = ("slug", "verb", "reverse", "meaning", "symmetric")
        return {name: getattr(kind, name) for name in names} | {
            "shipped": kind.slug in SHIPPED,
            "labels": {language: words._asdict() for language, words in kind.labels.items()},
        }


class NewRelation(Schema):
    """A relation type of this library."""

    model_config = ConfigDict(extra="forbid", strict=True)

    verb: Verb = Field(examples=["quotes"])
    reverse: Said = Field("", description="From the other end; not needed when symmetric.")
    meaning: Said = ""
    symmetric: bool = False
    labels: Labels = Field(default_factory=dict)
    slug: NewSlug | None = Field(None, description="Left out: made from the verb.")

    def values(self) -> dict[str, Any]:
        """The values as the action takes them."""
        return self.model_dump(exclude={"labels"}) | {"labels": plain(self.labels)}


class RelationChange(Schema):
    """New words; what is left out stays."""

    model_config = ConfigDict(extra="forbid", strict=True)

    verb: Verb | None = None
    reverse: Verb | None = None
    meaning: Said | None = None
    labels: Labels | None = None

    def values(self) -> dict[str, Any]:
        """The values that were sent, as the action takes them."""
        return self.model_dump(exclude={"labels"}) | {
            "labels": None if self.labels is None else plain(self.labels)
        }


def plain(labels: dict[str, Words]) -> dict[str, tuple[str, str, str]]:
    """Words by language as the action takes them."""
    return {language: (words.verb, words.reverse, words.meaning) for language, words in labels.items()}


class PeopleGroup(Schema):
    """A group of people, with whom connections can be shared."""

    id: int
    name: str
    members: list[str] | None = Field(description="Their names, for admins; else null.")

    @staticmethod
    def of(group: Group, *, members: bool = False) -> dict[str, Any]:
        """A group from its row."""
        people = group.user_set.all() if members else ()
        names = sorted(person.get_username() for person in people)
        return {"id": group.pk, "name": group.name, "members": names if members else None}


class NewGroup(Schema):
    """A group to be made, without members."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: GroupName


class GroupChange(Schema):
    """Another name, other members; what is left out stays."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: GroupName | None = None
    members: Annotated[list[StoredId], Field(max_length=MOST_MEMBERS)] | None = Field(
        None, description="These people (numbers of accounts) and nobody else."
    )
