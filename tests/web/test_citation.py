"""One citation: its page and its preview."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.library.citations.papers import citing_paper, paper, put, says, target_paper, unsure
from tests.web.site import browser, links, words
from travaux.library.home import Home
from travaux.library.models import Citation, Visibility
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def only() -> int:
    """The number of the one citation there is."""
    return Citation.objects.get().pk


def test_a_preview_shows_the_paragraph(client: Client, home: Home, owner: Viewer) -> None:
    target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    answer = client.get(f"/citations/{only()}?part=preview")
    said = words(answer)
    assert "A/57/292, para. 2" in said and "Paragraph 2 is about the human rights" in said
    assert "An item;" in said, "what hangs on the paragraph belongs to it"
    assert set(links(answer, "A/57/292, para. 2")) == {"/A/57/292/para/2"}
    assert answer["Cache-Control"] == "private, no-cache"


def test_a_paragraph_that_the_document_has_not(client: Client, home: Home, owner: Viewer) -> None:
    target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:99")
    assert "has no such paragraph" in words(client.get(f"/citations/{only()}?part=preview"))
    assert "has no such paragraph" in words(client.get(f"/citations/{only()}"))


def test_one_that_is_not_here_says_how_often_it_is_cited(client: Client, home: Home, owner: Viewer) -> None:
    for number in (1, 2, 3):
        citing_paper(owner, f"A/60/{number}", "A/1/1")
    first = Citation.objects.earliest("pk").pk
    page = words(client.get(f"/citations/{first}"))
    assert "A/1/1 is not in this library" in page and "3 passages of 3 documents here cite it." in page
    assert "Cited by 3 passages here, in 3 documents" in words(client.get(f"/citations/{first}?part=preview"))


def test_several_that_may_be_meant(client: Client, home: Home, owner: Viewer) -> None:
    target_paper(owner)
    text = "It recalls the Covenant."
    put(owner, paper("A/60/1", text), (("para_1", (unsure(text, "the Covenant", "A/RES/9", "A/57/292"),)),))
    preview = client.get(f"/citations/{only()}?part=preview")
    assert "Several may be meant" in words(preview) and "perhaps A/57/292" in words(preview)
    assert links(preview, "A/57/292") == ["/A/57/292"]


def test_the_sentence_is_marked_and_why_is_said(client: Client, home: Home, owner: Viewer) -> None:
    target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    page = client.get(f"/citations/{only()}")
    assert b"recalls <mark>A/57/292</mark>" in page.content and "Why a symbol" in words(page)


def test_what_may_not_be_seen(home: Home, accounts: None, everyone: dict[str, Viewer]) -> None:
    """A citation in a private document is not there for others."""
    text = "It recalls A/1/1."
    put(
        everyone["contributor"],
        paper("A/60/1", text),
        (("para_1", (says(text, "A/1/1", "A/1/1"),)),),
        Visibility.PRIVATE,
    )
    assert browser(everyone["reader"]).get(f"/citations/{only()}").status_code == 404
    assert browser(everyone["contributor"]).get(f"/citations/{only()}").status_code == 200


def test_a_private_target_is_not_here(home: Home, accounts: None, everyone: dict[str, Viewer]) -> None:
    put(everyone["contributor"], paper("A/57/292", "A secret."), visibility=Visibility.PRIVATE)
    citing_paper(everyone["editor"], "A/60/1", "A/57/292", "para:1")
    for part in ("", "?part=preview"):
        seen = words(browser(everyone["reader"]).get(f"/citations/{only()}{part}"))
        assert "secret" not in seen and "ot in th" in seen
    assert "A secret." in words(browser(everyone["contributor"]).get(f"/citations/{only()}"))


def test_only_reviewers_decide(home: Home, accounts: None, everyone: dict[str, Viewer]) -> None:
    citing_paper(everyone["editor"], "A/60/1", "A/1/1")
    assert b'value="rejected"' not in browser(everyone["reader"]).get(f"/citations/{only()}").content
    assert b'value="rejected"' in browser(everyone["editor"]).get(f"/citations/{only()}").content


def test_there_is_no_such_citation(client: Client, home: Home, owner: Viewer) -> None:
    assert client.get("/citations/999").status_code == 404
