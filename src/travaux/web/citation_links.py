"""Citations as links in a text, and how often its paragraphs are cited.

In: an edition and who reads it. Out: for each block its links in order, none over another, with the
offsets of `Block.text`; and the counts for the gutter. What a citation became shows by its underline and
is said in words: a found one leads to its target, the others to a page that says what can be meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from django.urls import reverse

from travaux.library.citations import linking
from travaux.library.citations.linking import Linked
from travaux.library.models import CitationState, Edition
from travaux.library.permissions import Viewer
from travaux.texts.links import Place

_LOOKS = {str(CitationState.AMBIGUOUS): "choose", str(CitationState.WAITING): "missing"}
_LINKS_KEPT = 4096  # a few documents' worth: the same articles are cited again and again
_SAID = {"choose": "said-choose", "missing": "said-missing"}  # ids of words in parts/reading_words.html


@dataclass(frozen=True, slots=True)
class Link:
    """A citation as a link: `look` is "" when its target is known, "choose" or "missing" otherwise."""

    id: int
    start: int
    end: int
    href: str
    look: str = ""

    def written(self, text: str, first: int, last: int) -> str:
        """The part of the link over these characters; a part after the first is for the pointer only."""
        kind = f"cite {self.look}" if self.look else "cite"
        said = f' aria-describedby="{_SAID[self.look]}"' if self.look else ""
        again = ' tabindex="-1"' if first > self.start else ""
        inside = escape(text[first:last], quote=False)
        link = f'<a class="{kind}" href="{escape(self.href)}" data-cite="{self.id}"'
        return f'{link} data-at="{first}"{said}{again}>{inside}</a>'


@dataclass(frozen=True, slots=True)
class Links:
    """The links of each block, and how many passages elsewhere cite it."""

    at: Mapping[str, Sequence[Link]] = field(default_factory=dict)
    times: Mapping[str, int] = field(default_factory=dict)


def of(viewer: Viewer, edition: Edition, here: Collection[str]) -> Links:
    """The links of an edition whose blocks have the addresses `here`; two finders, whatever its length."""
    found = linking.links(viewer, edition)
    page = page_of(0).removesuffix("0")
    links = {address: links_of(some, edition.work_id, here, page) for address, some in found.items()}
    return Links(links, linking.times(viewer, edition))


def links_of(found: Iterable[Linked], work_id: int, here: Collection[str], page: str) -> list[Link]:
    """The links of one block; where two citations share words, the first has them.

    `page` is what the address of a citation's page begins with.
    """
    made: list[Link] = []
    at = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        start = max(one.start, at)
        if start < one.end:
            look = _LOOKS.get(one.state, "")
            href = f"{page}{one.id}" if look else _href(one, work_id, here)
            made.append(Link(one.id, start, one.end, href, look))
            at = one.end
    return made


def _href(one: Linked, work_id: int, here: Collection[str]) -> str:
    if one.work_id == work_id and one.place in here:
        return f"#{one.place}"
    return _link(one.symbol, one.place)


@lru_cache(_LINKS_KEPT)
def _link(symbol: str, place: str) -> str:
    document = Place(symbol)
    return (document.at(place) if place else document).path()


def page_of(citation: int) -> str:
    """The page of one citation."""
    return reverse("citation", args=[citation])
