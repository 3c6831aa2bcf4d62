"""From our syntax tree to tantivy's queries.

In: a question. Out: one query of the engine for it. Words are looked up by their stems in the field
of each language that the index holds; phrases, beginnings and near misses in the field of words as
they are written. What only filters adds nothing to the score.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import tantivy
from tantivy import Occur, Query

from travaux.library.search import analysis
from travaux.library.search.analysis import CHINESE, EXACT
from travaux.library.search.backend import Question
from travaux.library.search.cards import years
from travaux.library.search.chinese import parted
from travaux.library.search.tantivy_schema import FACET_FIELDS, IS_PARAGRAPH, SPOT, TITLE, spot
from travaux.texts import links
from travaux.texts.query import Among, And, Field, Near, Node, Not, Or, Phrase, Word

_SHORTEST_FUZZY = 4  # letters: below, one letter changed is just another word
_LONG = 8  # letters from which two may be wrong
_SPECIAL = frozenset('\\.+*?()|[]{}^$#&-~@<>"/ ')


class Compiler:
    """Makes queries for one state of one index."""

    def __init__(self, schema: tantivy.Schema, languages: Sequence[str]) -> None:
        """`languages` are those in which the index has texts."""
        self._schema = schema
        self._languages = languages

    def query(self, question: Question) -> Query:
        """What a question asks for, without its filters."""
        must = [self.node(question.node, exact=question.exact)] if question.node else []
        found = self._combined([(Occur.Must, one) for one in must])
        return found if question.within is None else self.inside(found, question.within)

    def inside(self, query: Query, edition: int) -> Query:
        """A query for the paragraphs of one edition."""
        only = Query.const_score_query(self._edition([edition]), 0.0)
        return self._combined([(Occur.Must, query), (Occur.Must, only)])

    def filtered(self, query: Query, question: Question) -> Query:
        """A query with a question's filters."""
        filters = [self._filter(name, values) for name, values in question.filters.items() if values]
        if question.audiences is not None:
            filters.append(Query.term_set_query(self._schema, "audience", sorted(question.audiences)))
        must = [query, *(Query.const_score_query(one, 0.0) for one in filters)]
        return self._combined([(Occur.Must, one) for one in must])

    def breadth(self, searcher: tantivy.Searcher, node: Node | None) -> int:
        """About how many paragraphs match at most."""
        match node:
            case Word() | Phrase():
                return self._frequency(searcher, analysis.normal(node.text))
            case And():
                return min(self.breadth(searcher, one) for one in node.nodes)
            case Or():
                return sum(self.breadth(searcher, one) for one in node.nodes)
            case Near():
                return min(self.breadth(searcher, one) for one in (node.left, node.right))
            case Among() if not node.editions:
                return len(node.places)
            case _:
                return searcher.num_docs

    def _frequency(self, searcher: tantivy.Searcher, text: str) -> int:
        """How many paragraphs have the rarest of these words (as written)."""
        if analysis.is_chinese(text):
            field, found = analysis.field(CHINESE), analysis.tokens(text, CHINESE)
        else:
            field, found = EXACT, analysis.exact_tokens(text)
        return min((searcher.doc_freq(field, one.text) for one in found), default=0)

    def of_editions(self, query: Query, editions: Sequence[int]) -> Query:
        """The same query in these editions only."""
        only = Query.const_score_query(self._edition(editions), 0.0)
        return self._combined([(Occur.Must, query), (Occur.Must, only)])

    def _edition(self, editions: Sequence[int]) -> Query:
        return Query.term_set_query(self._schema, "edition", list(editions))

    def node(self, node: Node, *, exact: bool = False) -> Query:
        """A part of a tree."""
        match node:
            case Word():
                return self._word(node, exact)
            case Phrase():
                return self._phrase(node.text)
            case Near():
                return self._near(node, exact)
            case Field():
                return Query.const_score_query(self._field(node), 0.0)
            case Among():
                return Query.const_score_query(self._among(node), 0.0)
            case Not():
                return self._combined([self._part(node, exact)])
            case And():
                return self._combined([self._part(one, exact) for one in node.nodes])
            case Or():
                return _any(self.node(one, exact=exact) for one in node.nodes)

    def _combined(self, parts: list[tuple[Occur, Query]]) -> Query:
        if all(occur == Occur.MustNot for occur, _ in parts):
            parts = [(Occur.Must, self.everything()), *parts]
        return parts[0][1] if len(parts) == 1 else Query.boolean_query(parts)

    def everything(self) -> Query:
        """All paragraphs (and no cards), each as good as the other."""
        return Query.const_score_query(Query.term_query(self._schema, IS_PARAGRAPH, True), 1.0)

    def _part(self, node: Node, exact: bool) -> tuple[Occur, Query]:
        if isinstance(node, Not):
            return Occur.MustNot, self.node(node.node, exact=exact)
        return Occur.Must, self.node(node, exact=exact)

    def _word(self, word: Word, exact: bool) -> Query:
        text = analysis.normal(word.text)
        if analysis.is_chinese(text):
            return self._combined([(Occur.Must, self._chinese(part)) for part in parted(text)])
        if word.prefix:
            return self._prefix(text)
        if word.fuzzy:
            return self._fuzzy(text)
        if exact:
            return self._exact(text)
        return _any(
            self._terms(analysis.field(language), analysis.phrase(analysis.tokens(text, language)))
            for language in self._languages
        )

    def _phrase(self, text: str) -> Query:
        text = analysis.normal(text)
        return self._chinese(text) if analysis.is_chinese(text) else self._exact(text)

    def _exact(self, text: str) -> Query:
        return self._terms(EXACT, analysis.phrase(analysis.exact_tokens(text)))

    def _chinese(self, text: str) -> Query:
        return self._terms(analysis.field(CHINESE), analysis.phrase(analysis.tokens(text, CHINESE)))

    def _terms(self, field: str, terms: Sequence[tuple[int, str]]) -> Query:
        """These terms at these places."""
        if not terms:
            return Query.empty_query()
        if len(terms) == 1:
            return Query.term_query(self._schema, field, terms[0][1])
        return Query.phrase_query(self._schema, field, list(terms))

    def _prefix(self, text: str) -> Query:
        found = [one.text for one in analysis.exact_tokens(text)]
        if not found:
            return Query.empty_query()
        if len(found) == 1:
            return Query.regex_query(self._schema, EXACT, _escaped(found[0]) + ".*")
        patterns: list[str | tuple[int, str]] = [*map(_escaped, found[:-1]), _escaped(found[-1]) + ".*"]
        return Query.regex_phrase_query(self._schema, EXACT, patterns)

    def _fuzzy(self, text: str) -> Query:
        found = [one.text for one in analysis.exact_tokens(text)]
        if len(found) != 1 or not fuzziness(found[0]):
            return self._exact(text)
        return Query.fuzzy_term_query(self._schema, EXACT, found[0], fuzziness(found[0]), True)

    def _near(self, node: Near, exact: bool) -> Query:
        """Both, by their stems where both are words or phrases; phrases also stand as they are written."""
        sides = (node.left, node.right)
        if any(isinstance(one, Word) and one.prefix for one in sides):
            return self._near_patterns(node)
        texts = [analysis.normal(one.text) for one in sides]
        if any(map(analysis.is_chinese, texts)):
            found = self._near_in(CHINESE, texts, node.words)
        elif exact:
            found = self._near_in("", texts, node.words)
        else:
            found = _any(self._near_in(language, texts, node.words) for language in self._languages)
        phrases = [(Occur.Must, self._phrase(one.text)) for one in sides if isinstance(one, Phrase)]
        return self._combined([(Occur.Must, found), *phrases])

    def _near_in(self, language: str, texts: Sequence[str], words: int) -> Query:
        """Two texts in one field (the exact one for ""): every distance allowed, in both orders."""
        field = analysis.field(language) if language else EXACT
        first, second = (
            analysis.phrase(analysis.tokens(text, language) if language else analysis.exact_tokens(text))
            for text in texts
        )
        if not first or not second:
            return Query.empty_query()
        if len(first) == len(second) == 1:
            one, other = first[0][1], second[0][1]
            return _any(
                Query.phrase_query(self._schema, field, list(pair), slop=words - 1)
                for pair in ((one, other), (other, one))
            )
        return _any(
            self._terms(field, _apart(left, right, distance))
            for left, right in ((first, second), (second, first))
            for distance in range(1, words + 1)
        )

    def _near_patterns(self, node: Near) -> Query:
        sides = []
        for one in (node.left, node.right):
            found = [_escaped(token.text) for token in analysis.exact_tokens(analysis.normal(one.text))]
            if isinstance(one, Word) and one.prefix and found:
                found[-1] += ".*"
            sides.append(found)
        if not all(sides):
            return Query.empty_query()
        both: tuple[list[str | tuple[int, str]], ...] = ([*sides[0], *sides[1]], [*sides[1], *sides[0]])
        return _any(
            Query.regex_phrase_query(self._schema, EXACT, patterns, slop=node.words - 1) for patterns in both
        )

    def _field(self, node: Field) -> Query:
        if node.name == "title":
            return self._terms(TITLE, analysis.phrase(analysis.exact_tokens(analysis.normal(node.value))))
        if node.name == "symbol":
            return self._symbol(node.value)
        value = node.value.upper() if node.name == "country" else node.value.lower()
        return self._filter(node.name, [value])

    def _among(self, node: Among) -> Query:
        places = [spot(edition, place) for edition, place in node.places if edition not in node.editions]
        return _any(
            Query.term_set_query(self._schema, name, wanted)
            for name, wanted in ((SPOT, places), ("edition", list(node.editions)))
            if wanted
        )

    def _symbol(self, value: str) -> Query:
        key = links.key(value)
        if value.endswith("*"):
            return Query.regex_query(self._schema, "symbol", _escaped(key) + ".*")
        return Query.term_query(self._schema, "symbol", key)

    def _filter(self, name: str, values: Sequence[str]) -> Query:
        field = FACET_FIELDS[name]
        wanted = years(values) if name == "year" else list(values)
        if len(wanted) == 1:
            return Query.term_query(self._schema, field, wanted[0])
        return Query.term_set_query(self._schema, field, wanted)


def any_of(schema: tantivy.Schema, field: str, terms: Sequence[str]) -> Query:
    """Any of these terms; the more and the rarer, the better."""
    return _any(Query.term_query(schema, field, term) for term in terms)


def fuzziness(word: str) -> int:
    """How many letters may be wrong in word~."""
    return 0 if len(word) < _SHORTEST_FUZZY else 2 if len(word) >= _LONG else 1


def _any(queries: Iterable[Query]) -> Query:
    found = list(queries)
    if len(found) == 1:
        return found[0]
    return Query.boolean_query([(Occur.Should, one) for one in found]) if found else Query.empty_query()


def _apart(
    left: Sequence[tuple[int, str]], right: Sequence[tuple[int, str]], distance: int
) -> list[tuple[int, str]]:
    """Both one after the other, the second beginning `distance` places after the first's end."""
    start = left[-1][0] + len(left[-1][1]) * (analysis.is_chinese(left[-1][1])) + distance
    start -= 1 if analysis.is_chinese(left[-1][1]) else 0
    return [*left, *((start + at, text) for at, text in right)]


def _escaped(text: str) -> str:
    return "".join("\\" + character if character in _SPECIAL else character for character in text)
