"""What a child reads can be kept by every database."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from tests.builders import block, page, reading, report
from tests.library.adding import papers
from travaux import citing
from travaux.library.adding import task
from travaux.library.adding.task import Task
from travaux.texts.errors import LibraryError
from travaux.texts.reading import Cell, Kind, Mark


def test_a_file_is_read_under_the_name_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "0f3a"
    path.write_bytes(papers.report())
    read = task.read(Task(uuid4(), str(path), "A_99_1.pdf", "never", 100)).reading
    assert (read.source.name, read.metadata.symbol) == ("A_99_1.pdf", "A/99/1")
    assert read.why == ()


def test_an_original_that_is_gone_is_the_librarys_fault(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="missing from the library"):
        task.read(Task(uuid4(), str(tmp_path / "gone"), "x.pdf", "never", 100))


def test_what_can_be_kept_is_left_as_it_is() -> None:
    whole = report()
    assert task.keepable(whole).blocks is whole.blocks
    assert task.keepable(whole).why == ()


def test_what_no_database_keeps_is_marked_one_for_one() -> None:
    bad = "a\x00b\ud83dc"
    table = block("tbl_1", bad, kind=Kind.TABLE, rows=((Cell(bad, True),),))
    marked = block("para_1", bad, number=bad, marks=(Mark("footnote", bad, 3),), details=(("speaker", bad),))
    read = reading([table, marked], pages=[page(1, bad)], title=bad, other_symbols=(bad,))
    kept = task.keepable(read)
    good = "a\ufffdb\ufffdc"
    assert [one.text for one in kept.blocks] == [good, good]
    assert kept.blocks[0].rows[0][0] == Cell(good, True)
    assert kept.blocks[0].kind is Kind.TABLE
    assert (kept.blocks[1].number, kept.blocks[1].marks) == (good, (Mark("footnote", good, 3),))
    assert kept.blocks[1].details == (("speaker", good),)
    assert kept.pages[0].lines[0].text == good
    assert (kept.metadata.title, kept.metadata.other_symbols) == (good, (good,))
    assert "\x00" not in repr(kept)


@pytest.mark.parametrize("where", ["text", "number", "page", "title"])
def test_each_place_is_looked_at(where: str) -> None:
    bad = {"text": "x", "number": "x", "page": "x", "title": "x"} | {where: "x\x00"}
    read = reading(
        [block("para_1", bad["text"], number=bad["number"])], pages=[page(1, bad["page"])], title=bad["title"]
    )
    assert "\\x00" in repr(read)
    assert "\\x00" not in repr(task.keepable(read))


def test_citations_come_with_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "0f3a"
    path.write_bytes(papers.report("A/99/1", "The Committee recalls A/57/292, para. 3."))
    read = task.read(Task(uuid4(), str(path), "A_99_1.pdf", "never", 100))
    assert read.found is not None
    ((address, (one,)),) = read.found
    text = next(block.text for block in read.reading.blocks if block.address == address)
    assert (one.target, list(map(str, one.pinpoints)), address) == ("A/57/292", ["para:3"], "para_1")
    assert text[one.start : one.end] == one.text
    assert task.cite_again(task.Stored(7, read.reading)) == read.found


def test_a_fault_of_the_finder_costs_no_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "0f3a"
    path.write_bytes(papers.report())

    def faulty(reading: object) -> list[object]:
        raise KeyError("a word nobody knew")

    monkeypatch.setattr(citing, "cite_reading", faulty)
    read = task.read(Task(uuid4(), str(path), "A_99_1.pdf", "never", 100))
    assert read.found is None
    assert [note.code for note in read.reading.warnings][-1] == "citations-failed"
    assert "KeyError" in read.reading.warnings[-1].message
