"""The same paragraph in the reader's language, for paragraphs that a search found in another.

In: a viewer, what was found, a language. Out: the same with the place of each paragraph in that language,
where an edition has one at the same address. A few queries for a page of results. Only numbered places are
offered: what is counted in each version for itself ("the third heading") need not be the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from travaux.library import finding
from travaux.library.models import Block, Edition
from travaux.library.permissions import Viewer, visible_editions
from travaux.library.search.results import Hit, Results
from travaux.texts.links import Place

_COUNTED = frozenset({"p", "dvs", "title", "mast", "toc", "furn", "fig", "cap", "speech", "tbl"})
"""Units that are counted in each version, and not numbered in print."""


def offered(viewer: Viewer, found: Results, language: str) -> Results:
    """Results whose paragraphs know where they stand in `language`."""
    hits = of_hits(viewer, [hit for group in found.groups for hit in group.hits], language)
    known = iter(hits)
    groups = tuple(replace(group, hits=tuple(next(known) for _ in group.hits)) for group in found.groups)
    return replace(found, groups=groups)


def of_hits(viewer: Viewer, hits: Iterable[Hit], language: str) -> tuple[Hit, ...]:
    """Paragraphs that know where they stand in `language`; those in it already are as they were."""
    given = tuple(hits)
    wanted = [hit for hit in given if hit.language != language and _is_numbered(hit.address)]
    places = _places(viewer, wanted, language) if wanted else {}
    return tuple(replace(hit, elsewhere=places.get((hit.edition_id, hit.address))) for hit in given)


def _places(viewer: Viewer, hits: Iterable[Hit], language: str) -> dict[tuple[int, str], Place]:
    asked = [(hit.edition_id, hit.address) for hit in hits]
    works = dict(Edition.objects.filter(pk__in={pk for pk, _ in asked}).values_list("pk", "work"))
    there = {
        one.work_id: one
        for one in visible_editions(viewer)
        .filter(work__in=set(works.values()), language=language, superseded=False)
        .select_related("work")
        .order_by("version")
    }
    blocks = set(
        Block.objects.filter(edition__in=there.values(), address__in={at for _, at in asked}).values_list(
            "edition__work", "address"
        )
    )
    return {
        (pk, at): finding.place_of(there[works[pk]]).at(at) for pk, at in asked if (works[pk], at) in blocks
    }


def _is_numbered(address: str) -> bool:
    return not any(step.partition("_")[0] in _COUNTED for step in address.split("__"))
