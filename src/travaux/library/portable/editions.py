"""Documents that come from another library: reading, file and citations as they stood there.

In: a line of the records of editions, and the folder with its files. Out: an edition with all its parts, in
one transaction; the index is told, what waited for the document is resolved. A file that is here in this
language of the work already is that edition; one that differs becomes a further version.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from travaux.library import audit, originals, versions
from travaux.library.adding.contents import write_contents
from travaux.library.citations.following import following, hold
from travaux.library.connections import following as passages
from travaux.library.models import CitationState, Edition, Original, OutboxEntry, Work
from travaux.library.permissions import Viewer
from travaux.library.portable.rows import Rows, Said
from travaux.library.portable.tables import EDITIONS
from travaux.reading import from_json
from travaux.texts.errors import BadArchiveError
from travaux.texts.reading import Reading


def take(viewer: Viewer, rows: Rows, said: Said, folder: Path) -> str:
    """Bring an edition in; a sentence when something is wrong with it, "" when all is well."""
    name = [said["work"], said["language"], said["version"]]
    pk = rows.names.find(Work, said["work"])
    there = _same(pk, said)
    if there is not None:
        rows.here[EDITIONS.file] += 1
        rows.names.moved[Edition, str(name)] = there.pk
        return ""
    reading = from_json.parse(inside(folder, said["reading"]).read_bytes())
    lost = _keep(said, folder)
    with transaction.atomic():
        hold()
        work = Work.objects.select_for_update().get(pk=pk)
        with following(work):
            edition = _make(rows, said, work, reading)
            rows.names.moved[Edition, str(name)] = edition.pk
        versions.settle(work, edition.language)
        OutboxEntry.objects.create(edition_id=edition.pk, removed=edition.superseded)
        audit.record(viewer, "import", f"{work.symbol} ({edition.language})", edition_id=edition.pk)
    return f"The original of {work.symbol} ({edition.language}) was lost before." if lost else ""


def inside(folder: Path, name: str) -> Path:
    """A file of the export. Raises BadArchiveError for one that is outside its folder."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        raise BadArchiveError(f"{name!r} is not in this export: make or copy it again.")
    return path


def _same(work: int | None, said: Said) -> Edition | None:
    """The edition of the same work and language that was read from the same file."""
    rows = Edition.objects.filter(work=work, language=said["language"], original=said["original"])
    return rows.order_by("-version").first()


def _keep(said: Said, folder: Path) -> bool:
    """Keep the file as it was given; whether it was lost before."""
    digest = said["original"]
    if not said["file"]:
        Original.objects.get_or_create(
            sha256=digest, defaults={"size": said["size"], "media_type": said["media_type"]}
        )
        return True
    with inside(folder, said["file"]).open("rb") as stream, originals.receiving(stream) as received:
        if received.sha256 != digest:
            raise BadArchiveError(f"{said['file']} is damaged: make or copy the export again.")
        received.keep(said["media_type"])
    return False


def _make(rows: Rows, said: Said, work: Work, reading: Reading) -> Edition:
    values, _ = rows.values(EDITIONS, said, None)
    if Edition.objects.filter(work=work, language=said["language"], version=said["version"]).exists():
        values["version"] = versions.next_version(work, said["language"])
    edition = Edition(**values)
    edition.save_base(raw=True, force_insert=True)
    rows.made[EDITIONS.file] += 1
    write_contents(edition, reading)
    rows.parts(
        EDITIONS, {**said, "citations": [_citation(rows, one) for one in said["citations"]]}, edition.pk
    )
    passages.follow(edition)
    return edition


def _citation(rows: Rows, said: Mapping[str, Any]) -> Said:
    """A citation as it is true here: of a work that is not here, it waits."""
    if said["state"] == CitationState.RESOLVED and rows.names.find(Work, said["work"]) is None:
        return {**said, "state": CitationState.WAITING, "work": None, "places": []}
    return dict(said)
