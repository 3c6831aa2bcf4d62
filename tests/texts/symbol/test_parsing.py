"""One symbol, however it is written; and what is none, with the reason."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.texts.symbol.grammar import symbols

from travaux.texts import links, symbol
from travaux.texts.symbol import SymbolError

SPELLINGS = [
    ("A/57/292", "A/57/292"),
    ("a/57/292", "A/57/292"),  # small letters
    (" A / 57 / 292 ", "A/57/292"),  # spaces round slashes
    ("A/57/\n292", "A/57/292"),  # a line end
    ("А/57/292", "A/57/292"),  # a Cyrillic А
    ("A／57／292", "A/57/292"),  # full-width, as in Chinese
    ("A/٥٧/٢٩٢", "A/57/292"),  # Arabic-Indic figures
    ("A/65/L.78*", "A/65/L.78"),  # a reissue
    ("CERD/C/64/Misc.11/rev.3", "CERD/C/64/Misc.11/Rev.3"),
    ("CRC/C/SR. 605", "CRC/C/SR.605"),
    ("C EDAW/C/GNQ/CO/6", "CEDAW/C/GNQ/CO/6"),
    ("CERD/C/ARE/CO/18–21", "CERD/C/ARE/CO/18-21"),  # an en dash
    ("S/RES/1325(2000)", "S/RES/1325 (2000)"),
    ("s/res/1325(2000)", "S/RES/1325 (2000)"),
    ("1325 (2000)", "S/RES/1325 (2000)"),  # a year in brackets is the Security Council's
    ("217 A (III)", "A/RES/217 A (III)"),
    ("2200A(XXI)", "A/RES/2200 A (XXI)"),
    ("3362 (S-VII)", "A/RES/3362 (S-VII)"),
    ("3380 (ХХХ)", "A/RES/3380 (XXX)"),  # Cyrillic numerals
    ("217 ألف (د-3)", "A/RES/217 A (III)"),  # alif is A, and the session is in figures
    ("102 (د - 1)", "A/RES/102 (I)"),
    ("A/RES/217(III)[A]", "A/RES/217 A (III)"),  # as digital libraries write it
    ("A/RES/58/1B", "A/RES/58/1 B"),
    ("A/57/3 (Partie II)", "A/57/3 (Part II)"),  # a document has one symbol in all languages
    ("A/57/3 (第二部分)", "A/57/3 (Part II)"),
    ("A/81/6 (SECT. 29A)", "A/81/6 (Sect. 29A)"),
    ("DP/FPA/2025/4 (Part I/Add.1)", "DP/FPA/2025/4 (Part I/Add.1)"),
    ("E/2010/27-E/CN.6/2010/11", "E/2010/27-E/CN.6/2010/11"),
    ("CMW/C/GC/7 – CERD/C/GC/38", "CMW/C/GC/7-CERD/C/GC/38"),
    ("CEDAW/C/GC/31/CRC/C/GC/18", "CEDAW/C/GC/31-CRC/C/GC/18"),  # joined by a slash
]


@pytest.mark.parametrize(("written", "canonical"), SPELLINGS)
def test_every_spelling_is_one_symbol(written: str, canonical: str) -> None:
    one = symbol.parse(written)
    assert str(one) == canonical
    assert one == symbol.parse(canonical)
    assert symbol.key(written) == symbol.key(canonical) == links.key(canonical)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no text"),
        ("migrants", "no slash"),
        ("24/7", "begins with a figure"),
        ("2016/679", "begins with a figure"),  # a regulation of the European Union
        ("543 U.S. 551 (2005)", "no slash"),  # a law report
        ("MSC/72/13/2", "“MSC” is the root of no series"),  # another organization's
        ("SC/7791", "“SC” is the root of no series"),  # a press release
        ("OEA/Ser.L/V/II.111", "“OEA” is the root of no series"),
        ("INT/CERD/GEC/7503", "database"),
        ("A/HRC", "names a body"),
        ("A/CONF.157", "names a body"),
        ("CEDAW/C/SVN", "number is missing"),
        ("A/H1N1", "belongs to a symbol"),
        ("S/ALL/1", "belongs to a symbol"),
        ("CCPR/19/1", "begins no series"),  # a press release of a committee
        ("A/57/292, para. 3", "“, para. 3” is left over"),
        ("A/C.3/57/SR.39, 47, 50", "left over"),  # several: for `find`
        ("A/57/3 (Parts I and II)", "names several"),
        ("A/57/" + "1" * 200, "at most"),
    ],
)
def test_what_is_none_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(SymbolError) as caught:
        symbol.parse(text)
    assert reason in str(caught.value)
    assert str(caught.value).endswith(".")


@given(symbols)
def test_what_is_printed_is_parsed_back(text: str) -> None:
    one = symbol.parse(text)
    assert symbol.parse(str(one)) == one
    assert str(symbol.parse(str(one))) == str(one)
    assert one.key == symbol.key(text) == links.key(str(one))


@given(symbols, st.randoms(use_true_random=False))
def test_the_key_is_one_for_all_spellings(text: str, chance: object) -> None:
    spelled = text.translate(str.maketrans({"A": "А", "-": "–", " ": " "}))
    assert symbol.key(text.lower()) == symbol.key(text.replace("/", " / ")) == symbol.key(spelled)
    assert symbol.key(text + "*") == symbol.key(text)


@given(st.text(max_size=60) | st.text("A/CHRS.157() -,EDW", max_size=60))
def test_any_text_is_a_symbol_or_refused(text: str) -> None:
    try:
        one = symbol.parse(text)
    except SymbolError as reason:
        assert str(reason)
        assert symbol.key(text) == links.key(text)
    else:
        assert symbol.parse(str(one)) == one


@pytest.mark.parametrize(
    ("one", "other"), [("S/RES/1325 (2000)", "s/res/1325(2000)"), ("A/65/L.78*", "A/65/L.78"), ("x y", "X–Y")]
)
def test_keys_meet_where_those_of_links_do(one: str, other: str) -> None:
    same = links.key(one) == links.key(other)
    assert (symbol.key(one) == symbol.key(other)) is same


def test_the_known_forms(shared: Path) -> None:
    with (shared / "domain" / "symbols.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    assert len(rows) > 150
    for row in rows:
        text = row["symbol"]
        if row["type"].startswith("NOT "):
            with pytest.raises(SymbolError):
                symbol.parse(text)
            assert symbol.find(text) == []
        elif "list" in row["type"] and "elliptic" in row["type"]:
            (found,) = symbol.find(text)
            assert (found.printed, len(found.symbols)) == (text, len(row["number"].split(";")))
        else:
            _as_the_table_says(row)


def _as_the_table_says(row: dict[str, str]) -> None:
    one = symbol.parse(row["symbol"])
    assert str(one).casefold() in (row["symbol"].casefold(), f"a/res/{row['symbol']}".casefold())
    assert one.country == row["country"]
    parts = one.both or (one,)
    assert " / ".join(part.number for part in parts).replace(" / ", "/") in (
        row["number"].replace(" / ", "/"),
        "",
    )
    said = {part.strip().casefold() for part in row["modifiers"].split(";") if part.strip()}
    said -= {f"letter {one.letter}".casefold()}
    assert said <= {modifier.casefold() for part in parts for modifier in part.modifiers}
    for part, when in zip(parts, row["session/year"].split(" / "), strict=False):
        year = when.partition(" ")[0].strip(",")
        if year.isdecimal() and len(year) == 4:
            assert part.year == int(year)
        elif year.isdecimal() and "cycle" not in when and "special" not in when:
            assert part.session == year
