"""Relation types: those that ship, and those that editors of this library added.

In: a viewer and words. Out: `texts.relation.RelationType` values; each change with its entry in the log.
One that is in use can't be removed, and those that ship can't be changed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count
from django.utils.text import slugify

from travaux.library import audit
from travaux.library.models import Connection
from travaux.library.models import RelationType as Row
from travaux.library.permissions import Action, Viewer, require
from travaux.texts import links
from travaux.texts.errors import ConflictError, FieldsError, MissingError
from travaux.texts.relation import SHIPPED, RelationType, Words

_LONGEST_VERB, _LONGEST_MEANING, _LONGEST_SLUG = 80, 300, 60  # as the table has them
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_WORDS_OF_A_LANGUAGE = 3


@dataclass(frozen=True, slots=True)
class Meant:
    """A relation as somebody said it; `back` when it was said from the other end."""

    relation: RelationType
    back: bool = False


def all() -> list[RelationType]:
    """Those that ship, in the order they are shown, then those of this library."""
    return [*SHIPPED.values(), *own()]


def own() -> list[RelationType]:
    """Those that people added here, by their verb."""
    return [_noun(row) for row in Row.objects.order_by("verb", "pk")]


def one(slug: str) -> RelationType:
    """The type of this slug. Raises MissingError."""
    found = SHIPPED.get(slug) or _own(slug)
    if found is None:
        raise MissingError(f"There is no relation type “{slug}”: choose one from the list.")
    return found


def meant(said: str) -> Meant | None:
    """What somebody means by a slug, or by a verb in any of its languages, there or back."""
    wanted = _folded(said)
    known = all()
    exact = next((one for one in known if one.slug == said), None)
    if exact is not None or not wanted:
        return Meant(exact) if exact else None
    for back in (False, True):
        for relation in known:
            if wanted in {_folded(words[back]) for words in _sayings(relation)}:
                return Meant(relation, back and not relation.symmetric)
    return None


def used() -> dict[str, int]:
    """How many connections have each type."""
    rows = Connection.objects.filter(removed_at=None).exclude(relation="").order_by().values("relation")
    return {row["relation"]: row["times"] for row in rows.annotate(times=Count("pk"))}


@transaction.atomic
def add(
    viewer: Viewer,
    verb: str,
    reverse: str,
    meaning: str = "",
    *,
    symmetric: bool = False,
    labels: Mapping[str, Sequence[str]] | None = None,
    slug: str | None = None,
) -> RelationType:
    """A new type; its slug is made from the verb. Raises FieldsError, ConflictError when it is there."""
    require(viewer, Action.ADD_RELATION)
    made = Row(
        slug=slug or "", verb=_line(verb), reverse=_line(verb if symmetric else reverse),
        meaning=_line(meaning), symmetric=symmetric, labels=_labels(labels or {}), by=viewer.person,
    )  # fmt: skip
    _check(made)
    made.slug = made.slug or _free_slug(made.verb)
    _check_slug(made.slug)
    made.save()
    audit.record(viewer, "add-relation", made.verb, after=_said(made))
    return _noun(made)


@transaction.atomic
def change(
    viewer: Viewer,
    slug: str,
    *,
    verb: str | None = None,
    reverse: str | None = None,
    meaning: str | None = None,
    labels: Mapping[str, Sequence[str]] | None = None,
) -> RelationType:
    """Other words for a type of this library; None: as they are. Its slug and connections stay."""
    require(viewer, Action.ADD_RELATION)
    row = _held(slug)
    before = _said(row)
    row.verb = row.verb if verb is None else _line(verb)
    row.reverse = row.reverse if reverse is None else _line(reverse)
    row.reverse = row.verb if row.symmetric else row.reverse
    row.meaning = row.meaning if meaning is None else _line(meaning)
    row.labels = row.labels if labels is None else _labels(labels)
    _check(row)
    row.save()
    audit.record(viewer, "change-relation", row.verb, before=before, after=_said(row))
    return _noun(row)


@transaction.atomic
def remove(viewer: Viewer, slug: str) -> None:
    """Remove a type of this library. Raises ConflictError while connections have it."""
    require(viewer, Action.ADD_RELATION)
    row = _held(slug)
    # Those taken away count as well: they can be brought back.
    times = Connection.objects.filter(relation=slug).count()
    if times:
        says = "1 connection says" if times == 1 else f"{times} connections say"
        raise ConflictError(
            f"{says} “{row.verb}”, some perhaps private or removed lately: "
            "it can go when none does. Give them another relation first."
        )
    audit.record(viewer, "remove-relation", row.verb, before=_said(row))
    row.delete()


def _own(slug: str) -> RelationType | None:
    row = Row.objects.filter(slug=slug).first()
    return _noun(row) if row else None


def _held(slug: str) -> Row:
    if slug in SHIPPED:
        raise ConflictError(f"“{SHIPPED[slug].verb}” comes with Travaux and stays as it is: add your own.")
    row = Row.objects.select_for_update().filter(slug=slug).first()
    if row is None:
        raise MissingError(f"There is no relation type “{slug}”: choose one from the list.")
    return row


def _noun(row: Row) -> RelationType:
    labels = {language: Words(*words) for language, words in row.labels.items()}
    return RelationType(row.slug, row.verb, row.reverse, row.meaning, row.symmetric, labels)


def _said(row: Row) -> dict[str, object]:
    names = ("slug", "verb", "reverse", "meaning", "symmetric", "labels")
    return {name: getattr(row, name) for name in names}


def _sayings(relation: RelationType) -> Iterator[Words]:
    yield Words(relation.verb, relation.reverse, "")
    yield from relation.labels.values()


def _folded(said: str) -> str:
    return " ".join(said.casefold().replace("_", " ").split())


def _line(said: str) -> str:
    return " ".join(said.split())


def _labels(labels: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Words by language, those that say nothing left out. Raises FieldsError."""
    kept = {}
    for language, words in labels.items():
        clean = [_line(word) for word in words]
        clean += [""] * (_WORDS_OF_A_LANGUAGE - len(clean))
        if language not in links.LANGUAGES or len(clean) > _WORDS_OF_A_LANGUAGE:
            raise FieldsError({"labels": f"“{language}”: give verb, reverse verb and meaning by language."})
        if any(clean):
            kept[language] = clean
    return kept


