"""Documents to connect with: by symbol or title words, and those that lie near what is read.

In: a viewer and words, or the passage that is selected. Out: rows. Near are the documents that this person
connected last, what the passage and its document cite, who cites them, and who says much the same. What
the viewer may not see is in none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import Length
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from travaux.library import describing, instruments
from travaux.library.citations import labels, names, seeing
from travaux.library.connections import selected
from travaux.library.connections.selected import Selected
from travaux.library.models import Citation, CitationState, Connection, Edition, Passage, Symbol, Work
from travaux.library.permissions import Action, Viewer, may, visible_editions
from travaux.library.search import finder
from travaux.library.search.results import Request
from travaux.texts import links
from travaux.texts.links import Place
from travaux.texts.passage import Stretch

_LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
_LAST = 100  # connections of a person that are looked through for the documents they used last
_ALIKE = 30  # paragraphs that are much the same: they lie in some ten documents
_MOST_CITING = 2_000  # documents: of one cited by more, only those that cite the very paragraph are near
_MOST_BY_TITLE = 40  # works with these words in their title: who has more types another word
_FEWEST_LETTERS = 2  # typed: one letter is in every symbol and title


@dataclass(frozen=True, slots=True)
class Row:
    """A document to choose. `href` is "" for one that is not in the library; `note` says why it is near."""

    symbol: str
    title: str
    language: str
    year: str
    body: str
    href: str
    note: str = ""
    work_id: int | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """Documents near a passage."""

    recent: tuple[Row, ...] = ()
    cited: tuple[Row, ...] = ()
    citing: tuple[Row, ...] = ()
    similar: tuple[Row, ...] = ()


def documents(
    viewer: Viewer, words: str, edition: Edition | None = None, limit: int = 8, language: str = "en"
) -> tuple[Row, ...]:
    """Documents whose symbol begins with these words or whose title has them all; none for no words.

    Those that `edition` cites come first among equals.
    """
    typed = " ".join(words.split())
    if len(typed) < _FEWEST_LETTERS or not may(viewer, Action.READ):
        return ()
    by_symbol = _by_symbol(viewer, links.key(typed), limit)
    by_title = _by_title(viewer, typed)
    cited = set(_cited_by(edition).values_list("work", flat=True)) if edition is not None else set()
    rows = _rows(viewer, [*by_symbol, *by_title], language)
    rest = [rows[one] for one in by_title if one in rows and one not in by_symbol]
    folded = describing.fold(typed)
    rest.sort(key=lambda row: (row.work_id not in cited, not describing.fold(row.title).startswith(folded)))
    return tuple([rows[one] for one in by_symbol if one in rows] + rest)[:limit]


def near(
    viewer: Viewer, edition: Edition, stretch: Stretch | None = None, limit: int = 5, language: str = "en"
) -> Near:
    """What is near the selected passage of an edition, or near the edition as a whole."""
    passage = selected.passage_of(edition, stretch) if stretch else None
    recent = _recent(viewer, edition, limit)
    cited = _cited(viewer, edition, passage, limit)
    citing = _citing(viewer, edition, stretch, limit)
    alike = _similar(viewer, edition, passage, limit)
    works = {one for one, _symbol in recent if one} | {*cited, *citing, *alike}
    rows = _rows(viewer, works, language)
    return Near(
        tuple(rows[work] if work in rows else _named(symbol) for work, symbol in recent),
        _noted(rows, cited),
        _noted(rows, citing),
        tuple(rows[one] for one in alike if one in rows),
    )


def _by_symbol(viewer: Viewer, key: str, limit: int) -> list[int]:
    """Works with a symbol that begins so: the very one first, then the shortest."""
    there = Symbol.objects.filter(work__in=seeing.visible_works(viewer), key__startswith=key)
    found = there.annotate(long=Length("key")).order_by("long", "key").values_list("work", flat=True)
    return list(dict.fromkeys(found[: limit * 2]))[:limit]


def _by_title(viewer: Viewer, typed: str) -> list[int]:
    """Works with a title that has all these words, newest first; instruments by any of their names."""
    among = visible_editions(viewer).filter(superseded=False)
    for word in typed.split():
        named = Q(work__symbols__key__contains=links.key(word)) if "/" in word else Q(pk__in=[])
        among = among.filter(Q(title__icontains=word) | named)
    by_work = among.values("work").annotate(dated=Max("date")).order_by("-dated", "work")
    works = list(by_work.values_list("work", flat=True)[:_MOST_BY_TITLE])
    if (
        not works or not typed.isascii()
    ):  # the database knows neither accents nor all capitals; the index does
        works += _folded(viewer, typed)
    entries = [one.id for _group, some in instruments.listing(viewer, "en", typed) for one in some]
    symbols = [instruments.symbol_of(one) for one in entries]
    bare = Work.objects.filter(symbol__in=symbols).values_list("pk", flat=True)
    return list(dict.fromkeys([*works, *bare]))


def _folded(viewer: Viewer, typed: str) -> list[int]:
    """Works with a title that has these words in any of their forms."""
    fields = " ".join(f'title:"{word}"' for word in typed.replace('"', " ").split())
    found = finder.search(viewer, Request(fields, documents=_MOST_BY_TITLE, per_document=1, facets=False))
    works = Edition.objects.in_bulk([one.edition_id for one in found.groups])
    return [works[one.edition_id].work_id for one in found.groups if one.edition_id in works]


def _recent(viewer: Viewer, edition: Edition, limit: int) -> list[tuple[int, str]]:
    """What this person connected last, but for this document: works, or 0 with the symbol of one not here."""
    if viewer.person is None:
        return []
    mine = Connection.objects.filter(owner=viewer.person, removed_at=None).order_by("-made_at", "-pk")
    last = {pk: at for at, pk in enumerate(mine.values_list("pk", flat=True)[:_LAST])}
    ends = Passage.objects.filter(connection__in=last).exclude(work=edition.work)
    told = sorted(ends.values_list("connection", "side", "work", "symbol"), key=lambda one: last[one[0]])
    seen = dict.fromkeys((work or 0, "" if work else symbol) for _pk, _side, work, symbol in told)
    visible = set(
        seeing.visible_works(viewer).filter(pk__in=[pk for pk, _symbol in seen]).values_list("pk", flat=True)
    )
    return [one for one in seen if not one[0] or one[0] in visible][:limit]


def _cited(viewer: Viewer, edition: Edition, passage: Selected | None, limit: int) -> dict[int, str]:
    """Works that the passage cites, then those that its document cites most often."""
    inside = selected.cited(viewer, edition, passage) if passage else []
    found = dict.fromkeys((one.work_id for one in inside if one.work_id), str(_("cited in this passage")))
    counted = _cited_by(edition).values("work").annotate(times=Count("pk")).order_by("-times", "work")
    for row in counted[: limit * 2]:
        words = ngettext("cited %(n)d time here", "cited %(n)d times here", row["times"])
        found.setdefault(row["work"], words % {"n": row["times"]})
    found.pop(edition.work_id, None)
    return dict(islice(found.items(), limit))


def _citing(viewer: Viewer, edition: Edition, stretch: Stretch | None, limit: int) -> dict[int, str]:
    """Works that cite the paragraph, then those that cite the document, newest first."""
    others = seeing.of_others(viewer, edition.work_id)
    found: dict[int, str] = {}
    if stretch is not None:
        here = seeing.at(others, edition.work_id, stretch.address, under=True)
        found |= dict.fromkeys(_newest(here, limit), str(_("cites this paragraph")))
    if len(found) < limit and edition.work.cited <= _MOST_CITING:
        found = dict.fromkeys(_newest(others, limit * 2), "") | found
    return dict(islice(sorted(found.items(), key=lambda one: not one[1]), limit))


def _newest(rows: QuerySet[Citation], limit: int) -> list[int]:
    dated = rows.values("edition__work").annotate(day=Max("edition__date")).order_by("-day", "edition__work")
    return [row["edition__work"] for row in dated[:limit]]


def _similar(viewer: Viewer, edition: Edition, passage: Selected | None, limit: int) -> list[int]:
    """Works with paragraphs that say much the same as the passage."""
    if passage is None:
        return []
    hits = finder.alike(viewer, passage.text, passage.language, _ALIKE)
    works = dict(Edition.objects.filter(pk__in={one.edition_id for one in hits}).values_list("pk", "work"))
    found = dict.fromkeys(works[one.edition_id] for one in hits)
    found.pop(edition.work_id, None)
    return list(found)[:limit]


def _cited_by(edition: Edition) -> QuerySet[Citation]:
    return Citation.objects.filter(edition=edition, state=CitationState.RESOLVED).exclude(work=edition.work)


def _rows(viewer: Viewer, works: Iterable[int], language: str) -> dict[int, Row]:
    """A row for each of these works that they may see, told by the edition that suits them best."""
    there = seeing.cited_works(viewer, works)
    best: dict[int, Edition] = {}
    order = (language, *_LANGUAGES)
    editions = visible_editions(viewer).filter(work__in=there, superseded=False)
    for one in editions.only("work", "language", "version", "title", "date"):
        before = best.get(one.work_id)
        if before is None or _rank(one, order) < _rank(before, order):
            best[one.work_id] = one
    return {pk: _row(work, best.get(pk), language) for pk, work in there.items()}


def _rank(one: Edition, order: Sequence[str]) -> tuple[int, int]:
    return (order.index(one.language) if one.language in order else len(order)), -one.version


def _row(work: Work, edition: Edition | None, language: str) -> Row:
    body = describing.body_label(work.body) if work.body else ""
    if edition is None:  # an instrument without text
        title, id_ = labels.title("", work, language), names.instrument(work)
        return Row(work.symbol, title, language, "", body, f"/instruments/{id_}", work_id=work.pk)
    href = Place(work.symbol, edition.language).path()
    title = edition.title or work.symbol
    return Row(work.symbol, title, edition.language, edition.date[:4], body, href, work_id=work.pk)


def _named(symbol: str) -> Row:
    return Row(symbol, "", "", "", "", "", str(_("not in this library")))


def _noted(rows: Mapping[int, Row], notes: Mapping[int, str]) -> tuple[Row, ...]:
    return tuple(replace(rows[one], note=note) for one, note in notes.items() if one in rows)
