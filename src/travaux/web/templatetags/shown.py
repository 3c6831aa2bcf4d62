"""How values are shown in pages: dates, languages, names of bodies and kinds, in the reader's language.

In: values as the library keeps them ("2002-08-09", "fr", "hrc"). Out: words. What can't be told is
shown as it is.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from django import template
from django.utils import formats
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from travaux.library import describing
from travaux.library.models import AuditEntry, PassageState, Role, Sharing, Side, State, Verdict, Visibility
from travaux.library.search.results import Group, Problem
from travaux.texts.links import Place
from travaux.texts.relation import SHIPPED

register = template.Library()
_MONTH = re.compile(r"\d{4}-\d{2}\Z")
_MINUTE = 60


@register.filter
def day(value: str | datetime.date) -> str:
    """A date; one of a document may be a year or a month only: "2002-08-09" → "9 August 2002"."""
    if isinstance(value, datetime.date):
        return formats.date_format(value, _day_format())
    try:
        if _MONTH.match(value):
            return formats.date_format(datetime.date.fromisoformat(f"{value}-01"), "YEAR_MONTH_FORMAT")
        return formats.date_format(datetime.date.fromisoformat(value), _day_format())
    except ValueError:
        return value


def _day_format() -> str:
    """As these documents write dates in English and Arabic; as the language does otherwise."""
    return "j F Y" if (get_language() or "en").partition("-")[0] in ("en", "ar") else "DATE_FORMAT"


@register.filter
def duration(seconds: float | None) -> str:
    """About how long: "under a minute", "about 2 min", "about 3 h"."""
    if seconds is None:
        return ""
    if seconds < _MINUTE:
        return _("under a minute")
    minutes = round(seconds / _MINUTE)
    if minutes < _MINUTE:
        return _("about %(n)d min") % {"n": minutes}
    return _("about %(n)d h") % {"n": max(1, round(minutes / _MINUTE))}


@register.filter
def cut(text: str, problem: Problem) -> tuple[str, str, str]:
    """A query in three parts: before what is wrong, what is wrong, after it."""
    end = max(problem.end, problem.at + 1)
    return text[: problem.at], text[problem.at : end], text[end:]


@register.filter
def counted(value: int) -> str:
    """A number with its groups parted as the reader's language does."""
    return formats.number_format(value, decimal_pos=0, force_grouping=True)


@register.filter
def language_name(code: str) -> str:
    """The name of a language in the interface's language; the code where it has none."""
    return _("language not known") if code == "und" else describing.language_label(code)


@register.filter
def body_name(slug: str) -> str:
    """The name of a body."""
    return describing.body_label(slug)


@register.filter
def kind_name(slug: str) -> str:
    """The name of a kind of document."""
    return describing.kind_label(slug)


@register.filter
def country_name(code: str) -> str:
    """The name of a country."""
    return describing.country_label(code)


