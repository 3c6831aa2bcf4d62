"""Stored editions as exporters take them."""

from __future__ import annotations

import pytest

from tests.exporting.akoma_ntoso.checking import AKN, valid
from tests.library.citations.papers import paper, put, says
from tests.library.shelf import shelve, short_report
from travaux.exporting import forms, stored
from travaux.library.home import Home
from travaux.library.permissions import VISITOR, Viewer
from travaux.texts.links import Place

pytestmark = pytest.mark.django_db


def test_what_is_cited_and_seen_is_linked_in_xml(home: Home, owner: Viewer) -> None:
    shelve(short_report(), owner)
    shelve(short_report("A/58/1"), owner, visibility="private")
    said = "See A/57/292, para. 2, and A/58/1."
    found = (says(said, "A/57/292, para. 2", "A/57/292", "para:2"), says(said, "A/58/1", "A/58/1"))
    citing = put(owner, paper("A/60/1", said), (("para_1", found),))
    scope = stored.scope(
        VISITOR, citing, Place("A/60/1").paragraph("1").as_form("xml"), ["para_1"], "https://x"
    )
    root = valid(str(forms.write(scope, "xml")[0]))
    assert [(one.get("href"), "".join(one.itertext())) for one in root.iter(f"{AKN}ref")] == [
        ("https://x/A/57/292/para/2", "A/57/292, para. 2")
    ]


def test_a_page_has_its_lines_and_a_lasting_link(home: Home, owner: Viewer) -> None:
    edition = shelve(short_report(), owner)
    scope = stored.scope(owner, edition, Place("A/57/292", "en").page(2).as_form("txt"), [], "https://x")
    assert [row.text for row in scope.reading.pages[1].lines] == ["States should:"]
    assert scope.citation.link == "https://x/A/57/292/page/2" and scope.page == 2
