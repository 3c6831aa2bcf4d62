"""Help: every example works, every key and state is told."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client

from tests.web.site import words
from travaux.library.models import State
from travaux.texts import links
from travaux.texts.query_parser import forgiving
from travaux.web.help import ADDRESSES, QUERIES, STATES
from travaux.web.shortcuts import SHORTCUTS

pytestmark = pytest.mark.django_db


def test_every_key_and_state_is_told(client: Client) -> None:
    text = words(client.get("/help"))
    for row in SHORTCUTS:
        assert str(row.words) in text
    assert {state for state, _ in STATES} == set(State)
    for state in State:
        assert str(state.label) in text


@pytest.mark.parametrize("query", [query for query, _ in QUERIES])
def test_every_example_is_understood_and_can_be_followed(client: Client, query: str) -> None:
    node, problems = forgiving(query)
    assert node is not None
    assert not problems or query.startswith("A/")
    assert client.get("/search", {"q": query}).status_code == 200
    assert query in unescape(client.get("/help").content.decode())


@pytest.mark.parametrize("address", [address for address, _ in ADDRESSES])
def test_every_address_is_one(address: str) -> None:
    place = links.parse(address)
    assert place is not None
    assert place.path() == address
    assert place.symbol == "A/57/292"


@pytest.mark.parametrize("part", ["citing", "searching", "keys", "addresses", "states"])
def test_parts_have_addresses(client: Client, part: str) -> None:
    body = client.get("/help").content.decode()
    assert f'id="{part}"' in body and f'href="#{part}"' in body
