"""What stands at a cited place."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import block
from tests.library.citations.papers import citing_paper, made_of, paper, put, says, target_paper
from travaux.library.citations import finding, targets
from travaux.library.citations.targets import Target
from travaux.library.home import Home
from travaux.library.models import Citation, Visibility
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def shown(viewer: Viewer, language: str = "en") -> Target | None:
    """What the last citation leads to."""
    one = finding.one(viewer, Citation.objects.latest("pk").pk)
    return targets.texts(viewer, [(one, language)]).get(one.id)


def test_a_paragraph_with_what_hangs_on_it(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    found = shown(owner)
    assert found is not None
    assert [(one.address, one.number) for one in found.passages] == [("para_2", "2"), ("para_2__list_a", "a")]
    assert (found.symbol, found.language, found.more) == ("A/57/292", "en", False)


def test_paragraphs_whose_numbers_begin_alike_are_not_its_parts(home: Home, owner: Viewer) -> None:
    blocks = [
        block(name, name, number="1") for name in ("para_1", "para_1__list_a", "para_1__dup_2", "para_11")
    ]
    put(owner, made_of("A/57/292", blocks))
    citing_paper(owner, "A/60/1", "A/57/292", "para:1")
    found = shown(owner)
    assert found is not None and [one.address for one in found.passages] == ["para_1", "para_1__list_a"]


def test_in_the_language_of_the_citing_text(home: Home, owner: Viewer) -> None:
    put(owner, paper("A/57/292", "In English.", language="en"))
    put(owner, paper("A/57/292", "En français.", language="fr"))
    citing_paper(owner, "A/60/1", "A/57/292", "para:1")
    said = {code: shown(owner, code) for code in ("fr", "en", "ru")}
    assert {code: one.passages[0].text for code, one in said.items() if one} == {
        "fr": "En français.",
        "en": "In English.",
        "ru": "In English.",  # not there in Russian
    }


def test_a_long_paragraph_is_cut_at_a_word(home: Home, owner: Viewer) -> None:
    put(owner, paper("A/57/292", "word " * 400))
    citing_paper(owner, "A/60/1", "A/57/292", "para:1")
    found = shown(owner)
    assert found is not None and found.more
    assert found.passages[0].text.endswith("word …") and len(found.passages[0].text) < 710


def test_a_long_range_begins(home: Home, owner: Viewer) -> None:
    target_paper(owner, count=30)
    citing_paper(owner, "A/60/1", "A/57/292", "para:1-30")
    found = shown(owner)
    assert found is not None and found.more and found.passages[0].address == "para_1"
    assert len(found.passages) < 10


def test_a_whole_document_has_its_title(home: Home, owner: Viewer) -> None:
    target_paper(owner, title="Human rights of migrants")
    citing_paper(owner, "A/60/1", "A/57/292")
    found = shown(owner)
    assert found is not None and (found.title, found.passages) == ("Human rights of migrants", ())


def test_what_may_not_be_seen_says_nothing(home: Home, everyone: dict[str, Viewer]) -> None:
    put(everyone["contributor"], paper("A/57/292", "A secret."), visibility=Visibility.PRIVATE)
    citing_paper(everyone["editor"], "A/60/1", "A/57/292", "para:1")
    assert shown(everyone["reader"]) is None
    assert shown(everyone["contributor"]) is not None


def test_as_many_questions_however_many_citations(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    for number in range(1, 6):
        citing_paper(owner, f"A/60/{number}", "A/57/292", f"para:{number}")
    every = [(finding.one(owner, pk), "en") for pk in Citation.objects.values_list("pk", flat=True)]
    counts = []
    for some in (every[:1], every):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert len(targets.texts(owner, some)) == len(some)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 3


def test_how_often_something_is_cited(home: Home, everyone: dict[str, Viewer]) -> None:
    text = "See A/1/1, and A/1/1."
    twice = (says(text, "A/1/1", "A/1/1"), says("---------" + text[9:], "A/1/1", "A/1/1"))
    put(everyone["editor"], paper("A/60/1", text), (("para_1", twice),))
    citing_paper(everyone["editor"], "A/60/2", "A/1/1", "para:3")
    citing_paper(everyone["contributor"], "A/60/3", "A/1/1", visibility=Visibility.PRIVATE)
    assert targets.times(everyone["reader"], "a/1/1") == (2, 2)  # a paragraph counts once
    assert targets.times(everyone["contributor"], "A/1/1") == (3, 3)
    assert targets.times(everyone["reader"], "") == targets.times(everyone["reader"], "self") == (0, 0)
