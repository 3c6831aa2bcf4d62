"""Addresses: the stable names of blocks, the one place that builds, parses and prints them.

In: a kind of unit and a printed number ("para", "12 bis"). Out: identifiers in the manner of
Akoma Ntoso for the United Nations (`para_62`, `annex_I__para_3`, `para_62__list_a__list_i`) and
the words people cite with ("annex I, para. 3"). Steps are joined by two underscores; the number
part drops final punctuation and spaces and writes "." as "-" (26.1 -> `para_26-1`). Numbers that
run through a document leave their parents out; who calls decides that, this module only spells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

PRINTED = {
    "para": "para. {}",
    "op": "para. {}",
    "pp": "preambular para. {}",
    "p": "unnumbered para. {}",
    "list": "({})",
    "sec": "sect. {}",
    "dvs": "heading {}",
    "part": "part {}",
    "chp": "chap. {}",
    "art": "art. {}",
    "rule": "rule {}",
    "prin": "principle {}",
    "gl": "guideline {}",
    "annex": "annex {}",
    "appendix": "appendix {}",
    "enclosure": "enclosure {}",
    "att": "attachment {}",
    "opinion": "individual opinion {}",
    "res": "resolution {}",
    "letter": "letter {}",
    "fn": "footnote {}",
    "tbl": "table {}",
    "fig": "figure {}",
    "cap": "caption {}",
    "title": "title {}",
    "mast": "masthead, line {}",
    "toc": "contents, line {}",
    "speech": "speech {}",
    "furn": "running text {}",
}
"""What each kind of step is called when an address is cited (UN Editorial Manual forms)."""

_STEP = re.compile(r"(?P<kind>[a-z]+)(?:_(?P<number>[^\W_][^_]*))?\Z")
_UNSAFE = re.compile(r"[^\w-]+|_")
_INNER_STOP = re.compile(r"(?<=\w)\.(?=\d)")
_DUPLICATE = "dup"
_COUNT = re.compile(r"(?:[2-9]|[1-9][0-9]+)\Z")


class AddressError(ValueError):
    """The text is not an address."""


class Step(NamedTuple):
    """One step of an address: `kind` is the short name of a unit, `number` its spelled number.

    An annex without a number has an empty one. `duplicate` counts from 2 for further blocks that
    are printed with the same number at the same place.
    """

    kind: str
    number: str = ""
    duplicate: int = 1

    def __str__(self) -> str:
        name = f"{self.kind}_{self.number}" if self.number else self.kind
        return name if self.duplicate == 1 else again(name, self.duplicate)


@dataclass(frozen=True, slots=True)
class Address:
    """A parsed address: its steps, outermost first."""

    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return "__".join(map(str, self.steps))

    def printed(self, symbol: str | None = None) -> str:
        """The address as people cite it: "A/57/292, para. 62 (a) (i)"."""
        parts = [symbol] if symbol else []
        for at, step in enumerate(self.steps):
            form = PRINTED.get(step.kind, step.kind + " {}")
            words = form.format(_as_printed(step.number)).replace(" ()", "").rstrip()
            if step.duplicate > 1:
                words += f" (printed again, {step.duplicate})"
            if step.kind == "list" and at:
                parts[-1] += " " + words
            else:
                parts.append(words)
        return ", ".join(parts)


def spell(number: str) -> str:
    """A printed number as it stands in an address: "12 bis" -> "12bis", "26.1" -> "26-1".

    Whatever is neither letter nor digit goes, so the result holds no underscore.
    """
    if number.isalnum():
        return number
    dotted = _INNER_STOP.sub("-", number.strip())
    return _UNSAFE.sub("", dotted).strip("-")


def step(kind: str, number: str | int = "") -> str:
    """One step spelled out: step("para", "12 bis") == "para_12bis"."""
    return str(Step(kind, spell(str(number))))


def join(*parts: str) -> str:
    """Several addresses or steps as one, leaving out empty ones."""
    return "__".join(part for part in parts if part)


def parse(text: str) -> Address:
    """Read an address back. Raises AddressError with the offending part."""
    steps: list[Step] = []
    for part in text.split("__"):
        match = _STEP.match(part)
        if match is None:
            raise AddressError(f"“{text}” is not an address: “{part}” should look like para_12.")
        kind, number = match["kind"], match["number"] or ""
        if kind != _DUPLICATE:
            steps.append(Step(kind, number))
        elif steps and steps[-1].duplicate == 1 and _COUNT.match(number):
            steps[-1] = steps[-1]._replace(duplicate=int(number))
        else:
            raise AddressError(f"“{text}” is not an address: “{part}” counts from dup_2 and follows a step.")
    return Address(tuple(steps))


def printed(address: str, symbol: str | None = None) -> str:
    """The address as people cite it, after the symbol when one is given."""
    return parse(address).printed(symbol)


def again(address: str, count: int) -> str:
    """The name of the `count`-th block (from 2) that prints the same number."""
    return f"{address}__{_DUPLICATE}_{count}"


def _as_printed(number: str) -> str:
    """Undo `spell` for reading: 26-1 -> 26.1, 12bis -> 12 bis."""
    dotted = re.sub(r"(?<=\d)-(?=\d)", ".", number)
    return re.sub(r"(?<=\d)(?=(?:bis|ter|quater|quinquies|sexies)\b)", " ", dotted)
