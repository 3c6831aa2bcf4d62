"""Who may see and do what: the one table, and the only functions that ask it.

In: a `Viewer` and what they want to see or do. Out: yes or no, or a queryset of what is seen.
Pages, API, commands, search, counts and exports all go through here; nothing else compares roles.

Seeing: what is public is seen by everybody who may read at all; what is private by its owner, and by
admins. What may not be seen does not exist for the one who asks (MissingError, never "forbidden").
Doing: the table below names the least role for each action; some are also open to a contributor for
what is their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from travaux.library.models import (
    Addition,
    Collection,
    Connection,
    Edition,
    Passage,
    Person,
    Role,
    Sharing,
    Visibility,
)
from travaux.texts.errors import NotAllowedError

VISITOR_ROLE = "visitor"
_RANK = {VISITOR_ROLE: 0, Role.READER: 1, Role.CONTRIBUTOR: 2, Role.EDITOR: 3, Role.ADMIN: 4}
PUBLIC_AUDIENCE = "public"


class Action(StrEnum):
    """Everything that a permission is needed for."""

    READ = "read"
    ADD = "add"
    EDIT = "edit"
    REREAD = "reread"
    REMOVE = "remove"
    SHARE = "share"
    COLLECT = "collect"
    EDIT_COLLECTION = "edit-collection"
    REVIEW = "review"
    CONNECT = "connect"
    EDIT_CONNECTION = "edit-connection"
    ADD_RELATION = "add-relation"
    HAVE_TOKENS = "have-tokens"
    SEE_LOG = "see-log"
    MANAGE_PEOPLE = "manage-people"
    RUN = "run"


class Rule(StrEnum):
    """What an action asks of a person beside the role."""

    ROLE = "role"
    OWN = "own"  # a contributor too, for what is their own


# action → (least role, is it also open to contributors for what is theirs, how it is said in a refusal)
TABLE: dict[Action, tuple[str, Rule, str]] = {
    Action.READ: (VISITOR_ROLE, Rule.ROLE, "read documents"),
    Action.ADD: (Role.CONTRIBUTOR, Rule.ROLE, "add documents"),
    Action.EDIT: (Role.EDITOR, Rule.OWN, "edit a document's information"),
    Action.REREAD: (Role.EDITOR, Rule.OWN, "have a document read again"),
    Action.REMOVE: (Role.EDITOR, Rule.OWN, "remove a document"),
    Action.SHARE: (Role.EDITOR, Rule.OWN, "make a document public or private"),
    Action.COLLECT: (Role.CONTRIBUTOR, Rule.ROLE, "make collections"),
    Action.EDIT_COLLECTION: (Role.EDITOR, Rule.OWN, "change a collection"),
    Action.REVIEW: (Role.EDITOR, Rule.ROLE, "review citations"),
    Action.CONNECT: (Role.CONTRIBUTOR, Rule.ROLE, "connect passages and write notes"),
    Action.EDIT_CONNECTION: (Role.EDITOR, Rule.OWN, "change or remove a connection"),
    Action.ADD_RELATION: (Role.EDITOR, Rule.ROLE, "add relation types"),
    Action.HAVE_TOKENS: (Role.READER, Rule.ROLE, "have API tokens"),
    Action.SEE_LOG: (Role.ADMIN, Rule.ROLE, "see the log of changes"),
    Action.MANAGE_PEOPLE: (Role.ADMIN, Rule.ROLE, "manage people"),
    Action.RUN: (Role.ADMIN, Rule.ROLE, "run the library (index, backup)"),
}


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whoever asks: a person with a role, or a visitor (`person` None)."""

    person: Person | None = None
    role: str = VISITOR_ROLE

    @property
    def name(self) -> str:
        """What the log calls them."""
        return self.person.get_username() if self.person else VISITOR_ROLE


VISITOR = Viewer()


class Owned(Protocol):
    """Something that a person owns: an edition, a collection."""

    owner_id: int | None


def viewer_of(person: Person | None) -> Viewer:
    """The viewer that a signed-in person is; None (or an inactive one) is a visitor."""
    return Viewer(person, person.role) if person and person.is_active else VISITOR


