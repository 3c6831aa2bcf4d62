"""What a typed or pasted place says, in six languages: text in, meaning out."""

from __future__ import annotations

import pytest

from travaux.library.connections import understanding
from travaux.library.connections.understanding import understood


def meant(text: str, language: str = "en") -> list[tuple[str, ...]]:
    """Targets with their pinpoints."""
    return [(one.target, *one.pinpoints) for one in understood(text, language).meant]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("A/57/292", ("A/57/292",), id="a symbol"),
        pytest.param("a/57/292", ("A/57/292",), id="a symbol in small letters"),
        pytest.param("A/57/292, paras. 62-63", ("A/57/292", "para:62-63"), id="a range"),
        pytest.param("A/57/292, para. 12 (b)", ("A/57/292", "para:12/sub:b"), id="an item"),
        pytest.param("paras. 62 and 65 of A/57/292", ("A/57/292", "para:62", "para:65"), id="two places"),
        pytest.param("par. 12 de A/HRC/46/30", ("A/HRC/46/30", "para:12"), id="French"),
        pytest.param("A/HRC/46/30, párr. 12 b)", ("A/HRC/46/30", "para:12/sub:b"), id="Spanish"),
        pytest.param("см. A/57/292, п. 62", ("A/57/292", "para:62"), id="Russian"),
        pytest.param("القرار 48/246، الفقرة 2", ("A/RES/48/246", "para:2"), id="Arabic"),
        pytest.param("A/HRC/46/30，第12段", ("A/HRC/46/30", "para:12"), id="Chinese"),
        pytest.param(
            "General Assembly resolution 60/147, para. 3", ("A/RES/60/147", "para:3"), id="by its number"
        ),
        pytest.param(
            "Report of the Special Rapporteur, A/57/292, 9 August 2002, para. 62",
            ("A/57/292", "para:62"), id="a footnote: title, symbol, date, place",
        ),
        pytest.param(
            "General comment No. 34 (2011) on expression, CCPR/C/GC/34, paras. 11 and 12.",
            ("CCPR/C/GC/34", "para:11", "para:12"), id="named twice, one thing",
        ),
        pytest.param("ICCPR, art. 9 (1)", ("iccpr", "art:9/para:1"), id="a treaty by its short form"),
        pytest.param("iccpr art 9", ("iccpr", "art:9"), id="a treaty by its id"),
        pytest.param("Doc/some-judgment, para 3", ("Doc/some-judgment", "para:3"), id="without a symbol"),
    ],
)  # fmt: skip
def test_one_thing_is_meant(text: str, said: tuple[str, ...]) -> None:
    assert meant(text) == [said]


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_the_language_of_the_page_does_not_matter(language: str) -> None:
    assert meant("par. 12 de A/HRC/46/30", language) == [("A/HRC/46/30", "para:12")]


def test_several_may_be_meant() -> None:
    found = understood("article 9 of the Covenant")
    assert ([one.target for one in found.meant], found.together) == (["iccpr", "icescr"], False)
    both = understood("A/57/292, para. 3; A/58/1, para. 4")
    assert ([one.target for one in both.meant], both.together) == (["A/57/292", "A/58/1"], True)


@pytest.mark.parametrize(
    ("text", "path", "stretch"),
    [
        (
            "http://localhost:8000/A/57/292/en/at/para_62#para_62:34-78",
            "/A/57/292/en/para/62",
            "para_62:34-78",
        ),
        ("A/57/292/en#para_62~para_64", "/A/57/292/en", "para_62~para_64"),
        ("/A/57/292/paras/59-63", "/A/57/292/paras/59-63", "None"),
        ("https://undocs.org/en/A/57/292", "/A/57/292/en", "None"),
        ("https://docs.un.org/A/57/292#page=3", "/A/57/292", "None"),
        ("https://library.example/instruments/iccpr", "/Instrument/iccpr", "None"),
    ],
)
def test_links(text: str, path: str, stretch: str) -> None:
    found = understood(text)
    assert found.place is not None
    where = found.place.at(found.place.value) if found.place.view == "at" else found.place
    assert (where.path(), str(found.stretch)) == (path, stretch)


@pytest.mark.parametrize(
    "text",
    [
        *("", "#", "62", "and/or", "arbitrary detention", "https://example.org/", "x" * 5000, "/" * 3000),
        "Convention on the Rights of the Child reporting",
    ],
)
def test_words_name_nothing(text: str) -> None:
    found = understood(text)
    assert (found.place, found.meant) == (None, ())


@pytest.mark.parametrize(
    ("text", "document", "said"),
    [
        ("62", "A/57/292", ("para:62",)),
        ("62 (a)", "A/57/292", ("para:62/sub:a",)),
        ("62-64", "A/57/292", ("para:62-64",)),
        ("annex, para. 1", "A/57/292", ("annex/para:1",)),
        ("п. 62", "A/57/292", ("para:62",)),
        ("第62段", "A/57/292", ("para:62",)),
        ("9", "Instrument/iccpr", ("art:9",)),
        ("detention", "A/57/292", ()),
        ("A/58/1, para. 3", "A/57/292", ()),
    ],
)
def test_places_in_a_document_that_is_chosen(text: str, document: str, said: tuple[str, ...]) -> None:
    assert understanding.inside(text, "en", document) == said
