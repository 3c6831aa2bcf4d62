"""What a document page says of itself to programs."""

from __future__ import annotations

import json

from travaux.exporting.citation import CitedDocument
from travaux.exporting.page_meta import Shown, json_ld, tags
from travaux.exporting.reference import record

CITED = CitedDocument(
    "A/57/292", "Rights </script>", "2002-08-09", "ga", "report", "en", "https://x/A/57/292"
)
SHOWN = Shown(
    record(CITED), [("fr", "https://x/A/57/292/fr")], "https://x/A/57/292/en/file", "application/pdf"
)


def test_zotero_finds_a_report_with_its_number_and_its_file() -> None:
    found = dict(tags(SHOWN))
    assert found["citation_technical_report_number"] == "A/57/292"
    assert found["citation_publication_date"] == "2002/08/09"
    assert found["citation_pdf_url"] == "https://x/A/57/292/en/file"
    assert (found["DC.type"], found["DC.creator"]) == ("Report", "General Assembly")
    assert all(found.values())


def test_a_file_that_is_no_pdf_is_not_said_to_be_one() -> None:
    assert "citation_pdf_url" not in dict(tags(Shown(record(CITED), (), "https://x/file", "text/html")))


def test_json_ld_stays_in_its_script() -> None:
    text = json_ld(SHOWN)
    assert "<" not in text
    said = json.loads(text)
    assert (said["@type"], said["name"], said["reportNumber"]) == ("Report", "Rights </script>", "A/57/292")
    assert said["workTranslation"] == [
        {"@type": "Report", "inLanguage": "fr", "url": "https://x/A/57/292/fr"}
    ]
    assert said["encoding"]["encodingFormat"] == "application/pdf"
    assert (
        json.loads(json_ld(Shown(record(CitedDocument("A/RES/1/1", kind="resolution")))))[
            "legislationIdentifier"
        ]
        == "A/RES/1/1"
    )
