"""Finding paragraphs: what pages, API and commands ask, in words and for a person.

In: a viewer and a `Request`. Out: `Results`. The engine says which paragraphs; their words, numbers
and headings are read from the tables, in a handful of queries for a page of results whatever its
size. Nobody is told of, counted, or offered to filter by, what they may not see.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from django.utils.translation import gettext as _

from travaux.library import describing
from travaux.library.models import Block, Edition
from travaux.library.permissions import Viewer, audiences, visible_collections
from travaux.library.search import citing, indexing, keeping, weighing
from travaux.library.search.backend import Answer, Found, Question, SearchBackend
from travaux.library.search.hits import Shelf
from travaux.library.search.jumping import jump
from travaux.library.search.results import (
    CHOSEN,
    FACETS,
    FILTERS,
    SORTS,
    Facet,
    FacetValue,
    Group,
    Hit,
    Problem,
    Request,
    Results,
)
from travaux.library.search.snippets import Marker
from travaux.texts.errors import IndexLostError, WriterBusyError
from travaux.texts.links import Place
from travaux.texts.query import Among, And, Field, Node, Phrase, printed
from travaux.texts.query_parser import forgiving

_REBUILT_WHILE_WAITING = 20_000  # paragraphs: some two seconds; a larger index is left to the indexer
_ALL = 10_000_000  # documents: more than any library has
_RANKED = 10_000  # paragraphs that are held to put their documents in order: some five megabytes
_DEEPEST_PAGE = 1_000  # nobody reads further; a machine has the API's cursors
_LABELS: Mapping[str, Callable[[str], str]] = {
    "body": describing.body_label,
    "kind": describing.kind_label,
    "lang": describing.language_label,
    "country": describing.country_label,
}


@dataclass(frozen=True, slots=True)
class _Understood:
    """A request as it was understood."""

    node: Node | None
    question: Question
    problems: tuple[Problem, ...]
    jump: Place | None
    notice: str


def search(viewer: Viewer, request: Request) -> Results:
    """Everything that a page of results shows."""
    began = time.perf_counter()
    request = _sound(request)
    understood = _understand(viewer, request)
    found = Results(
        request,
        printed(understood.node),
        total=0,
        documents=0,
        jump=understood.jump,
        problems=understood.problems,
        notice=understood.notice,
    )
    engine, lost = _engine()
    notice = " ".join(filter(None, (lost, understood.notice)))
    if engine is not None and not _understood_nothing(request, understood):
        answer, times = engine.search(understood.question), None
        if request.sort == "cited":
            answer, times = weighing.most_cited_first(viewer, engine, answer, understood.question)
        found = replace(
            found,
            total=answer.total,
            documents=answer.documents,
            groups=_groups(viewer, answer, understood, times or {}),
            facets=_facets(viewer, engine, request, understood.question) if request.facets else (),
            without=() if answer.total else _without(engine, understood.question),
        )
    return replace(found, notice=notice, milliseconds=1000 * (time.perf_counter() - began))


def every(viewer: Viewer, request: Request) -> Iterator[list[Found]]:
    """All paragraphs that match, a list a document: documents in the order of the search, paragraphs in
    reading order. However many there are, only one document's are held: of very many the newest documents
    come first, since to rank them all would be to hold them all.
    """
    understood = _understand(viewer, _sound(request))
    engine, _lost = _engine()
    if engine is None or _understood_nothing(request, understood):
        return
    asked = replace(understood.question, skip=0, take=0, per_document=0)
    if asked.sort == "relevance" and engine.search(asked).total > _RANKED:
        asked = replace(asked, sort="date")
    asked = replace(asked, take=_ALL)
    for group in engine.search(asked).groups:
        inside = replace(asked, within=group.edition, take=group.total)
        yield sorted(engine.paragraphs(inside), key=attrgetter("place"))


def documents(viewer: Viewer, request: Request) -> dict[int, int] | None:
    """How many paragraphs match in each edition, in the order of the search; None while there is no index."""
    understood = _understand(viewer, _sound(request))
    engine, _lost = _engine()
    if engine is None:
        return None
    if _understood_nothing(request, understood):
        return {}
    found = engine.search(replace(understood.question, skip=0, take=_ALL, per_document=0))
    return {group.edition: group.total for group in found.groups}


def more(viewer: Viewer, request: Request, edition_id: int, skip: int, take: int) -> tuple[Hit, ...]:
    """Further paragraphs of one document, in the order of the search."""
    understood = _understand(viewer, replace(_sound(request), within=edition_id, page=1))
    engine, _lost = _engine()
    if engine is None or skip < 0 or take < 1:
        return ()
    asked = replace(understood.question, skip=skip, take=take)
    times: weighing.Times = {}
    if request.sort == "cited":
        found, times = weighing.of_one(viewer, engine, asked, edition_id)
    else:
        found = engine.paragraphs(asked)
    shelf = Shelf(viewer, found)
    return _hits(shelf, found, Marker(understood.node, exact=request.exact), times)


def similar(viewer: Viewer, edition: Edition, address: str, limit: int = 5) -> tuple[Hit, ...]:
    """Paragraphs that say much the same, in the same language, most alike first."""
    block = Block.objects.filter(edition=edition, address=address).first()
    if block is None:
        return ()
    language = block.language or edition.language
    found = alike(viewer, block.text, language, limit + 1)
    return tuple(one for one in found if (one.edition_id, one.address) != (edition.pk, address))[:limit]


def alike(
    viewer: Viewer,
    text: str,
    language: str,
    limit: int = 5,
    *,
    within: int | None = None,
    marking: Node | None = None,
) -> tuple[Hit, ...]:
    """Paragraphs that say much the same as a text, in its language, in all documents or `within` one.

    Words of `marking` are marked in them.
    """
    engine, _lost = _engine()
    if engine is None:
        return ()
    question = Question(None, audiences=audiences(viewer), take=limit, within=within)
    found = engine.similar(text, language, question)
    shelf, marker = Shelf(viewer, found), Marker(marking)
    return tuple(hit for one in found if (hit := shelf.hit(one, marker)) is not None)


def _sound(request: Request) -> Request:
    """The request with what can't be asked put right: an unknown sort, a page below the first."""
    return replace(
        request,
        sort=request.sort if request.sort in SORTS else SORTS[0],
        page=min(max(1, request.page), _DEEPEST_PAGE),
        chosen={name: tuple(values) for name, values in request.chosen.items() if name in CHOSEN and values},
    )


