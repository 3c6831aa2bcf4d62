"""Documents as people name them on the command line: "A/57/292", "A/57/292/fr", "A/57/292/fr/v1".

In: a name. Out: the editions that it names, for whoever asks. Paragraphs and pages are no documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from travaux.library import finding
from travaux.library.models import Edition
from travaux.library.permissions import Viewer
from travaux.texts import links
from travaux.texts.errors import MissingError, UsageError


def editions(viewer: Viewer, name: str) -> list[Edition]:
    """All editions that a name leads to: of a work, of one language of it, or one version."""
    place = links.parse("".join(name.split()))
    if place is None or place.view or place.form:
        raise UsageError(f"“{name}” names no document: give A/57/292, A/57/292/fr or A/57/292/fr/v1.")
    found = finding.editions(viewer, finding.work(viewer, place.symbol)).select_related("work", "original")
    chosen = [
        one
        for one in found
        if place.language in (None, one.language) and place.version in (None, one.version)
    ]
    if not chosen:
        there = ", ".join(f"{one.language}/v{one.version}" for one in found)
        raise MissingError(f"{place.symbol} is here as {there}, but not as {name}.")
    return chosen


def all_of(viewer: Viewer, names: Iterable[str]) -> Sequence[Edition]:
    """The editions of several names, each once."""
    return list({one.pk: one for name in names for one in editions(viewer, name)}.values())


def name_of(edition: Edition) -> str:
    """An edition as one would name it."""
    return f"{edition.work.symbol}/{edition.language}/v{edition.version}"
