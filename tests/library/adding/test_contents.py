"""What is written comes out again, whatever is in it."""

from __future__ import annotations

import pytest
from django.db import connection

from tests import builders
from tests.builders import block, page, reading
from tests.library.shelf import shelve, short_report
from travaux.exporting import reading_json
from travaux.library import nouns
from travaux.library.adding import contents
from travaux.library.models import Block, Page, ReadingWarning
from travaux.library.permissions import Viewer
from travaux.texts.reading import Reading

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("read", "why"),
    [
        (builders.report(), "every kind of block"),
        (short_report(), "an ordinary report"),
        (reading([]), "nothing at all"),
        (reading([block("p_1", "نص – 文本 – “quoted” 'and' 100% %s", language="ar")]), "any letters"),
        (reading([block("p_1", "A line.", on=[(1, 7)])], pages=[page(1, "线", "%d")]), "any lines"),
    ],
)
def test_what_is_written_comes_out_again(owner: Viewer, read: Reading, why: str) -> None:
    kept = nouns.reading(shelve(read, owner))
    expected, found = reading_json.document(read), reading_json.document(kept)
    for part in ("metadata", "pages", "blocks", "warnings"):
        assert found[part] == expected[part], f"{why}: {part}"


@pytest.mark.parametrize(
    ("model", "fields"),
    [(Page, contents._PAGE), (Block, contents._BLOCK), (ReadingWarning, contents._WARNING)],
)
def test_no_field_of_a_table_is_left_out(
    model: type[Page] | type[Block] | type[ReadingWarning], fields: tuple[str, ...]
) -> None:
    """Rows go around the models, so a new field with a default would be missed there."""
    assert set(fields) == {field.name for field in model._meta.concrete_fields if not field.primary_key}


def test_letters_are_kept_as_they_are(owner: Viewer) -> None:
    shelve(reading([], pages=[page(1, "المادة")]), owner)
    if connection.vendor == "sqlite":  # PostgreSQL keeps JSON in a form of its own
        with connection.cursor() as cursor:
            cursor.execute("SELECT lines FROM library_page")
            assert "المادة" in cursor.fetchone()[0]
