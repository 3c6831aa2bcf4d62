"""What a table says of a document is entered as a correction, as far as whoever gave it may."""

from __future__ import annotations

import pytest

from tests.library.shelf import shelve, short_report
from travaux.library.adding import saying
from travaux.library.models import Collection, Visibility
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def test_others_documents_stay_as_they_are(everyone: dict[str, Viewer]) -> None:
    edition = shelve(short_report(), everyone["editor"])
    said = {"title": "Mine", "collections": ["Box"]}
    same, why = saying.enter(everyone["contributor"], edition, said)
    assert (same.title, why) == (
        "Human rights of migrants", "What the table says was not entered: others look after it.",
    )  # fmt: skip
    assert saying.enter(everyone["contributor"], edition, {}) == (edition, "")


def test_all_or_nothing_of_it_is_entered(everyone: dict[str, Viewer]) -> None:
    shelve(short_report(), everyone["editor"])
    own = shelve(short_report(language="fr"), everyone["contributor"], visibility=Visibility.PRIVATE)
    said = {"title": "Mine", "countries": ["KEN"], "collections": ["Box"]}  # a work is not one's own
    same, why = saying.enter(everyone["contributor"], own, said)
    assert same.title == "Human rights of migrants"
    assert why.startswith("Not everything that the table says could be entered: ")
    assert not Collection.objects.exists()


def test_a_reading_with_what_is_said_needs_no_question() -> None:
    known = saying.known(
        short_report(None, language="en"), {"symbol": "A/1/1", "language": "fr", "title": "x"}
    )
    assert (known.metadata.symbol, known.metadata.language) == ("A/1/1", "fr")
