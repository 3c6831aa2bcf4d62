"""What changed between two texts, in every format in which it leaves: for page, API and command line alike.

In: the names of both texts and their changes. Out: bytes, piece by piece: csv (a paragraph a row), json
(with the words that went and came), text (to read in a terminal, [-gone-] and {+new+}).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from travaux.exporting import csv_table
from travaux.library.side_by_side.changes import Change, Kinds, counts
from travaux.texts import address
from travaux.texts.errors import UsageError
from travaux.texts.refinding import Part

SCHEMA = "travaux/compared/1"
_SIGNS = {"gone": ("[-", "-]"), "new": ("{+", "+}")}
_HEAD = ("what", "old address", "new address", "old text", "new text", "changes")


class Format(NamedTuple):
    """A format: what it is called on the web, and what writes it."""

    media_type: str
    write: Callable[[Sequence[str], Sequence[Change]], Iterator[bytes]]


def written(form: str, names: Sequence[str], changes: Sequence[Change]) -> tuple[str, Iterator[bytes]]:
    """The media type and the bytes of a format. Raises UsageError for one that there is not."""
    if form not in FORMATS:
        raise UsageError(f"“{form}” is no form of a comparison: choose one of {', '.join(FORMATS)}.")
    return FORMATS[form].media_type, FORMATS[form].write(names, changes)


def json_row(one: Change) -> dict[str, Any]:
    """A change as JSON values."""
    return {
        "what": one.kind.value,
        "renumbered": one.renumbered,
        "old": one.old.address if one.old else None,
        "new": one.new.address if one.new else None,
        "parts": [{"kind": part.kind, "text": part.text} for part in one.parts],
    }


def signed(parts: Sequence[Part]) -> str:
    """The words of both texts, with signs around what went and what came."""
    return "".join("{}{}{}".format(*_around(part)) for part in parts)


def _around(part: Part) -> tuple[str, str, str]:
    before, after = _SIGNS.get(part.kind, ("", ""))
    text = part.text.lstrip()
    return part.text[: len(part.text) - len(text)] + before, text, after


def _csv(names: Sequence[str], changes: Sequence[Change]) -> Iterator[bytes]:
    head = [
        *_HEAD[:1],
        *(f"{what} ({name})" for what, name in zip(_HEAD[1:3], names, strict=True)),
        *_HEAD[3:],
    ]
    return csv_table.table(head, map(_csv_row, changes))


def _csv_row(one: Change) -> list[str]:
    return [
        "renumbered" if one.kind is Kinds.SAME and one.renumbered else one.kind.value,
        one.old.address if one.old else "",
        one.new.address if one.new else "",
        one.old.text if one.old else "",
        one.new.text if one.new else "",
        signed(one.parts) if one.old and one.new and one.words else "",
    ]


def _json(names: Sequence[str], changes: Sequence[Change]) -> Iterator[bytes]:
    head = json.dumps(
        {"schema": SCHEMA, "old": names[0], "new": names[1], "counts": counts(changes).named()},
        ensure_ascii=False,
    )
    yield f'{head[:-1]}, "changes": [\n'.encode()
    for at, one in enumerate(changes):
        yield f"{',' if at else ''}{json.dumps(json_row(one), ensure_ascii=False)}\n".encode()
    yield b"]}\n"


def _text(names: Sequence[str], changes: Sequence[Change]) -> Iterator[bytes]:
    yield f"{names[0]} → {names[1]}\n\n".encode("utf-8", errors="replace")
    for one in changes:
        if not one.same:
            yield f"{_place(one)}: {signed(one.parts)}\n\n".encode("utf-8", errors="replace")
    said = ", ".join(f"{count} {name}" for name, count in counts(changes).named().items() if count)
    yield f"{said or 'nothing'}.\n".encode()


def _place(one: Change) -> str:
    block = one.new or one.old
    assert block is not None
    place = address.printed(block.address)
    if one.kind is Kinds.MOVED and one.old:
        return f"{place} (moved from {address.printed(one.old.address)})"
    if one.renumbered and one.old:
        return f"{place} ({one.kind.value}, was {address.printed(one.old.address)})"
    return f"{place} ({one.kind.value})"


FORMATS: Mapping[str, Format] = {
    "csv": Format(csv_table.MEDIA_TYPE, _csv),
    "json": Format("application/json", _json),
    "text": Format("text/plain; charset=utf-8", _text),
}
