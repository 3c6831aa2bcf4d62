"""What is given together: files, archives, and tables that say of the files what they are.

In: uploads, or paths as typed, and how they are to be kept. Out: an `Addition` for each file; one that
failed for each line of a table that is wrong or about no file that was given. Web, API and command take
everything in through here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from uuid import UUID

from travaux.library import collecting, incoming
from travaux.library.adding import table
from travaux.library.adding.offer import fail, offer
from travaux.library.adding.table import Line, Table
from travaux.library.incoming import Given
from travaux.library.models import Addition, Collection
from travaux.library.permissions import Action, Viewer, require
from travaux.texts.errors import (
    BadArchiveError,
    LibraryError,
    NotAllowedError,
    NotFoundError,
    TravauxError,
    UsageError,
)

_OURS = (LibraryError, NotAllowedError)  # faults that no other file would fare better with


@dataclass(frozen=True, slots=True)
class Wish:
    """How what is given together is to be kept."""

    batch: UUID
    visibility: str | None = None
    collection: Collection | None = None
    ocr: str = "auto"


def uploaded(viewer: Viewer, files: Iterable[tuple[BinaryIO, str]], wish: Wish) -> list[Addition]:
    """Take uploads in. Raises NotAllowedError and UsageError (a table is wrong) before anything is kept."""
    _require(viewer, wish)
    every = list(files)
    taking = _Taking(viewer, wish, lambda given: given.name)
    taking.tables += [_uploaded_table(stream, name) for stream, name in every if table.is_table(name)]
    others = [(stream, name) for stream, name in every if not table.is_table(name)]
    givens = (given for stream, name in others for given in incoming.unwrap(stream, name, tables=True))
    return [*taking.files(givens), *taking.rest()]


def named(viewer: Viewer, paths: Sequence[str], tables: Sequence[Path], wish: Wish) -> Iterator[Addition]:
    """Take in what paths stand for, and the files that tables name; tables in archives count, too."""
    _require(viewer, wish)
    taking = _Taking(viewer, wish, lambda given: given.found)
    taking.tables += [_table_file(path) for path in tables]
    for path, one in zip(tables, list(taking.tables), strict=True):
        yield from taking.files(_beside(path, one))
    yield from taking.files(incoming.gather(paths, tables=True))
    yield from taking.rest()


@dataclass(slots=True)
class _Taking:
    """One go: the tables, and collections by name as lines ask for them."""

    viewer: Viewer
    wish: Wish
    called: Callable[[Given], str]
    tables: list[Table] = field(default_factory=list)
    collections: dict[str, Collection] = field(default_factory=dict)

    def files(self, givens: Iterable[Given]) -> Iterator[Addition]:
        """A row for each file."""
        for given in givens:
            if not given.table:
                yield self._file(given)
            elif (failed := self._learnt(given)) is not None:
                yield failed

    def rest(self) -> Iterator[Addition]:
        """A row that failed for each line which is about none of the files."""
        for one in self.tables:
            for line, why in one.left():
                yield self._failed(one.place(line), UsageError(why))

    def _learnt(self, given: Given) -> Addition | None:
        """Note what a table in an archive says, when it is about files; a row where it is wrong."""
        try:
            with given.open() as stream:
                data = stream.read(table.LARGEST + 1)
            if table.names_files(data):
                self.tables.append(table.read(data, given.found, str(PurePosixPath(given.path).parent)))
        except TravauxError as error:
            return self._failed(self.called(given), error)
        return None

    def _file(self, given: Given) -> Addition:
        told = next(((one, line) for one in self.tables if (line := one.of(given.path))), None)
        try:
            if told is not None and told[1].wrong:
                raise UsageError(f"{told[0].place(told[1])}: {told[1].wrong}")
            return self._offered(given, told[1] if told else None)
        except _OURS:
            raise
        except TravauxError as error:
            return self._failed(self.called(given), error)

    def _offered(self, given: Given, line: Line | None) -> Addition:
        wish = self.wish
        with given.open() as stream:
            return offer(
                self.viewer, stream, given.name, batch=wish.batch, ocr=wish.ocr,
                visibility=(line.visibility if line else None) or wish.visibility,
                collection=self._collection(line) or wish.collection,
                said=line.said if line else None,
            )  # fmt: skip

    def _collection(self, line: Line | None) -> Collection | None:
        if line is None or not line.collection:
            return None
        name = line.collection
        if name not in self.collections:
            self.collections[name] = collecting.named(self.viewer, name)
        return self.collections[name]

    def _failed(self, name: str, error: TravauxError) -> Addition:
        wish = self.wish
        return fail(
            self.viewer, name, error, batch=wish.batch, visibility=wish.visibility, collection=wish.collection
        )


def _require(viewer: Viewer, wish: Wish) -> None:
    require(viewer, Action.ADD)
    if wish.collection is not None:
        require(viewer, Action.ADD_ITEM, wish.collection)


def _uploaded_table(stream: BinaryIO, name: str) -> Table:
    stream.seek(0)
    return table.read(stream.read(table.LARGEST + 1), PurePosixPath(name).name)


def _table_file(path: Path) -> Table:
    try:
        with path.open("rb") as stream:
            return table.read(stream.read(table.LARGEST + 1), str(path))
    except FileNotFoundError:
        raise NotFoundError(f"No table at {path}: check the spelling of the path.") from None
    except OSError as fault:
        raise UsageError(f"The table {path} can't be opened ({fault.strerror}).") from fault


def _beside(path: Path, one: Table) -> Iterator[Given]:
    """The files that a table names, which lie beside it or below."""
    for line in one.lines:
        if not line.wrong:
            yield _near(path.parent, line.file)


def _near(folder: Path, file: str) -> Given:
    pure = PurePosixPath(file)
    if pure.is_absolute() or ".." in pure.parts:
        outside = BadArchiveError(f"{file} lies outside of the folder of the table: move it there.")
        return Given(pure.name, file, path=file, error=outside)
    found = next(incoming.gather([folder / pure]), None)
    if found is None:
        return Given(pure.name, file, path=file, error=NotFoundError(f"No file at {folder / pure}."))
    return replace(found, path=file)
