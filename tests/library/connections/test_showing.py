"""An end leads to where the passage stands now, in the edition that suits the reader."""

from __future__ import annotations

import pytest

from tests.library.connections.papers import COMMENT, FRENCH, REPORT, TEXTS, end, joined, put
from tests.library.shelf import somebody
from travaux.library.connections import connecting, describing, finding
from travaux.library.connections.showing import EndShown
from travaux.library.models import PassagePlace, Visibility
from travaux.library.permissions import VISITOR, Viewer

pytestmark = pytest.mark.django_db


def target(viewer: Viewer, pk: int, language: str = "en") -> EndShown:
    """The target of a connection."""
    found = finding.one(viewer, pk, language).target
    assert found is not None
    return found


def test_the_readers_language_comes_first(owner: Viewer) -> None:
    report, comment = put(owner), put(owner, COMMENT)
    row = joined(owner, report, comment, to="para_2:0-19")
    assert target(owner, row.pk, "fr").href == "/CCPR/C/GC/34/en/para/2#para_2:0-19"
    french = put(owner, COMMENT, FRENCH, "fr")
    shown = target(owner, row.pk, "fr")
    assert (shown.href, shown.language, shown.state) == ("/CCPR/C/GC/34/fr/para/2", "fr", "by-address")
    assert (shown.text, shown.quote, shown.edition_id) == (FRENCH[1], TEXTS[1][:19], french.pk)
    assert (shown.printed, shown.stretch) == (f"{COMMENT}, par. 2", "para_2")
    assert target(owner, row.pk, "ru").language == "en"
    assert (shown.chosen_language, shown.chosen_version, shown.chosen and shown.chosen.quote) == (
        "en", 1, TEXTS[1][:19],
    )  # fmt: skip


def test_what_is_lost_leads_to_where_it_was_chosen(owner: Viewer) -> None:
    report, comment = put(owner), put(owner, COMMENT)
    row = joined(owner, report, comment)
    put(owner, COMMENT, (TEXTS[0], "Something else entirely stands in this paragraph now.", TEXTS[3]))
    shown = target(owner, row.pk)
    assert (shown.state, shown.certain, shown.href) == ("lost", False, "/CCPR/C/GC/34/en/v1/para/3")
    assert (shown.quote, shown.text) == (TEXTS[2], TEXTS[2])


def test_whole_documents_and_those_that_are_not_here(owner: Viewer) -> None:
    report, comment = put(owner), put(owner, COMMENT)
    ends = [
        describing.whole(owner, COMMENT),
        describing.named(owner, "A/59/266", "4"),
        describing.named(owner, "Instrument/iccpr", "art_9"),
    ]
    made = connecting.connect(owner, end(owner, report), ends, "cites")
    shown = [target(VISITOR, row.pk) for row in made.connections]
    assert [(one.printed, one.href, one.known, one.quote) for one in shown] == [
        (COMMENT, "/CCPR/C/GC/34/en", True, ""),
        ("A/59/266, para. 4", "", False, ""),
        ("International Covenant on Civil and Political Rights, art. 9", "/Instrument/iccpr", False, ""),
    ]
    assert shown[0].title == "Human rights of migrants"
    assert comment.work_id == made.connections[0].passages.get(side="target").work_id


def test_a_title_is_not_told_where_only_a_private_edition_is(owner: Viewer) -> None:
    """The French edition is private: who does not see it is led to the English one."""
    report, comment = put(owner), put(owner, COMMENT)
    row = joined(owner, report, comment)
    put(owner, COMMENT, FRENCH, "fr", visibility=Visibility.PRIVATE)
    assert target(VISITOR, row.pk, "fr").language == "en"
    assert target(owner, row.pk, "fr").language == "fr"


def test_seen_from_one_end_or_the_other(owner: Viewer) -> None:
    report, comment = put(owner), put(owner, COMMENT)
    author = somebody("contributor", "ada")
    row = joined(author, report, comment)
    at_source = finding.at(owner, report, ["para_2"]).rows[0]
    at_target = finding.at(owner, comment, ["para_3"], language="es").rows[0]
    assert (at_source.words, at_source.end and at_source.end.symbol) == ("implements", COMMENT)
    assert (at_target.words, at_target.end and at_target.end.symbol) == ("es aplicado por", REPORT)
    assert (at_source.author, at_source.mine, at_source.may_edit, at_source.kind) == (
        "ada", False, True, "connection",
    )  # fmt: skip
    mine = finding.one(author, row.pk)
    assert (mine.mine, mine.may_edit) == (True, True)
    assert finding.one(VISITOR, row.pk).may_edit is False


def test_several_paragraphs_are_cited_as_a_range(owner: Viewer) -> None:
    report, comment = put(owner), put(owner, COMMENT)
    row = joined(owner, report, comment, to="para_2~para_4")
    shown = target(owner, row.pk)
    assert (shown.printed, shown.href) == (
        f"{COMMENT}, paras. 2–4", "/CCPR/C/GC/34/en/para/2#para_2~para_4",
    )  # fmt: skip
    PassagePlace.objects.filter(edition=comment).update(state="changed")
    assert target(owner, row.pk).text == "\n".join(TEXTS[1:4])
