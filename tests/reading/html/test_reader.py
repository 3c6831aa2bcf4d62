"""Saved web pages: the text of the document, and nothing of the page around it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.reading.html.reader import read
from travaux.reading.pieces import BODY, CAPTION, FOOTNOTE, HEADING, TABLE, Piece
from travaux.texts.errors import DamagedFileError, TooLargeError, UnreadableError
from travaux.texts.reading import Mark

LONG = "The Committee notes with concern that the State party has not yet taken all the measures needed. " * 6


def pieces(body: str, head: str = "") -> list[Piece]:
    """The pieces of a page with this body."""
    return read(
        f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()
    ).pieces


def shown(body: str) -> list[tuple[str | None, str]]:
    """(label, text) of its pieces."""
    return [(piece.label, piece.text) for piece in pieces(body)]


def test_headings_and_paragraphs() -> None:
    found = pieces(
        "<h1>General comment</h1><p>1. One\n   text.</p><h3>Scope</h3><div>Two<p>Three</p>Four</div>"
    )
    assert [(piece.role, piece.level, piece.text) for piece in found] == [
        (HEADING, 1, "General comment"),
        (BODY, None, "1. One text."),
        (HEADING, 3, "Scope"),
        (BODY, None, "Two"),
        (BODY, None, "Three"),
        (BODY, None, "Four"),
    ]


@pytest.mark.parametrize(
    "around",
    [
        "<nav><a href=/>Home</a></nav>",
        "<header><p>Site name</p></header>",
        "<footer><p>Copyright</p></footer>",
        "<aside>See also</aside>",
        "<script>var x = 1</script>",
        "<style>p { color: red }</style>",
        "<div class='cookie-banner'>We use cookies</div>",
        "<div id='breadcrumb'>Home / Documents</div>",
        "<div role='navigation'>Menu</div>",
        "<div class='social share'>Share this page</div>",
        "<p style='display:none'>Hidden</p>",
        "<div hidden>Hidden</div>",
        "<ul>" + "".join(f"<li><a href=/{n}>Place {n}</a></li>" for n in range(6)) + "</ul>",
        "<form><input value=x>Search <button>Go</button></form><noscript>Turn on scripts</noscript>".replace(
            "<form>", "<div class='search-form'>"
        ).replace("</form>", "</div>"),
    ],
)
def test_the_page_around_the_text_is_dropped(around: str) -> None:
    text = f"<p>{LONG}</p>"
    assert [piece.text for piece in pieces(around + text + around)] == [LONG.strip()]


def test_the_main_element_is_the_text() -> None:
    assert shown(f"<p>Before</p><main><h1>Views</h1><p>{LONG}</p></main><p>After</p>") == [
        (None, "Views"),
        (None, LONG.strip()),
    ]


def test_a_main_element_with_little_in_it_is_not() -> None:
    assert shown(f"<main>Loading</main><div><p>{LONG}</p></div>")[-1] == (None, LONG.strip())


def test_links_to_documents_by_their_titles_stay() -> None:
    links = "".join(
        f"<p><a href=/{n}>Report of the Special Rapporteur on the human rights of migrants, part {n}</a></p>"
        for n in range(6)
    )
    assert len(pieces(f"<div>{links}</div><p>{LONG}</p>")) == 7


@pytest.mark.parametrize(
    ("markup", "labels"),
    [
        ("<ol><li>x</li><li>y</li></ol>", ["1.", "2."]),
        ("<ol type=a start=3><li>x</li><li>y</li></ol>", ["c.", "d."]),
        ("<ol type=I><li>x</li><li value=9>y</li></ol>", ["I.", "IX."]),
        ("<ol reversed><li>x</li><li>y</li></ol>", ["2.", "1."]),
        ("<ol style='list-style-type: lower-roman'><li>x</li><li>y</li></ol>", ["i.", "ii."]),
        ("<ol style='list-style:none'><li>(a) x</li></ol>", [None]),
        ("<ul><li>x</li></ul>", ["•"]),
        ("<ol><li>x<ol type=a><li>y</li></ol></li><li>z</li></ol>", ["1.", "a.", "2."]),
        ("<ol><li><p>x</p><p>y</p></li></ol>", ["1.", None]),  # the second paragraph has no number
    ],
)
def test_numbers_of_lists(markup: str, labels: list[str | None]) -> None:
    assert [piece.label for piece in pieces(markup)] == labels


def test_word_writes_its_numbers_into_the_page() -> None:
    number = "<span style='mso-list:Ignore'>12.<span>&nbsp;&nbsp;&nbsp;</span></span>"
    markup = f"<p class=MsoListParagraph>{number}The text</p>"
    dot = "<p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>·</span><![endif]>Dot</p>"
    assert shown(markup + dot) == [("12.", "The text"), ("•", "Dot")]


def test_tables() -> None:
    markup = (
        "<table><caption>Table 1</caption><tr><th>Year</th><th colspan=2>Amount</th></tr>"
        "<tr><td rowspan=2>2024</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    )
    caption, table = pieces(markup)
    assert (caption.role, caption.text) == (CAPTION, "Table 1")
    assert [[(cell.text, cell.header) for cell in row] for row in table.rows] == [
        [("Year", True), ("Amount", True), ("", False)],
        [("2024", False), ("1", False), ("2", False)],
        [("", False), ("3", False), ("4", False)],
    ]
    assert table.text == "Year\tAmount\t\n2024\t1\t2\n\t3\t4"


def test_a_table_that_arranges_the_page_is_taken_apart() -> None:
    cell = f"<h2>Heading</h2><p>1. {LONG}</p>"
    assert [piece.role for piece in pieces(f"<table><tr><td>{cell}</td><td>side</td></tr></table>")] == [
        HEADING,
        BODY,
        BODY,
    ]


def test_notes_of_word_pages() -> None:
    markup = (
        '<p>Migrants<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a> '
        "and others.</p>"
        '<hr><div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> See A/57/292.</p>'
        "<p>Second part.</p></div>"
    )
    text, note = pieces(markup)
    assert (text.text, text.marks) == ("Migrants and others.", [Mark("footnote", "1", 8)])
    assert (note.role, note.label, note.text) == (FOOTNOTE, "1", "See A/57/292. Second part.")


def test_notes_in_a_list_with_a_way_back() -> None:
    markup = (
        '<p>Text<sup><a href="#cite_note-5">[5]</a></sup></p>'
        '<ol style="list-style:none"><li id="cite_note-5"><a href="#cite_ref-5">↑</a> Idem.</li></ol>'
    )
    text, note = pieces(markup)
    assert text.marks == [Mark("footnote", "5", 4)]
    assert (note.role, note.label, note.text) == (FOOTNOTE, "5", "Idem.")


def test_raised_text() -> None:
    (piece,) = pieces("<p>the 1<sup>st</sup> report<sup>3</sup> of 10 km<sup>2</sup></p>")
    assert piece.text == "the 1st report of 10 km2"
    assert piece.marks == [Mark("footnote", "3", 14)]


def test_looks() -> None:
    (piece,) = pieces("<p align=center style='margin-left:36pt'><b>Views</b></p>")
    assert (piece.style.bold, piece.style.align, piece.style.indent) == (True, "center", 36.0)
    (piece,) = pieces("<p><i>Requests</i> the Secretary-General to report</p>")
    assert (piece.style.lead_italic, piece.style.italic) == (True, False)


def test_old_pages_part_paragraphs_by_breaks() -> None:
    assert shown("1. One line<br>next line<br><br>2. Another") == [
        (None, "1. One line next line"),
        (None, "2. Another"),
    ]


def test_preformatted_text() -> None:
    assert shown("<pre>1. One\nline\n\n2. Two</pre>") == [(None, "1. One line"), (None, "2. Two")]


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset=utf-8><p>Comité</p>".encode(),
        "<p>Comité</p>".encode(),  # nothing declared
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>Comité</p>'.encode(
            "cp1252"
        ),
        '<meta charset="iso-8859-1"><p>Comité</p>'.encode("cp1252"),
        b"\xff\xfe" + "<p>Comité</p>".encode("utf-16-le"),
        b"\xef\xbb\xbf" + "<p>Comité</p>".encode(),
        '<?xml version="1.0" encoding="iso-8859-15"?><p>Comité</p>'.encode("iso-8859-15"),
        '<meta charset="no-such-charset"><p>Comité</p>'.encode(),
    ],
)
def test_encodings(data: bytes) -> None:
    assert [piece.text for piece in read(data).pieces] == ["Comité"]


def test_windows_quotes_under_the_name_of_latin_1() -> None:
    assert read(b"<meta charset=iso-8859-1><p>\x93so\x94</p>").pieces[0].text == "“so”"


def test_cyrillic_of_the_nineties() -> None:
    data = '<meta charset="windows-1251"><p>Комитет</p>'.encode("cp1251")
    assert read(data).pieces[0].text == "Комитет"


def test_a_saved_view_of_the_source() -> None:
    source = "&lt;html&gt;&lt;body&gt;&lt;p&gt;1. Text&lt;/p&gt;&lt;/body&gt;&lt;/html&gt;"
    assert shown(
        f"<table><tr><td class='line-number'></td><td class='line-content'>{source}</td></tr></table>"
    ) == [(None, "1. Text")]
    page = f'<html><body id="viewsource"><pre>{source}</pre></body></html>'.encode()
    assert [piece.text for piece in read(page).pieces] == ["1. Text"]


def test_a_page_put_together_by_scripts_gives_a_warning() -> None:
    draft = read(b"<html><body><div id=app></div><script>start()</script></body></html>")
    assert not draft.pieces
    assert [warning.code for warning in draft.warnings] == ["no-text"]


@pytest.mark.parametrize("data", [b"", b"<div>" * 5000 + b"deep"])
def test_pages_that_can_not_be_read(data: bytes) -> None:
    with pytest.raises(DamagedFileError):
        read(data)


def test_pages_that_are_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("travaux.reading.html.page.MAX_BYTES", 10)
    with pytest.raises(TooLargeError):
        read(b"<p>more than ten bytes</p>")


TAGS = st.sampled_from(["p", "b", "i", "div", "span", "li", "td", "sup", "h2", "section", "font"])
MARKUP = st.recursive(
    st.text(alphabet="ab c1.", max_size=10),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", TAGS, st.lists(inner, max_size=4)
    ),
    max_leaves=25,
)


@given(MARKUP)
@settings(max_examples=80, deadline=None)
def test_any_markup_is_read_and_no_letter_is_lost(markup: str) -> None:
    found = pieces(f"<main>{markup}</main>")
    letters = "".join(c for piece in found for c in piece.text + (piece.label or "") if c in "abc")
    marks = "".join(mark.mark for piece in found for mark in piece.marks if mark.mark in "abc")
    assert sorted(letters + marks) == sorted(c for c in _texts(markup) if c in "abc")


def test_raised_letter_alone_in_its_paragraph_is_not_lost() -> None:
    """Found by the law above: a mark without a text before it went with the empty paragraph."""
    assert [piece.text for piece in pieces("<main><sup>a</sup></main>")] == ["a"]


def _texts(markup: str) -> str:
    """The markup without its tags."""
    out, inside = "", False
    for char in markup:
        if char == "<":
            inside = True
        elif char == ">":
            inside = False
        elif not inside:
            out += char
    return out


@given(st.binary(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_bytes_end_in_a_draft_or_one_error(data: bytes) -> None:
    try:
        read(b"<p>" + data)
    except UnreadableError as error:
        assert str(error)


def test_tables_are_tables_only_once() -> None:
    found = pieces("<table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr></table>")
    assert [piece.role for piece in found].count(TABLE) == 1