def _understand(viewer: Viewer, request: Request) -> _Understood:
    place, notice, symbol = jump(viewer, request.text)
    node, faults = forgiving(request.text)
    if symbol:  # a citation leads there; what is searched for are the paragraphs that mention it
        node, faults = Phrase(symbol), ()
    node, unknown = citing.resolved(viewer, _with_filters(node, request.chosen))
    if request.among is not None and (node is not None or not request.text.strip()):
        node = _among(node, request.among)
    sort = request.sort
    question = Question(
        node,
        filters=_allowed(viewer, request.chosen),
        audiences=audiences(viewer),
        within=request.within,
        sort="date" if sort == "relevance" and citing.only_filters(node) else sort,
        skip=(request.page - 1) * request.documents,
        take=request.documents,
        per_document=request.per_document,
        exact=request.exact,
    )
    notice = " ".join(filter(None, (notice, *unknown)))
    return _Understood(node, question, tuple(Problem(*one) for one in faults), place, notice)


def _with_filters(node: Node | None, chosen: Mapping[str, tuple[str, ...]]) -> Node | None:
    """The tree with what is chosen beside it: what cites, or is cited by, all of these."""
    fields = tuple(Field(name, value) for name in FILTERS for value in chosen.get(name, ()))
    before = node.nodes if isinstance(node, And) else (node,) if node is not None else ()
    nodes = (*before, *fields)
    return And(nodes) if len(nodes) > 1 else nodes[0] if nodes else None


