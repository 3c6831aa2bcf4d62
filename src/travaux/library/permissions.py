"""Who may see and do what: the one table, and the only functions that ask it.

In: a `Viewer` and what they want to see or do. Out: yes or no, or a queryset of what is seen.
Pages, API, commands, search, counts and exports all go through here; nothing else compares roles.

Seeing: what is public is seen by everybody who may read at all; what is private by its owner, and by
admins. What may not be seen does not exist for the one who asks (MissingError, never "forbidden").
Doing: the table below names the least role for each action; some are also open to a contributor for
what is their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from travaux.library.models import (
    Addition,
    Collection,
    CollectionItem,
    CollectionMember,
    CollectionRole,
    Connection,
    Edition,
    ItemKind,
    Passage,
    Person,
    Recommendation,
    RecommendationText,
    Role,
    SavedSearch,
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
    ADD_ITEM = "add-item"
    EDIT_COLLECTION = "edit-collection"
    MANAGE_COLLECTION = "manage-collection"
    REVIEW = "review"
    CONNECT = "connect"
    EDIT_CONNECTION = "edit-connection"
    ADD_RELATION = "add-relation"
    FOLLOW_UP = "follow-up"
    CORRECT_RECOMMENDATION = "correct-recommendation"
    EDIT_LIST = "edit-list"
    SAVE_SEARCH = "save-search"
    HAVE_TOKENS = "have-tokens"
    SEE_LOG = "see-log"
    MANAGE_PEOPLE = "manage-people"
    RUN = "run"


class Rule(StrEnum):
    """What an action asks of a person beside the role."""

    ROLE = "role"
    OWN = "own"  # a contributor too, for what is their own
    MEMBER = "member"  # whoever a collection gives the role; library editors for public ones


# action → (least role, is it also open to contributors for what is theirs, how it is said in a refusal)
TABLE: dict[Action, tuple[str, Rule, str]] = {
    Action.READ: (VISITOR_ROLE, Rule.ROLE, "read documents"),
    Action.ADD: (Role.CONTRIBUTOR, Rule.ROLE, "add documents"),
    Action.EDIT: (Role.EDITOR, Rule.OWN, "edit a document's information"),
    Action.REREAD: (Role.EDITOR, Rule.OWN, "have a document read again"),
    Action.REMOVE: (Role.EDITOR, Rule.OWN, "remove a document"),
    Action.SHARE: (Role.EDITOR, Rule.OWN, "make a document public or private"),
    Action.COLLECT: (Role.CONTRIBUTOR, Rule.ROLE, "make collections"),
    Action.ADD_ITEM: (Role.EDITOR, Rule.MEMBER, "add to a collection"),
    Action.EDIT_COLLECTION: (Role.EDITOR, Rule.MEMBER, "change a collection"),
    Action.MANAGE_COLLECTION: (Role.EDITOR, Rule.MEMBER, "share or delete a collection"),
    Action.REVIEW: (Role.EDITOR, Rule.ROLE, "review citations"),
    Action.CONNECT: (Role.CONTRIBUTOR, Rule.ROLE, "connect passages and write notes"),
    Action.EDIT_CONNECTION: (Role.EDITOR, Rule.OWN, "change or remove a connection"),
    Action.ADD_RELATION: (Role.EDITOR, Rule.ROLE, "add relation types"),
    Action.FOLLOW_UP: (Role.CONTRIBUTOR, Rule.ROLE, "say what became of a recommendation"),
    Action.CORRECT_RECOMMENDATION: (Role.EDITOR, Rule.OWN, "correct a recommendation"),
    Action.EDIT_LIST: (Role.EDITOR, Rule.OWN, "change a list of terms"),
    Action.SAVE_SEARCH: (Role.READER, Rule.ROLE, "keep and follow searches"),
    Action.HAVE_TOKENS: (Role.READER, Rule.ROLE, "have API tokens"),
    Action.SEE_LOG: (Role.ADMIN, Rule.ROLE, "see the log of changes"),
    Action.MANAGE_PEOPLE: (Role.ADMIN, Rule.ROLE, "manage people"),
    Action.RUN: (Role.ADMIN, Rule.ROLE, "run the library (index, backup)"),
}

IN_A_COLLECTION = ("", CollectionRole.READER, CollectionRole.CONTRIBUTOR, CollectionRole.EDITOR, "owner")
"""The roles in a collection, from nothing to everything."""

_LEAST_IN_A_COLLECTION = {
    Action.ADD_ITEM: CollectionRole.CONTRIBUTOR,
    Action.EDIT_COLLECTION: CollectionRole.EDITOR,
    Action.MANAGE_COLLECTION: "owner",
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
    if isinstance(subject, Collection) and action in _LEAST_IN_A_COLLECTION:
        return _reaches(role_in(viewer, subject), _LEAST_IN_A_COLLECTION[action])
    if _RANK[viewer.role] >= _RANK[least]:
        return True
    return (
        rule is not Rule.ROLE
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
    if rule is Rule.MEMBER:
        who, too = "those with whom its owner shared it so", ""
    hint = " Sign in first." if viewer.person is None else " Ask an admin of this library."
    raise NotAllowedError(f"To {words} is for {who}{'' if rule is Rule.MEMBER else ' and above'}{too}.{hint}")


def role_in(viewer: Viewer, collection: Collection) -> str:
    """Their role in one collection: one of `IN_A_COLLECTION`, "" where they do not see it."""
    return roles_in(viewer, [collection])[collection.pk]


def roles_in(viewer: Viewer, collections: Iterable[Collection]) -> dict[int, str]:
    """Their role in each of these collections.

    The owner of one may do everything, so may an admin, and an editor of the library in what is public.
    What a collection is shared as holds whatever the role in the library; the highest of several.
    """
    rows = list(collections)
    if not may(viewer, Action.READ):
        return {one.pk: "" for one in rows}
    shared: dict[int, list[str]] = {}
    if viewer.person is not None and viewer.role != Role.ADMIN:
        given = _memberships(viewer.person).filter(collection__in=[one.pk for one in rows])
        for pk, role in given.values_list("collection", "role"):
            shared.setdefault(pk, []).append(role)
    return {one.pk: _role(viewer, one, shared.get(one.pk, [])) for one in rows}


def where(viewer: Viewer, action: Action, collections: Iterable[Collection]) -> list[Collection]:
    """Those of these collections in which they may do it: two questions to the database for all."""
    rows = list(collections)
    roles = roles_in(viewer, rows)
    return [one for one in rows if _reaches(roles[one.pk], _LEAST_IN_A_COLLECTION[action])]


def may_edit_item(viewer: Viewer, item: CollectionItem, role: str | None = None) -> bool:
    """Whether they may change an item that they see: an editor any, a contributor what they added.

    `role` is theirs in the collection, where it is known already.
    """
    role = role_in(viewer, item.collection) if role is None else role
    if _reaches(role, CollectionRole.EDITOR):
        return True
    mine = viewer.person is not None and item.by_id == viewer.person.pk
    return mine and _reaches(role, CollectionRole.CONTRIBUTOR)


def require_edit_item(viewer: Viewer, item: CollectionItem) -> None:
    """Pass, or raise NotAllowedError with a sentence."""
    if not may_edit_item(viewer, item):
        raise NotAllowedError(
            "What somebody else added to a collection is for its editors to change: ask the owner."
        )


def visible_editions(viewer: Viewer) -> QuerySet[Edition]:
    """The editions they may see, old versions among them."""
    return Edition.objects.filter(_seen_by(viewer))


def visible_collections(viewer: Viewer) -> QuerySet[Collection]:
    """The collections they may see: public ones, their own, those shared with them or their groups."""
    seen = _seen_by(viewer)
    if viewer.person is not None and viewer.role != Role.ADMIN and may(viewer, Action.READ):
        seen |= Q(pk__in=_memberships(viewer.person).values("collection"))
    return Collection.objects.filter(seen)


def visible_items(viewer: Viewer) -> QuerySet[CollectionItem]:
    """What they may see in collections that they see: sharing a collection never shows a document.

    A document or a paragraph is seen by who sees its edition, a connection by who sees that. What is of a
    document, or a text, that was removed is for who put it there. Records are seen with their collection.
    """
    document = Exists(visible_editions(viewer).filter(work=OuterRef("work")))
    paragraph = Exists(visible_editions(viewer).filter(pk=OuterRef("edition")))
    connection = Exists(visible_connections(viewer).filter(pk=OuterRef("connection")))
    seen = (
        Q(kind=ItemKind.RECORD)
        | Q(document, kind=ItemKind.DOCUMENT)
        | Q(paragraph, kind=ItemKind.PARAGRAPH)
        | Q(connection, kind=ItemKind.CONNECTION)
    )
    if viewer.person is not None:
        textless = Q(kind=ItemKind.DOCUMENT, work=None) | Q(kind=ItemKind.PARAGRAPH, edition=None)
        seen |= textless & Q(by=viewer.person)
    there = CollectionItem.objects.filter(removed_at=None, collection__in=visible_collections(viewer))
    return there.filter(seen)


def visible_searches(viewer: Viewer) -> QuerySet[SavedSearch]:
    """The saved searches they may see: their own, and those that others made public."""
    if not may(viewer, Action.READ):
        return SavedSearch.objects.none()
    public = Q(visibility=Visibility.PUBLIC)
    return SavedSearch.objects.filter(public | Q(owner=viewer.person) if viewer.person else public)


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


def visible_recommendations(viewer: Viewer) -> QuerySet[Recommendation]:
    """The recommendations they may see: printed in an edition that they see, or kept without one and shared.

    Of words in an edition the edition decides; what was imported, or outlived its edition, has a visibility
    of its own.
    """
    if not may(viewer, Action.READ):
        return Recommendation.objects.none()
    if viewer.role == Role.ADMIN:
        return Recommendation.objects.all()
    texts = RecommendationText.objects.filter(recommendation=OuterRef("pk"))
    printed = texts.filter(_seen_by(viewer, "edition__"), edition__isnull=False)
    loose = Exists(texts.filter(edition=None)) & _seen_by(viewer)
    return Recommendation.objects.filter(Q(Exists(printed)) | loose)


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


def _memberships(person: Person) -> QuerySet[CollectionMember]:
    """What is shared with somebody: with them, and with the groups they are in."""
    return CollectionMember.objects.filter(Q(person=person) | Q(group__in=person.groups.values("pk")))


def _role(viewer: Viewer, collection: Collection, shared: list[str]) -> str:
    public = collection.visibility == Visibility.PUBLIC
    mine = viewer.person is not None and collection.owner_id == viewer.person.pk
    if viewer.role == Role.ADMIN or (mine and _RANK[viewer.role] >= _RANK[Role.CONTRIBUTOR]):
        return IN_A_COLLECTION[-1]
    if viewer.role == Role.EDITOR and public:
        return IN_A_COLLECTION[-1]
    seen = [str(CollectionRole.READER)] if public or mine else [""]
    return max([*seen, *shared], key=IN_A_COLLECTION.index)


def _reaches(role: str, least: str) -> bool:
    return IN_A_COLLECTION.index(role) >= IN_A_COLLECTION.index(least)


def _seen_by(viewer: Viewer, before: str = "") -> Q:
    """The condition on a row, or with `before` on what it belongs to ("edition__")."""
    if not may(viewer, Action.READ):
        return Q(pk__in=[])
    if viewer.role == Role.ADMIN:
        return Q()
    public = Q((f"{before}visibility", Visibility.PUBLIC))
    return public | Q((f"{before}owner", viewer.person)) if viewer.person else public
