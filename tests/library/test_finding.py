"""Finders give what a place names, in the right language and version, to those who may see it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.library.shelf import shelve, short_report, somebody
from travaux.library import finding
from travaux.library.models import FormerAddress, Visibility
from travaux.library.permissions import VISITOR, Viewer
from travaux.texts.errors import MissingError
from travaux.texts.links import Place

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("prefer", "language"),
    [((), "en"), (("fr",), "fr"), (("zh", "es"), "es"), (("zh",), "en")],
    ids=["English first", "as wished", "second wish", "wish not there"],
)
def test_the_language_that_suits(prefer: tuple[str, ...], language: str, owner: Viewer) -> None:
    for one in ("es", "fr", "en"):
        shelve(short_report(language=one), owner)
    assert finding.edition(owner, Place("A/57/292"), prefer).language == language


def test_the_newest_version_unless_one_is_named(owner: Viewer) -> None:
    shelve(short_report(title="Draft"), owner)
    shelve(short_report(title="Final"), owner)
    assert finding.edition(owner, Place("A/57/292")).title == "Final"
    first = finding.edition(owner, Place("A/57/292", "en", 1))
    assert (first.title, first.superseded) == ("Draft", True)
    assert finding.place_of(first).path() == "/A/57/292/en/v1"


def test_a_language_that_is_not_there_is_said_with_those_that_are(owner: Viewer) -> None:
    shelve(short_report(), owner)
    with pytest.raises(MissingError, match=r"is here in en \(version 1\), but not in fr"):
        finding.edition(owner, Place("A/57/292", "fr"))


def test_a_symbol_is_found_however_it_is_written(owner: Viewer) -> None:
    kept = shelve(short_report("HRI/GEN/1/Rev.9 (Vol. I)", other_symbols=("A/79/876",)), owner)
    for written in ("HRI/GEN/1/Rev.9(Vol.I)", "hri/gen/1/rev.9 (vol. i)", "A/79/876"):
        assert finding.work(owner, written) == kept.work


def test_a_private_document_does_not_exist_for_others(owner: Viewer) -> None:
    mine = somebody("contributor")
    shelve(short_report(), mine, visibility=Visibility.PRIVATE)
    for stranger in (VISITOR, somebody("editor")):
        with pytest.raises(MissingError, match="is not in this library"):
            finding.edition(stranger, Place("A/57/292"))
    assert finding.edition(mine, Place("A/57/292"))


def test_a_private_version_hides_nothing_from_others(owner: Viewer) -> None:
    public = shelve(short_report(title="Public"), owner)
    mine = somebody("contributor")
    private = shelve(short_report(title="Mine"), mine, visibility=Visibility.PRIVATE)
    assert finding.edition(VISITOR, Place("A/57/292")) == public
    assert finding.edition(mine, Place("A/57/292")) == private


def test_a_former_address_leads_to_where_the_paragraph_is(owner: Viewer) -> None:
    kept = shelve(short_report(), owner)
    FormerAddress.objects.create(edition=kept, former="p_9", address="para_4")
    assert finding.block(kept, "p_9").number == "4"
    with pytest.raises(MissingError, match="nothing at “para_99”"):
        finding.block(kept, "para_99")


def test_a_page_is_found_by_its_printed_number_where_the_file_has_none_of_that_number(owner: Viewer) -> None:
    """A file of one page, printed as page 16, is cited by its printed number."""
    made = short_report()
    pages = tuple(replace(one, label=str(one.number + 15)) for one in made.pages)
    kept = shelve(replace(made, pages=pages), owner)
    assert [finding.page(kept, value).number for value in ("1", "2", "16", "17")] == [1, 2, 1, 2]
    with pytest.raises(MissingError, match="has no page 99: its pages are 1 to 2"):
        finding.page(kept, "99")
