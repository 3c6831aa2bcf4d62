"""The JSON Schema of `travaux/reading/1`, as data.

In: nothing. Out: a JSON Schema (draft 2020-12) whose descriptions are the reference; the file
docs/reference/reading.schema.json is printed from it, and the tests hold every export against it.
"""

from __future__ import annotations

from typing import Any

from travaux.texts.reading import SCHEMA, Kind

_TEXT = {"type": "string"}
_MAYBE_TEXT = {"type": ["string", "null"]}
_MAYBE_NUMBER = {"type": ["number", "null"]}
_MAYBE_PAGE = {"type": ["integer", "null"], "minimum": 1}
_FLAG = {"type": "boolean"}
_PLACE = {"type": "integer", "minimum": 0}
_BOX = {
    "description": "x0, y0, x1, y1 in points from the top left corner of the page as shown",
    "type": ["array", "null"],
    "items": {"type": "number"},
    "minItems": 4,
    "maxItems": 4,
}


def schema() -> dict[str, Any]:
    """The schema as plain values."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        "description": "What `travaux read FILE --format json` prints.",
        **_object(
            schema={"const": SCHEMA},
            source=_SOURCE,
            metadata=_METADATA,
            pages={"type": "array", "items": _PAGE, "description": "empty for formats without pages"},
            blocks={"type": "array", "items": _BLOCK, "description": "in reading order"},
            warnings={"type": "array", "items": _WARNING, "description": "every doubt, with its place"},
        ),
    }


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    """An object with exactly these keys, all of them always there."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _said(what: dict[str, Any], description: str) -> dict[str, Any]:
    return {**what, "description": description}


_SOURCE = _object(
    name=_said(_TEXT, "the file's own name"),
    sha256=_said(_TEXT, "of its bytes, in hexadecimal"),
    media_type=_said(_TEXT, "found from the bytes, never from the name"),
    pages=_said(_MAYBE_PAGE, "null for formats without pages"),
)

_METADATA = _object(
    symbol=_said(_MAYBE_TEXT, "A/57/292"),
    other_symbols=_said({"type": "array", "items": _TEXT}, "further symbols of the same text"),
    title=_MAYBE_TEXT,
    language=_said(_MAYBE_TEXT, "ISO 639-1"),
    original_language=_said(_MAYBE_TEXT, "ISO 639-1, as the masthead says"),
    date=_said(_MAYBE_TEXT, "ISO 8601: 2002-08-09"),
    distribution=_said(_MAYBE_TEXT, "General, Limited …"),
    body=_said(_MAYBE_TEXT, "the organ that the document is of"),
    session=_MAYBE_TEXT,
    agenda_item=_MAYBE_TEXT,
    job_number=_MAYBE_TEXT,
    sources=_said(
        {"type": "object", "additionalProperties": _TEXT},
        "for each value the address of the block it was read from, or docProps/custom.xml",
    ),
)

_PAGE = _object(
    number=_said({"type": "integer", "minimum": 1}, "counted from 1"),
    label=_said(_MAYBE_TEXT, "the printed page number"),
    width=_said(_MAYBE_NUMBER, "points"),
    height=_said(_MAYBE_NUMBER, "points"),
    ocr=_said(_FLAG, "whether the text was recognised from the picture"),
    lines={
        "type": "array",
        "description": "in reading order",
        "items": _object(text=_TEXT, box=_BOX, role=_said(_TEXT, "body, furniture, footnote, table …")),
    },
)

_SPAN = _object(page=_MAYBE_PAGE, box=_BOX, start=_PLACE, end=_PLACE)
_CELL = _object(text=_TEXT, header=_FLAG, page=_MAYBE_PAGE, box=_BOX)

_BLOCK = _object(
    address=_said(_TEXT, "unique in the document: para_62__list_a"),
    kind={"enum": [kind.value for kind in Kind]},
    number=_said(_MAYBE_TEXT, 'the printed label without punctuation: "12", "12 bis", "a", "IV"'),
    level=_said({"type": ["integer", "null"]}, "of a heading, 1 the highest"),
    parent=_said(_MAYBE_TEXT, "address of the heading or paragraph it hangs on"),
    text=_said(_TEXT, "the one text, without its number and without note marks"),
    marks={
        "type": "array",
        "description": "note marks taken out of the text, with their place in it",
        "items": _object(kind=_TEXT, mark=_TEXT, at=_PLACE),
    },
    spans=_said({"type": "array", "items": _SPAN}, "which characters stand in which box"),
    continues_from_page=_said(_FLAG, "begins on a page before those read"),
    continues_to_page=_said(_FLAG, "goes on on a page after those read"),
    language=_said(_MAYBE_TEXT, "ISO 639-1, where it can be told"),
    details=_said(
        {"type": "object", "additionalProperties": _TEXT}, "what belongs to one kind: speaker, country …"
    ),
    rows={"type": "array", "description": "of a table", "items": {"type": "array", "items": _CELL}},
)

_WARNING = _object(
    code=_said(_TEXT, "stable; see the list of warnings"),
    page=_MAYBE_PAGE,
    address=_MAYBE_TEXT,
    message=_said(_TEXT, "a sentence"),
)
