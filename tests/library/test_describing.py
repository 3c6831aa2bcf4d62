"""What a work is: bodies, kinds and countries from symbols and titles; labels in each language."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from django.utils import translation

from travaux.library import describing
from travaux.library.describing import (
    Description,
    body_label,
    country_label,
    describe,
    kind_label,
    language_label,
)

DATA = Path(describing.__file__).with_name("data")

SYMBOLS = [
    ("A/57/292", "ga", "", (), "nothing but a session and a number"),
    ("A/RES/57/218", "ga", "resolution", (), "type token"),
    ("217 A (III)", "ga", "resolution", (), "as resolutions were cited to 1975"),
    ("3362 (S-VII)", "ga", "resolution", (), "of a special session"),
    ("S/RES/1325 (2000)", "sc", "resolution", (), ""),
    ("A/HRC/RES/5/1", "hrc", "resolution", (), "the longest root decides"),
    ("A/HRC/DEC/17/119", "hrc", "decision", (), ""),
    ("A/C.3/68/L.75", "ga-c3", "draft-resolution", (), "a committee of the Assembly"),
    ("A/66/PV.82", "ga", "verbatim-record", (), ""),
    ("E/C.12/2024/SR.46", "cescr", "summary-record", (), "under the Council, its own body"),
    ("E/CN.4/Sub.2/2001/20", "sub-commission", "", (), "small letters in a root"),
    ("E/CN.4/1998/53/Add.2", "chr", "", (), ""),
    ("CCPR/C/USA/CO/4", "ccpr", "concluding-observations", ("USA",), "code of a country"),
    ("CCPR/CO/83/UZB", "ccpr", "concluding-observations", ("UZB",), "form of 2001 to 2005"),
    ("CCPR/C/79/Add.106", "ccpr", "concluding-observations", (), "form of the 1990s: no country"),
    ("CERD/C/304/Add.53", "cerd", "concluding-observations", (), "likewise"),
    ("CERD/C/ARE/CO/18-21", "cerd", "concluding-observations", ("ARE",), "combined reports"),
    ("CCPR/C/SVN/CO/3/Add.1", "ccpr", "follow-up", ("SVN",), "an addendum to observations"),
    ("CCPR/C/CHN-MAC/CO/1", "ccpr", "concluding-observations", ("CHN-MAC",), "a region with its own report"),
    ("CRC/C/OPSC/IND/CO/1", "crc", "concluding-observations", ("IND",), "a protocol is no country"),
    ("CCPR/C/COS/CO/5", "ccpr", "concluding-observations", ("CRI",), "an old code"),
    ("CCPR/C/XMP/CO/9", "ccpr", "concluding-observations", (), "no such country"),
    ("CAT/C/SAU/QPR/3", "cat", "list-of-issues", ("SAU",), ""),
    ("CEDAW/C/CAF/RQ/6", "cedaw", "replies", ("CAF",), ""),
    ("CCPR/C/USA/4", "ccpr", "state-report", ("USA",), "a report has no type token"),
    ("A/HRC/WG.6/20/FRA/1", "upr", "state-report", ("FRA",), "national report"),
    ("A/HRC/WG.6/20/FRA/2", "upr", "upr-compilation", ("FRA",), ""),
    ("A/HRC/WG.6/20/FRA/3", "upr", "upr-summary", ("FRA",), ""),
    ("CCPR/C/121/D/2025/2011", "ccpr", "views", (), "communication 2025 of 2011, not a year"),
    ("CCPR/C/21/Rev.1/Add.13", "ccpr", "general-comment", (), "old series"),
    ("CEDAW/C/GC/31/Rev.1-CRC/C/GC/18/Rev.1", "cedaw", "general-comment", (), "joint"),
    ("CAT/OP/12/5", "spt", "", (), "the Subcommittee within CAT"),
    ("A/HRC/WGAD/2024/46", "wgad", "opinion", (), ""),
    ("Doc/some-title", "", "", (), "a name that the library gave"),
    ("2016/679", "", "", (), "no symbol of the United Nations"),
]  # fmt: skip


@pytest.mark.parametrize(("symbol", "body", "kind", "countries", "reason"), SYMBOLS)
def test_symbols(symbol: str, body: str, kind: str, countries: tuple[str, ...], reason: str) -> None:
    assert describe([symbol], None) == Description(body, kind, countries), reason


TITLES = [
    ("A/HRC/26/14", "Report of the Working Group on the Universal Periodic Review: Cyprus",
     "upr-report", ("CYP",)),
    ("A/HRC/43/12", "Report of the Working Group on the Universal Periodic Review: Islamic Republic of Iran",
     "upr-report", ("IRN",)),
    ("A/HRC/43/9", "Rapport du Groupe de travail sur l’Examen périodique universel : République de Corée",
     "upr-report", ("KOR",)),
    ("A/HRC/43/9", "Доклад Рабочей группы по универсальному периодическому обзору: Словения",
     "upr-report", ("SVN",)),
    ("Doc/x", "Заключительные замечания по третьему докладу Центральноафриканской Республики",
     "concluding-observations", ("CAF",)),
    ("Doc/x", "الملاحظات الختامية بشأن التقرير الدوري لسلوفينيا", "concluding-observations", ("SVN",)),
    ("Doc/x", "关于大韩民国第五次定期报告的结论性意见", "concluding-observations", ("KOR",)),
    ("A/HRC/50/3", "Visit to Papua New Guinea", "visit-report", ("PNG",)),
    ("A/HRC/50/3", "Misión a Guinea Ecuatorial", "visit-report", ("GNQ",)),
    ("A/HRC/50/3", "Situation of human rights in the Democratic People’s Republic of Korea",
     "country-report", ("PRK",)),
    ("A/HRC/50/3", "Situation of human rights in the Democratic Republic of the Congo",
     "country-report", ("COD",)),
    ("A/HRC/50/3", "Visit to Niger and Nigeria", "visit-report", ("NER", "NGA")),
    ("A/57/9", "Report of the Secretary-General on France", "report", ()),
    ("S/2025/354", "Letter dated 3 June 2025 from the Permanent Representative of the Sudan", "letter", ()),
    ("S/2023/664", "Carta de fecha 12 de septiembre de 2023 dirigida a la Presidencia", "letter", ()),
    ("A/52/9", "Note by the Secretary-General", "note", ()),
    ("A/HRC/52/1", "Annotated agenda", "agenda", ()),
    ("A/HRC/52/L.1", "Draft report of the Human Rights Council", "draft-report", ()),
    ("A/HRC/52/L.2", "Report on something", "draft-resolution", ()),
    ("E/C.12/1999/10", "General comment No. 13: The right to education", "general-comment", ()),
    ("Doc/x", "Convention on the Rights of the Child", "treaty", ()),
    ("A/57/9", "Convention on the Rights of the Child", "other", ()),
    ("Doc/x", "Universal Declaration of Human Rights", "declaration", ()),
    ("Doc/x", "Minutes of the chess club", "other", ()),
]  # fmt: skip


@pytest.mark.parametrize(("symbol", "title", "kind", "countries"), TITLES)
def test_titles(symbol: str, title: str, kind: str, countries: tuple[str, ...]) -> None:
    found = describe([symbol], title)
    assert (found.kind, found.countries) == (kind, countries)


@pytest.mark.parametrize(
    ("body", "text", "expected"),
    [
        ("CORTE INTERAMERICANA DE DERECHOS HUMANOS", None, "iacthr"),
        ("Conseil des droits de l'homme", None, "hrc"),
        (None, "COUR EUROPÉENNE DES DROITS DE L’HOMME\nTroisième section", "echr"),
        ("Cour suprême de Samplonie", None, "cour-supreme-de-samplonie"),
        (None, None, ""),
    ],
)
def test_a_body_without_a_symbol_is_known_by_its_name(
    body: str | None, text: str | None, expected: str
) -> None:
    assert describe(["Doc/x"], "A title", body, text).body == expected


def test_judgments_are_of_courts_only() -> None:
    assert (
        describe(["Doc/x"], "Case of Example v. Samplonia", "European Court of Human Rights").kind
        == "judgment"
    )
    assert describe(["Doc/x"], "Case of Example v. Samplonia").kind == "other"


def test_lines_above_the_text_tell_the_kind_when_the_title_does_not() -> None:
    above = "United Nations\nEighty-first session\nReport of the Special Rapporteur on migrants"
    assert describe(["A/57/292"], "Human rights of migrants", None, above).kind == "report"
    assert (
        describe(["A/57/292"], "Human rights of migrants", None, "Reports of bodies: item 3").kind == "other"
    )


def test_every_symbol_of_the_list_has_the_body_that_a_person_gave_it(shared: Path) -> None:
    with (shared / "domain" / "symbols.tsv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        found = describe([row["symbol"]], None)
        assert bool(found.body) is not row["type"].startswith("NOT a"), row["symbol"]
        if row["country"]:
            assert found.countries == (row["country"],), row["symbol"]


@pytest.mark.parametrize(
    ("language", "body", "kind", "country", "spoken"),
    [
        ("en", "Human Rights Council", "report", "Syrian Arab Republic", "Arabic"),
        ("fr", "Conseil des droits de l’homme", "rapport", "République arabe syrienne", "arabe"),
        ("ar", "مجلس حقوق الإنسان", "تقرير", "الجمهورية العربية السورية", "العربية"),
        ("zh-hans", "人权理事会", "报告", "阿拉伯叙利亚共和国", "阿拉伯语"),
        ("sw", "Human Rights Council", "report", "Syria", "Kiarabu"),
    ],
)
def test_labels(language: str, body: str, kind: str, country: str, spoken: str) -> None:
    with translation.override(language):
        assert (body_label("hrc"), kind_label("report")) == (body, kind)
        assert language_label("ar") == spoken
        assert country_label("SYR") == country


def test_labels_of_what_has_no_name() -> None:
    assert body_label("cour-supreme") == "Cour supreme"
    assert (country_label("FRA"), country_label("XXX"), language_label("und")) == (
        "France",
        "XXX",
        "Unknown language",
    )


def test_the_vocabulary_is_whole() -> None:
    bodies = json.loads((DATA / "bodies.json").read_text(encoding="utf-8"))["bodies"]
    kinds = json.loads((DATA / "kinds.json").read_text(encoding="utf-8"))["kinds"]
    assert len({row["slug"] for row in bodies}) == len(bodies)
    assert len({row["slug"] for row in kinds}) == len(kinds)
    for row in kinds:
        assert set(row["names"]) == set(describing.LANGUAGES), row["slug"]
        for pattern in (*row.get("symbols", ()), *row.get("titles", ()), *row.get("text", ())):
            re.compile(pattern)
    for row in bodies:
        assert row["names"]["en"] and (row.get("roots") or row.get("court")), row["slug"]
