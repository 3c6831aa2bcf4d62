"""Whole documents and parts of them as Akoma Ntoso."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import travaux
from tests.builders import block, page, reading, report
from tests.exporting.akoma_ntoso.checking import AKN, found, loses_nothing, text_of, valid
from travaux.exporting.akoma_ntoso import Reference, write
from travaux.exporting.citation import CitedDocument
from travaux.texts.reading import Block, Cell, Kind, Mark, Reading

ABOUT = CitedDocument(
    "A/57/292", "Human rights of migrants", "2002-08-09", "ga", "report", "en", "https://x/A/57/292"
)


def sound_report() -> Reading:
    """The made-up report, its table's cells saying what its text says."""
    made = report()
    return replace(
        made,
        blocks=tuple(
            replace(one, rows=(one.rows[0], (Cell("Africa"), Cell("<31>")))) if one.rows else one
            for one in made.blocks
        ),
    )


def test_a_report_keeps_its_words_its_notes_and_its_addresses() -> None:
    made = sound_report()
    root = valid(write(made, ABOUT))

    loses_nothing(root, made)
    assert found(root, "para_1").tag == f"{AKN}paragraph"
    assert [one.text for one in found(root, "para_1").iter(f"{AKN}num")] == ["1.", "(a)", "(i)", "–"]
    note = found(root, "fn_1")
    assert (note.tag, note.get("marker"), note.getprevious()) == (f"{AKN}authorialNote", "1", None)
    assert note.getparent().text == "The Committee recalls <article 4>"
    assert found(root, "para_2").get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert [text_of(one) for one in found(root, "tbl_1").iter(f"{AKN}th")] == ["Region", "Count"]


def test_what_it_is_called_is_what_the_guidelines_say() -> None:
    """The example of the guidelines' tables for this very document (domain facts 6.1)."""
    root = valid(
        write(reading([block("para_62", "The mandate.", number="62")], original_language="es"), ABOUT)
    )

    work = "/akn/un/doc/paper/un-ga/2002-08-09/A-57-292"
    names = [one.get("value") for one in root.iter(f"{AKN}FRBRuri")]
    assert names == [work, f"{work}/eng@2002-08-09", f"{work}/eng@2002-08-09/.xml"]
    assert root[0].tag == f"{AKN}doc"
    (number,) = root.iter(f"{AKN}FRBRnumber")
    assert (number.get("value"), number.get("showAs")) == ("A-57-292", "A/57/292")
    (translated,) = root.iter(f"{AKN}FRBRtranslation")
    assert translated.get("href") == f"{work}/spa@2002-08-09"
    assert [one.get("value") for one in root.iter(f"{AKN}FRBRalias")] == ["https://x/A/57/292"]


def test_a_resolution_has_preamble_operative_paragraphs_and_annex() -> None:
    made = reading(
        [
            block("mast_1", "A/RES/57/218", kind=Kind.MASTHEAD),
            block("title", "Protection of migrants", kind=Kind.TITLE),
            block("p_1", "The General Assembly,"),
            block("pp_1", "Recalling its resolutions,", kind=Kind.PREAMBLE),
            block("op_1", "Requests all States:", number="1"),
            block("op_1__list_a", "To assist;", kind=Kind.ITEM, number="a", parent="op_1"),
            block("op_1__p_1", "And so on;", parent="op_1"),
            block("annex", "Rules", kind=Kind.HEADING, level=1),
            block("annex__para_1", "A rule.", number="1", parent="annex"),
        ],
        symbol="A/RES/57/218",
        sources=(("title", "title"),),
    )
    root = valid(write(made))

    loses_nothing(root, made)
    statement = root[0]
    assert (statement.tag, statement.get("name")) == (f"{AKN}statement", "resolution")
    parts = [one.tag.removeprefix(AKN) for one in statement]
    assert parts == ["meta", "coverPage", "preface", "preamble", "mainBody", "attachments"]
    assert found(root, "p_1").get("name") == "enactingFormula"
    assert (found(root, "pp_1").tag, found(root, "pp_1").get("name")) == (f"{AKN}container", "recalling")
    assert found(root, "op_1").find(f"{AKN}list/{AKN}intro") is not None
    assert found(root, "op_1__list_a").tag == f"{AKN}point"
    assert found(root, "annex").find(f"{AKN}doc/{AKN}mainBody") is not None
    assert [one.text for one in root.iter(f"{AKN}docNumber", f"{AKN}docTitle")] == [
        "A/RES/57/218",
        "Protection of migrants",
    ]


def test_a_record_has_speeches_with_their_speakers() -> None:
    said = "Mr. Ruiz (Chile) (spoke in Spanish): We agree."
    made = reading(
        [
            block("p_1", "The meeting was called to order."),
            block("dvs_1", "Agenda item 13", kind=Kind.HEADING, level=1),
            block("speech_1", said, kind=Kind.SPEECH, parent="dvs_1", details=(("speaker", "Mr. Ruiz"),)),
            block("speech_1__para_1", "Numbered.", number="1", parent="speech_1"),
            block("speech_1__para_1__list_a", "One;", kind=Kind.ITEM, number="a", parent="speech_1__para_1"),
        ],
        symbol="A/64/PV.121",
    )
    root = valid(write(made))

    loses_nothing(root, made)
    assert root[0].tag == f"{AKN}debate"
    speech = found(root, "speech_1")
    assert speech.findtext(f"{AKN}from") == "Mr. Ruiz (Chile) (spoke in Spanish):"
    assert found(root, speech.get("by")[1:]).get("showAs") == "Mr. Ruiz"


