"""The search engine in the library's own folder: tantivy.

In: entries and questions. Out: what was found. One process writes at a time, under tantivy's lock on
the folder; any number read, and look at each search whether there is something new (a file of a page or two).

A question is put to the engine once, without its filters: the best hits, and how many match in each
document. Filters, sorts and facets are then a matter of the documents' cards (see `cards`), and what
the engine said is kept for the next page, filter or sort of the same words.
"""

from __future__ import annotations

import math
import threading
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import cast

import tantivy
from tantivy import Query, Searcher

from travaux.library.search import analysis, tantivy_schema
from travaux.library.search.backend import Answer, Entry, Found, FoundDocument, Question
from travaux.library.search.cards import Card, Cards, unpacked
from travaux.library.search.tantivy_query import Compiler, any_of
from travaux.library.search.tantivy_schema import CARD, CARD_OF, IS_PARAGRAPH
from travaux.texts.errors import WriterBusyError
from travaux.texts.query import Node

WRITER_BYTES = 64_000_000  # for changes as they come
REBUILD_BYTES = 400_000_000  # fewer segments while everything is taken in
_ALL = 10_000_000  # more than there are documents: all of them are counted
_FIRST_LOOK = 1_000  # hits: all of them for most questions, and some hundred documents for the others
_MORE = 8  # times as many when they were not enough
_AT_ONCE = 4_000  # hits in one go when filling groups; beyond, each document is asked for its own
_COUNTED_SINGLY = 50_000  # hits up to which it is faster to count them here than in the engine's buckets
_KEPT = 16  # questions whose answers are remembered; each may count some ten thousand documents
_TELLING_WORDS = 25  # of a paragraph, to find its like (the figure that Lucene has)
_BROAD = 50_000  # paragraphs for words so common, matches are counted while the best are sought
_BESIDE = ThreadPoolExecutor(2, "search")  # the engine lets go of Python's lock while it works
_Revisions = Mapping[int, tuple[int, Card]]
_Key = tuple[Node | None, bool, int | None]  # words, exact, within
_COMMON = 0.1  # a word in more than a tenth of all paragraphs tells nothing


@dataclass(frozen=True, slots=True)
class _Raw:
    """What the engine says to words, whatever the filters: its best hits, and matches by document."""

    best: Sequence[Found]
    matches: Mapping[int, int]
    complete: bool  # whether `best` holds all hits


class _State:
    """The index as it stood after one commit."""

    def __init__(self, searcher: Searcher, schema: tantivy.Schema, before: _Revisions) -> None:
        self.searcher = searcher
        there = [one for one in analysis.LANGUAGES if searcher.doc_freq("written", one)]
        self.compiler = Compiler(schema, there)
        self.by_revision = _cards(searcher, schema, before)
        self.cards = Cards(dict(self.by_revision.values()))
        self._remembered: OrderedDict[_Key, _Raw] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, key: _Key) -> _Raw | None:
        """What the engine said before to the same words."""
        with self._lock:
            return self._remembered.get(key)

    def remember(self, key: _Key, raw: _Raw) -> None:
        """Keep it as the newest; the oldest goes."""
        with self._lock:
            self._remembered[key] = raw
            self._remembered.move_to_end(key)
            if len(self._remembered) > _KEPT:
                self._remembered.popitem(last=False)


