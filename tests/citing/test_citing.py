"""The front door, the shared examples with their labels, and the page the project began with."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from travaux import citing
from travaux.texts.citation import Citation, CitationKind

PRECISION, RECALL, RIGHT, LANGUAGE = 0.98, 0.95, 0.92, 0.88
"""What the shared labels ask for: targets, whole rows, whole rows of each language."""


def flat(value: object) -> set[str]:
    """Targets or parts of a label, however they are nested."""
    if isinstance(value, dict):
        return {one for some in value.values() for one in flat(some)}
    items = value if isinstance(value, list) else [value] if value else []
    return {str(one).replace(" ", "").lower() for one in items}


@pytest.fixture
def rows(shared: Path) -> list[tuple[dict[str, object], list[Citation]]]:
    text = (shared / "domain" / "citations.jsonl").read_text(encoding="utf-8")
    labels = [json.loads(line) for line in text.splitlines() if line.strip()]
    return [
        (row, citing.cite(row["text"], row["language"], citing.context_of(row.get("source", ""))))
        for row in labels
    ]


def needs_more(row: dict[str, object]) -> bool:
    """Whether only the document around the text says what is meant."""
    return row["kind"] == "ibid" or any(
        one.startswith(("contextual", "previous")) for one in flat(row["target"])
    )


def test_the_shared_labels(rows: list[tuple[dict[str, object], list[Citation]]]) -> None:
    count: Counter[str] = Counter()
    languages: dict[str, Counter[bool]] = {}
    for row, found in rows:
        want, got = flat(row["target"]), flat([one.target for one in found if one.target])
        pins = flat([str(part) for one in found for part in one.pinpoints])
        right = want == got and (not want or pins == flat(row["pinpoint"]))
        languages.setdefault(str(row["language"]), Counter())[right] += 1
        if not needs_more(row):
            count.update(want=len(want), got=len(got), both=len(want & got), rows=1, right=right)
        if row["kind"] == "negative":
            assert not found, row["text"]
    assert count["both"] / count["got"] >= PRECISION
    assert count["both"] / count["want"] >= RECALL
    assert count["right"] / count["rows"] >= RIGHT
    assert all(one[True] / one.total() >= LANGUAGE for one in languages.values())


def test_the_page_the_project_began_with(shared: Path) -> None:
    (seed,) = (shared / "seeds").glob("001_*.txt")
    text = seed.read_text(encoding="utf-8")
    found = citing.cite(text, "en", citing.context_of("A/57/292"))
    starts = {number: text.index(f" {number}. ") for number in (61, 62, 63)}
    named = [
        (max(number for number, start in starts.items() if start < one.start), one.target)
        for one in found
        if one.kind is CitationKind.TREATY and one.target
    ]
    assert named == [
        (61, "udhr"),
        (61, "iccpr"),
        (61, "icescr"),
        (61, "icerd"),
        (61, "crc"),
        (61, "cedaw"),
        (62, "icrmw"),
        (63, "untoc"),
        (63, "trafficking-protocol"),
        (63, "smuggling-protocol"),
    ]
    cut = next(one for one in found if one.text == "Convention")
    assert cut.target is None
    assert {"untoc", "icrmw"} <= {one.target for one in cut.candidates}


class Shelf:
    """A library that holds these."""

    def __init__(self, *targets: str) -> None:
        self.targets = targets

    def known(self, target: str) -> bool:
        return target in self.targets


def test_what_the_library_holds_comes_first_among_candidates() -> None:
    found = citing.cite("resolution 48/13", "en", lookup=Shelf("A/HRC/RES/48/13"))
    assert [one.target for one in found] == [None]
    assert [one.target for one in found[0].candidates] == ["A/HRC/RES/48/13", "A/RES/48/13"]


def test_both_steps_make_the_whole() -> None:
    text = "article 9 of the Convention on the Rights of the Child"
    assert citing.resolve(citing.find(text, "en"), None, None, text) == citing.cite(text, "en")


def test_a_language_without_a_lexicon_finds_symbols() -> None:
    assert [one.target for one in citing.cite("vide A/57/292 e CRC/C/GC/12", "pt")] == [
        "A/57/292",
        "CRC/C/GC/12",
    ]
