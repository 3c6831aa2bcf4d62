"""The tables of collections: what is gathered, who shares it, own fields, lists, and what people follow."""

from __future__ import annotations

import secrets
import uuid
from typing import ClassVar

from django.contrib.auth.models import Group
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from travaux.library.models.connections import Connection
from travaux.library.models.documents import Collection, Edition, Visibility, Work
from travaux.library.models.people import Person


class CollectionRole(models.TextChoices):
    """What somebody with whom a collection is shared may do in it."""

    READER = "reader", _("may read")
    CONTRIBUTOR = "contributor", _("may add")
    EDITOR = "editor", _("may change everything")


class CollectionMember(models.Model):
    """A person or a group with whom a collection is shared (one of both)."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="collection_roles")
    group = models.ForeignKey(Group, models.CASCADE, null=True, related_name="collection_roles")
    role = models.CharField(max_length=12, choices=CollectionRole.choices, default=CollectionRole.READER)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("collection", "person", name="a_person_once_in_a_collection"),
            models.UniqueConstraint("collection", "group", name="a_group_once_in_a_collection"),
        ]


class ItemKind(models.TextChoices):
    """What an item of a collection is. Whole documents are `CollectionEntry` rows and items as well."""

    DOCUMENT = "document", _("document")
    PARAGRAPH = "paragraph", _("paragraph")
    CONNECTION = "connection", _("connection or note")
    RECORD = "record", _("record")


class CollectionItem(models.Model):
    """One thing in a collection, in its place: a document, a paragraph, a connection or note, or a record.

    A record has no source of its own: a case, an event, a person's file; `title` names it. A paragraph keeps
    `address`, the words it had (`quote`) and the edition it was chosen in; after a new reading its address is
    followed through the former addresses. `note` says why it is here. `key` names it in exports and links.
    One that was removed keeps its row, so that removing can be undone. `gone` is the folded symbol of a
    document that was removed from the library: the item waits for it.
    """

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="items")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=ItemKind.choices)
    position = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=300, blank=True)
    work = models.ForeignKey(Work, models.CASCADE, null=True, related_name="collection_items")
    edition = models.ForeignKey(Edition, models.SET_NULL, null=True, related_name="collection_items")
    address = models.CharField(max_length=300, blank=True)
    quote = models.TextField(blank=True)
    connection = models.ForeignKey(Connection, models.CASCADE, null=True, related_name="collection_items")
    note = models.TextField(blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="collection_items")
    added_at = models.DateTimeField(default=timezone.now, db_index=True)
    changed_at = models.DateTimeField(auto_now=True)
    removed_at = models.DateTimeField(null=True)
    gone = models.CharField(max_length=200, blank=True, db_index=True)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        indexes: ClassVar = [models.Index("collection", "position", name="items_in_order")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "collection",
                "work",
                name="a_document_once_in_a_collection",
                condition=models.Q(kind="document", work__isnull=False),
            ),
            models.UniqueConstraint(
                "collection",
                "edition",
                "address",
                name="a_place_once_in_a_collection",
                condition=models.Q(edition__isnull=False) & ~models.Q(address=""),
            ),
            models.UniqueConstraint("collection", "connection", name="a_connection_once_in_a_collection"),
        ]


class WordList(models.Model):
    """A list of terms (a thesaurus): for fields with a choice."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=140, unique=True, allow_unicode=True)
    owner = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="word_lists")
    made_at = models.DateTimeField(auto_now_add=True)


class Term(models.Model):
    """One term of a list: a code, its label, labels in further languages, and the broader term."""

    word_list = models.ForeignKey(WordList, models.CASCADE, related_name="terms")
    code = models.CharField(max_length=80)
    label = models.CharField(max_length=200)
    labels = models.JSONField(default=dict)
    broader = models.ForeignKey("self", models.SET_NULL, null=True, related_name="narrower")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [models.UniqueConstraint("word_list", "code", name="a_code_once_in_a_list")]


class FieldKind(models.TextChoices):
    """What a field of a collection holds."""

    TEXT = "text", _("text")
    DATE = "date", _("date")
    NUMBER = "number", _("number")
    CHOICE = "choice", _("choice from a list")
    COUNTRY = "country", _("country")
    LINK = "link", _("link to another item")


class CollectionField(models.Model):
    """An own field of a collection; `word_list` is that of a choice."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="fields")
    slug = models.SlugField(max_length=60, allow_unicode=True)
    label = models.CharField(max_length=80)
    kind = models.CharField(max_length=8, choices=FieldKind.choices)
    word_list = models.ForeignKey(WordList, models.PROTECT, null=True, related_name="fields")
    many = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [models.UniqueConstraint("collection", "slug", name="a_field_once")]


class FieldValue(models.Model):
    """What an item says in a field: `value` as written (ISO date, number, code of a term or country, text);
    `item` is the other item of a link. A field for many values has a row for each.
    """

    owner_item = models.ForeignKey(CollectionItem, models.CASCADE, related_name="values")
    field = models.ForeignKey(CollectionField, models.CASCADE, related_name="values")
    value = models.TextField(blank=True)
    item = models.ForeignKey(CollectionItem, models.CASCADE, null=True, related_name="linked_from")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]


def _secret() -> str:
    return secrets.token_urlsafe(24)


class SavedSearch(models.Model):
    """A search that somebody keeps: its name and its query as it stands in an address ("q=…&year=…")."""

    owner = models.ForeignKey(Person, models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=120)
    query = models.TextField()
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.PRIVATE)
    secret = models.CharField(max_length=60, unique=True, default=_secret)
    made_at = models.DateTimeField(default=timezone.now)


class Rhythm(models.TextChoices):
    """How often somebody gets a digest by mail."""

    DAILY = "daily", _("every day")
    WEEKLY = "weekly", _("every week")


class Following(models.Model):
    """Somebody follows a collection or a saved search (one of both): by feed, by mail when `rhythm` is set.

    `secret` is the key in the address of a feed that is not public. `told_at` is up to when they were told.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="followings")
    collection = models.ForeignKey(Collection, models.CASCADE, null=True, related_name="followers")
    search = models.ForeignKey(SavedSearch, models.CASCADE, null=True, related_name="followers")
    rhythm = models.CharField(max_length=6, choices=Rhythm.choices, blank=True)
    secret = models.CharField(max_length=60, unique=True, default=_secret)
    told_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("person", "collection", name="follow_a_collection_once"),
            models.UniqueConstraint("person", "search", name="follow_a_search_once"),
        ]
