"""Lists of terms: by hand and from a table; what is in use stays."""

from __future__ import annotations

import pytest

from tests.library.collecting.box import kinds_of_violation
from tests.library.shelf import somebody
from travaux.library import collecting
from travaux.library.collecting import fields, finding, items, lists
from travaux.library.permissions import VISITOR, Viewer
from travaux.texts.errors import ConflictError, FieldsError, MissingError, NotAllowedError, UsageError

pytestmark = pytest.mark.django_db

TABLE = """code;label;broader;label_fr;remark
B.1;Beating;B;Coups;x
B;Integrity;;Intégrité;
A;Liberty;;;
C;Circle;C.1;;
C.1;Round;C;;
D;Lost;Z;;
;;E;;
"""


def test_a_table_in_and_out_again(owner: Viewer) -> None:
    made = kinds_of_violation(owner)
    found = lists.read_in(owner, made, TABLE.encode())
    assert (found.made, found.changed, found.unchanged, found.ignored) == (5, 0, 1, ["remark"])
    assert [(one.at, one.sentence) for one in found.problems] == [
        ("line 8", "A term needs a label."),
        ("line 6", "“C” can't be above “C.1”: they would go in a circle."),
        ("line 7", "The list has no term “Z” to be under: add it first."),
    ]
    shown = [(one.code, one.label, one.depth) for one in lists.terms(made, "fr")]
    assert shown[:4] == [
        ("A", "Liberté", 0),
        ("A.1", "Arbitrary detention", 1),
        ("B", "Intégrité", 0),
        ("B.1", "Coups", 1),
    ]
    rows = [lists.head(made), *lists.rows(made)]
    assert rows[0] == ("code", "label", "broader", "label_fr")
    again = lists.make(owner, "Again")
    copied = lists.read_in(owner, again, "\n".join(",".join(row) for row in rows).encode())
    assert (copied.made, copied.problems) == (7, [])
    assert list(lists.rows(again)) == rows[1:]
    assert lists.read_in(owner, again, b"label\nLiberty\n").made == 1  # without codes the label is the code


def test_a_dry_run_changes_nothing(owner: Viewer) -> None:
    made = lists.make(owner, "Empty")
    assert lists.read_in(owner, made, TABLE.encode(), dry_run=True).made == 5 + 1
    assert not made.terms.exists()
    with pytest.raises(UsageError, match="names no column of terms"):
        lists.read_in(owner, made, b"a,b\n1,2\n")


def test_what_is_in_use_stays_and_follows_its_code(owner: Viewer) -> None:
    made = kinds_of_violation(owner)
    box = collecting.make(owner, "Cases")
    fields.add(owner, box, "Violation", "choice", made)
    item = items.add_record(owner, box, "one", values={"violation": "A.1"}).item
    term = lists.term(made, "A.1")
    with pytest.raises(ConflictError, match="1 items say “Arbitrary detention”"):
        lists.remove_term(owner, term)
    with pytest.raises(ConflictError, match="1 fields are chosen from this list"):
        lists.delete(owner, made)
    lists.change_term(owner, term, code="A.9", label="Detention", broader="")
    assert str(finding.one(owner, item).values["violation"]) == "Detention"
    assert [(one.code, one.depth, one.uses) for one in lists.terms(made)] == [("A", 0, 0), ("A.9", 0, 1)]
    lists.remove_term(owner, lists.term(made, "A"))


def test_who_may_and_what_is_refused() -> None:
    mine, other = somebody("contributor"), somebody("contributor", "other")
    made = kinds_of_violation(mine)
    assert [(one.name, one.size) for one in lists.all(VISITOR)] == [("Violations", 2)]
    for change in (
        lambda: lists.add_term(other, made, "X", "X"),
        lambda: lists.rename(other, made, "X"),
        lambda: lists.make(VISITOR, "X"),
    ):
        with pytest.raises(NotAllowedError):
            change()
    for code, label, broader, fault in (
        ("a.1", "x", "", "“a.1” in this list already"),
        ("x;y", "x", "", "no semicolon"),
        ("x", " ", "", "needs a label"),
        ("x", "x", "Z", "no term “Z”"),
    ):
        with pytest.raises(FieldsError, match=fault):
            lists.add_term(mine, made, code, label, broader)
    lists.rename(somebody("editor"), made, "Kinds")
    assert lists.one(mine, "violations").name == "Kinds"
    with pytest.raises(MissingError, match="no list “kinds”"):
        lists.one(mine, "kinds")
