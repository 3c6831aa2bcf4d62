"""Notes from an export of Hypothesis: each on the words that it quotes.

In: JSON as its API or its “export” gives it (`rows`, `annotations`, a list, or one a line), and the symbol
of the document, where the pages' links don't say it. Out: an item for each annotation. What quotes nothing
is a note on the document; a reply is one on the words of what it answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from travaux.library import finding
from travaux.library.connections import describing, resolving
from travaux.library.connections.describing import End
from travaux.library.connections.importing import values
from travaux.library.connections.importing.making import MOST, Item, Wish
from travaux.library.connections.importing.selectors import Selected, read
from travaux.library.connections.quoting import Quotes
from travaux.library.models import Edition, Sharing
from travaux.library.permissions import Viewer
from travaux.texts.errors import FieldsError, MissingError, UsageError
from travaux.texts.links import Place

_NAMES = "https://hypothes.is/a/"
_EVERYBODY = "group:__world__"


def items(
    viewer: Viewer, said: Any, *, document: str, sharing: str, group: int | None, language: str
) -> list[Item]:
    """An item for each annotation. Raises UsageError where it is no such export, or too long."""
    rows = list(_rows(said))
    if len(rows) > MOST:
        raise UsageError(f"There are more than {MOST} annotations: import them in parts.")
    reader = _Reader(viewer, document, language, {str(row.get("id")): row for row in rows})
    return [
        Item(f"annotation {count}", partial(reader.wish, row, sharing, group), values.key(_name(row)))
        for count, row in enumerate(rows, 1)
    ]


def looks_so(said: Any) -> bool:
    """Whether it is an export of Hypothesis."""
    try:
        first = next(_rows(said), None)
    except UsageError:
        return False
    return first is not None and "uri" in first and "user" in first


def _rows(said: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(said, Mapping) and "uri" not in said:
        said = said.get("rows", said.get("annotations"))
    every = said if isinstance(said, list) else [said]
    for one in every:
        if not isinstance(one, Mapping) or "uri" not in one:
            raise UsageError("This is no export of Hypothesis: its annotations have a “uri” each.")
        yield one


class _Reader:
    """Reads one export for one viewer."""

    def __init__(
        self, viewer: Viewer, document: str, language: str, rows: Mapping[str, Mapping[str, Any]]
    ) -> None:
        self._viewer, self._document, self._language = viewer, document, language
        self._rows, self._quotes = rows, Quotes()

    def wish(self, row: Mapping[str, Any], sharing: str, group: int | None) -> Wish:
        """What one annotation wishes for. Raises TravauxError."""
        name = _name(row)
        own = _for_the_author(row)
        return Wish(
            self._end(row),
            note=str(row.get("text") or ""),
            tags=[str(one) for one in row.get("tags") or []],
            sharing=str(Sharing.PRIVATE) if own else sharing,
            group=None if own else group,
            by_name=values.author(self._viewer, _author(row)),
            key=values.key(name),
            made_at=values.moment(str(row.get("created") or ""), "created"),
            origin={"id": name, "more": {"via": str(row["uri"])}} if name else {},
        )

    def _end(self, row: Mapping[str, Any]) -> End:
        selected = _selected(row)
        answers = [str(one) for one in row.get("references") or []]
        if not selected.quote and answers:
            selected = _selected(self._rows.get(answers[0], {}))
        place = self._place(row)
        if not selected.quote:
            return describing.whole(self._viewer, place.symbol, place.language or self._language)
        return self._quoted(place, selected)

    def _place(self, row: Mapping[str, Any]) -> Place:
        """The document that was annotated."""
        text = self._document or str(row["uri"])
        found = resolving.place(self._viewer, text, self._language)
        if found.edition is None:
            named = found.symbol or text
            raise FieldsError({"source": f"{named} is no document of this library: say which one it is."})
        asked = found.edition.language if self._document else None
        return Place(found.symbol, asked)

    def _quoted(self, place: Place, selected: Selected) -> End:
        """The words in the newest edition of any language that has them."""
        first: MissingError | None = None
        for edition in self._editions(place):
            try:
                found = self._quotes.find(edition, selected.passage())
            except MissingError as missing:
                first = first or missing
            else:
                return describing.end_in(self._viewer, edition, found)
        assert first is not None
        raise first

    def _editions(self, place: Place) -> Iterator[Edition]:
        best, every = finding.edition_among_all(self._viewer, place, [self._language])
        yield best
        seen = {best.language}
        for one in every:
            if one.language not in seen and not one.superseded:
                seen.add(one.language)
                yield one


def _name(row: Mapping[str, Any]) -> str:
    return f"{_NAMES}{row['id']}" if row.get("id") else ""


def _selected(row: Mapping[str, Any]) -> Selected:
    targets = row.get("target") or []
    first = targets[0] if isinstance(targets, list) and targets else {}
    return read(first.get("selector")) if isinstance(first, Mapping) else Selected()


def _author(row: Mapping[str, Any]) -> str:
    """The name that is shown: the display name, or the account without its host."""
    about = row.get("user_info")
    shown = about.get("display_name") if isinstance(about, Mapping) else None
    return str(shown or str(row.get("user") or "").removeprefix("acct:").partition("@")[0])


def _for_the_author(row: Mapping[str, Any]) -> bool:
    """Whether only its author may read it there."""
    rights = row.get("permissions")
    readers = rights.get("read") if isinstance(rights, Mapping) else None
    return isinstance(readers, list) and bool(readers) and not any("group:" in str(one) for one in readers)
