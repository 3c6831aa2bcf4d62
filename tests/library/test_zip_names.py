"""Names of files in archives are read in the encoding they were packed in."""

from __future__ import annotations

import struct
import zipfile

import pytest

from travaux.library import zip_names


@pytest.mark.parametrize(
    ("name", "encoding", "why"),
    [
        ("2002/A_57_292.pdf", "ascii", "plain"),
        ("отчёт.pdf", "utf-8", "UTF-8 that does not say so, as macOS packs it"),
        ("Доклад Комитета.pdf", "cp866", "Russian Windows"),
        ("报告.pdf", "gb2312", "Chinese Windows"),
        ("Résumé.pdf", "cp437", "Western Windows: not taken for Russian"),
        ("Informe año 2002.pdf", "cp437", "the same in Spanish"),
    ],
)
def test_names_in_old_encodings(name: str, encoding: str, why: str) -> None:
    info = zipfile.ZipInfo(name.encode(encoding).decode("cp437"))
    assert zip_names.name_of(info) == name, why


def test_a_name_that_says_it_is_utf8_is_taken_as_it_is() -> None:
    info = zipfile.ZipInfo("Доклад.pdf")
    info.flag_bits |= 0x800
    assert zip_names.name_of(info) == "Доклад.pdf"


def test_the_name_beside_the_name_counts() -> None:
    info = zipfile.ZipInfo("??????.pdf")
    told = "доклад.pdf".encode()
    info.extra = struct.pack("<HHBI", 0x7075, len(told) + 5, 1, 0) + told
    assert zip_names.name_of(info) == "доклад.pdf"


def test_control_characters_do_not_come_through() -> None:
    info = zipfile.ZipInfo("a\nb\x1b.pdf")
    assert zip_names.name_of(info) == "a�b�.pdf"
