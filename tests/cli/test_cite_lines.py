"""Texts in, citations out, a line each, whatever the lines are."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from travaux.cli import cite_lines


def _answers(*lines: bytes | dict[str, Any]) -> tuple[int, list[dict[str, Any]]]:
    """The exit code, and an answer for each line."""
    sent = b"".join(
        (line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in lines
    )
    out = io.BytesIO()
    code = cite_lines.run(io.BytesIO(sent), out, "texts.jsonl")
    return code, [json.loads(line) for line in out.getvalue().splitlines()]


def test_an_answer_a_text() -> None:
    code, answers = _answers(
        {"text": "See A/57/292, para. 62.", "language": "en"},
        {"text": "Nothing.", "language": "en"},
        {"text": "第1325(2000)号决议", "language": "zh"},
    )

    assert code == 0
    assert [[one["target"] for one in answer["citations"]] for answer in answers] == [
        ["A/57/292"], [], ["S/RES/1325 (2000)"],
    ]  # fmt: skip
    assert answers[0]["citations"][0]["pinpoint"] == ["para:62"]
    assert list(answers[0]) == ["citations"]


def test_what_may_mean_several_has_no_target_and_candidates() -> None:
    _, answers = _answers({"text": "The State party should comply with resolution 40/5.", "language": "en"})
    (found,) = answers[0]["citations"]

    assert found["target"] is None or not found["candidates"]


@pytest.mark.parametrize("known", [{"document": "CEDAW/C/FRA/CO/9"}, {"source": "CEDAW/C/FRA/CO/9 fr"}])
def test_the_document_says_what_the_convention_is(known: dict[str, str]) -> None:
    text = {"text": "in accordance with article 7 of the Convention", "language": "en"}
    _, (alone, within) = _answers(text, {**text, **known})

    assert [one["target"] for one in alone["citations"]] in ([None], [])
    assert [(one["target"], one["pinpoint"]) for one in within["citations"]] == [("cedaw", ["art:7"])]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"not json", "no JSON"),
        (b'{"text": "See A/57/2', "no JSON"),
        (b"[1]", 'no "text"'),
        (b'"text"', 'no "text"'),
        (b"{}", 'no "text"'),
        (b'{"text": 5}', 'no "text"'),
        (b'{"text": "x", "language": 5}', '"language" is no text'),
        (b'{"text": "x", "document": []}', '"document" is no text'),
        (b'{"text": "\xff\xfe"}', "no UTF-8"),
        (b"[" * 100_000, "no JSON"),
    ],
)
def test_a_line_that_is_none_costs_one_sentence(
    line: bytes, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, answers = _answers({"text": "A/57/292"}, line, {"text": "A/58/1"})

    assert code == 1
    assert [len(answer["citations"]) for answer in answers] == [1, 0, 1]  # side by side with the lines
    assert "texts.jsonl, line 2: " in answers[1]["error"] and says in answers[1]["error"]
    said = capsys.readouterr().err
    assert said == f"travaux: {answers[1]['error']}\n"


def test_a_line_of_any_length_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cite_lines, "LONGEST", 100)
    code, answers = _answers({"text": "x" * 1000}, {"text": "A/57/292"})

    assert code == 1
    assert ["error" in answer for answer in answers] == [True, False]
    assert "line 2" not in answers[0]["error"] and len(answers) == 2


def test_empty_lines_are_no_texts_and_count_as_lines(capsys: pytest.CaptureFixture[str]) -> None:
    _, answers = _answers(b"", {"text": "A/57/292"}, b"  ", b"bad")

    assert len(answers) == 2 and "line 4" in capsys.readouterr().err


def test_odd_characters_come_back_as_json() -> None:
    code, answers = _answers(b'{"text": "\\ud800 see A/57/292 \\u0000"}', b'\xef\xbb\xbf{"text": "A/58/1"}')

    assert code == 0
    assert [answer["citations"][0]["target"] for answer in answers] == ["A/57/292", "A/58/1"]
