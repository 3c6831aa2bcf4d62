"""Checking a file that is not added: it is read apart and nothing of it is left."""

from __future__ import annotations

import io

import pytest

from tests.browser.papers import short_report
from travaux.library.citations import trying
from travaux.library.home import Home
from travaux.library.models import Edition, Original
from travaux.library.permissions import Viewer
from travaux.reading.apart import Limits
from travaux.texts.errors import EmptyFileError, LimitError, NotAllowedError

pytestmark = pytest.mark.django_db


def draft() -> io.BytesIO:
    return io.BytesIO(short_report("A/98/1", "A draft", "The Committee met.", "See paragraph 140 above."))


def test_what_is_wrong_with_a_draft(home: Home, owner: Viewer) -> None:
    tried = trying.check(owner, draft(), "draft.pdf")
    assert tried.reading.metadata.symbol == "A/98/1" and tried.references == 1
    assert [(one.address, one.severity) for one in tried.findings] == [("para_2", "error")]
    assert not Edition.objects.exists() and not Original.objects.exists()
    assert not [path for path in home.incoming.rglob("*") if path.is_file()]


def test_limits_hold(home: Home, owner: Viewer) -> None:
    with pytest.raises(LimitError):
        trying.check(owner, draft(), "draft.pdf", Limits(pages=0))
    assert not [path for path in home.incoming.rglob("*") if path.is_file()]


def test_what_is_no_file(home: Home, owner: Viewer) -> None:
    with pytest.raises(EmptyFileError):
        trying.check(owner, io.BytesIO(b""), "draft.pdf")


def test_who_may(home: Home, everyone: dict[str, Viewer]) -> None:
    with pytest.raises(NotAllowedError):
        trying.check(everyone["reader"], draft(), "draft.pdf")
