"""The library as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Registers the tables under the label "library"."""

    name = "travaux.library"
    label = "library"
    default_auto_field = "django.db.models.BigAutoField"
