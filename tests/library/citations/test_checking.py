"""References that lead nowhere are found, said in one sentence with their place, and nothing else is."""

from __future__ import annotations

import pytest

from tests.library.citations.papers import citing_paper, paper, put, says, target_paper
from tests.library.shelf import somebody
from travaux.library.citations import checking, deciding, known
from travaux.library.citations.checking import Finding
from travaux.library.home import Home
from travaux.library.models import Visibility
from travaux.library.permissions import Viewer
from travaux.texts.citation import PREVIOUS, CitationKind
from travaux.texts.errors import MissingError

pytestmark = pytest.mark.django_db
RESOLUTION = CitationKind.RESOLUTION


def alone(
    text: str, words: str, target: str | None, *pins: str, **fields: object
) -> list[tuple[str, str, str]]:
    """What is wrong with one citation in paragraph 2 of five, when no library is asked."""
    made = paper("A/60/1", "First.", text, "Third.", "Fourth.", "Fifth.")
    one = says(text, words, target, *pins, **fields)
    return [(f.code, f.severity, f.message) for f in checking.check([("para_2", (one,))], made)]


@pytest.mark.parametrize(
    ("text", "words", "target", "pins", "fields", "code", "sentence"),
    [
        ("See paragraph 140 above.", "paragraph 140 above", "self", ["para:140"], {}, "missing-paragraph",
         "This document has no para. 140: its paragraphs run from 1 to 5."),
        ("See paras. 4 to 7.", "paras. 4 to 7", "self", ["para:4-7"], {}, "missing-paragraph",
         "This document has no para. 6 to para. 7: its paragraphs run from 1 to 5."),
        ("See paragraph 3 (b).", "paragraph 3 (b)", "self", ["para:3/sub:b"], {}, "missing-item",
         "This document has para. 3, but no para. 3 (b)."),
        ("See the annex.", "the annex", "self", ["annex"], {}, "missing-place",
         "This document has no annex."),
        ("See paragraph 4 above.", "paragraph 4 above", "self", ["para:4"], {}, "wrong-direction",
         "“paragraph 4 above” stands below this place, not above."),
        ("Voir le paragraphe 1 ci-après.", "paragraphe 1 ci-après", "self", ["para:1"], {}, "wrong-direction",
         "“paragraphe 1 ci-après” stands above this place, not below."),
        ("Under article 72 of the Covenant.", "article 72 of the Covenant", "iccpr", ["art:72"], {},
         "missing-article",
         "International Covenant on Civil and Political Rights ends with article 53: there is no "
         "article 72."),
        ("See CCRP/C/KEN/Q/3.", "CCRP/C/KEN/Q/3", "CCPR/C/KEN/Q/3", [], {"corrected": "CCRP/C/KEN/Q/3"},
         "misprinted-symbol", "“CCRP/C/KEN/Q/3” is misprinted: it should be CCPR/C/KEN/Q/3."),
        ("Paras. 9-5 of A/1/1.", "A/1/1", "A/1/1", ["para:9-5"], {}, "range-backwards",
         "The range 9–5 runs backwards."),
        ("Ibid., para. 3.", "Ibid.", PREVIOUS, ["para:3"], {"kind": CitationKind.IBID},
         "ibid-without-source", "“Ibid.” follows no note that names a document."),
        ("Resolution 57/218 of 18 December 2004.", "Resolution 57/218", "A/RES/57/218", [],
         {"kind": RESOLUTION}, "wrong-year",
         "A/RES/57/218 is of 2002 or 2003 by its number, and the text says 2004."),
        ("La résolution 2200 A (XXI) du 16 décembre 1976.", "résolution 2200 A (XXI)",
         "A/RES/2200 A (XXI)", [], {"kind": RESOLUTION}, "wrong-year",
         "A/RES/2200 A (XXI) is of 1966 or 1967 by its number, and the text says 1976."),
        ("2005年12月18日第57/218号决议。", "第57/218号决议", "A/RES/57/218", [], {"kind": RESOLUTION},
         "wrong-year", "A/RES/57/218 is of 2002 or 2003 by its number, and the text says 2005."),
        ("Резолюция 1325 (2000) от 31 октября 2001 года.", "Резолюция 1325 (2000)", "S/RES/1325 (2000)", [],
         {"kind": RESOLUTION}, "wrong-year",
         "S/RES/1325 (2000) is of 2000 by its number, and the text says 2001."),
    ],
)  # fmt: skip
def test_what_is_wrong(
    text: str, words: str, target: str, pins: list[str], fields: dict[str, object], code: str, sentence: str
) -> None:
    found = alone(text, words, target, *pins, **fields)
    assert [(one[0], one[2]) for one in found] == [(code, sentence)]


