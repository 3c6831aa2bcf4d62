"""The sample: one button, and its rows."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.web.site import browser
from travaux.library.models import Addition
from travaux.library.permissions import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_the_button_leads_to_rows(client: Client, owner: Viewer) -> None:
    answer = client.post("/sample")
    row = Addition.objects.first()
    assert row is not None
    assert answer["Location"] == f"/add/{row.batch}"
    assert client.get("/sample").status_code == 405


def test_readers_do_not_add_it(everyone: dict[str, Viewer], settings: LazySettings) -> None:
    settings.MODE = "server"
    assert browser(everyone["reader"]).post("/sample").status_code == 403
