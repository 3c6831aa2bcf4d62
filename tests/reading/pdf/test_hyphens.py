"""Hyphens at line ends: decided by the document's own words, then by the language."""

from __future__ import annotations

import pytest

from tests.typeset.asked import paragraphs, read, running
from tests.typeset.fonts import dejavu, needs_dejavu
from tests.typeset.typesetter import Typesetter
from travaux.texts.reading import Kind

ENDS = [
    (
        ["the work of non-", "governmental organizations"],
        "the work of non-governmental organizations",
        "compound",
    ),
    (
        ["the right to self-", "determination of peoples"],
        "the right to self-determination of peoples",
        "compound",
    ),
    (["the protec-", "tion of all migrants"], "the protection of all migrants", "parted word"),
    (
        ["a co-", "ordinated struggle"],
        "a co-ordinated struggle",
        "the document writes co-ordinated elsewhere",
    ),
    (["the imple-", "mentation of it"], "the implementation of it", "the document writes the word whole"),
    (
        ["at http://www.un.org/human-", "rights/index.html today"],
        "http://www.un.org/human-rights/index.html",
        "URL",
    ),
    (["the period 1998-", "2002 as a whole"], "the period 1998-2002 as a whole", "figures"),
    (["see E/CN.4/2002/94-", "E/CN.4/2002/95 for it"], "E/CN.4/2002/94-E/CN.4/2002/95", "double symbol"),
    (["the Franco-", "German proposal"], "the Franco-German proposal", "capital after the hyphen"),
]


@pytest.mark.parametrize(("rows", "expected", "why"), ENDS, ids=[row[0][0] for row in ENDS])
def test_line_end(rows: list[str], expected: str, why: str) -> None:
    ts = Typesetter(justify=False)
    filler = "The co-ordinated implementation by the States concerned was discussed at length in the meeting"
    ts.para(f"{filler} and the protection of it.", label="1.")
    ts.text(ts.left, ts.y, "2.")
    ts.text(ts.left + 28, ts.y, f"{'The delegation spoke at great length about it and said that'} {rows[0]}")
    ts.y += ts.leading
    ts.lines([f"{rows[1]} and that this was what the delegation had meant to say in its reply."])
    ts.para(filler + ".", label="3.")
    assert expected in paragraphs(read(ts))["2"], why


def test_soft_hyphens_of_a_whole_document() -> None:
    ts = Typesetter(columns=2)
    text = (
        "The inter~na~tional com~mu~nity is show~ing a grow~ing inter~est in the ques~tion of the "
        "pro~tec~tion of the human rights of migrants by non-govern~mental organi~za~tions and "
        "self-help groups, as num~er~ous con~fer~ences show. "
    ).replace("~", "\u00ad")
    for n in range(1, 12):
        ts.para(text * 2, label=f"{n}.")
    assert any(row.endswith("-") for page in ts.printed for row in page), "the test must part words"
    want = (text * 2).replace("\u00ad", "").strip()
    assert paragraphs(read(ts)) == {str(n): want for n in range(1, 12)}


def test_soft_hyphens_in_the_file_go() -> None:
    ts = Typesetter()
    ts.text(ts.left, ts.y, "The inter\u00adnational community.")
    assert "\u00ad" not in running(read(ts))


@needs_dejavu
def test_ligatures_are_folded() -> None:
    ts = Typesetter(face=dejavu())
    ts.para("The \ufb01nal e\ufb00ect of the \ufb02ow and the o\ufb03ce was sta\ufb00ed.", label="1.")
    assert paragraphs(read(ts))["1"] == "The final effect of the flow and the office was staffed."


@needs_dejavu
def test_russian_compound_keeps_its_hyphen() -> None:
    ts = Typesetter(face=dejavu(), justify=False)
    ts.para("Комитет благодарит государство-участник за доклад и ответы на вопросы.", label="1.")
    ts.text(ts.left, ts.y, "2.")
    ts.text(ts.left + 28, ts.y, "Комитет рекомендует, чтобы меры, принимаемые государством-")
    ts.y += ts.leading
    ts.lines(["участником, были согласованы с гражданским обществом и всеми сторонами."])
    assert "государством-участником" in paragraphs(read(ts))["2"]


def test_a_dash_is_no_hyphen() -> None:
    ts = Typesetter(justify=False)
    ts.lines(["The three of them – Chile, Peru and Bolivia –", "were thanked by the Committee for it."])
    assert "Bolivia – were thanked" in " ".join(b.text for b in read(ts).blocks if b.kind is Kind.PARAGRAPH)
