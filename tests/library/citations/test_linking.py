"""Links of a reading page: what `finding` says of the same citations, in a few plain queries."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.library.citations.papers import citing_paper, paper, put, says, target_paper, unsure
from travaux.library.citations import deciding, finding, linking
from travaux.library.home import Home
from travaux.library.models import Citation, Edition, Visibility
from travaux.library.permissions import Viewer
from travaux.texts.citation import CitationKind
from travaux.texts.links import Place

pytestmark = pytest.mark.django_db
TEXT = (
    "See A/57/292, para. 2 (b), A/1/1, para. 3, paragraph 1 above, A/57/292, para. 99, the Covenant, A/58/1."
)


@pytest.fixture
def edition(home: Home, everyone: dict[str, Viewer]) -> Edition:
    """A document with a citation of every kind; one of its targets is private."""
    editor = everyone["editor"]
    target_paper(editor)
    put(everyone["contributor"], paper("A/58/1", "A secret."), visibility=Visibility.PRIVATE)
    found = (
        says(TEXT, "A/57/292, para. 2 (b)", "A/57/292", "para:2/sub:b"),  # the paragraph is there, no (b)
        says(TEXT, "A/1/1, para. 3", "A/1/1", "para:3"),
        says(TEXT, "paragraph 1 above", "self", "para:1", kind=CitationKind.INTERNAL),
        says(TEXT, "A/57/292, para. 99", "A/57/292", "para:99"),  # the document is there
        unsure(TEXT, "the Covenant", "A/RES/9", "A/57/292"),
        says(TEXT, "A/58/1", "A/58/1"),
    )
    return put(editor, paper("A/60/1", TEXT), (("para_1", found),))


@pytest.mark.parametrize("role", ["visitor", "reader", "contributor", "editor", "admin"])
def test_links_say_what_finding_says(edition: Edition, everyone: dict[str, Viewer], role: str) -> None:
    viewer = everyone[role]
    said = finding.in_blocks(viewer, edition.pk)
    links = linking.links(viewer, edition)
    assert links.keys() == said.keys()
    for link, shown in zip(links["para_1"], said["para_1"], strict=True):
        assert link[:5] == (shown.id, shown.start, shown.end, shown.state, shown.work_id)
        place = Place(link.symbol)
        href = (place.at(link.place) if link.place else place).path() if link.symbol else ""
        assert href == shown.href


def test_a_private_target_looks_as_if_it_were_not_here(edition: Edition, everyone: dict[str, Viewer]) -> None:
    last = {role: linking.links(everyone[role], edition)["para_1"][-1] for role in ("reader", "contributor")}
    assert (last["reader"].state, last["reader"].symbol) == ("waiting", "")
    assert (last["contributor"].state, last["contributor"].symbol) == ("resolved", "A/58/1")


def test_what_was_rejected_is_no_link(edition: Edition, everyone: dict[str, Viewer]) -> None:
    one = Citation.objects.get(text="A/58/1")
    deciding.decide(everyone["admin"], one.pk, "rejected")
    assert one.pk not in {link.id for link in linking.links(everyone["reader"], edition)["para_1"]}


def test_how_often_paragraphs_are_cited(edition: Edition, everyone: dict[str, Viewer]) -> None:
    citing_paper(everyone["contributor"], "A/61/1", "A/57/292", "para:2", visibility=Visibility.PRIVATE)
    target = Edition.objects.get(work__symbol="A/57/292")
    for viewer in everyone.values():
        assert linking.times(viewer, target) == finding.counts(viewer, target.work_id)
    assert linking.times(everyone["contributor"], target)["para_2"] == 2
    assert linking.times(everyone["reader"], target)["para_2"] == 1
    assert linking.times(everyone["admin"], edition) == {}, "nobody else cites it"


def test_few_queries_however_many_citations(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    texts = [f"See A/57/292, para. {number}." for number in range(1, 40)]
    found = tuple(
        (f"para_{at}", (says(text, f"A/57/292, para. {at}", "A/57/292", f"para:{at}"),))
        for at, text in enumerate(texts, 1)
    )
    edition = put(owner, paper("A/60/1", *texts), found)
    with CaptureQueriesContext(connection) as asked:
        links = linking.links(owner, edition)
    assert len(links) == 39 and len(asked) <= 4
