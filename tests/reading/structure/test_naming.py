"""Every address once."""

from hypothesis import given
from hypothesis import strategies as st

from travaux.reading.structure.naming import Names
from travaux.texts import address


def test_the_same_name_again() -> None:
    names = Names()
    assert [names.take("para_1") for _ in range(3)] == [
        ("para_1", False),
        ("para_1__dup_2", True),
        ("para_1__dup_3", True),
    ]


def test_a_reserved_name_waits_for_its_owner() -> None:
    names = Names()
    names.reserve("para_35")
    assert names.take("para_35") == ("para_35__dup_2", True)
    assert names.take("para_35", owner=True) == ("para_35", False)


def test_counting_skips_names_that_are_taken() -> None:
    names = Names()
    names.take("para_1__list_1")
    assert names.count("para_1", "list") == "para_1__list_2"


def test_the_first_of_a_kind_has_no_number() -> None:
    names = Names()
    assert [names.count_from_first("title") for _ in range(3)] == ["title", "title_2", "title_3"]


@given(st.lists(st.tuples(st.sampled_from(["para_1", "para_2", "sec_I"]), st.booleans()), max_size=30))
def test_no_name_twice(wanted: list[tuple[str, bool]]) -> None:
    names = Names()
    given_out = [names.count(name, "p") if counted else names.take(name)[0] for name, counted in wanted]
    assert len(set(given_out)) == len(given_out)
    assert all(str(address.parse(name)) == name for name in given_out)
