"""The tray: passages that were picked up on one page, to be connected on another.

In: a signed cookie with at most ten passages (document, stretch, first words). Out: what the tray holds.
That is only a note of where to begin: whether the viewer may see it is asked when it is connected.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest

from travaux.exporting.labels import direction
from travaux.texts import links
from travaux.web.connect_asked import Asked

COOKIE = "tray"
MOST = 10


@dataclass(frozen=True, slots=True)
class Held:
    """A passage in the tray."""

    source: str
    stretch: str
    printed: str
    words: str
    language: str

    @property
    def direction(self) -> str:
        """The direction of its words."""
        return direction(self.language)

    @property
    def href(self) -> str:
        """Where it stands."""
        place = links.parse(self.source)
        assert place is not None
        return f"{place.at(self.stretch.partition(':')[0].partition('~')[0]).path()}#{self.stretch}"

    @property
    def link(self) -> str:
        """To connect it."""
        return Asked(self.source, self.stretch).link

    def onto(self, target: str, at: str) -> str:
        """To connect it with a place that is being read."""
        return Asked(self.source, self.stretch, target=target, at=(at,)).link


def held(request: HttpRequest) -> list[Held]:
    """What the tray holds, last picked up first; nothing where the cookie is not ours."""
    try:
        rows = signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE)
        return [Held(*row) for row in rows]
    except (signing.BadSignature, TypeError):
        return []
