"""For admins: groups of people, with whom connections and notes can be shared. They stand on /people.

In: a name, or a group's number and what to do. Out: back to the page of people.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from travaux.library.connections import groups as kept
from travaux.texts.errors import UsageError
from travaux.web.accounts import with_accounts
from travaux.web.viewers import AskedBy


@with_accounts
@require_POST
def groups(request: AskedBy) -> HttpResponse:
    """Make a group."""
    made = kept.create(request.viewer, request.POST.get("name", ""))
    messages.success(request, _("The group %s is there: choose who is in it.") % made.name)
    return redirect("people")


@with_accounts
@require_POST
def group(request: AskedBy, pk: int) -> HttpResponse:
    """Change one group: `do` is members, rename or remove."""
    do = request.POST.get("do", "")
    name = kept.one(request.viewer, pk).name
    if do == "members":
        people = [int(one) for one in request.POST.getlist("person") if one.isascii() and one.isdigit()]
        kept.set_members(request.viewer, pk, people)
        words = _("%s has these members now.")
    elif do == "rename":
        name = kept.rename(request.viewer, pk, request.POST.get("name", "")).name
        words = _("The group is called %s now.")
    elif do == "remove":
        kept.remove(request.viewer, pk)
        words = _("The group %s is removed; what was shared with it is for its authors alone.")
    else:
        raise UsageError(_("A group can’t be changed in that way."))
    messages.success(request, words % name)
    return redirect("people")
