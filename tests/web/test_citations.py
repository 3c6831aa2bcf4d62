"""A document's citations: who cites it, what it cites, the links of a paragraph, one added by hand."""

from __future__ import annotations

import pytest
from django.test import Client
from lxml import html

from tests.library.citations.papers import citing_paper, paper, put, says, target_paper
from tests.web.site import browser, links, words
from travaux.library.home import Home
from travaux.library.models import Citation, Edition, Visibility
from travaux.library.permissions import Viewer
from travaux.texts.citation import CitationKind
from travaux.texts.errors import FieldsError
from travaux.web import citations

pytestmark = pytest.mark.django_db


@pytest.fixture
def target(home: Home, owner: Viewer) -> Edition:
    """A document that three others cite, two of them in paragraph 2."""
    edition = target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2", date="2005-01-01")
    citing_paper(owner, "A/61/1", "A/57/292", "para:2", "para:3", date="2006-01-01")
    citing_paper(owner, "A/62/1", "A/57/292", date="2006-05-01")
    return edition


def test_who_cites_it_with_their_sentences(client: Client, target: Edition) -> None:
    page = client.get("/A/57/292/citations")
    said = words(page)
    assert "Cited by 3 passages of 3 other documents · cites nothing that was found" in said
    assert said.index("A/62/1, para. 1") < said.index("A/60/1, para. 1"), "the newest come first"
    assert b"The Committee recalls <mark>A/57/292</mark>, which it noted" in page.content
    assert links(page, "A/60/1, para. 1") == ["/A/60/1/en/para/1"]


def test_the_most_cited_paragraphs(client: Client, target: Edition) -> None:
    tree = html.fromstring(client.get("/A/57/292/citations").content)
    rows = [" ".join(row.text_content().split()) for row in tree.xpath("//ol[@class='most']/li")]
    assert [row[:1] for row in rows] == ["2", "1"]
    assert "para. 2 Paragraph 2 is about" in rows[0]


def test_what_it_cites_is_counted_by_target(client: Client, target: Edition, owner: Viewer) -> None:
    text = "See A/57/292, para. 2, A/1/1, and again A/1/1."
    again = text.rindex("A/1/1")
    found = (
        says(text, "A/57/292, para. 2", "A/57/292", "para:2"),
        says(text, "A/1/1", "A/1/1"),
        says(text[:again] + "A/1/1.", "A/1/1", "A/1/1"),
    )
    put(owner, paper("A/63/1", text), (("para_1", found),))
    tree = html.fromstring(client.get("/A/63/1/citations").content)
    rows = [
        " ".join(row.text_content().split())
        for row in tree.xpath("//section[@aria-labelledby='cites']//tbody/tr")
    ]
    assert rows == ["A/1/1 not in the library 2 para. 1", "A/57/292 1 para. 1"]


def test_pictures_have_their_tables(client: Client, target: Edition) -> None:
    tree = html.fromstring(client.get("/A/57/292/citations").content)
    assert tree.xpath("//section[@aria-labelledby='years']//*[local-name()='svg']")
    years = [
        " ".join(row.text_content().split())
        for row in tree.xpath("//table[contains(@class,'years')]/tbody/tr")
    ]
    assert [row[:6] for row in years] == ["2005 1", "2006 2"]
    assert tree.xpath("//section[@aria-labelledby='neighbours']//*[local-name()='svg']")
    assert len(tree.xpath("//section[@aria-labelledby='neighbours']//tbody/tr")) == 3
    assert not tree.xpath("//*[@style]"), "the site's policy allows no inline styles"


def test_one_that_nothing_cites(client: Client, owner: Viewer, home: Home) -> None:
    put(owner, paper("A/70/1", "It says nothing."))
    page = client.get("/A/70/1/citations")
    assert "No other document in the library cites it · cites nothing that was found" in words(page)
    assert b"<svg" not in page.content


def test_the_links_of_a_paragraph(client: Client, target: Edition) -> None:
    page = client.get("/A/57/292/citations?at=para_2")
    assert "Cited by 2 passages" in words(page)
    assert "A/62/1" not in words(page), "it cites the document, not this paragraph"
    part = client.get("/A/57/292/citations?at=para_2&part=links").content.decode()
    assert part.lstrip().startswith("<section") and "Links of para. 2" in part
    assert client.get("/A/57/292/citations?at=para_99").status_code == 404


