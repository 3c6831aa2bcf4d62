"""The mark changes with whatever pages show of citations."""

from __future__ import annotations

import pytest

from tests.library.citations.papers import citing_paper, target_paper
from travaux.library import removing
from travaux.library.citations import changed, deciding
from travaux.library.home import Home
from travaux.library.models import Citation
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def test_it_changes_when_pages_would(home: Home, owner: Viewer) -> None:
    marks = [changed.mark()]
    target_paper(owner)
    marks.append(changed.mark())
    citing = citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    marks.append(changed.mark())
    done = deciding.decide(owner, Citation.objects.get().pk, "rejected")
    marks.append(changed.mark())
    deciding.undo(owner, done.batch)
    marks.append(changed.mark())
    removing.remove(owner, citing)
    marks.append(changed.mark())
    assert len(set(marks)) == len(marks), "a reader would be shown yesterday's links"


def test_it_stays_while_nothing_happens(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    assert changed.mark() == changed.mark()
