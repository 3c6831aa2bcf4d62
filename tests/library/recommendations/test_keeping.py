"""What was found is kept; what people said of it survives whatever happens to the document."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.library.recommendations.reports import (
    again,
    kept,
    numbers,
    observations,
    put,
    rows,
    upr,
)
from travaux.library.models import Recommendation, Status, Visibility
from travaux.library.permissions import VISITOR, Viewer
from travaux.library.recommendations import changing, finding

pytestmark = pytest.mark.django_db

RATIFY = "Ratify the Optional Protocol to the Convention against Torture (Spain, Chile);"
TRAIN = "Train police officers in the rights of migrants (Ghana);"
WOMEN = "Continue its efforts to end violence against women (Norway)."


def test_a_report_of_the_review_is_kept_whole(owner: Viewer) -> None:
    put(owner, upr(RATIFY, TRAIN))
    first, second = rows()
    assert (first.number, first.symbol, first.year, first.body) == ("5.1", "A/HRC/22/6", 2013, "hrc")
    assert first.text == "Ratify the Optional Protocol to the Convention against Torture"
    assert [(party.name, party.code) for party in first.recommenders] == [("Spain", "ESP"), ("Chile", "CHL")]
    assert first.states == ("CYP",)
    assert (first.response, first.verb, first.status) == ("supported", "ratify", Status.NONE)
    assert [topic.slug for topic in first.topics] == ["treaties", "torture"]
    assert first.href == "/A/HRC/22/6/en/para/5.1"
    assert first.printed == "A/HRC/22/6, para. 5.1"
    assert [topic.slug for topic in second.topics] == [
        "human-rights-education", "justice", "migration", "migrants",
    ]  # fmt: skip


def test_the_state_party_is_the_state_that_the_document_is_about(owner: Viewer) -> None:
    put(owner, observations("The State party should ensure that journalists are free to work."))
    (row,) = rows(country="CYP")
    assert [(party.name, party.code) for party in row.addressees] == [("State party", "CYP")]


def test_what_people_said_survives_reading_again_with_another_place_and_other_words(owner: Viewer) -> None:
    edition = put(owner, upr(RATIFY, TRAIN, WOMEN))
    torture, police, _ = rows()
    changing.follow_up(owner, torture.key, status="planned", deadline="2030-01-31", responsible="MoJ")
    changing.correct(owner, torture.key, topics=["torture"], recommenders=["Spain", "Peru"], verb="sign")
    changing.correct(owner, police.key, text="Train all police officers", response="noted", number="5.9")
    mended = RATIFY.replace("Optional", "Optionnal")
    again(owner, edition, upr(WOMEN, mended, TRAIN))
    shown = finding.one(owner, torture.key)
    assert shown.number == "5.2"
    assert "Optionnal" in shown.text
    assert (shown.status, str(shown.deadline), shown.responsible) == ("planned", "2030-01-31", "MoJ")
    assert [party.code for party in shown.recommenders] == ["ESP", "PER"]
    assert ([topic.slug for topic in shown.topics], shown.verb) == (["torture"], "sign")
    other = finding.one(owner, police.key)
    assert (other.text, other.response, other.number) == ("Train all police officers", "noted", "5.9")
    assert other.found_text == "Train police officers in the rights of migrants"
    assert kept() == 3


def test_one_that_is_found_no_more_goes_unless_somebody_worked_on_it(owner: Viewer) -> None:
    edition = put(owner, upr(RATIFY, TRAIN, WOMEN))
    torture, police, women = rows()
    changing.follow_up(owner, police.key, status="done")
    again(owner, edition, upr(RATIFY, "Build new roads in the mountains (Fiji);", "Lower taxes (Iceland)."))
    assert {row.key for row in rows()} & {torture.key, police.key, women.key} == {torture.key, police.key}
    assert [row.key for row in rows(missing=True)] == [police.key]
    again(owner, edition, upr(RATIFY, TRAIN, WOMEN))
    assert [(row.number, row.status, row.missing) for row in rows()][1] == ("5.2", "done", False)
    assert kept() == 3


def test_a_new_version_and_another_language_are_the_same_recommendation(owner: Viewer) -> None:
    put(owner, observations("The State party should end torture in prisons.", "It thanks the State party."))
    (row,) = rows()
    changing.follow_up(owner, row.key, status="in-progress")
    french = observations("L’État partie devrait mettre fin à la torture en prison.", language="fr")
    put(owner, french)
    newer = observations("The State party should end torture in all prisons.", "It thanks the State party.")
    put(owner, newer)
    assert kept() == 1
    shown = finding.one(owner, row.key)
    assert (shown.text, shown.status) == ("The State party should end torture in all prisons.", "in-progress")
    assert set(shown.languages) == {"en", "fr"}
    assert finding.one(owner, row.key, "fr").text.startswith("L’État partie devrait")


def test_what_is_private_is_kept_apart_from_what_others_see(
    owner: Viewer, everyone: dict[str, Viewer]
) -> None:
    reader, author = everyone["reader"], everyone["contributor"]
    put(author, upr(RATIFY), Visibility.PRIVATE)
    assert numbers(author) == ["5.1"]
    assert numbers(reader) == numbers(VISITOR) == []
    assert finding.listing(reader).facets.countries == ()
    put(owner, upr(TRAIN, symbol="A/HRC/22/7"))
    assert numbers(reader) == ["5.1"]
    assert [facet.count for facet in finding.listing(author).facets.countries] == [2]


def test_the_number_of_queries_does_not_depend_on_how_many_there_are(owner: Viewer) -> None:
    counted = []
    for number, times in (("1", 5), ("2", 60)):
        items = [f"{RATIFY.replace('Torture', f'Torture number {at} of {times}')}" for at in range(times)]
        made = upr(*items, symbol=f"A/HRC/40/{number}")
        with CaptureQueriesContext(connection) as queries:
            put(owner, made)
        counted.append(len(queries))
    assert counted[1] <= counted[0] + 2  # clusters are written where there are some
    assert Recommendation.objects.count() == 65


def test_a_corrected_reading_of_another_paragraph_keeps_nothing(owner: Viewer) -> None:
    edition = put(owner, observations("The State party should end torture in prisons without delay."))
    (row,) = rows()
    changing.follow_up(owner, row.key, status="done")
    again(owner, edition, observations("The Committee requests the State party to publish this text widely."))
    assert [(one.status, one.missing) for one in rows()] == [("done", True), ("none", False)]
