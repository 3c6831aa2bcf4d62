"""Lists of connections: what the address asks for, and what can be chosen beside the list.

In: a query, and the document the list is of, if any. Out: the filters of the library's finder; the values
of the templates. Shared by the list of all connections and those of documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from travaux.library.connections import finding, settling
from travaux.library.connections.finding import Facet, Filters, Listing
from travaux.library.models import Edition, Sharing
from travaux.library.permissions import Action, Viewer, may
from travaux.web import choosing
from travaux.web.choosing import Chip, Choice, Group

SIZE = 20  # on a page: about as many as one reads through
FORMS = {"csv": "CSV", "jsonld": "JSON-LD", "graphml": "GraphML"}
KINDS: dict[str, str | Promise] = {"connection": _("connections"), "note": _("notes")}
ORDERS: dict[str, str | Promise] = {
    finding.NEW: _("newest first"),
    finding.OLD: _("oldest first"),
    finding.PLACE: _("in the order of the text"),
}
TITLES: dict[str, str | Promise] = {
    "relation": _("Relation"),
    "author": _("Author"),
    "tag": _("Tag"),
    "kind": _("Connections or notes"),
    "sharing": _("Who sees it"),
    "document": _("Document"),
    "at": _("Paragraph"),
    "q": _("Words"),
}


def filters(query: QueryDict, edition: Edition | None = None) -> Filters:
    """What the address asks for."""
    said = {name: query.get(name, "").strip() for name in TITLES}
    return Filters(
        relation=said["relation"],
        author=said["author"],
        tag=said["tag"],
        symbol=edition.work.symbol if edition else said["document"],
        address=said["at"],
        sharing=said["sharing"] if said["sharing"] in Sharing.values else "",
        text=said["q"],
        kind=said["kind"] if said["kind"] in KINDS else "",
        order=choosing.one_of(query, "sort", _orders(edition)),
        edition=edition,
    )


def listed(viewer: Viewer, query: QueryDict, edition: Edition | None = None) -> dict[str, Any]:
    """A page of the list with everything that stands around it."""
    page = choosing.page(query)
    wanted = filters(query, edition)
    listing = finding.listing(viewer, wanted, (page - 1) * SIZE, SIZE, language())
    removed = choosing.number(query, "removed")
    query = without(query, "removed")
    return {
        "rows": listing.rows,
        "total": listing.total,
        "groups": _groups(query, listing, viewer),
        "chips": _chips(query, listing, edition),
        "clear": choosing.link(query, **dict.fromkeys(TITLES)),
        "sorts": [
            Choice(str(ORDERS[name]), 0, name == wanted.order, choosing.link(query, sort=name))
            for name in _orders(edition)
        ],
        "pager": choosing.pager(query, page, max(1, -(-listing.total // SIZE))),
        "forms": [(name, choosing.link(query, format=form)) for form, name in FORMS.items()],
        "hidden": choosing.hidden(query, "q", "document"),
        "words": wanted.text,
        "document_said": query.get("document", ""),
        "removed": removed,
        "waiting": settling.count(viewer) if may(viewer, Action.CONNECT) else 0,
    }


def without(query: QueryDict, *names: str) -> QueryDict:
    """The query without some of its parts."""
    kept = query.copy()
    for name in names:
        kept.pop(name, None)
    return kept


def language() -> str:
    """The interface's language, for words of relations."""
    return (get_language() or "en").partition("-")[0]


def _orders(edition: Edition | None) -> Sequence[str]:
    """In a document the text's own order comes first."""
    return (finding.PLACE, finding.NEW, finding.OLD) if edition else (finding.NEW, finding.OLD)


def _groups(query: QueryDict, listing: Listing, viewer: Viewer) -> list[Group]:
    """The choices beside the list; one that leaves no choice is not offered."""
    there: dict[str, Sequence[Facet]] = {
        "kind": _named(listing.kinds, KINDS),
        "relation": listing.relations,
        "author": listing.authors,
        "tag": listing.tags,
        "sharing": _named(listing.sharings, dict(Sharing.choices)) if viewer.person else (),
    }
    return [
        _group(query, name, values) for name, values in there.items() if len(values) > 1 or query.get(name)
    ]


def _named(values: Sequence[Facet], names: dict[str, Any]) -> Sequence[Facet]:
    return [Facet(one.value, str(names.get(one.value, one.value)), one.count) for one in values]


def _group(query: QueryDict, name: str, values: Sequence[Facet]) -> Group:
    chosen = query.get(name, "")
    choices = tuple(
        Choice(
            one.label, one.count, one.value == chosen,
            choosing.link(query, **{name: None if one.value == chosen else one.value}),
        )
        for one in sorted(values, key=lambda one: one.value != chosen)
    )  # fmt: skip
    return Group(name, str(TITLES[name]), choices[: choosing.SHOWN], choices[choosing.SHOWN :])


def _chips(query: QueryDict, listing: Listing, edition: Edition | None) -> list[Chip]:
    """What is chosen, each with the link that takes it away."""
    facets = {"relation": listing.relations, "author": listing.authors, "tag": listing.tags}
    labels = {(name, one.value): one.label for name, some in facets.items() for one in some}
    labels |= {("kind", value): str(words) for value, words in KINDS.items()}
    labels |= {("sharing", value): str(words) for value, words in Sharing.choices}
    names = [name for name in TITLES if not (edition and name == "document")]
    chosen = {name: value for name in names if (value := query.get(name, "").strip())}
    return [
        Chip(str(TITLES[name]), labels.get((name, value), value), choosing.link(query, **{name: None}))
        for name, value in chosen.items()
    ]
