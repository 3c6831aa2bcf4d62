"""How many documents cite a work: always what counting anew would give, and the index hears what matters."""

from __future__ import annotations

import pytest

from tests.library.citations.papers import citing_paper, paper, put, says, target_paper
from travaux.library import editing, removing
from travaux.library.citations import counting
from travaux.library.home import Home
from travaux.library.models import OutboxEntry, Visibility, Work
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def cited(symbol: str = "A/57/292") -> int:
    assert counting.wrong() == []
    return Work.objects.get(symbol=symbol).cited


def test_documents_and_not_citations_are_counted(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2", "para:3")
    citing_paper(owner, "A/60/1", "A/57/292", language="fr")
    assert cited() == 1
    second = citing_paper(owner, "A/60/2", "A/57/292")
    assert cited() == 2
    put(owner, paper("A/60/1", "Nothing now."), ())
    assert cited() == 2  # the French version cites it still
    put(owner, paper("A/60/1", "Rien.", language="fr"), ())
    assert cited() == 1
    removing.remove(owner, second)
    assert cited() == 0


def test_what_is_private_counts_when_it_is_shared(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    edition = citing_paper(owner, "A/60/1", "A/57/292", visibility=Visibility.PRIVATE)
    assert cited() == 0
    editing.share(owner, edition, "public")
    assert cited() == 1
    editing.share(owner, edition, "private")
    assert cited() == 0


def test_a_document_does_not_count_itself(home: Home, owner: Viewer) -> None:
    text = "As A/57/292 says in paragraph 1 above."
    found = (says(text, "A/57/292", "A/57/292"), says(text, "paragraph 1 above", "self", "para:1"))
    put(owner, paper("A/57/292", text), (("para_1", found),))
    assert cited() == 0


def test_the_index_hears_of_steps_that_matter(home: Home, owner: Viewer) -> None:
    target = target_paper(owner)
    OutboxEntry.objects.all().delete()
    citing_paper(owner, "A/60/1", "A/57/292")
    assert OutboxEntry.objects.filter(edition_id=target.pk).count() == 1
    Work.objects.filter(pk=target.work_id).update(cited=1000)
    OutboxEntry.objects.all().delete()
    counting.change(frozenset(), frozenset({target.work_id}))
    assert Work.objects.get(pk=target.work_id).cited == 1001
    assert not OutboxEntry.objects.exists()  # 1,001 sorts as 1,000 does
    Work.objects.filter(pk=target.work_id).update(cited=0)
    for _ in range(200):
        counting.change(frozenset(), frozenset({target.work_id}))
    assert OutboxEntry.objects.count() < 40
