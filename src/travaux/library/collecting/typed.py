"""Putting in what people name: a document or paragraphs, as typed, cited or pasted as a link.

In: a viewer, a collection, and a text such as "A/57/292, paras. 62-64". Out: what was added, one for each
place that it names. Nothing is added where the text names nothing here, or a paragraph that is not there.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from travaux.library.collecting import items
from travaux.library.collecting.items import Added, Raw
from travaux.library.connections import resolving
from travaux.library.models import Collection
from travaux.library.permissions import Action, Viewer, require
from travaux.texts.errors import FieldsError

_SHOWN = 80  # characters of what was typed in a sentence about it


@transaction.atomic
def add(
    viewer: Viewer,
    collection: Collection,
    text: str,
    note: str = "",
    values: Raw | None = None,
    language: str = "en",
) -> list[Added]:
    """Put in what a text names. Raises FieldsError for "place"."""
    require(viewer, Action.ADD_ITEM, collection)
    meant = resolving.place(viewer, text, language)
    if meant.edition is None or (meant.why and not meant.stretches):
        raise FieldsError({"place": meant.why or _unknown(text)})
    if not meant.stretches:
        return [items.add_document(viewer, collection, meant.edition.work, note, values)]
    return [
        items.add_paragraph(viewer, collection, meant.edition, one, note, values) for one in meant.stretches
    ]


def _unknown(text: str) -> str:
    clean = " ".join(text.split())
    if not clean:
        return _("Name a document, such as A/57/292, or a paragraph, such as A/57/292, para. 62.")
    shown = clean if len(clean) <= _SHOWN else f"{clean[:_SHOWN]}…"
    words = _("“%(text)s” is no document or paragraph of this library: write it as A/57/292, para. 62.")
    return words % {"text": shown}
