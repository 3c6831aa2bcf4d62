"""Names of rows: what a row is called in a file, so that it is found again in another library.

In: a key of a row, or a name. Out: the other of them. A name is a word ("A/57/292", a username, a UUID) or a
list (["A/57/292", "en", 1] is an edition); rows that it names stand in it by their names. Names that were
asked for are remembered, up to a limit.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field, ForeignKey, Model

from travaux.library.models import Original
from travaux.library.portable.tables import Table, every

_MOST_REMEMBERED = 100_000  # names: some tens of megabytes
_BY_MODEL = {table.model: table for table in every() if table.name}

Name = Any
"""A word, a number, or a list of them."""


class Names:
    """Names of rows, and rows by their names. `moved` says where a name leads in this library."""

    def __init__(self) -> None:
        self._names: dict[tuple[type[Model], Any], Name] = {}
        self._keys: dict[tuple[type[Model], str], Any] = {}
        self.moved: dict[tuple[type[Model], str], Any] = {}

    def of(self, model: type[Model], pk: Any) -> Name:
        """The name of the row with this key; None of none."""
        if pk is None or model is Original:
            return pk
        if (model, pk) not in self._names:
            _forget_some(self._names)
            self._names[model, pk] = self._told(_BY_MODEL[model], pk)
        return self._names[model, pk]

    def find(self, model: type[Model], name: Name) -> Any:
        """The key of the row of this name here; None where there is none."""
        if name is None:
            return None
        key = (model, str(name))
        if key in self.moved:
            return self.moved[key]
        if key not in self._keys:
            found = self._found(model, name)
            if found is None:
                return None
            _forget_some(self._keys)
            self._keys[key] = found
        return self._keys[key]

    def _told(self, table: Table, pk: Any) -> Name:
        fields = list(_named_by(table))
        row = table.model._base_manager.filter(pk=pk).values_list(*(one.attname for one in fields)).get()
        said: list[Any] = []
        for field, value in zip(fields, row, strict=True):
            told = self.value(field, value)
            said += told if isinstance(told, list) else [told]
        return said[0] if len(said) == 1 else said

    def value(self, field: Field[Any, Any], value: Any) -> Any:
        """A value of a row as it stands in a file."""
        if isinstance(field, ForeignKey):
            return self.of(_target(field), value)
        if isinstance(value, datetime.date):  # and times with them
            return value.isoformat()
        return str(value) if isinstance(value, uuid.UUID) else value

    def _found(self, model: type[Model], name: Name) -> Any:
        if model is Original:
            return Original.objects.filter(pk=name).values_list("pk", flat=True).first()
        table = _BY_MODEL[model]
        parts = iter(name if isinstance(name, list) else [name])
        try:
            wanted = self._wanted(table, parts)
        except (StopIteration, ValueError, ValidationError):
            return None
        if wanted is None:
            return None
        return model._base_manager.filter(**wanted).values_list("pk", flat=True).first()

    def _wanted(self, table: Table, parts: Iterator[Any]) -> dict[str, Any] | None:
        """The condition that a name stands for; None when a row in it is not here."""
        wanted: dict[str, Any] = {}
        for field in _named_by(table):
            if isinstance(field, ForeignKey):
                some = [next(parts) for _ in range(_arity(_target(field)))]
                key = self.find(_target(field), some if len(some) > 1 else some[0])
                if key is None:
                    return None
                wanted[field.attname] = key
            else:
                wanted[field.attname] = field.to_python(next(parts))
        return wanted


def _named_by(table: Table) -> Iterator[Field[Any, Any]]:
    """The fields that name a row, that of its parent first where the name alone is not enough."""
    if table.parent and not table.alone:
        yield table.model._meta.get_field(table.parent)  # type: ignore[misc]
    for name in table.name:
        yield table.model._meta.get_field(name)  # type: ignore[misc]


def _arity(model: type[Model]) -> int:
    """How many parts a name has."""
    if model is Original:
        return 1
    fields: Sequence[Field[Any, Any]] = list(_named_by(_BY_MODEL[model]))
    return sum(_arity(_target(one)) if isinstance(one, ForeignKey) else 1 for one in fields)


def _target(field: ForeignKey[Any, Any]) -> type[Model]:
    target: type[Model] = field.related_model
    return target


def _forget_some(known: dict[Any, Any]) -> None:
    if len(known) >= _MOST_REMEMBERED:
        known.clear()
