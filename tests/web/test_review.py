"""Review: three lists, decisions one by one and many at once, undo, what is measured."""

from __future__ import annotations

import pytest
from django.test import Client
from lxml import html

from tests.library.citations.papers import citing_paper, paper, put, says, target_paper, unsure
from tests.web.site import browser, words
from travaux.library.home import Home
from travaux.library.models import Citation, CitationDecision, Verdict
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def queue(home: Home, owner: Viewer) -> None:
    """Two sure citations, one to choose, one that is not here and is cited twice."""
    target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    citing_paper(owner, "A/60/2", "A/57/292", "para:3")
    text = "It recalls the Covenant, A/1/1 and A/1/1 again."
    again = says(text[: text.rindex("A/1/1")].replace("A/1/1", "-----") + "A/1/1", "A/1/1", "A/1/1")
    found = (unsure(text, "the Covenant", "A/RES/9", "A/57/292"), says(text, "A/1/1", "A/1/1"), again)
    put(owner, paper("A/60/3", text), (("para_1", found),))


def sure(number: int = 0) -> Citation:
    """One of the sure ones."""
    return Citation.objects.filter(target="A/57/292").order_by("pk")[number]


def rows(answer: object) -> list[str]:
    """The rows of the list as text."""
    tree = html.fromstring(answer.content)  # type: ignore[attr-defined]
    return [" ".join(row.text_content().split()) for row in tree.xpath("//*[@data-row]")]


def decided(answer: object) -> html.HtmlElement:
    return html.fragments_fromstring(answer.content.decode())[0]  # type: ignore[attr-defined]


@pytest.mark.usefixtures("queue")
class TestLists:
    """What is to be reviewed."""

    def test_tabs_are_counted(self, client: Client) -> None:
        assert "Sure 2 Choose 1 Not in the library 1" in words(client.get("/review"))

    def test_a_row_has_sentence_target_and_reason(self, client: Client) -> None:
        page = client.get("/review")
        (first, _second) = rows(page)
        assert "A/60/1, para. 1" in first and "which it noted at its last session" in first
        assert "→ A/57/292, para. 2" in first and "Paragraph 2 is about the human rights" in first
        assert "a symbol" in first
        assert b"recalls <mark>A/57/292</mark>" in page.content

    def test_what_may_be_meant_is_a_button_each(self, client: Client) -> None:
        tree = html.fromstring(client.get("/review?tab=choose").content)
        assert tree.xpath("//button[@name='choice']/@value") == [
            "A/57/292",
            "A/RES/9",
        ]  # what is here comes first

    def test_what_is_missing_is_ranked(self, client: Client) -> None:
        page = client.get("/review?tab=missing")
        assert "A/1/1 cited 2 times in 1 document" in rows(page)[0]
        assert b'href="/api/acquisitions.csv"' in page.content

    def test_one_document_alone(self, client: Client) -> None:
        page = client.get("/review?in=/A/60/2/en")
        assert "Sure 1 Choose 0 Not in the library 0" in words(page) and len(rows(page)) == 1
        assert client.get("/review?in=/A/99/9/en").status_code == 404

    @pytest.mark.parametrize(
        "query", ["tab=nonsense", "page=99", "page=x", "undo=x", "in=x", "count=99999999999"]
    )
    def test_an_address_that_says_nonsense(self, client: Client, query: str) -> None:
        assert client.get(f"/review?{query}").status_code == 200

    def test_the_page_asks_few_questions(self, client: Client, django_assert_max_num_queries: object) -> None:
        """As many however many rows there are."""
        with django_assert_max_num_queries(16):  # type: ignore[operator]
            client.get("/review")

    def test_nothing_left(self, client: Client) -> None:
        Citation.objects.all().delete()
        assert "Nothing is left to decide here." in words(client.get("/review"))


