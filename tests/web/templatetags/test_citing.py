"""What templates of citations ask for."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from travaux.texts.links import Place
from travaux.web.templatetags import citing


def test_a_sentence_in_three_parts() -> None:
    row = SimpleNamespace(sentence="See A/1, then.", start=4, end=7)
    assert citing.parted(row) == ("See ", "A/1", ", then.")


@pytest.mark.parametrize(
    ("given", "words"),
    [("para_62__list_a", "para. 62 (a)"), ("fn_3", "footnote 3"), ("no address!", "no address!")],
)
def test_an_address_in_words(given: str, words: str) -> None:
    assert citing.place_words(given) == words


@pytest.mark.parametrize(
    ("symbol", "name"),
    [
        ("A/57/292", "A/57/292"),
        ("Instrument/iccpr", "International Covenant on Civil and Political Rights"),
        ("Instrument/nobody-knows", "nobody-knows"),
    ],
)
def test_an_instrument_goes_by_its_title(symbol: str, name: str) -> None:
    assert citing.work_name(symbol) == name


def test_states_and_verdicts_in_words() -> None:
    assert citing.state_words("waiting") == "not in the library"
    assert citing.verdict_words("rejected") == "Rejected: this cites nothing"
    assert citing.state_words("new") == citing.verdict_words("new") == "new"


def test_links() -> None:
    place = Place("A/57/292", "en")
    assert (citing.citations(place), citing.check(place)) == ("/A/57/292/en/citations", "/A/57/292/en/check")
    assert citing.at(place, "para_3") == "/A/57/292/en/para/3"


def test_a_share() -> None:
    assert citing.percent(0.923) == "92 %"
