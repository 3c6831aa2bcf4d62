"""Other forms, by the API."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.library.shelf import shelve, short_report
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(local: Client, owner: Viewer) -> str:
    """The forms of an edition in the API."""
    return f"/api/editions/{shelve(short_report(), owner).pk}/forms"


@pytest.mark.parametrize(
    ("form", "asked", "page"),
    [
        ("xml", {}, "/A/57/292/en.xml"),
        ("ris", {"number": "3(a)"}, "/A/57/292/en/para/3(a).ris"),
        ("bib", {"number": "1-2"}, "/A/57/292/en/paras/1-2.bib"),
        ("md", {"address": "sec_II"}, "/A/57/292/en/at/sec_II.md"),
    ],
)
def test_the_api_gives_what_the_address_gives(
    local: Client, path: str, form: str, asked: dict[str, str], page: str
) -> None:
    answer = local.get(f"{path}/{form}", asked)
    assert answer.status_code == 200
    assert answer.content == local.get(page).content


@pytest.mark.parametrize(
    ("form", "asked", "status"),
    [
        ("docx", {}, 400),
        ("pdf", {}, 422),
        ("ris", {"number": "99"}, 404),
        ("ris", {"number": "1", "address": "para_1"}, 400),
    ],
)
def test_what_there_is_not(local: Client, path: str, form: str, asked: dict[str, str], status: int) -> None:
    assert local.get(f"{path}/{form}", asked).status_code == status
