"""From pieces to blocks: numbers, kinds, parents and addresses together."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.by_hand import addresses, codes, h, note, p, read
from travaux.reading import pieces, structure
from travaux.reading.pieces import Draft
from travaux.texts import address
from travaux.texts.reading import Kind, Mark, Metadata, Source, Span


def test_a_report_in_small() -> None:
    reading = read(
        h("I. Introduction"),
        "1. The report is submitted.",
        "2. It deals with two things:",
        "(a) The first;",
        "(b) The second:",
        "(i) A part;",
        "(ii) Another part.",
        "All of them matter.",
        h("II. Conclusions"),
        h("A. General", size=11),
        "3. The Committee concludes.",
    )
    assert addresses(reading) == [
        "sec_I",
        "para_1",
        "para_2",
        "para_2__list_a",
        "para_2__list_b",
        "para_2__list_b__list_i",
        "para_2__list_b__list_ii",
        "para_2__p_1",
        "sec_II",
        "sec_II__sec_A",
        "para_3",
    ]
    assert [b.parent for b in reading.blocks] == [
        None,
        "sec_I",
        "sec_I",
        "para_2",
        "para_2",
        "para_2__list_b",
        "para_2__list_b",
        "para_2",
        None,
        "sec_II",
        "sec_II__sec_A",
    ]
    assert reading.block("para_2__list_b__list_ii").number == "ii"
    assert reading.block("para_2__list_b__list_ii").text == "Another part."
    assert reading.block("sec_II__sec_A").level == 2
    assert reading.warnings == ()


def test_an_annex_starts_anew() -> None:
    reading = read("1. One.", "2. Two.", h("Annex I"), "1. First.", "2. Second.", h("Annex II"), "1. Only.")
    assert addresses(reading)[2:] == [
        "annex_I",
        "annex_I__para_1",
        "annex_I__para_2",
        "annex_II",
        "annex_II__para_1",
    ]


def test_an_annex_without_a_number_of_a_letter() -> None:
    reading = read(
        "1. One.",
        "2. Two.",
        h("Annex to the letter dated 3 June 2025 from the Permanent Representative"),
        "1. First.",
    )
    assert addresses(reading)[2:] == ["annex", "annex__para_1"]


def test_parts_of_an_order_restart_under_their_headings() -> None:
    reading = read(
        h("VISTO:"),
        "1. El escrito.",
        "2. Las listas.",
        h("CONSIDERANDO QUE:"),
        "1. El ofrecimiento.",
        "2. En sus listas.",
        h("RESUELVE:"),
        "1. Convocar.",
        "2. Requerir.",
    )
    assert [a for a in addresses(reading) if "para" in a] == [
        "para_1",
        "para_2",
        "dvs_2__para_1",
        "dvs_2__para_2",
        "dvs_3__para_1",
        "dvs_3__para_2",
    ]


def test_articles_and_their_paragraphs() -> None:
    reading = read(
        h("PART I"),
        h("Article 1"),
        "1. All peoples have the right.",
        "2. All peoples may.",
        h("Article 2"),
        "Everyone has the right.",
        h("Article 3"),
        "1. Each State.",
        "(a) To respect;",
        "(b) To ensure.",
    )
    assert addresses(reading) == [
        "part_I",
        "art_1",
        "art_1__para_1",
        "art_1__para_2",
        "art_2",
        "art_2__p_1",
        "art_3",
        "art_3__para_1",
        "art_3__para_1__list_a",
        "art_3__para_1__list_b",
    ]


def test_articles_in_one_piece_with_their_text_are_parted() -> None:
    reading = read(
        h("Article 1"),
        "Everyone is free.",
        h("Article 2"),
        "Everyone is equal.",
        h("Article 3"),
        "Everyone may think.",
        "Article 4 Everyone may speak.",
        p("Article 5", role=pieces.FURNITURE),
        "Everyone may listen.",
        "Article 9 of the Covenant is not an article of this text.",
    )
    assert addresses(reading)[6:] == ["art_4", "art_4__p_1", "art_5", "art_5__p_1", "art_5__p_2"]
    assert reading.block("art_4__p_1").text == "Everyone may speak."


def test_a_commentary_on_an_article_opens_no_article() -> None:
    reading = read(h("Article 13: special topics"), "38. The Committee notes.", "39. It adds.")
    assert addresses(reading) == ["dvs_1", "para_38", "para_39"]


def test_a_number_that_is_none_is_glued_back() -> None:
    first = p("1. In its resolution it decided on", page=1)
    reading = read(
        first, p("2010. The year matters.", only_by_label=True, page=1, y=120), "2. The Committee notes."
    )
    assert addresses(reading) == ["para_1", "para_2"]
    assert reading.block("para_1").text == "In its resolution it decided on 2010. The year matters."
    assert len(reading.block("para_1").spans) == 2


def test_a_sentence_cut_by_a_page_goes_on() -> None:
    reading = read(
        p("1. The Committee is concerned about the", page=1, y=700),
        p("7", role=pieces.FURNITURE, page=1, y=760),
        p("situation of migrants.", page=2, y=60),
        p("2. It recommends.", page=2, y=90),
    )
    assert reading.block("para_1").text == "The Committee is concerned about the situation of migrants."
    assert [span.page for span in reading.block("para_1").spans] == [1, 2]


def test_a_number_hidden_in_a_text_is_found_when_the_chain_misses_it() -> None:
    reading = read(
        "4. Such shall be the procedure. 5. Everyone convicted may appeal.", "6. When reversed.", "7. No one."
    )
    assert addresses(reading) == ["para_4", "para_5", "para_6", "para_7"]
    assert reading.block("para_4").text == "Such shall be the procedure."
    assert reading.warnings == ()


def test_a_cited_paragraph_is_no_hidden_number() -> None:
    reading = read("4. See A/57/292, para. 5. The report.", "6. When reversed.", "7. No one.")
    assert addresses(reading) == ["para_4", "para_6", "para_7"]
    assert codes(reading) == [("number-gap", "para_6")]


def test_repeats_and_misprints_keep_what_is_printed_and_warn() -> None:
    rows = [f"{n}. The Court." for n in [1, 2, 3, 4, 5, 6, 15, 8, 9, 10, 10, 11, 12, 13, 14, 15, 16]]
    reading = read(*rows)
    assert codes(reading) == [("number-order", "para_15__dup_2"), ("number-repeat", "para_10__dup_2")]
    assert reading.block("para_15__dup_2").number == "15"
    assert addresses(reading)[15] == "para_15"
    assert len(set(addresses(reading))) == len(rows)


def test_numbered_headings_do_not_break_the_chain() -> None:
    reading = read(
        h("I. Institutions", size=14),
        h("A. Parliament"),
        p("1. Committees", italic=True, size=10),
        "18. The first.",
        "19. The second.",
        p("2. Other bodies", italic=True, size=10),
        "20. The third.",
    )
    assert [a for a in addresses(reading) if a.startswith("para")] == ["para_18", "para_19", "para_20"]
    assert reading.block("para_20").parent == "sec_I__sec_A__sec_2"


def test_a_list_of_numbers_in_a_paragraph_becomes_items() -> None:
    rows = [*(f"{n}. It goes on." for n in range(1, 7)), "7. It asks:", "1. Whether so.", "2. Whether not."]
    reading = read(*rows, "8. It waits.", "9. It ends.")
    assert addresses(reading)[6:] == ["para_7", "para_7__list_1", "para_7__list_2", "para_8", "para_9"]
    assert reading.block("para_7__list_2").kind is Kind.ITEM


def test_dotted_recommendations_stand_on_their_own() -> None:
    reading = read(
        "25. They were asked.",
        "26. The recommendations are:",
        "26.1 Ratify (Chile);",
        "26.2 Accede (Peru);",
        "27. All.",
    )
    assert addresses(reading) == ["para_25", "para_26", "para_26-1", "para_26-2", "para_27"]
    assert reading.block("para_26-2").number == "26.2"


def test_inserted_paragraphs() -> None:
    assert addresses(read("3. Three.", "3 bis. More.", "4. Four.")) == ["para_3", "para_3bis", "para_4"]


@pytest.mark.parametrize(
    ("rows", "wanted", "reason"),
    [
        (
            ["1. 委员会：", "(a) 甲；", "(b) 乙。", "2. 委员会。"],
            ["para_1", "para_1__list_a", "para_1__list_b", "para_2"],
            "Chinese",
        ),
        (
            ["１．委员会：", "（一）甲；", "（二）乙。", "２．委员会。"],
            ["para_1", "para_1__list_1", "para_1__list_2", "para_2"],
            "full width",
        ),
        (
            ["١ - اللجنة:", "(أ) حق؛", "(ب) حق.", "٢ - اللجنة."],
            ["para_1", "para_1__list_a", "para_1__list_b", "para_2"],
            "Arabic",
        ),
        (
            ["1. Комитет:", "а) право;", "б) право;", "в) право.", "2. Комитет."],
            ["para_1", "para_1__list_a", "para_1__list_b", "para_1__list_c", "para_2"],
            "Russian, Cyrillic letters",
        ),
        (
            ["1. Le Comité :", "a) Droit ;", "b) Droit.", "2. Le Comité."],
            ["para_1", "para_1__list_a", "para_1__list_b", "para_2"],
            "French",
        ),
    ],
)
def test_six_languages_give_the_same_addresses(rows: list[str], wanted: list[str], reason: str) -> None:
    assert addresses(read(*rows)) == wanted, reason


def test_arabic_and_chinese_articles() -> None:
    assert addresses(read(h("المادة 1"), "لكل فرد حق.", h("المادة 2"), "لكل فرد حق."))[::2] == [
        "art_1",
        "art_2",
    ]
    assert addresses(read(h("第一条"), "人人有权。", h("第二条"), "人人有权。"))[::2] == ["art_1", "art_2"]


def test_contents_never_feed_the_chain() -> None:
    reading = read(
        h("Contents"),
        "Paragraphs Page",
        "I. Introduction ........ 1–2 3",
        "II. Findings of the mission to",
        "the country ........ 3–9 4",
        h("I. Introduction"),
        "1. One.",
        "2. Two.",
    )
    assert addresses(reading) == ["toc_1", "toc_2", "toc_3", "toc_4", "toc_5", "sec_I", "para_1", "para_2"]


def test_footnotes() -> None:
    reading = read(
        "1. One.",
        note("1 See A/57/292."),
        note("Ibid.", "2"),
        note("* Reissued."),
        note("** Late."),
        h("Annex I"),
        "1. Two.",
        note("1 Restarted."),
    )
    found = [b for b in reading.blocks if b.kind is Kind.FOOTNOTE]
    assert [b.address for b in found] == ["fn_1", "fn_2", "fn_asterisk", "fn_2asterisk", "annex_I__fn_1"]
    assert [b.number for b in found] == ["1", "2", "*", "**", "1"]
    assert found[0].text == "See A/57/292."


def test_endnotes_under_their_heading() -> None:
    reading = read("1. One.", "2. Two.", h("Notes"), "1/ See A/57/292.", "2/ Ibid.")
    assert addresses(reading)[-2:] == ["fn_1", "fn_2"]


def test_positions_under_headings_and_before_any() -> None:
    reading = read(
        "Some words before.",
        h("V. Conclusions"),
        "Words without a number.",
        "More words.",
        h("Summary", italic=True),
    )
    assert addresses(reading) == ["p_1", "sec_V", "sec_V__p_1", "sec_V__p_2", "dvs_1"]


def test_bullets_keep_their_glyph_and_say_what_they_are() -> None:
    reading = read("1. It notes:", "– The first;", "– The second.", "2. It ends.")
    assert addresses(reading) == ["para_1", "para_1__list_1", "para_1__list_2", "para_2"]
    item = reading.block("para_1__list_1")
    assert (item.text, item.number, dict(item.details)) == ("– The first;", None, {"list": "dash"})


def test_a_label_inside_a_quotation_stays_in_the_text() -> None:
    reading = read("62. The applicant sought:", "“(B) AN ORDER obliging the respondent.", "63. Therefore.")
    item = reading.block("para_62__list_B")
    assert (item.number, item.text) == ("B", "“(B) AN ORDER obliging the respondent.")


def test_marks_and_spans_follow_the_text_without_its_label() -> None:
    piece = p("12. The Committee notes.", page=3)
    piece.marks = [Mark("footnote", "1", 16)]
    found = read(piece, "13. Next.").block("para_12")
    assert found.text[: found.marks[0].at] == "The Committee"[:12]
    assert (found.spans[0].start, found.spans[0].end) == (0, len(found.text))


def test_metadata_name_blocks_instead_of_pieces() -> None:
    draft = Draft(
        "application/pdf", [p("A/57/292", role=pieces.MASTHEAD), p("Report", role=pieces.TITLE), p("1. One.")]
    )
    metadata = Metadata(
        symbol="A/57/292",
        sources=(("symbol", "piece:0"), ("title", "piece:1"), ("date", "docProps/custom.xml")),
    )
    reading = structure.build(draft, Source("x", "0", "application/pdf", None), metadata)
    assert reading.metadata.sources == (
        ("symbol", "mast_1"),
        ("title", "title"),
        ("date", "docProps/custom.xml"),
    )


def test_why_tells_the_choice() -> None:
    why = dict(read("1. One.", "2. Two.").why)
    assert any("begins a run" in reason for reason in why["para_1"])
    assert any("step after 1" in reason for reason in why["para_2"])


_WORDS = st.sampled_from(
    ["The Committee notes.", "it is so", "Human rights", "and others;", "委员会。", "السلام"]
)
_LABELS = st.sampled_from(
    [
        "",
        "1. ",
        "2. ",
        "3. ",
        "(a) ",
        "(b) ",
        "(i) ",
        "– ",
        "I. ",
        "A. ",
        "Annex ",
        "Article 1 ",
        "26.1 ",
        "12 ",
    ]
)
_STYLES = st.fixed_dictionaries(
    {"bold": st.booleans(), "only_by_label": st.booleans(), "align": st.sampled_from(["left", "center"])}
)


@st.composite
def _drafts(draw: st.DrawFn) -> list[pieces.Piece]:
    roles = st.sampled_from(
        [pieces.BODY] * 6 + [pieces.FURNITURE, pieces.FOOTNOTE, pieces.TOC, pieces.HEADING, pieces.TABLE]
    )
    return [
        p(draw(_LABELS) + draw(_WORDS), role=draw(roles), page=draw(st.integers(1, 3)), **draw(_STYLES))
        for _ in range(draw(st.integers(0, 25)))
    ]


@given(_drafts())
def test_nothing_is_lost_and_every_address_is_one_of_a_kind(given_pieces: list[pieces.Piece]) -> None:
    texts = [piece.text for piece in given_pieces]
    reading = read(*given_pieces)
    names = addresses(reading)
    assert len(set(names)) == len(names)
    assert all(str(address.parse(name)) == name for name in names)
    whole = "".join("".join(text.split()) for text in texts)
    found = "".join((b.number or "") + "".join(b.text.split()) for b in reading.blocks)
    assert sum(map(str.isalpha, whole)) <= sum(map(str.isalpha, found))
    assert {b.parent for b in reading.blocks} <= {None, *names}


@given(_drafts())
def test_spans_cover_the_text(given_pieces: list[pieces.Piece]) -> None:
    for b in read(*given_pieces).blocks:
        assert all(0 <= s.start <= s.end <= len(b.text) for s in b.spans)
        assert not b.text or (b.spans and b.spans[0].start == 0 and b.spans[-1].end == len(b.text))


@given(_drafts())
def test_reading_again_gives_the_same(given_pieces: list[pieces.Piece]) -> None:
    def copies() -> list[pieces.Piece]:
        return [replace(x, spans=list(x.spans), marks=list(x.marks), why=[]) for x in given_pieces]

    assert read(*copies()) == read(*copies())


def test_span_without_a_place_for_formats_without_pages() -> None:
    piece = p("1. One.")
    piece.spans = [Span(None, None, 0, 7)]
    assert read(piece, "2. Two.").block("para_1").spans == (Span(None, None, 0, 4),)
