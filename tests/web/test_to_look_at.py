"""Passages that a new version left uncertain: what was, what is, and what a person decides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from tests.library.shelf import shelve, short_report
from tests.web.connected import REPORT, documents, join
from tests.web.site import browser, links, words
from travaux.library.home import Home
from travaux.library.models import PassagePlace
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db
PAGE = "/connections/check"


@pytest.fixture
def waiting(home: Home, owner: Viewer) -> PassagePlace:
    """Paragraph 2 was rewritten, its number and little else stayed."""
    report, comment = documents(owner)
    join(owner, report, comment, at="para_2")
    made = short_report(REPORT)
    blocks = [
        replace(block, text="Detention must never be arbitrary, and never last long.")
        if block.address == "para_2" else block
        for block in made.blocks
    ]  # fmt: skip
    shelve(replace(made, blocks=tuple(blocks)), owner)
    return PassagePlace.objects.get(certain=False)


def test_what_was_and_what_is(client: Client, waiting: PassagePlace) -> None:
    page = client.get(PAGE)
    said = words(page)
    assert "1 passage" in said and "In version 2 of A/57/292" in said
    assert "Was Arbitrary detention of migrants must end." in said
    assert links(page, "Open the document")[0].startswith("/A/57/292/en")
    assert "Passages to look at 1" in words(client.get("/")), "the menu says that something waits"


def test_put_elsewhere_and_undone(client: Client, waiting: PassagePlace) -> None:
    answer = client.post(PAGE, {"do": "put", "place": waiting.pk, "at": "4"}, follow=True)
    assert "The passage is settled. Undo" in words(answer)
    waiting.refresh_from_db()
    assert (waiting.address, waiting.certain) == ("para_4", True)
    assert "Passages to look at" not in words(client.get("/"))
    client.post(PAGE, {"do": "undo", "place": waiting.pk})
    assert "1 passage" in words(client.get(PAGE))


def test_gone(client: Client, waiting: PassagePlace) -> None:
    client.post(PAGE, {"do": "gone", "place": waiting.pk})
    waiting.refresh_from_db()
    assert (waiting.address, waiting.certain) == ("", True)


def test_a_paragraph_that_is_not_there_is_said_beside_its_field(
    client: Client, waiting: PassagePlace
) -> None:
    answer = client.post(PAGE, {"do": "put", "place": waiting.pk, "at": "62"})
    assert answer.status_code == 422 and b'aria-invalid="true"' in answer.content
    assert client.post(PAGE, {"do": "put", "place": waiting.pk, "at": ""}).status_code == 422
    assert client.post(PAGE, {"do": "dance"}).status_code == 400


def test_nothing_to_look_at(home: Home, everyone: dict[str, Viewer], accounts: None) -> None:
    assert "Nothing is left to look at" in words(browser(everyone["contributor"]).get(PAGE))
    assert browser(everyone["reader"]).get(PAGE).status_code == 403
