"""The data of instruments: complete, consistent, and what it says of numbers and nouns."""

from __future__ import annotations

import datetime

import pytest

from travaux.citing import instruments
from travaux.citing.instruments import ALL, GROUPS, by_series, of_body, protocols

LANGUAGES = {"en", "fr", "es", "ru", "ar", "zh"}


def test_all_are_there_in_the_order_of_their_groups() -> None:
    assert len(ALL) == 156
    assert sorted({one.group for one in ALL.values()}, key=GROUPS.index) == list(GROUPS)
    assert "iccpr" in ALL and "nothing" not in ALL


@pytest.mark.parametrize("one", ALL.values(), ids=lambda one: one.id)
def test_each_is_whole(one: instruments.Instrument) -> None:
    assert one.titles["en"] and one.titles.keys() <= LANGUAGES
    assert one.from_memory <= one.titles.keys(), "only a title can be from memory"
    assert datetime.date.fromisoformat(one.adopted)
    assert one.parent is None or one.parent in ALL
    assert one.divisions is None or one.divisions > 0
    assert one.unit in {"article", "paragraph", "principle", "rule", "section", "conclusion"}


@pytest.mark.parametrize(
    ("name", "divisions"),
    [("iccpr", 53), ("crc", 54), ("icrmw", 93), ("un-charter", 111), ("mandela-rules", 122), ("gc4", 159)],
)
def test_how_long_they_are(name: str, divisions: int) -> None:
    assert ALL[name].divisions == divisions


@pytest.mark.parametrize(
    ("number", "volume", "name"),
    [
        (27531, None, "crc"),
        (20378, 1249, "cedaw"),
        (14668, None, "iccpr"),
        (14668, 1642, "iccpr-op2"),  # the protocol has the number of its treaty
        (27531, 2173, "crc-opac"),
        (27531, 1, "crc"),  # a volume that nobody has: the treaty
        (14152, 976, "narcotics-1961"),  # as amended
        (7515, None, "narcotics-1961"),
        (18232, 1155, "vclt"),
        (973, 75, "gc4"),
        (30822, None, "unfccc"),
        (38544, None, "rome-statute"),
        (39481, None, "icrmw"),
        (1, None, None),
    ],
)
def test_numbers_of_the_treaty_series(number: int, volume: int | None, name: str | None) -> None:
    assert by_series(number, volume) == name


@pytest.mark.parametrize(
    ("body", "noun", "name"),
    [
        ("ccpr", "covenant", "iccpr"),
        ("ccpr", "protocol", "iccpr-op1"),
        ("ccpr", "treaty", "iccpr"),  # the Chinese 公约 is any of them
        ("cat", "protocol", "opcat"),
        ("crc", "protocol", None),  # three of them
        ("crc", "convention", "crc"),
        ("ga", "charter", "un-charter"),
        (None, "charter", "un-charter"),
        ("achpr", "charter", "banjul"),
        ("ga", "convention", None),
    ],
)
def test_what_a_noun_means_in_papers_of_a_body(body: str | None, noun: str, name: str | None) -> None:
    assert of_body(body).get(noun) == name


def test_protocols_and_short_names() -> None:
    assert protocols("crc") == ("crc-opac", "crc-opsc", "crc-opic")
    assert [ALL[one].abbreviation for one in ("iccpr", "crc", "cedaw", "cat", "banjul")] == [
        "ICCPR", "CRC", "CEDAW", "CAT", "ACHPR",
    ]  # fmt: skip
    assert ALL["lawyers"].abbreviation == ALL["lawyers"].title("en")
    assert ALL["hrc-5-1"].title("fr") == ALL["hrc-5-1"].title("en"), "English where nothing else is known"
    assert ALL["iccpr"].series_number == 14668 and ALL["rabat"].series_number is None
