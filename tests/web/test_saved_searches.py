"""Kept searches, following, feeds: kept from the search page, followed, read by a program with a key."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client

from tests.library.shelf import shelve, short_report
from tests.web.site import browser, links, words
from travaux.library import collecting
from travaux.library.collecting import following, items, saved
from travaux.library.permissions import Viewer
from travaux.library.search import indexing

pytestmark = pytest.mark.django_db
A = "{http://www.w3.org/2005/Atom}"


def _titles(feed: HttpResponse) -> list[str]:
    assert feed["Content-Type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(feed.content)
    return [one.findtext(f"{A}title") or "" for one in root.findall(f"{A}entry")]


def test_a_search_is_kept_and_told_of(client: Client, owner: Viewer) -> None:
    shelve(short_report(), owner)
    indexing.follow()
    found = client.get("/search", {"q": "detention", "year": "2002"})
    assert (
        "Keep this search" in words(found) and 'value="?q=detention&amp;year=2002"' in found.content.decode()
    )
    client.post("/searches", {"name": "Detention", "query": "?q=detention&year=2002"})
    assert client.post("/searches", {"name": "", "query": "?q=x"}).status_code == 422
    one = saved.mine(owner).get()
    page = client.get("/searches")
    assert links(page, "Detention")[0] == saved.href(one)
    assert _titles(client.get(f"/searches/{one.pk}/feed.atom")) == ["A/57/292: Human rights of migrants"]
    client.post(f"/searches/{one.pk}", {"do": "rename", "name": "Held"})
    client.post(f"/searches/{one.pk}", {"do": "share", "visibility": "public"})
    one.refresh_from_db()
    assert (one.name, one.visibility) == ("Held", "public")
    assert client.post(f"/searches/{one.pk}", {"do": "dance"}).status_code == 400
    client.post(f"/searches/{one.pk}", {"do": "remove"})
    assert not saved.mine(owner).exists()


def test_a_feed_is_read_with_a_key_and_only_when_it_has_changed(
    everyone: dict[str, Viewer], settings: LazySettings
) -> None:
    settings.MODE = "server"
    contributor = everyone["contributor"]
    shelve(short_report(), contributor)
    made = collecting.make(contributor, "Case")
    items.add_document(contributor, made, "A/57/292")
    client, program = browser(contributor), Client()
    page = "/collections/case"
    assert 'type="application/atom+xml"' in client.get(page).content.decode()  # feed readers look for it
    assert program.get(f"{page}/feed.atom").status_code == 404
    client.post(f"{page}/follow", {"do": "follow", "next": page})
    mine = following.of(contributor, made)
    assert mine is not None
    feed = f"{page}/feed.atom?key={mine.secret}"
    assert feed.replace("&", "&amp;") in client.get(page).content.decode()
    assert f"http://testserver{feed}" in client.get("/following").content.decode()

    first = program.get(feed)
    assert _titles(first) == ["A/57/292: Human rights of migrants"]
    assert mine.secret not in first.content.decode()  # a feed is passed on more easily than its address
    again = program.get(feed, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    items.add_record(contributor, made, "Case 7")
    later = program.get(feed, headers={"If-None-Match": first["ETag"]})
    assert _titles(later)[0] == "Case 7"
    assert program.get(f"/collections/other/feed.atom?key={mine.secret}").status_code == 404
    assert program.get(f"{page}/feed.atom?key=wrong").status_code == 404

    client.post(f"{page}/follow", {"do": "renew", "next": "/following"})
    assert program.get(feed).status_code == 404
    client.post(f"{page}/follow", {"do": "unfollow", "next": page})
    assert following.of(contributor, made) is None
    assert client.post(f"{page}/follow", {"do": "dance"}).status_code == 400
    assert browser().get("/following").status_code == 403


def test_a_digest_is_offered_only_where_mail_is_set_up(
    client: Client, owner: Viewer, settings: LazySettings
) -> None:
    collecting.make(owner, "Case")
    settings.MAIL_IS_SET_UP = False
    assert "Digest" not in words(client.get("/collections/case"))
    settings.MAIL_IS_SET_UP = True
    assert links(client.get("/collections/case"), "Digest by mail") == ["/following"]
    assert client.post("/following", {"mail": "nobody"}).status_code == 422
    client.post("/following", {"mail": "ana@example.org"})
    client.post("/collections/case/follow", {"do": "follow", "rhythm": "weekly", "next": "/collections/case"})
    assert '<option value="weekly" selected>' in client.get("/collections/case").content.decode()
