"""Verbatim records: one speech one block, with speaker, country and the language spoken."""

from __future__ import annotations

import pytest

from tests.typeset.asked import of, read
from tests.typeset.furniture import page_number, running_symbol
from tests.typeset.prose import prose
from tests.typeset.typesetter import Typesetter
from tests.typeset.words import plain
from travaux.texts.reading import Kind

SPEAKERS = [
    ("<b>The President</b>", "The President", None, None),
    ("<b>Mr. Valdés</b> (Chile) (<i>spoke in Spanish</i>)", "Mr. Valdés", "Chile", "Spanish"),
    ("<b>Ms. Al-Thani</b> (Qatar) (<i>spoke in Arabic</i>)", "Ms. Al-Thani", "Qatar", "Arabic"),
    ("<b>Mr. Smith</b> (United Kingdom)", "Mr. Smith", "United Kingdom", None),
]


@pytest.mark.parametrize("columns", [1, 2])
def test_speaker_country_and_language(columns: int) -> None:
    ts = Typesetter(columns=columns, head=running_symbol("A/57/PV.77"), foot=page_number())
    for n, (lead, *_) in enumerate(SPEAKERS):
        ts.para(f"{lead}: {prose(n, 5)}", first=28)
        ts.para(prose(50 + n, 5), first=28)
    speeches = of(read(ts), Kind.SPEECH)
    heads = [dict(b.details) for b in speeches if dict(b.details).get("speaker")]
    found = [(d.get("speaker"), d.get("country"), d.get("language") or d.get("spoken")) for d in heads]
    assert list(dict.fromkeys(found)) == [(s, c, lang) for _, s, c, lang in SPEAKERS]


def test_one_speech_is_one_block_with_all_its_words() -> None:
    ts = Typesetter(columns=2, head=running_symbol("A/57/PV.77"))
    for n, (lead, *_) in enumerate(SPEAKERS):
        ts.para(f"{lead}: {prose(n, 8)}", first=28)
    found = [b.text for b in of(read(ts), Kind.SPEECH)]
    assert found == [plain(f"{lead}: {prose(n, 8)}") for n, (lead, *_) in enumerate(SPEAKERS)]


def test_a_colon_makes_no_speaker() -> None:
    ts = Typesetter()
    for n in range(1, 6):
        ts.para(f"Mr. Valdés (Chile) said: {prose(n, 4)}", label=f"{n}.")
    reading = read(ts)
    assert of(reading, Kind.SPEECH) == []
    assert [b.number for b in of(reading, Kind.PARAGRAPH)] == ["1", "2", "3", "4", "5"]
