"""The mail about what is new: once, again where it could not be sent, and not where mail is not set up."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.conf import LazySettings
from django.core import mail

from tests.library.collecting.box import ago, filled
from tests.library.connections.papers import REPORT
from travaux.library import collecting
from travaux.library.collecting import digest, following, items, saved
from travaux.library.home import Home
from travaux.library.models import Following, Visibility
from travaux.library.permissions import Viewer
from travaux.library.search import indexing
from travaux.texts.errors import UsageError

pytestmark = pytest.mark.django_db


@pytest.fixture
def set_up(settings: LazySettings) -> None:
    """Mail is set up."""
    settings.MAIL_IS_SET_UP, settings.MAIL_FROM = True, "library@example.org"
    settings.ADDRESS = "https://library.example.org"


def told(when: datetime) -> None:
    """As if everybody had been told then."""
    Following.objects.update(told_at=when)


def test_a_mail_tells_once_of_everything(home: Home, set_up: None, owner: Viewer, reader: Viewer) -> None:
    box, *_ = filled(owner, Visibility.PUBLIC)
    items.add_record(owner, box, "Case 13", "See what became of it")
    kept = saved.save(reader, "Registers", "q=registers")
    indexing.follow()
    following.follow(reader, box, "daily")
    following.follow(reader, kept, "weekly")
    told(ago(days=2))
    assert [len(one.rows) for one in digest.due()] == [1]  # the week is not over
    told(ago(days=8))
    done = digest.send()
    assert (done.mails, done.told, done.problems) == (1, 7, [])
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["reader@example.org"], "Travaux: 7 new in what you follow")
    body = str(sent.body)
    assert (
        "* Case 13\n  See what became of it\n  https://library.example.org/collections/a-case#item-" in body
    )
    assert f"* {REPORT}: Human rights of migrants\n  1 paragraph: 3. States should keep registers" in body
    assert "To change that: https://library.example.org/following" in body
    assert digest.send().mails == 0
    items.add_record(owner, box, "Case 14")
    told(ago(days=1))
    assert (digest.send().told, "Case 14" in str(mail.outbox[-1].body)) == (6, True)


def test_what_could_not_be_sent_is_sent_next_time(
    set_up: None, owner: Viewer, reader: Viewer, monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> None:
    box = collecting.make(owner, "Box", Visibility.PUBLIC)
    following.follow(reader, box, "daily")
    told(ago(days=2))
    items.add_record(owner, box, "New")
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", "localhost"
    settings.EMAIL_PORT = 1  # nobody listens there
    (problem,) = digest.send().problems
    assert problem.startswith("The mail to a-reader was not sent")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert digest.send().mails == 1


def test_without_mail_nothing_is_sent(settings: LazySettings) -> None:
    settings.MAIL_IS_SET_UP = False
    with pytest.raises(UsageError, match="TRAVAUX_MAIL_URL"):
        digest.send()
    assert digest.Rounds().turn() is None


def test_an_idle_worker_looks_now_and_then(set_up: None) -> None:
    rounds = digest.Rounds()
    assert rounds.turn() is not None
    assert rounds.turn() is None
