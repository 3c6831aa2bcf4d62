"""Citations as links in the text: at their offsets, none over another, the text as it was."""

from __future__ import annotations

import pytest
from lxml import html

from tests.builders import block, reading
from tests.library.citations.papers import citing_paper, paper, put, says, target_paper, unsure
from travaux.library.citations.linking import Linked
from travaux.library.home import Home
from travaux.library.models import Visibility
from travaux.library.permissions import Viewer
from travaux.texts.citation import CitationKind
from travaux.texts.links import Place
from travaux.texts.reading import Mark
from travaux.web import citation_links, reading_text
from travaux.web.citation_links import Link, Links

pytestmark = pytest.mark.django_db
TEXT = "See A/57/292, para. 2, A/1/1, paragraph 2 above and the Covenant."


def found(start: int, end: int, **fields: object) -> Linked:
    """A citation of these characters."""
    known: dict[str, object] = {"id": 1, "state": "resolved", "work_id": 7, "symbol": "A/1"}
    return Linked(start=start, end=end, **(known | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param([(0, 4), (6, 9)], [(0, 4), (6, 9)], id="beside each other"),
        pytest.param([(6, 9), (0, 4)], [(0, 4), (6, 9)], id="in the order of the text"),
        pytest.param([(0, 6), (4, 9)], [(0, 6), (6, 9)], id="the first has the words they share"),
        pytest.param(
            [(0, 9), (2, 4)], [(0, 9)], id="one inside another is reached from the paragraph's list"
        ),
        pytest.param([(0, 4), (0, 9)], [(0, 9)], id="the longer of two that begin together"),
        pytest.param([(0, 4), (0, 4)], [(0, 4)], id="two targets for the same words"),
    ],
)
def test_no_link_stands_over_another(given: list[tuple[int, int]], kept: list[tuple[int, int]]) -> None:
    some = [found(*pair, id=number) for number, pair in enumerate(given)]
    links = citation_links.links_of(some, 1, set(), "/citations/")
    assert [(one.start, one.end) for one in links] == kept


@pytest.mark.parametrize(
    ("one", "href", "look"),
    [
        (found(0, 4), "/A/1", ""),
        (found(0, 4, place="para_3"), "/A/1/para/3", ""),
        (found(0, 4, work_id=9, place="para_2"), "#para_2", ""),  # within the page
        (found(0, 4, work_id=9, place="para_99"), "/A/1/para/99", ""),  # not in this version
        (found(0, 4, work_id=9), "/A/1", ""),  # the document itself
        (found(0, 4, state="waiting", work_id=None, symbol=""), "/citations/1", "missing"),
        (found(0, 4, state="ambiguous", work_id=None, symbol=""), "/citations/1", "choose"),
    ],
)
def test_where_a_link_leads_and_how_it_looks(one: Linked, href: str, look: str) -> None:
    (link,) = citation_links.links_of([one], 9, {"para_2"}, "/citations/")
    assert (link.href, link.look) == (href, look)


def _tree(text: str, links: list[Link], **fields: object) -> html.HtmlElement:
    made = reading([block("para_1", text, number="1", **fields)])  # type: ignore[arg-type]
    written = reading_text.write(made, Place("A/9", "en"), links=Links({"para_1": links}, {"para_1": 12}))
    return html.fromstring("".join(part.html for part in written.parts))


def test_the_text_is_as_it_was() -> None:
    """Whatever links, marks and pages cut it into; characters outside the first plane count as one."""
    text = "𝔄 See <A/57/292> & others, A/1/1."
    links = [Link(1, 6, 16, "/A/57/292"), Link(2, 27, 32, "/citations/2", "missing")]
    tree = _tree(
        text, links, marks=(Mark("footnote", "1", 10), Mark("footnote", "2", 16)), on=[(1, 8), (2, 24)]
    )
    runs = tree.xpath("//*[@id='para_1']//*[@data-at]")
    assert "".join(run.text_content() for run in runs) == text
    for run in runs:
        at = int(run.get("data-at"))
        assert text[at : at + len(run.text_content())] == run.text_content()
    assert not tree.xpath("//a//a"), "a link inside a link is no HTML"


def test_a_link_that_is_cut_is_one_stop_for_the_keyboard() -> None:
    tree = _tree("See A/57/292, para. 3.", [Link(1, 4, 21, "/A/57/292")], marks=(Mark("footnote", "1", 12),))
    parts = tree.xpath("//a[@data-cite='1']")
    assert [part.text_content() for part in parts] == ["A/57/292", ", para. 3"]
    assert [part.get("tabindex") for part in parts] == [None, "-1"]


def test_what_colour_does_not_say_words_do() -> None:
    links = [
        Link(1, 0, 1, "/citations/1", "choose"),
        Link(2, 2, 3, "/citations/2", "missing"),
        Link(3, 4, 5, "/A"),
    ]
    found = {one.get("data-cite"): one for one in _tree("a b c", links).xpath("//a[@data-cite]")}
    assert found["1"].get("class") == "cite choose" and found["1"].get("aria-describedby") == "said-choose"
    assert found["2"].get("class") == "cite missing" and found["2"].get("aria-describedby") == "said-missing"
    assert found["3"].get("class") == "cite" and found["3"].get("aria-describedby") is None


def test_the_count_in_the_gutter_leads_to_its_list() -> None:
    (count,) = _tree("a", []).xpath("//a[@class='cb']")
    assert count.get("href") == "/A/9/en/citations?at=para_1"
    assert "Cited by 12" in count.text_content()
    assert not count.xpath(".//*[@data-at]"), "the count is no part of the text"


def test_the_links_of_an_edition(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    found = (
        says(TEXT, "A/57/292, para. 2", "A/57/292", "para:2"),
        says(TEXT, "A/1/1", "A/1/1"),
        says(TEXT, "paragraph 2 above", "self", "para:2", kind=CitationKind.INTERNAL),
        unsure(TEXT, "the Covenant", "A/RES/9", "A/57/292"),
    )
    edition = put(owner, paper("A/60/1", TEXT, "Another."), (("para_1", found),))
    links = citation_links.of(owner, edition, {"para_1", "para_2"})
    assert [
        (TEXT[one.start : one.end], one.href.partition("citations")[0], one.look)
        for one in links.at["para_1"]
    ] == [
        ("A/57/292, para. 2", "/A/57/292/para/2", ""),
        ("A/1/1", "/", "missing"),
        ("paragraph 2 above", "#para_2", ""),
        ("the Covenant", "/", "choose"),
    ]
    assert links.times == {}


def test_only_what_is_seen_counts(home: Home, everyone: dict[str, Viewer]) -> None:
    target = target_paper(everyone["editor"])
    citing_paper(everyone["contributor"], "A/60/1", "A/57/292", "para:2", visibility=Visibility.PRIVATE)
    citing_paper(everyone["contributor"], "A/60/2", "A/57/292", "para:2")
    times = {role: citation_links.of(viewer, target, set()).times for role, viewer in everyone.items()}
    assert times["reader"] == times["editor"] == {"para_2": 1}
    assert times["contributor"] == times["admin"] == {"para_2": 2}
