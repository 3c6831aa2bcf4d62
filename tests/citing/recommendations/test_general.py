"""Committees, rapporteurs, resolutions: one recommendation a paragraph, one an item of a list."""

from __future__ import annotations

import pytest

from tests.citing.recommendations.documents import document, found, reading
from travaux.texts.reading import Block, Kind
from travaux.texts.recommendation import Form, PartyKind

LISTS = [
    ("en", "The Committee recommends that the State party:", "Adopt a law;", "adopt"),
    ("en", "The State party should, as a matter of priority:", "Adopt a law;", "adopt"),
    ("en", "In this light, States should therefore:", "Adopt a law;", "adopt"),
    (
        "en",
        "The Committee recommends that the State party take the following measures:",
        "Repeal it;",
        "repeal",
    ),
    ("en", "The Special Rapporteur makes the following recommendations to States:", "Ratify it;", "ratify"),
    (
        "en",
        "The State party should, in the light of the report of the Secretary-General (A/99/901, para. 11):",
        "Open it;",
        "open",
    ),
    ("en", "The State party should take the following measures, in the light of the report:", "Do so;", "do"),
    ("ru", "Государству-участнику следует с учетом доклада (A/99/901, п. 11):", "открыть его;", "открыть"),
    ("ar", "ينبغي للدولة الطرف أن تتخذ التدابير التالية في ضوء التقرير:", "فتح السجل؛", "فتح"),
    ("fr", "Le Comité recommande à l’État partie :", "D’adopter une loi ;", "adopter"),
    ("es", "El Comité recomienda al Estado parte que:", "Adopte una ley;", "adopte"),
    ("ru", "Комитет рекомендует государству-участнику:", "принять закон;", "принять"),
    ("ar", "توصي اللجنة الدولة الطرف بما يلي:", "اعتماد قانون؛", "اعتماد"),
    ("zh", "委员会建议缔约国：", "通过法律；", "通过"),
]


@pytest.mark.parametrize(("language", "lead", "item", "verb"), LISTS)
def test_each_item_is_one_and_keeps_its_lead_in(language: str, lead: str, item: str, verb: str) -> None:
    whole = found(document(language, lead, f"- {item}", "- X."))

    assert [one.number for one in whole] == ["1 (a)", "1 (b)"]
    first = whole[0]
    assert (first.form, first.lead_in, first.verb) == (Form.LISTED, lead, verb)
    assert first.text == item.rstrip(" ;؛；")


def test_what_an_item_says_by_lesser_items_belongs_to_it() -> None:
    blocks = [
        Block("para_1", Kind.PARAGRAPH, "The Committee recommends that the State party:", number="1"),
        Block("para_1__list_a", Kind.ITEM, "Train judges in", number="a", parent="para_1"),
        Block("para_1__list_a__list_i", Kind.ITEM, "Law;", number="i", parent="para_1__list_a"),
        Block("para_1__list_a__list_ii", Kind.ITEM, "Ethics.", number="ii", parent="para_1__list_a"),
    ]
    (one,) = found(reading(blocks, "en"))
    assert one.text == "Train judges in (i) Law; (ii) Ethics."
    assert one.also == ("para_1__list_a__list_i", "para_1__list_a__list_ii")


def test_an_item_that_leads_a_list_says_for_whom_it_is() -> None:
    blocks = [
        Block(
            "para_9", Kind.PARAGRAPH, "In this regard, the Special Rapporteur recommends that:", number="9"
        ),
        Block("para_9__list_a", Kind.ITEM, "States:", number="a", parent="para_9"),
        Block("para_9__list_a__list_i", Kind.ITEM, "Ratify it;", number="i", parent="para_9__list_a"),
        Block("para_9__list_b", Kind.ITEM, "Business enterprises:", number="b", parent="para_9"),
        Block("para_9__list_b__list_i", Kind.ITEM, "Respect it.", number="i", parent="para_9__list_b"),
    ]
    states, business = found(reading(blocks, "en"))
    assert (states.number, states.addressees[0].kind) == ("9 (a) (i)", PartyKind.STATES)
    assert (business.addressees[0].kind, business.lead_in.endswith("that: Business enterprises:")) == (
        PartyKind.BUSINESS, True,
    )  # fmt: skip


def test_items_that_are_no_actions_stay_in_their_paragraph() -> None:
    (one,) = found(
        document("en", "States should reduce emissions by:", "- Building railways;", "- Insulation.")
    )
    assert (one.number, one.verb) == ("1", "reduce")
    assert one.text == "States should reduce emissions by: (a) Building railways; (b) Insulation."


