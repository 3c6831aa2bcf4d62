"""Corrections: checked, kept beside what was read, with a history; works that move and merge."""

from __future__ import annotations

from typing import Any

import pytest

from tests.library.shelf import shelve, short_report, somebody
from travaux.library import collecting, editing, finding, nouns
from travaux.library.models import Edition, OutboxEntry, Symbol, Visibility, Work
from travaux.library.permissions import VISITOR, Viewer
from travaux.texts.errors import FieldsError, NotAllowedError
from travaux.texts.links import Place

pytestmark = pytest.mark.django_db


def told() -> list[tuple[int, bool]]:
    """What the index was told, and forget it."""
    rows = list(OutboxEntry.objects.order_by("pk").values_list("edition_id", "removed"))
    OutboxEntry.objects.all().delete()
    return rows


def test_title_and_date_are_corrected_and_taken_back(owner: Viewer) -> None:
    edition = shelve(short_report(), owner)
    told()
    edition = editing.correct(owner, edition, {"title": " A better  title", "date": "2002-08"})
    assert (edition.title, edition.date) == ("A better title", "2002-08")
    assert nouns.metadata(edition).title == "A better title"
    assert edition.metadata["title"] == "Human rights of migrants"  # what was read never changes
    assert told() == [(edition.pk, False)]
    edition = editing.correct(owner, edition, {"title": ""})
    assert edition.title == "Human rights of migrants"
    assert edition.corrections == {"date": "2002-08"}


def test_nothing_changed_is_not_told(owner: Viewer) -> None:
    edition = shelve(short_report(), owner)
    told()
    editing.correct(owner, edition, {"title": "Human rights of migrants", "symbol": "A/57/292"})
    assert told() == []
    assert [entry.action for entry in editing.history(owner, edition)] == ["add"]


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("symbol", "", "needs a symbol"),
        ("symbol", "a/57/292", "begins with a capital"),
        ("symbol", "A/57/292/fr", "does not end like a link"),
        ("symbol", "A/57/292.json", "does not end like a link"),
        ("symbol", "A" * 201, "longer than 200"),
        ("title", "x" * 2001, "longer than 2,000"),
        ("date", "9 August 2002", "is no date"),
        ("date", "2002-13-01", "is no date"),
        ("language", "tlh", "use one of ar, en"),
        ("body", "x" * 61, "is no body"),
        ("kind", "<b>", "is no kind of document"),
        ("countries", "France", "is no country"),
        ("countries", "FRA, XYZ", "“XYZ” is no country"),
        ("colour", "red", "is no field"),
        ("title", 5, "A text is needed"),
    ],
)
def test_wrong_values(field: str, value: Any, says: str, owner: Viewer) -> None:
    edition = shelve(short_report(), owner)
    with pytest.raises(FieldsError) as wrong:
        editing.correct(owner, edition, {"title": "Good", field: value})
    assert says in wrong.value.fields[field]
    edition.refresh_from_db()
    assert edition.title == "Human rights of migrants"  # nothing is half done


def test_the_work_is_described_in_every_language(owner: Viewer) -> None:
    english, french = shelve(short_report(), owner), shelve(short_report(language="fr"), owner)
    told()
    editing.correct(owner, english, {"body": "GA", "kind": "report", "countries": "ken, FRA"})
    work = Work.objects.get(pk=english.work_id)
    assert (work.body, work.kind, work.countries) == ("GA", "report", ["FRA", "KEN"])
    assert work.settled == ["body", "countries", "kind"]
    assert told() == [(english.pk, False), (french.pk, False)]
    editing.correct(owner, english, {"body": ""})
    assert Work.objects.get(pk=english.work_id).settled == ["countries", "kind"]


def test_a_new_symbol_renames_the_work_and_the_old_one_leads_there(owner: Viewer) -> None:
    edition = shelve(short_report("Doc/human-rights"), owner)
    french = shelve(short_report("Doc/human-rights", language="fr"), owner)
    edition = editing.correct(owner, edition, {"symbol": "A/57/292"})
    assert finding.work(owner, "A/57/292") == finding.work(owner, "Doc/human-rights") == edition.work
    assert edition.work.symbol == "A/57/292"
    assert {one.printed: one.main for one in Symbol.objects.filter(work=edition.work)} == {
        "A/57/292": True,
        "Doc/human-rights": False,
    }
    french.refresh_from_db()
    assert french.work == edition.work
    assert nouns.metadata(edition).symbol == "A/57/292"


