"""Documents and parts of them as text, JSON, Markdown and HTML."""

from __future__ import annotations

import json

import jsonschema
import pytest

from tests.builders import report
from travaux.exporting.citation import CitedDocument
from travaux.exporting.forms import MEDIA_TYPES, Scope, cut, file_name, write
from travaux.exporting.reading_schema import schema
from travaux.texts.errors import MissingError, UsageError
from travaux.texts.links import FORMS, Place

LINK = "http://localhost/A/99/901/para/1"
CITED = CitedDocument("A/99/901", "Registers & places", "2044-05-04", "ga", "report", "en", LINK)


def scope(*addresses: str, page: int | None = None) -> Scope:
    """The made-up report, or the parts of it at these addresses, or a page."""
    return Scope(report(), Place("A/99/901"), addresses or None, page, CITED)


def test_a_paragraph_as_text_has_its_items_its_notes_and_its_source() -> None:
    text, media_type = write(scope("para_1"), "txt")
    assert media_type == "text/plain; charset=utf-8"
    assert [row for row in text.splitlines() if row] == [
        "1. The Committee recalls <article 4>[1] & takes note[9] of the report.",
        "    (a) Prisons;",
        "        (i) closed ones;",
        "    – Others.",
        "1 See A/RES/43/173.",
        f"Registers & places, A/99/901, 4 May 2044, para. 1, {LINK}",
    ]


@pytest.mark.parametrize(
    ("asked", "kept", "reason"),
    [
        (scope("para_2"), ["para_2"], "nothing hangs on it"),
        (
            scope("para_1__list_a"),
            ["para_1__list_a", "para_1__list_a__list_i"],
            "an item and what is under it",
        ),
        (
            scope("para_1", "para_2"),
            ["para_1", "fn_1", "para_1__list_a", "para_1__list_a__list_i", "para_1__list_2", "para_2"],
            "two paragraphs, in reading order",
        ),
        (scope("fn_1"), ["fn_1"], "a note alone"),
    ],
)
def test_cut(asked: Scope, kept: list[str], reason: str) -> None:
    assert [block.address for block in cut(asked).blocks] == kept, reason


def test_json_keeps_the_schema_whatever_is_cut() -> None:
    for asked in (scope(), scope("para_1"), scope(page=2)):
        text, media_type = write(asked, "json")
        assert media_type == "application/json"
        jsonschema.validate(json.loads(text), schema())
    cut_down = json.loads(write(scope("para_2"), "json")[0])
    assert [block["address"] for block in cut_down["blocks"]] == ["para_2"]
    assert [page["number"] for page in cut_down["pages"]] == [2]
    assert [note["code"] for note in cut_down["warnings"]] == ["number-gap"]


def test_markdown_ends_with_a_linked_source() -> None:
    text, media_type = write(scope("para_1"), "md")
    assert media_type == "text/markdown; charset=utf-8"
    assert "**1.** The Committee recalls \\<article 4\\>[^fn_1]" in text
    assert text.endswith(f"\n---\n\n[Registers & places, A/99/901, 4 May 2044, para. 1](<{LINK}>)\n")


def test_html_is_a_whole_page() -> None:
    text, media_type = write(scope("para_2"), "html")
    assert media_type == "text/html; charset=utf-8"
    assert text.startswith("<!doctype html>") and 'id="para_2"' in text and 'id="para_1"' not in text


def test_a_paragraph_for_other_programs() -> None:
    asked = scope("para_1")
    found = {form: write(asked, form)[0] for form in ("xml", "ris", "bib", "csl.json", "docx")}
    assert "<portion " in str(found["xml"]) and 'eId="para_1__list_a"' in str(found["xml"])
    assert "SP  - para. 1\r\n" in str(found["ris"]) and "Prisons;" in str(found["ris"])
    assert "note = {para. 1}" in str(found["bib"]) and '"locator": "1"' in str(found["csl.json"])
    assert isinstance(found["docx"], bytes) and found["docx"].startswith(b"PK")
    assert set(MEDIA_TYPES) == set(FORMS)


def test_what_is_saved_has_a_name_that_says_what_it_is() -> None:
    place = Place("S/RES/1325 (2000)", "ar").paragraph("3").as_form("csl.json")
    assert file_name(place) == "S_RES_1325(2000)_ar_para_3.csl.json"


def test_a_page_in_its_three_settings() -> None:
    assert write(scope(page=2), "txt", lines=True)[0] == "1. The Committee\n2. اللجنة"
    assert write(scope(page=2), "txt", running=True)[0] == "1. The Committee 2. اللجنة"
    text = write(scope(page=2), "txt")[0]
    assert "(a) Prisons;" in text and text.endswith(f"4 May 2044, p. 2, {LINK}\n")


@pytest.mark.parametrize(
    ("asked", "form", "lines", "error", "sentence"),
    [
        (
            scope(),
            "pdf",
            False,
            UsageError,
            "There is no form “pdf”: choose one of " + ", ".join(MEDIA_TYPES) + ".",
        ),
        (
            scope(),
            "txt",
            True,
            UsageError,
            "Only a page can be had as it is set: ask for /page/ and a number.",
        ),
        (
            scope(),
            "docx",
            False,
            UsageError,
            "A quotation is of a part: ask for a paragraph of A/99/901, as in /para/1.docx.",
        ),
        (scope(page=3), "txt", False, MissingError, "A/99/901 has pages 1 to 2: there is no page 3."),
        (scope(page=3), "txt", True, MissingError, "A/99/901 has pages 1 to 2: there is no page 3."),
        (scope("para_9"), "txt", False, MissingError, "A/99/901 has nothing at “para_9”."),
    ],
)
def test_what_is_not_there(
    asked: Scope, form: str, lines: bool, error: type[Exception], sentence: str
) -> None:
    with pytest.raises(error) as caught:
        write(asked, form, lines=lines)
    assert str(caught.value) == sentence
