"""The tables of citations: what each block cites, what that was resolved to, what people said of it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from travaux.library.models.documents import Edition, Work
from travaux.library.models.people import Person


class TargetName(models.Model):
    """What citations call a work: the keys (`library.citations.names.key`) of its symbols, its instrument
    id, "gc:ccpr/36", "comm:ccpr/1311/2004". Two works may go by one name; then a citation is ambiguous.
    """

    key = models.CharField(max_length=220, db_index=True)
    work = models.ForeignKey(Work, models.CASCADE, related_name="target_names")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint("key", "work", name="a_target_name_once")]


class CitationState(models.TextChoices):
    """What became of a citation."""

    RESOLVED = "resolved", _("resolved")
    AMBIGUOUS = "ambiguous", _("ambiguous")
    WAITING = "waiting", _("not in the library")
    REJECTED = "rejected", _("rejected")


class Citation(models.Model):
    """One citation in a block of an edition (`texts.citation.Citation`), and what it was resolved to.

    `start` and `end` count characters of the block's text. `key` folds `target` for looking up ("" when
    ambiguous). `work` is the cited work once it is here; of the citing work itself for "self".
    `decision` is the person's word that it follows, if any; then `overruled` holds what was proposed
    (target, pinpoints, candidates, reason, as the fields here).
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="citations")
    place = models.PositiveIntegerField()
    address = models.CharField(max_length=300)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    kind = models.CharField(max_length=20)
    target = models.CharField(max_length=220, blank=True)
    key = models.CharField(max_length=220, blank=True)
    pinpoints = models.JSONField(default=list)
    rule = models.CharField(max_length=60)
    reason = models.TextField(blank=True)
    candidates = models.JSONField(default=list)
    corrected = models.CharField(max_length=220, blank=True)
    state = models.CharField(max_length=10, choices=CitationState.choices)
    work = models.ForeignKey(Work, models.SET_NULL, null=True, related_name="citations_of_it")
    decision = models.ForeignKey("CitationDecision", models.SET_NULL, null=True, related_name="citations")
    overruled = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [
            models.Index("edition", "place", name="citations_in_order"),
            models.Index("state", "decision", "edition", "place", name="citations_to_review"),
            models.Index("key", "state", name="citations_that_wait"),
            models.Index("work", "state", name="citations_of_a_work"),
        ]


class CitedPlace(models.Model):
    """One paragraph that a resolved citation names: `found` says whether the work has it.

    `address` is that of the work's block, or what the pinpoint says where there is none.
    """

    citation = models.ForeignKey(Citation, models.CASCADE, related_name="places")
    work = models.ForeignKey(Work, models.CASCADE, related_name="cited_places")
    address = models.CharField(max_length=300)
    found = models.BooleanField(default=True)

    class Meta:
        indexes: ClassVar = [models.Index("work", "address", name="citations_of_a_place")]


class Verdict(models.TextChoices):
    """What a person says of a proposed citation."""

    ACCEPTED = "accepted", _("accepted")
    OTHER = "other", _("other target")
    REJECTED = "rejected", _("rejected")
    ADDED = "added", _("added by hand")


class CitationDecision(models.Model):
    """A person's word on a citation, remembered by quote and place: it survives rereading.

    It belongs to a work and language and to the block's address; `quote` with up to 32 characters either
    side finds the place again. `proposed` is what was proposed then ("" for one added by hand). One that
    was undone is kept for the log and no longer followed.
    """

    work = models.ForeignKey(Work, models.CASCADE, related_name="citation_decisions")
    language = models.CharField(max_length=8)
    address = models.CharField(max_length=300)
    quote = models.TextField()
    before = models.CharField(max_length=32, blank=True)
    after = models.CharField(max_length=32, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    proposed = models.CharField(max_length=220, blank=True)
    target = models.CharField(max_length=220, blank=True)
    pinpoints = models.JSONField(default=list)
    batch = models.UUIDField(default=uuid.uuid4, db_index=True)
    undone = models.BooleanField(default=False)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="citation_decisions")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes: ClassVar = [models.Index("work", "language", "address", name="decisions_on_a_block")]
