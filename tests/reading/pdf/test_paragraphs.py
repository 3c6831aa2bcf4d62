"""Paragraph numbers in all their forms, and figures at the start of a line that are none."""

from __future__ import annotations

import pytest

from tests.typeset.arabic import rtl_para
from tests.typeset.asked import codes, numbers, of, paragraphs, read
from tests.typeset.fonts import dejavu, needs_dejavu, song
from tests.typeset.furniture import page_number, running_symbol
from tests.typeset.prose import prose
from tests.typeset.typesetter import Margins, Typesetter
from travaux.texts.reading import Kind

LABELS = [
    (["1.", "2.", "3.", "4."], ["1", "2", "3", "4"], "plain numbers"),
    (["11.", "12.", "12 bis.", "13.", "14."], ["11", "12", "12 bis", "13", "14"], "an inserted paragraph"),
    (["3.", "3 bis.", "3 ter.", "4.", "5."], ["3", "3 bis", "3 ter", "4", "5"], "two inserted paragraphs"),
    (["4.1", "4.2", "4.3", "5.1", "5.2"], ["4.1", "4.2", "4.3", "5.1", "5.2"], "numbers of Views"),
    (
        ["108.", "109.", "109.1", "109.2", "109.3", "110."],
        ["108", "109", "109.1", "109.2", "109.3", "110"],
        "recommendations of a working group report",
    ),
    (["[11.", "[12.", "[13."], ["11", "12", "13"], "an opening bracket before the number"),
    (["§ 11", "§ 12", "§ 13"], ["11", "12", "13"], "section signs"),
    (["11)", "12)", "13)"], ["11", "12", "13"], "closing brackets"),
]


@pytest.mark.parametrize(("labels", "expected", "why"), LABELS, ids=[row[2] for row in LABELS])
def test_forms_of_numbers(labels: list[str], expected: list[str], why: str) -> None:
    ts = Typesetter()
    for n, label in enumerate(labels):
        ts.para(prose(n, 4), label=label, tab=40)
    found = numbers(read(ts))
    assert found == expected, why


def test_bracketed_numbers() -> None:
    ts = Typesetter()
    for n in range(11, 15):
        ts.para(f"{prose(n, 3)}]", label=f"[{n}.", tab=36)
    assert numbers(read(ts)) == ["11", "12", "13", "14"]


@needs_dejavu
def test_arabic_indic_digits() -> None:
    ts = Typesetter(face=dejavu())
    for n, label in enumerate(("١٢", "١٣", "١٤"), 12):
        rtl_para(ts, f"{label}- ترحب اللجنة بتقديم الدولة الطرف تقريرها الدوري وبالحوار البناء الذي جرى {n}.")
    found = of(read(ts), Kind.PARAGRAPH)
    assert [b.number for b in found] == ["١٢", "١٣", "١٤"], "as printed"
    assert [b.address for b in found] == ["para_12", "para_13", "para_14"], "the same in every language"


def test_full_width_digits() -> None:
    ts = Typesetter(face=song())
    for label in ("９．", "１０．", "１１．"):
        ts.para("委员会欢迎缔约国提交第三次定期报告，并赞赏与代表团进行的建设性对话。" * 2, label=label)
    found = of(read(ts), Kind.PARAGRAPH)
    assert [b.address for b in found] == ["para_9", "para_10", "para_11"]


@pytest.mark.parametrize(
    ("label_at", "indent", "why"),
    [(-30.0, 0.0, "in the margin"), (0.0, 40.0, "in a column of their own"), (0.0, 28.0, "hanging")],
)
def test_numbers_set_apart_from_the_text(label_at: float, indent: float, why: str) -> None:
    ts = Typesetter(margins=Margins(110, 90, 72, 90), head=running_symbol("A/57/292"), foot=page_number())
    truth = {str(n): prose(n, 5) for n in range(1, 20)}
    for number, text in truth.items():
        ts.para(text, label=f"{number}.", label_at=label_at, indent=indent)
    assert paragraphs(read(ts)) == truth, why


