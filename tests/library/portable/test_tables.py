"""Nothing is forgotten: every table goes along, or it is said why it stays."""

from __future__ import annotations

from django.apps import apps

from travaux.library.models import Person
from travaux.library.portable import tables


def test_every_table_goes_along_or_stays_for_a_reason() -> None:
    taken = {table.model for table in tables.every()}
    stays = {
        model
        for model in apps.get_app_config("library").get_models()
        if model._meta.model_name in tables.LEFT_OUT
    }
    assert set(apps.get_app_config("library").get_models()) - taken == stays
    assert not taken & stays


def test_no_secret_goes_along() -> None:
    secrets = {"password", "secret", "digest"}
    kept = {
        (table.file, field.name)
        for table in tables.every()
        for field in table.model._meta.concrete_fields
        if field.name in secrets - table.without
    }
    assert kept == set()
    assert Person._meta.get_field("password")


def test_what_others_name_comes_before_them() -> None:
    order = {table.model: at for at, table in enumerate(tables.TABLES)}
    late = {
        (table.file, field.name)
        for at, table in enumerate(tables.TABLES)
        for part in tables.every((table,))
        for field in part.model._meta.concrete_fields
        if field.related_model in order and order[field.related_model] > at
    }
    assert late == set()
