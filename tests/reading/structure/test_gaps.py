"""Numbers that hide inside a text."""

import pytest

from tests.reading.by_hand import addresses, note, read


@pytest.mark.parametrize(
    ("text", "parts", "reason"),
    [
        ("4. It was so. 5. Everyone may appeal.", ["para_4", "para_5"], "after the end of a sentence"),
        ("4. It was so; 5. everyone may appeal.", ["para_4"], "a small letter follows: a sentence goes on"),
        ("4. See document A/57/292, paras. 5. The end.", ["para_4"], "a citation"),
        ("4. It was about 5. Everyone may appeal.", ["para_4"], "in the middle of a sentence"),
    ],
)
def test_one_missing_number(text: str, parts: list[str], reason: str) -> None:
    assert addresses(read(text, "6. When reversed.", "7. No one."))[:-2] == parts, reason


def test_several_in_a_row() -> None:
    reading = read("1. One. 2. Two. 3. Three.", "4. Four.", "5. Five.")
    assert [(b.address, b.text) for b in reading.blocks][:3] == [
        ("para_1", "One."),
        ("para_2", "Two."),
        ("para_3", "Three."),
    ]


def test_paragraphs_swallowed_by_a_note() -> None:
    reading = read(
        "1. One.",
        "2. Two.",
        note("a Funded under assistance. 3. The Committee notes it."),
        "4. Four.",
        "5. Five.",
    )
    assert addresses(reading) == ["para_1", "para_2", "fn_a", "para_3", "para_4", "para_5"]


def test_nothing_is_parted_where_no_number_is_missing() -> None:
    assert addresses(read("4. It was so. 5. Everyone may.", "5. Five.", "6. Six.")) == [
        "para_4",
        "para_5",
        "para_6",
    ]
