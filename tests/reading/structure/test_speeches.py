"""Speakers of meeting records in the official languages."""

import pytest

from tests.reading.by_hand import addresses, h, p, read
from travaux.reading.structure.speeches import speaker
from travaux.texts.reading import Kind


@pytest.mark.parametrize(
    ("text", "name", "country", "spoken"),
    [
        ("Mr. Ruiz (Chile) (spoke in Spanish): I thank you.", "Mr. Ruiz", "Chile", "Spanish"),
        ("The President: I call on Chile.", "The President", "", ""),
        ("The Acting President (spoke in Arabic): I thank you.", "The Acting President", "", "Arabic"),
        ("M. Dupont (France) : Je vous remercie.", "M. Dupont", "France", ""),
        ("Le Président (parle en anglais) : Je donne la parole.", "Le Président", "", "anglais"),
        ("El Sr. Ruiz (Chile) (habla en español): Gracias.", "El Sr. Ruiz", "Chile", "español"),
        ("La Presidenta: Doy la palabra.", "La Presidenta", "", ""),
        ("Г-н Иванов (Российская Федерация): Благодарю Вас.", "Г-н Иванов", "Российская Федерация", ""),
        ("السيد علي (مصر): أشكركم.", "السيد علي", "مصر", ""),
        ("王先生（中国）：谢谢主席。", "王先生", "中国", ""),
        ("主席：我请智利代表发言。", "主席", "", ""),
    ],
)
def test_leads(text: str, name: str, country: str, spoken: str) -> None:
    assert speaker(text) == (name, country, spoken)


@pytest.mark.parametrize(
    "text", ["The report says: nothing.", "He said: I agree.", "Mr. Ruiz (Chile) said that he agreed."]
)
def test_no_lead(text: str) -> None:
    assert speaker(text) is None


def test_a_verbatim_record() -> None:
    reading = read(
        h("Agenda item 13"),
        p("The President: I call on Chile.", lead_bold=True),
        p("Mr. Ruiz (Chile) (spoke in Spanish): I thank you.", lead_bold=True),
        "My country agrees.",
        "It will act.",
        p("The President: The meeting is closed.", lead_bold=True),
    )
    assert addresses(reading) == [
        "dvs_1",
        "speech_1",
        "speech_2",
        "speech_2__p_1",
        "speech_2__p_2",
        "speech_3",
    ]
    second = reading.block("speech_2")
    assert second.kind is Kind.SPEECH
    assert dict(second.details) == {"speaker": "Mr. Ruiz", "country": "Chile", "spoken": "Spanish"}
    assert reading.block("speech_2__p_1").parent == "speech_2"


def test_a_report_with_one_colon_is_no_record() -> None:
    assert "speech_1" not in addresses(read("1. One.", "The President: I thank you.", "2. Two."))


def test_a_summary_record_keeps_its_numbers() -> None:
    reading = read(
        p("1. Ms. Diaz (Chile) said that her country agreed.", lead_bold=True),
        p("2. The Chair thanked her.", lead_bold=True),
        "3. It was so decided.",
    )
    assert addresses(reading) == ["para_1", "para_2", "para_3"]
    assert dict(reading.block("para_1").details) == {"speaker": "Ms. Diaz", "country": "Chile"}
