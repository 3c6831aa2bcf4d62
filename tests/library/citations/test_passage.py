"""One citation in its sentence."""

from __future__ import annotations

import pytest

from tests.library.citations.papers import citing_paper, target_paper
from travaux.library.citations import deciding, passage, queue
from travaux.library.home import Home
from travaux.library.models import Citation, CitationDecision, Visibility
from travaux.library.permissions import Viewer
from travaux.texts.errors import MissingError

pytestmark = pytest.mark.django_db


def test_it_is_the_row_of_the_queue(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2", title="A paper")
    found = passage.passage(owner, Citation.objects.get().pk)
    assert [found.row] == list(queue.tab(owner, "sure").rows)
    assert (found.title, found.decision) == ("A paper", None)


def test_it_knows_the_decision_that_stands(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    deciding.decide(owner, Citation.objects.get().pk, "rejected")
    found = passage.passage(owner, Citation.objects.get().pk)
    assert found.decision == CitationDecision.objects.get().pk
    assert found.row.shown.decided == "rejected"


def test_one_in_a_document_that_they_may_not_see(home: Home, everyone: dict[str, Viewer]) -> None:
    citing_paper(everyone["contributor"], "A/60/1", "A/1/1", visibility=Visibility.PRIVATE)
    with pytest.raises(MissingError):
        passage.passage(everyone["editor"], Citation.objects.get().pk)
