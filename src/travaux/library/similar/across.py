"""Paragraphs in other languages that say much the same as one paragraph.

In: a viewer, an edition, an address. Out: `Across`: hits, most alike first, or a sentence about what is
missing. Only paragraphs that the viewer may see are compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from travaux.library.models import Block, Edition
from travaux.library.permissions import Viewer, visible_editions
from travaux.library.search.backend import Found
from travaux.library.search.hits import Shelf
from travaux.library.search.results import Hit
from travaux.library.search.snippets import Marker
from travaux.library.similar import encoding, vectors

_ALIKE = 0.55  # nearness of paragraphs on one subject; versions of the same one have 0.7 to 0.95


@dataclass(frozen=True, slots=True)
class Across:
    """What was found; `said` is a sentence where something is missing."""

    hits: tuple[Hit, ...] = ()
    said: str = ""


def across(viewer: Viewer, edition: Edition, address: str, limit: int = 5) -> Across:
    """The paragraphs of other languages that say most nearly the same."""
    if not encoding.installed():
        return Across(said=_('For paragraphs in other languages: pip install "travaux[similar]".'))
    block = Block.objects.filter(edition=edition, address=address).first()
    if block is None or (block.language or edition.language) not in encoding.LANGUAGES:
        return Across()
    nearest = sorted(_near(viewer, edition, block.text), key=lambda one: -one.score)[:limit]
    shelf, marker = Shelf(viewer, nearest), Marker(None)
    hits = tuple(hit for one in nearest if (hit := shelf.hit(one, marker)) is not None)
    return Across(hits, "" if hits or not vectors.missing() else _("`travaux index similar` finds more."))


def _near(viewer: Viewer, edition: Edition, text: str) -> Iterator[Found]:
    others = visible_editions(viewer).filter(superseded=False).exclude(language=edition.language)
    wanted = encoding.encode([text])[0].astype("float32")
    for one in others.only("pk", "read_at"):
        kept = vectors.of(one)
        if kept is None:
            continue
        points = kept.matrix.astype("float32") @ wanted
        for at in (points >= _ALIKE).nonzero()[0]:
            yield Found(one.pk, int(kept.places[at]), float(points[at]))
