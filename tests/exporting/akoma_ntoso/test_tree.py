"""Blocks as a tree that keeps their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.builders import block
from travaux.exporting.akoma_ntoso.tree import Node, grow, in_notes
from travaux.texts.reading import Kind


def walked(nodes: Sequence[Node], depth: int = 0) -> Iterator[str]:
    """Addresses with their depth, from first to last."""
    for node in nodes:
        yield "." * depth + node.block.address
        yield from walked(node.children, depth + 1)


def test_a_table_stands_where_the_text_around_it_goes_on() -> None:
    blocks = [
        block("sec_I", kind=Kind.HEADING),
        block("para_1", parent="sec_I"),
        block("para_1__list_a", kind=Kind.ITEM, parent="para_1"),
        block("tbl_1", kind=Kind.TABLE),
        block("para_1__list_b", kind=Kind.ITEM, parent="para_1"),
        block("tbl_2", kind=Kind.TABLE),
        block("furn_1", kind=Kind.FURNITURE),
        block("para_2", parent="sec_I"),
        block("fig_1", kind=Kind.FIGURE),
    ]
    assert list(walked(grow(blocks))) == [
        "sec_I", ".para_1", "..para_1__list_a", "..tbl_1", "..para_1__list_b", ".tbl_2", ".para_2", ".fig_1",
    ]  # fmt: skip


def test_what_its_parent_lost_hangs_on_the_last_heading() -> None:
    blocks = [
        block("sec_I", kind=Kind.HEADING),
        block("para_9__list_b", kind=Kind.ITEM, parent="para_9"),
        block("para_1", parent="sec_I"),
        block("sec_II", kind=Kind.HEADING, parent="para_1"),
    ]
    assert list(walked(grow(blocks))) == ["sec_I", ".para_9__list_b", ".para_1", "sec_II"]


def test_paragraphs_of_a_note_belong_to_it() -> None:
    blocks = [
        block("fn_1", kind=Kind.FOOTNOTE),
        block("fn_1__p_1", kind=Kind.FOOTNOTE, parent="fn_1"),
        block("fn_1__p_2", parent="fn_1__p_1"),
        block("para_1"),
    ]
    assert in_notes(blocks) == {"fn_1": "fn_1", "fn_1__p_1": "fn_1", "fn_1__p_2": "fn_1"}
    assert list(walked(grow(blocks))) == ["para_1"]
