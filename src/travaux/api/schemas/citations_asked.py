"""What is asked of lists of citations."""

from __future__ import annotations

from typing import Annotated

from ninja import Field
from pydantic import StringConstraints

from travaux.api.paging import Asked
from travaux.api.schemas.common import Line

Address = Line
Citing = Annotated[
    str,
    StringConstraints(min_length=1, max_length=300, pattern=r"^[^\x00-\x1f\x7f]*[^\W_][^\x00-\x1f\x7f]*$"),
]


class AtAddress(Asked):
    """Which citations of an edition."""

    address: Address = Field("", description="Only in this block.", examples=["para_61"])


class OfAddress(Asked):
    """Who cites what of a document."""

    address: Address = Field("", description="Only this address of it.", examples=["para_62"])
    under: bool = Field(True, description="And what is under it: the items of a paragraph.")


class CitingAsked(Asked):
    """Who cites what is named."""

    target: Citing = Field(examples=["A/57/292, para. 62", "iccpr art 9"])
