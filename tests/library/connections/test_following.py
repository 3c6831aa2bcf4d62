"""Places stay true while editions come, are read anew, move and go."""

from __future__ import annotations

import pytest
from django.db import connection as database
from django.test.utils import CaptureQueriesContext

from tests.library.connections.papers import COMMENT, FRENCH, REPORT, TEXTS, end, joined, paper, put
from tests.library.shelf import somebody
from travaux.library import editing, removing, rereading
from travaux.library.connections import connecting, describing, finding, following, settling
from travaux.library.home import Home
from travaux.library.models import Connection, Edition, Passage, PassagePlace, PassageState, Visibility
from travaux.library.permissions import VISITOR, Viewer

pytestmark = pytest.mark.django_db

NEW = "A paragraph that is new here and speaks of an entirely different matter, namely procedure."
REWRITTEN = "Arbitrary detention of migrants must end now, and every person who is held must see a judge."


def place(edition: Edition, side: str = "source") -> PassagePlace:
    """The one place in an edition."""
    return PassagePlace.objects.get(edition=edition, passage__side=side)


def reread(viewer: Viewer, edition: Edition, *texts: str) -> None:
    """Read an edition again: this is what its file says now."""
    rereading.replace_contents(viewer, edition, paper(edition.work.symbol, texts, edition.language), None)


def test_a_passage_is_found_again_after_rereading(owner: Viewer) -> None:
    report = put(owner)
    joined(owner, report, put(owner, COMMENT), at="para_2:0-29")
    reread(owner, report, TEXTS[0], NEW, *TEXTS[1:])
    found = place(report)
    assert (found.address, found.start, found.end, found.state) == ("para_3", 0, 29, PassageState.MOVED)
    reread(owner, report, TEXTS[0], REWRITTEN, *TEXTS[2:])
    assert (place(report).address, place(report).state) == (
        "para_2",
        PassageState.EXACT,
    )  # these words stayed


def test_what_is_gone_is_not_placed_elsewhere(owner: Viewer) -> None:
    report = put(owner)
    joined(owner, report, put(owner, COMMENT))
    reread(owner, report, TEXTS[0], NEW, *TEXTS[2:])
    found = place(report)
    assert found.certain is False
    assert settling.count(owner) == 1


def test_a_new_version_has_its_places(owner: Viewer) -> None:
    report = put(owner)
    row = joined(owner, report, put(owner, COMMENT))
    second = put(owner, texts=(TEXTS[0], REWRITTEN, *TEXTS[2:]))
    found = place(second)
    assert (found.address, found.state, found.certain) == ("para_2", PassageState.CHANGED, True)
    shown = finding.one(owner, row.pk).source
    assert (shown.edition_id, shown.text, shown.quote) == (second.pk, REWRITTEN, TEXTS[1])
    assert shown.href == "/A/57/292/en/para/2"


def test_another_language_follows_its_own_renumbering(owner: Viewer) -> None:
    report, french = put(owner), put(owner, texts=FRENCH, language="fr")
    joined(owner, report, put(owner, COMMENT))
    more = "Un paragraphe nouveau qui parle de tout autre chose, à savoir de la procédure à suivre."
    newer = put(owner, texts=(FRENCH[0], more, *FRENCH[1:]), language="fr")
    assert place(french).address == "para_2"
    assert (place(newer).address, place(newer).state) == ("para_3", PassageState.BY_ADDRESS)


def test_what_a_person_settled_lasts_while_its_words_are_there(owner: Viewer) -> None:
    report = put(owner)
    joined(owner, report, put(owner, COMMENT))
    reread(owner, report, TEXTS[0], NEW, *TEXTS[2:])
    settled = settling.settle(owner, place(report).pk, "para_2:0-60")
    assert (settled.certain, settled.state) == (True, PassageState.CHANGED)
    reread(owner, report, "Another beginning that nobody has seen before this day.", TEXTS[0], NEW, TEXTS[2])
    kept = place(report)
    assert (kept.address, kept.start, kept.end, kept.settled_by) == ("para_3", 0, 60, owner.person)
    newer = put(owner, texts=(NEW, *TEXTS[2:]))
    assert (place(newer).address, place(newer).settled_by) == ("para_1", owner.person)
    reread(owner, report, TEXTS[0], TEXTS[3])
    assert (place(report).state, place(report).certain, place(report).settled_at) == (
        PassageState.LOST, False, None,
    )  # fmt: skip


def test_what_waited_is_attached_when_the_document_comes_and_waits_again_when_it_goes(
    owner: Viewer, home: Home
) -> None:
    report = put(owner)
    connecting.connect(owner, end(owner, report), [describing.named(owner, "ccpr/c/gc/34", "2")], "cites")
    comment = put(owner, COMMENT)
    target = Passage.objects.get(side="target")
    assert (target.work, target.symbol) == (comment.work, COMMENT)
    assert (place(comment, "target").address, place(comment, "target").state) == ("para_2", "by-address")
    removing.remove(owner, comment, for_ever=True)
    target.refresh_from_db()
    assert (target.work, target.symbol, target.places.count()) == (None, COMMENT, 0)
    assert finding.listing(VISITOR).total == 1  # nothing of it was seen: nothing is hidden


