"""Links on the web: what is built is parsed back, whatever the symbol."""

from __future__ import annotations

from itertools import product

import pytest

from travaux.texts import links
from travaux.texts.links import Place

SYMBOLS = (
    "A/57/292",
    "A/HRC/RES/S-7/1",
    "S/RES/1325(2000)",
    "HRI/GEN/1/Rev.9(Vol.I)",
    "A/C.3/57/SR.39",
    "CERD/C/ARE/CO/18-21",
    "2200A(XXI)",
    "CMW/C/GC/7-CERD/C/GC/38",
    "Doc/la-convención-أ",
)
TAILS = (
    ("", ""),
    ("para", "62"),
    ("para", "12(b)(ii)"),
    ("para", "3.1"),
    ("para", "12bis"),
    ("paras", "59-63"),
    ("page", "16"),
    ("picture", "16"),
    ("at", "annex_I__para_3"),
    ("info", ""),
    ("file", ""),
    ("history", ""),
    ("citations", ""),
    ("check", ""),
)
VERSIONS = ((None, None), ("fr", None), ("zh", 2))
EVERY = [
    Place(symbol, language, version, view, value, form)
    for symbol, (view, value), (language, version), form in product(
        SYMBOLS, TAILS, VERSIONS, (None, "txt", "json", "csl.json")
    )
]


@pytest.mark.parametrize("place", EVERY, ids=lambda place: place.path())
def test_a_link_names_its_place(place: Place) -> None:
    assert links.parse(place.path()) == place


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("para_62", "/A/1/para/62"),
        ("para_26-1", "/A/1/para/26.1"),
        ("para_12bis", "/A/1/para/12bis"),
        ("para_12__list_b__list_ii", "/A/1/para/12(b)(ii)"),
        ("para_12__p_1", "/A/1/at/para_12__p_1"),  # an unnumbered one under 12 has no pinpoint
        ("para_12__dup_2", "/A/1/at/para_12__dup_2"),  # the first one owns the pinpoint
        ("annex_I__para_3", "/A/1/at/annex_I__para_3"),
        ("op_3", "/A/1/at/op_3"),
    ],
)
def test_an_address_has_the_shortest_link_that_means_it(address: str, path: str) -> None:
    assert Place("A/1").at(address).path() == path
    assert links.parse(path) is not None


@pytest.mark.parametrize(
    ("place", "path"),
    [
        (Place("S/RES/1325 (2000)"), "/S/RES/1325(2000)"),  # docs.un.org leaves the space out as well
        (Place("A/57/292", "fr", 2).picture(3), "/A/57/292/fr/v2/page/3/picture"),
        (Place("A/57/292").paragraphs("59", "63"), "/A/57/292/paras/59-63"),
        (Place("A/57/292").page(16).as_form("txt"), "/A/57/292/page/16.txt"),
        (Place("A/57/292").named("file"), "/A/57/292/file"),
        (Place("A/57/292", "en").paragraph("62").document(), "/A/57/292/en"),
    ],
)
def test_links_are_written_as_people_know_them(place: Place, path: str) -> None:
    assert place.path() == path


@pytest.mark.parametrize("path", ["", "/", "search", "/add", "/static/web/base.css", "/a/57/292"])
def test_the_sites_own_pages_are_no_documents(path: str) -> None:
    assert links.parse(path) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("S/RES/1325 (2000)", "s/res/1325(2000)"),
        ("CERD/C/ARE/CO/18–21", "CERD/C/ARE/CO/18-21"),  # an en dash from a word processor
        ("A/65/L.78*", "A/65/L.78"),  # a reissue is the same document
    ],
)
def test_symbols_that_are_one_fold_to_one(one: str, other: str) -> None:
    assert links.key(one) == links.key(other)


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("12", ("12", ())),
        ("12 (b) (ii)", ("12", ("b", "ii"))),
        ("12bis(a)", ("12bis", ("a",))),
        ("(b)", None),
        ("", None),
    ],
)
def test_a_pinpoint_is_number_and_letters(value: str, parts: tuple[str, tuple[str, ...]] | None) -> None:
    assert links.split_paragraph(value) == parts


@pytest.mark.parametrize(("value", "ends"), [("59-63", ("59", "63")), ("59–63", ("59", "63")), ("59", None)])
def test_a_range_has_two_ends(value: str, ends: tuple[str, str] | None) -> None:
    assert links.split_range(value) == ends
