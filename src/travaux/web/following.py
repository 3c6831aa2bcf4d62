"""Following collections and kept searches: by feed, by mail where the library can send some.

In: what is followed, and how often they want to be told. Out: back to where one was; the page of all that
somebody follows, with the addresses of their feeds.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from travaux.library import shelf
from travaux.library.collecting import digest, saved
from travaux.library.collecting import following as kept
from travaux.library.models import Collection, Rhythm, SavedSearch, Visibility
from travaux.library.permissions import Action, require
from travaux.texts.errors import FieldsError, UsageError
from travaux.web.settings_page import safe_next
from travaux.web.viewers import AskedBy


def around(request: AskedBy, subject: Collection | SavedSearch) -> dict[str, Any]:
    """What the form for following shows."""
    mine = kept.of(request.viewer, subject) if request.viewer.person else None
    return {
        "following": mine,
        "feed": feed(subject, mine.secret if mine else ""),
        "follow_at": follow_at(subject),
        "mail": digest.is_set_up(),
        "rhythms": Rhythm.choices,
    }


def feed(subject: Collection | SavedSearch, secret: str = "") -> str:
    """The address of a feed; one that is not public has a secret key."""
    if isinstance(subject, Collection):
        there = reverse("collection-feed", args=[subject.slug])
    else:
        there = reverse("search-feed", args=[subject.pk])
    if not secret or subject.visibility == Visibility.PUBLIC:
        return there
    return f"{there}?key={secret}"


def follow_at(subject: Collection | SavedSearch) -> str:
    """Where the form for following is sent."""
    if isinstance(subject, Collection):
        return reverse("collection-follow", args=[subject.slug])
    return reverse("search-follow", args=[subject.pk])


@require_POST
def collection(request: AskedBy, slug: str) -> HttpResponse:
    """Follow a collection, or stop."""
    return _follow(request, shelf.collection(request.viewer, slug))


@require_POST
def search(request: AskedBy, pk: int) -> HttpResponse:
    """Follow a kept search, or stop."""
    return _follow(request, saved.one(request.viewer, pk))


def _follow(request: AskedBy, subject: Collection | SavedSearch) -> HttpResponse:
    do = request.POST.get("do", "")
    if do == "follow":
        kept.follow(request.viewer, subject, request.POST.get("rhythm", ""))
        words = _("You follow “%s” now.")
    elif do == "unfollow":
        kept.unfollow(request.viewer, subject)
        words = _("You don’t follow “%s” any more.")
    elif do == "renew" and (mine := kept.of(request.viewer, subject)):
        kept.renew(request.viewer, mine)
        words = _("The feed of “%s” has a new address; the old one leads nowhere.")
    else:
        raise UsageError(_("That can’t be followed in that way."))
    messages.success(request, words % subject.name)
    return HttpResponseRedirect(safe_next(request, request.POST.get("next", "")))


@require_http_methods(["GET", "HEAD", "POST"])
def following(request: AskedBy) -> HttpResponse:
    """All that they follow; POST sets the address for digests."""
    require(request.viewer, Action.SAVE_SEARCH)
    problem = ""
    if request.method == "POST":
        try:
            kept.set_mail(request.viewer, request.POST.get("mail", ""))
        except FieldsError as error:
            problem = str(error)
        else:
            messages.success(request, _("Saved"))
            return HttpResponseRedirect(reverse("following"))
    rows = [
        (one, subject, feed(subject, one.secret), follow_at(subject))
        for one in kept.mine(request.viewer)
        if (subject := kept.subject_of(one))
    ]
    values = {"rows": rows, "can_mail": digest.is_set_up(), "rhythms": Rhythm.choices, "problem": problem}
    return render(request, "web/following.html", values, status=422 if problem else 200)
