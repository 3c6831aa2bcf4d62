"""Fetching on the web: symbols become rows that say how far they are, and offer what can be done."""

from __future__ import annotations

import re

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.library.adding.papers import report
from tests.library.fetching.source import serving
from tests.web.site import browser, links, words
from travaux.library.adding.work import work
from travaux.library.fetching.fetching import fetch
from travaux.library.models import Addition, Collection, Edition, State
from travaux.library.permissions import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def _asked(client: Client, symbols: str, *languages: str, **said: str):  # type: ignore[no-untyped-def]
    return client.post(
        "/add/fetch", {"symbols": symbols, "languages": languages, "visibility": "public", **said}
    )


def test_the_box_is_filled_in_by_the_address(client: Client, owner: Viewer, settings: LazySettings) -> None:
    page = client.get("/add?fetch=A/57/292&fetch=S/RES/1325 (2000)&lang=fr")
    assert "A/57/292\nS/RES/1325 (2000)</textarea>" in page.content.decode()
    assert re.findall(r'value="(..)"[^>]* checked', page.content.decode()) == ["fr"]
    settings.FETCH = False
    assert "Fetch by symbol" not in words(client.get("/add"))
    assert _asked(client, "A/57/292", "en").status_code == 403


def test_symbols_become_rows(client: Client, owner: Viewer) -> None:
    answer = _asked(client, "A/57/292, A/RES/60/147\nthe last report", "en", "fr", new="A case")
    rows = list(Addition.objects.order_by("made_at"))
    assert [(row.source["symbol"], row.source["language"]) for row in rows] == [
        ("A/57/292", "en"),
        ("A/57/292", "fr"),
        ("A/RES/60/147", "en"),
        ("A/RES/60/147", "fr"),
    ]
    assert {(row.collection, row.visibility) for row in rows} == {(Collection.objects.get(), "public")}
    assert answer["Location"] == f"/add/{rows[0].batch}"
    text = words(client.get(answer["Location"]))
    assert "Line 2 (“the last report”)" in text
    assert "A/57/292 French queued waits to be fetched Cancel" in text
    Addition.objects.filter(pk=rows[0].pk).update(
        state=State.FETCHING, source=rows[0].source | {"bytes": 500_000, "size": 1_000_000}
    )
    page = client.get(answer["Location"])
    assert '<progress max="1000000" value="500000"' in page.content.decode()
    assert "A/57/292 (French)" in words(client.get("/jobs"))


@pytest.mark.parametrize(
    ("symbols", "languages", "said"),
    [
        ("", ["en"], "Type at least one symbol"),
        ("nothing", ["en"], "“nothing” has no slash"),
        ("A/57/292", [], "Choose at least one language"),
        ("A/57/292", ["de"], "de"),
    ],
)
def test_what_can_not_be_asked_is_said_beside_its_field(
    client: Client, owner: Viewer, symbols: str, languages: list[str], said: str
) -> None:
    answer = _asked(client, symbols, *languages, new="Box")
    assert answer.status_code == 422
    assert said in words(answer)
    assert not Addition.objects.exists()
    assert not Collection.objects.exists()


def test_what_was_set_aside_can_be_looked_at_and_kept(
    client: Client, owner: Viewer, settings: LazySettings
) -> None:
    with serving(settings) as source:
        source.has("A/99/1", "en", report("A/99/2"))
        where = _asked(client, "A/99/1", "en")["Location"]
        fetch()
        work(processes=1)
        page = client.get(where)
        assert "is A/99/2: it was not kept." in words(page)
        assert links(page, "Open it at the source") == [f"{source.address}/en/A/99/1"]
        row = Addition.objects.get()
        client.post(f"/add/one/{row.pk}", {"do": "keep-anyway"})
        work(processes=1)
    assert Edition.objects.get().work.symbol == "A/99/2"
    assert "Keep it all the same" not in words(client.get(where))


def test_who_may_fetch(everyone: dict[str, Viewer], settings: LazySettings) -> None:
    settings.MODE = "server"
    assert _asked(browser(everyone["reader"]), "A/57/292", "en").status_code == 403
    assert _asked(browser(everyone["contributor"]), "A/57/292", "en").status_code == 302


def test_a_document_that_is_not_here_can_be_fetched(client: Client, owner: Viewer) -> None:
    page = client.get("/A/99/1/fr")
    assert (page.status_code, links(page, "Fetch it")) == (404, ["/add?fetch=A/99/1&lang=fr#fetch"])
    assert links(client.get("/Doc/of-no-symbol"), "Fetch it") == []
