"""The review of citations leads to fetching what is missing, where it can be had."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.library.citations.papers import paper, put, says
from tests.web.site import links
from travaux.library.permissions import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_missing_documents_can_be_fetched(client: Client, owner: Viewer, settings: LazySettings) -> None:
    text = "See S/RES/1325 (2000), A/1/1 and the Charter."
    found = (
        says(text, "S/RES/1325 (2000)", "S/RES/1325 (2000)"),
        says(text, "A/1/1", "A/1/1"),
        says(text, "the Charter", "nobody-knows"),
    )
    put(owner, paper("A/60/3", text, language="fr"), (("para_1", found),))
    page = client.get("/review?tab=missing")
    assert sorted(links(page, "Fetch it")) == [
        "/add?fetch=A/1/1&lang=fr#fetch",
        "/add?fetch=S/RES/1325+(2000)&lang=fr#fetch",
    ]
    (every,) = links(page, "Fetch those on this page")
    assert every.endswith("&lang=en#fetch")
    assert "1325" in every and "nobody" not in every
    settings.FETCH = False
    assert links(client.get("/review?tab=missing"), "Fetch") == []
