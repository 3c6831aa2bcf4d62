"""Own fields of a collection as boxes of a form, and what items say in them.

In: the fields of a collection, an item or nothing, what was typed and what is wrong with it. Out: values for
templates; from a form that is sent, raw values by the slug of their field.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from travaux.library.collecting import fields
from travaux.library.collecting.finding import ItemShown
from travaux.library.models import CollectionField, FieldKind

_BEFORE = "field-"  # begins the names of own fields in forms
_BETWEEN = ";"  # parts several values that are typed into one box
_HINTS: dict[str, str | Promise] = {
    FieldKind.DATE: _("2002-08-09, 2002-08 or 2002"),
    FieldKind.LINK: _("The name of another item, or its citation"),
}
_SEVERAL = _("Several are parted by semicolons.")


@dataclass(frozen=True, slots=True)
class Box:
    """A field to be filled in. `choices` are (value, label, chosen); without them it is typed."""

    id: str
    slug: str
    label: str
    kind: str
    many: bool
    value: str
    choices: tuple[tuple[str, str, bool], ...]
    hint: str
    wrong: str


@dataclass(frozen=True, slots=True)
class Said:
    """What an item says in a field."""

    label: str
    shown: str
    href: str


def boxes(
    own: Sequence[CollectionField],
    language: str,
    row: ItemShown | None = None,
    typed: Mapping[str, Sequence[str]] | None = None,
    wrong: Mapping[str, str] | None = None,
) -> list[Box]:
    """The boxes of all fields, with what the item says, or what was typed last."""
    before = str(row.key) if row else "new"
    return [_box(field, language, before, _raw(field, row, typed), wrong or {}) for field in own]


def said(own: Sequence[CollectionField], row: ItemShown) -> list[Said]:
    """What an item says, in the order of the fields; empty ones left out."""
    there = ((field.label, row.values.get(field.slug)) for field in own)
    return [Said(label, str(value), value.href) for label, value in there if value and str(value)]


def sent(own: Sequence[CollectionField], form: QueryDict) -> dict[str, list[str]]:
    """What a form says in own fields; fields that it has not are left as they are."""
    there = {field: form.getlist(f"{_BEFORE}{field.slug}") for field in own}
    shown = form.getlist("fields")  # a choice of several sends nothing when nothing is chosen
    return {
        field.slug: _parted(field, values) for field, values in there.items() if values or field.slug in shown
    }


def _parted(field: CollectionField, values: Sequence[str]) -> list[str]:
    if not field.many:
        return [one.strip() for one in values[:1] if one.strip()]
    return [part for one in values for typed in one.split(_BETWEEN) if (part := typed.strip())]


def _raw(
    field: CollectionField, row: ItemShown | None, typed: Mapping[str, Sequence[str]] | None
) -> Sequence[str]:
    if typed is not None:
        return typed.get(field.slug, ())
    value = row.values.get(field.slug) if row else None
    if value is None:
        return ()
    return value.shown if field.kind == FieldKind.LINK else value.raw


def _box(
    field: CollectionField, language: str, before: str, raw: Sequence[str], wrong: Mapping[str, str]
) -> Box:
    known = fields.choices(field, language) if field.kind in (FieldKind.CHOICE, FieldKind.COUNTRY) else ()
    hints = [str(_HINTS.get(field.kind, "")), str(_SEVERAL) if field.many and not known else ""]
    return Box(
        f"{before}-{field.slug}",
        field.slug,
        field.label,
        field.kind,
        field.many,
        f"{_BETWEEN} ".join(raw),
        tuple((value, label, value in raw) for value, label in known),
        " ".join(filter(None, hints)),
        wrong.get(field.slug, ""),
    )
