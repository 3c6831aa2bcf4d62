"""Feeds: what is new in a collection or for a kept search, as Atom, for feed readers.

In: a request, perhaps with a secret key in its address (a feed reader does not sign in). Out: the feed; 304
where the reader has it already, before anything is looked for.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from travaux.exporting import atom
from travaux.library import shelf
from travaux.library.collecting import following, news, saved
from travaux.library.collecting.following import Subject
from travaux.library.models import Collection, SavedSearch
from travaux.library.permissions import Viewer
from travaux.texts.errors import MissingError
from travaux.web.collection_page import language
from travaux.web.viewers import AskedBy


@require_safe
def collection(request: AskedBy, slug: str) -> HttpResponseBase:
    """What is new in a collection."""
    viewer, subject = _keyed(request)
    if subject is None:
        return _feed(request, viewer, shelf.collection(viewer, slug))
    if not isinstance(subject, Collection) or subject.slug != slug:
        raise MissingError(_wrong_key())
    return _feed(request, viewer, subject)


@require_safe
def search(request: AskedBy, pk: int) -> HttpResponseBase:
    """What is new for a kept search."""
    viewer, subject = _keyed(request)
    if subject is None:
        return _feed(request, viewer, saved.one(viewer, pk))
    if not isinstance(subject, SavedSearch) or subject.pk != pk:
        raise MissingError(_wrong_key())
    return _feed(request, viewer, subject)


def _keyed(request: AskedBy) -> tuple[Viewer, Subject | None]:
    """Whose key it is and what it opens; without one, whoever asks."""
    secret = request.GET.get("key", "")
    return following.by_key(secret) if secret else (request.viewer, None)


def _feed(request: HttpRequest, viewer: Viewer, subject: Subject) -> HttpResponseBase:
    etag = f'"{news.stamp(viewer, subject)}-{language()}"'
    there = get_conditional_response(request, etag=etag)
    answer = there or HttpResponse(_written(request, viewer, subject), content_type=atom.MEDIA_TYPE)
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _written(request: HttpRequest, viewer: Viewer, subject: Subject) -> bytes:
    found = news.of(viewer, subject, language=language())
    whole = request.build_absolute_uri
    feed = atom.Feed(
        found.id,
        found.title,
        whole(found.href),
        found.updated,
        own="" if request.GET.get("key") else whole(request.path),
        subtitle=found.summary,
        language=language(),
    )
    entries = (
        atom.Entry(one.id, one.title, one.updated, whole(one.href), one.summary, one.author, one.language)
        for one in found.entries
    )
    return atom.write(feed, entries)


def _wrong_key() -> str:
    return "This key opens another feed: copy the address of the feed again."
