"""BibTeX."""

from __future__ import annotations

from travaux.exporting.bibtex import write
from travaux.exporting.citation import CitedDocument
from travaux.exporting.reference import record


def test_a_paragraph_of_a_report() -> None:
    one = CitedDocument(
        "A/57/292", "100% of {rights} & \\duties", "2002-08-09", "cescr", "report", "en", "https://x/a%20_{b"
    )
    assert write([record(one, ["para_62__list_a"])]) == (
        "@techreport{A-57-292-para-62-list-a,\n"
        r"  title = {{100\% of {\textbraceleft}rights{\textbraceright} \& {\textbackslash}duties}},"
        "\n"
        "  author = {{Committee on Economic, Social and Cultural Rights}},\n"
        "  institution = {United Nations},\n"
        "  type = {Report},\n"
        "  number = {A/57/292},\n"
        "  date = {2002-08-09},\n"
        "  year = 2002,\n"
        "  month = aug,\n"
        "  language = {english},\n"
        "  note = {para. 62 (a)},\n"
        "  url = {https://x/a%20_%7Bb},\n"
        "}\n"
    )


def test_what_tex_has_no_type_for_says_how_it_was_published() -> None:
    text = write([record(CitedDocument("S/RES/1325 (2000)", kind="resolution", language="zh"))])
    assert text.startswith("@misc{S-RES-1325-2000,\n")
    assert "  howpublished = {UN Doc. S/RES/1325 (2000)},\n" in text and "  language = {chinese},\n" in text
