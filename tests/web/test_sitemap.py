"""The sitemap."""

from __future__ import annotations

import pytest
from django.test import Client
from lxml import etree

from tests.library.shelf import shelve, short_report
from travaux.library.home import Home
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_the_index_leads_to_every_public_document(home: Home, owner: Viewer) -> None:
    shelve(short_report("S/RES/1325 (2000)"), owner)
    shelve(short_report("A/1/2"), owner, visibility="private")
    client = Client()
    index = etree.fromstring(client.get("/sitemap.xml").content)
    (link,) = index.xpath("//s:sitemap/s:loc/text()", namespaces=NAMES)
    answer = client.get(link.removeprefix("http://testserver"))
    assert answer.streaming
    listed = etree.fromstring(b"".join(answer))  # type: ignore[call-overload]
    assert listed.xpath("//s:url/s:loc/text()", namespaces=NAMES) == ["http://testserver/S/RES/1325(2000)/en"]
    assert client.get("/sitemap-2.xml").status_code == 404
