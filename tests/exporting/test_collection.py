"""A collection taken out, each format opened by an independent reader."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import docx
import openpyxl
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from tests.library.shelf import shelve, short_report
from travaux.exporting.collection import Asked, written
from travaux.library import collecting
from travaux.library.collecting import fields, items
from travaux.library.connections import connecting, describing
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def taken(owner: Viewer) -> Callable[[str], bytes]:
    """A collection with one of each kind, taken out in a format."""
    edition = shelve(short_report(), owner)
    made = collecting.make(owner, "Registers")
    collecting.introduce(owner, made, "What was said.\n\nAnd why.")
    country = fields.add(owner, made, "Country", "country")
    items.add_paragraph(owner, made, edition, "para_2", note="=1+1", values={country.slug: "FRA"})
    items.add_document(owner, made, edition.work)
    ends = [describing.end_in(owner, edition, at) for at in ("para_3__list_a", "para_4")]
    joined = connecting.connect(owner, ends[0], ends[1:], "implements")
    items.add_connection(owner, made, joined.connections[0])
    items.add_record(owner, made, "Case 7")
    return lambda form: b"".join(written(form, Asked(owner, made, "en", "https://x")))


def test_every_format_has_every_item(taken: Callable[[str], bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(taken("csv").decode("utf-8-sig"))))
    assert [row["kind"] for row in rows] == ["paragraph", "document", "connection", "record"]
    assert (rows[0]["Country"], rows[0]["note"], rows[3]["title"]) == ("France", "'=1+1", "Case 7")

    sheet = openpyxl.load_workbook(io.BytesIO(taken("xlsx"))).active
    assert sheet is not None and sheet.max_row == 5
    assert [cell.data_type for cell in sheet[2]].count("f") == 0  # what looks like a formula is a text

    told = json.loads(taken("json"))
    assert (told["name"], told["introduction"]) == ("Registers", "What was said.\n\nAnd why.")
    assert told["fields"][0]["kind"] == "country"
    paragraph, _document, connection, record = told["items"]
    assert (paragraph["quote"], paragraph["link"]) == (
        "Arbitrary detention of migrants must end.",
        "/A/57/292/en/para/2",
    )
    assert connection["connection"]["relation"] == "implements" and record["title"] == "Case 7"


def test_word_has_quotations_with_a_footnote_each(taken: Callable[[str], bytes]) -> None:
    opened = docx.Document(io.BytesIO(taken("docx")))
    quoted = [one.text for one in opened.paragraphs if one.style and one.style.name == "Quote"]
    assert quoted[0] == "“Arbitrary detention of migrants must end.”"
    assert len(quoted) == 3  # the paragraph and both ends of the connection
    texts = [one.text for one in opened.paragraphs]
    assert texts[:3] == ["Registers", "What was said.", "And why."] and "Case 7" in texts
    marks = [one.get(f"{W}id") for one in opened.element.iter(f"{W}footnoteReference")]
    notes = opened.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    said = {
        one.get(f"{W}id"): "".join(text.text or "" for text in one.iter(f"{W}t")).strip()
        for one in etree.fromstring(notes.blob)
    }
    assert len(set(marks)) == 4 and set(marks) <= set(said)
    assert said[marks[0]] == "A/57/292, para. 2, https://x/A/57/292/en/para/2"
