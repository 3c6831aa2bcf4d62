"""What a document page tells Zotero and search engines."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from lxml import html

from tests.library.shelf import shelve, short_report
from travaux.library.home import Home
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def test_a_paragraphs_page_says_which_document_it_is_of(home: Home, owner: Viewer) -> None:
    shelve(short_report(title="Rights </script><b>"), owner)
    shelve(short_report(language="fr"), owner)
    page = html.fromstring(Client().get("/A/57/292/en/para/2").content)  # type: ignore[attr-defined]
    said = {one.get("name"): one.get("content") for one in page.xpath("//head/meta[@name]")}
    assert said["citation_technical_report_number"] == "A/57/292"
    assert said["citation_title"] == "Rights </script><b>"
    assert said["citation_pdf_url"] == "http://testserver/A/57/292/en/file"
    (script,) = page.xpath("//head/script[@type='application/ld+json']/text()")
    assert [one["url"] for one in json.loads(script)["workTranslation"]] == ["http://testserver/A/57/292/fr"]
    forms = page.xpath("//head/link[@rel='alternate'][@type='application/x-research-info-systems']/@href")
    assert forms == ["/A/57/292/en.ris"]
    assert Client().get(forms[0]).content.startswith(b"TY  - RPRT\r\n")
