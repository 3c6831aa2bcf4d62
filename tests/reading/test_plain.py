"""Plain text: hard line breaks, running text, and the words of a reader's window."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.reading import pieces, plain, structure
from travaux.texts.reading import Kind, Metadata, Reading, Source

DATA = Path(__file__).parents[1] / "data"
LINES, RUNNING = DATA / "seed_page_lines.txt", DATA / "seed_page_running.txt"


def _read(text: str) -> Reading:
    return structure.build(plain.read(text), Source("text", "0" * 64, "text/plain", None), Metadata())


@pytest.fixture(params=[LINES, RUNNING], ids=["lines", "running"])
def seed(request: pytest.FixtureRequest) -> Reading:
    return _read(request.param.read_text(encoding="utf-8"))


def test_the_seed_has_eleven_paragraphs_and_two_headings(seed: Reading) -> None:
    numbered = [b for b in seed.blocks if b.kind is Kind.PARAGRAPH and b.number]
    assert [b.number for b in numbered] == [str(n) for n in range(53, 64)]
    assert [b.address for b in numbered] == [f"para_{n}" for n in range(53, 64)]
    assert [(b.address, b.text) for b in seed.blocks if b.kind is Kind.HEADING] == [
        (
            "sec_G",
            "Non-governmental organizations and their role in the protection of the human rights of migrants",
        ),
        ("sec_V", "Conclusions"),
    ]
    assert seed.warnings == ()


def test_the_seed_begins_and_ends_in_the_middle(seed: Reading) -> None:
    first, last = seed.block("p_1"), seed.block("para_63")
    assert (first.text, first.number) == (
        "the rights of migrants within the management process itself.",
        None,
    )
    assert first.continues_from_page
    assert last.continues_to_page
    assert last.text.endswith("not covered by the provisions of the Convention")
    assert sum(b.continues_from_page or b.continues_to_page for b in seed.blocks) == 2


def test_the_furniture_of_the_seed_is_in_no_paragraph(seed: Reading) -> None:
    assert [b.text for b in seed.blocks if b.kind is Kind.FURNITURE] == ["A/57/292", "16"]
    texts = " ".join(b.text for b in seed.blocks if b.kind is not Kind.FURNITURE)
    assert "A/57/292" not in texts
    assert "Select target" not in texts
    assert "their efforts. 16" not in texts


def test_both_forms_of_the_seed_read_the_same() -> None:
    one, two = (_read(path.read_text(encoding="utf-8")) for path in (LINES, RUNNING))
    assert one.blocks == two.blocks


@pytest.mark.parametrize(
    "words",
    [
        "\n\nSelect target paragraph3",
        "\n\nSelect target paragraph 12",
        "\f\nSelect target paragraph",
        " Select target paragraph7\n",
    ],
)
def test_words_of_the_window_are_dropped(words: str) -> None:
    assert [piece.text for piece in plain.read("1. The Committee notes." + words).pieces] == [
        "1. The Committee notes."
    ]


def test_hyphens_at_line_ends() -> None:
    text = "1. The non-\ngovernmental organi-\nzations and the organizations of civil society\nare heard."
    assert plain.read(text).pieces[0].text == (
        "1. The non-governmental organizations and the organizations of civil society are heard."
    )


def test_page_numbers_between_pages_do_not_cut_a_sentence() -> None:
    text = (
        "1. The Committee is concerned about\n3\n\fthe situation of migrants.\n2. It recommends action.\n4\n"
    )
    reading = _read(text)
    assert reading.block("para_1").text == "The Committee is concerned about the situation of migrants."
    assert [b.text for b in reading.blocks if b.kind is Kind.FURNITURE] == ["3", "4"]


def test_running_heads_of_pages_are_found_by_repetition() -> None:
    pages = "\f".join(
        f"Report of the Committee\n{n}. The Committee notes point {n}.\nPage {n}" for n in (1, 2, 3)
    )
    reading = _read(pages)
    assert [b.number for b in reading.blocks if b.kind is Kind.PARAGRAPH] == ["1", "2", "3"]
    assert all("Report of" not in b.text for b in reading.blocks if b.kind is Kind.PARAGRAPH)


def test_a_year_at_a_line_s_start_is_no_paragraph() -> None:
    reading = _read(
        "1. The Committee adopted its views in\n2010. The State party has not replied.\n2. It regrets this."
    )
    assert [b.address for b in reading.blocks] == ["para_1", "para_2"]


def test_items_in_running_text() -> None:
    text = (
        "57. "
        + "The Committee recommends much to the State party. " * 7
        + "It should: (a) ratify; (b) accede. 58. It regrets. 59. It ends."
    )
    names = [b.address for b in _read(text).blocks]
    assert names == ["para_57", "para_57__list_a", "para_57__list_b", "para_58", "para_59"]


def test_chinese_lines_join_without_spaces() -> None:
    assert plain.read("1. 委员会建议缔约国\n采取措施。").pieces[0].text == "1. 委员会建议缔约国采取措施。"


def test_nothing_comes_of_nothing() -> None:
    assert plain.read("").pieces == []
    assert plain.read(" \n\f\n ").pieces == []


@given(st.text(st.sampled_from("ab1. \n\fA(")))
def test_no_letter_is_lost(text: str) -> None:
    kept = "".join(piece.text for piece in plain.read(text).pieces)
    assert sorted(kept.replace(" ", "")) == sorted("".join(text.split()))


@given(st.text(st.sampled_from("ab1. \n\fA(")))
def test_spans_cover_every_text(text: str) -> None:
    for piece in plain.read(text).pieces:
        assert piece.role in (pieces.BODY, pieces.FURNITURE)
        assert [(s.page, s.start, s.end) for s in piece.spans] == [(None, 0, len(piece.text))]