@pytest.mark.parametrize("where", ["annex", "opinion", "resolution"])
def test_numbers_begin_again(where: str) -> None:
    heading = {
        "annex": ("Annex I", "Rules of procedure"),
        "opinion": ("Individual opinion of Committee member Ms. Ruth Wedgwood (dissenting)",),
        "resolution": ("57/219. Protection of human rights",),
    }[where]
    ts = Typesetter(head=running_symbol("A/57/38"))
    for n in range(1, 9):
        ts.para(prose(n, 4), label=f"{n}.")
    ts.new_page()
    ts.heading(*heading, align="center", size=12)
    for n in range(1, 5):
        ts.para(prose(20 + n, 4), label=f"{n}.")
    reading = read(ts)
    assert numbers(reading) == [*map(str, range(1, 9)), *map(str, range(1, 5))]
    addresses = [b.address for b in of(reading, Kind.PARAGRAPH)]
    assert addresses[:8] == [f"para_{n}" for n in range(1, 9)]
    assert len(set(addresses)) == 12
    if where == "annex":
        assert addresses[8:] == [f"annex_I__para_{n}" for n in range(1, 5)]


NOT_NUMBERS = [
    (
        "The Assembly adopted the text in the year",
        "2001. It was amended in 2003 by the States parties",
        "a year",
    ),
    (
        "The costs of the programme came to 3 million and",
        "12. 5 million dollars in the two years",
        "a figure",
    ),
    (
        "The provision is found in the Convention, article",
        "7. It was invoked by the author in vain",
        "an article",
    ),
    (
        "The delegation referred to its reply to question No.",
        "15. The Committee thanked it for the reply",
        "a No.",
    ),
    (
        "The report was considered at its meeting on 3 May",
        "2002. 14 delegations took the floor on it",
        "two figures",
    ),
]


@pytest.mark.parametrize(("first", "second", "why"), NOT_NUMBERS, ids=[row[2] for row in NOT_NUMBERS])
def test_figure_at_the_start_of_a_line_is_no_paragraph(first: str, second: str, why: str) -> None:
    ts = Typesetter(justify=False)
    for n in range(4, 7):
        ts.para(prose(n, 4), label=f"{n}.")
    ts.text(ts.left, ts.y, "7.")
    ts.text(ts.left + 28, ts.y, first)
    ts.y += ts.leading
    ts.lines([second, "and the matter was then closed."])
    for n in range(8, 11):
        ts.para(prose(n, 4), label=f"{n}.")
    reading = read(ts)
    assert numbers(reading) == [str(n) for n in range(4, 11)], why
    assert paragraphs(reading)["7"] == f"{first} {second} and the matter was then closed.", why


def test_gap_and_repeat_are_warnings_with_their_place() -> None:
    ts = Typesetter()
    for n in (1, 2, 3, 5, 6, 6, 7):
        ts.para(prose(n + ts.pages, 4), label=f"{n}.")
    reading = read(ts)
    assert [n for n in numbers(reading) if n] == ["1", "2", "3", "5", "6", "6", "7"]
    places = {(w.code, w.page is not None or w.address is not None) for w in reading.warnings}
    assert any("gap" in code for code, _ in places), codes(reading)
    assert any("repeat" in code or "duplicate" in code or "twice" in code for code, _ in places), codes(
        reading
    )
    assert all(placed for _, placed in places)


def test_unnumbered_paragraphs_are_addressed_under_their_heading() -> None:
    ts = Typesetter()
    ts.heading("Introduction", label="I.")
    for n in range(3):
        ts.para(prose(n, 4))
    reading = read(ts)
    blocks = of(reading, Kind.PARAGRAPH)
    assert [b.text for b in blocks] == [prose(n, 4) for n in range(3)]
    assert [b.address for b in blocks] == [f"sec_I__p_{n}" for n in (1, 2, 3)]
