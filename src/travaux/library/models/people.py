"""The tables of people: accounts with a role, and their keys to the API."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person may do, from little to much; `permissions.py` holds the table."""

    READER = "reader", _("reader")
    CONTRIBUTOR = "contributor", _("contributor")
    EDITOR = "editor", _("editor")
    ADMIN = "admin", _("admin")


class Person(AbstractUser):
    """Somebody with an account. In local mode there is one: the owner of the library."""

    role = models.CharField(max_length=16, choices=Role.choices, default=Role.READER)


class ApiToken(models.Model):
    """A person's key to the API: only its SHA-256 is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
