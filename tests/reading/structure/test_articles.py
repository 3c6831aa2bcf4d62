"""Articles that stand in one piece with their text, and running heads that are none."""

from tests.reading.by_hand import h, p
from travaux.reading import pieces
from travaux.reading.pieces import Piece
from travaux.reading.structure import articles
from travaux.reading.structure.units import start
from travaux.texts.reading import Mark


def _texts(*given: Piece | str) -> list[str]:
    rows = [p(piece) if isinstance(piece, str) else piece for piece in given]
    return [unit.text for unit in articles.part(start(rows))]


ROWS = (h("Article 1"), "One.", h("Article 2"), "Two.", h("Article 3"), "Three.")


def test_the_next_article_is_parted_from_its_text() -> None:
    assert _texts(*ROWS, "Article 4 Everyone may speak.")[6:] == ["Article 4", "Everyone may speak."]


def test_a_far_article_is_a_citation() -> None:
    assert _texts(*ROWS, "Article 14 Everyone may speak.")[6:] == ["Article 14 Everyone may speak."]


def test_a_sentence_about_the_next_article_stays_whole() -> None:
    assert _texts(*ROWS, "Article 4 of the Covenant applies.")[6:] == ["Article 4 of the Covenant applies."]


def test_a_document_without_articles_has_none() -> None:
    assert _texts("1. One.", "Article 1 Everyone may speak.") == ["1. One.", "Article 1 Everyone may speak."]


def test_two_units_on_one_line() -> None:
    assert _texts("PART I Article 1") == ["PART I", "Article 1"]


def test_an_article_at_the_head_of_a_page_is_no_running_head() -> None:
    rows = [*ROWS, p("Article 4", role=pieces.FURNITURE), p("Article 9", role=pieces.FURNITURE)]
    units = articles.part(start([p(row) if isinstance(row, str) else row for row in rows]))
    assert [unit.kind for unit in units[6:]] == [None, "furniture"]


def test_marks_go_with_their_part() -> None:
    piece = p("Article 4 Everyone may speak.", page=3)
    piece.marks = [Mark("footnote", "*", 9), Mark("footnote", "1", 18)]
    units = articles.part(start([p(row) if isinstance(row, str) else row for row in (*ROWS, piece)]))
    assert [unit.piece.marks for unit in units[6:]] == [
        [Mark("footnote", "*", 9)],
        [Mark("footnote", "1", 8)],
    ]
    assert [(s.start, s.end) for s in units[7].piece.spans] == [(0, len("Everyone may speak."))]
