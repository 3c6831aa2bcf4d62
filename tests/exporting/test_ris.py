"""RIS."""

from __future__ import annotations

from travaux.exporting.citation import CitedDocument
from travaux.exporting.reference import record
from travaux.exporting.ris import write


def rows(text: str) -> dict[str, str]:
    """Tags and values of one entry, as the format has them: tag, two spaces, hyphen, space."""
    lines = text.split("\r\n")
    assert lines[-3:] == ["ER  - ", "", ""] and "\n" not in "".join(lines)
    return {line[:2]: line.removeprefix(f"{line[:2]}  - ") for line in lines[:-3]}


def test_a_paragraph() -> None:
    one = CitedDocument(
        "A/57/292", "Human rights\nER  - of migrants", "2002-08-09", "ga", "report", "en", "https://x/para/62"
    )
    found = rows(write([record(one, ["para_62"], "The mandate.")]))
    assert found == {
        "TY": "RPRT", "ID": "A-57-292-para-62", "TI": "Human rights ER - of migrants",
        "AU": "General Assembly", "PB": "United Nations", "SN": "A/57/292",
        "PY": "2002", "DA": "2002/08/09", "SP": "para. 62",
        "LA": "en", "UR": "https://x/para/62", "N1": "The mandate.",
    }  # fmt: skip


def test_a_body_with_a_comma_is_no_surname() -> None:
    found = rows(write([record(CitedDocument("E/C.12/GC/25", body="cescr", kind="general-comment"))]))
    assert (found["AU"], found["PB"]) == (
        "United Nations",
        "Committee on Economic, Social and Cultural Rights",
    )


def test_a_resolution_has_its_symbol_as_number_of_the_law_and_its_year() -> None:
    found = rows(write([record(CitedDocument("A/RES/1/1", date="1946", kind="resolution"))]))
    assert (found["TY"], found["M1"], found["PY"], found["DA"]) == ("STAT", "A/RES/1/1", "1946", "1946//")
