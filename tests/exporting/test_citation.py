"""Citations and quotations in four styles and six languages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bidi.algorithm import get_display

from tests.builders import block, report
from travaux.exporting.citation import STYLES, CitedDocument, cite, cite_html, quote
from travaux.texts.errors import UsageError
from travaux.texts.reading import Kind

LINK = "http://localhost/A/57/292/para/62"
MIGRANTS = CitedDocument("A/57/292", "Human rights of migrants", "2002-08-09", "ga", "report", "en", LINK)
WOMEN = CitedDocument("S/RES/1325 (2000)", "Women and peace", "2000-10-31", "sc", "resolution")
COUNCIL = CitedDocument("A/HRC/RES/5/1", None, "2007-06-18", "hrc", "resolution")
CASE = CitedDocument("Doc/case", "Case of X v. Y", "2010-05-12", "iacthr", "judgment")
NAMELESS = CitedDocument("Doc/some-title")

CITED = [
    ("un", MIGRANTS, "A/57/292, para. 62", "the symbol says it all"),
    (
        "oscola",
        MIGRANTS,
        "UNGA, ‘Human rights of migrants’ (9 August 2002) UN Doc A/57/292, para 62",
        "author, title, date, symbol",
    ),
    (
        "bluebook",
        MIGRANTS,
        "Human rights of migrants, ¶ 62, U.N. Doc. A/57/292 (Aug. 9, 2002)",
        "the pilcrow comes before the symbol",
    ),
    ("plain", MIGRANTS, f"Human rights of migrants, A/57/292, 9 August 2002, para. 62, {LINK}", "linked"),
    ("un", WOMEN, "S/RES/1325 (2000), para. 62", "the year belongs to the symbol"),
    (
        "oscola",
        WOMEN,
        "UNSC Res 1325 (31 October 2000) UN Doc S/RES/1325 (2000), para 62",
        "a resolution goes by its number; the date says the year",
    ),
    (
        "oscola",
        replace(WOMEN, date=None),
        "UNSC Res 1325 (2000) UN Doc S/RES/1325 (2000), para 62",
        "without a date the year stays",
    ),
    ("bluebook", WOMEN, "S.C. Res. 1325, ¶ 62, U.N. Doc. S/RES/1325 (2000) (Oct. 31, 2000)", "likewise"),
    ("oscola", COUNCIL, "UNHRC Res 5/1 (18 June 2007) UN Doc A/HRC/RES/5/1, para 62", "the Council's own"),
    ("un", CASE, "“Case of X v. Y” (12 May 2010), para. 62", "no symbol: by its title"),
    ("oscola", CASE, "Case of X v. Y (IACtHR, 12 May 2010), para 62", "a judgment has its court"),
    ("bluebook", CASE, "Case of X v. Y, ¶ 62 (Inter-Am. Ct. H.R., May 12, 2010)", "a judgment has its court"),
    ("plain", CASE, "Case of X v. Y, 12 May 2010, para. 62", "the proposed name is not printed"),
    ("un", NAMELESS, "“some-title”, para. 62", "nothing known but what it goes by"),
    ("oscola", NAMELESS, "‘some-title’, para 62", "never “UN Doc”"),
    ("oscola", replace(MIGRANTS, title=None), "UNGA (9 August 2002) UN Doc A/57/292, para 62", "no title"),
    (
        "oscola",
        replace(MIGRANTS, date=None),
        "UNGA, ‘Human rights of migrants’ UN Doc A/57/292, para 62",
        "no date",
    ),
    (
        "oscola",
        replace(MIGRANTS, body="a-council"),
        "‘Human rights of migrants’ (9 August 2002) UN Doc A/57/292, para 62",
        "an author we don't know goes unsaid",
    ),
    ("bluebook", replace(MIGRANTS, title=None, date=None), "¶ 62, U.N. Doc. A/57/292", "neither"),
    ("plain", replace(MIGRANTS, title=None, date=None, link=None), "A/57/292, para. 62", "a symbol alone"),
    ("plain", replace(MIGRANTS, date="2002", link=None), "Human rights of migrants, A/57/292, 2002, para. 62",
     "a year is a date too"),
    ("plain", replace(MIGRANTS, date="soon", link=None), "Human rights of migrants, A/57/292, para. 62",
     "what is no date is left out"),
    ("plain", replace(MIGRANTS, title="Human\nrights *", date=None, link=None),
     "Human rights, A/57/292, para. 62", "a title in one line, without its note's star"),
]  # fmt: skip


@pytest.mark.parametrize(("style", "source", "expected", "reason"), CITED)
def test_cite(style: str, source: CitedDocument, expected: str, reason: str) -> None:
    assert cite(source, ("para_62",), style) == expected, reason


@pytest.mark.parametrize(
    ("language", "un", "plain"),
    [
        ("fr", "A/57/292, par. 62", "Human rights of migrants, A/57/292, 9 août 2002, par. 62"),
        ("es", "A/57/292, párr. 62", "Human rights of migrants, A/57/292, 9 de agosto de 2002, párr. 62"),
        ("ru", "A/57/292, п. 62", "Human rights of migrants, A/57/292, 9 августа 2002 года, п. 62"),
        ("ar", "A/57/292، الفقرة 62", "Human rights of migrants، A/57/292، 9 آب/أغسطس 2002، الفقرة 62"),
        ("zh", "A/57/292，第62段", "Human rights of migrants，A/57/292，2002年8月9日，第62段"),
    ],
)
def test_words_and_dates_of_each_language(language: str, un: str, plain: str) -> None:
    source = replace(MIGRANTS, link=None)
    assert cite(source, ("para_62",), "un", language) == un
    assert cite(source, ("para_62",), "plain", language) == plain


@pytest.mark.parametrize("style", ["oscola", "bluebook"])
def test_house_styles_are_written_in_english(style: str) -> None:
    assert cite(MIGRANTS, ("para_62",), style, "ar") == cite(MIGRANTS, ("para_62",), style, "en")


def test_a_whole_document_and_an_unknown_style() -> None:
    assert cite(MIGRANTS, (), "un") == "A/57/292"
    with pytest.raises(UsageError, match=r"“apa” is no style.*un, oscola"):
        cite(MIGRANTS, (), "apa")


@pytest.mark.parametrize("symbol", ["A/57/292", "A/RES/217", "CCPR/C/XMP/CO/9", "A/HRC/WG.6/20/FRA/1"])
def test_a_symbol_stays_in_order_in_an_arabic_line_without_marks(symbol: str) -> None:
    written = cite(CitedDocument(symbol), ("para_62",), "un", "ar")
    assert not set(written) & set("\u200e\u200f\u2066\u2067\u2068\u2069"), "they would be pasted along"
    assert symbol in str(get_display(written, base_dir="R")), "as the Unicode algorithm shows it"


def test_html_is_escaped_linked_and_keeps_the_symbol_from_left_to_right() -> None:
    source = replace(MIGRANTS, title="Registers & <places>")
    assert cite_html(source, ("para_62",), "un", "ar") == (
        f'<a href="{LINK}"><bdi dir="ltr">A/57/292</bdi>، الفقرة 62</a>'
    )
    assert "Registers &amp; &lt;places&gt;" in cite_html(source, (), "plain")
    assert "<a" not in cite_html(replace(source, link=None), (), "un")


ONE = [block("para_62", "The Convention is a “fundamental” element.", number="62")]


@pytest.mark.parametrize(
    ("style", "language", "expected"),
    [
        ("un", "en", "“The Convention is a ‘fundamental’ element.” (A/57/292, para. 62)"),
        ("un", "fr", "«\u00a0The Convention is a “fundamental” element.\u00a0» (A/57/292, par. 62)"),
        ("un", "ru", "«The Convention is a “fundamental” element.» (A/57/292, п. 62)"),
        ("un", "ar", "«The Convention is a “fundamental” element.» (A/57/292، الفقرة 62)"),
        ("un", "zh", "“The Convention is a ‘fundamental’ element.”（A/57/292，第62段）"),
        (
            "oscola",
            "en",
            "‘The Convention is a “fundamental” element.’\n"
            "UNGA, ‘Human rights of migrants’ (9 August 2002) UN Doc A/57/292, para 62",
        ),
    ],
)
def test_quotation_marks(style: str, language: str, expected: str) -> None:
    assert quote(MIGRANTS, ONE, style, language).text == expected


def test_items_keep_their_letters_and_paragraphs_their_numbers() -> None:
    blocks = [one for one in report().blocks if one.address.startswith("para_1")]
    assert quote(replace(MIGRANTS, symbol="A/99/901"), blocks, "un").text == (
        "“The Committee recalls <article 4> & takes note of the report.\n"
        "(a) Prisons;\n(i) closed ones;\n– Others.”\n(A/99/901, para. 1)"
    )
    two = [block("para_1", "One.", number="1"), block("para_2", "Two.", number="2")]
    assert quote(MIGRANTS, two, "un", "fr").text == "«\u00a01. One.\n2. Two.\u00a0»\n(A/57/292, par. 1 et 2)"


def test_notes_and_running_heads_are_not_quoted_unless_they_alone_are_asked_for() -> None:
    note = block("fn_1", "See A/56/10.", kind=Kind.FOOTNOTE, number="1")
    assert quote(MIGRANTS, [*ONE, note], "un") == quote(MIGRANTS, ONE, "un")
    assert quote(MIGRANTS, [note], "un").text == "“See A/56/10.” (A/57/292, footnote 1)"


def test_the_html_of_a_quotation() -> None:
    blocks = [block("para_3", "حقوق <الإنسان>", number="3")]
    html = quote(replace(MIGRANTS, language="ar"), blocks, "un", "fr").html
    assert html == (
        f'<blockquote lang="ar" dir="rtl" cite="{LINK}">'
        "<p>«\u00a0حقوق &lt;الإنسان&gt;\u00a0»</p></blockquote>"
        f'<p lang="fr" dir="ltr">(<a href="{LINK}"><bdi dir="ltr">A/57/292</bdi>, par. 3</a>)</p>'
    )


@pytest.mark.parametrize("style", STYLES)
def test_every_style_has_something_to_say_of_what_is_known_by_name_only(style: str) -> None:
    assert "some-title" in cite(NAMELESS, ("para_1",), style)
