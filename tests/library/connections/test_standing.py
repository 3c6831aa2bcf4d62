"""Where named places stand in an edition: former addresses, runs, other letters."""

from __future__ import annotations

import pytest

from tests.library.connections.papers import put
from tests.library.shelf import shelve, short_report
from travaux.library.connections import standing
from travaux.library.models import FormerAddress
from travaux.library.permissions import Viewer
from travaux.texts import passage
from travaux.texts.links import parse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("para_2:4-9", "para_2:4-9", id="as it is"),
        pytest.param("para_1~para_3", "para_1~para_3", id="whole paragraphs"),
        pytest.param("para_3~para_1", "para_3", id="the wrong way round"),
        pytest.param("old_1", "para_4", id="a former address"),
        pytest.param("para_2:9-9", "para_2", id="no characters"),
        pytest.param("para_9", "", id="not there"),
    ],
)
def test_stretches_are_made_to_fit(owner: Viewer, asked: str, found: str) -> None:
    edition = put(owner)
    FormerAddress.objects.create(edition=edition, former="old_1", address="para_4")
    standing_there = standing.stretch(edition, passage.parse(asked))
    assert " ".join(map(str, standing_there.stretches)) == found
    assert bool(standing_there.why) == (asked in ("para_2:9-9", "para_9"))


@pytest.mark.parametrize(
    ("link", "found", "show"),
    [
        ("/A/57/292/para/3(b)", "para_3__list_b", ""),
        ("/A/57/292/paras/1-3", "para_1~para_3", ""),
        ("/A/57/292/paras/3-1", "", ""),
        ("/A/57/292/at/sec_I", "sec_I", ""),
        ("/A/57/292/page/2", "", "sec_II"),
        ("/A/57/292/page/99", "", ""),
        ("/A/57/292/citations", "", ""),
    ],
)
def test_links_lead_to_blocks(owner: Viewer, link: str, found: str, show: str) -> None:
    there = parse(link)
    assert there is not None
    at = standing.of_place(shelve(short_report(), owner), there)
    assert (" ".join(map(str, at.stretches)), at.show) == (found, show)