def test_the_words_of_a_removed_edition_are_for_their_author_until_it_is_back(
    owner: Viewer, home: Home
) -> None:
    report = put(owner)
    author = somebody("contributor")
    joined(author, report, put(owner, COMMENT))
    connecting.connect(author, describing.whole(author, REPORT), [describing.whole(author, COMMENT)], "cites")
    removing.remove(owner, report, for_ever=True)
    assert [finding.listing(viewer).total for viewer in (author, owner, VISITOR)] == [2, 0, 0]
    lost = finding.listing(author).rows[-1].source
    assert (lost.quote, lost.known, lost.href, lost.symbol) == (TEXTS[1], False, "", REPORT)
    put(owner, texts=(TEXTS[0], NEW, *TEXTS[1:]))
    assert finding.listing(VISITOR).total == 2
    assert Passage.objects.filter(edition=None).count() == 0


def test_an_older_version_takes_the_words_over(owner: Viewer, home: Home) -> None:
    old = put(owner)
    new = put(owner, texts=(TEXTS[0], NEW, *TEXTS[1:]))
    row = joined(owner, new, put(owner, COMMENT), at="para_3")
    removing.remove(owner, new, for_ever=True)
    assert row.passages.get(side="source").edition == old
    assert finding.one(VISITOR, row.pk).source.href == "/A/57/292/en/para/2"


def test_a_renamed_document_takes_its_passages_along(owner: Viewer) -> None:
    report, comment = put(owner), put(owner, COMMENT)
    row = joined(owner, report, comment)
    connecting.connect(owner, end(owner, comment), [describing.named(owner, "A/99/1", "1")], "cites")
    editing.correct(owner, report, {"symbol": "A/99/1"})
    symbols = set(Passage.objects.filter(work=report.work).values_list("symbol", "side"))
    assert symbols == {("A/99/1", "source"), ("A/99/1", "target")}
    report = Edition.objects.get(pk=report.pk)
    again = connecting.connect(owner, end(owner, report), [end(owner, comment, "para_3")], "implements")
    assert again.duplicates == [row]


def test_an_edition_that_moves_to_another_work_takes_its_passages_along(owner: Viewer) -> None:
    report, french = put(owner), put(owner, texts=FRENCH, language="fr")
    comment = put(owner, COMMENT)
    row = joined(owner, report, comment)
    stays = joined(owner, french, comment, "cites")
    editing.correct(owner, report, {"symbol": "A/99/1"}, alone=True)
    source = row.passages.get(side="source")
    assert source.symbol == "A/99/1"
    assert list(source.places.values_list("edition", flat=True)) == [report.pk]
    left = stays.passages.get(side="source")
    assert (left.symbol, list(left.places.values_list("edition", flat=True))) == (REPORT, [french.pk])
    editing.correct(owner, Edition.objects.get(pk=report.pk), {"symbol": REPORT})  # two become one again
    assert source.places.count() == left.places.count() == 2


def test_another_language_is_another_place(owner: Viewer) -> None:
    report = put(owner)
    put(owner, texts=FRENCH, language="fr")
    row = joined(owner, report, put(owner, COMMENT))
    editing.correct(owner, report, {"language": "es"})
    assert row.passages.get(side="source").language == "es"
    assert set(row.passages.get(side="source").places.values_list("state", flat=True)) == {
        "exact", "by-address",
    }  # fmt: skip


def test_adding_without_passages_costs_one_question(owner: Viewer) -> None:
    report = put(owner)
    with CaptureQueriesContext(database) as queries:
        following.follow(report)
    assert len(queries) == 1


def test_it_asks_the_same_for_one_passage_and_for_many(owner: Viewer) -> None:
    report, comment = put(owner), put(owner, COMMENT)

    def asked() -> int:
        with CaptureQueriesContext(database) as queries:
            following.follow(report)
        return len(queries)

    joined(owner, report, comment)
    few = asked()
    for at in range(20):
        joined(owner, report, comment, "cites", f"para_1:{at}-{at + 30}")
    assert Connection.objects.count() == 21
    assert asked() == few <= 12


def test_a_private_document_that_comes_does_not_show(owner: Viewer) -> None:
    report = put(owner)
    author = somebody("contributor")
    made = connecting.connect(author, end(author, report), [describing.named(author, COMMENT, "2")], "cites")
    put(owner, COMMENT, visibility=Visibility.PRIVATE)
    target = finding.one(author, made.connections[0].pk).target
    assert target is not None
    assert (target.known, target.title, target.href, target.state) == (False, "", "", "")
