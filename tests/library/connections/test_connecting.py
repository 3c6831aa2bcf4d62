"""Connecting: what is kept, what is refused, what is told, and who may."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest
from django.db import connection as database
from django.test.utils import CaptureQueriesContext

from tests.library.connections.papers import COMMENT, FRENCH, REPORT, TEXTS, end, joined, put
from tests.library.shelf import somebody
from travaux.library.connections import connecting, describing, finding, groups
from travaux.library.models import AuditEntry, Connection, PassagePlace, PassageState, Visibility
from travaux.library.permissions import VISITOR, Viewer
from travaux.texts.errors import ConflictError, FieldsError, MissingError, NotAllowedError, TravauxError

pytestmark = pytest.mark.django_db


def test_both_ends_are_kept_as_they_were_chosen(owner: Viewer) -> None:
    report, comment = put(owner), put(owner, COMMENT)
    start = TEXTS[1].index("every person")
    source = end(owner, report, f"para_2:{start}-{start + 12}")
    made = connecting.connect(owner, source, [end(owner, comment)], "implements", note=" Here. ", tags=["a"])
    (row,) = made.connections
    first, second = row.passages.order_by("side")
    assert (first.quote, first.before, first.after) == (
        "every person", TEXTS[1][start - 32 : start], TEXTS[1][start + 12 : start + 44],
    )  # fmt: skip
    assert (first.start, first.end, first.whole, first.address) == (start, start + 12, False, "para_2")
    assert first.boxes and first.boxes[0][0] == 1
    assert (second.quote, second.whole, second.symbol, second.work) == (TEXTS[1], True, COMMENT, comment.work)
    assert (row.note, row.tags, row.sharing, row.owner) == ("Here.", ["a"], "public", owner.person)
    entry = AuditEntry.objects.get(action="connect")
    assert (entry.subject, entry.edition_id) == ("A/57/292, para. 2", report.pk)


def test_places_stand_in_every_edition_at_once(owner: Viewer) -> None:
    old = put(owner)
    shifted = ("A paragraph that is new and says something else about procedure.", *TEXTS)
    new, french = put(owner, texts=shifted), put(owner, texts=FRENCH, language="fr")
    joined(owner, old, put(owner, COMMENT))
    places = {
        one.edition_id: (one.address, one.state, one.certain)
        for one in PassagePlace.objects.filter(passage__work=old.work)
    }
    assert places == {
        old.pk: ("para_2", PassageState.EXACT, True),
        new.pk: ("para_3", PassageState.MOVED, True),
        french.pk: ("para_2", PassageState.BY_ADDRESS, True),
    }


def test_what_says_the_same_is_not_made_again(owner: Viewer) -> None:
    report, comment = put(owner), put(owner, COMMENT)
    first = joined(owner, report, comment)
    french = put(owner, texts=FRENCH, language="fr")
    again = [
        (report, comment, "implements", "para_2", "para_3"),
        (french, comment, "implements", "para_2", "para_3"),
        (comment, report, "is implemented by", "para_3", "para_2"),
    ]
    for source, target, relation, at, to in again:
        made = connecting.connect(owner, end(owner, source, at), [end(owner, target, to)], relation)
        assert (made.connections, made.duplicates) == ([], [first]), relation
    alike = joined(owner, report, comment, "contradicts")
    turned = connecting.connect(
        owner, end(owner, comment, "para_3"), [end(owner, report, "para_2")], "contradicts"
    )
    assert turned.duplicates == [alike]
    other = joined(owner, comment, report, "implements", "para_3", "para_2")  # not symmetric
    assert other.fingerprint != first.fingerprint
    existing = connecting.existing(owner, end(owner, report), [end(owner, comment, "para_3")], "implements")
    assert existing == [first]


def test_what_others_keep_to_themselves_is_no_duplicate(owner: Viewer) -> None:
    report, comment = put(owner), put(owner, COMMENT)
    joined(somebody("editor"), report, comment, sharing="private")
    assert joined(owner, report, comment).owner == owner.person


def test_several_targets_in_one_go_are_one_batch_and_undone_together(owner: Viewer) -> None:
    report, comment = put(owner), put(owner, COMMENT)
    targets = [end(owner, comment, f"para_{at}") for at in (1, 2, 2, 3)] + [describing.whole(owner, COMMENT)]
    made = connecting.connect(owner, end(owner, report), targets, "cites", swapped=True)
    assert len(made.connections) == 4
    assert {row.passages.get(side="target").symbol for row in made.connections} == {REPORT}
    assert connecting.undo(owner, made.batch) == 4
    assert finding.listing(owner).total == 0
    with pytest.raises(MissingError, match="nothing to undo"):
        connecting.undo(owner, made.batch)


def test_a_document_that_is_not_here_can_be_named(owner: Viewer) -> None:
    report = put(owner)
    made = connecting.connect(
        owner, end(owner, report), [describing.named(owner, "A/59/266", "12 (b)")], "cites"
    )
    target = made.connections[0].passages.get(side="target")
    assert (target.work, target.symbol, target.address, target.named) == (
        None, "A/59/266", "para_12__list_b", True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"relation": ""}, "relation", "Choose a relation"),
        ({"relation": "loves"}, "relation", "“loves” is no relation type"),
        ({"targets": []}, "target", "Choose a document"),
        ({"to": "self"}, "target", "the same passage"),
        ({"note": "x" * 20_001}, "note", "20001 characters"),
        ({"tags": [str(at) for at in range(21)]}, "tags", "21 tags are too many"),
        ({"tags": ["x" * 61]}, "tags", "at most 60 characters"),
        ({"sharing": "secret"}, "sharing", "“secret” is unknown"),
        ({"sharing": "group"}, "group", "groups that you are in"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    fields: dict[str, object], field: str, words: str, owner: Viewer
) -> None:
    report, comment = put(owner), put(owner, COMMENT)
    source = end(owner, report)
    targets = [source] if fields.pop("to", "") else fields.pop("targets", [end(owner, comment)])
    relation = fields.pop("relation", "cites")
    with pytest.raises(FieldsError, match=words) as caught:
        connecting.connect(owner, source, targets, relation, **fields)  # type: ignore[arg-type]
    assert set(caught.value.fields) == {field}
    assert not Connection.objects.exists()


def test_tags_are_tidied(owner: Viewer) -> None:
    made = connecting.note(
        owner, end(owner, put(owner)), tags=["  death   penalty ", "Death penalty", "", "b"]
    )
    assert made.connections[0].tags == ["death penalty", "b"]


@pytest.mark.parametrize(
    ("role", "may"),
    [("visitor", False), ("reader", False), ("contributor", True), ("editor", True), ("admin", True)],
)
def test_who_may_connect(role: str, may: bool, everyone: dict[str, Viewer], owner: Viewer) -> None:
    report, comment = put(owner), put(owner, COMMENT)
    if may:
        assert joined(everyone[role], report, comment).owner == everyone[role].person
    else:
        with pytest.raises(NotAllowedError, match="connect passages"):
            joined(everyone[role], report, comment)


def test_who_may_change_and_remove(everyone: dict[str, Viewer], owner: Viewer) -> None:
    """Their own for contributors, public ones for editors; what they don't see is not there."""
    report, comment, author = put(owner), put(owner, COMMENT), everyone["contributor"]
    shared = joined(author, report, comment)
    secret = joined(author, report, comment, "cites", sharing="private")
    with pytest.raises(NotAllowedError, match="change or remove a connection"):
        connecting.remove(everyone["reader"], shared.pk)
    for role in ("editor", "admin"):
        assert connecting.change(everyone[role], shared.pk, note=role).note == role
        with pytest.raises(NotAllowedError, match="for its author to say"):
            connecting.change(everyone[role], shared.pk, sharing="private")
        with pytest.raises(MissingError):
            connecting.remove(everyone[role], secret.pk)
    connecting.remove(author, secret.pk)
    connecting.change(author, shared.pk, sharing="private", tags=["x"])
    with pytest.raises(MissingError):
        finding.one(everyone["admin"], shared.pk)


