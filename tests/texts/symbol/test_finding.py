"""Symbols in running text, in all languages, and everything that looks like one."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.texts.symbol.grammar import single_symbols

from travaux.texts import symbol
from travaux.texts.symbol import finding

ROWS: list[tuple[str, list[str]]] = [
    ("see A/57/292, para. 12", ["A/57/292"]),
    ("(see S/2025/153, para. 42)", ["S/2025/153"]),
    ("A/57/292.12 The", ["A/57/292"]),  # the mark of a note after the full stop
    ("A/RES/45/248 B, section VI", ["A/RES/45/248 B"]),
    ("A/RES/57/218 A number of States", ["A/RES/57/218"]),  # an article, not a letter
    ("A/57/292 (2002)", ["A/57/292"]),  # only resolutions of the Council have a year
    ("A/79/352 (Spain)", ["A/79/352"]),
    ("A/CONF.157/24 (Part I), chap. III", ["A/CONF.157/24 (Part I)"]),
    ("CRC/C/OPSC/ IND/CO/1", ["CRC/C/OPSC/IND/CO/1"]),
    ("E/CN.4/Sub.2/ 2001/20", ["E/CN.4/Sub.2/2001/20"]),
    ("C EDAW/C/GNQ/CO/6", ["CEDAW/C/GNQ/CO/6"]),
    ("CEDA W/C/GNQ/CO/6", ["CEDAW/C/GNQ/CO/6"]),
    ("载于 CEDAW /C/GEO/Q/4-5 号文件", ["CEDAW/C/GEO/Q/4-5"]),
    ("见CEDAW/C/GC/40。", ["CEDAW/C/GC/40"]),
    ("الوثيقة وA/57/292", ["A/57/292"]),  # "and" touches it
    ("СAT/C/UZB/CO/3", ["CAT/C/UZB/CO/3"]),  # Cyrillic С
    ("в документе А/57/50 и", ["A/57/50"]),
    ("A/52/826 S/1998/222 17 March 1998", ["A/52/826", "S/1998/222"]),  # stacked
    ("(E/2010/27-E/CN.6/2010/11)", ["E/2010/27-E/CN.6/2010/11"]),
    ("A/79/876–S/2025/230", ["A/79/876-S/2025/230"]),
    ("A/80/1 - A/80/5", ["A/80/1", "A/80/5"]),  # two of one body are not one text
    ("CERD/C/ARE/CO/18-21", ["CERD/C/ARE/CO/18-21"]),
    ("A/57/292/S/2002/1", ["A/57/292-S/2002/1"]),  # joined by a slash
    ("A/57/292 / A/57/293", ["A/57/292", "A/57/293"]),
    ("U.N. Doc. A/5217", ["A/5217"]),
    ("UN Doc.A/5217", ["A/5217"]),
    ("https://undocs.org/A/57/292", ["A/57/292"]),
    ("docs.un.org/en/A/HRC/59/1", ["A/HRC/59/1"]),
    ("Distr.GENERALCRC/C/15/Add.102", ["CRC/C/15/Add.102"]),  # conversions drop line ends
    ("A/AC.237/18 (Part II)/Add.1", ["A/AC.237/18 (Part II)/Add.1"]),
    ("LC/G.2318(SES.31/3)", ["LC/G.2318 (SES.31/3)"]),
    ("GEGN.2/2025/35", ["GEGN.2/2025/35"]),
    ("ECE/MP.PP/2005/2/Add.5", ["ECE/MP.PP/2005/2/Add.5"]),
    ("TD/B/C.I/MEM.4/2", ["TD/B/C.I/MEM.4/2"]),
]
LOOK_ALIKES = [
    "and/or, N/A, HIV/AIDS, S/he, km/h, A/B testing, A/C, w/o, TD/OR, CD/DVD",
    "24/7 on 16/11/2009; 2008/2009; p. 3/25",
    "influenza A/H1N1 and A/H5N1/2005",
    "Regulation 2016/679, decree No. 22-2008",
    "SC/7791-IK/365号文件",  # a press release
    "GA/SHC/3980",
    "OEA/Ser.L/V/II.111 and MSC/72/13/2",  # other organizations
    "INT/CERD/GEC/7503",  # the treaty bodies' database
    "ECW/CCJ/JUD/16/22",  # a court
    "第3/2005号法律",
    "آذار/مارس 2005",
    "the bodies A/HRC, E/CN.4/Sub.2 and CCPR/C",
    "www.example.org/A/57/292/x.pdf",
    "СССР/США 1975",
    "A/57/292/abc",  # goes on as no symbol does
    "table A/1, flat S/12, size E/4",
    "ID/12345, HR/2020/15, Regulation EC/715/2009, ST/5",
    "",
]


@pytest.mark.parametrize(("text", "symbols"), ROWS)
def test_symbols_in_text(text: str, symbols: list[str]) -> None:
    assert [str(one) for found in symbol.find(text) for one in found.symbols] == symbols


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_are_left(text: str) -> None:
    assert symbol.find(text) == []


def test_places_are_those_of_the_text() -> None:
    text = "see C EDAW/C/GNQ/CO/6*, وA/57/292 and Add.1."
    first, second = symbol.find(text)
    assert text[first.start : first.end] == first.printed == "C EDAW/C/GNQ/CO/6*"
    assert first.symbols[0].stars == "*"
    assert second.printed == "A/57/292 and Add.1"
    assert [text[start:end] for start, end in second.spans] == ["A/57/292", "Add.1"]


@pytest.mark.parametrize("language", ["zh", "ar"])
def test_numbers_that_a_conversion_split(language: str) -> None:
    text = "(CERD/C/SR.24 94)"
    (found,) = symbol.find(text, language)
    assert (str(found.symbols[0]), found.printed) == ("CERD/C/SR.2494", "CERD/C/SR.24 94")
    assert str(symbol.find("(CERD/C/SR.24 94)", "en")[0].symbols[0]) == "CERD/C/SR.24"


@given(single_symbols, st.sampled_from(["(see {})", "{}, para. 3", "{}.", "见{}号文件", "в {} и"]))
def test_every_symbol_is_found_in_a_sentence(text: str, sentence: str) -> None:
    (found,) = symbol.find(sentence.format(text))
    assert [str(one) for one in found.symbols] == [text]
    assert found.printed == text


@given(st.text(max_size=300) | st.text("A/CHRS.157() -,EDWddar andوи和", max_size=300))
def test_any_text_can_be_searched(text: str) -> None:
    end = 0
    for found in symbol.find(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.printed
        assert len(found.symbols) == len(found.spans) >= 1
        assert all(found.start <= low <= high <= found.end for low, high in found.spans)
        end = found.end


_PRINTED = ("document", "document_list", "official_records", "negative")
HOSTILE = [
    "A/",
    "CRC/C/",
    "A/57/292 ",
    "1",
    "A/57/292 (",
    "A/C.3/57/SR.1-99, ",
    "GEGN.2/",
    "A ",
    "СССР/",
    " / ",
    "CCPR/C/ABC/",
    "A/RES/45/248 A, B, C, ",
    "A/1/Add.1 and ",
    "C E D A W/",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_text(unit: str) -> None:
    def seconds(times: int) -> float:
        text = unit * times
        best = float("inf")
        for _ in range(3):
            began = time.process_time()
            symbol.find(text)
            best = min(best, time.process_time() - began)
        return best

    times = max(1, 4_000 // len(unit))
    assert seconds(4 * times) < 12 * seconds(times) + 0.05  # four times the text; a square would be 16


def test_the_labelled_citations(shared: Path) -> None:
    """Every symbol that a labelled text prints is found, and nothing else."""
    lines = (shared / "domain" / "citations.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["kind"] in _PRINTED and "/" in row["text"]]
    assert len(rows) > 50
    for row in rows:
        if "resolution" in row["text"] or "excerpt stops" in row.get("note", ""):
            continue  # the resolution is named in words; the last symbol is cut off
        found = [str(one) for each in symbol.find(row["text"], row["language"]) for one in each.symbols]
        wanted = row["target"] if isinstance(row["target"], list) else [row["target"]]
        assert found == [target for target in wanted if target], row["text"]


def test_the_only_word_before_that_may_touch() -> None:
    assert finding.find("GENERALA/50/100")[0].printed == "A/50/100"
    assert finding.find("XYZA/50/100") == []
