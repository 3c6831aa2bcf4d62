"""Language versions of a work in columns: which stand there, which rows, and for whom."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.library.shelf import shelve, short_report
from tests.library.side_by_side.papers import french
from travaux.library.home import Home
from travaux.library.models import Edition, Visibility
from travaux.library.permissions import Viewer
from travaux.library.side_by_side.columns import Asked, beside, columns, others, some
from travaux.texts.alignment import Why
from travaux.texts.errors import MissingError, UsageError

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(home: Home, owner: Viewer) -> Edition:
    """The short report in English, with a French version beside it."""
    french(owner)
    return shelve(short_report(), owner)


def test_rows_with_what_differs_and_what_is_missing(english: Edition, owner: Viewer) -> None:
    made = columns(beside(owner, english, ["fr"]), Asked())
    assert [one.language for one in made.editions] == ["en", "fr"]
    assert (made.total, made.differing, made.incomplete) == (10, 1, 1)
    rows = {row.anchor: row for row in made.rows}
    (figure,) = rows["para_1"].cells[1].differences
    assert figure.text == "3" and not rows["para_1"].cells[0].differences
    empty = rows["para_4"].cells[1]
    assert (empty.block, empty.why) == (None, Why.NO_NUMBER)
    assert rows["para_3__list_a"].cells[1].anchor == "fr-para_3__list_a"
    assert rows["para_2"].cells[1].place.path() == "/A/57/292/fr/para/2"  # type: ignore[union-attr]


def test_only_some_rows_page_by_page(english: Edition, owner: Viewer) -> None:
    editions = beside(owner, english, ["fr"])
    assert [row.anchor for row in columns(editions, Asked(only="differences")).rows] == ["para_1"]
    assert [row.anchor for row in columns(editions, Asked(only="gaps")).rows] == ["para_4"]
    third = columns(editions, Asked(at="para_3", size=2))
    assert (third.page, third.pages) == (3, 5) and "para_3" in {row.anchor for row in third.rows}
    assert columns(editions, Asked(page=99, size=4)).page == 3
    assert [row.anchor for row in some(editions, "", 1, 2)] == ["sec_I", "para_1"]


def test_kept_tables_need_no_blocks(
    english: Edition, owner: Viewer, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    editions = beside(owner, english, ["fr"])
    first = columns(editions, Asked())
    with django_assert_num_queries(0):
        assert columns(editions, Asked()).rows == first.rows


def test_only_what_they_may_see(home: Home, owner: Viewer, everyone: dict[str, Viewer]) -> None:
    english = shelve(short_report(), owner)
    french(owner, visibility=Visibility.PRIVATE)
    assert others(everyone["reader"], english) == []
    alone = columns(beside(everyone["reader"], english, []), Asked())
    assert len(alone.editions) == 1 and alone.rows == ()
    with pytest.raises(MissingError, match="is here in en, but not in fr"):
        beside(everyone["reader"], english, ["fr"])


def test_what_cannot_stand_there(english: Edition, owner: Viewer) -> None:
    assert [one.language for one in beside(owner, english, [], prefer=("de", "fr"))] == ["en", "fr"]
    with pytest.raises(MissingError, match="but not in de"):
        beside(owner, english, ["de"])
    with pytest.raises(UsageError, match="3 languages at most"):
        beside(owner, english, ["fr", "es", "ru"])
