"""The site as a Django app: templates, static files, translations."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """No tables; templates under `templates/web`."""

    name = "travaux.web"
    label = "web"
