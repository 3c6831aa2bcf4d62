"""A collection with one of each, for tests: a document, a paragraph, a note and a record."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from django.contrib.auth.models import Group
from django.utils import timezone

from tests.library.connections.papers import COMMENT, end, put
from travaux.library import collecting
from travaux.library.collecting import items, lists, members
from travaux.library.connections import connecting
from travaux.library.models import Collection, CollectionRole, Edition, Visibility, WordList
from travaux.library.permissions import Viewer


class Filled(NamedTuple):
    """The collection and what is in it."""

    box: Collection
    report: Edition
    comment: Edition


def filled(viewer: Viewer, visibility: str = Visibility.PRIVATE) -> Filled:
    """A collection of four items: comment, paragraph 2 of the report, a note on it, a record."""
    report, comment = put(viewer), put(viewer, COMMENT)
    box = collecting.make(viewer, "A case", visibility)
    items.add_document(viewer, box, comment.work)
    items.add_paragraph(viewer, box, report, "para_2", "The heart of it")
    made = connecting.note(viewer, end(viewer, report), "A note on it")
    items.add_connection(viewer, box, made.connections[0])
    items.add_record(viewer, box, "Case 12")
    return Filled(box, report, comment)


def shared(owner: Viewer, box: Collection, viewer: Viewer, role: str = CollectionRole.READER) -> None:
    """Share a collection with a person."""
    assert viewer.person is not None
    members.share_with(owner, box, viewer.person, role)


def grouped(name: str, *viewers: Viewer) -> Group:
    """A group of these people."""
    group = Group.objects.create(name=name)
    group.user_set.add(*(one.person for one in viewers if one.person is not None))
    return group


def kinds_of_violation(viewer: Viewer) -> WordList:
    """A list of two terms, one under the other."""
    made = lists.make(viewer, "Violations")
    lists.add_term(viewer, made, "A", "Liberty", labels={"fr": "Liberté"})
    lists.add_term(viewer, made, "A.1", "Arbitrary detention", broader="A")
    return made


def ago(**time: float) -> datetime:
    """A moment in the past."""
    return timezone.now() - timedelta(**time)
