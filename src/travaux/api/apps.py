"""The API as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """No tables, no templates but the documentation page."""

    name = "travaux.api"
    label = "api"
