"""People, their tokens, and who you are here."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import ConfigDict, StringConstraints

from travaux.api.schemas.common import Name
from travaux.library.models import ApiToken
from travaux.library.models import Person as PersonRow
from travaux.library.permissions import TABLE, Viewer, may

Role = Literal["reader", "contributor", "editor", "admin"]
UserName = Annotated[str, StringConstraints(min_length=1, max_length=150, pattern=r"^[\w.@+-]+$")]
Password = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]


class Me(Schema):
    """Who you are here, and what you may do."""

    name: str
    role: str = Field(description='"visitor" without an account.', examples=["editor"])
    may: list[str] = Field(description="Some things you may do only to what is yours; this is the rest.")

    @staticmethod
    def of(who: Viewer) -> dict[str, Any]:
        """A viewer."""
        return {"name": who.name, "role": who.role, "may": [action for action in TABLE if may(who, action)]}


class Token(Schema):
    """One of your tokens; its text is not kept."""

    id: int
    name: str
    made_at: str
    used_at: str | None
    revoked_at: str | None

    @staticmethod
    def of(row: ApiToken) -> dict[str, Any]:
        """A token from its row."""
        times = {name: getattr(row, name) for name in ("made_at", "used_at", "revoked_at")}
        told = {name: value.isoformat() if value else None for name, value in times.items()}
        return {"id": row.pk, "name": row.name, **told}


class NewToken(Schema):
    """A token to be made: what it is for."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: Name = Field(examples=["nightly import"])


class MadeToken(Token):
    """A token that was just made: the only time that its text is shown."""

    token: str = Field(examples=["travaux_…"])


class Person(Schema):
    """Somebody with an account."""

    id: int
    name: str
    role: Role
    active: bool
    joined_at: str

    @staticmethod
    def of(row: PersonRow) -> dict[str, Any]:
        """A person from their row."""
        return {
            "id": row.pk,
            "name": row.get_username(),
            "role": row.role,
            "active": row.is_active,
            "joined_at": row.date_joined.isoformat(),
        }


class NewPerson(Schema):
    """An account to be made."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: UserName
    password: Password
    role: Role = "reader"


class PersonChange(Schema):
    """New values; what is left out stays."""

    model_config = ConfigDict(extra="forbid", strict=True)

    role: Role | None = None
    active: bool | None = Field(None, description="False shuts them out; what they added stays.")
    password: Password | None = None
