"""Lists of recommendations: what the address asks for, and what can be chosen beside the list.

In: a query, and the document the list is of, if any. Out: the filters of the library's finder, and the
values of the templates: rows, choices with their counts, chips. Shared by the list of all and by those of
documents. The names in the address are those of `recommendations.filtering`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from travaux.library import describing
from travaux.library.models import Edition
from travaux.library.permissions import Viewer
from travaux.library.recommendations import finding
from travaux.library.recommendations import words as called
from travaux.library.recommendations.filtering import Filters
from travaux.library.recommendations.finding import Facet, Facets
from travaux.texts import theme
from travaux.web import choosing
from travaux.web.choosing import Chip, Choice, Group

SIZE = 20  # on a page: about as many as one reads through
FORMS = {"csv": "CSV", "xlsx": "XLSX", "json": "JSON"}
LIST, PICTURES, REPEATED = "list", "pictures", "repeated"
VIEWS: dict[str, str | Promise] = {
    LIST: _("List"),
    PICTURES: _("Pictures"),
    REPEATED: _("Repeated ones"),
}
ORDERS: dict[str, str | Promise] = {
    "new": _("newest first"),
    "old": _("oldest first"),
    "document": _("in the order of the text"),
    "deadline": _("by deadline"),
    "changed": _("last changed"),
}
TITLES: dict[str, str | Promise] = {
    "status": _("Status"),
    "theme": _("Theme"),
    "group": _("Group concerned"),
    "country": _("State asked"),
    "addressee": _("Who is asked"),
    "recommender": _("Who asks"),
    "body": _("Body"),
    "year": _("Year"),
    "response": _("Response"),
    "responsible": _("Responsible"),
    "topic": _("Theme or group"),
    "symbol": _("Document"),
    "text": _("Words"),
    "cluster": _("Repeated ones"),
    "form": pgettext_lazy("of asking", "Form"),
    "source": _("Comes from"),
}
FLAGS: dict[str, str | Promise] = {
    "overdue": _("Overdue"),
    "mine": _("Followed up by me"),
    "dismissed": _("Set aside"),
    "missing": _("No longer found in the text"),
}
_RANGE = ("from", "to")
PARTS = (*(name for name in TITLES if name not in ("theme", "group", "year")), *FLAGS, *_RANGE)
"""Everything in the address that narrows the list down."""
_ONCE = ("undo", "count", "added", "page")  # what the address says of something done: not of the list


def filters(query: QueryDict, edition: Edition | None = None) -> Filters:
    """What the address asks for."""
    sent = {name: values for name, values in query.lists() if name in (*PARTS, "order")}
    asked = Filters.from_query(sent)
    return asked if edition is None else asked.with_(edition=edition, symbol="")


def lasting(query: QueryDict) -> QueryDict:
    """The address without what was done last: that is offered once."""
    kept = query.copy()
    for name in _ONCE:
        kept.pop(name, None)
    return kept


def listed(viewer: Viewer, query: QueryDict, edition: Edition | None = None) -> dict[str, Any]:
    """A page of the list with everything that stands around it."""
    page = choosing.page(query)
    wanted = filters(query, edition)
    found = finding.listing(viewer, wanted, (page - 1) * SIZE, SIZE, language())
    query = lasting(query)
    return {
        **around(query, wanted, found.facets),
        "rows": found.rows,
        "total": found.total,
        "pager": choosing.pager(query, page, max(1, -(-found.total // SIZE))),
        "sorts": [
            Choice(str(ORDERS[name]), 0, name == wanted.order, choosing.link(query, order=name))
            for name in ORDERS
        ],
    }


def around(query: QueryDict, wanted: Filters, facets: Facets) -> dict[str, Any]:
    """Choices, chips, ways to look at it: what all views of a list have."""
    export = choosing.link(query, view=None).partition("?")[2]
    return {
        "groups": list(_groups(query, wanted, facets)),
        "chips": list(_chips(query, wanted, facets)),
        "clear": choosing.link(query, **dict.fromkeys(PARTS)),
        "flags": list(_flags(query)),
        "hidden": choosing.hidden(query, "text", "symbol"),
        "hidden_years": choosing.hidden(query, *_RANGE),
        "words": wanted.text,
        "document_said": query.get("symbol", ""),
        "forms": [(name, form, export) for form, name in FORMS.items()],
        "here_now": choosing.link(query),
    }


def views(query: QueryDict) -> list[Choice]:
    """The ways to look at what was chosen."""
    now = choosing.one_of(query, "view", tuple(VIEWS))
    return [
        Choice(str(words), 0, name == now, choosing.link(query, view=None if name == LIST else name))
        for name, words in VIEWS.items()
    ]


def language() -> str:
    """The interface's language, for the words of themes and countries."""
    return (get_language() or "en").partition("-")[0]


