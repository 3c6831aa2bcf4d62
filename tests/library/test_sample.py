"""The sample library: every file of it reads well, and each shows what it is there to show."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

import travaux
from travaux.library import sample
from travaux.library.home import Home
from travaux.library.models import Addition, Collection, State
from travaux.library.permissions import Viewer
from travaux.texts import links
from travaux.texts.errors import NotAllowedError
from travaux.texts.reading import Kind, Reading

NAMES = [path.name for path in sample.files()]
SIX = ("en", "fr", "es", "ru", "ar", "zh")
SMALL = 1_500_000  # bytes that the package may grow by
DOUBTS = {"A_99_904.en.docx": ["number-gap"], "A_99_904.fr.docx": ["number-gap"]}  # on purpose


@cache
def reading_of(name: str) -> Reading:
    """A file of the sample, read."""
    return travaux.read(next(path for path in sample.files() if path.name == name))


@pytest.mark.django_db
def test_add_offers_every_file_into_a_public_collection(home: Home, owner: Viewer) -> None:
    batch = sample.add(owner)
    rows = Addition.objects.filter(batch=batch)
    assert sorted(rows.values_list("name", flat=True)) == sorted(NAMES)
    assert {row.state for row in rows} == {State.QUEUED}
    collection = Collection.objects.get()
    assert (collection.name, collection.visibility) == ("Sample", "public")
    assert {row.collection for row in rows} == {collection}
    assert {row.visibility for row in rows} == {"public"}


@pytest.mark.django_db
def test_who_may_not_add_may_not_add_the_sample(home: Home, everyone: dict[str, Viewer]) -> None:
    for role in ("visitor", "reader"):
        with pytest.raises(NotAllowedError):
            sample.add(everyone[role])
    assert not Addition.objects.exists() and not Collection.objects.exists()


@pytest.mark.parametrize("name", NAMES)
def test_every_file_reads_without_a_doubt_but_the_intended_ones(name: str) -> None:
    reading = reading_of(name)
    assert [note.code for note in reading.warnings] == DOUBTS.get(name, [])
    assert reading.metadata.language == name.split(".")[-2], "a name ends with its language"
    assert reading.metadata.symbol
    named = links.key(reading.metadata.symbol).replace("/", "_")
    assert links.key(name).startswith(named), "a name begins with its symbol"


@pytest.mark.parametrize("name", [name for name in NAMES if "57_292" not in name])
def test_every_made_up_document_has_title_and_date_and_says_that_it_is_a_sample(name: str) -> None:
    reading = reading_of(name)
    assert reading.metadata.title and (reading.metadata.date or "") > "2043", "no document of today"
    words = r"sample|exemple|muestra|образ[ец]|نموذج|样本"
    assert re.search(words, " ".join(block.text for block in reading.blocks), re.IGNORECASE)


def test_the_report_has_the_same_paragraphs_in_six_languages() -> None:
    def numbered(language: str) -> list[str]:
        blocks = reading_of(f"A_99_901.{language}.pdf").blocks
        return [block.address for block in blocks if block.kind is Kind.PARAGRAPH]

    expected = [*(f"para_{n}" for n in range(1, 14)), "annex__para_1", "annex__para_2"]
    assert {language: numbered(language) for language in SIX} == dict.fromkeys(SIX, expected)
    items = [
        [b.kind for b in reading_of(f"A_99_901.{code}.pdf").blocks if b.kind is Kind.ITEM] for code in SIX
    ]
    assert [len(found) for found in items] == [9] * 6


def test_every_kind_of_block_is_shown() -> None:
    shown = {block.kind for name in NAMES for block in reading_of(name).blocks}
    assert set(Kind) - shown == {Kind.FIGURE}


def test_documents_cite_each_other_by_symbol_and_paragraph() -> None:
    texts = {
        name: " ".join(block.text for block in reading_of(name).blocks if block.kind is not Kind.MASTHEAD)
        for name in NAMES
        if ".en." in name
    }
    for cited in ("A/99/901, para. 11", "CCPR/C/GC/999, para", "A/57/292, para", "A/99/904-S/2044/905"):
        assert sum(cited in text for text in texts.values()) >= 1, cited
    assert sum("A/99/901, para." in text for text in texts.values()) >= 3


def test_the_one_real_page_is_as_it_was_printed() -> None:
    page = reading_of("A_57_292.page_16.en.pdf")
    printed = Path(__file__).parents[1] / "data" / "seed_page_lines.txt"
    assert "\n".join(line.text for line in page.pages[0].lines) == printed.read_text(encoding="utf-8").rstrip(
        "\n"
    )
    assert page.block("para_62").text.startswith(
        "The International Convention on the Protection of the Rights"
    )


def test_it_is_small_and_says_whose_letters_it_holds() -> None:
    folder = sample.files()[0].parent
    assert sum(path.stat().st_size for path in folder.iterdir()) < SMALL
    notice = (folder / "NOTICE.txt").read_text(encoding="utf-8")
    assert all(word in notice for word in ("DejaVu", "Noto Serif CJK", "A/57/292", "ST/AI/189"))
