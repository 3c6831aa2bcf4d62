"""The most cited paragraphs first: what "sort by most cited" means inside a document.

In: a page of results, in the order of documents that other documents cite most. Out: the same with each
document's most cited paragraphs, among those that match, before the others; and how often each is cited.
How often is counted here and not kept in the index: it changes with each document that is added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from travaux.library.citations import finding
from travaux.library.models import Block, Edition
from travaux.library.permissions import Viewer
from travaux.library.search.backend import Answer, Found, FoundDocument, Question, SearchBackend
from travaux.texts.query import CITES, Among, And, Field, Node, Not

Times = Mapping[tuple[int, int], int]
"""How many paragraphs of other documents cite a paragraph, by its edition and place."""

_MOST = 300  # cited paragraphs of a document that are looked at: the rest is cited once or twice


def most_cited_first(
    viewer: Viewer, engine: SearchBackend, answer: Answer, question: Question
) -> tuple[Answer, Times]:
    """The answer with each document's most cited paragraphs first, and how often what is cited is cited."""
    times = cited(viewer, [group.edition for group in answer.groups])
    if not times:
        return answer, times
    matching = _matching(engine, question, times)
    groups = tuple(_reordered(group, matching, question.per_document) for group in answer.groups)
    return replace(answer, groups=groups), times


def of_one(
    viewer: Viewer, engine: SearchBackend, question: Question, edition: int
) -> tuple[Sequence[Found], Times]:
    """The paragraphs of one document in the same order, from `question.skip` on."""
    times = cited(viewer, [edition])
    if not times:
        return engine.paragraphs(question), times
    first = _matching(engine, question, times)
    among = Among(Field(CITES, ""), frozenset((one.edition, one.place) for one in first))
    kept = list(first[question.skip : question.skip + question.take])
    left = question.take - len(kept)
    if left > 0:
        others = replace(question, node=_both(question.node, Not(among))) if first else question
        skip = max(0, question.skip - len(first))
        kept += engine.paragraphs(replace(others, skip=skip, take=left))
    return kept, times


def cited(viewer: Viewer, editions: Sequence[int]) -> dict[tuple[int, int], int]:
    """How often the paragraphs of these editions are cited, as far as the viewer may know."""
    works = dict(Edition.objects.filter(pk__in=editions).values_list("pk", "work"))
    counted = {work: _most(finding.counts(viewer, work)) for work in set(works.values())}
    found: dict[tuple[int, int], int] = {}
    for edition, work in works.items():
        rows = Block.objects.filter(edition=edition, address__in=list(counted[work]))
        for place, address in rows.values_list("place", "address"):
            found[edition, place] = counted[work][address]
    return found


def _matching(engine: SearchBackend, question: Question, times: Times) -> list[Found]:
    """The cited paragraphs that match, most cited first."""
    among = Among(Field(CITES, ""), frozenset(times))
    asked = replace(question, node=_both(question.node, among), skip=0, take=len(times))
    return sorted(
        engine.paragraphs(asked), key=lambda one: (-times[one.edition, one.place], -one.score, one.place)
    )


def _most(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: -pair[1])[:_MOST])


def _both(node: Node | None, other: Node) -> Node:
    if node is None:
        return other
    return And((*node.nodes, other)) if isinstance(node, And) else And((node, other))


def _reordered(group: FoundDocument, matching: Sequence[Found], many: int) -> FoundDocument:
    first = [one for one in matching if one.edition == group.edition]
    places = {one.place for one in first}
    rest = [one for one in group.best if one.place not in places]
    return replace(group, best=tuple([*first, *rest][:many]))
