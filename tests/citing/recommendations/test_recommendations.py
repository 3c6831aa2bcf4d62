"""The front door: which documents are read how."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.citing.recommendations.documents import document, found, review
from travaux.citing import recommendations

SEED = (
    "The Special Rapporteur would also like to congratulate many NGOs on the work they do.",
    "The Special Rapporteur recommends that NGOs should assist and accompany migrants held in detention.",
    "She also recommends that a polarization of the debate on migration should be avoided. She would "
    "encourage organizations that are making efforts to find a space for dialogue to continue to do so.",
)
PIECES = (
    "The Committee recommends that ", "States, ", "should ", "(Spain) ", "(", ") ", "The Committee, ", "he ",
    "urges ", "to ", ", and ", "the State party, ", ". ", ": ", "Le Comité recommande à l’",
    "委员会建议", "缔约国应", "توصي اللجنة ", "Комитет рекомендует ", "El Comité insta a ",
    "El Estado parte, ", "Special Rapporteur on ",
)  # fmt: skip
FASTEST = (
    200_000  # bytes a second that even a hostile text must be read with; a plain one goes ten times as fast
)


def test_the_page_that_everything_began_with() -> None:
    whole = found(document("en", *SEED))

    assert [one.number for one in whole] == ["2", "3"]
    ngos, dialogue = whole
    assert [party.name for party in ngos.addressees] == ["NGOs"]
    assert (ngos.addressees[0].kind, ngos.verb, ngos.asks) == ("civil_society", "assist", "recommend")
    assert [party.name for party in dialogue.recommenders] == ["Special Rapporteur"]  # "She"
    assert [party.name for party in dialogue.addressees] == ["organizations"]


def test_a_report_of_the_review_has_its_lists_and_not_its_dialogue() -> None:
    whole = review("en", "The following recommendations enjoy the support of Chad:", "Ratify (Spain);")
    dialogue = document("en", "The Committee recommends that States ratify the Convention.").blocks
    both = recommendations.find(type(whole)(whole.source, whole.metadata, (), (*dialogue, *whole.blocks), ()))
    assert [one.number for one in both] == ["5.1"]


def test_nothing_is_found_in_a_language_without_a_table() -> None:
    assert found(document("pt", "O Comitê recomenda ao Estado parte que ratifique.")) == []


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh"])
@settings(max_examples=15, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_text_is_read(language: str, pieces: list[str]) -> None:
    """Offsets hold (`found` checks them), and nothing is so odd that it fails."""
    text = "".join(pieces)
    found(document(language, text or "x", "- ratify (Spain)"))
    found(review(language, "recommendations recommandations recomendaciones:", text or "x"))


@pytest.mark.parametrize("piece", PIECES)
def test_a_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    language = "zh" if "委" in piece or "缔" in piece else "ar" if "ة" in piece else "en"
    found(document(language, "x"))  # the table is loaded
    began = time.process_time()
    recommendations.find(document(language, text))
    recommendations.find(review(language, "recommendations:", text))
    assert time.process_time() - began < 2 * len(text.encode()) / FASTEST
