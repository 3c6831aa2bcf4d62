"""Lists of terms (thesauri) for fields with a choice."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status
from pydantic import ConfigDict, StringConstraints

from travaux.api.asking import viewer_of
from travaux.api.schemas.collections import CollectionName
from travaux.api.schemas.gathered import TableSent, TableTaken
from travaux.library.collecting import lists
from travaux.library.models import WordList
from travaux.library.permissions import Action, Viewer, require

router = Router(tags=["Collections"])

ListSlug = Annotated[str, StringConstraints(min_length=1, max_length=140, pattern=r"^[\w-]+$")]
TermCode = Annotated[
    str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f/]*[^\x00-\x1f\x7f/\s.]$")
]
Code = Annotated[str, StringConstraints(max_length=80, pattern=r"^[^\x00-\x1f\x7f]*$")]
TermLabel = Annotated[
    str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*\S[^\x00-\x1f\x7f]*$")
]


class Term(Schema):
    """One term."""

    code: str
    label: str
    labels: dict[str, str] = Field(description="In further languages.")
    broader: str | None = Field(description="The code of the term above it.")
    uses: int


class TermList(Schema):
    """A list; its terms, where one list is asked for."""

    slug: str
    name: str
    owner: str | None
    terms: list[Term] | None = None


class NewList(Schema):
    """A list to be made, or its new name."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: CollectionName


class TermChange(Schema):
    """What a term says; what is left out stays. A new term without a label has its code for one."""

    model_config = ConfigDict(extra="forbid", strict=True)

    label: TermLabel | None = None
    broader: Code | None = None


@router.get("/lists", response=list[TermList], summary="List the lists of terms")
def list_lists(request: HttpRequest) -> list[dict[str, Any]]:
    """All lists, by name."""
    return [_about(one) for one in lists.all(viewer_of(request))]


@router.post("/lists", response={201: TermList}, summary="Make a list of terms")
def make_list(request: HttpRequest, new: NewList) -> Status[dict[str, Any]]:
    """A new list without terms."""
    return Status(201, _about(lists.make(viewer_of(request), new.name)))


@router.get("/lists/{word_list}", response=TermList, summary="Get a list with its terms")
def get_list(request: HttpRequest, word_list: ListSlug) -> dict[str, Any]:
    """A list by its slug, each term under its broader one."""
    return _with_terms(lists.one(viewer_of(request), word_list))


@router.patch("/lists/{word_list}", response=TermList, summary="Rename a list")
def rename_list(request: HttpRequest, word_list: ListSlug, change: NewList) -> dict[str, Any]:
    """Another name; its slug stays."""
    who = viewer_of(request)
    found = lists.one(who, word_list)
    lists.rename(who, found, change.name)
    return _with_terms(found)


@router.delete("/lists/{word_list}", response={204: None}, summary="Delete a list")
def delete_list(request: HttpRequest, word_list: ListSlug) -> Status[None]:
    """One that no field chooses from."""
    who = viewer_of(request)
    lists.delete(who, lists.one(who, word_list))
    return Status(204, None)


@router.put("/lists/{word_list}/terms/{code}", response=TermList, summary="Add or change a term")
def put_term(request: HttpRequest, word_list: ListSlug, code: TermCode, change: TermChange) -> dict[str, Any]:
    """A code that is not there yet is added at the end."""
    who, found = _found(request, word_list)
    require(who, Action.EDIT_LIST, found)
    there = found.terms.filter(code=code).select_related("word_list").first()
    if there is None:
        lists.add_term(who, found, code, change.label or code, change.broader or "")
    else:
        lists.change_term(who, there, label=change.label, broader=change.broader)
    return _with_terms(found)


@router.delete("/lists/{word_list}/terms/{code}", response={204: None}, summary="Remove a term")
def remove_term(request: HttpRequest, word_list: ListSlug, code: TermCode) -> Status[None]:
    """One that nothing names."""
    who, found = _found(request, word_list)
    require(who, Action.EDIT_LIST, found)
    lists.remove_term(who, lists.term(found, code))
    return Status(204, None)


@router.post("/lists/{word_list}/import", response=TableTaken, summary="Take terms in")
def import_list(request: HttpRequest, word_list: ListSlug, sent: TableSent) -> dict[str, Any]:
    """CSV with the columns code and label; broader and label_fr … if there are any."""
    who, found = _found(request, word_list)
    require(who, Action.EDIT_LIST, found)
    return TableTaken.of(lists.read_in(who, found, sent.table.encode(), dry_run=sent.dry_run))


def _found(request: HttpRequest, slug: str) -> tuple[Viewer, WordList]:
    who = viewer_of(request)
    return who, lists.one(who, slug)


def _about(one: WordList) -> dict[str, Any]:
    owner = one.owner.get_username() if one.owner else None
    return {"slug": one.slug, "name": one.name, "owner": owner}


def _with_terms(one: WordList) -> dict[str, Any]:
    terms = [
        {
            "code": term.code,
            "label": term.label,
            "labels": dict(term.labels),
            "broader": term.broader or None,
            "uses": term.uses,
        }
        for term in lists.terms(one)
    ]
    return _about(one) | {"terms": terms}
