"""One citation with the sentence it stands in, for its own page.

In: a viewer and the number of a citation. Out: a row as in the review queue, the title of the document
that cites, and the decision that stands (for `deciding.decide`). Raises MissingError.
"""

from __future__ import annotations

from dataclasses import dataclass

from travaux.library.citations import finding, seeing, sentences
from travaux.library.citations.queue import QueueRow
from travaux.library.models import Citation
from travaux.library.permissions import Viewer
from travaux.texts import address as addresses


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
    sentence = sentences.around(text, kept.start, kept.end)
    row = QueueRow(
        citation=kept.pk,
        document=kept.edition.work.symbol,
        language=kept.edition.language,
        printed=addresses.printed(kept.address),
        href=seeing.href_in(kept.edition, kept.address),
        sentence=sentence.text,
        start=sentence.start,
        end=sentence.end,
        shown=shown,
        target=shown.target,
        label=shown.label,
        target_href=shown.href,
        reason=shown.reason,
        candidates=shown.candidates,
    )
    return Passage(row, kept.edition.title, kept.decision_id)
