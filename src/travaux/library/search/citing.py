"""What cites: and cited-by: mean in a query: sets of paragraphs, for whoever asks.

In: a viewer and a syntax tree. Out: the tree with those fields replaced by the paragraphs that they mean,
and sentences about names that are unknown. The engine knows no citations; they change without its texts
being indexed again. A citation that the viewer may not see puts nothing into a set, and what is not known
to them is as if it were not in the library.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from travaux.library.citations import named, placing, seeing
from travaux.library.citations.named import Named
from travaux.library.models import Block, Citation, CitationState, CitedPlace, Work
from travaux.library.permissions import Viewer, visible_editions
from travaux.library.search.results import FILTERS
from travaux.texts.errors import UsageError
from travaux.texts.query import CITES, CITING_FIELDS, Among, And, Field, Node, Not, Or

_AT_A_TIME = 400  # addresses in a query: below the number of values that SQLite takes
_DEEPEST = 4  # items within items that hang on a cited paragraph


def resolved(viewer: Viewer, node: Node | None) -> tuple[Node | None, tuple[str, ...]]:
    """The tree with sets of paragraphs in it, and what could not be found out."""
    notices: list[str] = []
    return (None if node is None else _resolved(viewer, node, notices)), tuple(dict.fromkeys(notices))


def named_filters(chosen: Mapping[str, tuple[str, ...]]) -> dict[tuple[str, str], str]:
    """For what is chosen of these filters, by filter and value, what it names as people cite it."""
    return {(name, value): _label(value) for name in FILTERS for value in chosen.get(name, ())}


def only_filters(node: Node | None) -> bool:
    """Whether a tree ranks nothing: all that it finds is as good as the other."""
    match node:
        case Among() | Field():
            return True
        case And() | Or():
            return all(map(only_filters, node.nodes))
        case Not():
            return only_filters(node.node)
        case _:
            return False


def _resolved(viewer: Viewer, node: Node, notices: list[str]) -> Node:
    match node:
        case Field() if node.name in CITING_FIELDS:
            return _among(viewer, node, notices)
        case Not():
            inner = _resolved(viewer, node.node, notices)
            return inner.node if isinstance(inner, Not) else Not(inner)
        case And():
            return And(tuple(_resolved(viewer, one, notices) for one in node.nodes))
        case Or():
            return Or(tuple(_resolved(viewer, one, notices) for one in node.nodes))
        case _:
            return node


def _label(value: str) -> str:
    try:
        return named.parse(value).label
    except UsageError:
        return value


def _among(viewer: Viewer, field: Field, notices: list[str]) -> Among:
    try:
        asked = named.parse(field.value)
    except UsageError as error:
        notices.append(str(error))
        return Among(field)
    works = list(seeing.visible_works(viewer).filter(target_names__key=asked.key).distinct())
    if field.name == CITES:
        return Among(field, _citing(viewer, works, asked))
    if not works:
        notices.append(_("%(symbol)s is not in this library.") % {"symbol": asked.target})
    rows = _cited(viewer, works, asked)
    return Among(field, _places(viewer, rows), _whole(viewer, rows))


def _citing(viewer: Viewer, works: list[Work], asked: Named) -> frozenset[tuple[int, int]]:
    """The paragraphs that cite a work (or a part of it), and those that name it when it is not here."""
    rows = seeing.citing(viewer).exclude(edition__work__in=works)
    here = rows.filter(work__in=works, state=CitationState.RESOLVED)
    absent = rows.filter(key=asked.key)
    if works:  # what is resolved by this name is resolved to one of them
        absent = absent.filter(state__in=(CitationState.WAITING, CitationState.AMBIGUOUS))
    if asked.pinpoint:
        # By a list and not by a look for each citation: a treaty has a hundred thousand of them.
        here = here.filter(pk__in=_at(works, asked).values("citation"))
        wanted = placing.wanted([asked.pinpoint])
        named_so = absent.values_list("edition", "place", "pinpoints")
        found = {(edition, place) for edition, place, said in named_so if wanted & placing.wanted(said)}
    else:
        found = set(absent.values_list("edition", "place"))
    return frozenset(found | set(here.values_list("edition", "place")))


def _at(works: Iterable[Work], asked: Named) -> QuerySet[CitedPlace]:
    """The cited places that are this part of these works, or stand in it."""
    wanted = Q(pk__in=[])
    for work in works:
        for address in named.addresses(work, asked):
            wanted |= Q(work=work) & _under(address)
    return CitedPlace.objects.filter(wanted)


def _cited(viewer: Viewer, works: list[Work], asked: Named) -> QuerySet[Citation]:
    """The citations of other works in these works (or in a part of them)."""
    rows = seeing.citing(viewer).filter(
        edition__work__in=works, state=CitationState.RESOLVED, work__in=seeing.visible_works(viewer)
    )
    if asked.pinpoint:
        inside = Q(pk__in=[])
        for work in works:
            for address in named.addresses(work, asked):
                inside |= Q(edition__work=work) & _under(address)
        rows = rows.filter(inside)
    return rows.exclude(work__in=works)


def _whole(viewer: Viewer, rows: QuerySet[Citation]) -> frozenset[int]:
    """The editions of works that are cited without a paragraph."""
    works = rows.filter(~Exists(CitedPlace.objects.filter(citation=OuterRef("pk")))).values("work")
    found = visible_editions(viewer).filter(work__in=works, superseded=False)
    return frozenset(found.values_list("pk", flat=True))


def _places(viewer: Viewer, rows: QuerySet[Citation]) -> frozenset[tuple[int, int]]:
    """The cited paragraphs with what hangs on them, in every current edition."""
    cited = CitedPlace.objects.filter(citation__in=rows).values_list("work", "address").distinct()
    by_work: dict[int, set[str]] = defaultdict(set)
    for work, address in cited:
        by_work[work].add(address)
    editions = visible_editions(viewer).filter(work__in=list(by_work), superseded=False)
    names = {pk: by_work[work] for pk, work in editions.values_list("pk", "work")}
    found: set[tuple[int, int]] = set()
    by = "address__in"
    for _depth in range(_DEEPEST):
        below: dict[int, set[str]] = defaultdict(set)
        for wanted in _batches(names, by):
            for edition, place, address in Block.objects.filter(wanted).values_list(
                "edition", "place", "address"
            ):
                if (edition, place) not in found:
                    found.add((edition, place))
                    below[edition].add(address)
        names, by = below, "parent__in"
    return frozenset(found)


def _batches(names: Mapping[int, Iterable[str]], by: str) -> Iterator[Q]:
    """Conditions for these addresses (or what hangs on them) in each edition, some hundred at a time."""
    wanted, values = Q(pk__in=[]), 0
    for edition, some in names.items():
        there = sorted(some)
        for at in range(0, len(there), _AT_A_TIME):
            part = there[at : at + _AT_A_TIME]
            if values + len(part) > _AT_A_TIME:
                yield wanted
                wanted, values = Q(pk__in=[]), 0
            wanted |= Q(edition=edition, **{by: part})
            values += len(part) + 1
    if values:
        yield wanted


def _under(address: str) -> Q:
    return Q(address=address) | Q(address__startswith=f"{address}__")