@register.filter
def info(place: Place) -> str:
    """Where the information on a document stands."""
    return place.named("info").path()


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of an entry of the log: a field before (None: it was not told) and after."""

    name: str
    before: object
    after: object


_CHANGES = {
    "offer": gettext_lazy("given"),
    "cancel": gettext_lazy("stopped"),
    "retry": gettext_lazy("tried again"),
    "dismiss": gettext_lazy("left as it is"),
    "settle": gettext_lazy("settled"),
    "add": gettext_lazy("added"),
    "edit": gettext_lazy("corrected"),
    "share": gettext_lazy("shared"),
    "reread": gettext_lazy("read again"),
    "remove": gettext_lazy("removed"),
    "make-collection": gettext_lazy("collection made"),
    "rename-collection": gettext_lazy("collection renamed"),
    "share-collection": gettext_lazy("collection shared"),
    "delete-collection": gettext_lazy("collection deleted"),
    "collect": gettext_lazy("put into a collection"),
    "take-out": gettext_lazy("taken out of a collection"),
    "create-person": gettext_lazy("account made"),
    "set-role": gettext_lazy("role changed"),
    "shut-out": gettext_lazy("shut out"),
    "let-in": gettext_lazy("let in again"),
    "set-password": gettext_lazy("password set"),
    "make-token": gettext_lazy("token made"),
    "revoke-token": gettext_lazy("token revoked"),
    "review": gettext_lazy("citation decided"),
    "undo-review": gettext_lazy("decision undone"),
    "connect": gettext_lazy("connected"),
    "note": gettext_lazy("note written"),
    "change-connection": gettext_lazy("connection changed"),
    "swap-connection": gettext_lazy("ends swapped"),
    "retarget-connection": gettext_lazy("end of a connection moved"),
    "remove-connection": gettext_lazy("connection removed"),
    "restore-connection": gettext_lazy("connection brought back"),
    "undo-connection": gettext_lazy("connecting undone"),
    "settle-passage": gettext_lazy("passage settled"),
    "unsettle-passage": gettext_lazy("settling of a passage undone"),
    "add-relation": gettext_lazy("relation type added"),
    "change-relation": gettext_lazy("relation type changed"),
    "remove-relation": gettext_lazy("relation type removed"),
    "make-group": gettext_lazy("group made"),
    "rename-group": gettext_lazy("group renamed"),
    "set-group": gettext_lazy("members of a group set"),
    "remove-group": gettext_lazy("group removed"),
    "fetch": gettext_lazy("asked of a source"),
    "import-recommendations": gettext_lazy("recommendations imported"),
    "add-field": gettext_lazy("field added"),
    "change-field": gettext_lazy("field changed"),
    "move-field": gettext_lazy("field moved"),
    "remove-field": gettext_lazy("field removed"),
    "add-item": gettext_lazy("added to a collection"),
    "change-item": gettext_lazy("item of a collection changed"),
    "move-item": gettext_lazy("item of a collection moved"),
    "remove-item": gettext_lazy("item taken out of a collection"),
    "restore-item": gettext_lazy("item put back into a collection"),
    "import-items": gettext_lazy("items of a collection imported"),
    "introduce-collection": gettext_lazy("introduction of a collection written"),
    "share-with": gettext_lazy("collection shared with somebody"),
    "unshare-with": gettext_lazy("collection shared with somebody no more"),
    "make-list": gettext_lazy("list of terms made"),
    "rename-list": gettext_lazy("list of terms renamed"),
    "delete-list": gettext_lazy("list of terms deleted"),
    "add-term": gettext_lazy("term added"),
    "change-term": gettext_lazy("term changed"),
    "remove-term": gettext_lazy("term removed"),
    "import-terms": gettext_lazy("terms imported"),
    "save-search": gettext_lazy("search kept"),
    "change-search": gettext_lazy("kept search changed"),
    "remove-search": gettext_lazy("kept search removed"),
    "follow": gettext_lazy("followed"),
    "unfollow": gettext_lazy("followed no more"),
    "renew-feed": gettext_lazy("address of a feed renewed"),
    "set-mail": gettext_lazy("mail address set"),
    "follow-up": gettext_lazy("recommendation followed up"),
    "remove-recommendation": gettext_lazy("recommendation removed"),
    "import": gettext_lazy("imported"),
}
_FIELDS = {
    "symbol": gettext_lazy("Symbol"),
    "title": gettext_lazy("Title"),
    "date": gettext_lazy("Date"),
    "language": gettext_lazy("Language"),
    "body": gettext_lazy("Body"),
    "kind": gettext_lazy("Kind of document"),
    "countries": gettext_lazy("Countries"),
    "visibility": gettext_lazy("Who may see it"),
    "collection": gettext_lazy("Collection"),
    "works": gettext_lazy("Documents"),
    "name": gettext_lazy("Name"),
    "role": gettext_lazy("Role"),
    "state": gettext_lazy("State"),
    "relation": gettext_lazy("Relation"),
    "target": gettext_lazy("Target"),
    "note": gettext_lazy("Note"),
    "sharing": gettext_lazy("Who sees it"),
    "verb": gettext_lazy("Verb"),
    "reverse": gettext_lazy("Reverse verb"),
    "meaning": gettext_lazy("Meaning"),
    "members": gettext_lazy("Members"),
    "slug": gettext_lazy("Short name"),
    "symmetric": gettext_lazy("It reads alike from both ends"),
    "labels": gettext_lazy("In further languages"),
    "connection": gettext_lazy("Connection"),
    "connections": gettext_lazy("Connections"),
    "side": gettext_lazy("End"),
    "address": gettext_lazy("Place"),
    "text": gettext_lazy("Words"),
    "verdict": gettext_lazy("Decided"),
    "batch": gettext_lazy("Batch"),
    "count": gettext_lazy("How many"),
}
_VALUES = {
    "visibility": dict(Visibility.choices),
    "role": dict(Role.choices),
    "state": dict(State.choices) | dict(PassageState.choices),
    "sharing": dict(Sharing.choices),
    "side": dict(Side.choices),
    "verdict": dict(Verdict.choices),
}


@register.filter
def change(entry: AuditEntry) -> str:
    """What was done, in words."""
    return action_name(entry.action)


@register.filter
def action_name(action: str) -> str:
    """What the log calls an action, in words."""
    return str(_CHANGES.get(action, action))


@register.filter
def differences(entry: AuditEntry) -> list[Difference]:
    """The details of an entry: fields with before and after, then whatever else was noted."""
    details = dict(entry.details)
    before, after = details.pop("before", None) or {}, details.pop("after", None) or {}
    lines = [_difference(name, before.get(name), after.get(name)) for name in after]
    return lines + [_difference(name, None, value) for name, value in details.items() if value]


def _difference(name: str, before: object, after: object) -> Difference:
    return Difference(str(_FIELDS.get(name, name)), _plain(name, before), _plain(name, after))


def _plain(name: str, value: object) -> object:
    if name == "relation" and value in SHIPPED:
        return SHIPPED[str(value)].words(get_language() or "en").verb
    if isinstance(value, str):
        return str(_VALUES.get(name, {}).get(value, value))
    if isinstance(value, dict):
        return ", ".join(f"{part} {one}" for part, one in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else value


@register.filter
def file(place: Place) -> str:
    """Where the original file stands."""
    return place.named("file").path()


@register.filter
def cut_slash(path: str) -> str:
    """A path without the slash it begins with."""
    return path.removeprefix("/")


@register.filter
def rest(group: Group) -> int:
    """How many paragraphs of a document are not shown."""
    return group.total - len(group.hits)
