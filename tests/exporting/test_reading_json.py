"""JSON: every value, in one order, as the schema says."""

from __future__ import annotations

import json
from collections.abc import Callable

import jsonschema
import pytest

from tests.builders import block, docx, pdf, reading, report
from travaux.exporting import reading_json
from travaux.exporting.reading_schema import schema
from travaux.reading.read import read
from travaux.texts.reading import Reading

TOP = ["schema", "source", "metadata", "pages", "blocks", "warnings"]
BLOCK = [
    *("address", "kind", "number", "level", "parent", "text", "marks", "spans"),
    *("continues_from_page", "continues_to_page", "language", "details", "rows"),
]


@pytest.mark.parametrize(
    "subject",
    [
        pytest.param(report(), id="by hand"),
        pytest.param(reading([]), id="empty"),
        pytest.param(reading([block("para_1", "no place")]), id="without pages"),
        pytest.param(read(pdf(["1. The Committee notes."])), id="pdf"),
        pytest.param(read(docx("1. The Committee notes.")), id="docx"),
    ],
)
def test_every_form_is_the_same_document_and_fits_the_schema(subject: Reading) -> None:
    document = reading_json.document(subject)
    jsonschema.Draft202012Validator(schema()).validate(document)
    assert json.loads(reading_json.rows(subject)) == document
    assert json.loads(reading_json.line(subject)) == document


def test_the_schema_refuses_what_is_not_ours() -> None:
    """Otherwise the test above could not fail."""
    for spoil in (
        lambda document: document.pop("warnings"),
        lambda document: document["blocks"][0].update(kind="chapter"),
        lambda document: document["blocks"][0].update(colour="red"),
        lambda document: document["blocks"][0]["spans"][0].update(box=[1, 2, 3]),
    ):
        document = reading_json.document(report())
        spoil(document)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(schema()).validate(document)


def test_keys_stand_in_one_order() -> None:
    document = reading_json.document(report())
    assert list(document) == TOP
    assert all(list(entry) == BLOCK for entry in document["blocks"])


def test_boxes_are_four_numbers_to_a_tenth_of_a_point() -> None:
    span = reading_json.document(report())["blocks"][0]["spans"][0]
    assert span == {"page": 1, "box": [72.0, 100.0, 524.0, 112.0], "start": 0, "end": 8}


def test_what_is_not_said_is_null() -> None:
    document = reading_json.document(reading([block("para_1", "Text")]))
    assert document["metadata"]["symbol"] is None
    assert document["source"]["pages"] is None
    assert document["blocks"][0]["number"] is None


def test_rows_are_lines_and_letters_are_letters() -> None:
    """One block a row, so that two readings can be compared line by line; nothing is escaped."""
    rows = reading_json.rows(report()).splitlines()
    assert sum('"address": "para' in row and '"kind"' in row for row in rows) == 5
    assert any("اللجنة" in row for row in rows)
    assert reading_json.line(report()).count("\n") == 1


@pytest.mark.golden
def test_a_whole_document(golden: Callable[[str, str], None]) -> None:
    golden("report.json", reading_json.rows(report()))
