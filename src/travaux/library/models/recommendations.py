"""The tables of recommendations: who was asked to do what, its words in each edition, and what came of it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from travaux.library.models.documents import Edition, Visibility, Work
from travaux.library.models.people import Person


class Status(models.TextChoices):
    """What became of a recommendation, as people follow it up."""

    NONE = "none", _("no action known")
    PLANNED = "planned", _("planned")
    IN_PROGRESS = "in-progress", _("in progress")
    DONE = "done", _("done")
    REJECTED = "rejected", _("rejected")


class Source(models.TextChoices):
    """Where a recommendation comes from."""

    FOUND = "found", _("found in the text")
    HAND = "hand", _("added by a person")
    IMPORTED = "imported", _("imported")


class Recommendation(models.Model):
    """One recommendation of a work, in whatever language it is read (`texts.recommendation`).

    `key` names it for ever, in exports too. `work` is null while no work of the library goes by `symbol`
    (an imported row); `folded` is the symbol folded for looking up. `address`, `nth` (from 0: which one of
    that paragraph) and `number` say where it is printed. `parties` and `topics` hold who asks whom and what
    it is about. `year` is that of the document (0: unknown), `states` the codes of the States asked, for
    reading only. `settled` names the fields that a person corrected: a new reading leaves them alone.
    `dismissed`: a person said that it is none. `cluster` is shared by near-identical ones to one State;
    `cluster_settled` when a person joined or parted them. One that a new reading no longer finds, and that
    somebody worked on, stays with `missing`.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    work = models.ForeignKey(Work, models.SET_NULL, null=True, related_name="recommendations")
    symbol = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)
    address = models.CharField(max_length=300, blank=True)
    nth = models.PositiveIntegerField(default=0)
    place = models.PositiveIntegerField(default=0)
    number = models.CharField(max_length=80, blank=True)
    form = models.CharField(max_length=10, blank=True)
    asks = models.CharField(max_length=30, blank=True)
    body = models.CharField(max_length=60, blank=True, db_index=True)
    year = models.PositiveIntegerField(default=0, db_index=True)
    response = models.CharField(max_length=12, blank=True, db_index=True)
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.FOUND)
    settled = models.JSONField(default=list)
    dismissed = models.BooleanField(default=False)
    missing = models.BooleanField(default=False)
    cluster = models.UUIDField(default=uuid.uuid4, db_index=True)
    cluster_settled = models.BooleanField(default=False)
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.PUBLIC)
    owner = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="recommendations")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.NONE, db_index=True)
    deadline = models.DateField(null=True)
    responsible = models.CharField(max_length=200, blank=True)
    origin = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes: ClassVar = [models.Index("work", "place", name="recommendations_in_order")]


class RecommendationText(models.Model):
    """Its words in one edition; `edition` is null for one that was imported without its document.

    `start` and `end` count characters of the block at `address`, `also` are the lesser items that belong to
    it. `corrected` is what a person made of the words, "" when nobody did.
    """

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="texts")
    edition = models.ForeignKey(Edition, models.CASCADE, null=True, related_name="recommendation_texts")
    language = models.CharField(max_length=8)
    address = models.CharField(max_length=300, blank=True)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    also = models.JSONField(default=list)
    text = models.TextField()
    lead_in = models.TextField(blank=True)
    verb = models.CharField(max_length=80, blank=True)
    corrected = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("recommendation", "edition", name="one_text_an_edition"),
        ]


class PartyRole(models.TextChoices):
    """Whether a party asks or is asked."""

    ASKS = "asks", _("asks")
    ASKED = "asked", _("is asked")


class RecommendationParty(models.Model):
    """Who asks, or is asked: name, kind (`texts.recommendation.PartyKind`), code of a State or ""."""

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="parties")
    role = models.CharField(max_length=5, choices=PartyRole.choices)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=14)
    code = models.CharField(max_length=7, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index("role", "code", "recommendation", name="parties_by_code")]


class RecommendationTopic(models.Model):
    """What it is about: the slug of a theme or of a group of people (`texts.theme`)."""

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="topics")
    slug = models.CharField(max_length=60, db_index=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint("recommendation", "slug", name="a_topic_once")]


class RecommendationStep(models.Model):
    """One step in the history of a recommendation: who changed what, and their remark. Never changed.

    `changes` is {"status": ["none", "planned"], …}: field → before and after. `batch` is shared by the steps
    that were made in one go.
    """

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="steps")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="recommendation_steps")
    by_name = models.CharField(max_length=150)
    at = models.DateTimeField(default=timezone.now, db_index=True)
    batch = models.UUIDField(default=uuid.uuid4, db_index=True)
    changes = models.JSONField(default=dict)
    remark = models.TextField(blank=True)
