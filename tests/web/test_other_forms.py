"""Documents and paragraphs in forms for other programs, by their addresses."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.library.shelf import shelve, short_report
from travaux.library.home import Home
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "type_", "holds", "name"),
    [
        ("/A/57/292.xml", "application/xml", b'eId="para_3__list_a"', ""),
        ("/A/57/292/para/2.xml", "application/xml", b"!main~para_2", ""),
        ("/A/57/292/para/2.ris", "application/x-research-info", b"SP  - para. 2", "A_57_292_para_2.ris"),
        ("/A/57/292/paras/1-2.bib", "application/x-bibtex", b"paras. 1 and 2", "A_57_292_paras_1-2.bib"),
        ("/A/57/292/en.csl.json", "application/vnd.citation", b'"A/57/292"', "A_57_292_en.csl.json"),
        ("/A/57/292/page/2.docx", "application/vnd.openxmlformats", b"PK", "A_57_292_page_2.docx"),
    ],
)  # fmt: skip
def test_each_form_has_its_type_and_its_name(
    home: Home, owner: Viewer, path: str, type_: str, holds: bytes, name: str
) -> None:
    shelve(short_report(), owner)
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith(type_)
    assert holds in answer.content
    assert name in answer.get("Content-Disposition", "")


def test_the_footnote_of_a_quotation_is_in_the_style_that_was_chosen(home: Home, owner: Viewer) -> None:
    shelve(short_report(), owner)
    chosen = [Client().get("/A/57/292/para/2.docx", {"style": style}).content for style in ("un", "oscola")]
    assert len(set(map(len, chosen))) == 2
