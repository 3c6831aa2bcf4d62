"""One sentence at a time: does it ask, whom, for what."""

from __future__ import annotations

import pytest

from tests.citing.recommendations.documents import document, found, words
from travaux.citing.recommendations import asking
from travaux.citing.recommendations.asking import Setting

# language, text, what asks, whom, the first word of what is to be done
ASKS = [
    ("en", "The Committee urges the State party to abolish it.", "urge", ["State party"], "abolish"),
    ("en", "In the light of its general recommendation No. 35 (2017), the Committee calls upon the State "
     "party to act.", "call", ["State party"], "act"),
    ("en", "The Committee regrets the lack of data and recommends that the State party collect them.",
     "recommend", ["State party"], "collect"),
    ("en", "The Committee reiterates its recommendation (para. 8) and urges the State party to adopt a law.",
     "reiterate", ["State party"], "adopt"),
    ("en", "The Committee requests the State party, within a year, to report.", "request",
     ["State party"], "report"),
    ("en", "The General Assembly is requested to take note of the report.", "request",
     ["General Assembly"], "take"),
    ("en", "The Government of Chad should release them.", "should", ["Chad"], "release"),
    ("en", "States, in partnership with Indigenous Peoples, should fully recognize their rights.", "should",
     ["States"], "recognize"),
    ("en", "States, the private sector and NGOs should cooperate.", "should",
     ["States", "private sector", "NGOs"], "cooperate"),
    ("en", "Multilateral development banks, which lend most, should go on.", "should",
     ["Multilateral development banks"], "go"),
    ("en", "The Council requests the Director General of the World Health Organization to report.", "request",
     ["Director General of the World Health Organization"], "report"),
    ("en", "The Advisory Committee recommends the approval of the proposals.", "recommend", [], ""),
    ("fr", "Le Comité engage instamment l’État partie à abolir la peine.", "urge", ["État partie"], "abolir"),
    ("fr", "Le Comité recommande également aux ONG d’aider les migrants.", "recommend", ["ONG"], "aider"),
    ("fr", "L’État partie devrait veiller à la paix.", "should", ["État partie"], "veiller"),
    ("fr", "Il est recommandé aux États de coopérer.", "recommend", ["États"], "coopérer"),
    ("es", "El Comité insta al Estado parte a que derogue la ley.", "urge", ["Estado parte"], "derogue"),
    ("es", "El Estado parte debería velar por ello.", "should", ["Estado parte"], "velar"),
    ("es", "El Comité alienta al Estado parte a que ratifique.", "encourage", ["Estado parte"], "ratifique"),
    ("ru", "Комитет настоятельно призывает государство-участник отменить казнь.", "urge",
     ["государство-участник"], "отменить"),
    ("ru", "Государству-участнику следует обеспечить это.", "should",
     ["Государству-участнику"], "обеспечить"),
    ("ar", "وتحث اللجنة الدولة الطرف على إلغاء العقوبة.", "urge", ["الدولة الطرف"], "إلغاء"),
    ("ar", "ينبغي للدولة الطرف أن تكفل ذلك.", "should", ["الدولة الطرف"], "تكفل"),
    ("zh", "委员会还敦促缔约国废除死刑。", "urge", ["缔约国"], "废除"),
    ("zh", "缔约国应确保调查。", "should", ["缔约国"], "确保"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "asks", "addressees", "verb"), ASKS)
def test_what_asks(language: str, text: str, asks: str, addressees: list[str], verb: str) -> None:
    (one,) = found(document(language, text))
    assert (one.asks, [party.name for party in one.addressees], one.verb) == (asks, addressees, verb)


# language, text, why it is none
NONE = [
    ("en", "The Committee recommended that the State party ratify it.", "told of the past"),
    ("en", "The Committee notes that the Ombudsman may recommend measures.", "what somebody may do"),
    ("en", "The State party should have submitted its report in 2010.", "a reproach"),
    ("en", "It should be noted that States parties differ.", "a remark"),
    ("en", "Should States wish to reply, they may do so.", "a condition"),
    ("en", "It is important that they should establish a dialogue with the States.", "in a dependent clause"),
    ("en", "The office encourages informal conciliation.", "what an office does"),
    ("en", "Why should States ratify it?", "a question"),
    ("en", "I should be grateful if you would circulate this letter.", "a courtesy"),
    ("en", "They listed “features that schools should exhibit”.", "a quotation"),
    ("fr", "Le Comité note que l’État partie a recommandé une réforme.", "told of the past"),
    ("es", "El Comité observa que el Relator Especial recomendó una reforma.", "told of the past"),
    ("ru", "Комитет отмечает, что докладчик рекомендовал реформу.", "told of the past"),
    ("zh", "委员会欢迎缔约国批准《公约》。", "a welcome"),
    ("ar", "تلاحظ اللجنة أن الدولة الطرف اعتمدت قانونا.", "an observation"),
]


@pytest.mark.parametrize(("language", "text", "why"), NONE)
def test_what_does_not(language: str, text: str, why: str) -> None:
    assert found(document(language, text)) == [], why


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "The Working Group was received. It urges States to act.", "Working Group"),
        ("es", "El Comité celebra la ley. También recomienda que los Estados actúen.", "Comité"),
        ("zh", "委员会感到关切。还建议缔约国采取行动。", "委员会"),
    ],
)
def test_a_pronoun_or_nothing_stands_for_who_was_named_before(language: str, text: str, who: str) -> None:
    (one,) = found(document(language, text))
    assert [party.name for party in one.recommenders] == [who]


def test_who_nobody_named_asks_nothing() -> None:
    assert found(document("en", "He urges States to act.")) == []


def test_first_persons_ask_in_reports_and_not_in_letters() -> None:
    text = "I urge all States to act."
    assert len(asking.find(text, words("en"), Setting(numbered=True))) == 1
    assert asking.find(text, words("en"), Setting()) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("See art. 3. The end.", 2),
        ("Under No. 5 of Mr. X, para. 3 (a). He left.", 2),
        ("One.” Two! Three?", 3),
        ("第一。第二。", 2),
        ("A/57/292. 12 May", 1),
        ("", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(list(asking.sentences(text))) == count
