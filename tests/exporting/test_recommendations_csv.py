"""Recommendations as a table: a row each, safe, with the document it is from."""

from __future__ import annotations

import csv
import io

from tests.exporting.recommended import FOUND, READING
from travaux.exporting import recommendations_csv


def test_a_row_for_each() -> None:
    whole = recommendations_csv.head() + b"".join(recommendations_csv.rows(READING, FOUND))

    first, second = csv.DictReader(io.StringIO(whole.decode("utf-8-sig")))
    assert (first["document"], first["date"], first["number"]) == ("A/99/901", "2044-05-04", "114.2")
    assert (first["recommenders"], first["recommender_codes"]) == ("Spain; the Group", "ESP")
    assert (first["response"], first["form"], first["file"]) == ("pending", "review", "made-up.pdf")
    assert (second["text"], second["response"]) == ("'=Adopt a law", "")  # no formula
    assert (second["addressees"], second["addressee_kinds"]) == ("NGOs; media", "civil_society")
    assert second["place"] == "para. 9 (a)"
