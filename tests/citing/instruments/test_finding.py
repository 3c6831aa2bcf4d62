"""Names of instruments in texts: whole, loose, inflected, general; and what is none."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.citing.instruments import ALL, Form, Instrument, find, titled

TEN = ["udhr", "iccpr", "icescr", "icerd", "crc", "cedaw", "icrmw", "untoc"]


def named(text: str, language: str = "en") -> list[tuple[str, str]]:
    """What was found: the words, and ids or the general noun."""
    return [(text[one.start : one.end], " ".join(one.ids) or one.noun) for one in find(text, language)]


def ids(text: str, language: str = "en") -> list[str]:
    return [name for _, name in named(text, language)]


@pytest.mark.parametrize("one", ALL.values(), ids=lambda one: one.id)
def test_every_title_and_other_title_is_found_as_itself(one: Instrument) -> None:
    titles = [*one.titles.items(), *((code, name) for code, some in one.also.items() for name in some)]
    for code, title in titles:
        assert [row.ids for row in find(f"({title})", code)] == [(one.id,)], title


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("International Covenant of Civil and Political Rights", "en", ["iccpr"]),  # "of" for "on"
        ("the Covenant on Civil and Political Rights", "en", ["iccpr"]),  # "International" left out
        ("CONVENTION ON THE RIGHTS OF THE CHILD", "en", ["crc"]),
        ("Convention on the Elimination of All Forms of Discrimination Against\nWomen", "en", ["cedaw"]),
        ("Convention on the Elimination of Racial Discrimination", "en", ["icerd"]),
        ("the International Convention Against Torture", "en", ["cat"]),
        ("Covenant on Economic, Social, and Cultural Rights", "en", ["icescr"]),  # one comma more
        ("Convention against Transnational Organized Crime", "en", ["untoc"]),
        ("Convention relative aux droits de l'enfant", "fr", ["crc"]),  # a plain apostrophe
        ("la Convention sur l’elimination de toutes les formes de discrimination à l’égard des femmes", "fr",
         ["cedaw"]),
        ("Convencion sobre los derechos del nino", "es", ["crc"]),  # no accents
        ("Международного пакта о гражданских и политических правах", "ru", ["iccpr"]),
        ("Конвенцией о правах ребёнка", "ru", ["crc"]),
        ("в Конвенции против пыток", "ru", ["cat"]),
        ("وبالعهد الدولي الخاص بالحقوق المدنية والسياسية", "ar", ["iccpr"]),  # "and by the" glued on
        ("لاتفاقيّة حقوق الطفل", "ar", ["crc"]),  # with a vowel sign
        ("إتفاقية حقوق الطفل", "ar", ["crc"]),  # hamza written
        ("《公民及政治权利国际公约》", "zh", ["iccpr"]),  # the older name
        ("《儿童权利公约》关于买卖儿童、儿童卖淫和儿童色情制品问题的任择议定书", "zh", ["crc-opsc"]),
        ("《公民权利和政治权利国际公约》《任择议定书》第五条", "zh", ["iccpr-op1"]),
    ],
)  # fmt: skip
def test_loose_and_inflected(text: str, language: str, expected: list[str]) -> None:
    assert ids(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Optional Protocol to the Convention on the Rights of the Child", ["crc-opac crc-opsc crc-opic"]),
        ("Optional Protocol to the Convention on the Rights of the Child on the involvement of children in "
         "armed conflict", ["crc-opac"]),
        ("the Optional Protocol to the ICCPR", ["iccpr-op1"]),
        ("the Second Optional Protocol to the International Covenant on Civil and Political Rights",
         ["iccpr-op2"]),
        ("the Optional Protocol to CEDAW", ["cedaw-op"]),
        ("Protocol No. 4 to the Convention for the Protection of Human Rights and Fundamental Freedoms", []),
        ("Protocol to the African Charter on Human and Peoples’ Rights on the Rights of Women in Africa",
         ["maputo"]),
        ("the Protocol and the Convention on the Rights of the Child", ["protocol", "crc"]),
        ("the Inter-American Convention against Corruption", []),
        ("the United Nations Convention against Corruption", ["uncac"]),
        ("the Convention on Nuclear Safety", []),
        ("the European Convention on Extradition", []),
        ("the Convention on 3 May, and the Convention on the ground that", ["convention", "convention"]),
    ],
)  # fmt: skip
def test_a_title_in_a_longer_one_is_not_it(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("article 12 of the CRC", ["crc"]),
        ("ratify CEDAW", ["cedaw"]),
        ("States parties to ICCPR, ICESCR, CRC and CAT", ["iccpr", "icescr", "crc", "cat"]),  # a list
        ("the CRC recommended that", []),
        ("CEDAW noted with concern", []),
        ("The Committee on the Rights of the Child (CRC) urged", []),
        ("see CRC/C/GC/12 and CAT/C/GC/4", []),
        ("the Convention on the Rights of the Child (CRC)", ["crc"]),  # once, not twice
        ("the cat sat on the mat, and the eu charter", []),
    ],
)
def test_abbreviations_that_committees_share(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the 1961 Convention", ["stateless-1961 narcotics-1961"]),
        ("the 1951 Convention", ["refugee-convention"]),
        ("the Geneva Conventions", ["gc1 gc2 gc3 gc4"]),
        ("the Geneva Convention", ["gc1 gc2 gc3 gc4 refugee-convention"]),
        ("the Guiding Principles", ["ungps idp-principles"]),
        ("Convention No. 169, ILO Convention 189 and C29", ["ilo-c169", "ilo-c189"]),
        ("Protocols on Trafficking in Persons and Smuggling of Migrants",
         ["trafficking-protocol smuggling-protocol"]),
    ],
)  # fmt: skip
def test_forms_that_several_share(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


def test_a_form_for_all_of_several_says_so() -> None:
    assert find("the Geneva Conventions")[0].form is Form.GROUP
    assert find("the 1961 Convention")[0].form is Form.SHORT
    assert find("the Rome Statute of the International Criminal Court")[0].form is Form.TITLE


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("article 9 of the Covenant", "en", [("Covenant", "covenant")]),
        ("Article 2 (4) of the Charter", "en", [("Charter", "charter")]),
        ("a convention of the parties", "en", []),
        ("l’article 40 du Pacte et du Protocole facultatif", "fr",
         [("Pacte", "covenant"), ("Protocole facultatif", "protocol")]),
        ("la Convention européenne", "fr", []),
        ("el artículo 8 del Protocolo Facultativo", "es", [("Protocolo Facultativo", "protocol")]),
        ("со статьей 40 Пакта", "ru", [("Пакта", "covenant")]),
        ("статье 99 Устава", "ru", [("Устава", "charter")]),
        ("Конвенции о ядерной безопасности", "ru", []),
        ("بموجب المادة 40 من العهد", "ar", [("العهد", "covenant")]),
        ("الفقرة 4 من المادة 5 من البروتوكول الاختياري", "ar", [("البروتوكول الاختياري", "protocol")]),
        ("《公约》第40条第4款", "zh", [("公约", "treaty")]),
        ("根据《任择议定书》第五条", "zh", [("任择议定书", "protocol")]),
        ("宪章第十八条", "zh", [("宪章", "charter")]),
        ("《核安全公约》第五条", "zh", []),
    ],
)  # fmt: skip
def test_general_nouns(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert named(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "article 13 of the Constitution", "articles 32 or 226 of the Constitution", "Penal Code (arts. 218)",
        "decree No. 22-2008", "Advisory Opinion No. 32", "SC/7791-IK/365", "24/7, HIV/AIDS",
        "《国籍法》第3.1条", "المادة 41 من الدستور", "статья 5 Конституции", "código penal",
    ],
)  # fmt: skip
def test_what_names_no_instrument(text: str) -> None:
    assert find(text) == []


def test_the_page_of_the_seed_names_ten(shared: Path) -> None:
    text = (shared / "seeds" / "001_0269829f5adbf4d7.txt").read_text(encoding="utf-8")
    assert ids(text) == [*TEN, "trafficking-protocol smuggling-protocol", "convention"]
    assert ids((shared / "seeds" / "000_70a1d334af22c38f.txt").read_text(encoding="utf-8")) == ids(text)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("International Covenant on Civil and Political Rights", "iccpr"),
        ("INTERNATIONAL COVENANT ON CIVIL AND POLITICAL RIGHTS", "iccpr"),
        ("The United Nations: Convention on the Rights of the Child", "crc"),
        ("Конвенция о правах ребёнка", "crc"),
        ("儿童权利公约", "crc"),
        ("Report on the Convention on the Rights of the Child", None),
        ("Convention on the Rights of the Child: third report", None),
        ("CRC", None),
        ("Geneva Convention", None),
        ("", None),
    ],
)
def test_whose_title_it_is(title: str, name: str | None) -> None:
    assert titled(title) == name


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Convention on the", "Optional Protocol to", "the", "CRC", "Rights", ",", "公约", "《", "العهد"]
        ),
        max_size=60,
    )
)  # fmt: skip
def test_names_are_in_order_and_apart(parts: list[str]) -> None:
    text = " ".join(parts)
    found = find(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "piece", ["Convention on the ", "the ", "CRC, ", "Protocol to the ", "公约", "Optional Protocol to the "]
)  # fmt: skip
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    find("the Covenant")  # names are loaded once
    short, long = piece * 2_000, piece * 16_000
    assert _seconds(long) < 8 * _seconds(short) * 3 + 0.05


def _seconds(text: str) -> float:
    took = []
    for _ in range(3):
        start = time.process_time()
        find(text)
        took.append(time.process_time() - start)
    return min(took)
