"""What every page's template may use."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_bidi

from travaux.library.connections import settling
from travaux.library.models import UNFINISHED
from travaux.library.permissions import TABLE, VISITOR, Viewer, may, visible_additions
from travaux.web import tray
from travaux.web.shortcuts import keys

LOOK_COOKIE = "look"
LOOKS = ("light", "dark")  # anything else: as the system


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """What the shell of each page shows.

    `viewer`, `can` (action name → bool), `local`, `theme`, `running` (additions of theirs that are on
    their way; asked only where it is shown) and the interface's language and direction.
    """
    viewer: Viewer = getattr(request, "viewer", VISITOR)
    look = request.COOKIES.get(LOOK_COOKIE, "")
    return {
        "viewer": viewer,
        "can": {action.name.lower(): may(viewer, action) for action in TABLE},
        "local": settings.MODE == "local",
        "theme": look if look in LOOKS else "",
        "running": SimpleLazyObject(lambda: visible_additions(viewer).filter(state__in=UNFINISHED).count()),
        "tray": SimpleLazyObject(lambda: tray.held(request)),
        "passages_waiting": SimpleLazyObject(lambda: settling.count(viewer)),
        "find_key": keys(request).get("search", ""),
        "ui_language": get_language(),
        "ui_direction": "rtl" if get_language_bidi() else "ltr",
    }
