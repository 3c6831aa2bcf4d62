"""One connection: both ends, changing what it says, swapping, removing and bringing back."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.connected import documents, join, note
from tests.web.site import browser, links, words
from travaux.library.connections import groups
from travaux.library.home import Home
from travaux.library.models import Connection, Edition
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(home: Home, owner: Viewer) -> tuple[Edition, Edition]:
    return documents(owner)


def test_both_ends_with_their_words(client: Client, both: tuple[Edition, Edition], owner: Viewer) -> None:
    made = join(owner, *both, note="Word for word.")
    page = client.get(f"/connections/{made.pk}")
    said = words(page)
    assert "A/57/292, para. 2 implements CCPR/C/GC/35, para. 1" in said
    assert "Arbitrary detention of migrants must end." in said, "the words and those around them"
    assert said.count("as it was chosen") == 2
    assert b"<mark>Arbitrary detention</mark>" in page.content
    assert links(page, "Open")[0] == "/A/57/292/en/para/2#para_2:0-19"


def test_what_it_says_is_changed(client: Client, both: tuple[Edition, Edition], owner: Viewer) -> None:
    made = join(owner, *both)
    page = f"/connections/{made.pk}"
    said = {
        "do": "change",
        "relation": "cites",
        "note": "Compare.",
        "tags": "liberty, police",
        "sharing": "private",
    }
    assert client.post(page, said).status_code == 302
    shown = words(client.get(page))
    assert "para. 2 cites CCPR" in shown and "only you see it" in shown and "liberty" in shown
    made.refresh_from_db()
    assert (made.note, made.sharing) == ("Compare.", "private")
    assert client.post(page, {**said, "relation": "adores"}).status_code == 422
    assert client.post(page, {"do": "dance"}).status_code == 400


def test_one_that_would_say_the_same_as_another_is_refused_in_words(
    client: Client, both: tuple[Edition, Edition], owner: Viewer
) -> None:
    join(owner, *both)
    other = join(owner, *both, relation="cites")
    answer = client.post(
        f"/connections/{other.pk}", {"do": "change", "relation": "implements", "sharing": "public"}
    )
    assert answer.status_code == 422 and Connection.objects.get(pk=other.pk).relation == "cites"


def test_swapped(client: Client, both: tuple[Edition, Edition], owner: Viewer) -> None:
    made = join(owner, *both)
    client.post(f"/connections/{made.pk}", {"do": "swap"})
    assert "CCPR/C/GC/35, para. 1 implements A/57/292, para. 2" in words(
        client.get(f"/connections/{made.pk}")
    )


def test_removed_and_brought_back(client: Client, both: tuple[Edition, Edition], owner: Viewer) -> None:
    made = note(owner, both[0])
    page = f"/connections/{made.pk}"
    answer = client.post(page, {"do": "remove"}, follow=True)
    assert "It was removed. Undo" in words(answer)
    assert client.get(page).status_code == 404
    assert "It is back." in words(client.post(page, {"do": "restore"}, follow=True))
    assert "Ask for figures." in words(client.get(page))


def test_who_may(home: Home, everyone: dict[str, Viewer], accounts: None) -> None:
    report, comment = documents(everyone["editor"])
    made = join(everyone["contributor"], report, comment)
    page = f"/connections/{made.pk}"
    assert "Change the connection" not in words(browser(everyone["reader"]).get(page))
    assert browser(everyone["reader"]).post(page, {"do": "remove"}).status_code == 403
    assert "Change the connection" in words(browser(everyone["contributor"]).get(page))
    assert browser(everyone["editor"]).post(page, {"do": "remove"}).status_code == 302


def test_shared_with_a_group_of_theirs(home: Home, everyone: dict[str, Viewer], accounts: None) -> None:
    report, comment = documents(everyone["editor"])
    made = join(everyone["contributor"], report, comment)
    group = groups.create(everyone["admin"], "Geneva")
    people = [who.person for who in (everyone["contributor"], everyone["reader"]) if who.person]
    groups.set_members(everyone["admin"], group.pk, people)
    said = {"do": "change", "relation": "implements", "sharing": f"group:{group.pk}"}
    assert browser(everyone["contributor"]).post(f"/connections/{made.pk}", said).status_code == 302
    seen = {name: browser(who).get(f"/connections/{made.pk}").status_code for name, who in everyone.items()}
    assert seen == {"visitor": 404, "reader": 200, "contributor": 200, "editor": 404, "admin": 404}
    assert "shared with Geneva" in words(browser(everyone["reader"]).get(f"/connections/{made.pk}"))
