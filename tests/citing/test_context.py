"""What is understood from the citing document."""

from __future__ import annotations

import pytest

from tests.citing.table import cited
from travaux.citing.context import context_of, noun_of, of_document

HINTS = [
    ("CCPR/C/GTM/CO/3 fr", "CCPR/C/GTM/CO/3", "ccpr", "fr", "a symbol with a language"),
    ("A_HRC_EMRIP_2025_2", "A/HRC/EMRIP/2025/2", "", "", "a file's name"),
    ("A_80_604_Add.3.en.pdf", "A/80/604/Add.3", "", "", "with endings"),
    ("S_RES_2776_(2025)", "S/RES/2776 (2025)", "", "", "with brackets"),
    ("CCPR_C_121_D_2025_2011", "CCPR/C/121/D/2025/2011", "ccpr", "", "a communication"),
    ("A_80_48", "A/80/48", "cmw", "", "the annual report of a committee"),
    ("A/80/44", "A/80/44", "cat", "", "of another"),
    ("E/2012/22", "E/2012/22", "cescr", "", "of the one under the Council"),
    ("CESCR general comment 3 ar", "", "cescr", "ar", "an abbreviation"),
    ("Committee on the Rights of the Child, report", "", "crc", "", "a name"),
    ("some-library__doc_17", "", "", "", "nothing known"),
    ("", "", "", "", "nothing at all"),
]


@pytest.mark.parametrize(("hint", "symbol", "committee", "language", "reason"), HINTS)
def test_hints(hint: str, symbol: str, committee: str, language: str, reason: str) -> None:
    known = context_of(hint)
    assert (known.symbol, known.committee, known.language) == (symbol, committee, language), reason


def test_organ_and_year_come_from_the_symbol() -> None:
    assert (of_document("A/HRC/43/12").organ, of_document("A/HRC/43/12").year) == ("hrc", 2020)
    assert (of_document("A/57/292").organ, of_document("A/57/292").year) == ("ga", 2002)
    assert (of_document("S/2024/228").organ, of_document("S/2024/228").year) == ("sc", 2024)
    assert of_document("A/57/292", date="2003-01-15").year == 2003


def test_general_nouns_of_instruments() -> None:
    assert [noun_of(one) for one in ("iccpr", "crc", "iccpr-op1", "un-charter")] == [
        "covenant", "convention", "protocol", "charter",
    ]  # fmt: skip


CONTEXTS = [
    ("en", "article 4 of the Convention", "A_80_38", "cedaw art:4"),
    ("en", "article 4 of the Convention", "A_80_44", "cat art:4"),
    ("en", "article 4 of the Convention", "A_80_48", "icrmw art:4"),
    ("en", "article 4 of the Covenant", "E/C.12/GC/22", "icescr art:4"),
    ("en", "article 4 of the Covenant", "CCPR/C/GC/36", "iccpr art:4"),
    ("en", "article 5 of the Optional Protocol", "CCPR/C/121/D/2025/2011", "iccpr-op1 art:5"),
    ("en", "article 5, paragraph 2 (b)", "CCPR/C/121/D/2025/2011", "iccpr-op1 art:5/para:2/sub:b"),
    ("en", "article 9, paragraph 1", "CCPR/C/121/D/2025/2011", "iccpr art:9/para:1"),
    ("en", "(arts. 2, 3 and 26)", "CCPR/C/GTM/CO/3", "iccpr art:2 art:3 art:26"),
    ("en", "article 97", "CCPR/C/121/D/2025/2011", "rules:ccpr rule:97"),
    ("en", "article 97", "CCPR/C/GTM/CO/3", ""),
    ("en", "article 4 of the Charter", "", "un-charter art:4"),
    ("en", "article 4 of the Convention", "", "? art:4"),
    (
        "en",
        "The Convention against Torture entered into force. Article 4 of the Convention says so.",
        "",
        "cat; cat art:4",
    ),
    (
        "en",
        "The Convention on the Rights of the Child. The Convention against Torture. The Convention says so.",
        "",
        "crc; cat; ?",
    ),
    ("en", "rule 39", "S/2024/228", "rules:sc rule:39"),
    ("en", "its resolution 63/201", "A/64/17", "A/RES/63/201"),
    ("en", "its resolution 48/13", "A/HRC/49/53", "A/HRC/RES/48/13"),
    ("en", "resolution 48/13", "A/49/53", "A/RES/48/13"),
    ("en", "resolution 48/13", "", "?"),
    ("ru", "статья 4 Пакта", "CCPR/C/GC/36", "iccpr art:4"),
    ("ru", "статья I Договора", "S/RES/1540 (2004)", "npt art:I"),
    ("fr", "l’article 4 du Pacte", "E/C.12/GC/22", "icescr art:4"),
    ("es", "el artículo 4 del Pacto", "CCPR/C/GC/36", "iccpr art:4"),
    ("ar", "المادة 4 من العهد", "CCPR/C/GC/36", "iccpr art:4"),
    ("zh", "《公约》第四条", "CEDAW/C/GC/40", "cedaw art:4"),
    ("zh", "《任择议定书》第四条", "CCPR/C/GC/33", "iccpr-op1 art:4"),
]


@pytest.mark.parametrize(("language", "text", "source", "expected"), CONTEXTS)
def test_what_is_meant_in_which_document(language: str, text: str, source: str, expected: str) -> None:
    assert cited(text, language, source) == expected
