"""Documents and parts of them in other forms: the twin of the endings .xml, .ris, .docx … of the pages."""

from __future__ import annotations

from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Query, Router, Schema
from pydantic import Field

from travaux.api import placing
from travaux.api.asking import viewer_of
from travaux.api.schemas.common import Id, Line
from travaux.exporting import forms, stored
from travaux.library import finding
from travaux.texts import links
from travaux.texts.errors import UsageError
from travaux.texts.links import Place

router = Router(tags=["Text and pages"])

Form = Literal["txt", "json", "md", "html", "xml", "ris", "bib", "csl.json", "docx"]


class PartAsked(Schema):
    """Which part: one of these, or none for the whole."""

    number: Annotated[Line, Field(description="A paragraph (`62`), its letters, or a range (`59-63`).")] = ""
    address: Annotated[Line, Field(description="A block by its address.", examples=["annex_I__para_3"])] = ""

    def place(self, edition: Place) -> Place:
        """The place that is asked for. Raises UsageError when both are given."""
        if self.number and self.address:
            raise UsageError("A number and an address were asked for: give one of them.")
        if self.address:
            return edition.at(self.address)
        if links.split_range(self.number):
            return Place(edition.symbol, edition.language, edition.version, "paras", self.number)
        return edition.paragraph(self.number) if self.number else edition


@router.get(
    "/editions/{edition}/forms/{form}",
    summary="Get another form",
    openapi_extra={"x-media-type": "*/*"},
)
def get_form(request: HttpRequest, edition: Id, form: Form, asked: Query[PartAsked]) -> HttpResponse:
    """The edition, or a part of it, as `txt`, `json`, `md`, `html`, `xml` (Akoma Ntoso), `ris`, `bib`,
    `csl.json` or, of a part, `docx` (a quotation with its citation in a footnote).
    """
    who = viewer_of(request)
    one = finding.edition_by_id(who, edition)
    place = asked.place(finding.place_of(one)).as_form(form)
    named = placing.named(one, place) if place.view else []
    site = request.build_absolute_uri("/").rstrip("/")
    scope = stored.scope(who, one, place, [block.address for block in named], site)
    written, media_type = forms.write(scope, form)
    response = HttpResponse(written, content_type=media_type)
    name = content_disposition_header(form in forms.TO_KEEP, forms.file_name(place))
    if name:
        response["Content-Disposition"] = name
    return response
