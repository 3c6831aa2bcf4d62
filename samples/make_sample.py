"""Typesets the two sample documents: a page in two columns and a short report.

    python samples/make_sample.py [FOLDER]

The page has the text of page 16 of A/57/292 (a United Nations document of 2002, in the public
domain). The report is made up; its symbol belongs to no document.
"""

from __future__ import annotations

import sys
from pathlib import Path

from typeset import BOLD, Sheet

_PAGE = [
    ("", "the rights of migrants within the management process itself."),
    (
        "53.",
        "Lastly, the Special Rapporteur wishes to point out that it is time for existing regional "
        "dialogues to move beyond their initial stage of diagnosing problems to the adoption of active "
        "measures agreed on by all the participating countries.",
    ),
    ("G.", "Non-governmental organizations and their role in the protection of the human rights of migrants"),
    (
        "54.",
        "Throughout her three years of work, the Special Rapporteur has taken the opportunity of engaging "
        "in dialogue with many international, regional and national NGOs. She has thus been able to observe "
        "the multitude of activities and of NGOs concentrating specifically on migration. She has also noted "
        "with satisfaction that NGOs which previously focused exclusively on asylum are beginning to develop "
        "activities and programmes relating to migration.",
    ),
    (
        "55.",
        "The Special Rapporteur recognizes the quality and commitment which these groups bring to their "
        "work. It is of particular importance that they should establish a constructive dialogue with the "
        "States in which they work in order to draw attention to the problems suffered by migrants and to "
        "formulate specific proposals to ensure their protection.",
    ),
    (
        "56.",
        "The Special Rapporteur would also like to congratulate many NGOs on the work they do in "
        "accompanying and assisting migrants and their families, in particular from the countries of origin. "
        "Moreover, she greatly values the links currently being forged among NGOs in countries of origin, "
        "transit and destination, enabling them to carry out their work in a coordinated way.",
    ),
    (
        "57.",
        "The Special Rapporteur recommends that NGOs should assist and accompany migrants held in detention.",
    ),
    (
        "58.",
        "She also recommends that a polarization of the debate on migration, to the detriment of migrants "
        "themselves, should be avoided. She would encourage organizations that are making efforts to find a "
        "space for dialogue among the various procedures undertaken by States at the national, regional or "
        "international level to continue to do so and to involve migrants themselves in their efforts.",
    ),
    ("V.", "Conclusions"),
    (
        "59.",
        "The international community is showing a growing interest in the question of the protection of the "
        "human rights of migrants, as is evidenced by the numerous recent world conferences and multilateral "
        "forums at which States have devoted extensive attention to the aspects of migration that give rise "
        "to particular concern. One of the most convincing proofs of the international community\u2019s "
        "concern over the situation of migrants was the establishment by the Commission on Human Rights of a "
        "monitoring mechanism that would operate independently of the human rights treaties, namely the "
        "appointment of the Special Rapporteur on the human rights of migrants.",
    ),
    (
        "60.",
        "This growing interest on the part of States has been matched by greater activism and involvement by "
        "NGOs and civil society in the protection of migrants at the international level.",
    ),
    (
        "61.",
        "The primary reference document for the mandate on the human rights of migrants is the Universal "
        "Declaration of Human Rights, followed by the principal international human rights instruments, "
        "including the International Covenant on Civil and Political Rights, the International Covenant on "
        "Economic, Social and Cultural Rights, the International Convention on the Elimination of All Forms "
        "of Racial Discrimination, the Convention on the Rights of the Child and the Convention on the "
        "Elimination of All Forms of Discrimination against Women.",
    ),
    (
        "62.",
        "The International Convention on the Protection of the Rights of All Migrant Workers and Members of "
        "Their Families is a fundamental element of the protection of the human rights of migrants, since it "
        "applies to all aspects of the life of migrants and their families and includes a wide range of "
        "rights to which even those in an irregular situation are entitled.",
    ),
]

_ROWS = [
    ["Region", "Registers kept", "Open to the public"],
    ["Africa", "31", "12"],
    ["Asia and the Pacific", "28", "9"],
    ["Latin America and the Caribbean", "22", "14"],
]


