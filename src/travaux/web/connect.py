"""Connecting a passage with another: the page of it, the side sheet of the reading page, saving, undoing.

In: the state in the address (`connect_asked`), or the form that is sent. Out: the page, or with part=sheet
the form alone, or with part=pane the target's text alone. Saving goes through the actions of the library;
with a script it answers with what was saved and a way to undo it, without one it leads to that page.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from travaux.library.connections import connecting, finding, groups
from travaux.library.connections.connecting import Made
from travaux.library.models import Sharing
from travaux.library.permissions import Action, require
from travaux.texts.errors import FieldsError, MissingError, UsageError
from travaux.web import connect_asked, connect_sheet
from travaux.web.connect_sheet import GROUP, RELATIONS_COOKIE, SHARING_COOKIE, Sheet
from travaux.web.settings_page import safe_next
from travaux.web.viewers import AskedBy

_A_YEAR = 365 * 24 * 60 * 60
_REMEMBERED = 6  # relation types that stand first because they were used last
_MOST_SHOWN = 20  # connections on the page after saving


@require_http_methods(["GET", "HEAD", "POST"])
def connect(request: AskedBy) -> HttpResponse:
    """The sheet in the state that is asked for; POST goes a step on, or saves."""
    require(request.viewer, Action.CONNECT)
    asked = connect_asked.read(request.POST if request.method == "POST" else request.GET)
    sheet = connect_sheet.made(request, asked)
    if request.method != "POST":
        return _shown(request, sheet)
    if request.POST.get("do") == "save":
        return _save(request, sheet)
    to_say = sheet.resolved is not None and bool(sheet.resolved.why)
    if to_say or len(sheet.asked.link) > connect_asked.LONGEST_LINK:
        return _shown(request, sheet)
    return HttpResponseRedirect(sheet.asked.link)


def _shown(
    request: AskedBy, sheet: Sheet, problems: dict[str, str] | None = None, made: Made | None = None
) -> HttpResponse:
    """The page, the sheet alone or the target's text alone."""
    template = _PARTS.get(request.GET.get("part", ""), "web/connect.html")
    values = connect_sheet.context(request, sheet, problems)
    there = finding_rows(request, made.duplicates) if made else []
    answer = render(request, template, {**values, "there": there}, status=422 if problems or made else 200)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _save(request: AskedBy, sheet: Sheet) -> HttpResponse:
    """Save what is chosen; what is missing is said beside its step."""
    problems = _missing(sheet)
    if not problems:
        try:
            made = _made(request, sheet)
        except FieldsError as error:
            problems = error.fields or {"": str(error)}
        except (UsageError, MissingError) as error:
            problems = {"": str(error)}
        else:
            return _saved(request, sheet, made) if made.connections else _shown(request, sheet, made=made)
    return _shown(request, sheet, problems)


def _missing(sheet: Sheet) -> dict[str, str]:
    """What must still be chosen."""
    asked, found = sheet.asked, sheet.resolved
    if asked.is_note:
        return {} if asked.note or asked.tags else {"note": _("Write a note, or give it a tag.")}
    problems = {}
    if not asked.relation:
        problems["relation"] = _("Choose a relation.")
    if not sheet.symbol:
        said = found.why if found else ""
        problems["target"] = said or _("Choose a document.")
    elif not asked.at and not asked.whole:
        problems["at"] = _("Choose a paragraph, or the whole document.")
    return problems


def _made(request: AskedBy, sheet: Sheet) -> Made:
    """Through the actions of the library."""
    asked, viewer = sheet.asked, request.viewer
    chosen = next(value for value, _name, here in connect_sheet.sharings(request, asked) if here)
    values: dict[str, Any] = {"note": asked.note, "tags": _tags(asked.tags), "sharing": chosen}
    if chosen.startswith(GROUP):
        number = int(chosen.removeprefix(GROUP))
        group = next(one for one in groups.mine(viewer) if one.pk == number)
        values |= {"sharing": Sharing.GROUP.value, "group": group}
    if asked.is_note:
        note = values.pop("note")
        return connecting.note(viewer, sheet.source, note, **values)
    return connecting.connect(
        viewer, sheet.source, sheet.ends, asked.relation, swapped=asked.swapped, **values
    )


def _saved(request: AskedBy, sheet: Sheet, made: Made) -> HttpResponse:
    """What was saved, for the toast, or the page that says it; choices are remembered."""
    ids = [one.pk for one in made.connections]
    query = QueryDict(mutable=True)
    query.setlist("id", [str(one) for one in ids[:_MOST_SHOWN]])
    query["batch"], query["there"] = str(made.batch), str(len(made.duplicates))
    answer: HttpResponse = HttpResponseRedirect(f"{reverse('connect-done')}?{query.urlencode()}")
    if request.GET.get("part") == "sheet":
        answer = render(request, "web/parts/connect_saved.html", _done(request, query, ids))
    _remember(request, answer, sheet)
    return answer


def done(request: AskedBy) -> HttpResponse:
    """What was saved, with a way to undo it and ways to go on; where one has no script."""
    require(request.viewer, Action.CONNECT)
    ids = [int(one) for one in request.GET.getlist("id") if one.isascii() and one.isdigit() and len(one) < 18]
    values = _done(request, request.GET, ids[:_MOST_SHOWN])
    if not values["rows"]:
        raise MissingError(_("Nothing is connected here any more."))
    return render(request, "web/connect_done.html", values)


@require_POST
def undo(request: AskedBy) -> HttpResponse:
    """Take back what was made in one go."""
    require(request.viewer, Action.CONNECT)
    try:
        batch = uuid.UUID(request.POST.get("batch", ""))
    except ValueError as error:
        raise UsageError(_("There is nothing to undo.")) from error
    connecting.undo(request.viewer, batch)
    if request.GET.get("part"):
        return HttpResponse(status=204)
    return HttpResponseRedirect(safe_next(request, request.POST.get("next", "")))


def _done(request: AskedBy, query: QueryDict, ids: list[int]) -> dict[str, Any]:
    rows = finding_rows(request, ids)
    return {
        "rows": rows,
        "ids": ids,
        "batch": query.get("batch", ""),
        "there": int(query.get("there", "0")) if query.get("there", "0").isdigit() else 0,
        "back": rows[0].source.href if rows else "",
    }


def finding_rows(request: AskedBy, found: Any) -> list[Any]:
    """Connections as they are shown; one that is gone is left out."""
    language = (get_language() or "en").partition("-")[0]
    rows = []
    for one in found:
        try:
            rows.append(finding.one(request.viewer, getattr(one, "pk", one), language))
        except MissingError:
            continue
    return rows


def _remember(request: AskedBy, answer: HttpResponse, sheet: Sheet) -> None:
    """The relation that was used and who may see it, for the next time."""
    asked = sheet.asked
    if asked.relation:
        used = connect_asked.recent(request, RELATIONS_COOKIE)
        slugs = dict.fromkeys((asked.relation, *used))
        _keep(answer, RELATIONS_COOKIE, ".".join(list(slugs)[:_REMEMBERED]))
    if asked.sharing:
        _keep(answer, SHARING_COOKIE, asked.sharing)


def _keep(answer: HttpResponse, name: str, value: str) -> None:
    answer.set_cookie(name, value, max_age=_A_YEAR, samesite="Lax", httponly=True)


def _tags(text: str) -> list[str]:
    return [one.strip() for one in text.replace(";", ",").split(",") if one.strip()]


_PARTS = {"sheet": "web/parts/connect_sheet.html", "pane": "web/parts/connect_pane.html"}
