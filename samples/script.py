"""The texts of the sample, as they stand in `texts/`: what they hold and how they are marked.

In: a file with "key: value" lines, an empty line, then one unit a line. Out: a `Script`.

    # I. | Introduction      a heading with its label (## for the next level, ### without a label)
    1. / 1-                  a numbered paragraph; two spaces before (a), four before (i)
    > text                   a paragraph without a number; right> at the right edge
    @ Name: | text           a speech
    = Annex   =- Title       a centred heading and what stands under it
    % text   | a | b |       a caption and the rows of a table
    ^1 text                  a footnote of the unit above; {1} is its mark, _word_ is in italics
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_LABELLED = re.compile(r"(?P<indent> *)(?P<label>\d+[.-]|\(?[\w']{1,4}\)|'\d')\s+(?P<text>.+)")
_INDENT = 2  # spaces a level


@dataclass(frozen=True)
class Element:
    """A unit; `kind`: heading, paragraph, item, plain, right, speech, annex, annex-title, caption, row."""

    kind: str
    text: str
    label: str = ""
    depth: int = 0
    cells: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Script:
    """A document of the sample in one language."""

    about: dict[str, str]
    elements: tuple[Element, ...]

    def __getitem__(self, name: str) -> str:
        return self.about.get(name, "")

    def rows(self, name: str) -> list[str]:
        """A value that has several lines."""
        return [part.strip() for part in self[name].split(" | ") if part.strip()]


def load(path: Path) -> Script:
    """Read one file."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    about = {
        name.strip(): value.strip() for name, _, value in (row.partition(":") for row in head.splitlines())
    }
    return Script(about, tuple(_with_notes(body.splitlines())))


def _with_notes(rows: list[str]) -> Iterator[Element]:
    """Elements, each with the notes that stand under it (under a list: with its last item)."""
    before: Element | None = None
    for row in filter(None, rows):
        if row.startswith("^"):
            mark, _, text = row[1:].partition(" ")
            assert before is not None
            before = Element(**{**vars(before), "notes": (*before.notes, (mark, text))})
            continue
        if before is not None:
            yield before
        before = _element(row)
    if before is not None:
        yield before


def _element(row: str) -> Element:
    if row.startswith("###"):
        return Element("heading", row[3:].strip(), depth=3)
    if row.startswith("#"):
        label, _, text = row.lstrip("#").partition("|")
        return Element("heading", text.strip(), label.strip(), len(row) - len(row.lstrip("#")))
    if row.startswith("@"):
        label, _, text = row[1:].partition("|")
        return Element("speech", text.strip(), label.strip())
    for start, kind in (
        ("=-", "annex-title"),
        ("=", "annex"),
        ("%", "caption"),
        ("right>", "right"),
        (">", "plain"),
    ):
        if row.startswith(start):
            return Element(kind, row[len(start) :].strip())
    if row.startswith("|"):
        return Element("row", "", cells=tuple(cell.strip() for cell in row.strip("| ").split("|")))
    match = _LABELLED.match(row)
    assert match is not None, f"not a unit: {row}"
    depth = len(match["indent"]) // _INDENT
    return Element("item" if depth else "paragraph", match["text"], match["label"], depth)
