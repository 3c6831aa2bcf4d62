"""Puts documents on the shelf for tests: people of each role, and editions with known text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from tests.builders import block, page, reading
from travaux.library.adding.store import Wish, store
from travaux.library.models import Collection, Edition, Original, Person, Role, Visibility
from travaux.library.permissions import Viewer, viewer_of
from travaux.texts.reading import Block, Kind, Reading, Source

ROLES = ("reader", "contributor", "editor", "admin")


def somebody(role: str, name: str = "") -> Viewer:
    """A person with this role (password "secret-secret")."""
    person = Person.objects.create_user(name or f"a-{role}", password="secret-secret", role=Role(role))
    return viewer_of(person)


def short_report(symbol: str | None = "A/57/292", language: str = "en", **metadata: object) -> Reading:
    """A report of two headings, four paragraphs (one with items), a footnote, on two pages."""
    blocks = [
        block("title", "Human rights of migrants", kind=Kind.TITLE, on=[(1, 24)]),
        block("sec_I", "Introduction", kind=Kind.HEADING, number="I", level=1, on=[(1, 12)]),
        _paragraph("1", "The Special Rapporteur visited places of detention.", 1, "sec_I"),
        _paragraph("2", "Arbitrary detention of migrants must end.", 1, "sec_I"),
        block("sec_II", "Recommendations", kind=Kind.HEADING, number="II", level=1, on=[(2, 15)]),
        _paragraph("3", "States should:", 2, "sec_II"),
        block("para_3__list_a", "End torture;", kind=Kind.ITEM, number="a", parent="para_3", on=[(2, 12)]),
        block(
            "para_3__list_b", "Train the police.", kind=Kind.ITEM, number="b", parent="para_3", on=[(2, 17)]
        ),
        _paragraph("4", "Non-governmental organizations should assist migrants.", 2, "sec_II"),
        block("fn_1", "See A/56/10, para. 3.", kind=Kind.FOOTNOTE, number="1", on=[(2, 21)]),
    ]
    known = {
        "symbol": symbol,
        "language": language,
        "title": "Human rights of migrants",
        "date": "2002-08-09",
    }
    made = reading(blocks, pages=[page(1, "Human rights of migrants"), page(2, "States should:")])
    return replace(made, metadata=replace(made.metadata, **(known | metadata)))  # type: ignore[arg-type]


def shelve(
    made: Reading,
    viewer: Viewer,
    *,
    visibility: str = Visibility.PUBLIC,
    collection: Collection | None = None,
    data: bytes | None = None,
) -> Edition:
    """Store a reading as if it had been read from `data` (invented where it is left out)."""
    content = data if data is not None else repr(made).encode()
    digest = hashlib.sha256(content).hexdigest()
    original, _ = Original.objects.get_or_create(
        sha256=digest, defaults={"size": len(content), "media_type": "application/pdf"}
    )
    source = Source("report.pdf", digest, "application/pdf", len(made.pages))
    return store(replace(made, source=source), original, Wish(viewer, visibility, collection))


def texts(edition: Edition) -> Sequence[str]:
    """The texts of an edition's blocks, in order."""
    return list(edition.blocks.order_by("place").values_list("text", flat=True))


def _paragraph(number: str, text: str, on: int, parent: str) -> Block:
    return block(f"para_{number}", text, number=number, parent=parent, on=[(on, len(text))])
