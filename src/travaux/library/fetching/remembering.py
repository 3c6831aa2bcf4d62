"""What a source said of a file it gave: enough to ask only whether it has changed.

In: an address, and what came with its file. Out: headers for the next request, and the original that they
name. The bytes themselves are the library's originals; once these are gone, nothing is remembered.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

from travaux.library import originals
from travaux.library.models import Original


@dataclass(frozen=True, slots=True)
class Remembered:
    """The file that an address gave last."""

    address: str
    sha256: str
    etag: str = ""
    modified: str = ""

    def headers(self) -> dict[str, str]:
        """What to send so that the source answers only when the file has changed."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in said.items() if value}


def of(address: str) -> tuple[Remembered, Original] | None:
    """What is remembered of an address, with the original as long as that is here."""
    with contextlib.suppress(OSError, ValueError, TypeError):
        known = Remembered(**json.loads(_path(address).read_text(encoding="utf-8")))
        original = Original.objects.filter(pk=known.sha256).first()
        if known.address == address and original and originals.path_of(original.pk).is_file():
            return known, original
    return None


def remember(said: Remembered) -> None:
    """Keep what a source said; without a mark to compare there is nothing to keep."""
    if not said.headers():
        return
    path = _path(said.address)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(json.dumps(asdict(said)), encoding="utf-8")
    new.replace(path)


def _path(address: str) -> Path:
    name = hashlib.sha256(address.encode()).hexdigest()
    return Path(settings.HOME.fetched) / f"{name}.json"