class TantivyBackend:
    """An index in a folder."""

    def __init__(self, folder: Path, *, memory: int = WRITER_BYTES, threads: int = 1) -> None:
        """Open the index in `folder`, made when there is none. Raises ValueError if it is damaged."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._memory, self._threads = memory, threads
        self._schema = tantivy_schema.schema()
        self._index = tantivy.Index(self._schema, str(folder))
        self._index.config_reader("manual")
        tantivy_schema.register(self._index)
        self._writer: tantivy.IndexWriter | None = None
        self._carded: set[int] = set()
        self._lock = threading.Lock()
        self._seen = b""
        self._state: _State | None = None

    def check(self) -> None:
        """Read what every search reads. Raises ValueError or OSError if it is damaged."""
        self._reading()

    def add(self, entries: Iterable[Entry]) -> None:
        """Take in entries; all of one edition's come after `remove` of that edition."""
        writer = self._writing()
        for entry in entries:
            if entry.edition not in self._carded:
                writer.add_document(tantivy_schema.card(entry))
                self._carded.add(entry.edition)
            writer.add_document(tantivy_schema.document(entry))

    def remove(self, edition: int) -> None:
        """Forget an edition."""
        writer = self._writing()
        # By query: by term, the engine takes a number for a signed one and finds nothing.
        for name in ("edition", CARD_OF):
            writer.delete_documents_by_query(Query.term_query(self._schema, name, edition))
        self._carded.discard(edition)

    def clear(self) -> None:
        """Forget everything."""
        self._writing().delete_all_documents()
        self._carded.clear()

    def commit(self) -> None:
        """Make what was added and removed durable and visible."""
        self._writing().commit()
        self._carded.clear()

    def rest(self) -> None:
        """Let another process write, until the next change; waits until segments are merged."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            writer.wait_merging_threads()

    def close(self) -> None:
        """Let go of files and locks."""
        self.rest()
        self._state, self._seen = None, b""

    def search(self, question: Question) -> Answer:
        """The documents that match, best first."""
        state = self._reading()
        raw = _raw(state, question)
        matches = state.cards.passing(raw.matches, question)
        if question.sort == "relevance" and question.node is not None:
            editions, best = _by_relevance(state, raw, matches, question)
        else:
            order = state.cards.ordered(matches, question.sort)
            editions, best = order[question.skip : question.skip + question.take], _grouped(raw.best)
        found = _filled(state, editions, best, matches, question)
        groups = (FoundDocument(one, matches[one], tuple(found[one])) for one in editions)
        return Answer(sum(matches.values()), len(matches), tuple(groups))

    def paragraphs(self, question: Question) -> Sequence[Found]:
        """The paragraphs that match, whatever their document, best first."""
        state = self._reading()
        query = state.compiler.filtered(state.compiler.query(question), question)
        return _found(state.searcher, query, question.take, question.skip)

    def counts(self, question: Question, facets: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
        """For each facet how many paragraphs each value has, ignoring the facet's own filter."""
        state = self._reading()
        raw = _raw(state, question)
        chosen = [name for name in facets if question.filters.get(name)]
        free = [name for name in facets if name not in chosen]
        counted: dict[str, Counter[str]] = {}
        for names, without in [(free, ""), *(([name], name) for name in chosen)]:
            if names:
                matches = state.cards.passing(raw.matches, question, without=without)
                counted |= state.cards.counted(matches, names)
        return {name: counted[name] for name in facets}

    def similar(self, text: str, language: str, question: Question) -> Sequence[Found]:
        """Paragraphs that share the telling words of `text`, most alike first."""
        state = self._reading()
        written = analysis.written_in(text, language)
        terms = _telling(state.searcher, analysis.field(written), analysis.tokens(text, written))
        if not terms:
            return ()
        alike = any_of(self._schema, analysis.field(written), terms)
        if question.within is not None:
            alike = state.compiler.inside(alike, question.within)
        # Without filters the engine may leave out all that can't be among the best.
        first = _found(state.searcher, alike, _FIRST_LOOK, 0, weighted=False)
        passing = state.cards.passing(dict.fromkeys((one.edition for one in first), 1), question)
        kept = [one for one in first if one.edition in passing]
        last = question.skip + question.take
        if len(kept) < last and len(first) == _FIRST_LOOK:
            kept = _found(state.searcher, state.compiler.filtered(alike, question), last, 0, weighted=False)
        return kept[question.skip : last]

    def editions(self) -> Mapping[int, int]:
        """How many entries each edition has: to hold the index against the store."""
        state = self._reading()
        return _documents(state.searcher, state.compiler.everything(), state.searcher.num_docs)

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            try:
                self._writer = self._index.writer(self._memory, self._threads)
            except ValueError as error:
                if "LockBusy" not in str(error):
                    raise
                raise WriterBusyError("Another process is writing to the search index.") from error
        return self._writer

    def _reading(self) -> _State:
        """The newest state of the index."""
        # Read, not only looked at: two commits can fall into one tick of the file system's clock.
        stamp = (self.folder / "meta.json").read_bytes()
        with self._lock:
            if self._state is None or stamp != self._seen:
                self._index.reload()
                before = self._state.by_revision if self._state else {}
                self._state, self._seen = _State(self._index.searcher(), self._schema, before), stamp
            return self._state


def _raw(state: _State, question: Question) -> _Raw:
    """What the engine says to a question's words, asked once."""
    key = (question.node, question.exact, question.within)
    known = state.recall(key)
    if known is None:
        query = state.compiler.query(question)
        at_most = state.compiler.breadth(state.searcher, question.node)
        counting = _BESIDE.submit(_documents, state.searcher, query, at_most) if at_most > _BROAD else None
        best = _found(state.searcher, query, _FIRST_LOOK, 0)
        complete = len(best) < _FIRST_LOOK
        if counting is not None:
            matches: Mapping[int, int] = counting.result()
        elif complete:
            matches = Counter(one.edition for one in best)
        else:
            matches = _documents(state.searcher, query, at_most)
        known = _Raw(best, matches, complete)
    state.remember(key, known)
    return known