def _among(node: Node | None, editions: frozenset[int]) -> Node:
    """The tree, in these editions only."""
    only = Among(Field("among", str(len(editions))), editions=editions)
    before = node.nodes if isinstance(node, And) else (node,) if node is not None else ()
    return And((*before, only)) if before else only


def _understood_nothing(request: Request, understood: _Understood) -> bool:
    """Words were typed and none could be understood: that is no wish for everything."""
    return understood.node is None and bool(request.text.strip())


def _allowed(viewer: Viewer, chosen: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What is chosen, without collections that they may not know of (which hold nothing for them)."""
    allowed = {name: values for name, values in chosen.items() if name in FACETS}
    if "collection" in allowed:
        known = set(visible_collections(viewer).values_list("slug", flat=True))
        allowed["collection"] = tuple(one for one in allowed["collection"] if one in known) or ("",)
    return allowed


def _engine() -> tuple[SearchBackend | None, str]:
    """The engine, made again where it was lost; and a sentence about that."""
    try:
        return keeping.engine(), ""
    except IndexLostError as lost:
        new = keeping.is_new()
        if Block.objects.count() > _REBUILT_WHILE_WAITING:
            return None, _("%(reason)s It is being made again: search once more in a while.") % {
                "reason": lost
            }
        try:
            indexing.rebuild()
        except WriterBusyError:
            return None, _("%(reason)s It is being made again: search once more in a while.") % {
                "reason": lost
            }
        return keeping.engine(), "" if new else _("%(reason)s It has been made again.") % {"reason": lost}


def _groups(
    viewer: Viewer, answer: Answer, understood: _Understood, times: weighing.Times
) -> tuple[Group, ...]:
    shelf = Shelf(viewer, [one for group in answer.groups for one in group.best])
    marker = Marker(understood.node, exact=understood.question.exact)
    made = []
    for group in answer.groups:
        hits = _hits(shelf, group.best, marker, times)
        if hits:
            made.append(shelf.group(group.edition, group.total, hits))
    return tuple(made)


def _hits(shelf: Shelf, found: Sequence[Found], marker: Marker, times: weighing.Times) -> tuple[Hit, ...]:
    return tuple(
        replace(hit, cited=times.get((one.edition, one.place), 0))
        for one in found
        if (hit := shelf.hit(one, marker)) is not None
    )


def _facets(viewer: Viewer, engine: SearchBackend, request: Request, question: Question) -> tuple[Facet, ...]:
    counts = engine.counts(question, FACETS)
    names = dict(visible_collections(viewer).values_list("slug", "name"))
    return tuple(
        _facet(
            name,
            {one: n for one, n in counts[name].items() if name != "collection" or one in names},
            request,
            names,
        )
        for name in FACETS
    )


def _facet(name: str, counts: Mapping[str, int], request: Request, collections: Mapping[str, str]) -> Facet:
    chosen = request.chosen.get(name, ())
    label = _LABELS.get(name) or (lambda value: collections.get(value, value))
    shown = dict(counts) | {one: _of_range(one, counts) for one in chosen if one not in counts}
    if name == "year":
        order = sorted(shown, reverse=True)
    else:
        order = sorted(shown, key=lambda one: (-shown[one], one))
    known = [one for one in order if name != "collection" or one in collections]
    return Facet(name, tuple(FacetValue(one, label(one), shown[one], one in chosen) for one in known))


def _of_range(chosen: str, counts: Mapping[str, int]) -> int:
    """The count of a chosen range of years; 0 of anything else that has no count."""
    first, dash, last = chosen.partition("-")
    return sum(n for year, n in counts.items() if dash and first <= year <= last)


def _without(engine: SearchBackend, question: Question) -> tuple[tuple[str, str, int], ...]:
    """For nothing found: each choice that stands in the way, and what there would be without it."""
    found = []
    for name, values in question.filters.items():
        for value in values:
            rest = {**question.filters, name: tuple(one for one in values if one != value)}
            total = engine.search(replace(question, filters=rest, skip=0, take=0)).total
            if total:
                found.append((name, value, total))
    return tuple(sorted(found, key=lambda one: -one[2]))
