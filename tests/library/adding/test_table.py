"""A table says of each file what it is, or why not, with the number of its line."""

from __future__ import annotations

import pytest

from travaux.library.adding import table
from travaux.library.adding.table import Line
from travaux.texts.errors import UsageError


def _lines(text: str, encoding: str = "utf-8") -> list[Line]:
    return table.read(text.encode(encoding), "about.csv").lines


def test_columns_in_any_order_with_what_they_say() -> None:
    (line,) = _lines(
        "Title,FILE,symbol,date,Lang,countries,visibility,collection,tags\n"
        '"Visit, the first",2002/a.pdf,A/57/292,2002-08,fr,"KEN, FRA",Public,Migration; Kenya,children\n'
    )
    assert (line.number, line.file, line.visibility, line.collection, line.wrong) == (
        2, "2002/a.pdf", "public", "Migration", "",
    )  # fmt: skip
    assert line.said == {
        "title": "Visit, the first",
        "symbol": "A/57/292",
        "date": "2002-08",
        "language": "fr",
        "countries": ["FRA", "KEN"],
        "collections": ["Kenya", "children"],
    }


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("file;title\r\na.pdf;Été\r\n", "utf-8-sig"),  # a spreadsheet in French
        ("file\ttitle\na.pdf\tÉté\n", "utf-16"),
        ("\n\nfile,title,\na.pdf,Été,\n,,\n", "utf-8"),  # empty lines, an empty column
    ],
)
def test_as_spreadsheets_write_it(text: str, encoding: str) -> None:
    (line,) = _lines(text, encoding)
    assert (line.file, line.said) == ("a.pdf", {"title": "Été"})


def test_an_empty_cell_says_nothing_and_an_apostrophe_guards_a_formula() -> None:
    (line,) = _lines("file,symbol,title\na.pdf,,'=SUM(A1)\n")
    assert line.said == {"title": "=SUM(A1)"}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("a.pdf,2002-13,,", "“2002-13” is no date"),
        ("a.pdf,,xx,", "“xx” is not a language"),
        ("a.pdf,,,secret", "“secret” is no visibility"),
        (",2002,,", "The file is missing"),
    ],
)
def test_a_line_that_is_wrong_says_why(row: str, words: str) -> None:
    (line,) = _lines(f"file,date,language,visibility\n{row}\n")
    assert words in line.wrong


def test_a_file_named_twice_is_told() -> None:
    first, second = _lines("file\na.pdf\n./A.PDF\n")
    assert (first.wrong, second.wrong) == ("", "The file ./A.PDF stands on line 2 already.")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"symbol,title\nA/1/1,x\n", "no column “file”"),
        (b"file,colour\na.pdf,red\n", "a column “colour”, which is not known"),
        (b"\n \n", "is empty"),
        (b"file\n\xff\xfa.pdf\n", "Line 2 of the table about.csv is not UTF-8"),
        (b'file,title\na.pdf,"' + b"x" * 200_000 + b'"\n', "can't be read from line 2 on"),
    ],
)
def test_what_is_no_table_of_files(data: bytes, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        table.read(data, "about.csv")


def test_a_file_is_found_by_its_path_or_its_name_alone() -> None:
    made = table.read(b"file\nen/a.pdf\nfr/a.pdf\nb.pdf\nc.pdf\n", "about.csv", "box")
    found = [made.of(path) for path in ("box/fr/a.pdf", "a.pdf", "b.pdf", "deep/b.pdf", "BOX/c.PDF", "d.pdf")]
    assert [line.number if line else None for line in found] == [3, None, 4, None, 5, None]
    assert [(line.number, why) for line, why in made.left()] == [(2, "The file en/a.pdf was not given.")]


def test_a_table_without_folders_finds_its_files_anywhere_once() -> None:
    made = table.read(b"file\nb.pdf\n", "about.csv", ".")
    assert [made.of(path) is not None for path in ("deep/b.pdf", "other/b.pdf")] == [True, False]


def test_which_tables_are_ours() -> None:
    assert table.names_files(b"title;FILE\n")
    assert not table.names_files(b"name,amount\n")
    assert not table.names_files(b"\xff\xfa")
    assert table.is_table("About.CSV") and not table.is_table("about.pdf")
