"""Connections and notes: listing, making, changing them; where they stand in a text; import and export."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from ninja import File, Query, Router, Status, UploadedFile

from travaux.api.asking import viewer_of
from travaux.api.paging import Listed, counted
from travaux.api.schemas.common import Id
from travaux.api.schemas.connections import Connection, Counts, Imported, Made, PassageMark, Undone
from travaux.api.schemas.connections_asked import (
    ConnectionChange,
    ConnectionsAsked,
    ExportAsked,
    ImportAsked,
    InEdition,
    MarksAsked,
    NewConnection,
    Place,
    Retarget,
    Undo,
)
from travaux.exporting import connections as exporting
from travaux.library import finding as editions
from travaux.library.connections import connecting, finding, importing, resolving, showing
from travaux.library.connections.describing import End
from travaux.library.connections.finding import Filters
from travaux.library.permissions import Action, Viewer, require
from travaux.texts.errors import TravauxError

router = Router(tags=["Connections"])

MOST_FILES = 10
"""Files that are imported at once: whoever sends them waits for the answer."""

_FILE = {"x-media-type": [one.media_type.partition(";")[0] for one in exporting.FORMATS.values()]}


@router.get("/connections", response=Listed[Connection], summary="List connections and notes")
def list_connections(request: HttpRequest, asked: Query[ConnectionsAsked]) -> dict[str, Any]:
    """Those that you may see, filtered; both ends with their words."""
    return _listed(viewer_of(request), asked, asked.filters())


@router.post("/connections", response={201: Made}, summary="Connect, or write a note")
def make_connections(request: HttpRequest, new: NewConnection) -> Status[dict[str, Any]]:
    """Connect a passage with one or several others, in one go; without targets it is a note.

    A document that is not in the library can be named as well: the connection finds it once it comes.
    """
    who = viewer_of(request)
    require(who, Action.CONNECT)
    about: dict[str, Any] = {
        "note": new.note, "tags": new.tags, "sharing": new.sharing, "group": new.group,
    }  # fmt: skip
    source, targets = _end(who, new.source), [end for one in new.targets for end in _ends(who, one)]
    if targets or new.relation:
        made = connecting.connect(who, source, targets, new.relation, **about)
    else:
        made = connecting.note(who, source, **about)
    shown = {name: showing.shown(who, getattr(made, name)) for name in ("connections", "duplicates")}
    rows = {name: [Connection.of(one) for one in some] for name, some in shown.items()}
    return Status(201, {"batch": str(made.batch), **rows})


@router.get("/connections/export", summary="Export connections and notes", openapi_extra=_FILE)
def export_connections(request: HttpRequest, asked: Query[ExportAsked]) -> StreamingHttpResponse:
    """All that you may see, filtered, as one file: web annotations (W3C JSON-LD), CSV or GraphML."""
    who = viewer_of(request)
    site = f"{request.scheme}://{request.get_host()}"
    content = exporting.written(asked.format, finding.iterate(who, asked.filters()), site)
    answer = StreamingHttpResponse(content, content_type=exporting.FORMATS[asked.format].media_type)
    answer["Content-Disposition"] = f'attachment; filename="connections.{asked.format}"'
    return answer


@router.post("/connections/import", response=list[Imported], summary="Import connections and notes")
def import_connections(
    request: HttpRequest,
    files: Annotated[list[UploadedFile], File(min_length=1, max_length=MOST_FILES)],
    asked: Query[ImportAsked],
) -> list[dict[str, Any]]:
    """Web annotations (W3C JSON-LD; ours come back without loss), a Hypothesis export, or a CSV table.

    What can't be taken in is told, and the rest is. What is here already is not made twice.
    """
    who = viewer_of(request)
    require(who, Action.CONNECT)
    return [_imported(who, file, asked) for file in files]


@router.post("/connections/undo", response=Undone, summary="Undo connecting")
def undo_connections(request: HttpRequest, undo: Undo) -> dict[str, int]:
    """Take back all that you made in one go (`batch`)."""
    return {"count": connecting.undo(viewer_of(request), UUID(undo.batch))}


@router.get("/connections/{connection}", response=Connection, summary="Get a connection or note")
def get_connection(request: HttpRequest, connection: Id) -> dict[str, Any]:
    """A connection by its number."""
    return _shown(viewer_of(request), connection)


@router.patch("/connections/{connection}", response=Connection, summary="Change a connection or note")
def change_connection(request: HttpRequest, connection: Id, change: ConnectionChange) -> dict[str, Any]:
    """Another relation, note, tags, or other people who may see it. For its author, and editors."""
    who = viewer_of(request)
    connecting.change(who, connection, **change.values())
    return _shown(who, connection)


@router.delete("/connections/{connection}", response={204: None}, summary="Remove a connection or note")
def remove_connection(request: HttpRequest, connection: Id) -> Status[None]:
    """It can be restored."""
    connecting.remove(viewer_of(request), connection)
    return Status(204, None)


@router.post("/connections/{connection}/restore", response=Connection, summary="Restore a connection")
def restore_connection(request: HttpRequest, connection: Id) -> dict[str, Any]:
    """Bring back one that was removed."""
    who = viewer_of(request)
    connecting.restore(who, connection)
    return _shown(who, connection)


@router.post("/connections/{connection}/swap", response=Connection, summary="Swap its ends")
def swap_connection(request: HttpRequest, connection: Id) -> dict[str, Any]:
    """The source becomes the target."""
    who = viewer_of(request)
    connecting.swap(who, connection)
    return _shown(who, connection)


@router.post("/connections/{connection}/retarget", response=Connection, summary="Move one of its ends")
def retarget_connection(request: HttpRequest, connection: Id, to: Retarget) -> dict[str, Any]:
    """Another place for the source or the target."""
    who = viewer_of(request)
    finding.one(who, connection)  # who may not see it is told nothing about the place
    connecting.retarget(who, connection, to.side, _end(who, Place(place=to.place, quote=to.quote)))
    return _shown(who, connection)


@router.get("/editions/{edition}/connections", response=Listed[Connection], summary="List its connections")
def list_edition_connections(request: HttpRequest, edition: Id, asked: Query[InEdition]) -> dict[str, Any]:
    """The connections and notes that touch a document in this edition, or one block of it."""
    who = viewer_of(request)
    one = editions.edition_by_id(who, edition)
    if not asked.address:
        return _listed(who, asked, Filters(edition=one, order=finding.PLACE))
    return counted(
        asked,
        lambda skip, take: [
            Connection.of(row) for row in finding.at(who, one, [asked.address], take, start=skip).rows
        ],
    )


@router.get("/editions/{edition}/connections/counts", response=Counts, summary="Count its connections")
def count_edition_connections(request: HttpRequest, edition: Id) -> dict[str, Any]:
    """How many there are, by relation and author."""
    who = viewer_of(request)
    return Counts.of(finding.counts(who, editions.edition_by_id(who, edition)))


@router.get("/editions/{edition}/marks", response=list[PassageMark], summary="List marks in its text")
def list_marks(request: HttpRequest, edition: Id, asked: Query[MarksAsked]) -> list[dict[str, Any]]:
    """Where connections stand in the text of an edition, in its order; of some blocks if you like."""
    who = viewer_of(request)
    one = editions.edition_by_id(who, edition)
    found = finding.marks(who, one, asked.first, asked.last, relation=asked.relation, author=asked.author)
    return [PassageMark.of(mark) for mark in found]


def _listed(who: Viewer, asked: ConnectionsAsked | InEdition, wanted: Filters) -> dict[str, Any]:
    return counted(
        asked,
        lambda skip, take: [Connection.of(row) for row in finding.listing(who, wanted, skip, take).rows],
    )


def _end(who: Viewer, said: Place) -> End:
    """The one place that somebody wrote."""
    return resolving.end(who, resolving.place(who, said.place), quote=said.quote)


def _ends(who: Viewer, said: Place) -> list[End]:
    """The places that somebody wrote: "paras. 59 and 62" are two."""
    return [_end(who, said)] if said.quote else resolving.ends(who, resolving.place(who, said.place))


def _shown(who: Viewer, pk: int) -> dict[str, Any]:
    return Connection.of(finding.one(who, pk))


def _imported(who: Viewer, file: UploadedFile, asked: ImportAsked) -> dict[str, Any]:
    """What became of one file; one that can't be read says why."""
    name = file.name or "file"
    try:
        done = importing.read(who, file.read(), **asked.values())
    except TravauxError as error:
        return Imported.failed(name, str(error))
    return Imported.of(name, done)
