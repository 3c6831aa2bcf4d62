"""What stands in an edition, by the API: blocks, paragraphs, outline, pages, pictures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from tests.api.seeding import seed
from tests.library.shelf import shelve, short_report
from travaux.library import pictures
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(local: Client, owner: Viewer) -> str:
    """The address of an edition in the API."""
    return f"/api/editions/{shelve(short_report(), owner).pk}"


@pytest.fixture
def drawing() -> Iterator[None]:
    """Ends the processes that draw."""
    yield
    pictures.close()


def test_blocks_of_one_kind(local: Client, path: str) -> None:
    answer = local.get(f"{path}/blocks", {"kind": "item"}).json()

    assert [(one["address"], one["number"], one["parent"]) for one in answer["items"]] == [
        ("para_3__list_a", "a", "para_3"),
        ("para_3__list_b", "b", "para_3"),
    ]
    assert answer["items"][0]["link"] == "/A/57/292/en/para/3(a)"
    assert answer["items"][0]["spans"][0]["page"] == 2


@pytest.mark.parametrize(
    ("number", "addresses", "blocks", "cited"),
    [
        ("2", ["para_2"], 1, "A/57/292, para. 2"),
        ("3", ["para_3"], 3, "A/57/292, para. 3"),
        ("3(b)", ["para_3__list_b"], 1, "A/57/292, para. 3 (b)"),
        ("1-2", ["para_1", "para_2"], 2, "A/57/292, paras. 1 and 2"),
    ],
)
def test_paragraphs_by_number_with_their_citations(
    local: Client, path: str, number: str, addresses: list[str], blocks: int, cited: str
) -> None:
    answer = local.get(f"{path}/paragraphs/{number}").json()

    assert (answer["addresses"], len(answer["blocks"])) == (addresses, blocks)
    assert answer["citations"]["un"] == cited
    assert "9 August 2002" in answer["citations"]["oscola"] and "U.N. Doc." in answer["citations"]["bluebook"]


def test_a_citation_in_another_language(local: Client, path: str) -> None:
    answer = local.get(f"{path}/paragraphs/2", {"language": "es"}).json()

    assert answer["citations"]["un"] == "A/57/292, párr. 2"


def test_a_number_that_is_not_there_names_the_nearest(local: Client, path: str) -> None:
    answer = local.get(f"{path}/paragraphs/9")

    assert (answer.status_code, answer.json()["code"]) == (404, "missing")
    assert "run from 1 to 4" in answer.json()["detail"]


def test_a_block_by_its_address(local: Client, path: str) -> None:
    answer = local.get(f"{path}/blocks/sec_II").json()

    assert [block["text"] for block in answer["blocks"]] == ["Recommendations"]
    assert local.get(f"{path}/blocks/sec_IX").status_code == 404


def test_the_outline(local: Client, path: str) -> None:
    answer = local.get(f"{path}/outline").json()

    assert [(one["number"], one["text"], one["link"]) for one in answer] == [
        ("I", "Introduction", "/A/57/292/en/at/sec_I"),
        ("II", "Recommendations", "/A/57/292/en/at/sec_II"),
    ]


def test_pages_and_their_lines(local: Client, path: str) -> None:
    listed = local.get(f"{path}/pages").json()["items"]
    page = local.get(f"{path}/pages/2").json()

    assert [one["number"] for one in listed] == [1, 2] and "lines" not in listed[0]
    assert [line["text"] for line in page["lines"]] == ["States should:"]
    assert local.get(f"{path}/pages/3").json()["detail"].endswith("its pages are 1 to 2.")


def test_a_page_as_a_picture(local: Client, owner: Viewer, drawing: None) -> None:
    edition = seed(owner, "A/57/292", "public", job=1).edition

    answer = local.get(f"/api/editions/{edition.pk}/pages/1/picture", {"width": 600})

    assert answer["Content-Type"] == "image/png"
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")
