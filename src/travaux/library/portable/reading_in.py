"""Reading an export in: a library, or chosen documents of one, become part of this library.

In: a folder that `exporting.home` wrote. Out: its documents with their files, corrections, citations and
decisions, connections, recommendations and what came of them, collections, lists and searches. What is here
already stays; so an import that was broken off goes on when it is started again. Each document is a
transaction of its own, and some hundred of the other lines are.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef

from travaux.library import audit, versions
from travaux.library.citations import catching_up
from travaux.library.connections import following as passages
from travaux.library.models import (
    CitationDecision,
    Collection,
    Edition,
    Passage,
    Person,
    Recommendation,
    RecommendationStep,
    Status,
    Work,
)
from travaux.library.permissions import Action, Viewer, require
from travaux.library.portable import editions, tables
from travaux.library.portable.rows import Rows, Said
from travaux.library.portable.tables import Table
from travaux.library.removing import FOLDER as REMOVED
from travaux.texts.errors import BadArchiveError, DamagedFileError

RECORDS = "records"
MANIFEST = "manifest.json"
OnProgress = Callable[[str, int, int], None]
_LINES_AT_A_TIME = 200
_WRONG = (
    KeyError, TypeError, ValueError, OSError, IntegrityError, Work.DoesNotExist, ValidationError,
    DamagedFileError, BadArchiveError,
)  # fmt: skip
_PEOPLE = (tables.GROUPS, tables.PEOPLE)


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in: rows made and rows that were here, by table; a sentence for each thing that is wrong."""

    made: Mapping[str, int]
    here: Mapping[str, int]
    problems: tuple[str, ...]


def read_in(
    viewer: Viewer, folder: Path, *, people: bool = False, on_progress: OnProgress | None = None
) -> Imported:
    """Take an export in. With `people`, its accounts and groups as well, without their passwords.

    Raises BadArchiveError where the folder is no export, or one of a later version.
    """
    require(viewer, Action.RUN)
    tell = on_progress or (lambda _what, _done, _all: None)
    counts = _manifest(folder)
    rows, problems = Rows(), list[str]()
    for table in tables.TABLES:
        if table in _PEOPLE and not people:
            continue
        total = counts.get(table.file, 0)
        for done, line in enumerate(_lines(folder, table)):
            tell(f"reading {table.file}", done * _LINES_AT_A_TIME, total)
            problems += _take(viewer, rows, table, line, folder)
        rows.settle()
        if table is tables.WORKS:
            catching_up.name_works()
    tell("putting right what follows", 0, 1)
    _follow(viewer, rows, folder)
    problems += [f"{count:,} {name} belong to what is not here and were left out."
                 for name, count in sorted(rows.left.items())]  # fmt: skip
    return Imported(dict(rows.made), dict(rows.here), tuple(problems))


def _manifest(folder: Path) -> Mapping[str, int]:
    """How many lines each table has."""
    try:
        said = json.loads((folder / RECORDS / MANIFEST).read_bytes())
        if said["schema"] != tables.SCHEMA:
            raise BadArchiveError("This export was made by a later Travaux: install that one first.")
        return {str(name): int(count) for name, count in said["lines"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise BadArchiveError(
            f"{folder} is no export of a library: give the folder that `travaux export` wrote."
        ) from None


def _lines(folder: Path, table: Table) -> Iterator[list[tuple[int, bytes]]]:
    """Lines with their numbers, some at a time."""
    path = folder / RECORDS / f"{table.file}.jsonl"
    if not path.is_file():
        return
    with path.open("rb") as stream:
        numbered = enumerate(stream, 1)
        while some := list(islice(numbered, _LINES_AT_A_TIME)):
            yield some


def _take(
    viewer: Viewer, rows: Rows, table: Table, some: list[tuple[int, bytes]], folder: Path
) -> Iterator[str]:
    """Take lines in; a sentence for each that can't be."""
    if table is tables.EDITIONS:
        for number, line in some:
            yield from _told(table, number, partial(_edition, viewer, rows, line, folder))
        return
    with transaction.atomic():
        for number, line in some:
            yield from _told(table, number, partial(_row, rows, table, line))


def _told(table: Table, number: int, take: Callable[[], str]) -> Iterator[str]:
    try:
        if sentence := take():
            yield sentence
    except _WRONG as fault:
        said = " ".join(fault.messages) if isinstance(fault, ValidationError) else str(fault)
        yield f"{table.file}.jsonl, line {number}: {said}"


def _said(line: bytes) -> Said:
    said = json.loads(line)
    if not isinstance(said, dict):
        raise ValueError("this is no record")
    return said


def _edition(viewer: Viewer, rows: Rows, line: bytes, folder: Path) -> str:
    return editions.take(viewer, rows, _said(line), folder)


def _row(rows: Rows, table: Table, line: bytes) -> str:
    said = _said(line)
    with transaction.atomic():
        if table is tables.RECOMMENDATIONS:
            _make_room(rows, said)
        pk = rows.take(table, said)
        if table is tables.PEOPLE and rows.made[table.file]:
            Person.objects.filter(pk=pk, password="").update(password=make_password(None))
    return ""


def _make_room(rows: Rows, said: Said) -> None:
    """A recommendation that was found here as well, and nobody worked on, gives way to the one that comes."""
    work = rows.names.find(Work, said["work"])
    if work is None or Recommendation.objects.filter(key=said["key"]).exists():
        return
    steps = RecommendationStep.objects.filter(recommendation=OuterRef("pk"))
    same = Recommendation.objects.filter(
        ~Exists(steps), work=work, address=said["address"], nth=said["nth"], status=Status.NONE, settled=[]
    )
    same.filter(dismissed=False).delete()


def _follow(viewer: Viewer, rows: Rows, folder: Path) -> None:
    """What other actions would have done on the way."""
    new = {pk for (model, _), pk in rows.names.moved.items() if model is Edition}
    with transaction.atomic():
        if rows.made[tables.CONNECTIONS.file]:
            _place(new)
        if rows.made["decisions"]:
            _look_again(new)
        gathered = Edition.objects.filter(work__entries__collection__in=Collection.objects.all())
        if rows.made["entries"]:
            versions.tell(gathered.filter(superseded=False).distinct())
        audit.record(viewer, "import", folder.name, made=dict(rows.made), here=dict(rows.here))
    catching_up.name_works()
    catching_up.mend()
    _removed(folder)


def _place(new: set[int]) -> None:
    """Find the passages that came in editions that were here before."""
    works = Work.objects.filter(pk__in=Passage.objects.exclude(work=None).values("work"))
    for work in works.filter(pk__in=Edition.objects.exclude(pk__in=new).values("work")):
        passages.anew(work)


def _look_again(new: set[int]) -> None:
    """Decisions on documents that were here: their citations are looked for once more, to follow them."""
    followed = CitationDecision.objects.filter(citations__isnull=False).values("pk")
    waiting = CitationDecision.objects.filter(undone=False).exclude(pk__in=followed)
    before = Edition.objects.exclude(pk__in=new)
    before.filter(work__in=waiting.values("work")).update(finder="")


def _removed(folder: Path) -> None:
    """Files of documents that were removed there."""
    there: Any = settings.HOME.folder / REMOVED
    for path in sorted((folder / REMOVED).glob("*")):
        if path.is_file() and not path.is_symlink() and not (there / path.name).exists():
            there.mkdir(mode=0o700, exist_ok=True)
            shutil.copyfile(path, there / path.name)