def _by_relevance(
    state: _State, raw: _Raw, matches: Mapping[int, int], question: Question
) -> tuple[list[int], dict[int, list[Found]]]:
    """The documents on this page of results, with those of their paragraphs that came up on the way."""
    last = min(question.skip + question.take, len(matches))
    best = _grouped(one for one in raw.best if one.edition in matches)
    look = _FIRST_LOOK
    hits: Sequence[Found] = raw.best
    while len(best) < last and len(hits) >= look:
        look *= _MORE
        query = state.compiler.filtered(state.compiler.query(question), question)
        hits = _found(state.searcher, query, look, 0)
        best = _grouped(hits)
    return list(islice(best, question.skip, last)), best


def _filled(
    state: _State,
    editions: Sequence[int],
    best: Mapping[int, Sequence[Found]],
    matches: Mapping[int, int],
    question: Question,
) -> dict[int, Sequence[Found]]:
    """For each document its best paragraphs, as many as asked for or all it has."""
    wanted = {one: min(question.per_document, matches[one]) for one in editions}
    done = {one: best.get(one, ())[: wanted[one]] for one in editions}
    missing = [one for one in editions if len(done[one]) < wanted[one]]
    if not missing:
        return done
    query = state.compiler.query(question)
    several = sum(matches[one] for one in missing)
    if several <= _AT_ONCE:
        hits = _found(state.searcher, state.compiler.of_editions(query, missing), several, 0)
        found = _grouped(hits)
        return done | {one: found[one][: wanted[one]] for one in missing}
    return done | {
        one: _found(state.searcher, state.compiler.of_editions(query, [one]), wanted[one], 0)
        for one in missing
    }


def _grouped(hits: Iterable[Found]) -> dict[int, list[Found]]:
    """By document, in the order in which each comes up first."""
    found: dict[int, list[Found]] = {}
    for one in hits:
        found.setdefault(one.edition, []).append(one)
    return found


def _found(searcher: Searcher, query: Query, take: int, skip: int, *, weighted: bool = True) -> list[Found]:
    """The best paragraphs for a query."""
    if take < 1:
        return []
    weight = "weight" if weighted else None
    hits = searcher.search(query, take, count=False, offset=skip, weight_by_field=weight).hits
    addresses = [address for _, address in hits]
    editions = cast(list[int], searcher.fast_field_values("edition", addresses))
    places = cast(list[int], searcher.fast_field_values("place", addresses))
    return list(map(Found, editions, places, (score for score, _ in hits)))


def _documents(searcher: Searcher, query: Query, at_most: int) -> Mapping[int, int]:
    """How many paragraphs match in each document. `at_most` is about how many match at all."""
    if at_most <= _COUNTED_SINGLY:
        hits = searcher.search(query, _COUNTED_SINGLY, count=False, order_by_field="edition").hits
        if len(hits) < _COUNTED_SINGLY:
            return Counter(edition for edition, _ in hits)
    wanted = {"all": {"terms": {"field": "edition", "size": _ALL}}}
    buckets = searcher.aggregate(query, wanted)["all"]["buckets"]
    return {int(one["key"]): int(one["doc_count"]) for one in buckets}


def _cards(searcher: Searcher, schema: tantivy.Schema, before: _Revisions) -> dict[int, tuple[int, Card]]:
    """The cards by their revision; only those that were not there before are read."""
    query = Query.term_query(schema, IS_PARAGRAPH, False)
    most = max(1, searcher.num_docs)
    addresses = [address for _, address in searcher.search(query, most, count=False).hits]
    revisions = searcher.fast_field_values("revision", addresses)
    found: dict[int, tuple[int, Card]] = {}
    for revision, address in zip(revisions, addresses, strict=True):
        known = before.get(int(revision or 0))
        if known is None:
            kept = searcher.doc(address)
            known = int(kept[CARD_OF][0]), unpacked(bytes(kept[CARD][0]))
        found[int(revision or 0)] = known
    return found


def _telling(searcher: Searcher, field: str, found: Sequence[analysis.Token]) -> list[str]:
    """The words of a paragraph that set it apart: often in it, seldom elsewhere, but elsewhere too."""
    times: dict[str, int] = defaultdict(int)
    for one in found:
        times[one.text] += 1
    everything = max(1, searcher.num_docs)
    weights: dict[str, float] = {}
    for term, count in times.items():
        frequency = searcher.doc_freq(field, term)
        if 1 < frequency <= max(everything * _COMMON, 2):
            weights[term] = count * math.log(1 + everything / frequency)
    return sorted(weights, key=lambda term: -weights[term])[:_TELLING_WORDS]