def test_the_log_does_not_tell_what_is_private(owner: Viewer) -> None:
    report, comment = put(owner), put(owner, COMMENT)
    row = joined(owner, report, comment, sharing="private", note="a secret")
    connecting.change(owner, row.pk, note="still a secret")
    connecting.remove(owner, row.pk)
    connecting.restore(owner, row.pk)
    connecting.change(owner, row.pk, sharing="public", note="open")
    for entry in AuditEntry.objects.filter(action__contains="connect"):
        told = f"{entry.subject} {entry.details}"
        assert "secret" not in told
        assert (REPORT in told) == ("open" in told)


def test_changing_swapping_retargeting_and_back(owner: Viewer) -> None:
    report, comment = put(owner), put(owner, COMMENT)
    row = joined(owner, report, comment)
    connecting.change(owner, row.pk, relation="is cited by", note="n")
    shown = finding.one(owner, row.pk)
    assert (shown.relation, shown.source.symbol, shown.note) == ("cites", COMMENT, "n")
    connecting.swap(owner, row.pk)
    assert finding.one(owner, row.pk).source.symbol == REPORT
    connecting.retarget(owner, row.pk, "target", end(owner, comment, "para_4"))
    assert finding.one(owner, row.pk).target.printed == f"{COMMENT}, para. 4"  # type: ignore[union-attr]
    with pytest.raises(ConflictError, match="says the same already"):
        other = joined(owner, report, comment, "cites", to="para_1")
        connecting.retarget(owner, other.pk, "target", end(owner, comment, "para_4"))
    connecting.remove(owner, row.pk)
    again = joined(owner, report, comment, "cites", to="para_4")
    with pytest.raises(ConflictError):
        connecting.restore(owner, row.pk)
    connecting.remove(owner, again.pk)
    assert connecting.restore(owner, row.pk).removed_at is None


