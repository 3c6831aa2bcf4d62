"""Where notes stand in the text."""

from __future__ import annotations

from tests.builders import block, page, reading
from tests.exporting.akoma_ntoso.checking import AKN, found, loses_nothing, valid
from travaux.exporting.akoma_ntoso import write
from travaux.texts.reading import Cell, Kind, Mark, Reading


def note(number: str, text: str, address: str = "") -> object:
    """A footnote."""
    return block(address or f"fn_{number}", text, kind=Kind.FOOTNOTE, number=number)


def notes_of(made: Reading) -> list[tuple[str, str, str]]:
    """Tag, address or target, and the words before it, of each note and mark in order."""
    root = valid(write(made))
    loses_nothing(root, made)
    return [
        (one.tag.removeprefix(AKN), one.get("eId") or one.get("href"), one.getparent().text or "")
        for one in root.iter(f"{AKN}authorialNote", f"{AKN}noteRef")
    ]


def test_a_note_stands_where_it_is_first_marked_and_is_referred_to_afterwards() -> None:
    said = block(
        "para_1", "One two three.", number="1", marks=tuple(Mark("footnote", "1", at) for at in (3, 7))
    )
    assert notes_of(reading([said, note("1", "See.")])) == [  # type: ignore[list-item]
        ("authorialNote", "fn_1", "One"),
        ("noteRef", "#fn_1", "One"),
    ]


def test_a_note_without_a_mark_stands_at_the_end_of_the_text_before_it() -> None:
    made = reading([block("para_1", "One.", number="1"), note("1", "See."), block("para_2", "Two.")])  # type: ignore[list-item]
    assert notes_of(made) == [("authorialNote", "fn_1", "One.")]


def test_notes_that_lead_to_each_other_are_not_lost() -> None:
    first = block("fn_1", "See 2.", kind=Kind.FOOTNOTE, number="1", marks=(Mark("footnote", "2", 3),))
    second = block("fn_2", "See 1.", kind=Kind.FOOTNOTE, number="2", marks=(Mark("footnote", "1", 3),))
    found_notes = notes_of(reading([block("para_1", "One."), first, second]))
    assert [name for name, _, _ in found_notes].count("authorialNote") == 2


def test_a_note_of_a_table_stands_in_the_cell_where_it_is_marked() -> None:
    table = block(
        "tbl_1", "Region\tCount", kind=Kind.TABLE, rows=((Cell("Region"), Cell("Count")),),
        marks=(Mark("footnote", "a", 12),),
    )  # fmt: skip
    assert notes_of(reading([table, note("a", "Estimated.")])) == [  # type: ignore[list-item]
        ("authorialNote", "fn_a", "Count")
    ]


def test_pages_begin_where_they_are_printed() -> None:
    made = reading([block("para_1", "One two", number="1", on=[(1, 4), (2, 3)])], pages=[page(1), page(2)])
    root = valid(write(made))
    (text,) = found(root, "para_1").iter(f"{AKN}p")
    assert [(one.get("number"), one.tail) for one in text] == [("1", "One "), ("2", "two")]
