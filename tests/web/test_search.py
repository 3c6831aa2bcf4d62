"""The search page: results by document, facets, jumps, what to do when nothing is found."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils.html import escape

from tests.library.citations.papers import citing_paper, target_paper
from tests.library.shelf import shelve, short_report
from tests.web.site import browser, links, words
from travaux.library.models import Edition
from travaux.library.permissions import Viewer
from travaux.library.search import indexing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def three(owner: Viewer) -> dict[str, Edition]:
    made = {
        "en": shelve(short_report(), owner),
        "fr": shelve(short_report(language="fr"), owner),
        "private": shelve(short_report("A/58/1", date="2003-01-02"), owner, visibility="private"),
    }
    indexing.follow()
    return made


def test_a_result_is_a_paragraph_of_a_document(client: Client, three: dict[str, Edition]) -> None:
    page = client.get("/search?q=torture&lang=en")
    text = words(page)
    assert "2 paragraphs in 2 documents" in text
    assert "Understood as torture" in text
    assert b"End <mark>torture</mark>;" in page.content
    assert "/A/57/292/en/para/3(a)" in links(page, "(a)") or "/A/57/292/en/at/para_3__list_a" in links(
        page, "(a)"
    )
    assert links(page, "Take away Language English") == ["?q=torture"]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("A/57/292", "/A/57/292"),
        ("A/57/292, para. 3", "/A/57/292/para/3"),
        ("a/57/292 § 3-4", "/A/57/292/paras/3-4"),
    ],
)
def test_a_citation_goes_straight_there(
    client: Client, three: dict[str, Edition], typed: str, place: str
) -> None:
    answer = client.get("/search", {"q": typed})
    assert (answer.status_code, answer["Location"]) == (302, place)
    stays = client.get("/search", {"q": typed, "stay": "1"})
    assert links(stays, "Go to A/57/292") == [place]


def test_a_citation_that_is_not_here(client: Client, three: dict[str, Edition]) -> None:
    text = words(client.get("/search?q=A/57/293,+para.+2"))
    assert "A/57/293 is not in this library. The nearest symbol is A/57/292." in text


def test_a_private_document_is_no_place_to_jump_to(
    three: dict[str, Edition], everyone: dict[str, Viewer], settings: LazySettings
) -> None:
    settings.MODE = "server"
    answer = browser(everyone["reader"]).get("/search?q=A/58/1")
    assert answer.status_code == 200
    assert "2003" not in words(browser(everyone["reader"]).get("/search?q=torture"))


def test_a_bad_query_says_where(client: Client, three: dict[str, Edition]) -> None:
    page = client.get("/search", {"q": 'torture "and'})
    assert page.status_code == 200
    assert '<mark class="wrong-spot">' in page.content.decode()
    assert escape('torture "and') in page.content.decode()


@pytest.mark.parametrize(
    "query",
    ["q=%22", "q=((((", "q=a+NEAR/5", "q=%00", "q=" + "x" * 5000, "q=<script>alert(1)</script>", "q=*",
     "q=torture&page=999", "q=torture&sort=x", "q=torture&year=x-y", "q=torture&collection=none", "q=lang:"],
)  # fmt: skip
def test_no_query_breaks_it(client: Client, three: dict[str, Edition], query: str) -> None:
    page = client.get(f"/search?{query}")
    assert page.status_code == 200
    assert b"<script>alert" not in page.content


def test_nothing_found_says_what_to_take_away(client: Client, three: dict[str, Edition]) -> None:
    page = client.get("/search?q=torture&year=1999")
    assert "Nothing found" in words(page)
    assert links(page, "Year: 1999") == ["?q=torture"]
    assert "3 paragraphs" in words(page)
    assert links(page, "police NEAR/5 custody")


def test_exact_is_one_click_away(client: Client, three: dict[str, Edition]) -> None:
    assert "1 paragraph" in words(client.get("/search?q=tortured&lang=en&year=2002"))
    assert links(client.get("/search?q=tortured"), "exactly these words") == ["?q=tortured&exact=1"]
    assert "Nothing found" in words(client.get("/search?q=tortured&exact=1"))


def test_n_more_opens_in_place_or_narrows(client: Client, three: dict[str, Edition]) -> None:
    page = client.get(
        "/search?q=kind:report+OR+migrants+OR+the+OR+states+OR+torture+OR+police&lang=en&year=2002"
    )
    (href,) = links(page, "more in A/57/292")
    assert "in=A%2F57%2F292%2Fen" in href
    narrowed = client.get(f"/search{href}")
    assert "Only in" in words(narrowed)
    body = page.content.decode()
    edition = three["en"].pk
    assert f"edition={edition}&amp;skip=3" in body
    rest = client.get(f"/search/more?q=torture&edition={edition}&skip=0")
    assert rest.content.decode().count('class="hit"') == 1


def test_within_one_document(client: Client, three: dict[str, Edition]) -> None:
    page = client.get("/search?q=torture&in=A/57/292/fr")
    assert "1 paragraph" in words(page)
    assert links(page, "search the whole library") == ["?q=torture"]
    assert client.get("/search?q=torture&in=A/99/99").status_code == 404
    assert client.get("/search?q=torture&in=nonsense").status_code == 404


def test_more_of_what_may_not_be_seen(
    three: dict[str, Edition], everyone: dict[str, Viewer], settings: LazySettings
) -> None:
    settings.MODE = "server"
    answer = browser(everyone["reader"]).get(f"/search/more?q=torture&edition={three['private'].pk}")
    assert answer.status_code == 404
    assert (
        browser(everyone["admin"]).get(f"/search/more?q=torture&edition={three['private'].pk}").status_code
        == 200
    )


def test_before_anything_is_typed(client: Client, db: None) -> None:
    page = client.get("/search")
    assert links(page, '"arbitrary detention"') == ["/search?q=%22arbitrary%20detention%22"]


def test_the_same_as_data(client: Client, three: dict[str, Edition]) -> None:
    (href,) = links(client.get("/search?q=torture&lang=en"), "JSON")
    assert client.get(href).json()["total"] == 2


def test_what_cites_something_is_a_choice_to_take_away(client: Client, owner: Viewer) -> None:
    target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    citing_paper(owner, "A/61/1", "A/57/292")
    indexing.follow()

    page = client.get("/search?q=recalls&cites=A/57/292+para+2&lang=en")
    assert "1 paragraph in 1 document" in words(page)
    assert links(page, "Take away Cites A/57/292, para. 2") == ["?q=recalls&lang=en"]
    assert links(page, "Clear all") == ["?q=recalls"]
    cited = client.get("/search?cited-by=A/60/1")
    assert links(cited, "Take away Cited by A/60/1") == ["?"]
    assert "/A/57/292/en/para/2" in links(cited, "2.")


def test_a_document_says_how_often_it_is_cited_and_leads_there(client: Client, owner: Viewer) -> None:
    target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    citing_paper(owner, "A/61/1", "A/57/292", "para:2")
    indexing.follow()

    page = client.get("/search?q=families&sort=cited")
    assert links(page, "cited by 2 documents") == ["?cites=A/57/292"]
    assert "cited by 2 paragraphs" in words(page)
    assert "2 paragraphs in 2 documents" in words(client.get("/search?cites=A/57/292"))


def test_most_cited_is_kept_when_more_is_opened(client: Client, owner: Viewer) -> None:
    edition = target_paper(owner, count=8)
    citing_paper(owner, "A/60/1", "A/57/292", "para:7")
    indexing.follow()

    page = client.get("/search?q=families&sort=cited")
    rest = client.get(f"/search/more?q=families&sort=cited&edition={edition.pk}&skip=3")
    first = links(page, "open the paragraph")
    assert first[0] == "/A/57/292/en/para/7"
    assert len({*first, *links(rest, "open the paragraph")}) == 8
