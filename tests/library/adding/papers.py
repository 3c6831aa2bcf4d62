"""Small documents to add, and the way in for them."""

from __future__ import annotations

import io
import zipfile
from uuid import UUID, uuid4

from tests.builders import pdf
from travaux.library.adding.offer import offer
from travaux.library.adding.work import work
from travaux.library.models import Addition
from travaux.library.permissions import Viewer

SENTENCES = ("The Committee notes the report.", "It thanks the State party.", "It recalls the Convention.")


def report(symbol: str | None = "A/99/1", *sentences: str) -> bytes:
    """A page with a masthead and these paragraphs, numbered from 1."""
    head = [f"United Nations   {symbol}", ""] if symbol else []
    body = [f"{number}. {text}" for number, text in enumerate(sentences or SENTENCES, 1)]
    return pdf([*head, "Report of the Committee", *body])


def give(viewer: Viewer, data: bytes, name: str = "report.pdf", **wishes: object) -> Addition:
    """Offer a file."""
    batch = wishes.pop("batch", None) or uuid4()
    assert isinstance(batch, UUID)
    return offer(viewer, io.BytesIO(data), name, batch=batch, **wishes)  # type: ignore[arg-type]


def add(viewer: Viewer, data: bytes, name: str = "report.pdf", **wishes: object) -> Addition:
    """Offer a file and read it; the row as it is then."""
    row = give(viewer, data, name, **wishes)
    work(processes=1)
    row.refresh_from_db()
    return row


def archive(*entries: tuple[str | zipfile.ZipInfo, bytes], packed: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    """A zip archive of these entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packed) as made:
        for name, data in entries:
            made.writestr(name, data)
    return out
