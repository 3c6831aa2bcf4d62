"""A table that is held between looking at it and taking it in: for whom, and for how long."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from travaux.library.home import Home
from travaux.library.permissions import Viewer
from travaux.library.recommendations import holding
from travaux.texts.errors import NotAllowedError, UsageError

pytestmark = pytest.mark.django_db
NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)


def _read(viewer: Viewer, word: str) -> tuple[bytes, str]:
    with holding.held(viewer, word) as (stream, name):
        return stream.read(), name


def test_held_for_one_person_for_a_day(home: Home, everyone: dict[str, Viewer]) -> None:
    editor = everyone["editor"]
    with time_machine.travel(NOON, tick=False) as clock:
        word = holding.hold(editor, io.BytesIO(b"key,status\n"), "table.csv")
        assert _read(editor, word) == (b"key,status\n", "table.csv")
        for viewer, wrong in ((everyone["contributor"], word), (editor, word[:-1] + "x"), (editor, "")):
            with pytest.raises(UsageError, match="give it again"):
                _read(viewer, wrong)
        clock.move_to(NOON + timedelta(hours=25))
        with pytest.raises(UsageError, match="give it again"):
            _read(editor, word)
    with pytest.raises(NotAllowedError):
        holding.hold(everyone["reader"], io.BytesIO(b""), "table.csv")


def test_done_with_is_gone(home: Home, owner: Viewer) -> None:
    word = holding.hold(owner, io.BytesIO(b"key\n"), "table.csv")
    holding.let_go(owner, word)
    assert not list(home.incoming.iterdir())
    with pytest.raises(UsageError, match="no longer here"):
        _read(owner, word)
