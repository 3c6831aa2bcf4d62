"""What values of recommendations are called in the interface's language.

In: a value as it is kept. Out: its label; "" for "", and the value itself where it is none of ours.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from travaux.library import describing
from travaux.library.models import Source, Status
from travaux.texts.recommendation import Form, PartyKind, Response

RESPONSES: dict[str, Any] = {
    Response.SUPPORTED: _("supported"),
    Response.IMPLEMENTED: _("supported, held to be implemented"),
    Response.PARTLY: _("partly supported"),
    Response.NOTED: _("noted"),
    Response.REJECTED: _("rejected"),
    Response.PENDING: _("to be answered"),
}
FORMS: dict[str, Any] = {
    Form.REVIEW: _("universal periodic review"),
    Form.ASKED: _("recommends, urges, calls upon"),
    Form.SHOULD: _("should"),
    Form.OPERATIVE: _("operative paragraph"),
    Form.LISTED: _("item of a list"),
}
KINDS: dict[str, Any] = {
    PartyKind.STATE: _("a State"),
    PartyKind.STATES: pgettext_lazy("parties", "States"),
    PartyKind.GROUP: _("a group of States"),
    PartyKind.BODY: _("a committee or council"),
    PartyKind.MANDATE: _("a special rapporteur or expert"),
    PartyKind.OFFICIAL: _("an official"),
    PartyKind.AGENCY: _("agencies and organizations"),
    PartyKind.INSTITUTION: _("national institutions"),
    PartyKind.CIVIL_SOCIETY: _("civil society"),
    PartyKind.BUSINESS: _("business"),
    PartyKind.OTHER: _("others"),
}
FIELDS: dict[str, Any] = {
    "status": _("status"),
    "deadline": _("deadline"),
    "responsible": _("responsible"),
    "text": _("text"),
    "number": _("number"),
    "verb": _("verb"),
    "response": _("response"),
    "recommenders": _("who asks"),
    "addressees": _("who is asked"),
    "topics": _("topics"),
    "dismissed": _("no recommendation"),
    "cluster": _("cluster"),
    "source": _("source"),
    "remark": _("remark"),
}


def status(value: str) -> str:
    """A status."""
    return _label(dict(Status.choices), value)


def source(value: str) -> str:
    """Where it comes from."""
    return _label(dict(Source.choices), value)


def response(value: str) -> str:
    """What the State said to it."""
    return _label(RESPONSES, value)


def form(value: str) -> str:
    """How it asks."""
    return _label(FORMS, value)


def kind(value: str) -> str:
    """A kind of party."""
    return _label(KINDS, value)


def body(value: str) -> str:
    """A body."""
    return describing.body_label(value) if value else ""


def field(value: str) -> str:
    """A field of a recommendation."""
    return _label(FIELDS, value)


def _label(known: dict[str, Any], value: str) -> str:
    return str(known.get(value, value))


def yes_or_no(value: bool) -> str:
    """A choice that is either made or not."""
    return str(_("yes") if value else _("no"))
