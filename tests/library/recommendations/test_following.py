"""Recommendations stay true while editions are removed, moved, shared, described anew."""

from __future__ import annotations

import pytest

from tests.library.recommendations.reports import (
    OBSERVATIONS,
    kept,
    numbers,
    observations,
    put,
    rows,
    upr,
)
from travaux.library import editing, removing
from travaux.library.models import Edition, Recommendation, Visibility
from travaux.library.permissions import VISITOR, Viewer
from travaux.library.recommendations import catching_up, changing, finding
from travaux.texts.errors import MissingError

pytestmark = pytest.mark.django_db

ITEMS = ("Ratify the Convention against Torture (Spain);", "Train the police (Ghana).")
ENGLISH = "The State party should end torture in prisons."
FRENCH = "L’État partie devrait mettre fin à la torture en prison."


def test_with_its_document_goes_what_nobody_worked_on(owner: Viewer, everyone: dict[str, Viewer]) -> None:
    edition = put(owner, upr(*ITEMS))
    _, second = rows()
    changing.follow_up(owner, second.key, status="planned")
    removing.remove(owner, edition)
    (left,) = rows(everyone["reader"])
    assert (left.key, left.text, left.status, left.missing) == (second.key, second.text, "planned", True)
    assert (left.href, left.printed, left.symbol) == ("", "A/HRC/22/6, para. 5.2", "A/HRC/22/6")
    put(owner, upr(*ITEMS))
    assert [(row.status, row.missing) for row in rows()] == [("none", False), ("planned", False)]
    assert rows()[1].key == second.key
    assert kept() == 2


def test_what_was_private_stays_so_when_its_document_goes(everyone: dict[str, Viewer]) -> None:
    author = everyone["contributor"]
    edition = put(author, upr(*ITEMS), Visibility.PRIVATE)
    changing.follow_up(author, rows(author)[0].key, status="done")
    removing.remove(author, edition)
    assert len(rows(author)) == 1
    assert rows(everyone["editor"]) == rows(VISITOR) == []


def test_an_older_version_counts_again_when_the_newer_goes(owner: Viewer) -> None:
    put(owner, observations(ENGLISH))
    changed = put(owner, observations("The State party should build schools in every village."))
    assert [row.text for row in rows()] == ["The State party should build schools in every village."]
    removing.remove(owner, changed)
    assert [row.text for row in rows()] == [ENGLISH]


def test_an_edition_that_moves_meets_its_other_language(owner: Viewer) -> None:
    put(owner, observations(ENGLISH))
    french = put(owner, observations(FRENCH, symbol="CCPR/C/CYP/CO/44", language="fr"))
    assert kept() == 2
    (row,) = rows(symbol="CCPR/C/CYP/CO/44")
    changing.follow_up(owner, row.key, status="done")
    editing.correct(owner, Edition.objects.get(pk=french.pk), {"symbol": OBSERVATIONS})
    assert kept() == 1
    shown = finding.one(owner, row.key)
    assert (shown.symbol, shown.status, set(shown.languages)) == (OBSERVATIONS, "done", {"en", "fr"})


def test_an_edition_that_leaves_its_work_takes_its_words_along(owner: Viewer) -> None:
    put(owner, observations(ENGLISH))
    french = put(owner, observations(FRENCH, language="fr"))
    (row,) = rows()
    changing.follow_up(owner, row.key, status="done")
    editing.correct(owner, french, {"symbol": "CCPR/C/CYP/CO/5"}, alone=True)
    assert finding.one(owner, row.key).languages == ("en",)
    (other,) = rows(symbol="CCPR/C/CYP/CO/5")
    assert (other.language, other.status, other.text) == ("fr", "none", FRENCH)


def test_a_document_that_is_renamed_or_dated_anew_takes_them_along(owner: Viewer) -> None:
    edition = put(owner, observations(ENGLISH))
    editing.correct(owner, edition, {"symbol": "CCPR/C/CYP/CO/9", "date": "2016-02-03", "countries": ["GRC"]})
    (row,) = rows()
    assert (row.symbol, row.year, row.date) == ("CCPR/C/CYP/CO/9", 2016, "2016-02-03")
    assert row.states == ("GRC",)
    edition.refresh_from_db()
    editing.correct(owner, edition, {"language": "fr"})
    assert rows()[0].languages == ("fr",)


def test_what_is_made_private_is_seen_no_more(owner: Viewer, everyone: dict[str, Viewer]) -> None:
    edition = put(owner, upr(*ITEMS))
    assert numbers(VISITOR) == ["5.1", "5.2"]
    editing.share(owner, edition, "private")
    assert numbers(everyone["editor"]) == []
    with pytest.raises(MissingError):
        finding.one(everyone["editor"], Recommendation.objects.all()[0].key)


def test_documents_from_before_are_searched_in_the_background(owner: Viewer) -> None:
    edition = put(owner, observations(ENGLISH))
    Recommendation.objects.all().delete()
    Edition.objects.update(asker="")
    assert catching_up.waiting().count() == 1
    assert catching_up.catch_up(processes=1) == 1
    assert [row.text for row in rows(edition=edition)] == [ENGLISH]
    assert catching_up.catch_up() == 0
