"""The tables of documents: works, editions, pages and blocks, and how they come in.

A Work is what a symbol names, whatever the language; an Edition is one language version of it with
the file it was read from; a file that replaces another makes a new version of the edition and the
old one stays.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from travaux.library.models.people import Person


class Visibility(models.TextChoices):
    """Who may see an edition or a collection: everybody, or its owner (and admins)."""

    PUBLIC = "public", _("public")
    PRIVATE = "private", _("private")


class State(models.TextChoices):
    """Where an addition stands."""

    QUEUED = "queued", _("queued")
    FETCHING = "fetching", _("fetching")
    READING = "reading", _("reading")
    NEEDS_A_LOOK = "needs-a-look", _("needs a look")
    READY = "ready", _("ready")
    ALREADY_HERE = "already-here", _("already here")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


UNFINISHED = (State.QUEUED, State.FETCHING, State.READING)


class Work(models.Model):
    """What a symbol names; `symbol` is its main one, `symbols` has all (see `Symbol`).

    `kind`, `body` and `countries` (ISO 3166 alpha-3) describe it in every language; they are worked
    out from symbol and title unless a person said otherwise (`settled` lists those fields).
    """

    symbol = models.CharField(max_length=200)
    body = models.CharField(max_length=60, blank=True, db_index=True)
    kind = models.CharField(max_length=40, blank=True, db_index=True)
    countries = models.JSONField(default=list)
    settled = models.JSONField(default=list)
    cited = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.symbol


class Symbol(models.Model):
    """A name of a work: its main symbol, a second one (double symbols), or a former one.

    An address with any of them leads to the work.
    """

    key = models.CharField(max_length=200, unique=True)
    printed = models.CharField(max_length=200)
    work = models.ForeignKey(Work, models.CASCADE, related_name="symbols")
    main = models.BooleanField(default=False)


class Collection(models.Model):
    """A named gathering: `works` are its documents, for searching; `items` all that is in it, in order.

    An item of a document has a row in both (`library.collecting` keeps them alike).
    """

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=140, unique=True, allow_unicode=True)
    introduction = models.TextField(blank=True)
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.PRIVATE)
    owner = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="collections")
    works = models.ManyToManyField(Work, through="CollectionEntry", related_name="collections")
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class CollectionEntry(models.Model):
    """A work in a collection."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="entries")
    work = models.ForeignKey(Work, models.CASCADE, related_name="entries")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint("collection", "work", name="once_in_a_collection")]


class Original(models.Model):
    """A file as it was given; its bytes lie in the originals folder under `sha256`."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100, blank=True)
    kept_at = models.DateTimeField(auto_now_add=True)


class Edition(models.Model):
    """One language version of a work, read from one file.

    `version` counts the files of this work and language from 1. `superseded` marks one that a later
    version replaced for all who see it: it is kept, has an address, and is not searched.
    `metadata` is the reading's metadata as JSON, `corrections` what people said instead (both with
    the field names of `texts.reading.Metadata`). `reader` is the Travaux version that read it, `finder`
    the one that looked for its citations ("" when nobody has yet), `asker` the one that looked for its
    recommendations.
    """

    work = models.ForeignKey(Work, models.CASCADE, related_name="editions")
    language = models.CharField(max_length=8)
    version = models.PositiveIntegerField(default=1)
    superseded = models.BooleanField(default=False)
    original = models.ForeignKey(Original, models.PROTECT, related_name="editions")
    name = models.CharField(max_length=300)
    title = models.TextField(blank=True)
    date = models.CharField(max_length=10, blank=True, db_index=True)
    metadata = models.JSONField(default=dict)
    corrections = models.JSONField(default=dict)
    page_count = models.PositiveIntegerField(default=0)
    paragraph_count = models.PositiveIntegerField(default=0)
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.PRIVATE)
    owner = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="editions")
    reader = models.CharField(max_length=40)
    finder = models.CharField(max_length=40, blank=True, db_index=True)
    asker = models.CharField(max_length=40, blank=True, db_index=True)
    ocr = models.CharField(max_length=10, default="auto")
    added_at = models.DateTimeField(auto_now_add=True, db_index=True)
    read_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("work", "language", "version", name="one_edition_a_version")
        ]


class Page(models.Model):
    """A page of an edition: sizes in points, `lines` as [text, [x0, y0, x1, y1] or null, role]."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=40, null=True)
    width = models.FloatField(null=True)
    height = models.FloatField(null=True)
    ocr = models.BooleanField(default=False)
    lines = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint("edition", "number", name="a_page_once")]


