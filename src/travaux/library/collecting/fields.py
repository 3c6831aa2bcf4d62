"""The own fields of a collection: what an NGO keeps of a case beside its sources.

In: a viewer, a collection, a label and a kind. Out: fields; each change with its entry in the log. A field
keeps its kind for ever; values of one that is removed go with it.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Count, Max

from travaux.library import audit
from travaux.library.collecting import wording
from travaux.library.models import Collection, CollectionField, FieldKind, FieldValue, Term, WordList
from travaux.library.permissions import Action, Viewer, require
from travaux.texts import countries
from travaux.texts.errors import ConflictError, FieldsError, MissingError

MOST = 60
"""Fields of one collection: a form that people still fill in."""

RESERVED = ("key", "kind", "document", "place", "language", "title", "quote", "note")
"""Columns of a table that are no fields."""

_LONGEST_LABEL, _LONGEST_SLUG = 80, 60  # as the table has them


def of(collection: Collection) -> list[CollectionField]:
    """The fields of a collection in their order."""
    return list(collection.fields.select_related("word_list").order_by("position", "pk"))


def one(collection: Collection, slug: str) -> CollectionField:
    """A field of a collection. Raises MissingError."""
    found = collection.fields.select_related("word_list", "collection").filter(slug=slug).first()
    if found is None:
        raise MissingError(f"The collection “{collection.name}” has no field “{slug}”.")
    return found


@transaction.atomic
def add(
    viewer: Viewer,
    collection: Collection,
    label: str,
    kind: str,
    word_list: WordList | None = None,
    many: bool = False,
) -> CollectionField:
    """A new field at the end; `many` holds several values, `word_list` is that of a choice."""
    require(viewer, Action.EDIT_COLLECTION, collection)
    if collection.fields.count() >= MOST:
        raise ConflictError(f"A collection has at most {MOST} fields: remove one first.")
    if kind not in FieldKind.values:
        raise FieldsError({"kind": f"“{kind}” is no kind of field: use {', '.join(FieldKind.values)}."})
    name = _label(collection, label)
    last = collection.fields.aggregate(last=Max("position"))["last"]
    made = CollectionField.objects.create(
        collection=collection, label=name, kind=kind, word_list=_list(kind, word_list), many=many,
        position=1 if last is None else last + 1, slug=_slug(collection, name),
    )  # fmt: skip
    audit.record(viewer, "add-field", collection.name, field=name, kind=kind)
    return made


@transaction.atomic
def change(
    viewer: Viewer,
    field: CollectionField,
    *,
    label: str | None = None,
    many: bool | None = None,
    word_list: WordList | None = None,
) -> CollectionField:
    """Another label; several values or one; another list for a choice. None: as it is."""
    require(viewer, Action.EDIT_COLLECTION, field.collection)
    if label is not None:
        field.label = _label(field.collection, label, field)
    if many is False and field.many:
        _refuse_several(field)
    field.many = field.many if many is None else many
    if word_list is not None and word_list.pk != field.word_list_id:
        field.word_list = _list(field.kind, word_list)
        _refuse_unknown(field)
    field.save()
    audit.record(viewer, "change-field", field.collection.name, field=field.label)
    return field


@transaction.atomic
def remove(viewer: Viewer, field: CollectionField) -> int:
    """Remove a field with all that items say in it; how many values."""
    require(viewer, Action.EDIT_COLLECTION, field.collection)
    count = field.values.count()
    audit.record(viewer, "remove-field", field.collection.name, field=field.label, values=count)
    field.delete()
    return count


@transaction.atomic
def move(viewer: Viewer, field: CollectionField, place: int) -> None:
    """Put a field at a place (from 1)."""
    require(viewer, Action.EDIT_COLLECTION, field.collection)
    others = [one for one in of(field.collection) if one.pk != field.pk]
    others.insert(min(max(place, 1) - 1, len(others)), field)
    for position, one in enumerate(others, 1):
        one.position = position
    CollectionField.objects.bulk_update(others, ["position"])


def choices(field: CollectionField, language: str = "en") -> list[tuple[str, str]]:
    """What can be chosen in a field, as (code, label): the terms of its list in order, or countries."""
    if field.kind == FieldKind.COUNTRY:
        named = [(code, countries.label(code, language)) for code in countries.codes()]
        return sorted(named, key=lambda one: (one[1].casefold(), one[0]))
    if field.kind != FieldKind.CHOICE or field.word_list is None:
        return []
    return [(one.code, one.labels.get(language) or one.label) for one in field.word_list.terms.all()]


def used(collection: Collection) -> dict[str, int]:
    """How many values each field has, by its slug."""
    rows = collection.fields.annotate(count=Count("values")).values_list("slug", "count")
    return dict(rows)


def _label(collection: Collection, text: str, besides: CollectionField | None = None) -> str:
    clean = wording.line(text, "label", missing="A field needs a label.", longest=_LONGEST_LABEL)
    others = collection.fields.exclude(pk=besides.pk if besides else 0).values_list("label", flat=True)
    if clean.casefold() in RESERVED:
        raise FieldsError({"label": f"“{clean}” is a column of every table already: choose another label."})
    if clean.casefold() in {one.casefold() for one in others}:
        raise FieldsError({"label": f"There is a field “{clean}” already: choose another label."})
    return clean


def _slug(collection: Collection, label: str) -> str:
    def taken(slug: str) -> bool:
        return slug in RESERVED or collection.fields.filter(slug=slug).exists()

    return wording.slug(label, "field", taken, _LONGEST_SLUG)


def _list(kind: str, word_list: WordList | None) -> WordList | None:
    if kind == FieldKind.CHOICE and word_list is None:
        raise FieldsError({"word_list": "Say from which list people choose: make the list first."})
    return word_list if kind == FieldKind.CHOICE else None


def _refuse_several(field: CollectionField) -> None:
    rows = FieldValue.objects.filter(field=field).values("owner_item")
    several = rows.annotate(count=Count("pk")).filter(count__gt=1).count()
    if several:
        raise ConflictError(f"{several} items say several things in “{field.label}”: make them one first.")


def _refuse_unknown(field: CollectionField) -> None:
    known = Term.objects.filter(word_list=field.word_list).values("code")
    unknown = field.values.exclude(value__in=known).values_list("value", flat=True).first()
    if unknown is not None:
        raise ConflictError(f"“{unknown}” is in use and not in that list: add it there first.")
