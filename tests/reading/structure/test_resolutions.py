"""Resolutions: organ, preamble, operative part, in the official languages and Portuguese."""

import pytest

from tests.reading.by_hand import addresses, h, p, read
from travaux.reading.structure import resolutions
from travaux.reading.structure.units import start
from travaux.texts.reading import Kind


def test_a_resolution() -> None:
    reading = read(
        h("57/218. Protection of migrants"),
        "The General Assembly,",
        "Recalling its resolution 56/170,",
        "Noting the report,",
        "1. Requests States to act;",
        "2. Decides to remain seized of the matter.",
        "77th plenary meeting\n18 December 2002",
    )
    assert addresses(reading) == ["dvs_1", "dvs_1__p_1", "pp_1", "pp_2", "op_1", "op_2", "dvs_1__p_2"]
    assert reading.block("pp_1").kind is Kind.PREAMBLE
    assert reading.block("op_2").kind is Kind.PARAGRAPH
    assert reading.block("pp_1").number is None


def test_a_single_operative_paragraph_has_no_number() -> None:
    reading = read(
        "The General Assembly,", "Recalling its resolution 56/170,", "Decides to defer the question."
    )
    assert addresses(reading) == ["p_1", "pp_1", "op_1"]
    assert reading.block("op_1").number is None


@pytest.mark.parametrize(
    ("organ", "preamble", "operative"),
    [
        ("L’Assemblée générale,", "Rappelant sa résolution 56/170,", "1. Prie les États d’agir ;"),
        ("La Asamblea General,", "Recordando su resolución 56/170,", "1. Pide a los Estados que actúen;"),
        ("A Assembleia Geral,", "Recordando sua resolução 56/170,", "1. Solicita aos Estados que ajam;"),
        (
            "Генеральная Ассамблея,",
            "ссылаясь на свою резолюцию 56/170,",
            "1. просит государства действовать;",
        ),
        ("إن الجمعية العامة،", "إذ تشير إلى قرارها 56/170،", "1 - تطلب إلى الدول أن تعمل؛"),
        ("大会，", "回顾其第56/170号决议，", "1. 请各国采取行动；"),
        ("The Security Council,", "Acting under Chapter VII of the Charter,", "1. Demands an end;"),
        ("Le Conseil des droits de l’homme,", "Guidé par la Charte,", "1. Décide de poursuivre ;"),
    ],
)
def test_languages(organ: str, preamble: str, operative: str) -> None:
    second = operative.replace("1", "2", 1)
    assert addresses(read(organ, preamble, preamble, operative, second)) == [
        "p_1",
        "pp_1",
        "pp_2",
        "op_1",
        "op_2",
    ]


def test_lettered_parts_restart() -> None:
    part = ("The General Assembly,", "Recalling its resolution,", "1. Requests an end;", "2. Decides so.")
    reading = read(h("A"), *part, h("B"), *part)
    assert [a for a in addresses(reading) if "op_" in a] == [
        "res_A__op_1",
        "res_A__op_2",
        "res_B__op_1",
        "res_B__op_2",
    ]


def test_a_draft_in_an_annex_carries_the_annex() -> None:
    reading = read(
        "1. The Committee adopted a draft.",
        "2. It is annexed.",
        h("Annex I"),
        "The General Assembly,",
        "Recalling its resolution,",
        "1. Requests an end;",
        "2. Decides so.",
    )
    assert [a for a in addresses(reading) if "op_" in a or "pp_" in a] == [
        "annex_I__pp_1",
        "annex_I__op_1",
        "annex_I__op_2",
    ]


def test_the_report_goes_on_after_a_draft_resolution() -> None:
    reading = read(
        "1. One.",
        "2. The Committee recommends:",
        h("Draft resolution I"),
        "The General Assembly,",
        "Recalling its resolution,",
        "1. Requests an end;",
        "2. Decides so.",
        "3. The Committee rose.",
        "4. It met again.",
    )
    assert addresses(reading)[:2] == ["para_1", "para_2"]
    assert "res_I__op_1" in addresses(reading)


def test_items_of_an_operative_paragraph() -> None:
    reading = read(
        "The General Assembly,",
        "Recalling its resolution,",
        "1. Calls upon States:",
        "(a) To act;",
        "(b) To report;",
        "2. Decides so.",
    )
    assert addresses(reading)[2:] == ["op_1", "op_1__list_a", "op_1__list_b", "op_2"]


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("The General Assembly,", True),
        ("The Economic and Social Council,", True),
        ("El Consejo de Seguridad,", True),
        ("The situation in the Middle East,", False),
        ("1. The General Assembly adopted the text.", False),
    ],
)
def test_organ_lines(text: str, organ: bool) -> None:
    assert resolutions.is_organ(start([p(text)])[0]) is organ
