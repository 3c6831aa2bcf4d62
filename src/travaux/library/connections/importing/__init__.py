"""Imports of connections: W3C web annotations, exports of Hypothesis, tables.

In: the bytes of a file. Out: `Imported`: what was made, what was here already, and for each entry that
could not be taken in its place and a sentence. Nothing is half made.

    web_annotations, hypothesis, table   what each form says: an `Item` for each entry
    selectors, values                    what they have in common: places, names, times
    making                               makes the items, some at a time
"""

from __future__ import annotations

from travaux.library.connections.importing import hypothesis, table, web_annotations
from travaux.library.connections.importing.making import Imported as Imported
from travaux.library.connections.importing.making import Item, Progress, make
from travaux.library.connections.importing.making import Problem as Problem
from travaux.library.models import Sharing
from travaux.library.permissions import Action, Viewer, require
from travaux.texts.errors import UsageError

FORMS = ("annotations", "hypothesis", "csv")
"""What can be read."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read(
    viewer: Viewer,
    data: bytes,
    *,
    form: str = "",
    document: str = "",
    sharing: str = "",
    group: int | None = None,
    language: str = "en",
    dry_run: bool = False,
    on_progress: Progress | None = None,
) -> Imported:
    """Take in a file; "" for `form` finds out what it is.

    `sharing` and `group` hold for what does not say its own; without them what comes from Hypothesis is
    private and all else public. `document` is the one that was annotated in Hypothesis. Raises UsageError
    where the file as a whole can't be read, NotAllowedError.
    """
    require(viewer, Action.CONNECT)
    if form not in ("", *FORMS):
        raise UsageError(f"“{form}” can't be imported: use one of {', '.join(FORMS)}.")
    if not data.strip():
        raise UsageError("The file is empty: there is nothing to import.")
    return make(
        viewer,
        _items(viewer, data, form or _form(data), document, sharing, group, language),
        dry_run=dry_run,
        on_progress=on_progress,
    )


def _items(
    viewer: Viewer, data: bytes, form: str, document: str, sharing: str, group: int | None, language: str
) -> list[Item]:
    public = sharing or str(Sharing.PUBLIC)
    if form == "csv":
        return table.items(viewer, data, sharing=public, group=group, language=language)
    said = web_annotations.loaded(data)
    if form == "hypothesis" or hypothesis.looks_so(said):
        private = sharing or str(Sharing.PRIVATE)
        return hypothesis.items(
            viewer, said, document=document, sharing=private, group=group, language=language
        )
    return web_annotations.items(viewer, said, sharing=public, group=group, language=language)


def _form(data: bytes) -> str:
    return "annotations" if data.removeprefix(_BYTE_ORDER_MARK).lstrip()[:1] in (b"{", b"[") else "csv"
