"""Connections from a table (CSV): a line each, written as people cite.

    source,relation,target,note,tags
    "A/57/292, para. 62",implements,"CCPR/C/GC/34, para. 11",,"detention; police"

In: the bytes of a file. Out: an item for each line. Columns are found by their names in the first line;
without names they are source, relation, target, note. `quote` and `target_quote` are words in the places;
`source_place` and `target_place` say them exactly, as our own tables do ("A/57/292/en#para_62:34-78").
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice

from travaux.library.connections.describing import End
from travaux.library.connections.importing import values
from travaux.library.connections.importing.making import MOST, Item, Wish
from travaux.library.connections.importing.selectors import Ends
from travaux.library.permissions import Viewer
from travaux.texts.errors import FieldsError, UsageError

COLUMNS = (
    *("source", "relation", "target", "note", "tags", "sharing", "group", "quote", "target_quote"),
    *("author", "made", "id", "source_place", "target_place"),
)
"""Columns that are read; others are passed over."""

TAGS_PARTED_BY = ";"
_WITHOUT_NAMES = ("source", "relation", "target", "note")
_ALSO = {"tag": "tags", "source_quote": "quote", "by": "author", "date": "made", "key": "id"}
_DELIMITERS = ",;\t"
_FORMULAS = (
    "=+-@\t\r\n"  # a cell that begins so is written with an apostrophe: a spreadsheet would compute it
)
_LONGEST_CELL = 100_000  # characters: a note has at most a fifth of that


def items(viewer: Viewer, data: bytes, *, sharing: str, group: int | None, language: str) -> list[Item]:
    """An item for each line. Raises UsageError where the file is no table, or has too many lines."""
    places = Ends(viewer, language)
    found = []
    for line, row in islice(_rows(_text(data)), MOST + 1):
        read = partial(_wish, viewer, row, places, sharing, group)
        found.append(Item(f"line {line}", read, values.key(row.get("id", ""))))
    if len(found) > MOST:
        raise UsageError(f"The table has more than {MOST} lines: import it in parts.")
    return found


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UsageError(f"Line {line} of the table is not UTF-8: save it as “CSV UTF-8”.") from error


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines with their numbers, cells by the names of their columns; empty lines left out."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    names: list[str] | None = None
    begins = 1
    try:
        for cells in reader:
            line, begins = begins, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if names is None:
                names = _names(cells)
                if names is not None:
                    continue
                names = list(_WITHOUT_NAMES)
            yield line, {name: _plain(cell) for name, cell in zip(names, cells, strict=False) if name}
    except csv.Error as error:
        raise UsageError(f"The table can't be read from line {begins} on: {error}.") from error


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=first.count)


def _names(cells: list[str]) -> list[str] | None:
    """The names of the columns; None where the first line is a connection already."""
    folded = ["_".join(cell.strip().casefold().split()) for cell in cells]
    names = [_ALSO.get(name, name) for name in folded]
    if not {"source", "source_place"} & set(names):
        return None
    return [name if name in COLUMNS else "" for name in names]


def _plain(cell: str) -> str:
    clean = cell.strip(" \r\n")
    if clean[:1] == "'" and clean[1:2] and clean[1] in _FORMULAS:
        return clean[1:]
    return clean


def _wish(
    viewer: Viewer,
    row: Mapping[str, str],
    places: Ends,
    sharing: str,
    group: int | None,
) -> Wish:
    """What one line wishes for. Raises TravauxError."""
    source = _ends(row, "source", row.get("quote", ""), places)
    if not source:
        raise FieldsError({"source": "The source is missing: write it like A/57/292, para. 62."})
    if len(source) > 1:
        raise FieldsError({"source": f"“{row.get('source', '')}” names several places: write a line each."})
    wanted = row.get("sharing", "").casefold()
    shared = wanted or sharing
    return Wish(
        source[0],
        _ends(row, "target", row.get("target_quote", ""), places),
        row.get("relation", ""),
        row.get("note", ""),
        [one for one in row.get("tags", "").split(TAGS_PARTED_BY) if one.strip()],
        shared,
        values.group(viewer, shared, row.get("group", "")) or (None if wanted else group),
        values.author(viewer, row.get("author", "")),
        values.key(row.get("id", "")),
        values.moment(row.get("made", ""), "made"),
    )


def _ends(row: Mapping[str, str], side: str, quote: str, places: Ends) -> list[End]:
    """The places of one side: said exactly, or as people cite; none where the cells are empty."""
    exact = "".join(row.get(f"{side}_place", "").split())
    if exact:
        return [places.exactly(exact, quote)]
    text = row.get(side, "")
    return places.cited(text, quote) if text.strip() else []
