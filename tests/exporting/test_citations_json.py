"""Citations as JSON: nothing lost, the same keys always."""

from __future__ import annotations

import json

from tests.builders import block, reading
from travaux.exporting import citations_json, citations_text
from travaux.texts import pinpoint
from travaux.texts.citation import Candidate, Citation, CitationKind

SURE = Citation(
    CitationKind.RESOLUTION, 4, 25, "resolution  48/121, paras. 3", "A/RES/48/121",
    (pinpoint.parse("para:3"),), "resolution-organ", "named with\nits organ",
)  # fmt: skip
OPEN = Citation(
    CitationKind.TREATY, 30, 44, "the Convention", None,
    candidates=(Candidate("cedaw", "its committee"), Candidate("crc", "named before")),
)  # fmt: skip
FOUND = [("para_1", (SURE,)), ("annex_I__para_3", (OPEN,))]
READING = reading([block("para_1", "…", number="1")], symbol="A/99/901")


def test_a_text_is_answered_in_a_line() -> None:
    line = citations_json.of_text([SURE, OPEN])

    assert line.count("\n") == 1 and line.endswith("\n")
    first, second = json.loads(line)["citations"]
    assert (first["target"], first["pinpoint"], first["start"], first["end"]) == (
        "A/RES/48/121", ["para:3"], 4, 25,
    )  # fmt: skip
    assert (second["target"], second["pinpoint"]) == (None, [])
    assert [one["target"] for one in second["candidates"]] == ["cedaw", "crc"]
    assert list(first) == list(second)


def test_a_reading_says_where_each_stands_in_readable_rows_or_one() -> None:
    rows = citations_json.rows(READING, FOUND)

    whole = json.loads(rows)
    assert whole == json.loads(citations_json.line(READING, FOUND))
    assert (whole["schema"], whole["symbol"]) == ("travaux/citations/1", "A/99/901")
    assert [one["place"] for one in whole["citations"]] == ["para. 1", "annex I, para. 3"]
    assert sum("resolution-organ" in row for row in rows.splitlines()) == 1
    assert json.loads(citations_json.rows(READING, []))["citations"] == []


def test_as_text_each_is_a_line_of_six_columns() -> None:
    lines = citations_text.lines(FOUND).splitlines()

    assert lines[0].split("\t") == [
        "para. 1", "resolution 48/121, paras. 3", "A/RES/48/121", "para:3", "resolution-organ",
        "named with its organ",
    ]  # fmt: skip
    assert lines[1].split("\t")[2] == "? cedaw | crc"
    assert citations_text.lines([]) == ""
