"""Symbols, citations and links lead where they say."""

from __future__ import annotations

import pytest

from tests.library.shelf import shelve, short_report
from travaux.library.home import Home
from travaux.library.models import Visibility
from travaux.library.permissions import VISITOR, Viewer
from travaux.library.search.jumping import jump, typed


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("A/57/292", "/A/57/292"),
        ("a/57/292", "/A/57/292"),
        ("A / 57 / 292", "/A/57/292"),
        ("A/57/292, para. 62", "/A/57/292/para/62"),
        ("A/57/292 para 62 (a)", "/A/57/292/para/62(a)"),
        ("A/57/292, at paragraph 62.", "/A/57/292/para/62"),
        ("A/57/292, § 62", "/A/57/292/para/62"),
        ("A/57/292, para. 12 bis", "/A/57/292/para/12bis"),
        ("CCPR/C/GC/36, paras. 10-12", "/CCPR/C/GC/36/paras/10-12"),
        ("CCPR/C/GC/36, paras. 10–12", "/CCPR/C/GC/36/paras/10-12"),
        ("A/HRC/46/30, par. 12", "/A/HRC/46/30/para/12"),  # French
        ("A/HRC/46/30, párrs. 12 a 14", "/A/HRC/46/30/paras/12-14"),
        ("A/HRC/46/30, пункт 12", "/A/HRC/46/30/para/12"),
        ("A/HRC/46/30، الفقرة 12", "/A/HRC/46/30/para/12"),
        ("A/HRC/46/30，第12段", "/A/HRC/46/30/para/12"),
        ("A/HRC/46/30，第10至12段", "/A/HRC/46/30/paras/10-12"),
        ("S/RES/1325 (2000)", "/S/RES/1325(2000)"),
        ("S/RES/1325(2000), para. 4", "/S/RES/1325(2000)/para/4"),
        ("A/RES/57/218", "/A/RES/57/218"),
        ("resolution 57/218", "/A/RES/57/218"),
        ("General Assembly resolution 57/218, para. 3", "/A/RES/57/218/para/3"),
        ("Security Council resolution 1325 (2000)", "/S/RES/1325(2000)"),
        ("résolution 57/218 de l’Assemblée générale", "/A/RES/57/218"),
        ("https://undocs.org/en/A/57/292", "/A/57/292/en"),
        ("https://undocs.org/A/57/292", "/A/57/292"),
        ("docs.un.org/fr/A/57/292", "/A/57/292/fr"),
        ("https://undocs.org/Home/Mobile?FinalSymbol=A%2F57%2F292&Language=E", "/A/57/292"),
        ("http://127.0.0.1:8000/A/57/292/fr/para/62", "/A/57/292/fr/para/62"),
    ],
)
def test_what_is_typed(text: str, path: str) -> None:
    found = typed(text)
    assert found is not None
    assert found.place.path() == path


@pytest.mark.parametrize(
    "text",
    [
        "torture prevention",
        "and/or",  # a stroke makes no symbol
        "A/57/292 torture",  # a symbol with words is a search
        "article 9, para. 3",
        "migrants 2001/2002",
        "",
        "A/" * 400,
    ],
)
def test_what_is_none(text: str) -> None:
    assert typed(text) is None


@pytest.mark.django_db
def test_it_leads_to_what_the_library_has(home: Home, owner: Viewer) -> None:
    shelve(short_report(), owner)
    place, notice, symbol = jump(owner, "a/57/292, para. 2")
    assert place is not None
    assert (place.path(), notice, symbol) == ("/A/57/292/para/2", "", "A/57/292")


@pytest.mark.django_db
def test_what_is_not_here_gets_the_nearest_symbol(home: Home, owner: Viewer) -> None:
    shelve(short_report(), owner)
    place, notice, _ = jump(owner, "A/57/293")
    assert place is None
    assert notice == "A/57/293 is not in this library. The nearest symbol is A/57/292."
    assert jump(owner, "CERD/C/304/Add.12")[1] == "CERD/C/304/Add.12 is not in this library."


@pytest.mark.django_db
def test_nobody_is_told_of_what_they_may_not_see(home: Home, owner: Viewer) -> None:
    shelve(short_report(), owner, visibility=Visibility.PRIVATE)
    assert jump(VISITOR, "A/57/292") == (None, "A/57/292 is not in this library.", "A/57/292")
    assert "nearest" not in jump(VISITOR, "A/57/293")[1]
