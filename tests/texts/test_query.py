"""What is printed means the same when it is read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.texts.query import FIELDS, And, Field, Near, Node, Not, Or, Phrase, Word, printed, words
from travaux.texts.query_parser import FARTHEST, parse

_LETTERS = st.text("abcéñжعقد酷刑", min_size=1, max_size=6)
_PLAIN = st.builds(Word, _LETTERS)
_MARKED = (
    _PLAIN | st.builds(Word, _LETTERS, prefix=st.just(True)) | st.builds(Word, _LETTERS, fuzzy=st.just(True))
)
_PHRASES = st.builds(Phrase, st.lists(_LETTERS, min_size=1, max_size=3).map(" ".join))
_NEAR = st.builds(Near, _PLAIN | _PHRASES, _PLAIN | _PHRASES, st.integers(1, FARTHEST))
_FIELDS = st.builds(
    Field,
    st.sampled_from([name for name in FIELDS if name != "year"]),
    st.lists(_LETTERS, min_size=1, max_size=3).map(" ".join),
) | st.builds(Field, st.just("year"), st.sampled_from(["2001", "2001-2005"]))


def _grown(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Trees as the parser makes them: nothing directly inside its own kind."""
    several = st.lists(nodes, min_size=2, max_size=3)
    return (
        several.filter(lambda those: not any(isinstance(one, And) for one in those)).map(
            lambda o: And(tuple(o))
        )
        | several.filter(lambda those: not any(isinstance(one, Or) for one in those)).map(
            lambda o: Or(tuple(o))
        )
        | nodes.filter(lambda one: not isinstance(one, Not)).map(Not)
    )


NODES = st.recursive(_MARKED | _PHRASES | _NEAR | _FIELDS, _grown, max_leaves=8)


@given(NODES)
def test_what_is_printed_is_read_as_the_same_tree(node: Node) -> None:
    assert parse(printed(node)) == node


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (None, ""),
        (And((Word("a"), Or((Word("b"), Phrase("c d"))))), 'a (b OR "c d")'),  # brackets where they matter
        (Or((And((Word("a"), Word("b"))), Word("c"))), "a b OR c"),  # and none where they don't
        (Not(And((Word("a"), Word("b")))), "-(a b)"),
        (Not(Near(Word("a"), Word("b"), 3)), "-(a NEAR/3 b)"),
        (Field("kind", "concluding observations"), 'kind:"concluding observations"'),
        (Word("migra", prefix=True), "migra*"),
        (Word("minorites", fuzzy=True), "minorites~"),
    ],
)
def test_printing(node: Node | None, expected: str) -> None:
    assert printed(node) == expected


def test_what_is_to_be_marked_leaves_out_what_must_not_be_there_and_fields() -> None:
    node = parse('torture "police custody" -journalists symbol:A/57/292 (a OR b NEAR/2 c)')
    found = [one.text for one in words(node)]
    assert found == ["torture", "police custody", "a", "b", "c"]
