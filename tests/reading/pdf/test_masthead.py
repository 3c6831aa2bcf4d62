"""Mastheads of old and new documents in six languages, each value with the block it came from."""

from __future__ import annotations

from typing import Any

import pytest

from tests.typeset.asked import of, paragraphs, read
from tests.typeset.fonts import dejavu, needs_dejavu, song
from tests.typeset.furniture import first_foot, from_second, page_number, running_symbol, together
from tests.typeset.masthead import masthead, old_masthead
from tests.typeset.prose import prose
from tests.typeset.typesetter import Typesetter
from travaux.texts.reading import Kind, Reading

ENGLISH: dict[str, Any] = {
    "symbols": ("A/79/352",),
    "date": "18 September 2024",
    "language": "English",
    "original": "Original: French",
}
FRENCH: dict[str, Any] = {
    "nations": "Nations Unies",
    "organ": "Assemblée générale",
    "distribution": "Distr. générale",
    "date": "18 septembre 2024",
    "language": "Français",
    "original": "Original : anglais",
    "session": ("Soixante-dix-neuvième session",),
    "agenda": ("Point 71 b) de l’ordre du jour",),
    "agenda_title": ("Promotion et protection des droits humains",),
    "title": ("Protection des migrants",),
}
SPANISH: dict[str, Any] = {
    "nations": "Naciones Unidas",
    "organ": "Asamblea General",
    "distribution": "Distr. general",
    "date": "18 de septiembre de 2024",
    "language": "Español",
    "original": "Original: inglés",
    "session": ("Septuagésimo noveno período de sesiones",),
    "agenda": ("Tema 71 b) del programa",),
    "agenda_title": ("Promoción y protección de los derechos humanos",),
    "title": ("Protección de los migrantes",),
}
COMMON = {"symbol": "A/79/352", "date": "2024-09-18"}
BODY = {
    "en": "",
    "fr": "Le Comité recommande à l’État partie de prendre les mesures nécessaires à cette fin. ",
    "es": "El Comité recomienda al Estado parte que adopte las medidas necesarias para ese fin. ",
}
EDITIONS = [
    ("en", ENGLISH, {**COMMON, "original_language": "fr", "title": "Protection of migrants"}),
    ("fr", FRENCH, {**COMMON, "original_language": "en", "title": "Protection des migrants"}),
    ("es", SPANISH, {**COMMON, "original_language": "en", "title": "Protección de los migrantes"}),
]


def first_page(ts: Typesetter, text: str = "") -> Reading:
    """Some paragraphs below the masthead, then read."""
    for n in range(1, 8):
        ts.para(text or prose(n, 4), label=f"{n}.")
    return read(ts)


@pytest.mark.parametrize(("language", "words", "expected"), EDITIONS, ids=[row[0] for row in EDITIONS])
def test_values(language: str, words: dict[str, Any], expected: dict[str, str]) -> None:
    foot = together(first_foot("24-03160 (E)", ["010324", "180324"]), from_second(page_number(total=2)))
    ts = Typesetter(head=running_symbol("A/79/352", skip_first=True), foot=foot)
    masthead(ts, **words)
    metadata = first_page(ts, BODY[language] * 3).metadata
    assert metadata.language == language
    assert {name: getattr(metadata, name) for name in expected} == expected
    assert (metadata.job_number or "").startswith("24-03160")
    assert metadata.session and metadata.agenda_item and "71" in metadata.agenda_item


def test_every_value_names_the_block_it_came_from() -> None:
    ts = Typesetter()
    masthead(ts, **ENGLISH)
    reading = first_page(ts)
    sources = dict(reading.metadata.sources)
    for name in ("symbol", "date", "distribution", "original_language", "title"):
        assert sources[name] in {b.address for b in reading.blocks}, name
    assert reading.block(sources["symbol"]).kind is Kind.MASTHEAD


def test_masthead_leaks_into_no_paragraph() -> None:
    ts = Typesetter()
    masthead(ts, **ENGLISH)
    reading = first_page(ts)
    assert paragraphs(reading) == {str(n): prose(n, 4) for n in range(1, 8)}
    assert [b.text for b in of(reading, Kind.TITLE)] == ["Protection of migrants"]
    assert len([b for b in of(reading, Kind.PARAGRAPH) if b.number is None]) == 0


def test_double_symbol() -> None:
    ts = Typesetter(head=running_symbol("A/79/876", "S/2025/230", skip_first=True))
    masthead(ts, symbols=("A/79/876–S/2025/230",))
    metadata = first_page(ts).metadata
    assert (metadata.symbol, metadata.other_symbols) == ("A/79/876", ("S/2025/230",))


def test_stacked_double_symbol() -> None:
    ts = Typesetter(head=running_symbol("A/79/876", "S/2025/230", skip_first=True))
    masthead(ts, symbols=("A/79/876", "S/2025/230"))
    metadata = first_page(ts).metadata
    assert (metadata.symbol, metadata.other_symbols) == ("A/79/876", ("S/2025/230",))


def test_masthead_of_the_1990s() -> None:
    ts = Typesetter()
    old_masthead(ts)
    metadata = first_page(ts).metadata
    assert (metadata.symbol, metadata.date) == ("A/47/466", "1992-09-28")
    assert (metadata.distribution or "").upper() == "GENERAL"
    assert metadata.original_language == "en"
    assert metadata.agenda_item and "97" in metadata.agenda_item


@needs_dejavu
def test_russian_masthead_keeps_english_lines() -> None:
    ts = Typesetter(face=dejavu())
    masthead(
        ts,
        nations="Организация Объединенных Наций",
        organ="Генеральная Ассамблея",
        date="20 February 2024",
        language="Russian",
        original="Original: English",
        session=("Семьдесят девятая сессия",),
        agenda=("Пункт 71 b) повестки дня",),
        agenda_title=("Поощрение прав человека",),
        title=("Мигранты",),
    )
    metadata = first_page(
        ts, "Комитет рекомендует государству-участнику принять все необходимые меры. " * 3
    ).metadata
    assert (metadata.symbol, metadata.language, metadata.date) == ("A/79/352", "ru", "2024-02-20")
    assert metadata.original_language == "en"


def test_chinese_masthead() -> None:
    ts = Typesetter(face=song())
    masthead(
        ts,
        nations="联合国",
        organ="大会",
        date="20 February 2024",
        language="Chinese",
        original="Original: English",
        session=("第七十九届会议",),
        agenda=("议程项目71(b)",),
        agenda_title=("促进和保护人权",),
        title=("保护移民",),
    )
    metadata = first_page(
        ts, "委员会建议缔约国采取一切必要措施，并在下次定期报告中说明所取得的进展。" * 3
    ).metadata
    assert (metadata.symbol, metadata.language, metadata.date) == ("A/79/352", "zh", "2024-02-20")


def test_what_the_page_does_not_say_is_none() -> None:
    metadata = first_page(Typesetter()).metadata
    assert (metadata.symbol, metadata.date, metadata.title, metadata.session) == (None, None, None, None)
