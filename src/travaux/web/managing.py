"""For admins: the people of a library, and the log of changes."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from travaux.library import log as log_of_changes
from travaux.library import people as accounts
from travaux.library.connections import groups
from travaux.library.models import Role
from travaux.texts.errors import FieldsError, UsageError
from travaux.web import choosing
from travaux.web.accounts import with_accounts
from travaux.web.forms import PersonForm, blame
from travaux.web.viewers import AskedBy

_ENTRIES = 50  # of the log on a page


@with_accounts
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: AskedBy) -> HttpResponse:
    """All accounts; POST makes one."""
    there = accounts.everybody(request.viewer)
    form = PersonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = accounts.create(request.viewer, **form.cleaned_data)
        except FieldsError as error:
            blame(form, error)
        else:
            messages.success(request, _("%s can sign in now.") % made.username)
            return redirect("people")
    context = {
        "here": "people",
        "people": there,
        "form": form,
        "roles": Role.choices,
        "groups": [(one, {who.pk for who in one.user_set.all()}) for one in groups.all(request.viewer)],
    }
    return render(request, "web/people.html", context, status=422 if form.errors else 200)


@with_accounts
@sensitive_post_parameters("password")
@require_POST
def person(request: AskedBy, pk: int) -> HttpResponse:
    """Change one account: `do` is role, shut-out, let-in or password."""
    whose = accounts.person(request.viewer, pk)
    do = request.POST.get("do", "")
    if do == "role":
        changed = accounts.set_role(request.viewer, whose, request.POST.get("role", ""))
        words = _("%(name)s is %(role)s now.") % {"name": changed, "role": Role(changed.role).label}
    elif do in ("shut-out", "let-in"):
        accounts.set_active(request.viewer, whose, do == "let-in")
        words = (_("%s can sign in again.") if do == "let-in" else _("%s is shut out.")) % whose
    elif do == "password":
        accounts.set_password(request.viewer, whose, request.POST.get("password", ""))
        words = _("%s has a new password.") % whose
    else:
        raise UsageError(_("An account can’t be changed in that way."))
    messages.success(request, words)
    return redirect("people")


@require_safe
def log(request: AskedBy) -> HttpResponse:
    """Who did what, when; filters and page are in the address."""
    query = choosing.asked(request)
    looked = log_of_changes.Looked(*(query.get(name, "").strip() for name in ("by", "action", "subject")))
    pages = Paginator(log_of_changes.entries(request.viewer, looked), _ENTRIES)
    page = pages.get_page(choosing.page(query))
    return render(
        request,
        "web/log.html",
        {
            "here": "log",
            "entries": page.object_list,
            "looked": looked,
            "total": pages.count,
            "actions": log_of_changes.actions(request.viewer),
            "pager": choosing.pager(query, page.number, pages.num_pages),
        },
    )
