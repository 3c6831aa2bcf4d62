"""Connections as a table: for people, exact for a program, safe in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from tests.exporting import joined
from travaux.exporting import connections_csv
from travaux.library.connections import finding
from travaux.library.home import Home
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def test_a_row_for_each(home: Home, owner: Viewer) -> None:
    joined.documents(owner)
    count = joined.connections(owner)

    content = b"".join(connections_csv.table_of(finding.iterate(owner)))

    assert content.startswith(b"\xef\xbb\xbfsource,relation,target,")  # spreadsheets know UTF-8 by it
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) == count
    first = rows[0]
    assert (first["source"], first["relation"], first["target"]) == (
        "A/57/292, para. 2", "implements", "CAT/C/54/2, para. 3 (a)",
    )  # fmt: skip
    assert first["note"] == "'=A note,\nof two “lines”"  # no formula when a spreadsheet opens it
    assert (first["tags"], first["quote"]) == ("torture; fin de l’été", "Arbitrary detention")
    assert [(row["source_place"], row["target_place"]) for row in rows] == [
        ("A/57/292/en#para_2:0-19", "CAT/C/54/2/en#para_3__list_a"),
        ("A/57/292/en#para_2:0-19", "CAT/C/54/2/en"),
        ("A/57/292/fr#para_1:12~para_2:9", "A/99/1#para_7"),
        ("A/57/292/en#para_1~para_2", "Instrument/iccpr#art_9"),
        ("A/57/292/en#para_4", ""),
        ("CAT/C/54/2/en", ""),
    ]
    assert [(row["sharing"], row["group"], row["author"]) for row in rows[2:5]] == [
        ("group", "Team", "Ana María"), ("public", "", "owner"), ("private", "", "owner"),
    ]  # fmt: skip
    assert (rows[4]["relation"], rows[4]["tags"]) == ("", "'-later")
