"""People correct what was found, set aside what is none, and add what was overlooked."""

from __future__ import annotations

import pytest

from tests.library.recommendations.reports import again, kept, observations, put, rows, upr
from travaux.library.models import Source
from travaux.library.permissions import Viewer
from travaux.library.recommendations import changing, finding
from travaux.texts.errors import ConflictError, FieldsError, MissingError

pytestmark = pytest.mark.django_db

TEXTS = (
    "The State party should end torture in its prisons.",
    "The Committee thanks the delegation. It hopes that roads will be built for rural women. It ends here.",
)


def test_parties_are_known_by_names_in_any_language_and_codes(owner: Viewer) -> None:
    put(owner, observations(*TEXTS))
    key = rows()[0].key
    shown = changing.correct(
        owner, key, addressees=["Chypre", "GHA", "non-governmental organizations; the World Bank"],
        recommenders=["Committee against Torture", "Ibero-American Federation"], topics=["torture"],
    )  # fmt: skip
    assert [(party.name, party.kind.value, party.code) for party in shown.addressees] == [
        ("Cyprus", "state", "CYP"), ("Ghana", "state", "GHA"),
        ("non-governmental organizations", "civil_society", ""), ("the World Bank", "agency", ""),
    ]  # fmt: skip
    assert [party.kind.value for party in shown.recommenders] == ["body", "other"]
    assert shown.settled == ("addressees", "recommenders", "topics")
    (step,) = changing.history(owner, key)
    assert {one.field: one.before for one in step.changes}["addressees"] == "State party"
    changing.undo(owner, step.batch)
    assert [party.name for party in finding.one(owner, key).addressees] == ["State party"]


def test_wrong_values_are_refused_together(owner: Viewer) -> None:
    put(owner, observations(*TEXTS))
    with pytest.raises(FieldsError) as wrong:
        changing.correct(owner, rows()[0].key, response="perhaps", topics=["nonsense"], number="1" * 81)
    assert set(wrong.value.fields) == {"response", "topics", "number"}


def test_one_that_is_none_is_set_aside_and_not_found_again(owner: Viewer) -> None:
    edition = put(owner, observations(*TEXTS))
    (row,) = rows()
    changing.dismiss(owner, row.key, "It quotes another text.")
    assert rows() == []
    assert [one.key for one in rows(dismissed=True)] == [row.key]
    again(owner, edition, observations(*TEXTS))
    assert rows() == []
    assert changing.bring_back(owner, row.key).dismissed is False
    assert [one.key for one in rows()] == [row.key]


def test_what_was_overlooked_is_added_and_stays(owner: Viewer) -> None:
    edition = put(owner, observations(*TEXTS))
    begin = TEXTS[1].index("It hopes")
    end = TEXTS[1].index(" It ends")
    shown = changing.add(owner, edition, f"para_2:{begin}-{end}", addressees=["Cyprus"])
    assert (shown.text, shown.number, shown.source) == (TEXTS[1][begin:end], "2", Source.HAND)
    assert [topic.slug for topic in shown.topics] == ["women", "rural"]
    with pytest.raises(ConflictError, match="already"):
        changing.add(owner, edition, f"para_2:{begin}-{end}")
    with pytest.raises(MissingError):
        changing.add(owner, edition, "para_99")
    again(owner, edition, observations("New words before it.", *TEXTS))
    moved = finding.one(owner, shown.key)
    assert (moved.text, moved.address, moved.missing) == (shown.text, "para_3", False)
    changing.remove(owner, shown.key)
    with pytest.raises(ConflictError, match="none instead"):
        changing.remove(owner, rows()[0].key)
    assert kept() == 1


def test_words_of_another_language_are_corrected_apart(owner: Viewer) -> None:
    put(owner, observations(TEXTS[0]))
    put(owner, observations("L’État partie devrait mettre fin à la torture en prison.", language="fr"))
    (row,) = rows()
    changing.correct(owner, row.key, text="Mettre fin à la torture.", language="fr")
    assert finding.one(owner, row.key, "fr").text == "Mettre fin à la torture."
    assert finding.one(owner, row.key, "en").text == TEXTS[0]
    newer = observations(TEXTS[0].replace("its", "all"))
    put(owner, newer)
    assert finding.one(owner, row.key, "fr").corrected


def test_a_cell_of_a_review_is_corrected_and_keeps_its_place(owner: Viewer) -> None:
    put(owner, upr("Ratify everything (Spain);", "Train the police (Ghana)."))
    first, second = rows()
    changing.correct(owner, first.key, text="Ratify all treaties", response="rejected")
    assert [(row.number, row.text, row.response) for row in rows()] == [
        ("5.1", "Ratify all treaties", "rejected"), ("5.2", second.text, "supported"),
    ]  # fmt: skip
