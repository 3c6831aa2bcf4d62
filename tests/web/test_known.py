"""What is known of an edition, as rows."""

from __future__ import annotations

import pytest

from tests.library.shelf import shelve, short_report
from travaux.library import collecting, finding
from travaux.library.permissions import Viewer
from travaux.web import known

pytestmark = pytest.mark.django_db


def test_only_what_is_known(owner: Viewer) -> None:
    one = shelve(short_report(sources=(("title", "title"), ("date", "mast_3__line"))), owner)
    facts = {fact.title: fact for fact in known.facts(one, finding.place_of(one))}
    assert "Job number" not in facts
    assert (facts["Title"].href, facts["Title"].read_at) == ("/A/57/292/en/at/title", "title")
    assert facts["Body"].value == "General Assembly"
    assert facts["Symbol"].symbol and not facts["Title"].symbol


def test_collections_that_can_be_filled(everyone: dict[str, Viewer]) -> None:
    one = shelve(short_report(), everyone["admin"])
    own = collecting.make(everyone["contributor"], "Own")
    collecting.make(everyone["admin"], "Theirs", "public")
    assert known.fillable(everyone["contributor"], one.work) == [own]
    collecting.put(everyone["contributor"], own, [one.work])
    assert known.fillable(everyone["contributor"], one.work) == []
    assert known.fillable(everyone["reader"], one.work) == []
