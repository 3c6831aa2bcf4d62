"""Whole readings: what one block teaches the next, and what is no citation."""

from __future__ import annotations

from travaux import citing
from travaux.texts.citation import PREVIOUS, SELF
from travaux.texts.reading import Block, Kind, Metadata, Reading, Source


def reading(*blocks: Block, **metadata: str) -> Reading:
    """A reading of these blocks."""
    return Reading(Source("a.pdf", "0" * 64, "application/pdf", 1), Metadata(**metadata), (), blocks, ())


def para(number: int, text: str, language: str | None = None) -> Block:
    return Block(f"para_{number}", Kind.PARAGRAPH, text, number=str(number), language=language)


def note(number: int, text: str) -> Block:
    return Block(f"fn_{number}", Kind.FOOTNOTE, text, number=str(number))


def cited(whole: Reading) -> dict[str, list[str | None]]:
    return {address: [one.target for one in found] for address, found in citing.cite_reading(whole)}


def test_a_treaty_named_once_is_meant_later() -> None:
    whole = reading(
        para(1, "The Convention against Torture was ratified."),
        para(2, "Article 3 of the Convention forbids it."),
        symbol="A/68/98",
        language="en",
    )
    assert cited(whole) == {"para_1": ["cat"], "para_2": ["cat"]}


def test_the_committee_of_the_document_says_which_treaty() -> None:
    whole = reading(
        para(1, "Article 9 of the Convention and article 12."), symbol="CRC/C/GC/12", language="en"
    )
    assert cited(whole) == {"para_1": ["crc", "crc"]}


def test_ibid_follows_the_notes_and_not_the_text() -> None:
    whole = reading(
        para(1, "See A/60/1."),
        note(1, "A/68/98, para. 3."),
        para(2, "See A/61/1."),
        note(2, "Ibid., para. 5."),
        note(3, "A book."),
        note(4, "Ibid., p. 7."),
        language="en",
    )
    assert cited(whole) == {
        "para_1": ["A/60/1"],
        "fn_1": ["A/68/98"],
        "para_2": ["A/61/1"],
        "fn_2": ["A/68/98"],
        "fn_4": [PREVIOUS],
    }


def test_ibid_after_a_note_with_two_sources_is_left_open() -> None:
    whole = reading(note(1, "A/68/98 and A/69/1."), note(2, "Ibid., para. 5."), language="en")
    (_, _), (_, (ibid,)) = citing.cite_reading(whole)
    assert ibid.target is None
    assert {one.target for one in ibid.candidates} == {"A/68/98", "A/69/1"}


def test_mastheads_and_running_heads_cite_nothing() -> None:
    whole = reading(
        Block("mast_1", Kind.MASTHEAD, "A/68/98"),
        Block("furn_1", Kind.FURNITURE, "A/68/98"),
        Block("toc_1", Kind.TOC, "Resolution 63/201"),
        Block("title", Kind.TITLE, "Report A/68/98"),
        symbol="A/68/98",
        language="en",
    )
    assert cited(whole) == {}


def test_articles_of_a_treaty_are_its_own() -> None:
    whole = reading(
        Block("title", Kind.TITLE, "Convention on the Rights of the Child"),
        Block(
            "art_2", Kind.PARAGRAPH, "As set out in article 9 of the present Convention and in article 12."
        ),
        title="Convention on the Rights of the Child",
        language="en",
    )
    assert cited(whole) == {"art_2": [SELF, SELF]}


def test_this_article_is_the_one_in_which_it_stands() -> None:
    text = "The right in paragraph 2 of this article may be restricted."
    whole = reading(Block("art_19__para_3", Kind.PARAGRAPH, text), para(1, text), language="en")
    ((address, (one,)),) = citing.cite_reading(whole)
    assert (address, one.target, [str(part) for part in one.pinpoints]) == (
        "art_19__para_3",
        SELF,
        ["art:19/para:2"],
    )


def test_a_short_form_is_known_from_where_it_is_defined() -> None:
    whole = reading(
        para(1, "the Convention on the Rights of the Child (hereinafter “the Convention”)"),
        para(2, "The Convention against Torture was ratified too."),
        para(3, "Article 3 of the Convention."),
        symbol="A/68/98",
        language="en",
    )
    assert cited(whole) == {"para_1": ["crc"], "para_2": ["cat"], "para_3": ["crc"]}


def test_a_national_charter_is_not_that_of_the_united_nations() -> None:
    whole = reading(
        para(1, "The Charter of Citizenship Rights was decreed in 2016."),
        para(2, "Article 45 of the Charter is about access to information."),
        symbol="A/HRC/43/12",
        language="en",
    )
    assert cited(whole) == {"para_2": [None]}


def test_a_paragraph_alone_is_asked_about_only_where_it_exists() -> None:
    whole = reading(para(1, "As said in paragraph 2."), para(2, "As said in paragraph 139."), language="en")
    assert cited(whole) == {"para_1": [None]}


def test_each_block_is_read_in_its_own_language() -> None:
    whole = reading(para(1, "la resolución 63/201 de la Asamblea General", "es"), language="en")
    assert cited(whole) == {"para_1": ["A/RES/63/201"]}


def test_offsets_are_those_of_the_block() -> None:
    whole = reading(para(1, "See A/68/98, paras. 4–9, and more."), language="en")
    ((_, (one,)),) = citing.cite_reading(whole)
    assert whole.blocks[0].text[one.start : one.end] == "A/68/98, paras. 4–9" == one.text
