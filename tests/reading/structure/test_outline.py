"""Levels and parents of headings: numbering and type style together."""

import pytest

from tests.reading.by_hand import h, p, read
from travaux.texts.reading import Kind


def _tree(*given: object) -> list[tuple[str, int | None]]:
    reading = read(*given)  # type: ignore[arg-type]
    return [(b.address, b.level) for b in reading.blocks if b.kind is Kind.HEADING]


def test_roman_capital_figure_letter() -> None:
    assert _tree(
        h("I. One", 14),
        h("A. Two", 12),
        h("1. Three", 10),
        h("2. Four", 10),
        h("B. Five", 12),
        h("II. Six", 14),
    ) == [
        ("sec_I", 1),
        ("sec_I__sec_A", 2),
        ("sec_I__sec_A__sec_1", 3),
        ("sec_I__sec_A__sec_2", 3),
        ("sec_I__sec_B", 2),
        ("sec_II", 1),
    ]


def test_i_after_h_is_a_letter() -> None:
    rows = [h(f"{letter}. Topic", 12) for letter in "ABCDEFGHIJ"]
    assert [name for name, _ in _tree(h("II. One", 14), *rows)][-2:] == ["sec_II__sec_I", "sec_II__sec_J"]


def test_i_at_the_start_is_one() -> None:
    assert [
        name for name, _ in _tree(h("I. One"), h("II. Two"), h("III. Three"), h("IV. Four"), h("V. Five"))
    ][-1] == "sec_V"


def test_c_and_d_are_letters() -> None:
    assert [n for n, _ in _tree(h("A. One"), h("B. Two"), h("C. Three"), h("D. Four"))] == [
        "sec_A",
        "sec_B",
        "sec_C",
        "sec_D",
    ]


def test_thematic_headings_hang_on_their_section() -> None:
    tree = _tree(
        h("C. Principal subjects of concern", 12),
        h("Non-discrimination", 10),
        "9. One.",
        h("Torture", 10),
        "10. Two.",
        h("D. Dissemination", 12),
        "11. Three.",
    )
    assert [level for _, level in tree][1:] == [tree[0][1] + 1, tree[0][1] + 1, tree[0][1]]  # type: ignore[operator]
    assert [name for name, _ in tree][1:3] == ["dvs_1", "dvs_2"]


def test_a_page_out_of_the_middle() -> None:
    assert _tree(h("G. Non-governmental organizations"), "54. One.", h("V. Conclusions"), "55. Two.") == [
        ("sec_G", 2),
        ("sec_V", 1),
    ]


def test_an_annex_closes_everything() -> None:
    tree = _tree(h("I. One"), h("A. Two", 11), h("Annex I"), h("A. Three", 11), h("Annex II"))
    assert tree == [("sec_I", 1), ("sec_I__sec_A", 2), ("annex_I", 1), ("annex_I__sec_A", 2), ("annex_II", 1)]


def test_an_appendix_hangs_on_its_annex() -> None:
    assert [n for n, _ in _tree(h("Annex I"), h("Appendix"), h("Annex II"))] == [
        "annex_I",
        "annex_I__appendix",
        "annex_II",
    ]


def test_parts_hold_articles() -> None:
    tree = _tree(
        h("PART I"), h("Article 1"), "One.", h("PART II"), h("Article 2"), "Two.", h("Article 3"), "Three."
    )
    assert tree == [("part_I", 1), ("art_1", 2), ("part_II", 1), ("art_2", 2), ("art_3", 2)]


def test_the_file_s_own_levels_hold_for_unnumbered_headings() -> None:
    rows = [
        p("One", role="heading", level=1),
        p("Two", role="heading", level=2),
        p("Three", role="heading", level=1),
    ]
    assert _tree(*rows) == [("dvs_1", 1), ("dvs_2", 2), ("dvs_3", 1)]


def test_the_same_number_twice_is_kept_apart_and_reported() -> None:
    reading = read(h("VIII. One"), h("IX. Two"), h("IX. Three"), h("X. Four"))
    assert [b.address for b in reading.blocks] == ["sec_VIII", "sec_IX", "sec_IX__dup_2", "sec_X"]
    assert [w.code for w in reading.warnings] == ["address-repeat"]


@pytest.mark.parametrize(
    "marks", [("VII. One", "VIII – Two", "IX- Three"), ("VII. One", "VIII. Two", "IX. Three")]
)
def test_punctuation_of_numbers_may_vary(marks: tuple[str, ...]) -> None:
    assert [level for _, level in _tree(*map(h, marks))] == [1, 1, 1]
