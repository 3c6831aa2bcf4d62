"""What reference managers take, as one record."""

from __future__ import annotations

import pytest

from travaux.exporting.citation import CitedDocument
from travaux.exporting.reference import CASE, HEARING, REPORT, STATUTE, TREATY, locator, record

REPORT_ON_MIGRANTS = CitedDocument(
    "A/57/292", "Human rights of migrants", "2002-08-09", "ga", "report", "en", "https://x/A/57/292/para/62"
)


def test_a_paragraph_of_a_report() -> None:
    one = record(REPORT_ON_MIGRANTS, ["para_62"], "The\nmandate.")
    assert (one.key, one.type, one.author, one.number) == (
        "A-57-292-para-62", REPORT, "General Assembly", "A/57/292",
    )  # fmt: skip
    assert (one.date, one.publisher, one.locator, one.pinpoint) == (
        (2002, 8, 9), "United Nations", "62", "para. 62",
    )  # fmt: skip
    assert one.quotation == "The mandate."


@pytest.mark.parametrize(
    ("addresses", "numbers"),
    [
        (["para_12__list_b__list_i"], "12 (b) (i)"),
        (["para_59", "para_60", "para_60__list_a", "para_63"], "59-63"),
        (["para_26-1"], "26.1"),
        (["op_3"], "3"),
        (["annex_I__para_3"], ""),  # 3 would be that of the document itself
        (["sec_V"], ""),
        ([], ""),
    ],
)
def test_a_locator_is_the_number_alone(addresses: list[str], numbers: str) -> None:
    assert locator(addresses) == numbers


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("resolution", STATUTE),
        ("views", CASE),
        ("treaty", TREATY),
        ("verbatim-record", HEARING),
        ("concluding-observations", REPORT),
        (None, REPORT),
    ],
)
def test_types(kind: str | None, type_: str) -> None:
    assert record(CitedDocument("A/1", kind=kind)).type == type_


def test_who_watches_over_a_treaty_is_not_its_author() -> None:
    assert record(CitedDocument("Instrument/iccpr", "Covenant", body="ccpr", kind="treaty")).author == ""


def test_a_judgment_of_another_court_is_not_published_by_the_united_nations() -> None:
    one = record(CitedDocument("Doc/Judgment", "A v. B", "2019", "echr", "judgment", "fr"))
    assert (one.number, one.publisher, one.date) == ("", "", (2019,))
    assert one.author.startswith("Cour européenne")
