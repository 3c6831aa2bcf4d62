"""The tables of connections: passages, what joins them, and where they stand in each edition."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.models import Group
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from travaux.library.models.documents import Edition, Work
from travaux.library.models.people import Person


class RelationType(models.Model):
    """A relation type that editors added here; those that ship are data (`texts.relation`).

    `labels` has verb, reverse verb and meaning in further languages: {"fr": ["met en œuvre", …]}.
    """

    slug = models.SlugField(max_length=60, unique=True)
    verb = models.CharField(max_length=80)
    reverse = models.CharField(max_length=80)
    meaning = models.CharField(max_length=300, blank=True)
    symmetric = models.BooleanField(default=False)
    labels = models.JSONField(default=dict)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="relation_types")
    at = models.DateTimeField(auto_now_add=True)


class Sharing(models.TextChoices):
    """Who sees a connection, among those who see both its ends."""

    PUBLIC = "public", _("everybody")
    GROUP = "group", _("a group")
    PRIVATE = "private", _("only me")


class Connection(models.Model):
    """A passage, a relation, and a passage or a whole work; without a second end it is a note.

    `key` names it for ever, in exports too. `relation` is a slug, "" for a note. `fingerprint` is equal for
    two that say the same. `batch` is shared by what was made in one go. `origin` keeps what an imported
    annotation said beyond this, `by_name` who made it there. One that was removed keeps its row, so that
    removing can be undone.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    relation = models.CharField(max_length=60, blank=True, db_index=True)
    note = models.TextField(blank=True)
    sharing = models.CharField(max_length=10, choices=Sharing.choices, default=Sharing.PUBLIC)
    group = models.ForeignKey(Group, models.SET_NULL, null=True, related_name="connections")
    owner = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="connections")
    by_name = models.CharField(max_length=150, blank=True)
    fingerprint = models.CharField(max_length=64, db_index=True)
    batch = models.UUIDField(default=uuid.uuid4, db_index=True)
    origin = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=timezone.now, db_index=True)
    changed_at = models.DateTimeField(auto_now=True)
    removed_at = models.DateTimeField(null=True)

    @property
    def tags(self) -> list[str]:
        """Its tags, in the order in which they were given."""
        return [tag.name for tag in self.tag_rows.all()]


class ConnectionTag(models.Model):
    """A tag of a connection or note, spelled as it was given."""

    connection = models.ForeignKey(Connection, models.CASCADE, related_name="tag_rows")
    name = models.CharField(max_length=60, db_index=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint("connection", "name", name="a_tag_once")]


class Side(models.TextChoices):
    """Which end of a connection a passage is."""

    SOURCE = "source", _("source")
    TARGET = "target", _("target")


class Passage(models.Model):
    """One end of a connection, as it was chosen (`texts.passage.Passage`): never changed by a new reading.

    `edition` is the one it was chosen in. It is null for a place that was `named` without its text being
    seen, and when that edition was removed (then only the author sees it). `address` "" is the whole work.
    `work` is null while no work of the library goes by `symbol`; `key` is the symbol folded for looking up.
    Where it stands in each edition is in `PassagePlace`.
    """

    connection = models.ForeignKey(Connection, models.CASCADE, related_name="passages")
    side = models.CharField(max_length=6, choices=Side.choices)
    work = models.ForeignKey(Work, models.SET_NULL, null=True, related_name="passages")
    symbol = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    named = models.BooleanField(default=False)
    edition = models.ForeignKey(Edition, models.SET_NULL, null=True, related_name="passages")
    language = models.CharField(max_length=8, blank=True)
    address = models.CharField(max_length=300, blank=True)
    until = models.CharField(max_length=300, blank=True)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    whole = models.BooleanField(default=True)
    quote = models.TextField(blank=True)
    before = models.CharField(max_length=32, blank=True)
    after = models.CharField(max_length=32, blank=True)
    boxes = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint("connection", "side", name="one_passage_a_side")]
        indexes: ClassVar = [models.Index("key", "work", name="passages_that_wait")]


class PassageState(models.TextChoices):
    """What became of a passage in an edition."""

    EXACT = "exact", _("found exactly")
    MOVED = "moved", _("moved")
    CHANGED = "changed", _("changed")
    BY_ADDRESS = "by-address", _("by its number")
    LOST = "lost", _("not found")


class PassagePlace(models.Model):
    """Where a passage stands in one edition: `place` and `last` are those of its first and last block.

    In another language the whole paragraphs of its addresses (`BY_ADDRESS`). One that is lost has no
    address. A place that is not certain waits in the queue until a person settles it; `settled` keeps what
    that person said (the words as a passage, or that they are gone) and `found` what had been found before.
    """

    passage = models.ForeignKey(Passage, models.CASCADE, related_name="places")
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="passage_places")
    place = models.PositiveIntegerField(default=0)
    last = models.PositiveIntegerField(default=0)
    address = models.CharField(max_length=300, blank=True)
    until = models.CharField(max_length=300, blank=True)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    whole = models.BooleanField(default=True)
    state = models.CharField(max_length=10, choices=PassageState.choices)
    score = models.FloatField(default=1.0)
    certain = models.BooleanField(default=True)
    settled = models.JSONField(default=dict)
    found = models.JSONField(default=dict)
    settled_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="settled_places")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("passage", "edition", name="one_place_an_edition"),
        ]
        indexes: ClassVar = [
            models.Index("edition", "place", name="passages_in_order"),
            models.Index("certain", "edition", name="passages_to_look_at"),
        ]
