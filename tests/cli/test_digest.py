"""`travaux digest`: says what is missing, and who would be written to."""

from __future__ import annotations

from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.utils import timezone

from travaux.cli.digest import command
from travaux.library import collecting
from travaux.library.collecting import following
from travaux.library.models import Following
from travaux.library.permissions import Viewer
from travaux.texts.errors import UsageError

pytestmark = pytest.mark.django_db


def test_who_would_be_written_to_and_that_mail_is_not_set_up(owner: Viewer) -> None:
    following.set_mail(owner, "ana@example.org")
    following.follow(owner, collecting.make(owner, "Case"), "daily")
    assert CliRunner().invoke(command, ["--dry-run"]).output == ""
    Following.objects.update(told_at=timezone.now() - timedelta(days=2))
    assert CliRunner().invoke(command, ["--dry-run"]).output == "owner: 1 followed\n"
    sent = CliRunner().invoke(command, [], standalone_mode=False)
    assert isinstance(sent.exception, UsageError) and "TRAVAUX_MAIL_URL" in str(sent.exception)
