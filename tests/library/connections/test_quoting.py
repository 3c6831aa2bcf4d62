"""Quoted words are found where they stand, or it is said why not."""

from __future__ import annotations

import pytest

from tests.library.connections.papers import TEXTS, put
from travaux.library.connections.quoting import Quotes
from travaux.library.permissions import Viewer
from travaux.texts import passage
from travaux.texts.errors import MissingError
from travaux.texts.passage import Passage

pytestmark = pytest.mark.django_db


def asked(quote: str, **about: str) -> Passage:
    """A passage as somebody else wrote it down."""
    return Passage("", 0, len(quote), quote, **about)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("quote", "inside", "found"),
    [
        pytest.param("eleven\nplaces", "", "para_1:31-44", id="another line break"),
        pytest.param("migrants must", "", "para_2:23-36", id="short, once"),
        pytest.param("place of detention", "para_4", "para_4:77-95", id="in a paragraph"),
        pytest.param(TEXTS[2], "para_3", "para_3", id="all of it is the paragraph"),
        pytest.param(
            f"{TEXTS[0][-20:]}\n{TEXTS[1][:19]}", "", f"para_1:{len(TEXTS[0]) - 20}~para_2:19", id="over two"
        ),
    ],
)
def test_found(owner: Viewer, quote: str, inside: str, found: str) -> None:
    where = passage.parse(inside) if inside else None
    assert str(Quotes().find(put(owner), asked(quote), inside=where)) == found


@pytest.mark.parametrize(
    ("quote", "inside", "words"),
    [
        pytest.param("detention", "", "more than once in A/57/292", id="which of them"),
        pytest.param("in", "para_3", "more than once in A/57/292, para. 3", id="which, in a paragraph"),
        pytest.param("nowhere at all", "", "is not in A/57/292", id="not there"),
        pytest.param("eleven", "para_2", "is not in A/57/292, para. 2", id="elsewhere"),
        pytest.param(" \n", "", "is not in", id="nothing quoted"),
        pytest.param("x" * 500, "", "x…”", id="a long one is shortened in the sentence"),
    ],
)
def test_not_found_is_said(owner: Viewer, quote: str, inside: str, words: str) -> None:
    where = passage.parse(inside) if inside else None
    with pytest.raises(MissingError, match=words):
        Quotes().find(put(owner), asked(quote), inside=where)


def test_what_stands_around_it_tells_which_is_meant(owner: Viewer) -> None:
    said = asked("detention", before="visited eleven places of ", after=" in four provinces of the country")
    assert str(Quotes().find(put(owner), said)) == "para_1:48-57"