def _groups(query: QueryDict, wanted: Filters, facets: Facets) -> Iterator[Group]:
    """The choices beside the list; one that leaves no choice is not offered."""
    there: dict[str, Sequence[Facet]] = {
        "status": [one for one in facets.statuses if one.count or one.value == wanted.status],
        "theme": facets.themes,
        "group": facets.groups,
        "country": facets.countries,
        "addressee": facets.addressees,
        "recommender": facets.recommenders,
        "body": facets.bodies,
        "year": facets.years,
        "response": facets.responses,
        "responsible": facets.responsibles,
    }
    for name, values in there.items():
        choices = [_choice(query, wanted, name, one) for one in values if one.value]
        if len(choices) > 1 or any(one.chosen for one in choices):
            choices.sort(key=lambda one: not one.chosen)
            yield Group(name, str(TITLES[name]), tuple(choices[: choosing.SHOWN]),
                        tuple(choices[choosing.SHOWN :]))  # fmt: skip


def _choice(query: QueryDict, wanted: Filters, name: str, one: Facet) -> Choice:
    """A value as the link that chooses it, or takes it away."""
    if name in ("theme", "group"):
        return Choice(
            one.label, one.count, one.value in wanted.topics, choosing.toggled(query, "topic", one.value)
        )
    if name == "year":
        chosen = (str(wanted.year_from), str(wanted.year_to)) == (one.value, one.value)
        value = None if chosen else one.value
        return Choice(one.label, one.count, chosen, choosing.link(query, **dict.fromkeys(_RANGE, value)))
    chosen = str(getattr(wanted, name)) == one.value
    return Choice(one.label, one.count, chosen, choosing.link(query, **{name: None if chosen else one.value}))


def _flags(query: QueryDict) -> Iterator[Choice]:
    """What is either asked for or not."""
    for name, words in FLAGS.items():
        chosen = bool(query.get(name))
        yield Choice(str(words), 0, chosen, choosing.link(query, **{name: None if chosen else "1"}))


def _chips(query: QueryDict, wanted: Filters, facets: Facets) -> Iterator[Chip]:
    """What is chosen, each with the link that takes it away."""
    for slug in wanted.topics:
        title = TITLES[str(theme.topic(slug).kind)]
        yield Chip(str(title), label("topic", slug), choosing.toggled(query, "topic", slug))
    if wanted.year_from or wanted.year_to:
        said = [str(year) if year else "…" for year in (wanted.year_from, wanted.year_to)]
        range_ = said[0] if said[0] == said[1] else "–".join(said)
        yield Chip(str(TITLES["year"]), range_, choosing.link(query, **dict.fromkeys(_RANGE)))
    known = _labels(facets)
    for name in PARTS:
        value = query.get(name, "").strip()
        if not value or name in (*_RANGE, "topic", *FLAGS):
            continue
        if getattr(wanted, name, ""):
            words = known.get((name, value)) or label(name, value)
            yield Chip(str(TITLES[name]), words, choosing.link(query, **{name: None}))
    for name, flag in FLAGS.items():
        if query.get(name):
            yield Chip("", str(flag), choosing.link(query, **{name: None}))


def _labels(facets: Facets) -> dict[tuple[str, str], str]:
    """What values are called that have counts."""
    named = {
        "addressee": facets.addressees, "recommender": facets.recommenders, "body": facets.bodies,
        "response": facets.responses, "status": facets.statuses, "country": facets.countries,
        "form": facets.forms,
    }  # fmt: skip
    return {(name, one.value): one.label for name, some in named.items() for one in some}


def label(name: str, value: str) -> str:
    """What a chosen value is called where nothing that fits has it."""
    names: dict[str, Callable[[str], str]] = {
        "topic": lambda slug: theme.topic(slug).label(language()),
        "country": describing.country_label,
        "body": describing.body_label,
        "status": called.status,
        "response": called.response,
        "form": called.form,
        "source": called.source,
        "cluster": lambda _key: str(_("one and those like it")),
    }
    return names[name](value) if name in names else value
