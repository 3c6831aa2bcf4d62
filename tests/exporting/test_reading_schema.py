"""The schema is itself a good schema, and says what each key is."""

from __future__ import annotations

import jsonschema

from travaux.exporting.reading_schema import schema
from travaux.texts.reading import Kind


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_it_knows_every_kind() -> None:
    assert schema()["properties"]["blocks"]["items"]["properties"]["kind"]["enum"] == list(Kind)