@pytest.mark.usefixtures("queue")
class TestDeciding:
    """Forms as a browser without scripts sends them."""

    def _send(self, client: Client, **said: object) -> str:
        answer = client.post("/review", {"do": "decide", "next": "/review?tab=sure", **said})
        assert answer.status_code == 302, answer.content
        return str(answer["Location"])

    def test_accepting_comes_back_and_can_be_undone(self, client: Client) -> None:
        where = self._send(client, citation=sure().pk, verdict="accepted")
        page = client.get(where)
        assert "1 citation was decided." in words(page) and "Sure 1" in words(page)
        (batch,) = html.fromstring(page.content).xpath(
            "//form[contains(@class,'undo-bar')]//input[@name='batch']/@value"
        )
        back = client.post("/review", {"do": "undo", "batch": batch, "next": "/review"})
        assert "Sure 2" in words(client.get(back["Location"]))

    def test_rejecting(self, client: Client) -> None:
        self._send(client, citation=sure().pk, verdict="rejected")
        assert sure().state == "rejected"

    def test_another_target(self, client: Client) -> None:
        one = sure()
        self._send(client, citation=one.pk, verdict="other", target="/A/57/292/para/4")
        one.refresh_from_db()
        assert (one.target, one.pinpoints) == ("A/57/292", ["para:4"])

    def test_choosing(self, client: Client) -> None:
        one = Citation.objects.get(state="ambiguous")
        self._send(client, citation=one.pk, choice="A/57/292")
        one.refresh_from_db()
        assert (one.state, one.target) == ("resolved", "A/57/292")

    def test_accepting_all_of_a_page(self, client: Client) -> None:
        ids = [sure(0).pk, sure(1).pk]
        answer = client.post("/review", {"do": "accept-all", "citation": ids, "next": "/review"})
        assert "2 citations were decided." in words(client.get(answer["Location"]))
        assert CitationDecision.objects.filter(verdict=Verdict.ACCEPTED).count() == 2

    def test_accepting_all_of_a_document(self, client: Client) -> None:
        client.post("/review", {"do": "accept-all", "in": "/A/60/1/en", "next": "/review"})
        assert CitationDecision.objects.count() == 1

    @pytest.mark.parametrize("said", [{"do": "dance"}, {"do": "undo", "batch": "x"}, {}])
    def test_what_can_not_be_done(self, client: Client, said: dict[str, str]) -> None:
        assert client.post("/review", said).status_code == 400

    def test_next_leads_nowhere_else(self, client: Client) -> None:
        answer = client.post(
            "/review",
            {"do": "decide", "citation": sure().pk, "verdict": "accepted", "next": "https://evil.example/"},
        )
        assert answer["Location"].startswith("/?")


@pytest.mark.usefixtures("queue")
class TestInPlace:
    """What the script gets."""

    def test_a_row_is_answered_and_tabs_are_counted_again(self, client: Client) -> None:
        one = sure()
        answer = client.post(
            "/review",
            {"do": "decide", "citation": one.pk, "verdict": "accepted", "next": "/review"},
            headers=HTMX,
        )
        row = decided(answer)
        assert row.get("id") == f"row-{one.pk}" and "decided" in row.get("class")
        assert "Accepted" in row.text_content()
        assert 'hx-swap-oob="true"' in answer.content.decode() and "Sure 1" in words(answer)

    def test_undo_brings_the_row_back(self, client: Client) -> None:
        one = sure()
        answer = client.post(
            "/review", {"do": "decide", "citation": one.pk, "verdict": "rejected"}, headers=HTMX
        )
        batch = decided(answer).get("data-batch")
        again = client.post("/review", {"do": "undo", "batch": batch, "citation": one.pk}, headers=HTMX)
        assert "decided" not in decided(again).get("class")
        assert "Paragraph 2 is about" in decided(again).text_content()

    def test_a_target_that_is_none_is_said_in_the_row(self, client: Client) -> None:
        said = {"do": "decide", "citation": sure().pk, "verdict": "other", "target": "hello, world"}
        answer = client.post("/review", said, headers=HTMX)
        assert answer.status_code == 422 and "names no document" in words(answer)
        assert decided(answer).xpath(".//input[@name='target']/@value") == ["hello, world"]

    def test_a_citation_that_is_gone(self, client: Client) -> None:
        said = {"do": "decide", "citation": "999", "verdict": "accepted"}
        assert client.post("/review", said, headers=HTMX).status_code == 404


def test_the_share_of_right_proposals_once_fifty_are_decided(
    client: Client, home: Home, owner: Viewer
) -> None:
    target_paper(owner)
    for number in range(50):
        citing_paper(owner, f"A/60/{number}", "A/57/292", "para:2")
    ids = list(Citation.objects.values_list("pk", flat=True))
    for one in ids[:4]:
        client.post("/review", {"do": "decide", "citation": one, "verdict": "rejected"})
    assert "4 of 50 decisions until" in words(client.get("/review"))
    client.post("/review", {"do": "accept-all", "citation": ids[4:]})
    assert "So far 92 % of what was proposed was right (50 decided)." in words(client.get("/review"))


@pytest.mark.parametrize(
    ("role", "status"), [("reader", 403), ("contributor", 403), ("editor", 200), ("admin", 200)]
)
def test_who_may_review(
    home: Home, accounts: None, everyone: dict[str, Viewer], role: str, status: int
) -> None:
    answer = browser(everyone[role]).get("/review")
    assert answer.status_code == status
    assert (">Review</a>" in browser(everyone[role]).get("/help").content.decode()) is (status == 200)