RESOLUTIONS = [
    ("en", "Requests the Secretary-General to report;", ["Secretary-General"], "report"),
    ("en", "Also urges all Member States, in particular donors, to pay;", ["all Member States"], "pay"),
    ("en", "Condemns the attacks, and demands that the parties cease fire;", ["parties"], "cease"),
    ("en", "Invites voluntary contributions to the Mission;", [], ""),
    ("fr", "Prie le Secrétaire général de lui présenter un rapport;", ["Secrétaire général"], "présenter"),
    ("es", "Insta a los Estados Miembros a que paguen sus cuotas;", ["Estados Miembros"], "paguen"),
    ("ru", "просит Генерального секретаря представить доклад;", ["Генерального секретаря"], "представить"),
    ("ar", "تطلب إلى الأمين العام أن يقدم تقريرا؛", ["الأمين العام"], "يقدم"),
    ("zh", "请秘书长提出报告；", ["秘书长"], "提出"),
]


@pytest.mark.parametrize(("language", "text", "addressees", "verb"), RESOLUTIONS)
def test_operative_paragraphs(language: str, text: str, addressees: list[str], verb: str) -> None:
    (one,) = found(document(language, text, unit="op", body="General Assembly", symbol="A/RES/57/1"))
    assert (one.form, [party.name for party in one.recommenders]) == (Form.OPERATIVE, ["General Assembly"])
    assert [party.name for party in one.addressees] == addressees
    assert one.verb == verb


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Decides to remain seized of the matter;"),
        ("en", "Welcomes the report of the Secretary-General;"),
        ("es", "Decide consignar la suma;"),
        ("ru", "постановляет продолжать заниматься этим вопросом."),
    ],
)
def test_operative_paragraphs_that_ask_nobody(language: str, text: str) -> None:
    assert found(document(language, text, unit="op", body="General Assembly")) == []


def test_the_state_party_is_the_state_of_the_symbol() -> None:
    (one,) = found(document("en", "The State party should ratify it.", symbol="CEDAW/C/CAF/CO/6"))
    assert one.addressees[0].code == "CAF"


def test_what_should_be_done_is_asked_by_whose_document_it_is() -> None:
    title = "Report of the Special Rapporteur on the human rights of migrants"
    (one,) = found(document("en", "States should ratify the Convention.", title=title))
    assert [party.name for party in one.recommenders] == [
        "Special Rapporteur on the human rights of migrants"
    ]


def test_what_other_bodies_urge_is_told_and_not_asked() -> None:
    title = "Report of the Special Rapporteur on the right to food"
    text = "The Committee on the Rights of the Child, in its general comment No. 5, urges States to act."
    assert found(document("en", text, title=title)) == []


def test_under_a_heading_of_recommendations_all_that_should_be_counts() -> None:
    text = "Legal frameworks should be strengthened."
    assert found(document("en", text)) == []
    assert len(found(document("en", text, heading="Conclusions and recommendations"))) == 1


@pytest.mark.parametrize("address", ["art_3__para_1", "speech_7__p_1"])
def test_treaties_bind_and_speeches_are_what_somebody_said(address: str) -> None:
    block = Block(address, Kind.PARAGRAPH, "States parties should encourage the media.", number="1")
    assert found(reading([block], "en")) == []


def test_records_of_meetings_tell_what_was_said() -> None:
    assert found(document("en", "States should ratify it.", symbol="CCPR/C/SR.2874")) == []


def test_an_official_named_in_the_first_paragraphs_is_not_the_author() -> None:
    text = "The Committee welcomes the letter accepting the recommendations of the Secretary-General."
    whole = found(
        document("en", text, "The State party should open the register.", symbol="CCPR/C/KEN/CO/4",
                 body="Human Rights Committee")
    )  # fmt: skip
    assert [[who.name for who in one.recommenders] for one in whole] == [["Human Rights Committee"]]


def test_the_committee_goes_by_its_whole_name_and_the_state_party_by_its_country() -> None:
    text = "The Committee draws attention to the delays of the State party and calls on it to amend the law."
    (one,) = found(document("en", text, symbol="CCPR/C/CYP/CO/4", body="Human Rights Committee"))
    assert [party.name for party in one.recommenders] == ["Human Rights Committee"]
    assert [(party.name, party.code) for party in one.addressees] == [("State party", "CYP")]


@pytest.mark.parametrize(
    ("language", "text", "verb"),
    [
        ("en", "The Committee reiterates that the State party should adopt a law.", "adopt"),
        ("es", "El Comité urge al Estado parte a derogar el artículo 5.", "derogar"),
        (
            "es",
            "Pide al Estado parte que a más tardar el 3 de mayo de 1994 presente un informe.",
            "presente",
        ),
        ("ar", "توصي اللجنة الدولة الطرف بالتصديق على الاتفاقية.", "بالتصديق"),
    ],
)
def test_whom_and_what_in_each_language(language: str, text: str, verb: str) -> None:
    about = {"symbol": "A/RES/48/246"} if text.startswith("Pide") else {"symbol": "CCPR/C/CYP/CO/4"}
    (one,) = found(document(language, text, **about))
    assert one.verb == verb
    assert len(one.addressees) == 1
