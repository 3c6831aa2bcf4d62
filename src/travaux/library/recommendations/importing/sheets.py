"""Rows of a table in a file: CSV, the first sheet of an XLSX workbook, or a JSON list of objects.

In: a stream and its name. Out: rows with their place ("row 12") and cells by the names of their columns, read
as they are asked for. What is no such file, or breaks off, is told in a sentence with its place.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, BinaryIO, NamedTuple
from xml.etree.ElementTree import ParseError

from lxml import etree

from travaux.texts.errors import UsageError

MOST_ROWS = 1_000_000
"""Rows of one file: three times the whole index."""
_LONGEST_CELL = 200_000  # characters
_CHUNK = 1 << 16
_LARGEST_PART = 2_000_000_000  # bytes of a part of a workbook, unpacked
_DELIMITERS = ",;\t"
_FORMULAS = "=+-@\t\r\n"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_COLUMN = re.compile(r"[A-Z]+")


class Row(NamedTuple):
    """A row: where it stands, and its cells by the name of their column in small letters."""

    place: str
    cells: dict[str, str]


def rows(stream: BinaryIO, name: str) -> Iterator[Row]:
    """The rows of a file. Raises UsageError where it is none, or too long."""
    head = stream.read(4)
    stream.seek(0)
    if head.startswith(b"PK"):
        found = _named(_workbook(stream, name))
    elif head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"[", b"{"):
        found = _objects(stream, name)
    else:
        found = _named(_lines(stream, name))
    for at, row in enumerate(found):
        if at >= MOST_ROWS:
            raise UsageError(f"“{name}” has more than {MOST_ROWS:,} rows: take it in in parts.")
        yield row


def peeked(found: Iterator[Row]) -> tuple[Row | None, Iterator[Row]]:
    """The first row, and all of them."""
    first = next(found, None)
    return first, chain([first], found) if first is not None else found


def _named(found: Iterator[tuple[int, Sequence[str]]]) -> Iterator[Row]:
    """Rows by the names in the first one; empty rows are left out."""
    names: list[str] | None = None
    for number, cells in found:
        if not any(cell.strip() for cell in cells):
            continue
        if names is None:
            names = [column(cell) for cell in cells]
            continue
        yield Row(
            f"row {number}", {name: plain(cell) for name, cell in zip(names, cells, strict=False) if name}
        )


def column(name: str) -> str:
    """The name of a column as it is compared: "Reccomending Body" is "reccomendingbody"."""
    return re.sub(r"[\W]+", "", name.strip().casefold().replace("\ufeff", ""))


def plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from computing it."""
    text = cell.replace("\0", "").strip()
    return text[1:] if text[:1] == "'" and text[1:2] and text[1] in _FORMULAS else text


def _lines(stream: BinaryIO, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    csv.field_size_limit(_LONGEST_CELL)
    begins = stream.read(2)
    stream.seek(0)
    encoding = "utf-16" if begins in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    number = 0
    try:
        first = text.readline()
        delimiter = max(_DELIMITERS, key=first.count)
        reader = csv.reader(chain([first], text), delimiter=delimiter)
        for cells in reader:
            number += 1
            yield number, cells
    except UnicodeDecodeError:
        raise UsageError(f"“{name}” is not UTF-8 after row {number}: save it as “CSV UTF-8”.") from None
    except csv.Error as error:
        raise UsageError(f"“{name}” can't be read after row {number}: {error}.") from error
    finally:
        text.detach()


def _objects(stream: BinaryIO, name: str) -> Iterator[Row]:
    """The objects of the first list in a JSON text, or one in each line."""
    decoder = json.JSONDecoder()
    reader = codecs.getreader("utf-8-sig")(stream)
    number, ended = 0, False
    held = _to_first_object(reader)
    while True:
        held = held.lstrip(" \r\n\t,")
        try:
            if not held.startswith("{"):
                if ended or held.startswith("]"):
                    return
                raise ValueError
            found, end = decoder.raw_decode(held)
        except ValueError:
            more = reader.read(_CHUNK)
            if not more or len(held) > _LONGEST_CELL * 10:
                if held.strip() and not held.startswith("]"):
                    raise UsageError(f"“{name}” is no JSON after entry {number}.") from None
                return
            held, ended = held + more, False
            continue
        number, held = number + 1, held[end:]
        yield Row(f"entry {number}", {column(key): _text(value) for key, value in found.items()})


def _to_first_object(reader: codecs.StreamReader) -> str:
    """The text from the first object of the first list on: it may lie inside another object."""
    held: str = ""
    while more := reader.read(_CHUNK):
        held += more
        start = held.find("[")
        first = held.lstrip()[:1]
        if first == "{" and (start < 0 or re.match(r"\s*\{\s*\"[^\"]+\"\s*:\s*\[", held) is None):
            return held.lstrip()
        if start >= 0:
            return held[start + 1 :]
    return ""


def _text(value: Any) -> str:
    """A value as a cell: the members of a list are parted by line ends."""
    if isinstance(value, list):
        return "\n".join(map(_text, value))
    if isinstance(value, dict):
        return str(value.get("name") or value.get("label") or value.get("Name") or json.dumps(value))
    if value is None:
        return ""
    return "true" if value is True else "" if value is False else str(value).replace("\0", "")


def _workbook(stream: BinaryIO, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    try:
        with zipfile.ZipFile(stream) as book:
            sheets = sorted(one for one in book.namelist() if re.fullmatch(r"xl/worksheets/\w+\.xml", one))
            if not sheets:
                raise UsageError(f"“{name}” is no workbook (XLSX): save it as one, or as CSV.")
            if any(one.file_size > _LARGEST_PART for one in book.infolist()):
                raise UsageError(f"“{name}” is too large when it is unpacked: take it in in parts.")
            shared = _shared(book)
            with book.open(_first(sheets)) as sheet:
                yield from _sheet(sheet, shared)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, ParseError, KeyError, IndexError, ValueError) as error:
        raise UsageError(f"“{name}” is no workbook that can be read (XLSX): {error}.") from error


def _first(sheets: Sequence[str]) -> str:
    return min(sheets, key=lambda one: (len(one), one))


def _shared(book: zipfile.ZipFile) -> list[str]:
    """The texts that cells name by their number."""
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    with book.open("xl/sharedStrings.xml") as part:
        return [_words(item) for item in _elements(part, "si")]


def _sheet(part: Any, shared: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    for at, row in enumerate(_elements(part, "row"), 1):
        cells: list[str] = []
        for cell in row.iterfind(f"{_MAIN}c"):
            place = _place(cell.get("r"), len(cells))
            cells += [""] * (place - len(cells))
            cells.append(_value(cell, shared))
        yield int(row.get("r", at)), cells


def _elements(part: Any, name: str) -> Iterator[Any]:
    """The elements of this name, each forgotten when the next is read."""
    for _, element in etree.iterparse(part, tag=f"{_MAIN}{name}", resolve_entities=False, no_network=True):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _place(reference: str | None, default: int) -> int:
    """The column of "AB12", from 0."""
    match = _COLUMN.match(reference or "")
    if match is None:
        return default
    place = 0
    for letter in match[0][:3]:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _value(cell: Any, shared: Sequence[str]) -> str:
    kind = cell.get("t")
    if kind == "inlineStr":
        return _words(cell)
    value = cell.findtext(f"{_MAIN}v") or ""
    return shared[int(value)] if kind == "s" else value


def _words(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(f"{_MAIN}t"))
