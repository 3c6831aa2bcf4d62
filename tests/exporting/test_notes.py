"""Which note a mark means."""

from __future__ import annotations

from tests.builders import block, reading
from travaux.exporting.notes import Notes
from travaux.texts.reading import Kind, Mark


def test_a_number_used_again_means_the_next_note_of_that_name() -> None:
    subject = reading(
        [
            block("para_1", "One"),
            block("fn_1", "First", kind=Kind.FOOTNOTE, number="1"),
            block("para_2", "Two"),
            block("annex__fn_1", "Second", kind=Kind.FOOTNOTE, number="1"),
            block("para_3", "After every note"),
        ]
    )
    notes = Notes(subject)
    found = [notes.of(subject.block(f"para_{number}"), Mark("footnote", "1", 0)) for number in (1, 2, 3)]
    assert found == ["fn_1", "annex__fn_1", "annex__fn_1"]
    assert notes.of(subject.block("para_1"), Mark("footnote", "7", 0)) is None
