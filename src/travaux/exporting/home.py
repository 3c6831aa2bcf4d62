"""A whole library as plain files: nothing in it needs Travaux to be read.

In: a viewer and a folder that is not there yet. Out: what they see of the library:

    metadata.csv                      a row for each edition
    citations.csv                     a row for each citation: where it stands, what it names
    connections.jsonl                 a web annotation (W3C) a line: the connections and notes
    collections.json                  names of collections with the symbols in them
    documents/A_57_292/en-v1.pdf      the file as it was given
    documents/A_57_292/en-v1.json     what was read from it (schema travaux/reading/1)
    removed/…                         files of documents that were removed
    records/…                         all of it for another library, without loss: `travaux import`
    README.txt                        what all this is

It is written beside its place first: a folder of that name is always whole. One that was broken off goes on
where it was: originals that are there already are not copied again.
"""

from __future__ import annotations

import csv
import json
import mimetypes
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from travaux import __version__
from travaux.exporting import annotations as web_annotations
from travaux.exporting import reading_json, records
from travaux.library import nouns, originals
from travaux.library.citations import finding
from travaux.library.connections import finding as connections
from travaux.library.connections.showing import Shown
from travaux.library.models import Collection, Edition
from travaux.library.permissions import Action, Viewer, require, visible_collections
from travaux.library.portable.reading_in import RECORDS
from travaux.library.portable.writing import Scope
from travaux.library.removing import FOLDER as REMOVED
from travaux.texts.errors import ConflictError, LibraryError, MissingError

OnProgress = Callable[[str, int, int], None]
_UNSAFE = re.compile(r"[^\w.()-]+")
_LONGEST_NAME = 100  # characters; folders and names stay below what file systems allow
_FORMULA = re.compile(r"\A[=+\-@\t\r]")
_COLUMNS = (
    "symbol", "language", "version", "superseded", "title", "date", "body", "kind", "countries",
    "visibility", "owner", "pages", "paragraphs", "name", "sha256", "added_at", "file", "reading",
)  # fmt: skip
_CITATIONS = (
    "symbol", "language", "version", "address", "start", "end", "text", "kind", "target", "pinpoints",
    "state", "link", "decided", "rule", "reason",
)  # fmt: skip
_README = """A library of documents, written by Travaux {version}.

metadata.csv      a row for each document and language, with the place of its files
citations.csv     what each paragraph cites; start and end count characters of its text
connections.jsonl the connections and notes, each a web annotation (https://www.w3.org/TR/annotation-model/)
collections.json  the collections and what is in them
documents/        for each symbol: the files as they were given, and what was read from them as JSON
removed/          files whose documents were removed from the library
records/          everything once more as JSON Lines, a row a line, for `travaux import`

The JSON is described in docs/reference/reading.md of Travaux (schema travaux/reading/1).
`travaux import FOLDER` takes all of it into another library: documents with their corrections, citations
and decisions, connections, recommendations and what came of them, collections, lists.
"""


def export(
    viewer: Viewer, folder: Path, on_progress: OnProgress | None = None, scope: Scope | None = None
) -> int:
    """Write the library to `folder`, or the `scope` of it; how many editions.

    Raises ConflictError where the folder is there already.
    """
    require(viewer, Action.RUN)
    if folder.exists() and any(folder.iterdir()) if folder.is_dir() else folder.exists():
        raise ConflictError(f"{folder} is there already and not empty: choose another folder.")
    unfinished = folder.with_name(f".{folder.name}.part")
    try:
        count = _write(scope or Scope(viewer), unfinished, on_progress or (lambda _what, _done, _all: None))
        if folder.is_dir():
            folder.rmdir()
        unfinished.rename(folder)
    except OSError as fault:
        raise LibraryError(f"{folder} can't be written ({fault.strerror}): choose another place.") from fault
    return count


def _write(scope: Scope, folder: Path, tell: OnProgress) -> int:
    (folder / RECORDS).mkdir(parents=True, exist_ok=True)
    editions = scope.editions().select_related("work", "original", "owner")
    editions = editions.order_by("work__symbol", "language", "version")
    (folder / "README.txt").write_text(_README.format(version=__version__), encoding="utf-8")
    count = _documents(editions, folder, tell)
    _citations(scope.viewer, editions, folder)
    tell("writing connections", 0, 1)
    with (folder / "connections.jsonl").open("wb") as stream:
        stream.writelines(web_annotations.lines(_connections(scope)))
    _collections(visible_collections(scope.viewer) if scope.whole else scope.collections, folder)
    records.write(scope, folder / RECORDS, count, tell)
    removed = settings.HOME.folder / REMOVED
    if removed.is_dir() and scope.whole:
        shutil.copytree(removed, folder / REMOVED, dirs_exist_ok=True)
    return count