def _check(row: Row) -> None:
    """Refuse words that are missing, too long, or another type's already."""
    wrong = {}
    for name, words in (("verb", row.verb), ("reverse", row.reverse)):
        if not 0 < len(words) <= _LONGEST_VERB:
            wrong[name] = f"Say it in 1 to {_LONGEST_VERB} characters, as in “implements”."
    if len(row.meaning) > _LONGEST_MEANING:
        wrong["meaning"] = f"The meaning has at most {_LONGEST_MEANING} characters."
    said = [(key, words) for key, three in row.labels.items() for words in three]
    if any(len(words) > _LONGEST_MEANING for _, words in said):
        wrong["labels"] = f"Words in another language have at most {_LONGEST_MEANING} characters."
    if wrong:
        raise FieldsError(wrong)
    there = meant(row.verb)
    if there is None or there.relation.slug == row.slug:
        return
    if there.back:
        raise ConflictError(
            f"“{row.verb}” is “{there.relation.verb}” from the other end: choose that, and swap the ends."
        )
    raise ConflictError(f"There is a relation type “{there.relation.verb}” already: choose that.")


def _check_slug(slug: str) -> None:
    if not _SLUG.match(slug) or len(slug) > _LONGEST_SLUG:
        raise FieldsError({"slug": f"“{slug}” is no short name: use small letters, figures and hyphens."})
    if slug in SHIPPED or Row.objects.filter(slug=slug).exists():
        raise ConflictError(f"There is a relation type of the short name “{slug}” already: choose that.")


def _free_slug(verb: str) -> str:
    """A short name from the verb; "relation" where it has no Latin letter."""
    stem = slugify(verb)[: _LONGEST_SLUG - 4].strip("-") or "relation"
    taken = {*SHIPPED, *Row.objects.filter(slug__startswith=stem).values_list("slug", flat=True)}
    name, count = stem, 2
    while name in taken:
        name, count = f"{stem}-{count}", count + 1
    return name