class Block(models.Model):
    """A block of an edition, in reading order (`place` counts from 0).

    Same fields as `texts.reading.Block`; marks, spans, rows and details are JSON. `page` is the
    first page it stands on.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="blocks")
    place = models.PositiveIntegerField()
    address = models.CharField(max_length=300)
    kind = models.CharField(max_length=12)
    number = models.CharField(max_length=60, null=True)
    level = models.PositiveSmallIntegerField(null=True)
    parent = models.CharField(max_length=300, null=True)
    text = models.TextField()
    page = models.PositiveIntegerField(null=True)
    marks = models.JSONField(default=list)
    spans = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    details = models.JSONField(default=dict)
    language = models.CharField(max_length=8, null=True)
    continues_from_page = models.BooleanField(default=False)
    continues_to_page = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("edition", "address", name="one_block_an_address"),
            models.UniqueConstraint("edition", "place", name="one_block_a_place"),
        ]


class FormerAddress(models.Model):
    """An address that an earlier reading or version gave to what now stands at `address`."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="former_addresses")
    former = models.CharField(max_length=300)
    address = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint("edition", "former", name="one_way_from_a_former")]


class ReadingWarning(models.Model):
    """A doubt of the reader, with its place (`texts.reading.Warning`)."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="warnings")
    code = models.CharField(max_length=60)
    message = models.TextField()
    page = models.PositiveIntegerField(null=True)
    address = models.CharField(max_length=300, null=True)


class Addition(models.Model):
    """One file on its way into the library: the durable record of a job.

    A worker holds a row by writing its name and a `lease_until` in the future; a row whose lease has
    run out belongs to nobody and is taken up again. `code` and `reason` say why it failed or what
    needs a look (`where` is an address or page to look at). One without an original is to be fetched:
    `source` has the document asked for (`library.fetching`). `said` is what a table says of the file,
    by field (`adding.table`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.UUIDField(db_index=True)
    name = models.CharField(max_length=300)
    original = models.ForeignKey(Original, models.PROTECT, null=True, related_name="additions")
    state = models.CharField(max_length=16, choices=State.choices, default=State.QUEUED, db_index=True)
    code = models.CharField(max_length=60, blank=True)
    reason = models.TextField(blank=True)
    where = models.CharField(max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    leased_by = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True, db_index=True)
    pages_done = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(null=True)
    edition = models.ForeignKey(Edition, models.SET_NULL, null=True, related_name="additions")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="additions")
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.PRIVATE)
    collection = models.ForeignKey(Collection, models.SET_NULL, null=True, related_name="additions")
    ocr = models.CharField(max_length=10, default="auto")
    source = models.JSONField(default=dict)
    said = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True, db_index=True)
    changed_at = models.DateTimeField(auto_now=True)


class OutboxEntry(models.Model):
    """A change that the index has yet to follow; written in the transaction that made the change."""

    edition_id = models.BigIntegerField()  # no foreign key: a removed edition is a change as well
    removed = models.BooleanField(default=False)


class AuditEntry(models.Model):
    """Who did what, when: never changed, never removed."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="audit_entries")
    by_name = models.CharField(max_length=150)
    action = models.CharField(max_length=40, db_index=True)
    subject = models.CharField(max_length=300)
    edition_id = models.BigIntegerField(null=True, db_index=True)
    details = models.JSONField(default=dict)
