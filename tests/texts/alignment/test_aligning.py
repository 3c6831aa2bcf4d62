"""Two versions aligned: by number, letters, order and notes, and nothing forced."""

from __future__ import annotations

from tests.builders import block

from travaux.texts.alignment import By, Why, align
from travaux.texts.reading import Block, Kind

SAID = "The Committee met {} times in {} and visited {} places."
DIT = "Le Comité s’est réuni {} fois en {} et a visité {} lieux."


def para(number: int | str, text: str, label: str | None = None) -> Block:
    """A main paragraph; `label` where it prints another number than its address has."""
    return block(f"para_{number}", text, number=label or str(number))


def heading(count: int, text: str) -> Block:
    """An unnumbered heading."""
    return block(f"dvs_{count}", text, kind=Kind.HEADING)


def pairs(left: list[Block], right: list[Block]) -> list[tuple[str, str, str]]:
    """The rows as addresses, with by what they are paired, or why not."""
    return [
        (
            left[row.left[0]].address if row.left else "",
            right[row.right[0]].address if row.right else "",
            str((row.by or row.why or "").value if row.by or row.why else ""),
        )
        for row in align(left, right)
    ]


def test_by_number_whatever_stands_between() -> None:
    english = [heading(1, "Introduction"), para(1, SAID.format(3, 2001, 4)), para(2, SAID.format(5, 2002, 6))]
    french = [para(1, DIT.format(3, 2001, 4)), heading(1, "Visites"), para(2, DIT.format(5, 2002, 6))]
    assert pairs(english, french) == [
        ("dvs_1", "", Why.NOTHING.value),
        ("para_1", "para_1", By.NUMBER.value),
        ("", "dvs_1", Why.NOTHING.value),
        ("para_2", "para_2", By.NUMBER.value),
    ]


def test_a_missing_number_is_an_empty_cell() -> None:
    english = [para(at, SAID.format(at, 2000 + at, 7 * at)) for at in (1, 2, 3)]
    french = [para(at, DIT.format(at, 2000 + at, 7 * at)) for at in (1, 3)]
    assert pairs(english, french)[1] == ("para_2", "", Why.NO_NUMBER.value)


def test_a_misprinted_number_is_paired_by_its_place_and_told() -> None:
    english = [para(at, SAID.format(at, 1990 + at, 9)) for at in (1, 2)]
    english += [block("para_2__dup_2", SAID.format(3, 1993, 9), number="2"), para(4, SAID.format(4, 1994, 9))]
    french = [para(at, DIT.format(at, 1990 + at, 9)) for at in (1, 2, 3, 4)]
    row = align(english, french)[2]
    assert (row.left, row.right, row.by, row.numbers_differ) == ((2,), (2,), By.ORDER, True)


def test_letters_of_other_alphabets() -> None:
    latin = [para(1, "States should:"), *(_item(one, text) for one, text in zip("abc", _DEEDS, strict=True))]
    arabic = [
        para(1, "ينبغي للدول:"),
        *(_item(one, text) for one, text in zip("أبج", _IN_ARABIC, strict=True)),
    ]
    assert [row.by for row in align(latin, arabic)] == [By.NUMBER, *[By.LETTERS] * 3]


def test_letters_are_not_believed_against_what_is_said() -> None:
    english = [
        para(62, "He asked for:"),
        _item("D", SAID.format(11, 1999, 12)),
        _item("E", SAID.format(5, 90, 61)),
    ]
    french = [
        para(62, "Il a demandé :"),
        block("para_62__p_1", DIT.format(11, 1999, 12)),
        _item("D", DIT.format(5, 90, 61)),
    ]
    rows = align(english, french)
    assert [(row.left, row.right) for row in rows] == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]
    assert rows[2].numbers_differ


def test_an_annex_that_one_version_lacks() -> None:
    english = [para(1, SAID.format(1, 2, 3)), block("annex_I__para_1", SAID.format(4, 5, 6), number="1")]
    assert pairs(english, [para(1, DIT.format(1, 2, 3))])[1] == ("annex_I__para_1", "", Why.NO_PART.value)


def test_notes_stand_after_the_text() -> None:
    note = block("fn_1", "See A/57/292.", kind=Kind.FOOTNOTE, number="1")
    english = [note, para(1, SAID.format(1, 2, 3))]
    french = [para(1, DIT.format(1, 2, 3)), block("fn_1", "Voir A/57/292.", kind=Kind.FOOTNOTE, number="1")]
    assert pairs(english, french) == [("para_1", "para_1", "number"), ("fn_1", "fn_1", "note")]


def test_unrelated_texts_are_not_forced_together() -> None:
    english = [block("p_1", "The register is kept by the prison administration in each of its 31 places.")]
    other = [block("p_1", "Oui.")]
    assert [row.why for row in align(english, other)] == [Why.UNSURE, Why.UNSURE]


def test_a_long_text_without_numbers_takes_no_square_of_time() -> None:
    words = ["register", "police", "prison", "court", "border", "school", "health"]
    texts = [" ".join(words[(at * step) % 7] for step in (1, 2, 3)) + f" {at}" for at in range(1200)]
    blocks = [block(f"p_{at}", text) for at, text in enumerate(texts, 1)]
    rows = align(blocks, blocks[:600] + blocks[601:])
    assert [row.left for row in rows if not row.right] == [(600,)]


def test_nothing_at_all() -> None:
    assert align([], []) == []


_DEEDS = (
    "Register all places of detention;",
    "Train the police of every city;",
    "Publish the figures each year.",
)
_IN_ARABIC = ("تسجيل جميع أماكن الاحتجاز؛", "تدريب الشرطة في كل مدينة؛", "نشر الأرقام كل عام.")


def _item(letter: str, text: str) -> Block:
    return block(f"para_1__list_{letter}", text, kind=Kind.ITEM, number=letter)
