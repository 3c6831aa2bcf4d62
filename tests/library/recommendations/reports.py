"""Documents that recommend, made by hand and really searched, put on the shelf."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from tests.citing.recommendations.documents import document, review
from travaux.library import rereading
from travaux.library.adding import task
from travaux.library.adding.store import Wish, store
from travaux.library.models import Edition, Original, Recommendation, Visibility
from travaux.library.permissions import VISITOR, Viewer
from travaux.library.recommendations import finding
from travaux.library.recommendations.filtering import DOCUMENT, Filters
from travaux.library.recommendations.showing import Shown
from travaux.texts.reading import Reading

REVIEW = "A/HRC/22/6"
CYPRUS = "Report of the Working Group on the Universal Periodic Review: Cyprus"
OBSERVATIONS = "CCPR/C/CYP/CO/4"


def upr(*items: str, symbol: str = REVIEW, date: str = "2013-01-04", lead: str = "") -> Reading:
    """A report of the review of Cyprus whose items are 5.1, 5.2 …"""
    made = review(
        "en", lead or "The recommendations below enjoy the support of Cyprus:", *items, title=CYPRUS
    )
    return replace(made, metadata=replace(made.metadata, symbol=symbol, date=date))


def observations(
    *texts: str, symbol: str = OBSERVATIONS, date: str = "2015-04-30", language: str = "en"
) -> Reading:
    """Concluding observations on Cyprus."""
    made = document(language, *texts, title="Concluding observations", body="Human Rights Committee")
    return replace(made, metadata=replace(made.metadata, symbol=symbol, date=date))


def put(viewer: Viewer, made: Reading, visibility: str = Visibility.PUBLIC) -> Edition:
    """Store a reading with what it recommends as if it had been read from a file."""
    digest = hashlib.sha256(repr(made).encode()).hexdigest()
    original, _ = Original.objects.get_or_create(
        sha256=digest, defaults={"size": 1, "media_type": "application/pdf"}
    )
    source = replace(made.source, sha256=digest)
    return store(replace(made, source=source), original, Wish(viewer, visibility), (), task.ask(made))


def again(viewer: Viewer, edition: Edition, made: Reading) -> None:
    """The edition was read again, and this is what its file says now."""
    rereading.replace_contents(viewer, edition, made, (), task.ask(made))
    edition.refresh_from_db()


def rows(viewer: Viewer = VISITOR, **filters: object) -> list[Shown]:
    """What a viewer finds, in the order of the documents."""
    return list(finding.iterate(viewer, Filters(**({"order": DOCUMENT} | filters))))  # type: ignore[arg-type]


def numbers(viewer: Viewer = VISITOR, **filters: object) -> list[str]:
    """The numbers of what a viewer finds."""
    return [row.number for row in rows(viewer, **filters)]


def kept() -> int:
    """How many rows there are, whoever may see them."""
    return Recommendation.objects.count()
