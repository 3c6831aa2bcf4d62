"""What a work is about is filled in when an edition is stored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import block
from tests.library.shelf import shelve, short_report
from travaux.library.adding import about
from travaux.library.permissions import Viewer
from travaux.texts.reading import Kind, Reading

pytestmark = pytest.mark.django_db


def titled(title: str | None, *above: str, symbol: str = "A/HRC/26/14", language: str = "en") -> Reading:
    """A report with this title and these lines above its text."""
    made = short_report(symbol, language, title=title)
    lines = [block(f"mast_{n}", text, kind=Kind.MASTHEAD) for n, text in enumerate(above, 1)]
    return replace(made, blocks=(*lines, *made.blocks[1:]))


def test_an_edition_tells_what_its_work_is_about(owner: Viewer) -> None:
    work = shelve(titled("Working Group on the Universal Periodic Review: Cyprus"), owner).work
    work.refresh_from_db()
    assert (work.body, work.kind, work.countries) == ("hrc", "upr-report", ["CYP"])


def test_a_later_edition_adds_only_what_was_not_known(owner: Viewer) -> None:
    work = shelve(titled("Something else"), owner).work
    assert (work.body, work.kind, work.countries) == ("hrc", "other", [])
    shelve(titled("Groupe de travail sur l’Examen périodique universel : Chypre", language="fr"), owner)
    work.refresh_from_db()
    assert (work.kind, work.countries) == ("upr-report", ["CYP"])
    shelve(titled("Visita a España", language="es"), owner)
    work.refresh_from_db()
    assert (work.kind, work.countries) == ("upr-report", ["CYP"])


def test_what_a_person_settled_stays(owner: Viewer) -> None:
    work = shelve(titled("Something else"), owner).work
    work.kind, work.settled = "", ["kind"]
    work.save()
    shelve(titled("Note by the Secretary-General", language="fr"), owner)
    work.refresh_from_db()
    assert work.kind == ""


def test_lines_above_the_first_numbered_paragraph_count_and_later_ones_do_not() -> None:
    assert (
        about.described("A/57/292", titled("Migrants", "Report of the Special Rapporteur")).kind == "report"
    )
    made = short_report(title="Migrants")
    later = block("dvs_9", "Report of the Special Rapporteur", kind=Kind.HEADING)
    assert about.described("A/57/292", replace(made, blocks=(*made.blocks, later))).kind == "other"
