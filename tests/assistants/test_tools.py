"""What is looked up comes with its words, its citation and its address, and only what may be seen."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from django.conf import LazySettings

from tests.assistants.conftest import CITING
from tests.library.shelf import somebody
from travaux.assistants.tools import MOST, Tools, filters
from travaux.library.models import Edition
from travaux.library.permissions import VISITOR, Viewer
from travaux.texts.errors import MissingError, NotAllowedError, UsageError

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelved")]


def test_search_gives_whole_paragraphs_with_their_place(owner: Viewer) -> None:
    found = Tools(owner, "https://library.test").search("detention places", ["en"])
    assert found.total >= 1
    first = found.passages[0]
    assert first.quotation == "The Special Rapporteur visited places of detention."
    assert first.citation == "A/57/292, para. 1"
    assert first.address == "https://library.test/A/57/292/en/para/1"
    assert (first.under, first.language, first.date) == (["Introduction"], "en", "2002-08-09")
    assert Tools(owner).search("(detention OR").notes  # what was not understood is told


def test_a_paragraph_with_its_letters(owner: Viewer) -> None:
    found = Tools(owner).read_paragraph("A/57/292, para. 3")
    assert found.citation == "A/57/292, para. 3"
    assert found.quotation == "States should:\nEnd torture;\nTrain the police."
    assert [part.citation for part in found.parts][1] == "A/57/292, para. 3 (a)"
    assert found.languages == ["en", "fr"]
    assert Tools(owner).read_paragraph("A/57/292, paras. 1-2", "fr").address == "/A/57/292/fr/para/1"
    assert Tools(owner).read_paragraph("/A/57/292/en/at/sec_II").quotation == "Recommendations"


def test_what_is_not_there_is_said(owner: Viewer) -> None:
    for place, error, words in (
        ("A/57/292, para. 99", MissingError, "numbers run from 1 to 4"),
        ("A/99/9, para. 1", MissingError, "not in this library"),
        ("A/57/292", UsageError, "names no paragraph"),
        ("the last report", UsageError, "names no paragraph"),
    ):
        with pytest.raises(error, match=words):
            Tools(owner).read_paragraph(place)


def test_who_cites_a_paragraph(owner: Viewer) -> None:
    found = Tools(owner).cited_by("A/57/292, para. 3")
    (row,) = found.passages
    assert (found.cited, found.more) == ("A/57/292, para. 3", False)
    assert (row.citation, row.quotation) == ("A/60/5, para. 1", CITING)
    assert row.address == "/A/60/5/en/para/1"
    assert Tools(owner).cited_by("A/57/292, para. 4").passages == []


def test_nobody_sees_more_than_on_the_site(
    shelved: Mapping[str, Edition], settings: LazySettings, db: None
) -> None:
    reader = Tools(somebody("reader"))
    with pytest.raises(MissingError):
        reader.read_paragraph("A/58/1, para. 1")
    assert {one.symbol for one in reader.search("detention", limit=MOST).passages} == {"A/57/292"}
    settings.OPEN_TO_VISITORS = False
    for ask in (
        lambda: Tools(VISITOR).search("detention"),
        lambda: Tools(VISITOR).cited_by("A/57/292"),
        lambda: Tools(VISITOR).recommendations(filters()),
    ):
        with pytest.raises(NotAllowedError):
            ask()
