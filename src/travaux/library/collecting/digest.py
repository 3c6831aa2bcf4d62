"""The digest: a mail about what is new in what somebody follows, every day or every week.

In: the time. Out: one mail a person, and a mark on each thing they follow up to when they were told, in the
transaction in which the mail is handed over: it goes again when that fails, and never twice. Nothing is sent
unless mail is set up (TRAVAUX_MAIL_URL, TRAVAUX_MAIL_FROM and TRAVAUX_ADDRESS), and nothing without news.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from travaux.library.collecting import following, news, saved
from travaux.library.collecting.news import Entry
from travaux.library.models import Collection, Following, Person, Rhythm
from travaux.library.permissions import Viewer, viewer_of
from travaux.texts.errors import UsageError

PERIODS = {Rhythm.DAILY: timedelta(days=1), Rhythm.WEEKLY: timedelta(days=7)}
PAGE = "/following"
"""Where people change what they follow."""

_MOST = 20  # entries of one thing that are written out: the rest is a number and a link
_BETWEEN_LOOKS = 600.0  # seconds between two looks of an idle worker: a digest may come ten minutes late
_SLACK = timedelta(hours=1)  # before the period is over: a daily mail should not wander through the day


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody who is to be told, and of what."""

    person: Person
    rows: tuple[Following, ...]


@dataclass(slots=True)
class Sent:
    """What became of a round: mails, things told of, and why something could not be sent."""

    mails: int = 0
    told: int = 0
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Part:
    """The news of one thing that is followed, told up to a moment."""

    row: Following
    name: str
    href: str
    entries: list[Entry]
    total: int
    until: datetime


def is_set_up() -> bool:
    """Whether this library can send mail."""
    return bool(settings.MAIL_IS_SET_UP)


def due(now: datetime | None = None) -> list[Due]:
    """Who is to be told now: people with an account and an address, whose time has come."""
    now = now or timezone.now()
    when = Q(pk__in=[])
    for rhythm, period in PERIODS.items():
        when |= Q(rhythm=rhythm, told_at__lte=now - period + _SLACK)
    rows = Following.objects.filter(when, person__is_active=True).exclude(person__email="")
    by_person: dict[Person, list[Following]] = {}
    for row in rows.select_related("person", "collection", "search").order_by("person", "pk"):
        by_person.setdefault(row.person, []).append(row)
    return [Due(person, tuple(some)) for person, some in by_person.items()]


def send(now: datetime | None = None) -> Sent:
    """Write to everybody who is to be told. Raises UsageError where mail is not set up."""
    if not is_set_up():
        raise UsageError(
            "Mail is not set up: set TRAVAUX_MAIL_URL, TRAVAUX_MAIL_FROM and TRAVAUX_ADDRESS first."
        )
    now = now or timezone.now()
    done = Sent()
    waiting = due(now)
    if not waiting:
        return done
    with translation.override(settings.LANGUAGE_CODE):
        _round(waiting, now, done)
    return done


class Rounds:
    """An idle worker's looks: every few minutes, and nothing at all where mail is not set up."""

    def __init__(self) -> None:
        self._last: float | None = None

    def turn(self) -> Sent | None:
        """Send what is due; None when it is not time to look."""
        at = time.monotonic()
        if not is_set_up() or (self._last is not None and at - self._last < _BETWEEN_LOOKS):
            return None
        self._last = at
        return send()


def _round(waiting: list[Due], now: datetime, done: Sent) -> None:
    connection = get_connection()
    try:
        for one in waiting:
            parts = [part for row in one.rows if (part := _part(row, now)) is not None]
            try:
                _tell(one.person, parts, connection, done)
            except (SMTPException, OSError) as error:
                done.problems.append(f"The mail to {one.person.get_username()} was not sent: {error}.")
                if not isinstance(error, SMTPException):
                    return  # nobody answers there: the others wait for the next round
    finally:
        connection.close()


def _part(row: Following, now: datetime) -> _Part | None:
    """What is new; None where it can't be told now (no index), or they may not see it any more."""
    viewer = viewer_of(row.person)
    subject = following.subject_of(row)
    if not following.sees(viewer, subject):
        return None
    if isinstance(subject, Collection):
        return _of_collection(viewer, row, subject, now)
    until = saved.known_until(now, row.told_at)
    found = saved.fresh(viewer, subject, row.told_at, until, _MOST)
    if found is None:
        return None
    return _Part(
        row, subject.name, saved.href(subject), news.documents(subject, found), found.documents, until
    )


def _of_collection(viewer: Viewer, row: Following, subject: Collection, now: datetime) -> _Part:
    entries = news.items(viewer, subject, row.told_at, most=news.MOST)
    href = f"/collections/{subject.slug}"
    return _Part(row, subject.name, href, entries[:_MOST], len(entries), now)


def _tell(person: Person, parts: list[_Part], connection: BaseEmailBackend, done: Sent) -> None:
    """Mark what is told and hand the mail over, in one transaction; not where somebody else was faster."""
    fresh = [part for part in parts if part.entries]
    if fresh:
        connection.open()  # before others have to wait for this transaction
    with transaction.atomic():
        for part in parts:
            kept = Following.objects.filter(pk=part.row.pk, told_at=part.row.told_at)
            if not kept.update(told_at=part.until):
                transaction.set_rollback(True)
                return
        if fresh:
            connection.send_messages([_mail(person, fresh)])
    if fresh:
        done.mails += 1
        done.told += sum(part.total for part in fresh)


def _mail(person: Person, parts: list[_Part]) -> EmailMessage:
    total = sum(part.total for part in parts)
    subject = ngettext("%(count)d new in what you follow", "%(count)d new in what you follow", total)
    lines = [_("Hello %(name)s,") % {"name": person.get_username()}, ""]
    for part in parts:
        lines += [part.name, "=" * min(len(part.name), 70), f"{settings.ADDRESS}{part.href}", ""]
        for entry in part.entries:
            said = [f"  {entry.summary}"] if entry.summary else []
            lines += [f"* {entry.title}", *said, f"  {settings.ADDRESS}{entry.href}", ""]
        if part.total > len(part.entries):
            lines += [_("… and %(count)d more.") % {"count": part.total - len(part.entries)}, ""]
    page = f"{settings.ADDRESS}{PAGE}"
    lines += ["--", _("You get this because you follow these. To change that: %(page)s") % {"page": page}]
    headers = {"List-Unsubscribe": f"<{page}>", "Auto-Submitted": "auto-generated"}
    title = f"Travaux: {subject % {'count': total}}"
    return EmailMessage(title, "\n".join(lines), settings.MAIL_FROM, [person.email], headers=headers)
