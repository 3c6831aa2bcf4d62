"""Accounts: signing in and out, one's own password and API tokens.

Forms, passwords and sessions are Django's; tokens are in `library.people`. In local mode there is one
owner and nobody signs in: these pages say so.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_ratelimit.core import is_ratelimited

from travaux.library import people
from travaux.texts.errors import FieldsError, UsageError
from travaux.web.faults import fault
from travaux.web.forms import TokenForm, blame
from travaux.web.viewers import AskedBy

# Tries to sign in: few for one name from one place (a person who forgot), more for a name from all
# places (so that nobody is shut out by a stranger at once), and for a place (an office at nine o'clock).
_TRIES = (("name-and-place", "10/10m"), ("name", "60/h"), ("place", "60/10m"))

P = ParamSpec("P")
View = Callable[Concatenate[AskedBy, P], HttpResponseBase]


def with_accounts(view: View[P]) -> View[P]:
    """A page that needs accounts; in local mode a page that says there is one owner."""

    @functools.wraps(view)
    def page(request: AskedBy, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if settings.MODE != "local":
            return view(request, *args, **kwargs)
        if request.method == "POST":
            raise UsageError(_("This library has one owner and no accounts: it is served in local mode."))
        return render(request, "web/one_owner.html", {"here": "account"})

    return page


def signed_in(view: View[P]) -> View[P]:
    """A page for people who signed in; others are asked to, and come back."""

    @functools.wraps(view)
    def page(request: AskedBy, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.viewer.person is None:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return page


@with_accounts
@sensitive_post_parameters("password")
@never_cache
def sign_in(request: AskedBy) -> HttpResponseBase:
    """Name and password, then back to where one came from; too many tries are told to wait."""
    if request.method == "POST" and _tried_too_often(request):
        sentence = _("Too many tries to sign in. Wait ten minutes, then try again, or ask an admin.")
        return fault(request, 429, sentence)
    return auth.LoginView.as_view(
        template_name="web/sign_in.html", redirect_authenticated_user=True, extra_context={"here": "account"}
    )(request)


@with_accounts
def sign_out(request: AskedBy) -> HttpResponseBase:
    """End the session (POST only)."""
    return auth.LogoutView.as_view()(request)


@with_accounts
@signed_in
@sensitive_post_parameters()
def password(request: AskedBy) -> HttpResponseBase:
    """A new password, for who knows the old one; other sessions of theirs end."""
    answer = auth.PasswordChangeView.as_view(
        template_name="web/password.html",
        success_url=reverse_lazy("account"),
        extra_context={"here": "account"},
    )(request)
    if answer.status_code == 302:
        messages.success(request, _("Your password is changed."))
    return answer


@with_accounts
@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: AskedBy) -> HttpResponseBase:
    """Who one is here, and one's API tokens; POST makes a token and shows it once."""
    form = TokenForm(request.POST if request.method == "POST" else None)
    text = ""
    if form.is_valid():
        try:
            _made, text = people.make_token(request.viewer, form.cleaned_data["name"])
            form = TokenForm()
        except FieldsError as error:
            blame(form, error)
    context = {"here": "account", "form": form, "text": text, "tokens": people.tokens(request.viewer)}
    return render(request, "web/account.html", context, status=422 if form.errors else 200)


@with_accounts
@signed_in
@require_POST
def revoke(request: AskedBy, pk: int) -> HttpResponseBase:
    """End one of one's own tokens."""
    token = people.revoke_token(request.viewer, pk)
    messages.success(request, _("The token “%s” is revoked.") % token.name)
    return redirect("account")


def _tried_too_often(request: HttpRequest) -> bool:
    name = request.POST.get("username", "").strip().casefold()
    place = request.META.get("REMOTE_ADDR", "")
    keys = {"name-and-place": f"{name} {place}", "name": name, "place": place}
    over = [
        is_ratelimited(
            request,
            group=f"sign-in-{kind}",
            key=lambda _group, _request, kind=kind: keys[kind],
            rate=rate,
            method="POST",
            increment=True,
        )
        for kind, rate in _TRIES
    ]
    return any(over)
