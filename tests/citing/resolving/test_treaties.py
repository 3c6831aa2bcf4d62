"""Which instrument a general noun or a bare article means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from travaux.citing.context import Context, of_document
from travaux.citing.mentions import Instrument
from travaux.citing.resolving.treaties import fits, resolve
from travaux.texts.citation import SELF
from travaux.texts.pinpoint import parse

CONVENTION = Instrument(noun="convention", form="generic")


def test_a_short_form_that_the_document_defines_comes_first() -> None:
    context = replace(of_document("CRC/C/GC/12"), defined=(("convention", "cat"),))
    assert resolve(CONVENTION, (), context).target == "cat"


def test_the_treaty_of_the_committee_comes_before_one_named() -> None:
    assert resolve(CONVENTION, (), of_document("CRC/C/GC/12").naming("cat")).target == "crc"


def test_an_article_that_the_treaty_lacks_rules_it_out() -> None:
    assert resolve(CONVENTION, (parse("art:80"),), of_document("CRC/C/GC/12")).target is None
    assert not fits("crc", (parse("art:55"),))
    assert fits("crc", (parse("art:54"),))


def test_the_only_one_named_is_meant() -> None:
    assert resolve(CONVENTION, (), Context().naming("cat").naming("udhr")).target == "cat"


def test_of_two_named_none_is_chosen() -> None:
    found = resolve(CONVENTION, (), Context().naming("cat").naming("crc"))
    assert found.target is None
    assert [one.target for one in found.candidates] == ["crc", "cat"], "the last one named first"


def test_where_the_text_breaks_off_the_title_may_go_on() -> None:
    found = resolve(CONVENTION, (), Context().naming("untoc"), open_end=True)
    assert (found.target, [one.target for one in found.candidates]) == (None, ["untoc"])


def test_the_charter_is_that_of_the_united_nations_unless_another_is_named() -> None:
    charter = Instrument(noun="charter", form="generic")
    assert resolve(charter, (), Context()).target == "un-charter"
    named = replace(Context().naming("banjul"), paragraph=())
    assert resolve(charter, (), named).target is None
    assert resolve(charter, (), Context().naming("banjul")).target == "banjul", "in the same paragraph"
    assert resolve(charter, (), Context(strangers=("charter",))).target is None, "a national one is named"


def test_what_the_document_defines_comes_first() -> None:
    document = Context().naming("cat").naming("crc")
    assert resolve(CONVENTION, (), document.defining("convention", "cat")).target == "cat"
    assert resolve(CONVENTION, (), document.defining("convention", "")).target is None, "something unknown"
    paper = replace(of_document("CEDAW/C/FRA/CO/8"), treaties=("crc",), paragraph=("crc",))
    assert resolve(CONVENTION, (), paper).target == "cedaw", "a committee says it of its own treaty"
    assert resolve(CONVENTION, (), paper.defining("convention", "crc")).target == "crc", "unless it defines"
    said = replace(CONVENTION, said=True)
    assert resolve(said, (), paper).target == "crc", "that Convention: the one named just before"


def test_the_only_one_of_the_paragraph() -> None:
    document = Context().naming("cat").naming("crc")
    assert resolve(CONVENTION, (), replace(document, paragraph=("cat",))).target == "cat"
    assert resolve(CONVENTION, (), document).target is None, "both in one paragraph"


ONLY_ONE = [
    ("covenant", "art:40", "iccpr", "the other Covenant has 31 articles"),
    ("covenant", "art:6", None, "both have one"),
    ("convention", "art:76", "icrmw", "no other treaty with a committee has as many"),
    ("convention", "art:40", None, "several have as many"),
    ("protocol", "art:30", "opcat", "the others are shorter"),
    ("protocol", "art:9", None, "several have as many"),
]


@pytest.mark.parametrize(("noun", "part", "expected", "reason"), ONLY_ONE)
def test_the_only_one_with_so_many_articles(noun: str, part: str, expected: str | None, reason: str) -> None:
    found = resolve(Instrument(noun=noun, form="generic"), (parse(part),), Context())
    assert found.target == expected, reason
    assert expected is None or "only this one" in found.reason


def test_a_number_too_high_is_no_proof_where_another_is_named() -> None:
    found = resolve(CONVENTION, (parse("art:76"),), replace(Context().naming("crc"), paragraph=()))
    assert found.target is None
    own = resolve(CONVENTION, (parse("art:76"),), of_document("CRC/C/GC/12"))
    assert own.target is None, "a paper of a committee whose treaty is shorter"


def test_the_protocol_in_papers_on_one() -> None:
    protocol = Instrument(noun="protocol", form="generic")
    assert resolve(protocol, (), of_document("CRC/C/OPSC/IND/CO/1")).target == "crc-opsc"
    assert resolve(protocol, (), of_document("CRC/C/OPAC/IND/CO/1")).target == "crc-opac"
    assert resolve(protocol, (), of_document("CRC/C/83/D/21/2017")).target == "crc-opic"


def test_its_protocol_is_that_of_the_treaty_before() -> None:
    its = Instrument(noun="protocol", form="generic", its=True)
    assert resolve(its, (), Context().naming("crpd")).target == "crpd-op"
    assert resolve(its, (), Context().naming("crc")).target is None, "it has three"


def test_articles_alone_mean_something_only_in_papers_of_a_committee_or_in_the_treaty_itself() -> None:
    bare = Instrument(form="bare")
    assert resolve(bare, (parse("art:9"),), of_document("CRC/C/GC/12")).target == "crc"
    assert resolve(bare, (parse("art:9"),), of_document("A/68/98")).target is None
    itself = of_document("", title="Convention on the Rights of the Child")
    assert resolve(bare, (parse("art:9"),), itself).target == SELF


def test_paragraphs_that_only_the_protocol_has() -> None:
    decision = of_document("CCPR/C/121/D/2025/2011")
    bare = Instrument(form="bare")
    assert resolve(bare, (parse("art:5/para:2/sub:b"),), decision).target == "iccpr-op1"
    assert resolve(bare, (parse("art:5/para:1"),), decision).target == "iccpr"
