"""One citation with the sentence it stands in, for its own page.

In: a viewer and the number of a citation. Out: a row as in the review queue, the title of the document
that cites, and the decision that stands (for `deciding.decide`). Raises MissingError.
"""

from __future__ import annotations

from dataclasses import dataclass

from travaux.library.citations import finding, queue
from travaux.library.citations.queue import QueueRow
from travaux.library.models import Citation
from travaux.library.permissions import Viewer


@dataclass(frozen=True, slots=True)
class Passage:
    """A citation in its sentence; `decision` is what a person said of it, None when nobody has."""

    row: QueueRow
    title: str
    decision: int | None


def passage(viewer: Viewer, citation_id: int, language: str = "en") -> Passage:
    """The citation with this number, if they may see the document it stands in."""
    shown = finding.one(viewer, citation_id, language)
    kept = Citation.objects.select_related("edition__work").get(pk=citation_id)
    text = kept.edition.blocks.get(place=kept.place).text
    row = queue.row_of(kept, shown, text)
    return Passage(row, kept.edition.title, kept.decision_id)
