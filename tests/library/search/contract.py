"""What every search engine passes, in six languages: subclass `Contract` and give it a `backend`.

The paragraphs are invented; each is there for a reason that a test names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from travaux.library.search.backend import Entry, Question, SearchBackend
from travaux.texts.query import Among, And, Field, Node, Not, Word
from travaux.texts.query_parser import parse


def entry(edition: int, place: int, text: str, language: str = "en", **more: Any) -> Entry:
    """A paragraph; what a test does not care for is the same in all."""
    facts: dict[str, Any] = {
        "address": f"para_{place}",
        "block_kind": "paragraph",
        "symbols": (f"A/{edition}",),
        "title": "Human rights",
        "body": "ga",
        "kind": "report",
        "year": 2000 + edition,
        "day": 730_000 + edition,
        "countries": (),
        "collections": (),
        "audience": "public",
    }
    return Entry(edition, place, text=text, language=language, **(facts | more))


ENGLISH = [
    entry(1, 0, "Torture", block_kind="heading"),
    entry(
        1,
        1,
        "The prevention of torture is a duty of the police, whose officers were trained for it last year.",
    ),
    entry(
        1,
        2,
        "He was tortured in police custody after the demonstration in the capital of the country in May.",
    ),
    entry(
        1,
        3,
        "Custody of the children was given to the mother, while the police looked the other way for long.",
    ),
    entry(
        1,
        4,
        "Tortures of every kind are prohibited and no exceptional circumstances may be invoked for them.",
    ),
]
OTHERS = [
    entry(
        2, 0, "La prévention de la torture et l’égalité des détenus réfugiés", "fr", countries=("FRA", "DEU")
    ),
    entry(2, 1, "Une réfugiée détenue demande l’égalité.", "fr", countries=("FRA", "DEU")),
    entry(
        3, 0, "Las migraciones y la detención arbitraria de los niños", "es", body="hrc", kind="resolution"
    ),
    entry(
        3, 1, "El derecho de los migrantes a la libertad de expresión", "es", body="hrc", kind="resolution"
    ),
    entry(4, 0, "Запрещение пыток и право ребёнка на образование", "ru", collections=("minsk", "treaties")),
    entry(4, 1, "Государства обязаны расследовать пытки.", "ru", collections=("minsk", "treaties")),
    entry(5, 0, "حظر التعذيب وحُرِّيَّة التعبير والإنسان", "ar", audience="person-7"),
    entry(5, 1, "للتعذيب آثار على حـــرية الأفراد", "ar", audience="person-7"),
    entry(
        6,
        0,
        "不得对任何人施以酷刑，人权理事会第46届会议",
        "zh",
        year=None,
        day=0,
        symbols=("A/6", "CCPR/C/6"),
    ),
    entry(6, 1, "酷刑受害者的权利和任意拘留", "zh", year=None, day=0, symbols=("A/6", "CCPR/C/6")),
]


PICKED = Among(Field("cites", "A/1"), frozenset({(1, 1), (1, 3), (2, 0)}), frozenset({2}))


class Contract:
    """The tests. They are given an empty `backend`."""

    @pytest.fixture
    def backend(self) -> Iterator[SearchBackend]:
        """An empty engine."""
        raise NotImplementedError

    @pytest.fixture
    def filled(self, backend: SearchBackend) -> SearchBackend:
        """The engine with all paragraphs."""
        backend.add([*ENGLISH, *OTHERS])
        backend.commit()
        return backend

    @pytest.mark.parametrize(
        ("node", "found"),
        [
            (PICKED, "1:1 1:3 2:0 2:1"),  # two paragraphs, and a whole document
            (And((Word("torture"), PICKED)), "1:1 2:0"),
            (And((Word("torture"), Not(PICKED))), "1:0 1:2 1:4"),
            (Among(Field("cites", "A/2")), ""),  # none at all
            (Among(Field("cites", "A/2"), frozenset({(1, 99), (77, 1)})), ""),  # places that are not there
        ],
    )
    def test_paragraphs_that_were_picked_out(self, filled: SearchBackend, node: Node, found: str) -> None:
        answer = filled.search(Question(node, take=50, per_document=50))

        there = sorted((hit.edition, hit.place) for group in answer.groups for hit in group.best)
        assert " ".join(f"{edition}:{place}" for edition, place in there) == found
        assert answer.total == len(there)

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("torture", "1:0 1:1 1:2 1:4 2:0"),  # inflections, and the same word in French
            ("torture prevention", "1:1 2:0"),
            ("TORTURE", "1:0 1:1 1:2 1:4 2:0"),
            ('"torture"', "1:0 1:1 2:0"),  # quoted: as it is written
            ('"police custody"', "1:2"),
            ('"custody police"', ""),
            ('"prevention of torture"', "1:1"),  # small words count
            ("torture OR custody", "1:0 1:1 1:2 1:3 1:4 2:0"),
            ("torture -police", "1:0 1:4 2:0"),
            ("-torture lang:en", "1:3"),
            ("-lang:en -lang:fr -lang:es -lang:ru -lang:ar", "6:0 6:1"),  # nothing but what must not be
            ("custody (torture OR children)", "1:2 1:3"),
            ("demonstr*", "1:2"),
            ("ch*", "1:3"),
            ("exceptionel~", "1:4"),  # one letter less
            ("demonstartion~", "1:2"),  # two letters changed places
            ("cat~", ""),  # a short word is not guessed at
            ("police NEAR/1 custody", "1:2"),
            ("custody NEAR/1 police", "1:2"),  # either order
            ("custody NEAR/11 police", "1:2 1:3"),
            ('"police custody" NEAR/3 tortured', "1:2"),
            ('"police custody" NEAR/2 tortured', "1:2"),
            ('"police custody" NEAR/1 tortured', ""),
            ("polic* NEAR/3 mother", "1:3"),
            ("polic* NEAR/2 mother", ""),
            ("childr* NEAR/5 mother", "1:3"),
            ("égalité", "2:0 2:1"),  # behind an article that lost its vowel
            ("egalite", "2:0 2:1"),  # typed without accents
            ("l’égalité", "2:0 2:1"),
            ("réfugiés détenus", "2:0 2:1"),  # masculine and feminine, one and many
            ("migración", "3:0"),
            ("niño", "3:0"),
            ('"libertad de expresion"', "3:1"),
            ("пыток", "4:0"),
            ("пытка", "4:1"),
            ("ребенка", "4:0"),  # ё is often written е
            ("государство", "4:1"),
            ("تعذيب", "5:0 5:1"),  # with article and particle
            ("والتعذيب", "5:0 5:1"),
            ("حرية", "5:0 5:1"),  # vowels and tatweel
            ("انسان", "5:0"),  # alif without hamza
            ("酷刑", "6:0 6:1"),
            ("刑", "6:0 6:1"),
            ("酷刑受害者的权利", "6:1"),
            ("拘留酷刑", "6:1"),  # two words without a space between, in either order
            ('"酷刑人权"', ""),  # nothing is found across punctuation
            ('"第46届会议"', "6:0"),
            ("任何人 NEAR/3 酷刑", "6:0"),
            ("symbol:A/1", "1:0 1:1 1:2 1:3 1:4"),
            ("symbol:ccpr/c/6", "6:0 6:1"),  # any of its symbols, however typed
            ("symbol:CCPR/*", "6:0 6:1"),
            ("body:hrc", "3:0 3:1"),
            ("kind:resolution migrantes", "3:1"),
            ("country:deu", "2:0 2:1"),
            ("year:2003-2004", "3:0 3:1 4:0 4:1"),
            ("lang:zh", "6:0 6:1"),
            ('title:"human rights" пытки', "4:1"),
            ("title:torture", ""),
            ("nothing-like-this", ""),
        ],
    )
    def test_what_is_found(self, filled: SearchBackend, query: str, found: str) -> None:
        assert " ".join(_keys(filled, Question(parse(query), take=50, per_document=50))) == found

    def test_exact_turns_inflections_off(self, filled: SearchBackend) -> None:
        assert _keys(filled, Question(parse("tortured"), exact=True, per_document=9)) == ["1:2"]

    def test_chinese_phrases_are_found_where_their_characters_stand(self, filled: SearchBackend) -> None:
        texts = {one.key: one.text for one in OTHERS if one.language == "zh"}
        runs = {
            text[at : at + size]
            for text in texts.values()
            for size in range(1, 7)
            for at in range(len(text) - size)
        }
        for run in sorted(one for one in runs if one.isalnum() and not one.isascii()):
            expected = sorted(key for key, text in texts.items() if run in text)
            if not any(c.isascii() for c in (run[0], run[-1])):  # a number is one word
                assert _keys(filled, Question(parse(f'"{run}"'), per_document=9)) == expected, run

    def test_counts_are_exact_and_groups_say_how_many_there_are(self, filled: SearchBackend) -> None:
        answer = filled.search(Question(parse("torture"), per_document=2))
        assert (answer.total, answer.documents) == (5, 2)
        assert [(group.edition, group.total, len(group.best)) for group in answer.groups] == [
            (1, 4, 2),
            (2, 1, 1),
        ]

    def test_a_heading_is_found_but_ranks_below_what_it_stands_over(self, filled: SearchBackend) -> None:
        places = [
            one.place for one in filled.search(Question(parse("torture"), per_document=9)).groups[0].best
        ]
        assert places[-1] == 0

    def test_paragraphs_are_given_without_their_documents_too(self, filled: SearchBackend) -> None:
        question = Question(parse("torture"), take=3)
        first = filled.paragraphs(question)
        rest = filled.paragraphs(replace(question, skip=3))
        assert [one.score for one in (*first, *rest)] == sorted(
            (one.score for one in (*first, *rest)), reverse=True
        )
        assert len({(one.edition, one.place) for one in (*first, *rest)}) == 5

    @pytest.mark.parametrize(
        ("filters", "documents"),
        [
            ({"lang": ["fr", "ru"]}, {2, 4}),
            ({"body": ["hrc"]}, {3}),
            ({"country": ["FRA"]}, {2}),
            ({"collection": ["treaties"]}, {4}),
            ({"year": ["2002-2003"]}, {2, 3}),
            ({"year": ["2002", "2004-2005"]}, {2, 4, 5}),
            ({"kind": ["report"], "lang": ["es"]}, set()),
        ],
    )
    def test_filters(
        self, filled: SearchBackend, filters: dict[str, Sequence[str]], documents: set[int]
    ) -> None:
        answer = filled.search(Question(None, filters, take=50))
        assert {group.edition for group in answer.groups} == documents

    def test_facets_count_paragraphs_and_ignore_their_own_choice(self, filled: SearchBackend) -> None:
        counts = filled.counts(Question(None, {"lang": ["fr"]}), ["lang", "country", "year", "collection"])
        assert counts["lang"] == {"en": 5, "fr": 2, "es": 2, "ru": 2, "ar": 2, "zh": 2}
        assert counts["country"] == {"FRA": 2, "DEU": 2}
        assert counts["year"] == {"2002": 2}
        assert counts["collection"] == {}

    def test_who_may_not_see_it_finds_and_counts_none_of_it(self, filled: SearchBackend) -> None:
        everybody, its_owner = frozenset({"public"}), frozenset({"public", "person-7"})
        assert filled.search(Question(parse("التعذيب"), audiences=everybody)).total == 0
        assert filled.search(Question(parse("التعذيب"), audiences=its_owner)).total == 2
        assert "ar" not in filled.counts(Question(None, audiences=everybody), ["lang"])["lang"]
        assert not filled.paragraphs(Question(parse("التعذيب"), audiences=everybody))
        assert not filled.similar("حظر التعذيب وحرية التعبير", "ar", Question(None, audiences=everybody))
        assert filled.search(Question(None, audiences=frozenset())).total == 0

    def test_within_one_edition(self, filled: SearchBackend) -> None:
        assert _keys(filled, Question(parse("torture"), within=2)) == ["2:0"]

    def test_sorting_by_date_and_by_citations(self, filled: SearchBackend) -> None:
        filled.add([entry(7, 0, "Torture is torture.", cited=9, day=1), entry(8, 0, "No torture.", cited=3)])
        filled.commit()
        question = Question(parse("torture"))
        order = {
            sort: [group.edition for group in filled.search(replace(question, sort=sort)).groups]
            for sort in ("date", "cited")
        }
        assert order == {"date": [8, 2, 1, 7], "cited": [7, 8, 2, 1]}

    def test_pages_of_documents_follow_each_other(self, filled: SearchBackend) -> None:
        pages = [
            [group.edition for group in filled.search(Question(None, skip=skip, take=2)).groups]
            for skip in (0, 2, 4, 6)
        ]
        assert sorted(one for page in pages for one in page) == [1, 2, 3, 4, 5, 6]
        assert pages[3] == []

    def test_many_matches_in_one_document_hide_no_other(self, backend: SearchBackend) -> None:
        backend.add(entry(1, place, "torture torture torture") for place in range(1500))
        backend.add([entry(2, 0, "They spoke of torture, among much else that was of more weight to them.")])
        backend.commit()
        answer = backend.search(Question(parse("torture"), per_document=3))
        assert [(group.edition, group.total, len(group.best)) for group in answer.groups] == [
            (1, 1500, 3),
            (2, 1, 1),
        ]
        filtered = backend.search(Question(parse("torture"), {"year": ["2002"]}))
        assert (filtered.total, [group.edition for group in filtered.groups]) == (1, [2])

    def test_similar_paragraphs_share_the_telling_words(self, backend: SearchBackend) -> None:
        backend.add(
            [
                entry(1, 0, "Unaccompanied migrant children are held in detention centres at the border"),
                entry(
                    2, 0, "The committee regrets that migrant children are held at border detention centres"
                ),
                entry(3, 0, "The committee thanks the delegation for its report"),
                entry(4, 0, "Les enfants migrants sont retenus à la frontière", "fr"),
            ]
        )
        backend.commit()
        found = backend.similar(
            "Unaccompanied migrant children are held in detention centres", "en", Question(None, take=2)
        )
        assert [one.edition for one in found] == [1, 2]

    def test_an_edition_is_replaced_and_removed(self, filled: SearchBackend) -> None:
        filled.search(Question(parse("torture")))  # what was remembered must be forgotten
        filled.remove(1)
        filled.add([entry(1, 0, "Now about torture in other words", language="en", body="hrc")])
        filled.commit()
        assert _keys(filled, Question(parse("torture"))) == ["1:0", "2:0"]
        assert filled.counts(Question(parse("torture")), ["body"])["body"] == {"hrc": 1, "ga": 1}
        filled.remove(1)
        filled.commit()
        assert _keys(filled, Question(parse("torture"))) == ["2:0"]
        filled.clear()
        filled.commit()
        assert filled.search(Question(None)).total == 0

    def test_nothing_is_seen_before_commit(self, filled: SearchBackend) -> None:
        filled.remove(1)
        assert filled.search(Question(parse("custody"))).total == 2
        filled.commit()
        assert filled.search(Question(parse("custody"))).total == 0

    def test_editions_tells_how_many_paragraphs_each_has(self, filled: SearchBackend) -> None:
        assert filled.editions() == {1: 5, 2: 2, 3: 2, 4: 2, 5: 2, 6: 2}

    def test_an_empty_engine_answers(self, backend: SearchBackend) -> None:
        backend.commit()
        assert backend.search(Question(parse("torture"))).total == 0
        assert backend.search(Question(None)).groups == ()
        assert backend.editions() == {}
        assert backend.similar("torture", "en", Question(None)) == ()


def _keys(backend: SearchBackend, question: Question) -> list[str]:
    """The paragraphs found, by document and place."""
    groups = backend.search(question).groups
    return sorted(f"{one.edition}:{one.place}" for group in groups for one in group.best)
