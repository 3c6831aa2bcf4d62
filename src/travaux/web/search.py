"""Search: words in, paragraphs out, grouped by document, with facets as links.

A query that is a symbol or a citation leads straight to its place. Everything chosen is in the
address; with a script "n more" opens in place, without one the same link narrows to the document.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from travaux.library import finding
from travaux.library.models import Edition
from travaux.library.search import finder
from travaux.library.search.citing import named_filters
from travaux.library.search.jumping import jump
from travaux.library.search.results import CHOSEN, Facet, Hit, Request, Results
from travaux.library.side_by_side import elsewhere
from travaux.texts import links
from travaux.texts.errors import MissingError
from travaux.web import choosing
from travaux.web.opening import preferred, reads
from travaux.web.viewers import AskedBy

SORTS: dict[str, str | Promise] = {
    "relevance": _("Best match"),
    "date": _("Newest first"),
    "cited": _("Most cited"),
}
EXAMPLES = (
    ("torture prevention", _("both words, with their inflections")),
    ('"arbitrary detention"', _("exactly this phrase")),
    ("police NEAR/5 custody", _("within five words of each other")),
    ("migra* -border lang:en", _("words that begin so, without another, in one language")),
    ("torture cites:A/57/292", _("paragraphs that cite a document")),
    ("A/57/292, para. 62", _("a citation: goes straight there")),
)
_DOCUMENTS = 10  # on a page of results
_PARAGRAPHS = 50  # on a page of results in one document
_MOST_AT_ONCE = 100  # paragraphs that "n more" opens in place


@dataclass(frozen=True, slots=True)
class Without:
    """A choice that stands in the way: what there would be without it."""

    title: str
    label: str
    count: int
    href: str


@require_safe
def search(request: AskedBy) -> HttpResponse:
    """The page of results, or the place that a citation names."""
    query = choosing.asked(request)
    within = _within(request, query.get("in", ""))
    wanted = _request(query, within)
    if not wanted.text and not wanted.chosen:
        return render(request, "web/search.html", {"here": "search", "examples": EXAMPLES, "within": within})
    if within is None and not wanted.chosen and "stay" not in query:
        place, _notice, _symbol = jump(request.viewer, wanted.text)
        if place is not None:
            return HttpResponseRedirect(place.path())
    found = finder.search(request.viewer, wanted)
    return render(request, "web/search.html", _context(request, query, found, within))


@require_safe
def more(request: AskedBy) -> HttpResponse:
    """Further paragraphs of one document, for the script."""
    query = choosing.asked(request)
    edition = finding.edition_by_id(request.viewer, _number(query, "edition"))
    hits = finder.more(
        request.viewer, _request(query, None), edition.pk, _number(query, "skip"), _MOST_AT_ONCE
    )
    hits = elsewhere.of_hits(request.viewer, hits, reads(request)[0])
    return render(request, "web/parts/hits.html", {"hits": hits, "first_gets_focus": True})


def wanted(request: AskedBy, query: QueryDict) -> Request:
    """What an address asks, as the finder takes it. Raises MissingError for a document that is not here."""
    return _request(query, _within(request, query.get("in", "")))


def _request(query: QueryDict, within: Edition | None) -> Request:
    return Request(
        query.get("q", "").strip(),
        choosing.chosen(query, CHOSEN),
        choosing.one_of(query, "sort", tuple(SORTS)),
        choosing.page(query) if within is None else 1,
        documents=_DOCUMENTS,
        per_document=3 if within is None else _PARAGRAPHS,
        within=within.pk if within else None,
        exact="exact" in query,
    )


def _within(request: AskedBy, path: str) -> Edition | None:
    """The one document that the search is limited to. Raises MissingError."""
    if not path:
        return None
    place = links.parse(path)
    if place is None:
        raise MissingError(_("“%s” is no document of this library.") % path)
    return finding.edition(request.viewer, place, preferred(request))


def _chips(query: QueryDict, found: Results) -> list[choosing.Chip]:
    named = named_filters(found.request.chosen)
    return [*choosing.chips(query, found.facets), *choosing.filter_chips(query, named)]


def _context(request: AskedBy, query: QueryDict, found: Results, within: Edition | None) -> dict[str, Any]:
    page = choosing.page(query)
    if within is not None and page > 1:
        found = _paged(request, found, within, page)
    found = elsewhere.offered(request.viewer, found, reads(request)[0])
    size, total = (_PARAGRAPHS, found.total) if within else (_DOCUMENTS, found.documents)
    shown = [facet for facet in found.facets if len(facet.values) > 1 or _any_chosen(facet)]
    facets = [] if within else shown
    return {
        "here": "search",
        "query_text": query.get("q", ""),
        "found": found,
        "within": within,
        "within_place": finding.place_of(within) if within else None,
        "groups": choosing.groups(query, facets),
        "chips": _chips(query, found),
        "clear": choosing.link(query, **dict.fromkeys(CHOSEN)),
        "sorts": choosing.sorts(query, SORTS, found.request.sort),
        "pager": choosing.pager(query, page, max(1, -(-total // size))),
        "hidden_years": choosing.hidden(query, "year"),
        "exact_link": choosing.link(query, exact=None if found.request.exact else "1"),
        "anywhere_link": choosing.link(query, **{"in": None}),
        "more_link": f"{reverse('more')}{choosing.link(query)}",
        "in_link": choosing.link(query),
        "data_link": _data_link(found.request),
        "download": choosing.link(query, of="search"),
        "without": _without(query, found),
        "examples": EXAMPLES,
        "jump_path": found.jump.path() if found.jump else "",
    }


def _paged(request: AskedBy, found: Results, within: Edition, page: int) -> Results:
    """The results in one document, on the page asked for: there pages count paragraphs."""
    hits: tuple[Hit, ...] = finder.more(
        request.viewer, found.request, within.pk, (page - 1) * _PARAGRAPHS, _PARAGRAPHS
    )
    return replace(found, groups=tuple(replace(group, hits=hits) for group in found.groups))


def _without(query: QueryDict, found: Results) -> list[Without]:
    labels = {(facet.name, one.value): one.label for facet in found.facets for one in facet.values}
    return [
        Without(
            str(choosing.TITLES[name]), labels.get((name, value), value), count,
            choosing.toggled(query, name, value),
        )
        for name, value, count in found.without
    ]  # fmt: skip


def _data_link(wanted: Request) -> str:
    """The same search asked of the API."""
    query = QueryDict(mutable=True)
    query.update({"text": wanted.text, "sort": wanted.sort})
    for name, values in wanted.chosen.items():
        query.setlist(name, values)
    if wanted.exact:
        query["exact"] = "true"
    if wanted.within is not None:
        query["within"] = str(wanted.within)
    return f"/api/search?{query.urlencode(safe='/,:')}"


def _any_chosen(facet: Facet) -> bool:
    values: Iterable[bool] = (one.chosen for one in facet.values)
    return any(values)


def _number(query: QueryDict, name: str) -> int:
    text = query.get(name, "")
    return min(int(text), 10**9) if text.isascii() and text.isdigit() else 0
