"""Word files: what is in them, in order, once."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.word.builder import cell, p, r, row, style, table, word_file, zipped
from travaux.reading import masthead
from travaux.reading.pieces import (
    BODY,
    CAPTION,
    FIGURE,
    FOOTNOTE,
    FURNITURE,
    HEADING,
    MASTHEAD,
    TABLE,
    TITLE,
    TOC,
    Piece,
)
from travaux.reading.word import package
from travaux.reading.word.reader import read
from travaux.texts.errors import (
    DamagedFileError,
    EncryptedError,
    TooLargeError,
    UnreadableError,
    UnsupportedFormatError,
)
from travaux.texts.reading import Mark

UN_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
    for key, name in {
        "SingleTxt": "__Single Txt",
        "HCh": "_ H _Ch",
        "H1": "_ H_1",
        "H23": "_ H_2/3",
        "H4": "_ H_4",
        "H1G": "_ H_1_G",
        "TitleHCH": "Title_H_CH",
        "Session": "Session",
        "AgendaTitleH2": "Agenda_Title_H2",
        "FootnoteText": "footnote text",
        "TOC1": "toc 1",
    }.items()
)


def pieces(body: str, **parts: str) -> list[Piece]:
    """The pieces of a document with this body."""
    return read(word_file(body, **parts)).pieces


def texts(body: str, **parts: str) -> list[str]:
    """The texts of its pieces."""
    return [piece.text for piece in pieces(body, **parts)]


# --- running text -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ("A" + "/80/630", "A/80/630"),
        (r("1.") + r("\tDuring"), "1.\tDuring"),  # the tab tells a typed number from a figure
        (r("\t1.\tDuring"), "1.\tDuring"),  # the template sets numbers at a tab stop
        (r("(a)\tPolitical\tand"), "(a)\tPolitical and"),  # only the first tab after a label
        (r("Note:\ttext"), "Note: text"),
        ("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>governmental</w:t></w:r>", "non-governmental"),
        ("<w:r><w:t>co</w:t><w:softHyphen/><w:t>operation</w:t></w:r>", "cooperation"),
        ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>", "one two"),
        (r("31\u00a0March"), "31 March"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r("5"), "≥5"),
        (r("seen") + r("hidden", "<w:vanish/>"), "seen"),
        (r("General", "<w:caps/>"), "GENERAL"),
        ("<w:ins>" + r("kept") + "</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "kept"),
        ("<w:moveFrom>" + r("old") + "</w:moveFrom><w:moveTo>" + r("new") + "</w:moveTo>", "new"),
        ("<w:smartTag>" + r("Geneva") + "</w:smartTag>", "Geneva"),
        ("<w:sdt><w:sdtContent>" + r("control") + "</w:sdtContent></w:sdt>", "control"),
        ('<w:hyperlink r:id="x">' + r("A/80/607") + "</w:hyperlink>", "A/80/607"),
        ('<w:fldSimple w:instr="DOCVARIABLE sss1">' + r("A/80/590") + "</w:fldSimple>", "A/80/590"),
        (
            "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m"
            ":r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>",
            "x^2",
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "u"</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + r("shown")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "shown",
        ),
    ],
)
def test_text_of_a_paragraph(runs: str, expected: str) -> None:
    assert texts(p(runs)) == [expected]


def test_an_unfinished_field_does_not_swallow_the_rest() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    assert texts(p(r("before"), begin) + p("after")) == ["before", "after"]


def test_comments_and_their_authors_stay_in_the_file() -> None:
    marked = '<w:commentRangeStart w:id="0"/>' + r("text") + '<w:r><w:commentReference w:id="0"/></w:r>'
    remark = f'<w:comment w:id="0" w:author="Jane Editor">{p("who wrote this?")}</w:comment>'
    draft = read(word_file(p(marked), comments=remark))
    assert [piece.text for piece in draft.pieces] == ["text"]
    assert "Editor" not in repr(draft)


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    body = p("one", props="<w:rPr><w:del/></w:rPr>") + p("two") + p("three")
    assert texts(body) == ["one two", "three"]


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    box = f"<w:txbxContent>{p('in the box')}</w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice "
        f"Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></"
        f"mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(p(r("before"), drawn) + p("after")) == ["before", "in the box", "after"]


# --- looks and roles --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style_id", "role", "heading_level"),
    [
        ("SingleTxt", BODY, None),
        ("HCh", HEADING, 1),
        ("H1", HEADING, 2),
        ("H23", HEADING, 3),
        ("H4", HEADING, 4),
        ("H1G", HEADING, 2),  # the Geneva template ends its names in _G
        ("TitleHCH", TITLE, None),
        ("Session", MASTHEAD, None),
        ("AgendaTitleH2", MASTHEAD, None),
        ("TOC1", TOC, None),
    ],
)
def test_styles_of_the_templates(style_id: str, role: str, heading_level: int | None) -> None:
    (piece,) = pieces(p("Words", style=style_id), styles=UN_STYLES)
    assert (piece.role, piece.level) == (role, heading_level)


def test_a_style_is_what_it_is_based_on() -> None:
    styles = (
        UN_STYLES + style("Mine", based="H1") + style("Round", based="Trip") + style("Trip", based="Round")
    )
    found = pieces(p("Heading", style="Mine") + p("Loop", style="Round"), styles=styles)
    assert [(piece.role, piece.level) for piece in found] == [(HEADING, 2), (BODY, None)]


def test_an_outline_level_makes_a_heading() -> None:
    outlined = style("X", inner='<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    (piece,) = pieces(p("Heading", style="X"), styles=outlined)
    assert (piece.role, piece.level) == (HEADING, 2)


def test_a_heading_style_on_a_whole_paragraph_is_a_paragraph() -> None:
    (piece,) = pieces(p("word " * 100, style="H1"), styles=UN_STYLES)
    assert piece.role == BODY


def test_a_title_style_after_the_text_began_is_a_heading() -> None:
    body = p("Report", style="TitleHCH") + p("1.\t" + "word " * 40) + p("Annex", style="TitleHCH")
    assert [piece.role for piece in pieces(body, styles=UN_STYLES)] == [TITLE, BODY, HEADING]


def test_look_of_a_paragraph() -> None:
    runs = (
        r("1.\t")
        + r("Requests", "<w:i/><w:sz w:val='21'/>")
        + r(" the Secretary-General", "<w:sz w:val='21'/>")
    )
    (piece,) = pieces(p(runs, props='<w:jc w:val="both"/><w:ind w:left="1267" w:hanging="600"/>'))
    look = piece.style
    assert (look.lead_italic, look.italic, look.bold, look.size) == (True, False, False, 10.5)
    assert (look.align, look.hang, round(look.indent, 2)) == ("justify", 63.35, 33.35)


def test_leading_tabs_set_the_indent() -> None:
    stops = '<w:tabs><w:tab w:val="right" w:pos="1000"/><w:tab w:val="left" w:pos="1400"/></w:tabs>'
    (piece,) = pieces(p(r("\t\t(a)\tText"), props=stops + '<w:ind w:left="1400" w:hanging="1400"/>'))
    assert piece.style.indent == 70.0
    assert piece.text == "(a)\tText"


def test_bold_by_style_can_be_switched_off_by_a_run() -> None:
    bold = style("Loud", inner="<w:rPr><w:b/></w:rPr>")
    loud, plain = pieces(
        p("Loud", style="Loud") + p(r("Plain", '<w:b w:val="0"/>'), style="Loud"), styles=bold
    )
    assert (loud.style.bold, plain.style.bold) == (True, False)


# --- notes ------------------------------------------------------------------------------------

NOTES = (
    f'<w:footnote w:type="separator" w:id="0">{p("____")}</w:footnote>'
    f'<w:footnote w:id="1">{p("<w:r><w:footnoteRef/></w:r>", r(" See A/57/292."))}</w:footnote>'
    f'<w:footnote w:id="2">{p("* Late.")}</w:footnote>'
    f'<w:footnote w:id="3">{p("First part.")}{p("Second part.")}</w:footnote>'
)


def note_mark(identity: int, custom: str = "") -> str:
    """A reference to a note, with its own mark or a counted one."""
    flag = ' w:customMarkFollows="1"' if custom else ""
    return f'<w:r><w:footnoteReference{flag} w:id="{identity}"/><w:t>{custom}</w:t></w:r>'


def test_notes_leave_the_text_and_follow_their_paragraph() -> None:
    body = p(r("Migrants"), note_mark(1), r(" and others")) + p("Next")
    found = pieces(body, footnotes=NOTES)
    assert [(piece.role, piece.label, piece.text) for piece in found[:3]] == [
        (BODY, None, "Migrants and others"),
        (FOOTNOTE, "1", "See A/57/292."),
        (BODY, None, "Next"),
    ]
    assert found[0].marks == [Mark("footnote", "1", 8)]


def test_a_note_with_its_own_mark_is_not_counted() -> None:
    body = p(r("Report"), note_mark(2, "*")) + p(r("Text"), note_mark(1))
    found = [
        piece
        for piece in pieces(body, footnotes=NOTES)
        if piece.role == FOOTNOTE and piece.text != "First part. Second part."
    ]
    assert [(piece.label, piece.text) for piece in found] == [("*", "Late."), ("1", "See A/57/292.")]


def test_a_note_of_two_paragraphs_is_one_note_and_lost_notes_come_last() -> None:
    found = pieces(p("Text"), footnotes=NOTES)
    assert [piece.text for piece in found] == ["Text", "See A/57/292.", "* Late.", "First part. Second part."]


def test_endnotes_come_at_the_end_in_their_own_numbers() -> None:
    ends = f'<w:endnote w:id="1">{p("At the end.")}</w:endnote>'
    body = p(r("Text"), '<w:r><w:endnoteReference w:id="1"/></w:r>') + p("More")
    found = pieces(body, endnotes=ends)
    assert [(piece.text, piece.label) for piece in found] == [
        ("Text", None),
        ("More", None),
        ("At the end.", "i"),
    ]
    assert found[0].marks == [Mark("endnote", "i", 4)]


def test_note_numbers_as_the_settings_ask() -> None:
    asked = '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/></w:footnotePr>'
    found = pieces(p(r("Text"), note_mark(1)), footnotes=NOTES, settings=asked)
    assert found[0].marks == [Mark("footnote", "c", 4)]


@pytest.mark.parametrize(
    ("before", "raised", "kept", "marks"),
    [
        ("Vacancy rates", "a", "Vacancy rates", ["a"]),
        ("2025/26", "b,c", "2025/26", ["b", "c"]),
        ("the 1", "st", "the 1st", []),
        ("le XX", "e", "le XXe", []),
        ("10 km", "2", "10 km2", []),
        ("the Committee", "12", "the Committee", ["12"]),
        ("E=mc", "n+1", "E=mcn+1", []),
    ],
)
def test_typed_marks_and_other_raised_text(before: str, raised: str, kept: str, marks: list[str]) -> None:
    (piece,) = pieces(p(r(before), r(raised, '<w:vertAlign w:val="superscript"/>')))
    assert (piece.text, [mark.mark for mark in piece.marks]) == (kept, marks)
    assert all(mark.at == len(before) for mark in piece.marks)


def test_notes_to_the_title_set_in_a_frame() -> None:
    (piece,) = pieces(p(r("\t*\tA/81/50."), props='<w:framePr w:w="9792"/>'))
    assert (piece.role, piece.label, piece.text) == (FOOTNOTE, "*", "A/81/50.")


def test_notes_to_a_table_carry_their_letter() -> None:
    body = p(r("a", '<w:vertAlign w:val="superscript"/>') + r(" Highest strength."), style="FootnoteText")
    (piece,) = pieces(body, styles=UN_STYLES)
    assert (piece.role, piece.label, piece.text, piece.marks) == (FOOTNOTE, "a", "Highest strength.", [])


# --- tables -----------------------------------------------------------------------------------


def test_a_table_is_rows_and_cells_with_its_header() -> None:
    body = table(row("Year", "Amount", props="<w:tblHeader/>"), row("2024", "166.4"))
    (piece,) = pieces(body)
    assert piece.role == TABLE
    assert [[(c.text, c.header) for c in line] for line in piece.rows] == [
        [("Year", True), ("Amount", True)],
        [("2024", False), ("166.4", False)],
    ]
    assert piece.text == "Year\tAmount\n2024\t166.4"


def test_merged_cells_stand_once_and_columns_stay_in_line() -> None:
    wide = cell("Total", '<w:gridSpan w:val="2"/>')
    tall, below = cell("Category", '<w:vMerge w:val="restart"/>'), cell("", "<w:vMerge/>")
    (piece,) = pieces(table(row(tall, wide), row(below, "a", "b")))
    assert [[c.text for c in line] for line in piece.rows] == [["Category", "Total", ""], ["", "a", "b"]]


def test_notes_and_marks_in_a_table() -> None:
    marked = cell(p(r("Proposal"), note_mark(1)))
    found = pieces(table(row("x", marked), row("y", "z")), footnotes=NOTES)
    assert [piece.role for piece in found[:2]] == [TABLE, FOOTNOTE]
    (mark,) = found[0].marks
    assert found[0].text[: mark.at].endswith("Proposal")


def test_numbers_in_a_table_are_not_pieces_of_their_own() -> None:
    found = pieces(table(row("1.", "Rate"), row("2.", "Share")) + p("1.\tText"))
    assert [piece.role for piece in found] == [TABLE, BODY]


def test_a_table_in_a_table_comes_after_it() -> None:
    inner = table(row("in", "side"), row("e", "f"))
    found = pieces(table(row("a", cell(inner + p("b"))), row("c", "d")))
    assert [piece.text for piece in found] == ["a\tb\nc\td", "in\tside\ne\tf"]


def test_tables_within_tables_as_deep_as_xml_may_go() -> None:
    body = p("core")
    for _ in range(50):
        body = table(row(cell(body), "side"), row("c", "d"))
    found = pieces(body)
    assert len(found) == 50
    assert found[-1].text == "core\tside\nc\td"


def test_a_box_of_one_cell_is_what_is_in_it() -> None:
    found = pieces(table(row(cell(p("Summary") + p("1.\tText")))))
    assert [(piece.role, piece.text) for piece in found] == [(BODY, "Summary"), (BODY, "1.\tText")]


def test_deleted_rows_are_gone() -> None:
    (piece,) = pieces(table(row("a", "b"), row("c", "d", props="<w:del/>"), row("e", "f")))
    assert piece.text == "a\tb\ne\tf"


def test_a_list_of_contents_in_a_table() -> None:
    body = p("Contents", style="HCh") + table(
        row("", "Page"), row("I.\tIntroduction ......", "6"), row("II.\tMandate", "16")
    )
    found = pieces(body + table(row("1", "2"), row("3", "4")), styles=UN_STYLES)
    assert [(piece.role, piece.text) for piece in found[1:4]] == [
        (TOC, "Page"),
        (TOC, "I. Introduction 6"),
        (TOC, "II. Mandate 16"),
    ]
    assert found[4].role == TABLE


def test_a_table_of_contents_made_by_a_field() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    )
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = p(begin + r("Introduction\t3")) + p("Methods\t4") + p(end) + p("Introduction")
    assert [(piece.role, piece.text) for piece in pieces(body)] == [
        (TOC, "Introduction 3"),
        (TOC, "Methods 4"),
        (BODY, "Introduction"),
    ]


def test_captions() -> None:
    body = (
        p("Table 2.1", style="H23")
        + p("Deliverables", style="H23")
        + p("(Percentage)")
        + table(row("a", "b"), row("c", "d"))
    )
    found = pieces(
        body + p("Table 3 shows that more was spent on travel than on anything else."), styles=UN_STYLES
    )
    assert [(piece.role, piece.text) for piece in found] == [
        (CAPTION, "Table 2.1 Deliverables"),
        (CAPTION, "(Percentage)"),
        (TABLE, "a\tb\nc\td"),
        (BODY, "Table 3 shows that more was spent on travel than on anything else."),
    ]


# --- header parts and properties --------------------------------------------------------------


def un_document() -> bytes:
    """A report as the New York template sets it, written by python-docx."""
    made = docx.Document()
    section = made.sections[0]
    section.different_first_page_header_footer = True
    head = section.first_page_header
    grid = head.add_table(2, 2, width=made.sections[0].page_width)
    grid.cell(0, 0).text = "United Nations"
    symbol = grid.cell(0, 1).paragraphs[0]
    symbol.add_run("A")
    symbol.add_run("/80/630")
    grid.cell(1, 0).text = "General Assembly"
    block = grid.cell(1, 1)
    block.text = "Distr.: General"
    for line in ("7 January 2026", "Original: English"):
        block.add_paragraph(line)
    section.header.paragraphs[0].text = "A/80/630"
    section.first_page_footer.paragraphs[0].text = "26-00248 (E)    160126"
    section.footer.paragraphs[0].text = "2/27"
    made.add_paragraph("Eightieth session")
    made.add_paragraph("Agenda item 155")
    made.add_heading("Budget performance of the Mission", 0).alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.add_paragraph(
        "1.\tThe proposed budget for the liquidation of the Mission was submitted to the Assembly."
    )
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_the_masthead_stands_in_the_header_part() -> None:
    draft = read(un_document())
    assert [piece.text for piece in draft.pieces[:6]] == [
        "United Nations",
        "A/80/630",
        "General Assembly",
        "Distr.: General",
        "7 January 2026",
        "Original: English",
    ]
    assert {piece.role for piece in draft.pieces[:6]} == {FURNITURE}
    meta = masthead.mark(draft)
    assert (meta.symbol, meta.date, meta.distribution, meta.original_language) == (
        "A/80/630",
        "2026-01-07",
        "General",
        "en",
    )
    assert (meta.session, meta.agenda_item, meta.job_number) == ("Eightieth session", "155", "26-00248")
    assert meta.title == "Budget performance of the Mission"
    assert [piece.text for piece in draft.pieces if piece.role == MASTHEAD] == [
        "United Nations",
        "A/80/630",
        "General Assembly",
        "Distr.: General 7 January 2026 Original: English",
        "Eightieth session Agenda item 155",
    ]


def test_running_heads_are_furniture_once() -> None:
    heads = [piece.text for piece in read(un_document()).pieces if piece.role == FURNITURE]
    assert heads.count("A/80/630") == 1
    assert "2/27" in heads


def test_properties_are_hints_without_their_line_ends() -> None:
    custom = {
        "Symbol1": "A/80/590",
        "Symbol2": "",
        "Session1": "Eightieth session_x000d_",
        "Operator": "someone",
    }
    draft = read(word_file(p("Text"), custom=custom))
    assert draft.hints == {"symbol": "A/80/590", "session": "Eightieth session"}


# --- files that are not as they should be -----------------------------------------------------


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, UnsupportedFormatError, "save it as .docx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            EncryptedError,
            "password",
        ),
        (b"PK\x03\x04 broken", DamagedFileError, "fresh copy"),
        (b"plain words", DamagedFileError, "not a Word document"),
        (zipped({"xl/workbook.xml": "<x/>"}), UnsupportedFormatError, "Excel"),
        (zipped({"content.xml": "<x/>"}), UnsupportedFormatError, "OpenDocument"),
        (zipped({"readme.txt": "hello"}), DamagedFileError, "no Word document"),
        (zipped({"word/document.xml": "<w:document"}), DamagedFileError, "broken at word/document.xml"),
        (zipped({"word/document.xml": "<document/>"}), DamagedFileError, "no document"),
        (
            zipped({"word/document.xml": '<!DOCTYPE d [<!ENTITY a "ha">]><d>&a;</d>'}),
            DamagedFileError,
            "entities",
        ),
        (zipped({"word/document.xml": "<a>" * 5000 + "</a>" * 5000}), DamagedFileError, "broken"),
    ],
)
def test_every_bad_file_gets_one_clear_sentence(data: bytes, error: type[UnreadableError], says: str) -> None:
    with pytest.raises(error) as caught:
        read(data)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_XML_BYTES", 100_000)
    bomb = word_file(p("a" * 5_000_000))
    assert len(bomb) < 20_000
    with pytest.raises(TooLargeError):
        read(bomb)


def test_a_directory_that_lies_about_sizes_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_XML_BYTES", 50_000)
    data = bytearray(word_file(p("a" * 1_000_000)))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("word/document.xml").file_size
    data = bytearray(bytes(data).replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little")))
    with pytest.raises((TooLargeError, DamagedFileError)):
        read(bytes(data))


def test_strict_word_files_are_read_alike() -> None:
    body = p("1.\tText") + table(row("a", "b"), row("c", "d"))
    assert read(word_file(body, strict=True)) == read(word_file(body))


@given(st.integers(min_value=0, max_value=2000), st.binary(min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_damage_anywhere_ends_in_a_draft_or_one_error(place: int, junk: bytes) -> None:
    data = bytearray(word_file(p("1.\tText") + table(row("a", "b")), footnotes=NOTES, styles=UN_STYLES))
    place %= len(data)
    data[place : place + len(junk)] = junk
    try:
        draft = read(bytes(data))
    except UnreadableError:
        return
    assert isinstance(draft.pieces, list)


WORDS = st.lists(st.text(alphabet="abc éñ\t-", min_size=1, max_size=12), min_size=1, max_size=8)


@given(st.lists(WORDS, min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_nothing_is_lost_and_nothing_twice(paragraphs: list[list[str]]) -> None:
    draft = read(word_file("".join(p(*map(r, runs)) for runs in paragraphs)))
    shown = re.sub(r"\s", "", "".join(piece.text for piece in draft.pieces))
    assert shown == re.sub(r"\s", "", "".join("".join(runs) for runs in paragraphs))
    assert all(span.end == len(piece.text) for piece in draft.pieces for span in piece.spans)
    assert all("  " not in piece.text and piece.text == piece.text.strip() for piece in draft.pieces)


# --- real files -------------------------------------------------------------------------------


def test_paragraph_numbers_of_real_reports_run_without_a_gap(shared: Path) -> None:
    files = sorted((shared / "corpus" / "pairs").glob("*.docx"))
    assert files
    for path in files:
        draft = read(path.read_bytes())
        typed = [
            re.match(r"(?:\d+\.)?(\d+)\.?\t", piece.text) for piece in draft.pieces if piece.role == BODY
        ]
        numbers = [int(match.group(1)) for match in typed if match]
        assert numbers == list(range(1, len(numbers) + 1)), path.name
        assert len(numbers) >= 40, path.name


def test_real_reports_have_their_metadata(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "pairs").glob("*.docx")):
        draft = read(path.read_bytes())
        meta = masthead.mark(draft)
        assert meta.symbol is not None
        assert meta.symbol.startswith(draft.hints["symbol"]), path.name
        assert meta.job_number is not None
        assert meta.job_number.replace("-", "") == draft.hints["job_number"]
        assert (meta.language, meta.original_language, meta.distribution) == ("en", "en", "General")
        assert None not in (meta.title, meta.date, meta.session, meta.agenda_item, meta.body)


def test_odd_files_end_in_a_draft_or_one_error(shared: Path) -> None:
    files = sorted((shared / "corpus" / "robustness").glob("*.docx"))
    assert files
    for path in files:
        try:
            draft = read(path.read_bytes())
        except UnreadableError as error:
            assert str(error).endswith("."), path.name
        else:
            assert any(piece.text or piece.role == FIGURE for piece in draft.pieces), path.name
