"""What a reader sets for the site: look and keys, kept in cookies. (The language is Django's own view.)"""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from travaux.web.context import LOOK_COOKIE, LOOKS
from travaux.web.shortcuts import ALL, OFF
from travaux.web.shortcuts import COOKIE as KEYS_COOKIE
from travaux.web.viewers import AskedBy

_A_YEAR = 365 * 24 * 60 * 60


@require_POST
def look(request: AskedBy) -> HttpResponse:
    """Keep light, dark, or as the system; then back to where it was chosen."""
    answer = HttpResponseRedirect(safe_next(request, request.POST.get("next", "")))
    value = request.POST.get("look", "")
    if value in LOOKS:
        answer.set_cookie(
            LOOK_COOKIE, value, max_age=_A_YEAR, samesite="Lax", httponly=True, secure=request.is_secure()
        )
    else:
        answer.delete_cookie(LOOK_COOKIE, samesite="Lax")
    return answer


def safe_next(request: AskedBy, wanted: str) -> str:
    """Where to go next, if it is a page of this site; home otherwise."""
    own = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if own and wanted else "/"


@require_POST
def keys(request: AskedBy) -> HttpResponse:
    """Keep changed keys, or none at all (WCAG 2.1.4); empty is the key's own."""
    answer = HttpResponseRedirect(f"{reverse('help')}#keys")
    changed = [
        f"{row.action}={typed}"
        for row in ALL
        if _is_key(typed := request.POST.get(row.action, row.key).strip(), row.key)
    ]
    value = OFF if request.POST.get("do") == "off" else " ".join(changed)
    if value and request.POST.get("do") != "reset":
        answer.set_cookie(KEYS_COOKIE, value, max_age=_A_YEAR, samesite="Lax", secure=request.is_secure())
    else:
        answer.delete_cookie(KEYS_COOKIE, samesite="Lax")
    return answer


def _is_key(typed: str, own: str) -> bool:
    """Whether it is one plain key (or none) and another than it was."""
    return typed != own and (not typed or (len(typed) == 1 and typed.isprintable() and typed not in '";,\\='))
