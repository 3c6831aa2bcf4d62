"""Names of bodies in texts of six languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from travaux import library
from travaux.citing import bodies
from travaux.citing.bodies import COMMITTEES, find_organs, known


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("resolution 1325 (2000) of the Security Council", ["sc"]),
        ("the General Assembly, the Human Rights Council and ECOSOC", ["ga", "hrc", "ecosoc"]),
        ("the Human Rights Committee and the Commission on Human Rights", ["ccpr", "chr"]),
        ("résolution de l'Assemblée générale", ["ga"]),
        ("la Comisión de Derechos Humanos y el Consejo de Seguridad", ["chr", "sc"]),
        ("Совета Безопасности, Генеральной Ассамблеей, Комитетом по правам ребёнка", ["sc", "ga", "crc"]),
        ("قرار مجلس الأمن والجمعية العامة ولجنة حقوق الإنسان", ["sc", "ga", "chr"]),
        ("واللجنة المعنية بحقوق الإنسان", ["ccpr"]),
        ("大会和安理会、人权事务委员会", ["ga", "sc", "ccpr"]),
        ("the CRC recommended", ["crc"]),
        ("article 5 of the CRC", []),  # the treaty
        ("CRC/C/GC/12", []),  # a symbol
        ("a general assembly of shareholders", []),  # no capitals
    ],
)
def test_who_is_named(text: str, expected: list[str]) -> None:
    assert [one.body for one in find_organs(text)] == expected


def test_each_body_has_the_slug_that_the_library_has() -> None:
    path = Path(library.__file__).with_name("data") / "bodies.json"
    theirs = {row["slug"] for row in json.loads(path.read_text(encoding="utf-8"))["bodies"]}
    assert known().keys() & theirs >= COMMITTEES
    assert {"ga", "sc", "ecosoc", "hrc", "chr", "sub-commission", "wgad", "ilc"} <= known().keys() & theirs


def test_every_name_is_found_as_its_own() -> None:
    for body in known().values():
        for language, names in body.names.items():
            for name in names:
                assert body.slug in [one.body for one in find_organs(f"({name})")], (language, name)


def test_names_and_those_outside() -> None:
    assert known()["ccpr"].name("fr") == "Comité des droits de l’homme"
    assert known()["scsl"].name("zh") == "Special Court for Sierra Leone"
    assert {"echr", "achpr", "ilo"} <= bodies.outside() and "ccpr" not in bodies.outside()