def test_a_note_has_no_relation_and_nothing_to_swap(owner: Viewer) -> None:
    (row,) = connecting.note(owner, end(owner, put(owner)), "look").connections
    with pytest.raises(FieldsError, match="nothing to swap"):
        connecting.swap(owner, row.pk)
    with pytest.raises(FieldsError, match="no relation"):
        connecting.change(owner, row.pk, relation="cites")
    assert connecting.note(owner, end(owner, row.passages.get().edition), "look").duplicates == [row]


def test_a_key_is_kept_and_known_again(owner: Viewer) -> None:
    report, comment, key = put(owner), put(owner, COMMENT), uuid.uuid4()
    day = datetime(2020, 2, 3, tzinfo=UTC)
    row = joined(owner, report, comment, key=key, by_name="A. Person", made_at=day, changed_at=day)
    shown = finding.one(owner, key)
    assert (row.key, shown.author, shown.made_at, shown.changed_at) == (key, "A. Person", day, day)
    made = connecting.note(owner, end(owner, report), "other", key=key)
    assert made.duplicates == [row]
    connecting.remove(owner, row.pk)
    assert joined(owner, report, comment, key=key).key == key
    stranger = somebody("contributor")
    connecting.change(owner, Connection.objects.get(key=key).pk, sharing="private")
    assert joined(stranger, report, comment, key=key).key != key


def test_a_group_sees_what_is_shared_with_it(everyone: dict[str, Viewer], owner: Viewer) -> None:
    group = groups.create(owner, "Team")
    people = [everyone[role].person for role in ("contributor", "reader")]
    groups.set_members(owner, group.pk, [one for one in people if one])
    report, comment = put(owner), put(owner, COMMENT)
    row = joined(everyone["contributor"], report, comment, sharing="group", group=group)
    seen = {role for role, viewer in everyone.items() if finding.listing(viewer).total}
    assert seen == {"contributor", "reader"}
    assert finding.one(everyone["reader"], row.pk).group == "Team"
    groups.remove(owner, group.pk)
    assert {role for role, viewer in everyone.items() if finding.listing(viewer).total} == {"contributor"}


def test_an_end_that_may_not_be_seen_can_not_be_used(everyone: dict[str, Viewer], owner: Viewer) -> None:
    hidden = put(owner, COMMENT, visibility=Visibility.PRIVATE)
    there = end(owner, hidden)
    viewer = everyone["contributor"]
    with pytest.raises(MissingError, match="not in this library"):
        connecting.connect(viewer, end(viewer, put(owner)), [there], "cites")
    with pytest.raises(TravauxError):
        describing.end_in(viewer, hidden, "para_1")
    assert describing.whole(viewer, COMMENT).work_id is None
    assert finding.listing(VISITOR).total == 0


def test_it_asks_the_database_the_same_however_many_there_are(owner: Viewer) -> None:
    report, comment = put(owner), put(owner, COMMENT)

    def asked(at: int) -> int:
        with CaptureQueriesContext(
            database,
        ) as queries:
            joined(owner, report, comment, "cites", f"para_1:{at}-{at + 9}", "para_3")
        return len(queries)

    first = asked(0)
    for at in range(1, 6):
        asked(at)
    assert asked(10) == first <= 32
