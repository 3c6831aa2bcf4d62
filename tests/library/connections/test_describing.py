"""A place in a document becomes an end, or a sentence says why not."""

from __future__ import annotations

import pytest

from tests.library.connections.papers import COMMENT, REPORT, TEXTS, put
from travaux.library.connections import describing
from travaux.library.models import FormerAddress
from travaux.library.permissions import Viewer
from travaux.texts.errors import TravauxError, UsageError

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("said", "stretch", "printed"),
    [
        ("2", "para_2", "A/57/292, para. 2"),
        ("para_2:0-9", "para_2:0-9", "A/57/292, para. 2"),
        ("2-4", "para_2~para_4", "A/57/292, paras. 2–4"),
        ("para_2~para_3", "para_2~para_3", "A/57/292, paras. 2 and 3"),
        ("title", "title", "A/57/292, title"),
        ("", None, "A/57/292"),
    ],
)
def test_a_place_by_its_name(said: str, stretch: str | None, printed: str, owner: Viewer) -> None:
    report = put(owner)
    end = describing.named(owner, "a/57/292", said)
    assert (end.edition_id, end.symbol, end.printed) == (report.pk, REPORT, printed)
    assert str(end.stretch) == str(stretch)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("99", "has no paragraph 99"),
        ("para_99", "nothing at “para_99”"),
        ("para_2:0-9999", "goes beyond the text"),
        ("para_3~para_2", "ends before it begins"),
        ("para_2:5-5", "No words are selected"),
        ("!!", "!!"),
    ],
)
def test_a_place_that_is_not_there(said: str, words: str, owner: Viewer) -> None:
    put(owner)
    with pytest.raises(TravauxError, match=words):
        describing.named(owner, REPORT, said)


def test_a_passage_that_is_too_long(owner: Viewer) -> None:
    report = put(owner, texts=["word " * 5000, *TEXTS])
    with pytest.raises(UsageError, match="20000 is the most"):
        describing.end_in(owner, report, "para_1")


@pytest.mark.parametrize(
    ("said", "address"),
    [("12 (b)", "para_12__list_b"), ("art_9__p_1", "art_9__p_1"), ("para_2:3-8", "para_2"), ("", "")],
)
def test_a_document_that_is_not_here_keeps_what_was_named(said: str, address: str, owner: Viewer) -> None:
    end = describing.named(owner, COMMENT, said)
    assert (end.work_id, end.edition_id, end.passage, end.address) == (None, None, None, address)


def test_nonsense_names_nothing(owner: Viewer) -> None:
    for symbol, address in ((COMMENT, "¶¶¶"), ("", ""), ("A" * 201, "")):
        with pytest.raises(UsageError):
            describing.named(owner, symbol, address)


def test_a_former_address_leads_on(owner: Viewer) -> None:
    report = put(owner)
    FormerAddress.objects.create(edition=report, former="para_9", address="para_4")
    assert describing.end_in(owner, report, "para_9").address == "para_4"
    with pytest.raises(TravauxError, match="choose the passage there"):
        describing.end_in(owner, report, "para_9:0-5")
