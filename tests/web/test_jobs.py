"""The jobs page: one's additions by state; all of them for admins."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.library.adding.papers import add, give, report
from tests.web.site import browser, links, words
from travaux.library.permissions import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_states_are_counted_links(client: Client, owner: Viewer) -> None:
    add(owner, report(None), "letter.pdf")
    give(owner, report("A/2/2"), "waits.pdf")
    page = client.get("/jobs")
    assert links(page, "needs a look 1") == ["?state=needs-a-look"]
    assert "All 2" in words(page) and "Jobs 1 running" in words(page)
    assert 'hx-get="/jobs"' in page.content.decode()
    only = words(client.get("/jobs?state=needs-a-look"))
    assert "letter.pdf" in only and "waits.pdf" not in only


def test_the_script_gets_the_list_alone(client: Client, owner: Viewer) -> None:
    give(owner, report("A/2/2"))
    body = client.get("/jobs", headers={"HX-Request": "true"}).content.decode()
    assert body.lstrip().startswith('<div id="jobs"')


def test_it_has_pages(client: Client, owner: Viewer) -> None:
    for number in range(51):
        give(owner, report(f"A/60/{number}"), f"{number}.pdf")
    assert "Page 1 of 2" in words(client.get("/jobs"))
    assert client.get("/jobs?page=2").content.count(b'class="job"') == 1


def test_an_empty_list_and_an_unknown_state(client: Client, owner: Viewer) -> None:
    assert "Nothing of that kind" in words(client.get("/jobs?state=nonsense"))


def test_everybody_sees_their_own(everyone: dict[str, Viewer], settings: LazySettings) -> None:
    settings.MODE = "server"
    give(everyone["contributor"], report("A/1/1"), "theirs.pdf")
    assert "theirs.pdf" not in words(browser(everyone["editor"]).get("/jobs"))
    assert "theirs.pdf" in words(browser(everyone["admin"]).get("/jobs"))
    assert browser(everyone["reader"]).get("/jobs").status_code == 403
