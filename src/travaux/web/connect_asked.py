"""The state of connecting, all of it in the address: which passage, which relation, which target.

In: a query, or a form that was sent. Out: `Asked`, which can write itself as a query again, so that every
step can be reloaded, gone back to and passed on. Nothing is looked up here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from travaux.texts import links
from travaux.texts.links import Place

NOTE = "note"
MOST_TARGETS = 50  # for one source in one go: more is a mistake of the pointer
LONGEST_LINK = 3500  # servers refuse a first line much longer than this
_TO_AT = "#"  # parts document and place in what a suggestion's button sends


@dataclass(frozen=True, slots=True)
class Asked:
    """What is chosen so far. `source` and `target` are paths of documents, the rest as it was sent."""

    source: str = ""
    stretch: str = ""
    kind: str = ""
    relation: str = ""
    swapped: bool = False
    target: str = ""
    at: tuple[str, ...] = ()
    whole: bool = False
    typed: str = ""
    find: str = ""
    near: str = ""
    note: str = ""
    tags: str = ""
    sharing: str = ""

    @property
    def is_note(self) -> bool:
        """Whether this is a note: a passage without a target."""
        return self.kind == NOTE

    @property
    def source_place(self) -> Place | None:
        """The document that the passage stands in."""
        return links.parse(self.source)

    @property
    def target_place(self) -> Place | None:
        """The document that is connected with."""
        return links.parse(self.target)

    @property
    def query(self) -> str:
        """All of it as a query; what is empty is left out."""
        written = QueryDict(mutable=True)
        for name, field in _TEXTS.items():
            if value := getattr(self, field):
                written[name] = value
        for name, field in _FLAGS.items():
            if getattr(self, field):
                written[name] = "1"
        written.setlist("at", list(self.at))
        return written.urlencode(safe="/,:~()")

    @property
    def link(self) -> str:
        """The plain page in this state."""
        return f"{reverse('connect')}?{self.query}"

    def toward(self, target: str, *at: str) -> Asked:
        """With another target, and what was typed for it done with."""
        return replace(self, target=target, at=at, whole=False, typed="", find="", near="")

    def with_at(self, stretch: str) -> Asked:
        """With one more place in the target; without it, where it was chosen already."""
        kept = tuple(one for one in self.at if one != stretch)
        added = kept if len(kept) < len(self.at) else (*self.at, stretch)[:MOST_TARGETS]
        return replace(self, at=added, whole=False)


_TEXTS = {
    "from": "source",
    "connect": "stretch",
    "kind": "kind",
    "relation": "relation",
    "to": "target",
    "q": "typed",
    "find": "find",
    "near": "near",
    "note": "note",
    "tags": "tags",
    "sharing": "sharing",
}
_FLAGS = {"swap": "swapped", "whole": "whole"}


def read(sent: QueryDict) -> Asked:
    """What is asked for; a button that was pressed (`pick`, `drop`, `turn`, `choose`) counts at once."""
    texts = {field: sent.get(name, "").strip() for name, field in _TEXTS.items()}
    texts["near"] = sent.get("section", "") or texts["near"]
    flags = {field: sent.get(name) == "1" for name, field in _FLAGS.items()}
    at = tuple(dict.fromkeys(filter(None, sent.getlist("at"))))[:MOST_TARGETS]
    return _pressed(Asked(**texts, **flags, at=at), sent)  # type: ignore[arg-type]


def recent(request: HttpRequest, cookie: str) -> list[str]:
    """What a cookie remembers, last used first."""
    return [one for one in request.COOKIES.get(cookie, "").split(".") if one]


def _pressed(asked: Asked, sent: Mapping[str, str]) -> Asked:
    """With what the pressed button says: choose a document, pick or drop a place in one, turn around."""
    if chosen := sent.get("choose"):
        return asked.toward(chosen)
    if picked := sent.get("pick"):
        path, _mark, stretch = picked.partition(_TO_AT)
        place = links.parse(path)
        target = place.document().path() if place else ""
        here = asked.with_at(stretch) if target == asked.target else asked.toward(target, stretch)
        return replace(here, typed="")
    if dropped := sent.get("drop"):
        if dropped == "document":
            return asked.toward("")
        return replace(asked, at=tuple(one for one in asked.at if one != dropped))
    return replace(asked, swapped=not asked.swapped) if sent.get("turn") else asked
