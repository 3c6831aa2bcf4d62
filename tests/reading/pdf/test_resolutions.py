"""Resolutions: preambular paragraphs, operative ones, and lettered parts that begin again."""

from __future__ import annotations

from tests.typeset.asked import of, read
from tests.typeset.furniture import page_number, running_symbol
from tests.typeset.prose import prose
from tests.typeset.typesetter import Typesetter
from tests.typeset.words import plain
from travaux.texts.reading import Kind

PREAMBLE = [
    "<i>Recalling</i> its resolution 56/170 of 19 December 2001 on the protection of migrants,",
    "<i>Reaffirming</i> the Universal Declaration of Human Rights and the two Covenants based on it,",
    "<i>Deeply concerned</i> about the growing number of migrants who lose their lives on the way,",
    "<i>Taking note with appreciation</i> of the report of the Special Rapporteur,",
]
OPERATIVE = [
    "<i>Requests</i> all States to promote and protect the human rights of all migrants;",
    "<i>Strongly condemns</i> all forms of discrimination with regard to access to employment;",
    "<i>Also requests</i> the Secretary-General to report on the matter at its next session;",
    "<i>Decides</i> to examine the question further at its fifty-eighth session.",
]


def resolution(ts: Typesetter, title: str, numbered: bool = True) -> None:
    """Set one resolution."""
    ts.heading(title, size=12, align="center")
    ts.para("<i>The General Assembly</i>,", first=28)
    for text in PREAMBLE:
        ts.para(text, first=28)
    for n, text in enumerate(OPERATIVE, 1):
        ts.para(text, label=f"{n}." if numbered else None, first=28)


def test_preambular_and_operative_paragraphs() -> None:
    ts = Typesetter(head=running_symbol("A/RES/57/218"), foot=page_number())
    resolution(ts, "57/218. Protection of migrants")
    ts.lines(["77th plenary meeting", "18 December 2002"], italic=True, align="right")
    reading = read(ts)
    preamble = [b for b in of(reading, Kind.PREAMBLE) if b.text != "The General Assembly,"]
    assert [b.text for b in preamble] == [plain(t) for t in PREAMBLE]
    assert [b.address for b in preamble] == ["pp_1", "pp_2", "pp_3", "pp_4"]
    operative = [b for b in of(reading, Kind.PARAGRAPH) if b.number]
    assert [(b.number, b.text) for b in operative] == [(str(n), plain(t)) for n, t in enumerate(OPERATIVE, 1)]
    assert [b.address for b in operative] == ["op_1", "op_2", "op_3", "op_4"]


def test_operative_items_hang_on_their_paragraph() -> None:
    ts = Typesetter(head=running_symbol("A/RES/57/218"))
    ts.heading("57/218. Protection of migrants", size=12, align="center")
    ts.para("<i>The General Assembly</i>,", first=28)
    ts.para(PREAMBLE[0], first=28)
    ts.para("<i>Requests</i> all States:", label="1.", first=28)
    ts.para("To ratify the Convention;", label="(a)", first=56)
    ts.para("To report on it;", label="(b)", first=56)
    ts.para(OPERATIVE[3], label="2.", first=28)
    items = of(read(ts), Kind.ITEM)
    assert [(b.number, b.parent) for b in items] == [("a", "op_1"), ("b", "op_1")]


def test_each_resolution_of_a_compilation_begins_again() -> None:
    ts = Typesetter(head=running_symbol("A/57/49"), foot=page_number())
    for n in (218, 219, 220):
        resolution(ts, f"57/{n}. Protection of migrants")
        ts.new_page()
    reading = read(ts)
    assert [b.number for b in of(reading, Kind.PARAGRAPH) if b.number] == ["1", "2", "3", "4"] * 3
    assert len({b.address for b in reading.blocks}) == len(reading.blocks)


def test_security_council_resolution() -> None:
    ts = Typesetter(head=running_symbol("S/RES/1325 (2000)"))
    ts.heading("Resolution 1325 (2000)", size=14)
    ts.lines(["Adopted by the Security Council at its 4213th meeting, on", "31 October 2000"], bold=True)
    ts.para("<i>The Security Council</i>,", first=28)
    for text in PREAMBLE[:2]:
        ts.para(text, first=28)
    for n in range(1, 4):
        ts.para(
            f"<i>Urges</i> Member States to take measure {n} on the matter; {prose(n, 1)}",
            label=f"{n}.",
            first=28,
        )
    ts.para("<i>Decides</i> to remain actively seized of the matter.", label="4.", first=28)
    reading = read(ts)
    assert [b.address for b in of(reading, Kind.PARAGRAPH) if b.number] == ["op_1", "op_2", "op_3", "op_4"]


def test_report_that_recalls_is_no_resolution() -> None:
    ts = Typesetter()
    for n in range(1, 6):
        ts.para(
            f"Recalling its earlier decision, the Committee adopted the text. {prose(n, 3)}", label=f"{n}."
        )
    reading = read(ts)
    assert of(reading, Kind.PREAMBLE) == []
    assert [b.address for b in of(reading, Kind.PARAGRAPH)] == [f"para_{n}" for n in range(1, 6)]
