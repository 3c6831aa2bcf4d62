"""Queries as people type them, and what is said of those that can't be understood."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.texts.errors import QueryError
from travaux.texts.query import And, Field, Near, Node, Not, Or, Phrase, Word, printed
from travaux.texts.query_parser import DEEPEST, LONGEST, MOST_WORDS, forgiving, parse

A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("torture prevention", And((Word("torture"), Word("prevention")))),
        ('"arbitrary detention"', Phrase("arbitrary detention")),
        ("«droit à la vie»", Phrase("droit à la vie")),  # French quotation marks
        ("“right  to\nlife”", Phrase("right to life")),  # curly ones, and a line broken when copied
        ("„Recht auf Leben“", Phrase("Recht auf Leben")),
        ("a OR b", Or((A, B))),
        ("a | b", Or((A, B))),
        ("a or b", And((A, Word("or"), B))),  # only capitals are operators
        ("a AND b", And((A, B))),
        ("a b OR c", Or((And((A, B)), C))),  # OR binds less
        ("a (b OR c)", And((A, Or((B, C))))),
        ("（a）", A),  # the brackets of a Chinese keyboard
        ("-a", Not(A)),
        ("NOT a", Not(A)),
        ("NOT -a", A),  # twice no
        ("a - b", And((A, B))),  # a dash between words is no sign
        ("ill-treatment", Word("ill-treatment")),  # nor is one inside a word
        ("migra*", Word("migra", prefix=True)),
        ("minorites~", Word("minorites", fuzzy=True)),
        ("police NEAR/5 custody", Near(Word("police"), Word("custody"), 5)),
        ('a NEAR/3 "b c"', Near(A, Phrase("b c"), 3)),
        ("symbol:A/57/292", Field("symbol", "A/57/292")),
        ("symbol:A/57/*", Field("symbol", "A/57/*")),
        ('title:"human rights"', Field("title", "human rights")),
        ("year:2001-2005", Field("year", "2001-2005")),
        ("year:2001–2005", Field("year", "2001-2005")),  # a dash as word processors make it
        ("-kind:report", Not(Field("kind", "report"))),
        ("cites:A/57/292", Field("cites", "A/57/292")),
        ("cites:A/57/292 para 62", Field("cites", "A/57/292 para 62")),  # a part belongs to the symbol
        ("cites:A/57/292, para. 62(b)", Field("cites", "A/57/292 para 62(b)")),
        ('cites:"A/57/292, para. 62"', Field("cites", "A/57/292, para. 62")),
        ("cited-by:iccpr art 9", Field("cited-by", "iccpr art 9")),
        ("-cited-by:A/57/292 a", And((Not(Field("cited-by", "A/57/292")), A))),
        ("cites:A/57/292 para", And((Field("cites", "A/57/292"), Word("para")))),  # without a number
        ("cites:A/57/292 62", And((Field("cites", "A/57/292"), Word("62")))),
        ("symbol:A/57/292 para 62", And((Field("symbol", "A/57/292"), Word("para"), Word("62")))),
        ("A/57/292", Word("A/57/292")),  # a symbol is a word
        ("S/RES/1325(2000)", Word("S/RES/1325(2000)")),  # with brackets too
        ("http://un.org/en", Word("http://un.org/en")),  # a colon that is no field
        ("torture, police; custody.", And((Word("torture"), Word("police"), Word("custody")))),
        ("酷刑，虐待", And((Word("酷刑"), Word("虐待")))),
        ("التعذيب، المعاملة", And((Word("التعذيب"), Word("المعاملة")))),
        ("\u200eA/57/292\u200e", Word("A/57/292")),  # marks of direction, pasted along
        ("e\u0301galite\u0301", Word("égalité")),  # accents apart from their letters
        ("ORANGE ANDES NOTES", And((Word("ORANGE"), Word("ANDES"), Word("NOTES")))),
        ("", None),
        (" - , . ", None),
    ],
)
def test_queries(text: str, expected: Node | None) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "place", "words", "understood"),
    [
        ('a "b c', (2, 3), "never closed", 'a "b c"'),
        ("a (b", (2, 3), "never closed", "a b"),
        ("a) b", (1, 2), "closes nothing", "a b"),
        ("a OR", (2, 4), "between two", "a"),
        ("OR a", (0, 2), "between two", "a"),
        ("NEAR/3 a", (0, 6), "between two", "a"),
        ("a NEAR/3", (2, 8), "between two", "a"),
        ("a NEAR/3 (b c)", (2, 8), "between two", "a b c"),
        ("a NEAR/99 b", (2, 9), "from 1 to 50", "a b"),
        ("a NEAR/2 b NEAR/3 c", (11, 17), "no more", "a NEAR/2 b c"),
        ("foo:bar a", (0, 4), "no field “foo”", "bar a"),
        ("year:20", (5, 7), "written 2001", ""),
        ("year:2005-2001", (5, 14), "2001-2005", ""),
        ("symbol: a", (0, 7), "a value", "a"),
        ("a*b c", (0, 3), "end of a word", "a c"),
        ('"" a', (0, 2), "nothing between", "a"),
        ("a NOT", (2, 5), "must not be there", "a"),
    ],
)
def test_a_bad_query_says_where_and_what_was_understood(
    text: str, place: tuple[int, int], words: str, understood: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert (caught.value.at, caught.value.end) == place
    assert words in str(caught.value)
    node, problems = forgiving(text)
    assert printed(node) == understood
    assert problems[0][1:] == place


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1), "deep"),
        ("word " * (MOST_WORDS + 1), f"first {MOST_WORDS} words"),
        ("a" * (LONGEST + 1), "shorten"),
    ],
)
def test_limits_are_told(text: str, words: str) -> None:
    assert any(words in message for message, _, _ in forgiving(text)[1])


@given(st.text(alphabet=st.sampled_from('ab*~"«»“”()|-:/5 NEAROTyear酷ق\n.'), max_size=60))
def test_whatever_is_typed_is_understood_as_something_that_prints_and_reads_again(text: str) -> None:
    node, problems = forgiving(text)
    assert parse(printed(node)) == node
    assert all(0 <= at < end <= len(text) for _, at, end in problems)


def test_time_is_linear_in_the_length() -> None:
    for piece in ('"', "(", "a(", "-", "NEAR/5 ", "a:", "«", "*~", "a OR "):
        begin = time.perf_counter()
        forgiving(piece * LONGEST)
        assert time.perf_counter() - begin < 1.0, piece
