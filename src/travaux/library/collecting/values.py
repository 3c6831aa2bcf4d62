"""What items say in the fields of their collection: checked by the kind of the field.

In: a viewer, an item, and values as typed (a text, or several). Out: rows as they are kept: dates as ISO
8601 has them, numbers with a point, codes of terms and countries. Raises FieldsError with a sentence for each
field that holds what can't be; then nothing has changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from uuid import UUID

from django.db import transaction

from travaux.library import audit
from travaux.library.collecting import fields, wording
from travaux.library.models import Collection, CollectionField, CollectionItem, FieldKind, FieldValue
from travaux.library.permissions import Viewer, require_edit_item, visible_items
from travaux.texts import countries
from travaux.texts.errors import FieldsError

PARTED_BY = ";"
"""Between several values in one cell or input."""

MOST = 50
"""Values of one item in one field."""

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?\Z", re.ASCII)
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_LONGEST_NUMBER = 40  # digits
_SHOWN = 60  # characters of a value in a sentence about it
Raw = Mapping[str, str | Sequence[str]]


class _WrongError(Exception):
    """A value that can't be; the sentence says why."""


@dataclass(slots=True)
class Checker:
    """Checks values for one collection; what it looks up is kept, so that a long table costs little."""

    viewer: Viewer
    collection: Collection
    known: dict[str, CollectionField] = field(init=False)
    _terms: dict[int, dict[str, str]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.known = {one.slug: one for one in fields.of(self.collection)}

    def check(self, raw: Raw) -> dict[str, list[FieldValue]]:
        """Rows (not saved) by the slug of their field. Raises FieldsError."""
        wrong: dict[str, str] = {}
        made: dict[str, list[FieldValue]] = {}
        for slug, said in raw.items():
            one = self.known.get(slug)
            if one is None:
                wrong[slug] = f"The collection “{self.collection.name}” has no field “{slug}”."
                continue
            try:
                made[slug] = self._rows(one, said)
            except _WrongError as error:
                wrong[slug] = str(error)
        if wrong:
            raise FieldsError(wrong)
        return made

    def _rows(self, one: CollectionField, said: str | Sequence[str]) -> list[FieldValue]:
        parts = self._parts(one, said)
        if len(parts) > (MOST if one.many else 1):
            raise _WrongError(f"“{one.label}” takes {MOST if one.many else 'one value'}: leave out the rest.")
        once = {(row.value, row.item_id): row for row in (self._row(one, part) for part in parts)}
        for position, row in enumerate(once.values()):
            row.position = position
        return list(once.values())

    def _parts(self, one: CollectionField, said: str | Sequence[str]) -> list[str]:
        """What was said, part by part; a text is one part, and so is the name of what has the mark in it."""
        if isinstance(said, str):
            alone = one.kind == FieldKind.TEXT and not one.many
            said = [said] if alone else said.split(PARTED_BY)
        return [part.strip() for part in said if part.strip()]

    def _row(self, one: CollectionField, text: str) -> FieldValue:
        if one.kind == FieldKind.LINK:
            return FieldValue(field=one, item=self._item(one, text))
        if one.kind == FieldKind.CHOICE:
            return FieldValue(field=one, value=self._term(one, text))
        return FieldValue(field=one, value=_CHECKS[one.kind](one.label, text))

    def _term(self, one: CollectionField, text: str) -> str:
        """The code of a term, by its code or by a label in any language."""
        if one.pk not in self._terms:
            rows = list(one.word_list.terms.all()) if one.word_list else []
            said = [(label, row.code) for row in rows for label in (*row.labels.values(), row.label)]
            known = {label.casefold(): code for label, code in said}
            self._terms[one.pk] = known | {row.code.casefold(): row.code for row in rows}
        code = self._terms[one.pk].get(" ".join(text.split()).casefold())
        if code is None:
            name = one.word_list.name if one.word_list else ""
            raise _WrongError(
                f"“{one.label}”: {_quoted(text)} is not in the list “{name}”: choose a term, or add it there."
            )
        return code

    def _item(self, one: CollectionField, text: str) -> CollectionItem:
        """Another item: by its key, or by its title in the same collection."""
        seen = visible_items(self.viewer)
        try:
            found = list(seen.filter(key=UUID(text))[:1])
        except ValueError:
            found = list(seen.filter(collection=self.collection, title__iexact=" ".join(text.split()))[:2])
        if len(found) == 1:
            return found[0]
        if found:
            raise _WrongError(f"Several records are called {_quoted(text)}: name one by its key.")
        raise _WrongError(
            f"“{one.label}”: {_quoted(text)} is in no collection here: add it first, or check the name."
        )


@transaction.atomic
def set(
    viewer: Viewer, item: CollectionItem, one: CollectionField, raw: str | Sequence[str]
) -> CollectionItem:
    """Say something in one field; nothing ("") takes away what was said."""
    return set_many(viewer, item, {one.slug: raw})


@transaction.atomic
def set_many(viewer: Viewer, item: CollectionItem, raw: Raw) -> CollectionItem:
    """Say something in several fields, by their slugs; the others stay as they are."""
    require_edit_item(viewer, item)
    if write(viewer, item, raw):
        item.save(update_fields=["changed_at"])
        audit.record(viewer, "change-item", item.collection.name, item=str(item.key), fields=sorted(raw))
    return item


def write_first(item: CollectionItem, raw: Raw, checker: Checker) -> None:
    """Write the values of an item that has none yet."""
    fresh = [row for rows in checker.check(raw).values() for row in rows]
    for row in fresh:
        row.owner_item = item
    FieldValue.objects.bulk_create(fresh)


def write(viewer: Viewer, item: CollectionItem, raw: Raw, checker: Checker | None = None) -> bool:
    """Write values, in the transaction of an action that has asked permission; whether any are others now."""
    checker = checker or Checker(viewer, item.collection)
    made = {checker.known[slug].pk: rows for slug, rows in checker.check(raw).items()}
    before: dict[int, list[tuple[str, int | None]]] = {}
    for row in FieldValue.objects.filter(owner_item=item, field__in=made):
        before.setdefault(row.field_id, []).append((row.value, row.item_id))
    changed = [
        pk for pk, rows in made.items() if before.get(pk, []) != [(row.value, row.item_id) for row in rows]
    ]
    FieldValue.objects.filter(owner_item=item, field__in=changed).delete()
    fresh = [row for pk in changed for row in made[pk]]
    for row in fresh:
        row.owner_item = item
    FieldValue.objects.bulk_create(fresh)
    return bool(changed)


def _text(label: str, text: str) -> str:
    if len(text) > wording.LONGEST_NOTE or "\0" in text:
        raise _WrongError(f"“{label}” takes a text of at most {wording.LONGEST_NOTE} characters.")
    return text.replace("\r\n", "\n")


def _date(label: str, text: str) -> str:
    """A day, a month or a year."""
    match = _DATE.match(text)
    if match:
        year, month, day = (int(one) if one else None for one in match.groups())
        try:
            date(year or 0, month or 1, day or 1)
        except ValueError:
            match = None
    if match is None:
        raise _WrongError(
            f"“{label}”: {_quoted(text)} is no date: write it like 2002-08-09, 2002-08 or 2002."
        )
    return "-".join(part.zfill(2) for part in match.groups() if part)


def _number(label: str, text: str) -> str:
    plain = _SPACES.sub("", text).replace("−", "-")
    try:
        if not _NUMBER.match(plain) or len(plain) > _LONGEST_NUMBER:
            raise InvalidOperation
        return f"{Decimal(plain):f}"
    except InvalidOperation:
        raise _WrongError(
            f"“{label}”: {_quoted(text)} is no number: write it like 1250 or 12.5, without a unit."
        ) from None


def _country(label: str, text: str) -> str:
    """A code, or a name in one of the six languages."""
    clean = " ".join(text.split())
    code = countries.current(clean.upper())
    if code is None:
        code = countries_by_name().get(clean.casefold())
    if code is None:
        raise _WrongError(f"“{label}”: {_quoted(text)} is no country: write its name, or its code like MEX.")
    return code


def countries_by_name() -> Mapping[str, str]:
    """Codes by the names of countries in the six languages, folded."""
    if not _BY_NAME:
        for language in reversed(countries.LANGUAGES):
            _BY_NAME.update((name.casefold(), code) for name, code in countries.names(language).items())
    return _BY_NAME


_BY_NAME: dict[str, str] = {}
_CHECKS: Mapping[str, Callable[[str, str], str]] = {
    FieldKind.TEXT: _text,
    FieldKind.DATE: _date,
    FieldKind.NUMBER: _number,
    FieldKind.COUNTRY: _country,
}


def _quoted(text: str) -> str:
    return f"“{text if len(text) <= _SHOWN else text[:_SHOWN] + '…'}”"