def make(folder: Path) -> list[Path]:
    """Write both samples into `folder`; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    page, report = folder / "page.pdf", folder / "report.pdf"
    _page(page)
    _report(report)
    return [page, report]


def _page(path: Path) -> None:
    sheet = Sheet(path, "A/57/292", columns=2, first_page=16, title="A/57/292, page 16")
    for label, text in _PAGE:
        if label in ("G.", "V."):
            sheet.heading(label, text)
        else:
            sheet.paragraph(text, label=label)
    sheet.save()


def _report(path: Path) -> None:
    sheet = Sheet(path, "A/99/901", title="Public registers of places of detention")
    _masthead(sheet)
    _introduction(sheet)
    _findings(sheet)
    _recommendations(sheet)
    sheet.save()


def _masthead(sheet: Sheet) -> None:
    for text, size in (("United Nations", 14), ("General Assembly", 18)):
        sheet.skip(20)
        sheet.line(sheet.left, text, font=BOLD, size=size)
    right = sheet.left + 300
    for text in ("A/99/901", "Distr.: General", "4 May 2044", "Original: English"):
        sheet.line(right, text)
        sheet.skip(13)
    sheet.skip(6)
    for text in ("Ninety-ninth session", "Agenda item 71 (b)"):
        sheet.line(sheet.left, text, font=BOLD)
        sheet.skip(13)
    sheet.skip(18)
    sheet.heading("", "Public registers of places of detention", hang=30, size=15)
    sheet.heading("", "Report of the Secretary-General", hang=30, size=12)
    sheet.skip(10)


def _introduction(sheet: Sheet) -> None:
    sheet.heading("I.", "Introduction", size=13)
    sheet.paragraph(
        "The present report is a sample that Travaux typesets itself: no organ ever asked for it. In its "
        "resolution 98/203, the General Assembly would have requested the Secretary-General to say which "
        "States keep a public register of places of detention.{1}",
        label="1.",
        note="1 A register is public when anybody may consult it without giving a reason.",
    )
    sheet.paragraph(
        "For the purposes of the report, a place of detention is any place in which a person is held and "
        "which that person may not leave at will, including:",
        label="2.",
    )
    for label, text in (
        ("(a)", "Prisons, police stations and remand centres;"),
        ("(b)", "Centres in which migrants are held, whether run by a public authority or by a company;"),
        ("(c)", "Closed wards of hospitals and homes."),
    ):
        sheet.paragraph(text, label=label, indent=30)


def _findings(sheet: Sheet) -> None:
    sheet.heading("II.", "Findings", size=13)
    sheet.heading("A.", "Registers that exist")
    sheet.paragraph(
        "Of the States that answered, 81 keep a register and 35 let the public consult it. Answers "
        "came late from some, and a few registers cover police stations only; the table shows how they are "
        "spread.",
        label="3.",
    )
    sheet.table(_ROWS, [190.0, 110.0, 120.0])
    sheet.paragraph(
        "The registers differ in what they say. Nearly all give the name and the place; about half give the "
        "number of persons held; very few say since when, and on whose order.{2} Where the register is kept "
        "by the authority that runs the place, entries were found to be late by a month on average, whereas "
        "registers kept by a court were late by three days.",
        label="4.",
        note="2 See the standards set out in A/RES/43/173, annex, principle 12.",
    )
    sheet.heading("B.", "What stands in the way")
    for label, text in (
        (
            "5.",
            "Two reasons are given for keeping a register closed. The first is the privacy of the persons "
            "held. It is a weighty reason, but it speaks against naming persons and not against naming "
            "places, numbers and dates, which is what the families of the disappeared ask for first.",
        ),
        (
            "6.",
            "The second is security. Several States wrote that a list of places would help those who might "
            "attack them. None of the 35 States with an open register could name an attack that had followed "
            "from it, and eleven of them said that the number of complaints about unlawful detention had "
            "fallen by a third within two years of the opening.",
        ),
        (
            "7.",
            "A practical obstacle remains: in most countries nobody is charged with keeping the register up "
            "to date, and the officers who should report each arrival have no form on which to do it and no "
            "time set aside for it.",
        ),
    ):
        sheet.paragraph(text, label=label)


def _recommendations(sheet: Sheet) -> None:
    sheet.heading("III.", "Recommendations", size=13)
    sheet.paragraph("The Secretary-General recommends that Member States:", label="8.")
    for label, text in (
        (
            "(a)",
            "Establish by law one register of all places of detention, and charge a court with keeping it;",
        ),
        ("(b)", "Open it to the public, with the names of persons held left out;"),
        ("(c)", "Report every year how many entries were late, and by how much."),
    ):
        sheet.paragraph(text, label=label, indent=30)
    sheet.paragraph(
        "He also recommends that the General Assembly return to the question at its one hundred and second "
        "session.",
        label="9.",
    )


if __name__ == "__main__":
    for written in make(Path(sys.argv[1] if len(sys.argv) > 1 else "demo")):
        print(written)
