"""Running text that never says the same thing twice, so that no line looks like a running head."""

from __future__ import annotations

from random import Random

_WHO = (
    "The Special Rapporteur",
    "The Committee",
    "The Government of Chile",
    "The delegation",
    "The Working Group",
    "Civil society",
    "The High Commissioner",
    "A number of States",
    "The independent expert",
    "The Secretariat",
)
_DID = (
    "notes with appreciation",
    "recalls",
    "wishes to draw attention to",
    "is concerned about",
    "has examined",
    "welcomes",
    "took part in the drafting of",
    "regrets the delay in",
    "was informed of",
    "encourages",
)
_WHAT = (
    "the ratification of the Optional Protocol",
    "the situation of migrant workers",
    "the measures taken to date",
    "the lack of disaggregated data",
    "the national plan of action",
    "equal access to education and health care",
    "the independence of the judiciary",
    "the draft law on domestic violence",
    "the recommendations of the visit",
    "the protection of human rights defenders",
    "the detention of asylum seekers",
    "the reform of the penal code",
)
_HOW = (
    "in rural areas",
    "at the regional level",
    "as a matter of urgency",
    "in accordance with international law",
    "during the period under review",
    "in close consultation with the persons concerned",
    "without discrimination",
    "by means of adequate funding",
    "despite repeated requests",
    "in the light of earlier observations",
)


def sentence(random: Random) -> str:
    """One sentence of eight to twenty-five words."""
    parts = [random.choice(_WHO), random.choice(_DID), random.choice(_WHAT), random.choice(_HOW)]
    if random.random() < 0.5:
        parts += ["and", random.choice(_DID), random.choice(_WHAT)]
    return " ".join(parts) + "."


def prose(seed: int, sentences: int = 4) -> str:
    """A paragraph of so many sentences; the same for the same seed."""
    random = Random(seed)
    return " ".join(sentence(random) for _ in range(sentences))