@pytest.mark.parametrize(
    ("text", "words", "target", "pins"),
    [
        ("See paragraphs 3 and 5 below.", "paragraphs 3 and 5 below", "self", ["para:3", "para:5"]),
        ("See paragraph 1 above.", "paragraph 1 above", "self", ["para:1"]),
        ("Under article 53.", "article 53", "iccpr", ["art:53"]),
        ("See A/99/1, para. 900.", "A/99/1", "A/99/1", ["para:900"]),  # who knows how many it has
        ("Resolution 57/218 of 18 December 2002.", "Resolution 57/218", "A/RES/57/218", []),
        ("Resolution 57/218 of 3 June 2003.", "Resolution 57/218", "A/RES/57/218", []),  # resumed session
        ("Resolution 5/1 of 18 June 2007.", "Resolution 5/1", "A/HRC/RES/5/1", []),
        ("Resolution 58/11 of 3 April 2025.", "Resolution 58/11", "A/HRC/RES/58/11", []),
        ("Resolution S-8/1 of 1975.", "Resolution S-8/1", "A/RES/S-8/1", []),  # special: no rule
        # the year belongs to the next one
        ("resolution 57/218 and the report of 2009", "resolution 57/218", "A/RES/57/218", []),
        ("القرار 39/46 المؤرخ 10 كانون الأول/ديسمبر 1984", "القرار 39/46", "A/RES/39/46", []),
        ("general comment No. 36 (2018)", "general comment No. 36", "gc:ccpr/36", []),
        ("As table 1 below shows.", "table 1 below", None, ["table:1"]),
    ],
)
def test_what_is_right(text: str, words: str, target: str, pins: list[str]) -> None:
    assert alone(text, words, target, *pins) == []


def codes(found: list[Finding]) -> list[tuple[str, str, str]]:
    return [(one.code, one.address, one.message) for one in found]


def test_paragraphs_of_documents_in_the_library(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    edition = citing_paper(owner, "A/60/1", "A/57/292", "para:2", "para:140")
    (found,) = checking.check_edition(owner, edition.pk)
    assert (found.code, found.severity) == ("missing-paragraph", "error")
    assert found.message == "A/57/292 has no para. 140: its paragraphs run from 1 to 5."
    assert edition.blocks.get(address=found.address).text[found.start : found.end] == "A/57/292" == found.text


def test_a_gap_may_be_the_readers(home: Home, owner: Viewer) -> None:
    target = target_paper(owner)
    target.blocks.filter(address="para_4").delete()
    edition = citing_paper(owner, "A/60/1", "A/57/292", "para:4")
    (found,) = checking.check_edition(owner, edition.pk)
    assert (found.severity, found.message) == (
        "warning", "A/57/292 has no para. 4, though its paragraphs run from 1 to 5.",
    )  # fmt: skip


def test_a_resolution_of_another_organ_or_year(home: Home, owner: Viewer) -> None:
    target_paper(owner, "E/CN.4/RES/2000/22")
    target_paper(owner, "S/RES/1325 (2000)")
    first = citing_paper(owner, "A/60/1", "E/RES/2000/22")
    second = citing_paper(owner, "A/60/2", "S/RES/1325 (2001)")
    (one,) = checking.check_edition(owner, first.pk)
    (two,) = checking.check_edition(owner, second.pk)
    assert (one.code, one.suggestion) == ("other-resolution", "E/CN.4/RES/2000/22")
    assert two.message == (
        "S/RES/1325 (2001) is not in the library, but S/RES/1325 (2000) is: check the organ and the year."
    )


def test_what_may_not_be_seen_is_not_told(home: Home, owner: Viewer) -> None:
    author, reader = somebody("contributor"), somebody("reader")
    secret = paper("A/57/292", "One.", "Two.")
    put(author, secret, (), Visibility.PRIVATE)
    edition = citing_paper(owner, "A/60/1", "A/57/292", "para:140")
    assert len(checking.check_edition(author, edition.pk)) == 1
    assert checking.check_edition(reader, edition.pk) == []
    hidden = citing_paper(author, "A/60/2", "A/57/292", visibility=Visibility.PRIVATE)
    with pytest.raises(MissingError):
        checking.check_edition(reader, hidden.pk)


def test_decisions_are_followed(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    edition = citing_paper(owner, "A/60/1", "A/57/292", "para:140")
    deciding.decide(owner, edition.citations.get().pk, "rejected")
    assert checking.check_edition(owner, edition.pk) == []


def test_a_file_that_is_in_no_library_asks_the_library(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    text = "See A/57/292, para. 140."
    made, found = paper("A/60/1", text), [("para_1", (says(text, "A/57/292", "A/57/292", "para:140"),))]
    assert codes(checking.check_reading(owner, found, made)) == [
        ("missing-paragraph", "para_1", "A/57/292 has no para. 140: its paragraphs run from 1 to 5.")
    ]
    assert checking.check(found, made) == []
    assert known.of(owner, found).document("A/1/1") is None
