"""What people type, made clean: names, notes, links.

In: text as typed. Out: text as it is kept, or FieldsError with a sentence for the field it was typed into.
"""

from __future__ import annotations

from collections.abc import Callable

from django.utils.text import slugify

from travaux.texts.errors import FieldsError

LONGEST_NOTE = 20_000
"""Characters of a note, an introduction, a text in a field: some pages."""


def line(text: str, field: str, *, missing: str, longest: int) -> str:
    """One line without needless spaces. `missing` is what to say where nothing was typed."""
    clean = " ".join(text.replace("\0", " ").split())
    if not clean:
        raise FieldsError({field: missing})
    if len(clean) > longest:
        raise FieldsError({field: f"This is longer than {longest} characters: shorten it."})
    return clean


def prose(text: str, field: str) -> str:
    """Text of several paragraphs."""
    clean = text.replace("\r\n", "\n").strip()
    if len(clean) > LONGEST_NOTE:
        raise FieldsError(
            {field: f"This has {len(clean)} characters, and {LONGEST_NOTE} is the most: shorten it."}
        )
    if "\0" in clean:
        raise FieldsError({field: "This holds a character that is no text (NUL): take it out."})
    return clean


def slug(name: str, nameless: str, taken: Callable[[str], bool], longest: int) -> str:
    """The link of something with this name, with a number where it is taken."""
    base = (slugify(name, allow_unicode=True) or nameless)[: longest - 8]
    made, count = base, 1
    while taken(made):
        count += 1
        made = f"{base}-{count}"
    return made
