"""A collection as a table: a line an item, a column a field; out for a spreadsheet, and in again.

In: a viewer and a collection; or the bytes of a CSV file. Out: a head and rows; or `Imported`. A line names
its item by `key`, by `document` and `place`, or a record by its `title`; what is not there yet is added. An
empty cell empties the field, a column that is absent leaves it alone. Each line is taken in whole, or has a
sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from travaux.library import audit
from travaux.library import finding as documents
from travaux.library.collecting import fields, finding, items, reading_in, values
from travaux.library.collecting.finding import Filters
from travaux.library.collecting.reading_in import Imported as Imported
from travaux.library.collecting.reading_in import Problem as Problem
from travaux.library.collecting.reading_in import Progress
from travaux.library.models import Collection, CollectionItem, FieldKind, ItemKind
from travaux.library.permissions import Action, Viewer, require, require_edit_item, visible_items
from travaux.texts.errors import FieldsError, MissingError, UsageError
from travaux.texts.links import Place

HEAD = ("key", "kind", "document", "place", "language", "title", "quote", "note")
"""Columns before those of the fields."""

_ALSO = {"symbol": "document", "paragraph": "place", "address": "place", "id": "key", "name": "title"}
_NAMING = ("key", "document", "title")
_READ = ("key", "kind", "document", "place", "language", "title", "note")
_PASSED = ("quote",)  # what a table of ours says beyond what is read


def head(collection: Collection) -> tuple[str, ...]:
    """The names of the columns."""
    return (*HEAD, *(one.label for one in fields.of(collection)))


def rows(
    viewer: Viewer, collection: Collection, filters: Filters | None = None, language: str = "en"
) -> Iterator[tuple[str, ...]]:
    """A row for each item that they see, one after another."""
    known = fields.of(collection)
    for one in finding.iterate(viewer, collection, filters, language):
        cells = []
        for own in known:
            value = one.values.get(own.slug)
            said = () if value is None else value.raw if own.kind == FieldKind.LINK else value.shown
            cells.append(f"{values.PARTED_BY} ".join(said))
        yield (
            str(one.key),
            one.kind,
            one.symbol,
            one.address,
            one.language,
            one.title,
            one.quote,
            one.note,
            *cells,
        )


def read_in(
    viewer: Viewer,
    collection: Collection,
    data: bytes,
    *,
    dry_run: bool = False,
    on_progress: Progress | None = None,
) -> Imported:
    """Take in a table. Raises UsageError where it is none, NotAllowedError."""
    require(viewer, Action.ADD_ITEM, collection)
    found = reading_in.table(data)
    checker = values.Checker(viewer, collection)
    columns, ignored = _columns(found.columns, checker)
    if not set(columns.values()) & set(_NAMING):
        raise UsageError("The first line names no column of items: call one “title”, “document” or “key”.")
    if collection.items.count() + len(found.lines) > items.MOST:
        raise UsageError(f"A collection has at most {items.MOST:,} items: begin another one.")
    reader = _Reader(viewer, collection, checker, columns)
    done = reading_in.each(
        found.lines, Imported(ignored=ignored), reader.take, dry_run=dry_run, on_progress=on_progress
    )
    if not dry_run and done.made + done.changed:
        audit.record(viewer, "import-items", collection.name, made=done.made, changed=done.changed)
    return done


def _columns(names: tuple[str, ...], checker: values.Checker) -> tuple[dict[str, str], list[str]]:
    """What each column is, by its name: one of ours, or the slug of a field; and those passed over."""
    own = {one.label.casefold(): slug for slug, one in checker.known.items()}
    own |= {slug.casefold(): slug for slug in checker.known}
    found, ignored = {}, []
    for name in filter(None, names):
        folded = name.casefold()
        if folded not in own:
            folded = _ALSO.get(folded, folded)
        if folded in own or folded in _READ:
            found[name] = own.get(folded, folded)
        elif folded not in _PASSED:
            ignored.append(name)
    return found, ignored


@dataclass(slots=True)
class _Reader:
    """Takes in one line after another."""

    viewer: Viewer
    collection: Collection
    checker: values.Checker
    columns: Mapping[str, str]
    titles: dict[str, list[UUID]] = field(init=False)

    def __post_init__(self) -> None:
        # Once for the table: looking a title up for each line would go through the collection each time.
        self.titles = {}
        records = visible_items(self.viewer).filter(collection=self.collection, kind=ItemKind.RECORD)
        for title, key in records.values_list("title", "key"):
            self.titles.setdefault(title, []).append(key)

    def take(self, row: Mapping[str, str]) -> str:
        """Make or change an item: "made", "changed" or "unchanged". Raises TravauxError."""
        said = {self.columns[name]: cell for name, cell in row.items() if name in self.columns}
        raw = {slug: said[slug] for slug in self.checker.known if slug in said}
        known = self._known(said)
        if known is None and not said.get("document"):
            return self._record(said, raw)
        item, new = (known, False) if known is not None else self._of_document(said)
        require_edit_item(self.viewer, item)
        changed = self._describe(item, said)
        changed = values.write(self.viewer, item, raw, self.checker) or changed
        if changed and not new:
            item.save()
        return "made" if new else "changed" if changed else "unchanged"

    def _known(self, said: Mapping[str, str]) -> CollectionItem | None:
        """The item of a line that is there: by its key, or a record by its title."""
        key, title = _key(said.get("key", "")), " ".join(said.get("title", "").split())
        if key is None and not said.get("document"):
            same = self.titles.get(title, [])
            if len(same) > 1:
                raise FieldsError({"title": f"Several records are called “{title}”: name one by its key."})
            key = same[0] if same else None
        if key is None:
            return None
        there = visible_items(self.viewer).filter(collection=self.collection, key=key)
        return there.select_related("collection").first()

    def _record(self, said: Mapping[str, str], raw: Mapping[str, str]) -> str:
        """Make a record."""
        if said.get("kind", "").strip().casefold() == ItemKind.CONNECTION:
            raise MissingError(
                "A table can't add a connection: open it, and put it into the collection there."
            )
        if not said.get("title", "").strip():
            raise FieldsError(
                {"title": "This line names nothing: give it a title, a document, or a key that is here."}
            )
        key = _key(said.get("key", ""))
        row = items.write_record(self.viewer, self.collection, said["title"], said.get("note", ""), key)
        values.write_first(row, raw, self.checker)
        self.titles.setdefault(row.title, []).append(row.key)
        return "made"

    def _of_document(self, said: Mapping[str, str]) -> tuple[CollectionItem, bool]:
        symbol, place = said["document"].strip(), said.get("place", "").strip()
        if not place:
            return items.add_document(self.viewer, self.collection, symbol)
        where = Place(symbol, said.get("language", "").strip().lower() or None)
        edition = documents.edition(self.viewer, where)
        return items.add_paragraph(self.viewer, self.collection, edition, place)

    def _describe(self, item: CollectionItem, said: Mapping[str, str]) -> bool:
        """Put note and title as they are said; whether they are others now."""
        before = (item.note, item.title)
        note = said.get("note", item.note)
        title = " ".join(said.get("title", "").split()) if item.kind == ItemKind.RECORD else ""
        if (note, title or item.title) == before:
            return False
        changed = items.change(self.viewer, item, note=note, title=title or None)
        item.note, item.title = changed.note, changed.title
        return True


def _key(text: str) -> UUID | None:
    clean = text.strip()
    if not clean:
        return None
    try:
        return UUID(clean)
    except ValueError:
        raise MissingError(f"“{clean}” is no key: leave the cell empty for something new.") from None
