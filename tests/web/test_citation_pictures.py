"""The pictures of citations, each with its table."""

from __future__ import annotations

import pytest
from django.utils import translation

from tests.library.citations.papers import citing_paper, target_paper
from travaux.library.citations.graph import Year
from travaux.library.home import Home
from travaux.library.permissions import Viewer
from travaux.web import citation_pictures

pytestmark = pytest.mark.django_db


def test_years_of_a_table() -> None:
    rows = [Year(2001, "ga", 2), Year(2001, "hrc", 1), Year(2005, "ga", 1), Year(None, "", 1)]
    assert citation_pictures.years(rows) == [
        (2001, 3, [("ga", 2), ("hrc", 1)]),
        (2005, 1, [("ga", 1)]),
        (None, 1, [("", 1)]),
    ]


def test_nothing_is_drawn_of_nothing(home: Home, owner: Viewer) -> None:
    edition = target_paper(owner)
    shown = citation_pictures.of(owner, edition.work_id)
    assert not any(shown.values())


def test_pictures_are_mirrored_where_one_reads_from_the_right(home: Home, owner: Viewer) -> None:
    edition = target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2", date="2005-01-01")
    plain = citation_pictures.of(owner, edition.work_id)
    with translation.override("ar"):
        mirrored = citation_pictures.of(owner, edition.work_id)
    assert plain["neighbourhood"].startswith("<svg") and plain["neighbourhood"] != mirrored["neighbourhood"]
    assert [one.label for one in plain["neighbours"]] == ["A/60/1"]
