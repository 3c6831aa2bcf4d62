"""What tests of the site need: a browser for each person, forms read out of pages."""

from __future__ import annotations

import re
from html import unescape

from django.http import HttpResponse
from django.test import Client

from travaux.library.permissions import Viewer


def browser(viewer: Viewer | None = None, **headers: str) -> Client:
    """A browser, signed in as this person."""
    client = Client(headers=headers or None)
    if viewer is not None and viewer.person is not None:
        client.force_login(viewer.person)
    return client


def words(answer: object) -> str:
    """The text that a page shows, without its marks."""
    assert isinstance(answer, HttpResponse)
    body = re.sub(r"(?s)<(script|style|noscript).*?</\1>|<!--.*?-->", " ", answer.content.decode())
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def links(answer: object, text: str) -> list[str]:
    """Where the links lead whose text holds `text`."""
    assert isinstance(answer, HttpResponse)
    found = re.findall(r'(?s)<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', answer.content.decode())
    plain = (
        (unescape(href), " ".join(unescape(re.sub(r"<[^>]+>", " ", inner)).split())) for href, inner in found
    )
    return [href for href, inner in plain if text in inner]
