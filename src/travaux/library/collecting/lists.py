"""Lists of terms (thesauri): what people choose from in the fields of collections.

In: a viewer, a name, codes and labels; or a CSV file (code, label, perhaps broader, label_fr …). Out: lists
and their terms; each change with its entry in the log. Everybody who may read sees them; a contributor
changes those of their own, editors all. A term, or a list, that is in use stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Max, QuerySet

from travaux.library import audit
from travaux.library.collecting import terming, wording
from travaux.library.collecting.list_table import read_in as read_in
from travaux.library.collecting.reading_in import Imported as Imported
from travaux.library.models import CollectionField, FieldValue, Term, WordList
from travaux.library.permissions import Action, Viewer, may, require
from travaux.texts.errors import ConflictError, FieldsError, MissingError

_LONGEST_NAME, _LONGEST_SLUG = 120, 140  # as the table has them


@dataclass(frozen=True, slots=True)
class TermShown:
    """A term in a language; `depth` counts the broader terms above it, `uses` the values that name it."""

    id: int
    code: str
    label: str
    labels: Mapping[str, str]
    broader: str
    depth: int
    uses: int


def all(viewer: Viewer) -> QuerySet[WordList]:
    """All lists, by name, with the number of their terms (`size`)."""
    rows = WordList.objects.select_related("owner").annotate(size=Count("terms")).order_by("name", "pk")
    return rows if may(viewer, Action.READ) else rows.none()


def one(viewer: Viewer, slug: str) -> WordList:
    """A list by its link. Raises MissingError."""
    found = all(viewer).filter(slug=slug).first()
    if found is None:
        raise MissingError(f"There is no list “{slug}” in this library.")
    return found


@transaction.atomic
def make(viewer: Viewer, name: str) -> WordList:
    """A new list without terms."""
    require(viewer, Action.COLLECT)
    clean = _name(name)
    slug = wording.slug(clean, "list", lambda one: WordList.objects.filter(slug=one).exists(), _LONGEST_SLUG)
    made = WordList.objects.create(name=clean, slug=slug, owner=viewer.person)
    audit.record(viewer, "make-list", clean)
    return made


@transaction.atomic
def rename(viewer: Viewer, word_list: WordList, name: str) -> None:
    """Give a list another name; its link stays."""
    require(viewer, Action.EDIT_LIST, word_list)
    before, word_list.name = word_list.name, _name(name)
    word_list.save(update_fields=["name"])
    audit.record(viewer, "rename-list", before, after={"name": word_list.name})


@transaction.atomic
def delete(viewer: Viewer, word_list: WordList) -> None:
    """Remove a list that no field chooses from. Raises ConflictError."""
    require(viewer, Action.EDIT_LIST, word_list)
    count = CollectionField.objects.filter(word_list=word_list).count()
    if count:
        raise ConflictError(f"{count} fields are chosen from this list: remove them first.")
    audit.record(viewer, "delete-list", word_list.name)
    word_list.delete()


def terms(word_list: WordList, language: str = "en") -> list[TermShown]:
    """The terms of a list, each under its broader one."""
    rows = list(word_list.terms.order_by("position", "pk"))
    uses = FieldValue.objects.filter(field__word_list=word_list).order_by().values_list("value")
    counted = dict(uses.annotate(count=Count("pk")))
    codes = {row.pk: row.code for row in rows}
    below: dict[int | None, list[Term]] = {}
    for row in rows:
        below.setdefault(row.broader_id, []).append(row)
    made: list[TermShown] = []

    def walk(above: int | None, depth: int) -> None:
        for row in below.pop(above, []):
            label = row.labels.get(language) or row.label
            broader = codes.get(row.broader_id or 0, "")
            made.append(
                TermShown(row.pk, row.code, label, row.labels, broader, depth, counted.get(row.code, 0))
            )
            if depth < terming.DEEPEST:
                walk(row.pk, depth + 1)

    walk(None, 0)
    return made


def term(word_list: WordList, code: str) -> Term:
    """A term by its code. Raises MissingError."""
    found = word_list.terms.filter(code=code).select_related("word_list", "broader").first()
    if found is None:
        raise MissingError(f"The list “{word_list.name}” has no term “{code}”.")
    return found


@transaction.atomic
def add_term(
    viewer: Viewer,
    word_list: WordList,
    code: str,
    label: str,
    broader: str = "",
    labels: Mapping[str, str] | None = None,
) -> Term:
    """A new term at the end; `broader` is the code of the term above it."""
    require(viewer, Action.EDIT_LIST, word_list)
    if word_list.terms.count() >= terming.MOST:
        raise ConflictError(f"A list has at most {terming.MOST:,} terms.")
    made = Term(word_list=word_list, label=terming.label(label))
    made.code = _code(word_list, code or label)
    made.labels, made.broader = terming.labels(labels or {}), _broader(word_list, broader, made)
    last = word_list.terms.aggregate(last=Max("position"))["last"]
    made.position = 1 if last is None else last + 1
    made.save()
    audit.record(viewer, "add-term", word_list.name, code=made.code, label=made.label)
    return made


@transaction.atomic
def change_term(
    viewer: Viewer,
    row: Term,
    *,
    code: str | None = None,
    label: str | None = None,
    broader: str | None = None,
    labels: Mapping[str, str] | None = None,
) -> Term:
    """Another code, label, broader term ("": none), labels; None: as it is. Values follow the code."""
    require(viewer, Action.EDIT_LIST, row.word_list)
    if code is not None and code.strip() != row.code:
        fresh = _code(row.word_list, code)
        _uses(row).update(value=fresh)
        row.code = fresh
    row.label = row.label if label is None else terming.label(label)
    row.labels = row.labels if labels is None else terming.labels(labels)
    if broader is not None:
        row.broader = _broader(row.word_list, broader, row)
    row.save()
    audit.record(viewer, "change-term", row.word_list.name, code=row.code, label=row.label)
    return row


@transaction.atomic
def remove_term(viewer: Viewer, row: Term) -> None:
    """Remove a term that nothing names; what was under it is under nothing then. Raises ConflictError."""
    require(viewer, Action.EDIT_LIST, row.word_list)
    count = _uses(row).count()
    if count:
        raise ConflictError(f"{count} items say “{row.label}”: let them say something else first.")
    audit.record(viewer, "remove-term", row.word_list.name, code=row.code)
    row.delete()


def head(word_list: WordList) -> tuple[str, ...]:
    """The columns of a list as a table."""
    return (
        terming.CODE,
        terming.LABEL,
        terming.BROADER,
        *(f"{terming.LABEL_IN}{one}" for one in _languages(word_list)),
    )


def rows(word_list: WordList) -> Iterator[tuple[str, ...]]:
    """Its terms as rows, broader ones first."""
    languages = _languages(word_list)
    for one in terms(word_list, ""):
        yield (one.code, one.label, one.broader, *(one.labels.get(language, "") for language in languages))


def _languages(word_list: WordList) -> list[str]:
    return sorted({name for labels in word_list.terms.values_list("labels", flat=True) for name in labels})


def _uses(row: Term) -> QuerySet[FieldValue]:
    return FieldValue.objects.filter(field__word_list=row.word_list_id, value=row.code)


def _name(name: str) -> str:
    return wording.line(name, "name", missing="A list needs a name.", longest=_LONGEST_NAME)


def _code(word_list: WordList, text: str) -> str:
    """A code that is free in its list."""
    clean = terming.code(text)
    if word_list.terms.filter(code__iexact=clean).exists():
        raise FieldsError({"code": f"There is a term “{clean}” in this list already: change that one."})
    return clean


def _broader(word_list: WordList, code: str, below: Term) -> Term | None:
    """The term above another. Raises FieldsError where it is not there, or stands below it."""
    if not code.strip():
        return None
    found = word_list.terms.filter(code=code.strip()).first()
    if found is None:
        raise FieldsError({"broader": f"The list has no term “{code.strip()}” to be under: add it first."})
    above: Term | None = found
    for _ in range(terming.DEEPEST):
        if above is None:
            return found
        if above.pk == below.pk and below.pk is not None:
            break
        above = above.broader
    raise FieldsError(
        {"broader": f"“{found.code}” can't be above “{below.code}”: they would go in a circle."}
    )
