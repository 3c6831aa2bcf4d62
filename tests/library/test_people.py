"""People and tokens: who may change whom, what is refused, what the log says."""

from __future__ import annotations

import pytest

from tests.library.shelf import somebody
from travaux.library import people
from travaux.library.models import ApiToken, AuditEntry, Person
from travaux.library.permissions import VISITOR, Viewer, viewer_of
from travaux.texts.errors import ConflictError, FieldsError, MissingError, NotAllowedError

pytestmark = pytest.mark.django_db
GOOD = "a-long-and-odd-one"


def test_an_admin_makes_an_account(everyone: dict[str, Viewer]) -> None:
    made = people.create(everyone["admin"], " amina ", GOOD, "editor")
    assert (made.username, made.role, made.check_password(GOOD)) == ("amina", "editor", True)
    entry = AuditEntry.objects.get(action="create-person")
    assert (entry.subject, entry.by_name) == ("amina", "a-admin")
    assert GOOD not in str(entry.details)


@pytest.mark.parametrize("role", ["visitor", "reader", "contributor", "editor"])
def test_nobody_else_does(everyone: dict[str, Viewer], role: str) -> None:
    whose = everyone["reader"].person
    assert whose is not None
    for act in (
        lambda viewer: people.create(viewer, "amina", GOOD),
        lambda viewer: people.set_role(viewer, whose, "admin"),
        lambda viewer: people.set_active(viewer, whose, False),
        lambda viewer: people.set_password(viewer, whose, GOOD),
        people.everybody,
        lambda viewer: people.person(viewer, whose.pk),
    ):
        with pytest.raises(NotAllowedError):
            act(everyone[role])
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("name", "password", "role", "field"),
    [
        ("", GOOD, "reader", "name"),
        ("with space", GOOD, "reader", "name"),
        ("x" * 151, GOOD, "reader", "name"),
        ("A-Reader", GOOD, "reader", "name"),  # taken, in other capitals
        ("amina", "short", "reader", "password"),
        ("amina", "password", "reader", "password"),  # everybody's
        ("amina", GOOD, "king", "role"),
    ],
)
def test_what_can_not_be(
    everyone: dict[str, Viewer], name: str, password: str, role: str, field: str
) -> None:
    before = Person.objects.count()
    with pytest.raises(FieldsError) as error:
        people.create(everyone["admin"], name, password, role)
    assert list(error.value.fields) == [field]
    assert Person.objects.count() == before


def test_roles_change_and_the_log_says_so(everyone: dict[str, Viewer]) -> None:
    whose = everyone["reader"].person
    assert whose is not None
    assert people.set_role(everyone["admin"], whose, "editor").role == "editor"
    people.set_role(everyone["admin"], whose, "editor")  # nothing changes, nothing is logged
    entry = AuditEntry.objects.get(action="set-role")
    assert entry.details == {"before": {"role": "reader"}, "after": {"role": "editor"}}


def test_the_last_admin_stays_an_admin(everyone: dict[str, Viewer]) -> None:
    admin = everyone["admin"]
    assert admin.person is not None
    for act in (
        lambda: people.set_role(admin, admin.person, "reader"),
        lambda: people.set_active(admin, admin.person, False),
    ):
        with pytest.raises(ConflictError, match="last admin"):
            act()
    other = somebody("admin", "second")
    assert other.person is not None
    people.set_role(admin, admin.person, "reader")
    with pytest.raises(ConflictError):  # now the other one is the last
        people.set_active(other, other.person, False)


def test_who_is_shut_out_is_a_visitor(everyone: dict[str, Viewer]) -> None:
    whose = everyone["editor"].person
    assert whose is not None
    out = people.set_active(everyone["admin"], whose, False)
    assert viewer_of(out) == VISITOR
    assert viewer_of(people.set_active(everyone["admin"], whose, True)).role == "editor"
    assert list(AuditEntry.objects.order_by("pk").values_list("action", flat=True)) == ["shut-out", "let-in"]


def test_an_admin_gives_a_new_password(everyone: dict[str, Viewer]) -> None:
    whose = everyone["reader"].person
    assert whose is not None
    with pytest.raises(FieldsError):
        people.set_password(everyone["admin"], whose, "123")
    assert people.set_password(everyone["admin"], whose, GOOD).check_password(GOOD)


def test_an_account_that_is_gone(everyone: dict[str, Viewer]) -> None:
    with pytest.raises(MissingError):
        people.person(everyone["admin"], 10**9)


def test_a_token_is_shown_once_and_known_by_its_digest(everyone: dict[str, Viewer]) -> None:
    reader = everyone["reader"]
    made, text = people.make_token(reader, "  nightly   import ")
    assert (made.name, text in str(ApiToken.objects.values())) == ("nightly import", False)
    assert people.viewer_of_token(text) == reader
    assert people.viewer_of_token(text + "x") == VISITOR
    made.refresh_from_db()
    assert made.used_at is not None
    assert AuditEntry.objects.get(action="make-token").subject == "nightly import"


def test_a_revoked_token_is_nobodys(everyone: dict[str, Viewer]) -> None:
    made, text = people.make_token(everyone["reader"], "old")
    with pytest.raises(MissingError):  # somebody else's is not there
        people.revoke_token(everyone["admin"], made.pk)
    people.revoke_token(everyone["reader"], made.pk)
    people.revoke_token(everyone["reader"], made.pk)
    assert people.viewer_of_token(text) == VISITOR
    assert AuditEntry.objects.filter(action="revoke-token").count() == 1


def test_the_token_of_who_is_shut_out_is_nobodys(everyone: dict[str, Viewer]) -> None:
    _made, text = people.make_token(everyone["reader"], "old")
    assert everyone["reader"].person is not None
    people.set_active(everyone["admin"], everyone["reader"].person, False)
    assert people.viewer_of_token(text) == VISITOR


def test_visitors_have_no_tokens(db: None) -> None:
    with pytest.raises(NotAllowedError):
        people.make_token(VISITOR, "mine")
    with pytest.raises(NotAllowedError):
        people.tokens(VISITOR)


def test_a_token_needs_a_name(everyone: dict[str, Viewer]) -> None:
    for name in ("", "   ", "x" * 81):
        with pytest.raises(FieldsError):
            people.make_token(everyone["reader"], name)


def test_using_a_token_often_writes_once(
    everyone: dict[str, Viewer], django_assert_num_queries: pytest.FixtureRequest
) -> None:
    _made, text = people.make_token(everyone["reader"], "busy")
    people.viewer_of_token(text)
    with django_assert_num_queries(1):  # type: ignore[operator]
        people.viewer_of_token(text)


def test_the_owner_is_made_when_needed(db: None) -> None:
    assert people.owner() == people.owner()
    assert people.owner().role == "admin"
    assert not Person.objects.get().has_usable_password()