def test_a_symbol_that_is_there_makes_two_works_one(owner: Viewer) -> None:
    box = collecting.make(owner, "Box")
    there = shelve(short_report(), owner)
    coming = shelve(short_report("Doc/scan", title="Scan"), owner, collection=box)
    french = shelve(short_report("Doc/scan", language="fr"), owner)
    told()
    coming = editing.correct(owner, coming, {"symbol": "A/57/292"})
    assert (coming.work, coming.version, coming.superseded) == (there.work, 2, False)
    there.refresh_from_db()
    french.refresh_from_db()
    assert there.superseded
    assert (french.work, french.version) == (there.work, 1)
    assert finding.work(owner, "Doc/scan") == there.work
    assert list(box.works.all()) == [there.work]
    assert not Work.objects.filter(symbol="Doc/scan").exists()
    assert {(there.pk, True), (coming.pk, False), (french.pk, False)} <= set(told())


def test_one_edition_alone_moves(owner: Viewer) -> None:
    english, french = shelve(short_report(), owner), shelve(short_report(language="fr"), owner)
    french = editing.correct(owner, french, {"symbol": "A/57/293"}, alone=True)
    assert french.work.symbol == "A/57/293"
    assert finding.work(owner, "A/57/292") == english.work != french.work


def test_the_older_version_counts_again_when_the_newer_one_moves_away(owner: Viewer) -> None:
    first = shelve(short_report(title="First"), owner)
    second = shelve(short_report(title="Second"), owner)
    editing.correct(owner, second, {"symbol": "A/57/293"}, alone=True)
    first.refresh_from_db()
    assert not first.superseded
    assert finding.edition(owner, Place("A/57/292")) == first


def test_another_spelling_of_the_same_symbol(owner: Viewer) -> None:
    edition = shelve(short_report("S/RES/1325(2000)"), owner)
    edition = editing.correct(owner, edition, {"symbol": "S/RES/1325 (2000)"})
    assert edition.work.symbol == "S/RES/1325 (2000)"
    assert Symbol.objects.get(work=edition.work).printed == "S/RES/1325 (2000)"


def test_a_new_language_counts_versions_there(owner: Viewer) -> None:
    english = shelve(short_report(), owner)
    wrong = shelve(short_report(title="Droits"), owner)  # read as English
    fixed = editing.correct(owner, wrong, {"language": "fr"})
    assert (fixed.language, fixed.version) == ("fr", 1)
    english.refresh_from_db()
    assert not english.superseded
    assert finding.place_of(fixed).path() == "/A/57/292/fr"


def test_history_says_who_changed_what(owner: Viewer) -> None:
    edition = shelve(short_report(), owner)
    editing.correct(somebody("editor"), edition, {"title": "New"})
    newest, oldest = editing.history(owner, edition)
    assert (newest.by_name, newest.details["before"], newest.details["after"]) == (
        "a-editor",
        {"title": "Human rights of migrants"},
        {"title": "New"},
    )
    assert oldest.action == "add"
    assert editing.history(VISITOR, edition) == ()


def test_contributors_correct_what_is_theirs_alone(owner: Viewer) -> None:
    mine = somebody("contributor")
    shelve(short_report(), owner)
    edition = shelve(short_report(language="fr"), mine)
    with pytest.raises(NotAllowedError):
        editing.correct(somebody("contributor", "other"), edition, {"title": "X"})
    with pytest.raises(NotAllowedError):  # the work is the owner's as well
        editing.correct(mine, edition, {"symbol": "A/57/293"})
    with pytest.raises(NotAllowedError):
        editing.correct(mine, edition, {"kind": "report"}, alone=True)
    assert editing.correct(mine, edition, {"symbol": "A/57/293"}, alone=True).work.symbol == "A/57/293"


def test_share(owner: Viewer) -> None:
    public = shelve(short_report(title="Public"), owner)
    draft = shelve(short_report(title="Draft"), owner, visibility=Visibility.PRIVATE)
    told()
    editing.share(owner, draft, Visibility.PUBLIC)
    public.refresh_from_db()
    assert public.superseded
    assert finding.edition(VISITOR, Place("A/57/292")).pk == draft.pk
    assert told() == [(public.pk, True), (draft.pk, False)]
    editing.share(owner, Edition.objects.get(pk=draft.pk), Visibility.PRIVATE)
    assert finding.edition(VISITOR, Place("A/57/292")) == public
    with pytest.raises(FieldsError):
        editing.share(owner, draft, "secret")
    with pytest.raises(NotAllowedError):
        editing.share(VISITOR, draft, Visibility.PUBLIC)


def test_an_instrument_keeps_its_work_when_its_text_gets_another_symbol(owner: Viewer) -> None:
    treaty = shelve(short_report("Instrument/iccpr"), owner)
    text = editing.correct(owner, treaty, {"symbol": "A/RES/2200 A (XXI)"})
    assert text.work.symbol == "A/RES/2200 A (XXI)"
    assert Work.objects.get(symbol="Instrument/iccpr").pk == treaty.work_id != text.work_id
    back = editing.correct(owner, text, {"symbol": "INSTRUMENT/iccpr"})
    assert back.work_id == treaty.work_id
    assert editing.correct(owner, back, {"symbol": "INSTRUMENT/iccpr"}).work.symbol == "Instrument/iccpr"