def test_more_of_a_long_list(client: Client, owner: Viewer, home: Home) -> None:
    target_paper(owner)
    for number in range(23):
        citing_paper(owner, f"A/60/{number}", "A/57/292", "para:1")
    first = html.fromstring(client.get("/A/57/292/citations?at=para_1").content)
    (more,) = first.xpath("//li[@class='more-citing']/a")
    assert (len(first.xpath("//li[@class='citing']")), more.text_content()) == (20, "3 more")
    without_script = html.fromstring(client.get(f"/A/57/292/citations{more.get('href')}").content)
    assert len(without_script.xpath("//li[@class='citing']")) == 3
    rest = html.fragment_fromstring(client.get(more.get("hx-get")).content.decode(), create_parent="ol")
    assert len(rest.xpath("./li")) == 3 and rest.xpath("./li[1][@data-focus]")


@pytest.mark.parametrize("start", ["-1", "x", "9" * 40, "½"])
def test_a_start_that_is_none(client: Client, target: Edition, start: str) -> None:
    assert client.get("/A/57/292/citations", {"start": start}).status_code == 200


def test_a_private_paper_is_not_counted(home: Home, accounts: None, everyone: dict[str, Viewer]) -> None:
    target_paper(everyone["editor"])
    citing_paper(everyone["contributor"], "A/60/77", "A/57/292", "para:2", visibility=Visibility.PRIVATE)
    seen = browser(everyone["reader"]).get("/A/57/292/citations")
    assert "A/60/77" not in seen.content.decode() and "No other document" in words(seen)
    assert "A/60/77" in browser(everyone["contributor"]).get("/A/57/292/citations").content.decode()


class TestAddingByHand:
    """Whoever may review names what words cite."""

    def test_words_become_a_link(self, client: Client, target: Edition, owner: Viewer) -> None:
        put(owner, paper("A/70/1", "It recalls what was said. It recalls it again."))
        said = {"words": "recalls", "target": "A/57/292, para. 2", "start": "29"}
        answer = client.post("/A/70/1/en/citations?at=para_1", said)
        assert (answer.status_code, answer["Location"]) == (302, "/A/70/1/en/para/1")
        (made,) = Citation.objects.filter(edition__work__symbol="A/70/1")
        assert (made.start, made.text, made.target, made.pinpoints) == (29, "recalls", "A/57/292", ["para:2"])
        page = client.get("/A/70/1/en/para/1").content.decode()
        assert 'href="/A/57/292/para/2"' in page and "this paragraph cites A/57/292" in page

    @pytest.mark.parametrize(
        ("said", "sentence"),
        [
            ({"words": "sings", "target": "A/57/292"}, "do not stand in the paragraph"),
            ({"words": "recalls", "target": "hello, world"}, "names no document"),
            ({"words": "recalls", "target": ""}, "required"),
        ],
    )
    def test_what_can_not_be(
        self, client: Client, target: Edition, owner: Viewer, said: dict[str, str], sentence: str
    ) -> None:
        put(owner, paper("A/70/1", "It recalls what was said."))
        answer = client.post("/A/70/1/en/citations?at=para_1", said)
        assert answer.status_code == 422 and sentence in words(answer)
        assert not Citation.objects.filter(edition__work__symbol="A/70/1").exists()

    def test_readers_have_no_form(self, home: Home, accounts: None, everyone: dict[str, Viewer]) -> None:
        put(everyone["editor"], paper("A/70/1", "It recalls what was said."))
        assert b"cite-form" not in browser(everyone["reader"]).get("/A/70/1/citations?at=para_1").content
        assert b"cite-form" in browser(everyone["editor"]).get("/A/70/1/citations?at=para_1").content


@pytest.mark.parametrize(
    ("near", "place"),
    [
        pytest.param(None, (3, 5), id="the first time"),
        pytest.param(10, (10, 12), id="where they were selected"),
        pytest.param(4, (3, 5), id="not where it was said"),
    ],
)
def test_where_words_stand(near: int | None, place: tuple[int, int]) -> None:
    assert citations.stretch("It is and is so", "is", near) == place


def test_words_that_do_not_stand_there() -> None:
    with pytest.raises(FieldsError, match="do not stand"):
        citations.stretch("It is", "was", 0)


def test_references_to_itself_are_not_what_it_cites(client: Client, owner: Viewer, home: Home) -> None:
    text = "See paragraph 1 above."
    found = (says(text, "paragraph 1 above", "self", "para:1", kind=CitationKind.INTERNAL),)
    put(owner, paper("A/70/1", text), (("para_1", found),))
    assert "cites nothing that was found" in words(client.get("/A/70/1/citations"))
