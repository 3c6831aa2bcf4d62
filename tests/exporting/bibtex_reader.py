"""A strict little reader of BibTeX, for tests: braces must meet, keys and names must be plain."""

from __future__ import annotations

import re

_ENTRY = re.compile(r"@(?P<kind>[a-z]+)\{(?P<key>[0-9A-Za-z-]+),\n")
_FIELD = re.compile(r"\s*(?P<name>[a-z]+) = ")


def read(text: str) -> list[dict[str, str]]:
    """The entries, each with its kind, key and fields; raises ValueError where the text is none."""
    at, found = 0, []
    while at < len(text):
        head = _ENTRY.match(text, at)
        if head is None:
            raise ValueError(f"no entry at {at}: {text[at : at + 40]!r}")
        entry, at = {"kind": head["kind"], "key": head["key"]}, head.end()
        while text[at : at + 2] != "}\n":
            field = _FIELD.match(text, at)
            if field is None:
                raise ValueError(f"no field at {at}: {text[at : at + 40]!r}")
            value, at = _value(text, field.end())
            entry[field["name"]] = value
        found.append(entry)
        at += 2
        at += text[at : at + 1] == "\n"
    return found


def _value(text: str, at: int) -> tuple[str, int]:
    """A value in braces, or a bare word, with the comma and line end after it."""
    end, depth = at, 0
    while text[end] != "," or depth:
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        if depth < 0 or text[end] == "\n":
            raise ValueError(f"a value that does not end at {at}")
        end += 1
    if text[end + 1] != "\n":
        raise ValueError(f"something after a value at {end}")
    return text[at:end], end + 2
