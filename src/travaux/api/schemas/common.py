"""What several answers share: text that can be kept, links, the problem."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import BeforeValidator, StringConstraints

from travaux.texts.links import LANGUAGES


def _whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


WHOLE = BeforeValidator(_whole)
"""JSON knows one kind of number: 2014.0 is 2014, where types are taken strictly, too."""

# PostgreSQL keeps no NUL, and no person types control characters into a name.
_NO_CONTROLS = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"

Line = Annotated[str, StringConstraints(max_length=300, pattern=r"^[^\x00-\x1f\x7f]*$")]
"""One line: a name, a symbol, an address."""

Name = Annotated[
    str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]*\S[^\x00-\x1f\x7f]*$")
]
"""One line that says something."""

Prose = Annotated[str, StringConstraints(max_length=4000, pattern=_NO_CONTROLS)]
"""Text of several lines."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
"""A language: ISO 639-1, or "und" where it is not known."""

KnownLanguage = Annotated[str, StringConstraints(pattern=rf"^({'|'.join(LANGUAGES)})$")]
"""A language that a document can be in here."""

Visibility = Literal["public", "private"]
LARGEST_ID = 2**53 - 1  # what JavaScript, too, counts exactly
Id = Annotated[int, Field(ge=1, le=LARGEST_ID, description="Its number here.")]


class Problem(Schema):
    """What went wrong (RFC 9457, application/problem+json)."""

    type: str = Field(description="Where problems are explained.")
    title: str = Field(description="The status in words.", examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(
        description="A sentence for a person: what is wrong, where, what to do next.",
        examples=["A/57/999 is not in this library. Add it, or search for it by its title."],
    )
    code: str = Field(description="Stable, for programs.", examples=["missing"])
    at: int | None = Field(None, description="Queries only: where the error begins, in characters.")
    end: int | None = Field(None, description="Queries only: where it ends.")
    errors: list[FieldProblem] | None = Field(None, description="Each part of the request that is off.")


class FieldProblem(Schema):
    """One part of a request that is not as it should be."""

    where: str = Field(alias="in", description="query, path, body, form or file.")
    field: str
    message: str