@pytest.mark.parametrize(
    ("kind", "element", "reason"),
    [
        ("treaty", "act", "its body is articles"),
        ("views", "judgment", "it must have a header"),
        ("summary-record", "debateReport", "numbered paragraphs"),
        ("verbatim-record", "debate", "though no speech was found in it"),
        (None, "doc", "nothing is known of it"),
    ],
)
def test_every_kind_of_document_is_valid(kind: str | None, element: str, reason: str) -> None:
    made = sound_report()
    root = valid(write(made, CitedDocument("A/1", kind=kind)))
    assert root[0].tag == AKN + element, reason
    loses_nothing(root, made)
    valid(write(reading([]), CitedDocument("A/1", kind=kind)))


def test_a_part_is_a_portion_with_its_name() -> None:
    made = reading([block("para_62", "The mandate.", number="62")])
    root = valid(write(made, ABOUT, part="~para_62"))

    (portion,) = root
    assert portion.get("includedIn") == "/akn/un/doc/paper/un-ga/2002-08-09/A-57-292/eng@2002-08-09"
    assert next(root.iter(f"{AKN}FRBRthis")).get("value").endswith("/A-57-292/!main~para_62")
    assert text_of(found(root, "para_62")) == "The mandate."
    for alone in (block("fn_1", "See.", kind=Kind.FOOTNOTE, number="1"), block("tbl_1", "", kind=Kind.TABLE)):
        valid(write(reading([alone]), ABOUT, part=f"~{alone.address}"))


def test_what_is_cited_is_a_reference_with_notes_inside_it() -> None:
    said = block("para_1", "See A/1 and A/2.", number="1", marks=(Mark("footnote", "1", 7),))
    note = block("fn_1", "Note.", kind=Kind.FOOTNOTE, number="1")
    cited = {"para_1": [Reference(4, 7, "https://x/A/1"), Reference(12, 15, "https://x/A/2")]}
    made = reading([said, note])
    root = valid(write(made, ABOUT, references=cited))

    loses_nothing(root, made)
    assert [(one.get("href"), one.text) for one in root.iter(f"{AKN}ref")] == [
        ("https://x/A/1", "A/1"),
        ("https://x/A/2", "A/2"),
    ]


def test_characters_that_xml_has_no_place_for_keep_theirs() -> None:
    root = valid(write(reading([block("para_1", "a\x00b\x0bc\ud800d", number="1")]), ABOUT))
    assert text_of(found(root, "para_1")) == "a\ufffdb\ufffdc\ufffdd"


_WORDS = st.text(st.characters(codec="utf-8"), max_size=12).map(lambda text: text.replace("\r", " "))


@st.composite
def _readings(draw: st.DrawFn) -> Reading:
    """Blocks of every kind in any order, hanging on anything before them or on nothing."""
    made: list[Block] = []
    for count in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(list(Kind)))
        step = {
            Kind.HEADING: draw(st.sampled_from(["sec", "dvs", "annex", "art"])), Kind.FOOTNOTE: "fn",
            Kind.ITEM: "list",
        }.get(kind, "para")  # fmt: skip
        text = draw(_WORDS)
        rows = ((Cell(text), Cell("")),) if kind is Kind.TABLE else ()
        parents = [None, *(one.address for one in made if one.kind is not Kind.FURNITURE)]
        notes = st.builds(Mark, st.just("footnote"), st.sampled_from("123"), st.integers(0, len(text)))
        made.append(
            block(
                f"{step}_{count}", text, kind=kind, number=draw(st.sampled_from([None, "1", "2", "IV"])),
                parent=None if kind is Kind.FOOTNOTE else draw(st.sampled_from(parents)), rows=rows,
                on=[(draw(st.integers(1, 2)), len(text))],
                marks=tuple(sorted(draw(st.lists(notes, max_size=2)), key=lambda one: one.at)),
            )
        )  # fmt: skip
    return reading(made, pages=[page(1), page(2)])


@settings(max_examples=25, deadline=None)
@given(made=_readings(), kind=st.sampled_from(["report", "treaty", "views", "resolution", "verbatim-record"]))
def test_no_reading_loses_a_word(made: Reading, kind: str) -> None:
    root = valid(write(made, CitedDocument("A/1", kind=kind)))
    loses_nothing(root, made)


@pytest.mark.parametrize(
    ("name", "element"),
    [
        ("layouts/A_RES_73_3-EN.pdf", "statement"),
        ("layouts/A_64_PV.121.pdf", "debate"),
        ("treaties/ccpr.pdf", "act"),
        ("pairs/A_80_590.docx", "doc"),
    ],
)
def test_real_documents(shared: Path, name: str, element: str) -> None:
    made = travaux.read(shared / "corpus" / name, ocr="never")
    root = valid(write(made))
    assert root[0].tag == AKN + element
    loses_nothing(root, made)
