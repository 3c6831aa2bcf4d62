"""What is typed into the one box: a relation in words, a document, a place in it; all three at once.

In: the state with what was typed. Out: the state with what it means filled in, and what is to be said of it.
"implements A/59/266, para. 4" chooses relation, document and paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from travaux.library import finding
from travaux.library.connections import resolving
from travaux.library.connections.resolving import Resolved
from travaux.library.permissions import Viewer
from travaux.texts.links import Place
from travaux.texts.relation import RelationType
from travaux.web.connect_asked import Asked


@dataclass(frozen=True, slots=True)
class Understood:
    """The state after reading what was typed; `resolved` says what it was taken for."""

    asked: Asked
    resolved: Resolved | None = None


def understood(viewer: Viewer, asked: Asked, relations: Sequence[RelationType], language: str) -> Understood:
    """What was typed, in the state: nothing is changed by words that name no document."""
    if not asked.typed:
        return Understood(asked)
    asked, words = _relation(asked, relations, language)
    place = asked.target_place
    found = resolving.place(viewer, words, language, place.symbol if place else "")
    if found.kind not in (resolving.PASSAGE, resolving.DOCUMENT):
        return Understood(asked, found)
    target = path_of(found)
    if found.kind == resolving.PASSAGE:
        spots = tuple(map(str, found.stretches)) or found.addresses
        filled = replace(asked, target=target, at=spots, whole=False, near=spots[0], find="")
    elif target == asked.target:
        filled = asked
    else:
        filled = replace(asked, target=target, at=(), whole=False, near=found.show, find="")
    return Understood(replace(filled, typed=""), found)


def path_of(found: Resolved) -> str:
    """The document that was found, as it stands in the address."""
    if found.edition is not None:
        return finding.place_of(found.edition).path()
    return Place(found.symbol).path()


def _relation(asked: Asked, relations: Sequence[RelationType], language: str) -> tuple[Asked, str]:
    """With the relation whose verb begins what was typed, and what comes after it."""
    text, best = asked.typed, ("", "", False)
    folded = text.casefold()
    for one in relations:
        for words in (one.words(language), one.words("en")):
            for verb, swapped in ((words.verb, False), (words.reverse, True)):
                if len(verb) > len(best[0]) and folded.startswith(f"{verb.casefold()} "):
                    best = (verb, one.slug, swapped and not one.symmetric)
    verb, slug, swapped = best
    return (replace(asked, relation=slug, swapped=swapped) if slug else asked), text[len(verb) :].strip()