def _documents(editions: QuerySet[Edition], folder: Path, tell: OnProgress) -> int:
    """Files, readings, the table of metadata, the records of editions; how many."""
    written: set[str] = set()
    # With a byte order mark: spreadsheets take the file for UTF-8 only so.
    with (folder / "metadata.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(_COLUMNS)
        count = 0
        with records.Editions(folder / RECORDS) as lines:
            for edition, file, reading in _editions(editions, folder, tell):
                lines.write(edition, file, reading)
                table.writerow([_FORMULA.sub(r"'\g<0>", one) for one in _row(edition, file, reading)])
                written |= {file, reading}
                count += 1
    records.sweep(folder / "documents", folder, written)
    return count


def _editions(
    editions: QuerySet[Edition], folder: Path, tell: OnProgress
) -> Iterator[tuple[Edition, str, str]]:
    total = editions.count()
    names: set[str] = set()
    for at, edition in enumerate(editions.iterator(chunk_size=100)):
        tell("writing documents", at, total)
        stem = f"{edition.language}-v{edition.version}"
        place = _free(f"documents/{safe(edition.work.symbol)}/{stem}", names)
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        file = _original(edition, folder, place)
        text = reading_json.rows(nouns.reading(edition))
        (folder / f"{place}.json").write_text(text, encoding="utf-8", errors="replace")
        yield edition, file, f"{place}.json"


def _connections(scope: Scope) -> Iterator[Shown]:
    rows = connections.iterate(scope.viewer)
    if scope.works is None:
        return iter(rows)
    symbols = set(scope.works.values_list("symbol", flat=True))
    return (row for row in rows if {end.symbol for end in (row.source, row.target) if end} & symbols)


def _free(place: str, names: set[str]) -> str:
    """The place, with a number where another symbol comes out the same ("A/57" and "A_57")."""
    name, count = place, 1
    while name.casefold() in names:
        count += 1
        name = f"{place}-{count}"
    names.add(name.casefold())
    return name


def _original(edition: Edition, folder: Path, place: str) -> str:
    """Copy the file as it was given; where it stands, or "" when it is lost."""
    suffix = mimetypes.guess_extension(edition.original.media_type) or Path(edition.name).suffix
    target = f"{place}{safe(suffix)}"
    if records.is_there(folder / target, edition.original.pk):
        return target
    try:
        with originals.open_original(edition.original) as source, (folder / target).open("wb") as out:
            shutil.copyfileobj(source, out)
    except MissingError:
        return ""
    return target


def _row(edition: Edition, file: str, reading: str) -> list[str]:
    work = edition.work
    return [
        work.symbol,
        edition.language,
        str(edition.version),
        "yes" if edition.superseded else "no",
        edition.title,
        edition.date,
        work.body,
        work.kind,
        " ".join(work.countries),
        edition.visibility,
        edition.owner.get_username() if edition.owner else "",
        str(edition.page_count),
        str(edition.paragraph_count),
        edition.name,
        edition.original.pk,
        edition.added_at.isoformat(),
        file,
        reading,
    ]


def _citations(viewer: Viewer, editions: QuerySet[Edition], folder: Path) -> None:
    with (folder / "citations.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(_CITATIONS)
        for edition in editions.iterator(chunk_size=100):
            about = [edition.work.symbol, edition.language, str(edition.version)]
            for some in finding.in_blocks(viewer, edition.pk).values():
                for one in some:
                    row = [*about, one.address, str(one.start), str(one.end), one.text, one.kind, one.target]
                    row += [" ".join(one.pinpoints), one.state, one.href, one.decided, one.rule, one.reason]
                    table.writerow([_FORMULA.sub(r"'\g<0>", value) for value in row])


def _collections(collections: QuerySet[Collection], folder: Path) -> None:
    made = [
        {
            "name": one.name,
            "visibility": one.visibility,
            "symbols": sorted(one.works.values_list("symbol", flat=True)),
        }
        for one in collections.order_by("name", "pk")
    ]
    text = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    (folder / "collections.json").write_text(text, encoding="utf-8")


def safe(name: str) -> str:
    """A name that every file system takes: "A/57/292" is "A_57_292"."""
    return _UNSAFE.sub("_", name)[:_LONGEST_NAME]
