"""Rows of our own table: those with a key are changed, the others are found by their place, or new.

In: rows with the columns of `recommendations.table` (any of them, in any order). Out: status, deadline and
who is responsible as the row says, a remark where it has one, and corrections where its words differ from
what is there: a table that is taken in as it was given out changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from travaux.library.models import Recommendation
from travaux.library.permissions import Viewer, visible_recommendations
from travaux.library.recommendations import changing, finding, stepping
from travaux.library.recommendations.importing import fresh
from travaux.library.recommendations.importing.sheets import Row, column
from travaux.library.recommendations.importing.taking import Imported
from travaux.library.recommendations.showing import Shown
from travaux.library.recommendations.table import BETWEEN, COLUMNS, cells
from travaux.texts import links
from travaux.texts.errors import FieldsError, TravauxError

_NAMES = {column(name): name for name in COLUMNS}
_FOLLOWED = ("status", "deadline", "responsible")
_CORRECTED = ("text", "number", "verb", "response")
_LISTS = ("recommenders", "addressees", "topics")


def knows(columns: set[str]) -> bool:
    """Whether these are columns of our own table."""
    return "key" in columns or {"document", "text"} <= columns or {"document", "number"} <= columns


@dataclass(slots=True)
class Own:
    """Keeps rows of our own table."""

    viewer: Viewer
    visibility: str

    def keep(self, rows: list[Row], into: Imported) -> None:
        """Change or make what each row says."""
        for row in rows:
            said = {_NAMES[name]: cell for name, cell in row.cells.items() if name in _NAMES}
            try:
                with transaction.atomic():
                    self._keep(row.place, said, into)
            except FieldsError as error:
                into.refuse(row.place, " ".join(error.fields.values()))
            except TravauxError as error:
                into.refuse(row.place, str(error))

    def _keep(self, place: str, said: Mapping[str, str], into: Imported) -> None:
        known = self._known(said)
        if known is None:
            made = fresh.make(self.viewer, self.visibility, _wish(said))
            self._follow(made, said, into.batch)
            into.tell(place, f"{made.symbol} {made.number}".strip())
            return
        language = said.get("language") or "en"
        before = finding.one(self.viewer, known.key, language)
        self._correct(before, said, language, into.batch)
        self._follow(known, said, into.batch)
        after = finding.one(self.viewer, known.key, language)
        changed = _differences(before, after, said)
        if changed:
            into.tell(place, after.printed, changed)
        else:
            into.unchanged += 1

    def _known(self, said: Mapping[str, str]) -> Recommendation | None:
        """The row that is meant: by its key, else by its document and place."""
        if key := said.get("key", "").strip():
            try:
                UUID(key)
            except ValueError:
                raise FieldsError({"key": f"“{key[:40]}” is no key: leave it as it was exported."}) from None
            found = visible_recommendations(self.viewer).filter(key=key).first()
            if found is not None:
                return found
        if not said.get("document"):
            raise FieldsError(
                {"document": "No recommendation of this key is here, and the row names no document."}
            )
        rows = visible_recommendations(self.viewer).filter(folded=links.key(said["document"]))
        for name in ("address", "number"):
            there = list(rows.filter(**{name: said[name]})[:2]) if said.get(name) else []
            if len(there) == 1:
                return there[0]
        return None

    def _correct(self, before: Shown, said: Mapping[str, str], language: str, batch: UUID) -> None:
        now = dict(zip(COLUMNS, cells(before), strict=True))
        wanted: dict[str, Any] = {}
        if said.get("language", before.language) == before.language:
            wanted = {name: said[name] for name in _CORRECTED if name in said and said[name] != now[name]}
        if not wanted.get("text", "-"):
            wanted.pop("text")  # an empty cell is no correction of the words
        for name in _LISTS:
            if name in said and _parts(said[name]) != _parts(now[name]):
                wanted[name] = _parts(said[name])
        if wanted:
            changing.correct(self.viewer, before.key, language=language, batch=batch, **wanted)

    def _follow(self, row: Recommendation, said: Mapping[str, str], batch: UUID) -> None:
        wanted: dict[str, Any] = {name: said[name] for name in _FOLLOWED if name in said}
        changing.follow_up(self.viewer, row.key, remark=said.get("remark", ""), batch=batch, **wanted)


def _differences(before: Shown, after: Shown, said: Mapping[str, str]) -> tuple[stepping.Change, ...]:
    old, new = (dict(zip(COLUMNS, cells(one), strict=True)) for one in (before, after))
    names = (*_FOLLOWED, *_CORRECTED, *_LISTS)
    changed = [stepping.change(name, old[name], new[name]) for name in names if old[name] != new[name]]
    if said.get("remark"):
        changed.append(stepping.change("remark", "", said["remark"]))
    return tuple(changed)


def _wish(said: Mapping[str, str]) -> fresh.Wish:
    """A new recommendation."""
    if not said.get("text"):
        raise FieldsError({"text": "A new recommendation needs its text."})
    return fresh.Wish(
        symbol=said["document"],
        text=said["text"],
        language=said.get("language") or "en",
        number=said.get("number", ""),
        address=said.get("address", ""),
        date=said.get("date", ""),
        body=said.get("body", ""),
        lead_in=said.get("lead_in", ""),
        response=said.get("response", ""),
        verb=said.get("verb", ""),
        recommenders=tuple(_parts(said.get("recommenders", ""))),
        addressees=tuple(_parts(said.get("addressees", ""))),
        topics=tuple(_parts(said["topics"])) if said.get("topics") else None,
        key=UUID(said["key"]) if said.get("key") else None,
    )


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(BETWEEN.strip()) if part.strip()]
