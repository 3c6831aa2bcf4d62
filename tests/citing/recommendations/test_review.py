"""Reports of the universal periodic review: numbers, States, and what the State answered."""

from __future__ import annotations

import pytest

from tests.citing.recommendations.documents import found, reading, review, words
from travaux.citing.recommendations.review import response
from travaux.texts.reading import Block, Kind
from travaux.texts.recommendation import Form

TITLE = "Report of the Working Group on the Universal Periodic Review: Chad"


def test_an_item_with_its_states_and_answer() -> None:
    lead = "The recommendations listed below enjoy the support of Chad:"
    first, second = found(review("en", lead, "Ratify it (Spain);", "Continue (Peru) (Iran).", title=TITLE))

    assert (first.number, first.text, first.verb, first.form) == ("5.1", "Ratify it", "ratify", Form.REVIEW)
    assert [(party.name, party.code) for party in second.recommenders] == [("Peru", "PER"), ("Iran", "IRN")]
    assert (first.response, first.lead_in) == ("supported", lead)
    assert [party.code for party in first.addressees] == ["TCD"]


def test_a_number_alone_is_told_with_its_paragraph() -> None:
    """Reports of the first cycle print "1." under paragraph 79; it is cited as 79.1."""
    lead = Block("para_79", Kind.PARAGRAPH, "The following recommendations were made:", number="79")
    item = Block("para_79__list_1", Kind.ITEM, "Accede to CAT (Chad);", number="1", parent="para_79")
    (one,) = found(reading([lead, item], "en"))
    assert (one.number, one.address) == ("79.1", "para_79__list_1")


def test_an_item_whose_state_was_forgotten_is_kept() -> None:
    whole = review("en", "The following recommendations:", "Ratify it (Spain);", "Act;", "Go on (Peru).")
    assert [len(one.recommenders) for one in found(whole)] == [1, 0, 1]


def test_states_inside_a_text_ask_too() -> None:
    text = "Ratify the Convention (Peru, Chad) and accept the Committee’s jurisdiction (Peru);"
    (one,) = found(review("en", "The following recommendations:", text))
    assert [party.name for party in one.recommenders] == ["Peru", "Chad"]
    assert one.text == "Ratify the Convention (Peru, Chad) and accept the Committee’s jurisdiction"


def test_the_states_of_lesser_items_are_those_of_the_item() -> None:
    blocks = [
        Block("para_8", Kind.PARAGRAPH, "The following recommendations were made:", number="8"),
        Block("para_8__list_1", Kind.ITEM, "Pass laws on:", number="1", parent="para_8"),
        Block("para_8__list_1__list_a", Kind.ITEM, "Prisons;", number="a", parent="para_8__list_1"),
        Block("para_8__list_1__list_b", Kind.ITEM, "Courts (Spain).", number="b", parent="para_8__list_1"),
    ]
    (one,) = found(reading(blocks, "en"))
    assert (one.text, [party.name for party in one.recommenders]) == (
        "Pass laws on: (a) Prisons; (b) Courts", ["Spain"],
    )  # fmt: skip


def test_a_list_that_nothing_leads_must_name_more_states() -> None:
    items = ("Ratify it (Spain);", "Act (Peru);", "Go on (Chad);")
    assert len(found(review("en", "These are supported by Chad:", *items))) == 3
    assert found(review("en", "The delegation was composed of:", *items[:2])) == []


def test_a_list_without_states_is_none_of_the_review() -> None:
    assert found(review("en", "The following recommendations were studied:", "Prisons;", "Courts.")) == []


ANSWERS = [
    ("en", "The recommendations listed below enjoy the support of Chad:", "supported"),
    ("en", "The following enjoy the support of Chad, which considers that they are already implemented.",
     "implemented"),
    ("en", "… which considers that they are in the process of implementation.", "implemented"),
    ("en", "The recommendations below did not enjoy the support of Chad.", "rejected"),
    ("en", "The following recommendations did not enjoy the support of Chad and would thus be noted:",
     "noted"),
    ("en", "The following recommendations enjoy the partial support of Chad:", "partly"),
    ("en", "The following will be examined by Chad, which will provide responses in due time:", "pending"),
    ("en", "In the course of the discussion, the following recommendations were made:", None),
    ("fr", "Les recommandations ci-après ont recueilli l’adhésion du Tchad :", "supported"),
    ("fr", "Les recommandations ci-après n’ont pas recueilli l’adhésion du Tchad :", "rejected"),
    ("fr", "Le Tchad a pris note des recommandations ci-après :", "noted"),
    ("es", "Las recomendaciones siguientes cuentan con el apoyo del Chad:", "supported"),
    ("es", "Las recomendaciones siguientes no cuentan con el apoyo del Chad:", "rejected"),
    ("es", "Las siguientes recomendaciones serán examinadas por el Chad:", "pending"),
    ("ru", "Следующие рекомендации пользуются поддержкой Чада:", "supported"),
    ("ru", "Следующие рекомендации были приняты к сведению Чадом:", "noted"),
    ("ar", "التوصيات التالية حظيت بتأييد تشاد:", "supported"),
    ("ar", "لم تحظ التوصيات التالية بتأييد تشاد:", "rejected"),
    ("zh", "以下建议得到乍得的支持：", "supported"),
    ("zh", "乍得注意到以下建议：", "noted"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "lead", "answer"), ANSWERS)
def test_what_the_state_answered(language: str, lead: str, answer: str | None) -> None:
    assert response(lead, words(language)) == answer
