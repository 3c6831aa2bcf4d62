"""Items hang on their paragraph, and the lead-in stays with it."""

from __future__ import annotations

import pytest

from tests.typeset.arabic import rtl_para
from tests.typeset.asked import numbers, of, paragraphs, read
from tests.typeset.fonts import Face, dejavu, needs_dejavu, song
from tests.typeset.furniture import running_symbol
from tests.typeset.prose import prose
from tests.typeset.typesetter import Typesetter
from travaux.texts.reading import Kind

LEAD = "The Committee recommends that the State party:"
STYLES = [
    (["(a)", "(b)", "(c)"], ["a", "b", "c"], "English letters"),
    (["(i)", "(ii)", "(iii)", "(iv)"], ["i", "ii", "iii", "iv"], "roman numbers"),
    (["a)", "b)", "c)"], ["a", "b", "c"], "French and Spanish letters"),
    (["a.", "b.", "c."], ["a", "b", "c"], "letters with a full stop"),
    (["i)", "ii)", "iii)"], ["i", "ii", "iii"], "French roman numbers"),
    (["(h)", "(i)", "(j)"], ["h", "i", "j"], "the letter i after h is no roman number"),
    (["(1)", "(2)", "(3)"], ["1", "2", "3"], "figures in brackets"),
]


def set_items(labels: list[str], face: Face | None = None) -> Typesetter:
    """Paragraph 7 with a lead-in and an item for each label, between paragraphs 6 and 8."""
    ts = Typesetter(head=running_symbol("A/57/292"), **({"face": face} if face else {}))
    ts.para(prose(6, 4), label="6.")
    ts.para(LEAD, label="7.")
    for n, label in enumerate(labels):
        ts.para(f"Ensure measure {n}: {prose(70 + n, 2)}", label=label, first=28)
    ts.para(prose(8, 4), label="8.")
    return ts


@pytest.mark.parametrize(("labels", "expected", "why"), STYLES, ids=[row[2] for row in STYLES])
def test_items_are_children_of_their_paragraph(labels: list[str], expected: list[str], why: str) -> None:
    reading = read(set_items(labels))
    assert paragraphs(reading)["7"] == LEAD, why
    assert numbers(reading) == ["6", "7", "8"], why
    items = of(reading, Kind.ITEM)
    assert [b.number for b in items] == expected, why
    assert [b.text for b in items] == [f"Ensure measure {n}: {prose(70 + n, 2)}" for n in range(len(labels))]
    assert {b.parent for b in items} == {"para_7"}, why
    assert items[0].address == f"para_7__list_{expected[0]}"


@needs_dejavu
def test_russian_items() -> None:
    ts = Typesetter(face=dejavu())
    ts.para("Комитет рекомендует государству-участнику:", label="7.")
    for label, text in (("a)", "принять закон;"), ("b)", "создать орган;"), ("c)", "обучить судей.")):
        ts.para(text, label=label, first=28)
    assert numbers(read(ts), Kind.ITEM) == ["a", "b", "c"]


@needs_dejavu
def test_arabic_items() -> None:
    ts = Typesetter(face=dejavu())
    for line in (
        "7. توصي اللجنة الدولة الطرف بما يلي:",
        "(أ) اعتماد القانون المتعلق بالعنف العائلي في أقرب وقت ممكن؛",
        "(ب) تدريب القضاة وأفراد الشرطة على تطبيق أحكام الاتفاقية؛",
        "(ج) تخصيص موارد كافية للمؤسسة الوطنية لحقوق الإنسان.",
        "8. وتطلب اللجنة إلى الدولة الطرف أن تقدم تقريرها المقبل.",
    ):
        rtl_para(ts, line)
    reading = read(ts)
    assert numbers(reading, Kind.ITEM) == ["أ", "ب", "ج"]
    assert paragraphs(reading)["7"] == "توصي اللجنة الدولة الطرف بما يلي:"


@pytest.mark.parametrize(
    ("labels", "why"), [(["(a)", "(b)"], "Latin letters"), (["(子)", "(丑)"], "branches")]
)
def test_chinese_items(labels: list[str], why: str) -> None:
    ts = Typesetter(face=song())
    ts.para("委员会建议缔约国：", label="7.")
    for label, text in zip(labels, ("通过关于家庭暴力的法律；", "培训法官和警察。"), strict=True):
        ts.para(text, label=label, first=28)
    reading = read(ts)
    assert numbers(reading, Kind.ITEM) == [label.strip("()") for label in labels], why
    assert paragraphs(reading)["7"] == "委员会建议缔约国："


@pytest.mark.parametrize(
    ("sign", "name"),
    [("–", "dash"), ("-", "dash"), ("—", "dash"), ("•", "bullet")],
    ids=["en", "minus", "em", "dot"],
)
def test_dashes_and_bullets(sign: str, name: str) -> None:
    items = of(read(set_items([sign, sign, sign])), Kind.ITEM)
    # the sign is printed and is no number, so it stays in the text
    assert [b.text for b in items] == [f"{sign} Ensure measure {n}: {prose(70 + n, 2)}" for n in range(3)]
    assert [b.number for b in items] == [None, None, None]
    assert {dict(b.details)["list"] for b in items} == {name}
    assert {b.parent for b in items} == {"para_7"}


def test_items_of_items() -> None:
    ts = Typesetter()
    ts.para(LEAD, label="7.")
    for letter in "ab":
        ts.para("Adopt laws on:", label=f"({letter})", first=28)
        for roman in ("i", "ii"):
            ts.para(f"Matter {letter} {roman};", label=f"({roman})", first=56)
    ts.para(prose(8, 3), label="8.")
    items = of(read(ts), Kind.ITEM)
    assert [(b.number, b.parent) for b in items] == [
        ("a", "para_7"),
        ("i", "para_7__list_a"),
        ("ii", "para_7__list_a"),
        ("b", "para_7"),
        ("i", "para_7__list_b"),
        ("ii", "para_7__list_b"),
    ]
    assert items[1].address == "para_7__list_a__list_i"


def test_letter_in_running_text_is_no_item() -> None:
    ts = Typesetter(justify=False)
    ts.text(ts.left, ts.y, "7.")
    ts.text(ts.left + 28, ts.y, "The author invokes articles 2 (a), 3 and 26 of the Covenant and paragraph 4")
    ts.y += ts.leading
    ts.lines(["(b) of general comment No. 18 of the Committee, as explained above."])
    ts.para(prose(8, 3), label="8.")
    reading = read(ts)
    assert of(reading, Kind.ITEM) == []
    assert paragraphs(reading)["7"].endswith(
        "and paragraph 4 (b) of general comment No. 18 of the Committee, as explained above."
    )
