"""Lines into rows: what another library wrote becomes rows of this one.

In: a table and what a line says of a row. Out: the row with its parts, as it stood there: no time is set
anew. A row whose name is here already stays as it is; where its table says so, it gets the parts that it
lacks. A row that belongs to something that is not here is passed over. Actions of the library are not asked:
`reading_in` asks permission, writes the log, and puts right what follows.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Field, ForeignKey, Model

from travaux.library.models import Symbol, Work
from travaux.library.portable.naming import Names
from travaux.library.portable.tables import WORKS, Table
from travaux.library.portable.writing import columns
from travaux.texts import links

Said = dict[str, Any]


@dataclass(slots=True)
class Rows:
    """Takes rows in. `made` and `here` count the rows of each table, `left` those passed over."""

    names: Names = field(default_factory=Names)
    made: Counter[str] = field(default_factory=Counter)
    here: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    later: list[tuple[Table, Any, str, Any]] = field(default_factory=list)

    def take(self, table: Table, said: Said, parent: Any = None) -> Any:
        """The key of the row that a line tells of, made where it is not here; None when it can't be."""
        values, missing = self.values(table, said, parent)
        if missing:
            self.left[table.file] += 1
            return None
        there = self._there(table, values)
        if there is not None:
            self.here[table.file] += 1
            if table.merges:
                self.parts(table, said, there)
            return there
        return self.make(table, said, values)

    def make(self, table: Table, said: Said, values: Said) -> Any:
        """A new row with its parts."""
        row = table.model(**values)
        row.save_base(raw=True, force_insert=True)  # as it stood: no time is set anew
        self.made[table.file] += 1
        for one in columns(table):
            if isinstance(one, ForeignKey) and one.related_model is table.model and said.get(one.name):
                self.later.append((table, row.pk, one.attname, said[one.name]))
        self.parts(table, said, row.pk)
        return row.pk

    def parts(self, table: Table, said: Said, pk: Any) -> None:
        """The parts of a row."""
        for part in table.parts:
            for one in said.get(part.file, ()):
                self.take(part, one, pk)

    def settle(self) -> None:
        """Let rows lead to others of their own table, now that all are here."""
        for table, pk, name, wanted in self.later:
            key = self.names.find(table.model, wanted)
            table.model._base_manager.filter(pk=pk).update(**{name: key})
        self.later.clear()

    def values(self, table: Table, said: Said, parent: Any) -> tuple[Said, bool]:
        """The values of a row by their columns, and whether one that must be there is not."""
        values: Said = {f"{table.parent}_id": parent} if table.parent else {}
        missing = False
        for one in columns(table):
            if one.name in said:
                values[one.attname] = self._value(table, one, said[one.name])
                missing |= values[one.attname] is None and not one.null
        return values, missing

    def _value(self, table: Table, one: Field[Any, Any], value: Any) -> Any:
        if not isinstance(one, ForeignKey):
            return one.to_python(value)
        target: type[Model] = one.related_model
        return None if target is table.model else self.names.find(target, value)

    def _there(self, table: Table, values: Said) -> Any:
        """The key of the row that goes by this name here."""
        if table is WORKS:
            known = Symbol.objects.filter(key=links.key(str(values["symbol"]))).values_list("work", flat=True)
            return (
                known.first()
                or Work.objects.filter(symbol=values["symbol"]).values_list("pk", flat=True).first()
            )
        if not table.name:
            return None
        names = [*table.name, *([table.parent] if table.parent and not table.alone else [])]
        wanted = {_column(table, name): values.get(_column(table, name)) for name in names}
        return table.model._base_manager.filter(**_null_safe(wanted)).values_list("pk", flat=True).first()


def _column(table: Table, name: str) -> str:
    return str(table.model._meta.get_field(name).attname)  # type: ignore[union-attr]


def _null_safe(wanted: Said) -> Said:
    return {f"{name}__isnull" if value is None else name: True if value is None else value
            for name, value in wanted.items()}  # fmt: skip
