"""Lists in every form, opened by other readers than ours."""

from __future__ import annotations

import csv
import gc
import io
import json
import weakref
from collections.abc import Iterator
from dataclasses import replace

import openpyxl
import pytest
import rispy
from lxml import etree

from tests.exporting import bibtex_reader
from tests.library.citations.papers import citing_paper, target_paper
from tests.library.shelf import shelve, short_report
from travaux.exporting import taken_out
from travaux.library.models import Visibility
from travaux.library.permissions import VISITOR, Viewer
from travaux.library.search import indexing
from travaux.library.search.results import Request
from travaux.library.shelf import Filters
from travaux.library.taking_out import Item
from travaux.texts.errors import UsageError
from travaux.texts.links import Place

SITE = "https://x.example"
PARAGRAPH = Item(
    "A/57/292", "=Title, with “marks”", "en", "2002-08-09", "ga", "report", Place("A/57/292"), ("en",),
    "para_62__list_a", "62. (a)", "item", ("V. Findings", "A. Migrants"), "-1 is a line\nand {another} @one.",
)  # fmt: skip
ARABIC = replace(PARAGRAPH, symbol="Doc/حكم", title="حكم المحكمة", language="ar", languages=("ar",))
DOCUMENT = replace(PARAGRAPH, address="", number="", what="", headings=(), text="", languages=("en", "fr"))


def out(form: str, items: list[Item], whole: bool = False) -> bytes:
    """The items in a form."""
    return b"".join(taken_out.FORMATS[form].write(items, SITE, whole))


def test_csv_has_words_citation_and_link_and_no_formula() -> None:
    text = out("csv", [PARAGRAPH, ARABIC]).decode("utf-8-sig")
    first, second = csv.DictReader(io.StringIO(text, newline=""))
    assert first["text"] == "'-1 is a line\nand {another} @one." and first["title"].startswith("'=")
    assert first["citation"].endswith("A/57/292, 9 August 2002, para. 62 (a)")
    assert first["link"] == f"{SITE}/A/57/292/en/para/62(a)"
    assert (first["headings"], first["body"]) == ("V. Findings › A. Migrants", "General Assembly")
    assert second["title"] == "حكم المحكمة" and "الفقرة" in second["citation"]


def test_a_workbook_has_the_same_cells() -> None:
    book = openpyxl.load_workbook(io.BytesIO(out("xlsx", [PARAGRAPH])))
    head, row = book["Paragraphs"].iter_rows()
    said = {name.value: cell for name, cell in zip(head, row, strict=True)}
    assert (said["title"].value, said["title"].data_type) == ("'=Title, with “marks”", "s") or said[
        "title"
    ].data_type == "s"
    assert tuple(said) == taken_out.PARAGRAPHS


def test_references_are_read_by_others() -> None:
    items = [PARAGRAPH, ARABIC, replace(PARAGRAPH, languages=("fr",), language="fr")]
    ris = rispy.loads(out("ris", items).decode())
    assert [one["id"] for one in ris] == [one["id"] for one in json.loads(out("csl.json", items))]
    assert (ris[0]["start_page"], ris[0]["notes"]) == ("para. 62 (a)", ["-1 is a line and {another} @one."])
    assert ris[1]["title"] == "حكم المحكمة"
    bib = bibtex_reader.read(out("bib", items).decode())
    assert [one["key"] for one in bib] == [one["id"] for one in ris]
    assert len({one["key"] for one in bib}) == 3


def test_references_of_documents_have_no_locator() -> None:
    (csl,) = json.loads(out("csl.json", [DOCUMENT], whole=True))
    assert ("locator" not in csl, csl["URL"]) == (True, f"{SITE}/A/57/292")
    (row,) = map(json.loads, out("jsonl", [DOCUMENT], whole=True).splitlines())
    assert (row["languages"], "text" in row, row["kind"]) == (["en", "fr"], False, "report")


@pytest.mark.parametrize("form", ["csv", "ris", "bib", "csl.json", "jsonl", "xlsx"])
def test_nothing_is_held(form: str) -> None:
    """Rows that went by are gone: whatever the number of them, the memory is that of a few."""

    class Row(Item):
        __slots__ = ("__weakref__",)

    alive: weakref.WeakSet[Row] = weakref.WeakSet()
    most = 0

    def rows() -> Iterator[Item]:
        nonlocal most
        about = {name: getattr(PARAGRAPH, name) for name in Item.__slots__}
        for _ in range(300):
            row = Row(**about)
            alive.add(row)
            most = max(most, len(alive))
            yield row
            del row

    size = sum(len(piece) for piece in taken_out.FORMATS[form].write(rows(), SITE, False))
    gc.collect()
    assert size > 5_000
    assert most <= 4


@pytest.mark.django_db
def test_a_search_gives_all_that_the_viewer_may_see(home: object, owner: Viewer) -> None:
    shelve(short_report(), owner)
    shelve(short_report("A/1/1"), owner, visibility=Visibility.PRIVATE)
    indexing.rebuild()
    wanted = Request("detention", documents=1, per_document=1)
    lines = b"".join(taken_out.of_search(owner, wanted, "jsonl", SITE)).splitlines()
    assert [json.loads(line)["address"] for line in lines] == ["para_1", "para_2"] * 2
    lines = b"".join(taken_out.of_search(VISITOR, wanted, "jsonl", SITE)).splitlines()
    assert {json.loads(line)["symbol"] for line in lines} == {"A/57/292"}
    (line,) = b"".join(taken_out.of_search(VISITOR, wanted, "jsonl", SITE, whole=True)).splitlines()
    assert json.loads(line)["title"] == "Human rights of migrants"
    with pytest.raises(UsageError, match="choose one of csv"):
        taken_out.of_search(owner, wanted, "pdf", SITE)


@pytest.mark.django_db
def test_a_graph_has_documents_treaties_and_who_cites_whom(home: object, owner: Viewer) -> None:
    target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2", "para:3")
    citing_paper(owner, "A/60/2", "Instrument/cat", title="=On torture")
    citing_paper(owner, "A/60/3", "A/57/292", visibility=Visibility.PRIVATE)

    def graph(viewer: Viewer, **chosen: tuple[str, ...]) -> tuple[set[str], list[tuple[str, str, str]]]:
        written = b"".join(taken_out.of_documents(viewer, Filters("", chosen), "graphml", SITE))
        root = etree.fromstring(written)
        label = {
            node.get("id"): node.findtext("{*}data[@key='node-symbol']") for node in root.iter("{*}node")
        }
        edges = [
            (label[edge.get("source")], label[edge.get("target")], edge.findtext("{*}data"))
            for edge in root.iter("{*}edge")
        ]
        return set(label.values()), edges

    nodes, edges = graph(VISITOR)
    assert nodes == {"A/57/292", "A/60/1", "A/60/2", "Instrument/cat"}
    assert sorted(edges) == [("A/60/1", "A/57/292", "1"), ("A/60/2", "Instrument/cat", "1")]
    assert "A/60/3" in graph(owner)[0]
    assert graph(VISITOR, year=("2002",)) == ({"A/57/292"}, [])
