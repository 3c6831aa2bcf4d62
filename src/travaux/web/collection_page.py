"""What the pages of one collection show: its head, its items, what can be chosen among them.

In: a request, a collection. Out: values of the templates. Shared by the list of items, the table, the page
that prints, and by the answers to a script that changes one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from travaux.exporting.collection import FORMATS
from travaux.library.collecting import fields, finding
from travaux.library.collecting.finding import Facet, Filters, ItemShown, Listing
from travaux.library.models import Collection, CollectionField, CollectionItem, CollectionRole
from travaux.library.permissions import Action, Viewer, may, role_in
from travaux.web import choosing, collection_boxes, following, shortcuts
from travaux.web.choosing import Chip, Choice, Group
from travaux.web.collection_boxes import Said
from travaux.web.viewers import AskedBy

SIZE = 50  # items on a page: as many as one looks through before searching in them
_OWN = "f-"  # begins the names of own fields in addresses
_ONCE = ("removed", "added")  # what is said once after a change
_PLAIN: dict[str, str | Promise] = {"kind": _("What it is"), "by": _("Added by")}


@dataclass(frozen=True, slots=True)
class Card:
    """An item as the page shows it: with its own fields, and whether it can go up or down."""

    row: ItemShown
    said: list[Said]
    first: bool
    last: bool


def head(request: AskedBy, collection: Collection) -> dict[str, Any]:
    """What stands on top of each page of a collection."""
    viewer = request.viewer
    return {
        "collection": collection,
        "size": finding.total(viewer, collection),
        "may_add": may(viewer, Action.ADD_ITEM, collection),
        "may_change": may(viewer, Action.EDIT_COLLECTION, collection),
        "may_manage": may(viewer, Action.MANAGE_COLLECTION, collection),
        "role": _role(role_in(viewer, collection)),
        "forms": [(form, one.name) for form, one in FORMATS.items()],
        **following.around(request, collection),
    }


def items(request: AskedBy, collection: Collection, query: QueryDict) -> dict[str, Any]:
    """A page of its items with what can be chosen among them."""
    own = fields.of(collection)
    page, wanted = choosing.page(query), filters(query, own)
    there = finding.listing(request.viewer, collection, wanted, (page - 1) * SIZE, SIZE, language())
    lasting = without(query, *_ONCE)
    return {
        "cards": [card(own, row, there.of_all) for row in there.rows],
        "total": there.total,
        "fields": own,
        "boxes": collection_boxes.boxes(own, language()),
        "groups": _groups(lasting, there),
        "chips": _chips(lasting, there, wanted),
        "clear": choosing.link(lasting, q=None, **dict.fromkeys(_chosen_names(there))),
        "pager": choosing.pager(lasting, page, max(1, -(-there.total // SIZE))),
        "hidden": choosing.hidden(lasting, "q"),
        "words": wanted.text,
        "may_move": may(request.viewer, Action.EDIT_COLLECTION, collection) and wanted == Filters(),
        "removed": query.get("removed", ""),
        "fresh": query.get("added", ""),
        "here": f"{request.path}{choosing.link(lasting, page=query.get('page'))}",
        "keys": shortcuts.for_gathering(request),
        "gathering_keys": shortcuts.gathering(request),
    }


def card(own: Sequence[CollectionField], row: ItemShown, of_all: int) -> Card:
    """One item as it is shown."""
    return Card(row, collection_boxes.said(own, row), row.position == 1, row.position == of_all)


def filters(query: QueryDict, own: Sequence[CollectionField], order: str = "") -> Filters:
    """What the address asks for."""
    chosen = {
        field.slug: tuple(values)
        for field in own
        if (values := [one for one in query.getlist(f"{_OWN}{field.slug}") if one])
    }
    return Filters(
        text=query.get("q", "").strip(),
        kind=query.get("kind", ""),
        by=query.get("by", ""),
        chosen=chosen,
        order=order,
    )


def link_of(viewer: Viewer, collection: Collection, item: CollectionItem) -> str:
    """Where an item stands: on its page of the collection."""
    place = finding.one(viewer, item.key, language()).position
    page = (place - 1) // SIZE + 1
    query = f"page={page}&" if page > 1 else ""
    return f"{reverse('collection', args=[collection.slug])}?{query}added={item.key}#item-{item.key}"


def without(query: QueryDict, *names: str) -> QueryDict:
    """The query without some of its parts."""
    kept = query.copy()
    for name in names:
        kept.pop(name, None)
    return kept


def language() -> str:
    """The interface's language."""
    return (get_language() or "en").partition("-")[0]


def _role(role: str) -> str:
    """What they may do, where it is shared with them."""
    return str(CollectionRole(role).label) if role in CollectionRole.values else ""


def _name(facet: Facet) -> str:
    return facet.name if facet.name in _PLAIN else f"{_OWN}{facet.name}"


def _chosen_names(there: Listing) -> list[str]:
    return [_name(facet) for facet in there.facets]


def _groups(query: QueryDict, there: Listing) -> list[Group]:
    """The choices beside the list; one that leaves no choice is not offered."""
    return [
        _group(query, facet)
        for facet in there.facets
        if len(facet.values) > 1 or any(one.chosen for one in facet.values)
    ]


def _group(query: QueryDict, facet: Facet) -> Group:
    name = _name(facet)
    choices = tuple(
        Choice(one.label, one.count, one.chosen, _toggled(query, name, one.value))
        for one in sorted(facet.values, key=lambda one: not one.chosen)
    )
    title = str(_PLAIN.get(facet.name, facet.label))
    return Group(name, title, choices[: choosing.SHOWN], choices[choosing.SHOWN :])


def _toggled(query: QueryDict, name: str, value: str) -> str:
    """Of kinds and people one is chosen at a time, of the values of own fields several."""
    if name in _PLAIN:
        return choosing.link(query, **{name: None if query.get(name) == value else value})
    return choosing.toggled(query, name, value)


def _chips(query: QueryDict, there: Listing, wanted: Filters) -> list[Chip]:
    """What is chosen, each with the link that takes it away."""
    words = [Chip(str(_("Words")), wanted.text, choosing.link(query, q=None))] if wanted.text else []
    return words + [
        Chip(str(_PLAIN.get(facet.name, facet.label)), one.label, _toggled(query, _name(facet), one.value))
        for facet in there.facets
        for one in facet.values
        if one.chosen
    ]
