"""States in brackets, as reports print them."""

from __future__ import annotations

import pytest

from tests.citing.recommendations.documents import words
from travaux.citing.recommendations.states import made_by, state, state_of_code

# language, what is printed, the text without its States, codes (a group has none)
PRINTED = [
    ("en", "Ratify it (Iran (Islamic Republic of));", "Ratify it", ["IRN"]),
    ("en", "Act (Bosnia and Herzegovina, Trinidad and Tobago and the Holy See)", "Act",
     ["BIH", "TTO", "VAT"]),
    ("en", "Act (Indonesia) (Paraguay);", "Act", ["IDN", "PRY"]),
    ("en", "Act (Poland, Turkey, The United Kingdom );", "Act", ["POL", "TUR", "GBR"]),
    ("en", "Ratify CRPD (CRPD) (Lao People’s Democratic Republic)", "Ratify CRPD (CRPD)", ["LAO"]),
    ("en", "Act (Niger, Nigeria, Guinea, Guinea-Bissau).", "Act", ["NER", "NGA", "GIN", "GNB"]),
    ("en", "Act (Congo, Democratic Republic of the Congo)", "Act", ["COG", "COD"]),
    ("en", "Act (Republic of Korea, DPRK, UK)", "Act", ["KOR", "PRK", "GBR"]),
    ("en", "Act (the former Yugoslav Republic of Macedonia);", "Act", ["MKD"]),
    ("en", "Act (Slovenia on behalf of the European Union)", "Act", ["SVN", ""]),
    ("en", "Act (European Union)", "Act", [""]),
    # misprints: a letter, a bracket that is missing or square
    ("en", "Act (Columbia);", "Act", ["COL"]),
    ("en", "Act (Venezuela (Bolivarian Republic of);", "Act", ["VEN"]),
    ("en", "Act [Mexico].", "Act", ["MEX"]),
    # no States
    ("en", "Ratify the Convention (ICRMW)", "Ratify the Convention (ICRMW)", []),
    ("en", "Act (in conformity with article 31)", "Act (in conformity with article 31)", []),
    ("fr", "Agir (Iran (République islamique d’), Côte d’Ivoire et Royaume-Uni) ;", "Agir",
     ["IRN", "CIV", "GBR"]),
    ("es", "Actuar (Bosnia y Herzegovina y Trinidad y Tabago);", "Actuar", ["BIH", "TTO"]),
    ("ru", "принять закон (Иран (Исламская Республика), Босния и Герцеговина);", "принять закон",
     ["IRN", "BIH"]),
    ("ar", "اعتماد قانون (المكسيك، والبرازيل)؛", "اعتماد قانون", ["MEX", "BRA"]),
    ("zh", "通过法律（伊朗伊斯兰共和国）（俄罗斯联邦、墨西哥）；", "通过法律", ["IRN", "RUS", "MEX"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "printed", "text", "codes"), PRINTED)
def test_who_made_it(language: str, printed: str, text: str, codes: list[str]) -> None:
    made = made_by(printed, words(language))
    assert [party.code for party in made.parties] == codes
    assert printed[: made.end].rstrip(" ;.") == text


def test_a_word_that_is_no_state_does_not_lose_the_others() -> None:
    assert [one.code for one in made_by("Act (Spain, Utopia)", words("en")).parties] == ["ESP"]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Russian Federation", "Russia"),
        ("Viet Nam", "Vietnam"),
        ("State of Palestine", "Palestine"),
        ("Turkey", "Turkey"),  # what it was called when it was printed
        ("the Netherlands", "Netherlands"),
        ("Republic of Serbia", "Serbia"),
        ("Slovak Republic", "Slovakia"),
        ("Republic of the Congo", "Congo"),
    ],
)
def test_names_in_everyday_use(printed: str, name: str) -> None:
    party = state(printed, "en")
    assert party is not None and party.name == name


def test_states_by_code() -> None:
    party = state_of_code("SYR", "fr")
    assert party is not None and party.name == "Syrie"
    assert state_of_code("XXX", "en") is None
