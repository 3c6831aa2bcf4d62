"""Following: who wants to know what is new in a collection or a saved search.

In: a viewer and what they follow. Out: rows, each with a secret that opens its feed to a program that can't
sign in. A feed shows what the person may see, and nothing when their account is closed.
"""

from __future__ import annotations

import secrets

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from travaux.library import audit
from travaux.library.models import Collection, Following, Rhythm, SavedSearch
from travaux.library.permissions import (
    Action,
    Viewer,
    require,
    viewer_of,
    visible_collections,
    visible_searches,
)
from travaux.texts.errors import FieldsError, MissingError

Subject = Collection | SavedSearch
_ENDED = "This feed is not there any more: open the page that it came from, and follow again."
_SECRET_BYTES = 24


@transaction.atomic
def follow(viewer: Viewer, subject: Subject, rhythm: str = "") -> Following:
    """Follow a collection or a saved search; with a rhythm ("daily", "weekly") by mail as well."""
    require(viewer, Action.SAVE_SEARCH)
    if rhythm not in ("", *Rhythm.values):
        raise FieldsError({"rhythm": f"“{rhythm}” is no rhythm: use {' or '.join(Rhythm.values)}."})
    if rhythm and not (viewer.person and viewer.person.email):
        raise FieldsError({"rhythm": "Nobody knows where to write to: say your mail address first."})
    assert viewer.person is not None  # visitors have no role for it
    row = of(viewer, subject)
    if row is None:
        row = Following(person=viewer.person, rhythm=rhythm)
        row.collection = subject if isinstance(subject, Collection) else None
        row.search = subject if isinstance(subject, SavedSearch) else None
        row.save()
    elif row.rhythm != rhythm:
        row.rhythm, row.told_at = rhythm, row.told_at if row.rhythm else timezone.now()
        row.save(update_fields=["rhythm", "told_at"])
    audit.record(viewer, "follow", _kind(subject), what=subject.pk, rhythm=rhythm)
    return row


@transaction.atomic
def unfollow(viewer: Viewer, subject: Subject) -> None:
    """Follow no longer; the feed's secret address ends with it."""
    row = of(viewer, subject)
    if row is not None:
        row.delete()
        audit.record(viewer, "unfollow", _kind(subject), what=subject.pk)


def of(viewer: Viewer, subject: Subject) -> Following | None:
    """How they follow something; None when they don't."""
    if viewer.person is None:
        return None
    return Following.objects.filter(person=viewer.person, **_is(subject)).first()


def mine(viewer: Viewer) -> list[Following]:
    """What they follow, by name; what they may not see any more is left out."""
    if viewer.person is None:
        return []
    rows = Following.objects.filter(person=viewer.person).select_related("collection", "search")
    collections = set(visible_collections(viewer).filter(followers__in=rows).values_list("pk", flat=True))
    searches = set(visible_searches(viewer).filter(followers__in=rows).values_list("pk", flat=True))
    seen = [one for one in rows if one.collection_id in collections or one.search_id in searches]
    return sorted(seen, key=lambda one: subject_of(one).name.casefold())


@transaction.atomic
def renew(viewer: Viewer, row: Following) -> Following:
    """Give a feed another secret; the address that was known until now ends."""
    if viewer.person is None or row.person_id != viewer.person.pk:
        raise MissingError("You do not follow this.")
    row.secret = secrets.token_urlsafe(_SECRET_BYTES)
    row.save(update_fields=["secret"])
    audit.record(viewer, "renew-feed", _kind(subject_of(row)), what=subject_of(row).pk)
    return row


def by_key(secret: str) -> tuple[Viewer, Subject]:
    """Whose feed a secret opens, and of what: that of a follower, or of the owner of a saved search.

    Raises MissingError, also where they may not see it any more.
    """
    row = Following.objects.filter(secret=secret).select_related("person", "collection", "search").first()
    search = None if row else SavedSearch.objects.filter(secret=secret).select_related("owner").first()
    if row is not None:
        viewer, subject = viewer_of(row.person), subject_of(row)
    elif search is not None:
        viewer, subject = viewer_of(search.owner), search
    else:
        raise MissingError(_ENDED)
    if viewer.person is None or not sees(viewer, subject):
        raise MissingError(_ENDED)
    return viewer, subject


@transaction.atomic
def set_mail(viewer: Viewer, address: str) -> None:
    """Say where to write to; "" ends all mail. Raises FieldsError."""
    require(viewer, Action.SAVE_SEARCH)
    assert viewer.person is not None  # visitors have no role for it
    clean = address.strip()
    if clean:
        try:
            validate_email(clean)
        except ValidationError as error:
            wrong = f"“{clean}” is no mail address: write it like name@example.org."
            raise FieldsError({"email": wrong}) from error
    viewer.person.email = clean
    viewer.person.save(update_fields=["email"])
    if not clean:
        Following.objects.filter(person=viewer.person).update(rhythm="")
    audit.record(viewer, "set-mail", viewer.name)


def subject_of(row: Following) -> Subject:
    """What is followed."""
    subject = row.collection or row.search
    assert subject is not None  # a row is of one of both
    return subject


def sees(viewer: Viewer, subject: Subject) -> bool:
    """Whether they may see what they follow."""
    if isinstance(subject, Collection):
        return visible_collections(viewer).filter(pk=subject.pk).exists()
    return visible_searches(viewer).filter(pk=subject.pk).exists()


def _is(subject: Subject) -> dict[str, Subject]:
    return {"collection" if isinstance(subject, Collection) else "search": subject}


def _kind(subject: Subject) -> str:
    return "a collection" if isinstance(subject, Collection) else "a saved search"
