"""Mastheads old and new, in six languages: what they say, and where each value stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.reading import masthead
from travaux.reading.masthead.lines import folded, look_at
from travaux.reading.pieces import BODY, FURNITURE, MASTHEAD, TITLE, Draft, Piece, Style
from travaux.texts.geometry import Box
from travaux.texts.reading import Metadata, Span

TEXT = {
    "en": "1. The present report is submitted to the Assembly in accordance with the resolution, in which "
    "the Committee was requested to report on the measures that have been taken by the State party.",
    "fr": "1. Le présent rapport est soumis à l’Assemblée conformément à la résolution, dans laquelle le "
    "Comité a été prié de rendre compte des mesures qui ont été prises par l’État partie.",
    "es": "1. El presente informe se somete a la Asamblea de conformidad con la resolución, en la que se "
    "pidió al Comité que informara sobre las medidas que han sido adoptadas por el Estado parte.",
    "pt": "1. O presente relatório é apresentado à Corte em conformidade com a resolução, na qual se "
    "solicitou às partes que informassem sobre as medidas que foram adotadas pelo Estado.",
    "ru": "1. Настоящий доклад представляется Ассамблее в соответствии с резолюцией, в которой Комитету "
    "было предложено.",
    "zh": "1. 本报告是根据大会决议提交的，大会在该决议中请委员会报告缔约国采取的措施。",
    "ar": "1- يقدم هذا التقرير إلى الجمعية العامة عملا بالقرار الذي طلبت فيه إلى اللجنة أن تقدم تقريرا.",
}
LEFT, RIGHT, INDENTED = 60.0, 360.0, 122.0


def at(
    text: str,
    x: float = LEFT,
    *,
    page: int = 1,
    size: float = 10.0,
    bold: bool = False,
    align: str = "left",
    gap: float | None = None,
    role: str = BODY,
) -> Piece:
    """A piece on a page, its left edge at `x`."""
    box = Box(page, x, 100.0, x + 5.0 * len(text), 112.0)
    style = Style(size=size, bold=bold, align=align, gap=gap, caps=text.isupper())
    return Piece(text, role, style, spans=[Span(page, box, 0, len(text))])


def title(text: str, size: float = 14.0) -> Piece:
    """A title as the new layouts set it: large, bold, set in."""
    return at(text, INDENTED, size=size, bold=True, gap=2.0)


def marked(*pieces: Piece, language: str = "en") -> tuple[Metadata, Draft]:
    """Metadata of a first page with these pieces and some text in `language`."""
    draft = Draft("application/pdf", [*pieces, at(TEXT[language]), at(TEXT[language], page=2)])
    return masthead.mark(draft), draft


def with_role(draft: Draft, role: str) -> list[str]:
    """The texts of the pieces that got a role."""
    return [piece.text for piece in draft.pieces if piece.role == role]


def test_new_york() -> None:
    meta, draft = marked(
        at("United Nations"),
        at("A/80/188", RIGHT),
        at("General Assembly", size=20, bold=True),
        at("Distr.: General", RIGHT),
        at("17 July 2025", RIGHT),
        at("Original: English", RIGHT, gap=1.0),
        at("Eightieth session", bold=True),
        at("Item 72 (b) of the provisional agenda*", gap=0.2),
        at("Promotion and protection of human rights: human rights questions", bold=True, gap=0.2),
        title("Promotion and protection of human rights in the context of climate change"),
        title("Note by the Secretary-General", 12),
        at("25-11710 (E) 180825"),
        at("*2511710*"),
    )
    assert meta == Metadata(
        symbol="A/80/188",
        title="Promotion and protection of human rights in the context of climate change",
        language="en",
        original_language="en",
        date="2025-07-17",
        distribution="General",
        body="General Assembly",
        session="Eightieth session",
        agenda_item="72 (b)",
        job_number="25-11710",
        sources=meta.sources,
    )
    assert "Distr.: General 17 July 2025 Original: English" in with_role(draft, MASTHEAD)
    assert with_role(draft, TITLE) == [
        "Promotion and protection of human rights in the context of climate change",
        "Note by the Secretary-General",
    ]
    assert with_role(draft, FURNITURE) == ["25-11710 (E) 180825", "*2511710*"]
    assert with_role(draft, BODY) == [TEXT["en"]] * 2


def test_every_source_is_a_piece_that_says_it() -> None:
    meta, draft = marked(
        at("United Nations A/HRC/43/12"),
        at("General Assembly Distr.: General 27 December 2019 Original: English"),
        at("Human Rights Council", bold=True),
        at("Forty-third session", bold=True, gap=0.1),
        at("24 February–20 March 2020", gap=0.1),
        at("Agenda item 6", gap=0.1),
        title("Report of the Working Group on the Universal Periodic Review*"),
        title("Islamic Republic of Iran"),
        at("GE.19-22573(E)", role=FURNITURE),
    )
    said = {name: draft.pieces[int(source.removeprefix("piece:"))].text for name, source in meta.sources}
    assert set(said) == {
        "symbol", "title", "language", "original_language", "date", "distribution", "body", "session",
        "agenda_item", "job_number",
    }  # fmt: skip
    assert meta.symbol is not None
    assert meta.symbol in said["symbol"]
    assert said["date"].count("27 December 2019") == 1
    assert (
        said["session"] == "Human Rights Council Forty-third session 24 February–20 March 2020 Agenda item 6"
    )
    assert said["job_number"] == "GE.19-22573(E)"
    assert meta.body == "Human Rights Council"
    assert (
        meta.title == "Report of the Working Group on the Universal Periodic Review: Islamic Republic of Iran"
    )


def test_geneva_before_2008_is_two_blocks() -> None:
    meta, draft = marked(
        at("UNITED NATIONS", bold=True),
        at("General Assembly", bold=True),
        at("A", RIGHT, size=36, bold=True, role=MASTHEAD),
        at("Distr.", RIGHT),
        at("GENERAL", RIGHT),
        at("A/HRC/WG.6/7/ITA/1", RIGHT, gap=1.0),
        at("16 November 2009", RIGHT),
        at("Original: ENGLISH", RIGHT, gap=2.0),
        at("HUMAN RIGHTS COUNCIL"),
        at("Working Group on the Universal Periodic Review", gap=0.1),
        at("Seventh session", gap=0.1),
        at("Geneva, 8-19 February 2010", gap=0.1),
        at("NATIONAL REPORT SUBMITTED IN ACCORDANCE WITH PARAGRAPH 15 (A)", align="center", bold=True),
        at("Italy", align="center", bold=True),
    )
    blocks = with_role(draft, MASTHEAD)
    assert "Distr. GENERAL A/HRC/WG.6/7/ITA/1 16 November 2009 Original: ENGLISH" in blocks
    assert (
        "HUMAN RIGHTS COUNCIL Working Group on the Universal Periodic Review "
        "Seventh session Geneva, 8-19 February 2010" in blocks
    )
    assert (meta.symbol, meta.date, meta.session) == ("A/HRC/WG.6/7/ITA/1", "2009-11-16", "Seventh session")
    assert meta.title == "NATIONAL REPORT SUBMITTED IN ACCORDANCE WITH PARAGRAPH 15 (A): Italy"


def test_the_symbol_above_the_block_is_not_drawn_into_it() -> None:
    _, draft = marked(
        at("Nations Unies"),
        at("A/HRC/WG.6/7/ITA/1", RIGHT),
        at("Assemblée générale", bold=True),
        at("Distr. générale", RIGHT),
        at("16 novembre 2009", RIGHT),
        at("Français", RIGHT),
        at("Original: anglais", RIGHT),
        language="fr",
    )
    assert "Distr. générale 16 novembre 2009 Français Original: anglais" in with_role(draft, MASTHEAD)


def test_two_symbols_stacked() -> None:
    meta, _ = marked(
        at("UNITED NATIONS"),
        at("General Assembly Security Council", bold=True),
        at("Distr. GENERAL A/52/826 S/1998/222 17 March 1998 ORIGINAL: ENGLISH", RIGHT),
        at("GENERAL ASSEMBLY Fifty-second session Agenda item 43"),
        at("THE SITUATION IN AFGHANISTAN", align="center"),
        at("Report of the Secretary-General", align="center"),
    )
    assert (meta.symbol, meta.other_symbols) == ("A/52/826", ("S/1998/222",))
    assert dict(meta.sources)["other_symbols"] == "piece:2"
    assert (meta.title, meta.agenda_item) == ("THE SITUATION IN AFGHANISTAN", "43")


@pytest.mark.parametrize(
    ("code", "head", "block", "session", "expected"),
    [
        (
            "fr",
            "Nations Unies A/78/354",
            "Assemblée générale Distr. générale 13 septembre 2023 Français Original : anglais",
            "Soixante-dix-huitième session Point 73 b) de l’ordre du jour provisoire",
            ("2023-09-13", "Soixante-dix-huitième session", "73 b)", "Assemblée générale"),
        ),
        (
            "es",
            "Naciones Unidas A/78/354",
            "Asamblea General Distr. general 13 de septiembre de 2023 Español Original: inglés",
            "Septuagésimo octavo período de sesiones Tema 73 b) del programa provisional",
            ("2023-09-13", "Septuagésimo octavo período de sesiones", "73 b)", "Asamblea General"),
        ),
        (
            "ru",  # mastheads in Russian, Chinese and Arabic keep English lines
            "Организация Объединенных Наций A/78/354",
            "Генеральная Ассамблея Distr.: General 13 September 2023 Russian Original: English",
            "Семьдесят восьмая сессия Пункт 73 b) предварительной повестки дня",
            ("2023-09-13", "Семьдесят восьмая сессия", "73 b)", "Генеральная Ассамблея"),
        ),
        (
            "zh",
            "联合国 A/78/354",
            "大会 Distr.: General 13 September 2023 Chinese Original: English",
            "第七十八届会议 临时议程项目73(b)",
            ("2023-09-13", "第七十八届会议", "73(b)", "大会"),
        ),
        (
            "ar",
            "الأمم المتحدة A/78/354",
            "الجمعية العامة Distr.: General 13 September 2023 Arabic Original: English",
            "الدورة الثامنة والسبعون البند 73 (ب) من جدول الأعمال المؤقت",
            ("2023-09-13", "الدورة الثامنة والسبعون", "73 (ب)", "الجمعية العامة"),
        ),
    ],
)
def test_six_languages(code: str, head: str, block: str, session: str, expected: tuple[str, ...]) -> None:
    meta, draft = marked(at(head), at(block), at(session), language=code)
    assert (meta.date, meta.session, meta.agenda_item, meta.body) == expected
    assert (meta.symbol, meta.language, meta.original_language, meta.distribution) == (
        "A/78/354",
        code,
        "en",
        "General",
    )
    assert not draft.warnings


def test_resolution() -> None:
    meta, draft = marked(
        at("UNITED NATIONS"),
        at("General Assembly", bold=True),
        at("Distr. GENERAL A/RES/48/246 11 May 1994", RIGHT),
        at("Forty-eighth session Agenda item 165"),
        at("RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY", align="center"),
        at("[on the report of the Fifth Committee (A/48/826/Add.1)]", align="center"),
        at("48/246. Financing of the United Nations Mission in Haiti"),
        at("The General Assembly,"),
    )
    assert meta.title == "48/246. Financing of the United Nations Mission in Haiti"
    assert (meta.symbol, meta.other_symbols, meta.date) == ("A/RES/48/246", (), "1994-05-11")
    assert "[on the report of the Fifth Committee (A/48/826/Add.1)]" in with_role(draft, MASTHEAD)
    assert "The General Assembly," in with_role(draft, BODY)


@pytest.mark.parametrize(
    "opening",
    [
        "L’Assemblée générale,",
        "General Assembly,",
        "الجمعية العامة،",
        "大会，",
        "Conseil des droits de l’homme,",
    ],
)
def test_an_organ_with_a_comma_begins_to_speak(opening: str) -> None:
    _, draft = marked(
        at("Assemblée générale", bold=True),
        at("Distr. générale A/RES/99/902 21 décembre 2044", RIGHT),
        at("99/902. Registres publics"),
        at(opening),
    )
    assert opening in with_role(draft, BODY)
    assert "Assemblée générale" in with_role(draft, MASTHEAD)


@pytest.mark.parametrize(
    "text",
    [
        "Letter dated 3 June 2025 from the Permanent Representative of the Sudan addressed to the President",
        "Carta de fecha 12 de septiembre de 2023 dirigida a la Presidencia del Consejo de Seguridad",
        "Lettres identiques datées du 3 juin 2025, adressées au Secrétaire "
        "général par le Représentant permanent",
        "Письмо постоянных представителей Новой Зеландии и Норвегии от 11 марта 2024 года",
        "2024年3月11日新西兰和挪威常驻联合国代表给安全理事会主席的信",
    ],
)
def test_letters_are_their_own_title(text: str) -> None:
    meta, _ = marked(
        at("United Nations S/2025/354"),
        at("Security Council Distr.: General 20 June 2025"),
        at(text, INDENTED),
    )
    assert meta.title == text
    assert meta.date == "2025-06-20"  # not the date of the letter


def test_verbatim_record() -> None:
    meta, draft = marked(
        at("United Nations S/PV.3756"),
        at("Security Council Provisional", size=20, bold=True),
        at("Fifty-second Year"),
        at("3756th Meeting", gap=0.1),
        at("Friday, 21 March 1997, 6 p.m.", gap=0.1),
        at("New York", gap=0.1),
        at("President: Mr. Wlosowicz (Poland)"),
        at("The meeting was called to order at 6.20 p.m."),
        at("Adoption of the agenda", bold=True),
    )
    assert (meta.symbol, meta.body, meta.date) == ("S/PV.3756", "Security Council", "1997-03-21")
    assert (meta.session, meta.title) == ("Fifty-second Year", "3756th Meeting")
    assert "Adoption of the agenda" in with_role(draft, BODY)


def test_court_without_symbol() -> None:
    meta, draft = marked(
        at("RESOLUÇÃO DO PRESIDENTE DA CORTE INTERAMERICANA DE DIREITOS HUMANOS", align="center", bold=True),
        at("DE 14 DE NOVEMBRO DE 2023", align="center", bold=True),
        at("CASO MUNIZ DA SILVA VS. BRASIL", align="center", bold=True),
        at("VISTO:", bold=True),
        language="pt",
    )
    assert (meta.symbol, meta.date, meta.language) == (None, "2023-11-14", "pt")
    assert meta.title == (
        "RESOLUÇÃO DO PRESIDENTE DA CORTE INTERAMERICANA DE DIREITOS HUMANOS: CASO MUNIZ DA SILVA VS. BRASIL"
    )
    assert meta.body == "CORTE INTERAMERICANA DE DIREITOS HUMANOS"
    assert not with_role(draft, MASTHEAD)


def test_case_name_on_the_cover_of_a_judgment() -> None:
    meta, _ = marked(
        at("IN THE COURT OF JUSTICE OF THE ECONOMIC COMMUNITY OF WEST AFRICAN STATES (ECOWAS)", size=14),
        at("In the Case", size=14, align="center"),
        at(
            "JOHN DOE v. REPUBLIC OF UTOPIA Application No. ECW/CCJ/APP/27/17 Judgment No. ECW/CCJ/JUD/16/22",
            size=14,
        ),
        at("JUDGMENT", size=14, align="center"),
        at("On March 28, 2022", size=14, align="center"),
    )
    assert (meta.title, meta.date, meta.symbol) == ("JOHN DOE v. REPUBLIC OF UTOPIA", "2022-03-28", None)


def test_a_page_out_of_the_middle_says_nothing_of_itself_but_its_symbol() -> None:
    draft = Draft(
        "application/pdf", [at("A/57/292", page=16, role=FURNITURE), at("V. Conclusions", page=16, bold=True)]
    )
    meta = masthead.mark(draft)
    assert (meta.symbol, meta.title, meta.date) == ("A/57/292", None, None)
    assert [piece.role for piece in draft.pieces] == [FURNITURE, BODY]


# --- what disagrees ---------------------------------------------------------------------------

HEAD = (at("United Nations S/2024/228"), at("Security Council Distr.: General 11 March 2024 English"))


def codes(draft: Draft) -> list[str]:
    """The codes of the warnings."""
    return [warning.code for warning in draft.warnings]


def test_the_text_wins_over_the_language_the_masthead_prints() -> None:
    meta, draft = marked(*HEAD, language="ru")
    assert (meta.language, codes(draft)) == ("ru", ["language-conflict"])


def test_a_long_annex_in_another_language_does_not() -> None:
    annex = [at(TEXT["ar"], page=page) for page in range(2, 30)]
    draft = Draft("application/pdf", [*HEAD, *(at(TEXT["en"]) for _ in range(3)), *annex])
    assert masthead.mark(draft).language == "en"
    assert codes(draft) == ["language-mixed"]


def test_another_symbol_in_the_running_heads_is_said() -> None:
    heads = [at("S/2024/229", page=page, role=FURNITURE) for page in (2, 3)]
    meta, draft = marked(*HEAD, *heads)
    assert (meta.symbol, codes(draft)) == ("S/2024/228", ["symbol-conflict"])


def test_the_page_wins_over_the_properties_of_the_file() -> None:
    hints = {
        "symbol": "S/2024/216",
        "language": "English",
        "job_number": "2404696",
        "session": "Fifth session",
    }
    draft = Draft("application/x", [*HEAD, at("24-04696 (E)"), at(TEXT["en"])], hints=hints)
    meta = masthead.mark(draft)
    assert (meta.symbol, meta.job_number, meta.language) == ("S/2024/228", "24-04696", "en")
    assert (meta.session, dict(meta.sources)["session"]) == ("Fifth session", "docProps/custom.xml")
    assert codes(draft) == ["property-conflict"]


# --- lines ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("16 November 2009", "date", "2009-11-16"),
        ("1er novembre 2009", "date", "2009-11-01"),
        ("11 de mayo de 1994", "date", "1994-05-11"),
        ("14 DE NOVEMBRO DE 2023", "date", "2023-11-14"),
        ("March 28, 2022", "date", "2022-03-28"),
        ("20 февраля 2024 года", "date", "2024-02-20"),
        ("2024年2月20日", "date", "2024-02-20"),
        ("20 شباط/فبراير 2024", "date", "2024-02-20"),
        ("٢٠ شباط/فبراير ٢٠٢٤", "date", "2024-02-20"),
        ("Original: English/French", "original", "en,fr"),
        ("Original: español", "original", "es"),
        ("Distr.: Limited", "distribution", "Limited"),
        ("DISTR. RESTREINTE", "distribution", "Restricted"),
        ("GE.09-17088 (F) 111209 161209", "job", "GE.09-17088(F)"),
        ("GE. 10-10168", "job", "GE.10-10168"),
        ("V.05-12345 (E)", "job", "V.05-12345(E)"),
        ("Items 138 and 139 of the preliminary list**", "agenda", "138 and 139"),
        ("Points 138 et 139 de la liste préliminaire", "agenda", "138 et 139"),
        ("Temas 72 b) y c) del programa provisional*", "agenda", "72 b) y c)"),
        ("Quatre-vingt-unième session", "session", "Quatre-vingt-unième session"),
        ("Soixante et onzième session", "session", "Soixante et onzième session"),
        ("Twenty-fourth special session", "session", "Twenty-fourth special session"),
        ("Substantive session of 1999", "session", "Substantive session of 1999"),
        ("Vigésimo quinto período de sesiones", "session", "Vigésimo quinto período de sesiones"),
        ("第三十八届会议", "session", "第三十八届会议"),
    ],
)
def test_lines(line: str, kind: str, value: str) -> None:
    found = look_at(line)
    assert found.first(kind) == value
    assert not found.rest


@pytest.mark.parametrize(
    "line", ["31 February 2024 is", "99 May 2020", "The Committee met in May.", "Article 6", "Chapter II"]
)
def test_lines_of_text_are_not_explained(line: str) -> None:
    assert look_at(line).rest


@given(st.text(max_size=120))
def test_folding_keeps_places_and_looking_never_fails(text: str) -> None:
    assert len(folded(text)) == len(text)
    look_at(text)


PARTS = [
    "United Nations",
    "Distr.: General",
    "17 July 2025",
    "A/80/188",
    "Eightieth session",
    "Agenda item 7",
    "Italy",
    "",
]


@given(st.lists(st.sampled_from(PARTS), max_size=12))
def test_no_text_is_lost_however_the_page_is_cut(parts: list[str]) -> None:
    draft = Draft("application/pdf", [at(part) for part in parts])
    masthead.mark(draft)
    assert " ".join(" ".join(piece.text for piece in draft.pieces).split()) == " ".join(
        " ".join(parts).split()
    )
    for piece in draft.pieces:
        assert [text for span in piece.spans for text in piece.text[span.start : span.end]] == list(
            piece.text
        )
