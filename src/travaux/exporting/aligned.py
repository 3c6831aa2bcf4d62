"""Aligned language versions in every format in which they leave: for page, API and command line alike.

In: the names of the versions (symbols, or files) and their table. Out: bytes, piece by piece:

    tmx    a translation memory                 csv   a row a line, for a spreadsheet
    json   all of it, with the places of what differs      text   to read in a terminal
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from travaux.exporting import csv_table, tmx
from travaux.library.side_by_side.table import Table, differences
from travaux.texts import address
from travaux.texts.alignment import Difference, Joined
from travaux.texts.errors import UsageError
from travaux.texts.labels import printed_label
from travaux.texts.reading import Block

SCHEMA = "travaux/aligned/1"
_BETWEEN = "; "


class Format(NamedTuple):
    """A format: what it is called on the web, and what writes it."""

    media_type: str
    write: Callable[[Sequence[str], Table], Iterator[bytes]]


def written(form: str, names: Sequence[str], table: Table) -> tuple[str, Iterator[bytes]]:
    """The media type and the bytes of a format. Raises UsageError for one that there is not."""
    if form not in FORMATS:
        raise UsageError(f"“{form}” is no form of aligned versions: choose one of {', '.join(FORMATS)}.")
    return FORMATS[form].media_type, FORMATS[form].write(names, table)


def _csv(names: Sequence[str], table: Table) -> Iterator[bytes]:
    head = ["address", "paired by"]
    for name, language in zip(names, table.languages, strict=True):
        head += [f"{language}: {what}" for what in (f"number ({name})", "text", "only here", "empty because")]
    return csv_table.table(head, (_csv_row(table, row) for row in table.rows))


def _csv_row(table: Table, row: Joined) -> list[str]:
    blocks, marked = _blocks(table, row), _marked(table, row)
    cells = [next(block.address for block in blocks if block), _by(row)]
    for at, block in enumerate(blocks):
        figures = _BETWEEN.join(one.text for one in marked[at])
        why = row.why[at]
        cells += [_label(table, at, block), block.text if block else "", figures, why.value if why else ""]
    return cells


def _json(names: Sequence[str], table: Table) -> Iterator[bytes]:
    versions = [
        {"name": name, "language": language} for name, language in zip(names, table.languages, strict=True)
    ]
    counts = {"rows": len(table.rows), "differing": len(table.differing), "incomplete": len(table.incomplete)}
    head = json.dumps({"schema": SCHEMA, "versions": versions, **counts}, ensure_ascii=False)
    yield f'{head[:-1]}, "aligned": [\n'.encode()
    for at, row in enumerate(table.rows):
        line = json.dumps(json_row(table, row), ensure_ascii=False)
        yield f"{',' if at else ''}{line}\n".encode("utf-8", errors="replace")
    yield b"]}\n"


def json_row(table: Table, row: Joined) -> dict[str, Any]:
    """A row as JSON values: a cell for each version, null where it is empty."""
    blocks, marked = _blocks(table, row), _marked(table, row)
    return {
        "by": _by(row) or None,
        "cells": [_json_cell(block, marked[at]) for at, block in enumerate(blocks)],
        "empty": [why.value if why else None for why in row.why],
        "numbers_differ": any(row.numbers_differ),
    }


def _json_cell(block: Block | None, marked: Sequence[Difference]) -> dict[str, Any] | None:
    if block is None:
        return None
    return {
        "address": block.address,
        "kind": block.kind.value,
        "number": block.number,
        "text": block.text,
        "only_here": [
            {"what": one.what, "start": one.start, "end": one.end, "text": one.text} for one in marked
        ],
    }


def _text(names: Sequence[str], table: Table) -> Iterator[bytes]:
    for name, language in zip(names, table.languages, strict=True):
        yield f"{language}  {name}\n".encode("utf-8", errors="replace")
    yield b"\n"
    for at, row in enumerate(table.rows):
        yield from (line.encode("utf-8", errors="replace") for line in _text_row(table, row, at))
    total = (len(table.rows), len(table.differing), len(table.incomplete))
    yield "{} rows; figures differ in {}; {} with an empty side.\n".format(*total).encode()


def _text_row(table: Table, row: Joined, at: int) -> Iterator[str]:
    blocks, marked = _blocks(table, row), _marked(table, row) if at in table.differing else None
    first = next(block for block in blocks if block)
    yield f"{address.printed(first.address)}{f'  [by {_by(row)}]' if _by(row) else ''}\n"
    for n, block in enumerate(blocks):
        why = row.why[n]
        said = (
            f"{_label(table, n, block)} {block.text}".strip() if block else f"– ({why.value if why else ''})"
        )
        yield f"  {table.languages[n]}  {said}\n"
        if marked and marked[n]:
            yield f"      only here: {_BETWEEN.join(one.text for one in marked[n])}\n"
    yield "\n"


def _blocks(table: Table, row: Joined) -> list[Block | None]:
    return [table.versions[at][places[0]] if places else None for at, places in enumerate(row.places)]


def _marked(table: Table, row: Joined) -> tuple[tuple[Difference, ...], ...]:
    return differences(table.languages, table.versions, row)


def _label(table: Table, at: int, block: Block | None) -> str:
    return printed_label(block, table.languages[at]) if block else ""


def _by(row: Joined) -> str:
    return next((by.value for by in row.by if by), "")


FORMATS: Mapping[str, Format] = {
    "tmx": Format(tmx.MEDIA_TYPE, tmx.write),
    "csv": Format(csv_table.MEDIA_TYPE, _csv),
    "json": Format("application/json", _json),
    "text": Format("text/plain; charset=utf-8", _text),
}
