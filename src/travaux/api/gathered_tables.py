"""Collections as files: taken out in several formats, tables taken in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Query, Router

from travaux.api.asking import viewer_of
from travaux.api.collections import find
from travaux.api.schemas.common import Id
from travaux.api.schemas.gathered import CollectionForm, TableSent, TableTaken
from travaux.exporting.collection import FORMATS, Asked, written
from travaux.library.collecting import table
from travaux.library.permissions import Action, require

router = Router(tags=["Collections"])
_FILE = {"x-media-type": [one.media_type.partition(";")[0] for one in FORMATS.values()]}


@router.get("/collections/{collection}/export", summary="Take a collection out", openapi_extra=_FILE)
def export_collection(
    request: HttpRequest, collection: Id, asked: Query[CollectionForm]
) -> StreamingHttpResponse:
    """All that you may see of it, as one file."""
    who = viewer_of(request)
    found = find(who, collection)
    site = request.build_absolute_uri("/").rstrip("/")
    content = written(asked.format, Asked(who, found, "en", site))
    answer = StreamingHttpResponse(content, content_type=FORMATS[asked.format].media_type)
    answer["Content-Disposition"] = f'attachment; filename="collection.{asked.format}"'
    return answer


@router.post("/collections/{collection}/import", response=TableTaken, summary="Take a table in")
def import_table(request: HttpRequest, collection: Id, sent: TableSent) -> dict[str, Any]:
    """CSV with a column for each field. A line with a key, or a document and place, changes what is there."""
    who = viewer_of(request)
    found = find(who, collection)
    require(who, Action.ADD_ITEM, found)
    return TableTaken.of(table.read_in(who, found, sent.table.encode(), dry_run=sent.dry_run))