def may(viewer: Viewer, action: Action, subject: Owned | None = None) -> bool:
    """Whether they may do it (to `subject`, which they are known to see)."""
    least, rule, _ = TABLE[action]
    if viewer.person is None and not settings.OPEN_TO_VISITORS:
        return False
    if _RANK[viewer.role] >= _RANK[least]:
        return True
    return (
        rule is Rule.OWN
        and subject is not None
        and viewer.person is not None
        and subject.owner_id == viewer.person.pk
        and _RANK[viewer.role] >= _RANK[Role.CONTRIBUTOR]
    )


def require(viewer: Viewer, action: Action, subject: Owned | None = None) -> None:
    """Pass, or raise NotAllowedError with a sentence that says who may."""
    if may(viewer, action, subject):
        return
    least, rule, words = TABLE[action]
    who = f"{least}s" if least != VISITOR_ROLE else "people who have signed in"
    too = ", and contributors for what they added" if rule is Rule.OWN else ""
    hint = " Sign in first." if viewer.person is None else " Ask an admin of this library."
    raise NotAllowedError(f"To {words} is for {who} and above{too}.{hint}")


def visible_editions(viewer: Viewer) -> QuerySet[Edition]:
    """The editions they may see, old versions among them."""
    return Edition.objects.filter(_seen_by(viewer))


def visible_collections(viewer: Viewer) -> QuerySet[Collection]:
    """The collections they may see."""
    return Collection.objects.filter(_seen_by(viewer))


def visible_additions(viewer: Viewer) -> QuerySet[Addition]:
    """The additions they may see: their own; all for admins."""
    if viewer.person is None:
        return Addition.objects.none()
    if viewer.role == Role.ADMIN:
        return Addition.objects.all()
    return Addition.objects.filter(by=viewer.person)


def visible_connections(viewer: Viewer, *, removed: bool = False) -> QuerySet[Connection]:
    """The connections and notes they may see: shared with them, and both ends in what they may see.

    A private one is seen by its author alone, one of a group by the group: admins are no exception. Of a
    place that was named without its text nothing is hidden; what was chosen in an edition that is removed
    now is for its author. With `removed`: those that were taken away, and can be brought back.
    """
    if not may(viewer, Action.READ):
        return Connection.objects.none()
    shared = Q(sharing=Sharing.PUBLIC)
    own = Q(pk__in=[])
    if viewer.person is not None:
        own = Q(owner=viewer.person)
        shared |= own | Q(sharing=Sharing.GROUP, group__in=viewer.person.groups.values("pk"))
    hidden = Q(edition=None, named=False)
    if viewer.role != Role.ADMIN:
        hidden |= Q(edition__isnull=False) & ~_seen_by(viewer, "edition__")
    # Looked up for each connection: what this costs depends on those asked for, not on all there are.
    ends = Passage.objects.filter(hidden, connection=OuterRef("pk"))
    return Connection.objects.filter(shared, removed_at__isnull=not removed).filter(own | ~Exists(ends))


def audiences(viewer: Viewer) -> frozenset[str] | None:
    """The marks under which the index keeps what they may see; None: everything (admins)."""
    if not may(viewer, Action.READ):
        return frozenset()
    if viewer.role == Role.ADMIN:
        return None
    own = {own_audience(viewer.person.pk)} if viewer.person else set()
    return frozenset({PUBLIC_AUDIENCE} | own)


def audience_of(edition: Edition) -> str:
    """The mark under which the index keeps this edition."""
    if edition.visibility == Visibility.PUBLIC:
        return PUBLIC_AUDIENCE
    return own_audience(edition.owner_id)


def own_audience(person_id: int | None) -> str:
    """The mark for what only this person (and admins) may see."""
    return f"person-{person_id or 0}"


def _seen_by(viewer: Viewer, before: str = "") -> Q:
    """The condition on a row, or with `before` on what it belongs to ("edition__")."""
    if not may(viewer, Action.READ):
        return Q(pk__in=[])
    if viewer.role == Role.ADMIN:
        return Q()
    public = Q((f"{before}visibility", Visibility.PUBLIC))
    return public | Q((f"{before}owner", viewer.person)) if viewer.person else public
