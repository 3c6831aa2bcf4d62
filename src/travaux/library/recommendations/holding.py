"""A table that somebody gave and has not yet said yes to: it is held for a day, for them alone.

In: a stream and its name. Out: a word that stands for it, signed, so that nobody can make one up, and the
stream again for who holds that word. It lies in `incoming`, which is swept.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core import signing

from travaux.library import originals
from travaux.library.permissions import Action, Viewer, require
from travaux.texts.errors import UsageError

LONGEST_HELD = 24 * 60 * 60
"""Seconds: as long as `incoming` keeps what is left there."""

_SALT = "travaux.recommendations.held"
_LONGEST_NAME = 120


def hold(viewer: Viewer, stream: BinaryIO, name: str) -> str:
    """Keep it for now; the word for it. Raises NotAllowedError, TooLargeError."""
    require(viewer, Action.FOLLOW_UP)
    with originals.receiving(stream) as received:
        received.path.replace(_path(received.sha256))
    return signing.dumps([_who(viewer), received.sha256, name[-_LONGEST_NAME:]], salt=_SALT)


@contextmanager
def held(viewer: Viewer, word: str) -> Iterator[tuple[BinaryIO, str]]:
    """The stream and its name again. Raises UsageError where it is theirs no more."""
    sha256, name = _read(viewer, word)
    try:
        stream = _path(sha256).open("rb")
    except FileNotFoundError:
        raise UsageError("The table is no longer here: give it again.") from None
    with stream:
        yield stream, name


def let_go(viewer: Viewer, word: str) -> None:
    """It is done with."""
    _path(_read(viewer, word)[0]).unlink(missing_ok=True)


def _read(viewer: Viewer, word: str) -> tuple[str, str]:
    require(viewer, Action.FOLLOW_UP)
    try:
        who, sha256, name = signing.loads(word, salt=_SALT, max_age=LONGEST_HELD)
    except signing.BadSignature:
        raise UsageError("The table is no longer here: give it again.") from None
    if who != _who(viewer):
        raise UsageError("The table is no longer here: give it again.")
    return str(sha256), str(name)


def _who(viewer: Viewer) -> int:
    return viewer.person.pk if viewer.person else 0


def _path(sha256: str) -> Path:
    folder: Path = settings.HOME.incoming
    return folder / f"held-{sha256}"
