"""The tables as lines of JSON, the same from every database and into every database.

In: a connection and models. Out: for each table a line with the names of its columns, then a line for
each row; and back. Rows are written and read as they stand: no time of theirs is set anew, no action is
done. The one place that knows tables by their columns.
"""

from __future__ import annotations

import datetime
import json
import uuid
from collections.abc import Iterable, Iterator
from typing import IO, Any

from django.core.management.color import no_style
from django.db import connections
from django.db.models import Field, Model

LEFT_OUT = frozenset({"outboxentry"})  # what the index has yet to follow: it is made anew after a restore
_ROWS_AT_A_TIME = 500


class _Encoder(json.JSONEncoder):
    """Days, times to the microsecond, and whatever else columns hold."""

    def default(self, o: object) -> object:
        if isinstance(o, datetime.date):  # and times with them
            return o.isoformat()
        if isinstance(o, uuid.UUID):
            return str(o)
        return super().default(o)


_ENCODER = _Encoder(ensure_ascii=False, separators=(",", ":"))


def write(model: type[Model], stream: IO[bytes], *, using: str) -> int:
    """Write a table; how many rows."""
    columns = [field.attname for field in model._meta.concrete_fields]
    stream.write(_line(columns))
    count = 0
    rows = model._base_manager.using(using).order_by("pk").values_list(*columns)
    for row in rows.iterator(chunk_size=_ROWS_AT_A_TIME):
        stream.write(_line(row))
        count += 1
    return count


def read(model: type[Model], lines: Iterable[bytes], *, using: str) -> int:
    """Insert the rows of a table that `write` has written; how many."""
    rows = iter(lines)
    columns = json.loads(next(rows))
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    fields = [by_name[name] for name in columns]
    count = 0
    for batch in _batches(rows):
        _insert(model, fields, [json.loads(line) for line in batch], using)
        count += len(batch)
    return count


def reset_sequences(models: Iterable[type[Model]], *, using: str) -> None:
    """Let numbers go on after the highest that was read in (PostgreSQL counts apart)."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)


def _insert(model: type[Model], fields: list[Field[Any, Any]], rows: list[list[Any]], using: str) -> None:
    connection = connections[using]
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})",
            [
                [
                    field.get_db_prep_save(field.to_python(value), connection)
                    for field, value in zip(fields, row, strict=True)
                ]
                for row in rows
            ],
        )


def _batches(rows: Iterator[bytes]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _ROWS_AT_A_TIME:
            yield batch
            batch = []
    if batch:
        yield batch


def _line(values: Iterable[Any]) -> bytes:
    return _ENCODER.encode(list(values)).encode() + b"\n"
